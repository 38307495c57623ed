//! The decision, as data: what to ask, and which tool each answer leads to.

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Sequence,
    Threads,
    Processes,
    Hybrid,
    EventLoop,
    FreeThreaded,
}

impl Tool {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sequence => "one after the other",
            Self::Threads => "threads",
            Self::Processes => "processes",
            Self::Hybrid => "threads and processes",
            Self::EventLoop => "an event loop",
            Self::FreeThreaded => "threads without a GIL",
        }
    }
}

/// A question, or the end.
pub(crate) enum Node {
    Ask { question: &'static str, yes: &'static Node, no: &'static Node },
    Use { tool: Tool, because: &'static str },
}

use Node::{Ask, Use};

/// The tree. Its root is the question that decides most.
pub(crate) const TREE: Node = Ask {
    question: "Does it wait most of the time (CPU / wall below 0.3)?",
    yes: &Ask {
        question: "For more than some hundred things at once?",
        yes: &Use { tool: Tool::EventLoop, because: "a connection that waits is an entry in a table" },
        no: &Use { tool: Tool::Threads, because: "who waits has no GIL" },
    },
    no: &Ask {
        question: "Does it wait a good part of the time (below 0.8)?",
        yes: &Ask {
            question: "Is what it computes worth a message to another process?",
            yes: &Use { tool: Tool::Hybrid, because: "threads wait, processes compute" },
            no: &Use { tool: Tool::Threads, because: "the waiting overlaps; the rest is short" },
        },
        no: &Ask {
            question: "Is a task longer than a process's start and messages?",
            yes: &Ask {
                question: "Is a free-threaded build at hand, and its libraries ready?",
                yes: &Use { tool: Tool::FreeThreaded, because: "threads start at once and share memory" },
                no: &Use { tool: Tool::Processes, because: "each has a GIL of its own" },
            },
            no: &Use { tool: Tool::Sequence, because: "nothing pays for so short a task" },
        },
    },
};

/// The tree as text.
pub(crate) fn text() -> String {
    let mut out = String::new();
    write(&TREE, "", "", &mut out);
    out
}

fn write(node: &Node, first: &str, rest: &str, out: &mut String) {
    match node {
        Ask { question, yes, no } => {
            *out += &format!("{first}{question}\n");
            write(yes, &format!("{rest}|- yes: "), &format!("{rest}|  "), out);
            write(no, &format!("{rest}`- no:  "), &format!("{rest}   "), out);
        }
        Use { tool, because } => *out += &format!("{first}{}: {because}\n", tool.name().to_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tools(node: &Node, found: &mut Vec<Tool>) {
        match node {
            Ask { yes, no, .. } => {
                tools(yes, found);
                tools(no, found);
            }
            Use { tool, .. } => found.push(*tool),
        }
    }

    #[test]
    fn every_tool_is_right_for_something() {
        let mut found = Vec::new();
        tools(&TREE, &mut found);
        for tool in [
            Tool::Sequence,
            Tool::Threads,
            Tool::Processes,
            Tool::Hybrid,
            Tool::EventLoop,
            Tool::FreeThreaded,
        ] {
            assert!(found.contains(&tool), "{tool:?}");
        }
    }
}
