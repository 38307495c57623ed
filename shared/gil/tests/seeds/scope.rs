//! Which blocks the machine must run as CPython does: rules about what stands in the block.

use std::fmt;

use crate::facts::Facts;

/// Modules that the machine does not have on purpose, and what teaches the same here.
const OUTSIDE: [(&str, &str); 5] = [
    ("aiohttp", "no such module in CPython's library; a native twin serves"),
    ("asyncio", "an event loop is no matter of the GIL; a native twin serves"),
    ("bs4", "no such module in CPython's library; a native twin parses"),
    ("numpy", "native code in Python's name; a native twin serves"),
    ("tkinter", "a window needs a display"),
];

/// What is asked of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// It runs, and does what CPython does.
    Program,
    /// It has no statement, and so does nothing.
    Comments,
    /// It is a piece of some program: so many names that it uses are defined nowhere. What CPython
    /// makes of it (nothing, where the names stand in functions that nobody calls; else a `NameError`)
    /// the machine must make of it too.
    Fragment(usize),
    /// It uses a module that the machine does not have: it must be refused in words, or run.
    Outside(&'static str, &'static str),
    /// It is no Python: it must be refused in words.
    NoPython,
}

impl Scope {
    /// The rules, in order. A block without facts is one that does not parse.
    pub(crate) fn of(facts: Option<&Facts>) -> Self {
        let Some(facts) = facts else { return Self::NoPython };
        let outside = OUTSIDE.iter().find(|(module, _)| facts.modules.contains(*module));
        match outside {
            Some(&(module, why)) => Self::Outside(module, why),
            None if facts.is_empty => Self::Comments,
            None if facts.undefined.is_empty() => Self::Program,
            None => Self::Fragment(facts.undefined.len()),
        }
    }

    /// Whether CPython is asked what the block does.
    pub(crate) fn is_compared(&self) -> bool {
        matches!(self, Self::Program | Self::Comments | Self::Fragment(_))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program => write!(f, "in scope"),
            Self::Comments => write!(f, "in scope: only comments"),
            Self::Fragment(1) => write!(f, "in scope, a fragment: 1 name is defined nowhere"),
            Self::Fragment(names) => write!(f, "in scope, a fragment: {names} names are defined nowhere"),
            Self::Outside(module, why) => write!(f, "out: {module}: {why}"),
            Self::NoPython => write!(f, "out: does not parse"),
        }
    }
}

#[test]
fn a_block_is_judged_by_what_stands_in_it() {
    let scope = |code: &str| Scope::of(Facts::of(code).ok().as_ref());
    assert_eq!(scope("import threading\nprint(threading)"), Scope::Program);
    assert_eq!(scope("# nothing"), Scope::Comments);
    assert_eq!(scope("def f():\n    return g(h)"), Scope::Fragment(2));
    assert!(matches!(scope("import numpy.linalg as n"), Scope::Outside("numpy", _)));
    assert_eq!(scope("for x in"), Scope::NoPython);
}
