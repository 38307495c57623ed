//! Python 2: what a program of CPython 2 says in words that Python 3 has no more.
//!
//! Under the rules of 2.x a program may be written in either language. One that Python 3 cannot parse, or that asks for
//! a module or a built-in function that only Python 2 has, is taken for one of Python 2: its statements are written anew
//! ([`syntax`]), line for line, and the operations that mean something else there become calls of the library's
//! `_python2` ([`meaning`]).

mod meaning;
mod syntax;
mod tokens;

use ruff_python_parser::parse_module;

use crate::modules::IN_PYTHON_2;
use tokens::{Kind, Token, tokens};

pub(crate) use meaning::adapt;

/// The built-in functions and classes of Python 2 that Python 3 lacks: a program that uses one is one of Python 2.
const GONE: &[&str] = &[
    "xrange",
    "raw_input",
    "unicode",
    "basestring",
    "unichr",
    "long",
    "reduce",
    "cmp",
    "file",
    "execfile",
    "apply",
    "StandardError",
];

/// The text in the words of Python 3, if it is one of Python 2.
pub(crate) fn rewritten(text: &str) -> Option<String> {
    let parsed = parse_module(text);
    let all = tokens(text);
    if parsed.is_ok() && !is_of_python_2(text, &all) {
        return None;
    }
    let new = syntax::rewrite(text, &all);
    // Where that did not help, the error is the one of the text that the user wrote.
    (parse_module(&new).is_ok() || parsed.is_ok()).then_some(new)
}

/// Whether the text names what only Python 2 has, and defines it nowhere.
fn is_of_python_2(text: &str, all: &[Token]) -> bool {
    let names: Vec<&str> =
        all.iter().filter(|token| token.kind == Kind::Name).map(|token| token.text(text)).collect();
    let gone = names.iter().any(|name| GONE.contains(name));
    let defined = all.windows(2).any(|pair| {
        GONE.contains(&pair[0].text(text)) && pair[1].text(text) == "="
            || matches!(pair[0].text(text), "def" | "class" | "as") && GONE.contains(&pair[1].text(text))
    });
    let imports = all.windows(2).any(|pair| {
        matches!(pair[0].text(text), "import" | "from") && IN_PYTHON_2.contains(&pair[1].text(text))
    });
    // A program that is ready for either asks for both.
    imports && !names.contains(&"except") || gone && !defined && !names.contains(&"NameError")
}
