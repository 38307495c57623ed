//! Which exceptions a report shows, and in which boxes (`TracebackException`, `Lib/traceback.py`).

use std::fmt::Write as _;

use crate::object::{Kind, Raise, Ref, Value, lock, with_ancestors};

/// So many exceptions of a group are shown (`max_group_width`).
const MOST_PARTS: usize = 15;

/// Groups in groups are shown so deep (`max_group_depth`).
const MOST_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// An exception of a report.
struct Node {
    raise: Raise,
    /// The one that led to it, and what is said in between.
    before: Option<(usize, &'static str)>,
    /// Those of a group.
    parts: Option<Vec<usize>>,
}

/// The exceptions of a report by their places, the reported one first.
pub(super) struct Tree(Vec<Node>);

/// In how many boxes what is written stands, and whether the innermost is still open.
#[derive(Default)]
pub(super) struct Context {
    depth: usize,
    needs_close: bool,
}

impl Context {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Writes whole lines, behind a margin where they stand in a box.
    fn emit(&self, text: &str, margin: char, to: &mut String) {
        if self.depth == 0 {
            to.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            let _ = write!(to, "{indent}{margin} {line}");
        }
    }
}

impl Tree {
    /// An exception that led to several others is shown with the first of them that is looked at.
    pub(super) fn of(raise: &Raise) -> Self {
        let mut nodes = Vec::new();
        let mut seen: Vec<Ref> = Vec::new();
        let add = |raise: Raise, nodes: &mut Vec<Node>, seen: &mut Vec<Ref>| {
            seen.push(raise.0.clone());
            nodes.push(Node { raise, before: None, parts: None });
            nodes.len() - 1
        };
        let mut todo = vec![add(raise.clone(), &mut nodes, &mut seen)];
        while let Some(at) = todo.pop() {
            let raise = nodes[at].raise.clone();
            let known = |other: &Ref| seen.iter().any(|known| Ref::ptr_eq(known, other));
            if let Some((before, why)) = leading_to(&raise, known) {
                let before = add(Raise(before), &mut nodes, &mut seen);
                nodes[at].before = Some((before, why));
                todo.push(before);
            }
            if let Some(parts) = parts(&raise) {
                let parts: Vec<usize> =
                    parts.into_iter().map(|part| add(part, &mut nodes, &mut seen)).collect();
                todo.extend(&parts);
                nodes[at].parts = Some(parts);
            }
        }
        Self(nodes)
    }

    pub(super) fn into_exceptions(self) -> Vec<Raise> {
        self.0.into_iter().map(|node| node.raise).collect()
    }

    /// The report of one of them (`TracebackException.format`).
    pub(super) fn format(&self, at: usize, context: &mut Context, to: &mut String) {
        let mut chain = vec![(at, "")];
        while let Some((before, why)) = chain.last().and_then(|(last, _)| self.0[*last].before) {
            if let Some(last) = chain.last_mut() {
                last.1 = why;
            }
            chain.push((before, ""));
        }
        for (at, why) in chain.into_iter().rev() {
            let Node { raise, parts, .. } = &self.0[at];
            if !why.is_empty() {
                context.emit(why, '|', to);
            }
            match parts {
                Some(_) if context.depth > MOST_DEPTH => {
                    context.emit(&format!("... (max_group_depth is {MOST_DEPTH})\n"), '|', to);
                }
                Some(parts) => self.group(raise, parts, context, to),
                None => {
                    let entries = raise.entries(None);
                    if !entries.is_empty() {
                        context.emit("Traceback (most recent call last):\n", '|', to);
                        context.emit(&entries, '|', to);
                    }
                    context.emit(&raise.only(&raise.suggestion()), '|', to);
                }
            }
        }
    }

    fn group(&self, raise: &Raise, parts: &[usize], context: &mut Context, to: &mut String) {
        let is_outermost = context.depth == 0;
        context.depth += usize::from(is_outermost);
        let entries = raise.entries(None);
        if !entries.is_empty() {
            let margin = if is_outermost { '+' } else { '|' };
            context.emit("Exception Group Traceback (most recent call last):\n", margin, to);
            context.emit(&entries, '|', to);
        }
        context.emit(&raise.only(&raise.suggestion()), '|', to);
        let shown = parts.len().min(MOST_PARTS + 1);
        context.needs_close = false;
        for (at, part) in parts.iter().take(shown).enumerate() {
            // A group that comes last closes the box itself.
            let is_last = at + 1 == shown;
            context.needs_close |= is_last;
            let left = if at == 0 { "+-" } else { "  " };
            let title = if at < MOST_PARTS { (at + 1).to_string() } else { "...".to_owned() };
            let rule = "-".repeat(16);
            let _ = writeln!(to, "{}{left}+{rule} {title} {rule}", context.indent());
            context.depth += 1;
            if at < MOST_PARTS {
                self.format(*part, context, to);
            } else {
                let more = parts.len() - MOST_PARTS;
                let s = if more == 1 { "" } else { "s" };
                context.emit(&format!("and {more} more exception{s}\n"), '|', to);
            }
            if is_last && context.needs_close {
                let _ = writeln!(to, "{}+{}", context.indent(), "-".repeat(36));
                context.needs_close = false;
            }
            context.depth -= 1;
        }
        context.depth -= usize::from(is_outermost);
    }
}

/// The exception that led to this one, and how CPython says so; not one that is known already.
fn leading_to(raise: &Raise, known: impl Fn(&Ref) -> bool) -> Option<(Ref, &'static str)> {
    let story = lock(&raise.exception().story);
    let new = |value: &Value| match value {
        Value::Object(other) if matches!(other.kind, Kind::Exception(_)) && !known(other) => {
            Some(other.clone())
        }
        _ => None,
    };
    match new(&story.cause) {
        Some(cause) => Some((cause, CAUSE)),
        None if story.context_hidden => None,
        None => new(&story.context).map(|context| (context, CONTEXT)),
    }
}

/// The exceptions of a group; `None` for any other exception.
fn parts(raise: &Raise) -> Option<Vec<Raise>> {
    let exception = raise.exception();
    let is_group = |class: &Value| matches!(class.kind(), Some(Kind::Class(class)) if &*class.name == "BaseExceptionGroup" && &*class.module == "builtins");
    if !with_ancestors(&exception.class).iter().any(is_group) {
        return None;
    }
    let parts = lock(&exception.attributes).named("exceptions")?;
    match parts.kind() {
        Some(Kind::Tuple(parts)) => Some(parts.iter().filter_map(Raise::from_value).collect()),
        _ => None,
    }
}
