//! "Did you mean": what a name that is not there may have been meant for (`_compute_suggestion_error`,
//! `Lib/traceback.py`; `Python/suggestions.c`). It is looked for only when an exception is reported.

use crate::builtins::exceptions::{ATTRIBUTE_ERROR, NAME_ERROR};
use crate::builtins::names_of;
use crate::machine::Interpreter;
use crate::object::{Kind, Raise, Value, is_subclass, lock, own_special};

const MOVE: usize = 2;
const CASE: usize = 1;
/// Longer names, and names among more, are left alone.
const LONGEST: usize = 40;
const MOST: usize = 750;

/// Modules that everybody has.
const MODULES: &[&str] = &[
    "abc",
    "argparse",
    "ast",
    "asyncio",
    "base64",
    "bisect",
    "collections",
    "concurrent",
    "contextlib",
    "copy",
    "csv",
    "ctypes",
    "dataclasses",
    "datetime",
    "decimal",
    "dis",
    "enum",
    "fractions",
    "functools",
    "gc",
    "glob",
    "hashlib",
    "heapq",
    "html",
    "http",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "multiprocessing",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "traceback",
    "types",
    "typing",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "weakref",
    "xml",
    "zlib",
];

/// Notes for an exception, and for those that led to it, what is said after its message.
pub(crate) fn suggest(interpreter: &Interpreter, raise: &Raise) {
    for raise in raise.all_in_report() {
        let text = suggestion(interpreter, &raise, true);
        lock(&raise.exception().story).suggestion = text;
    }
}

/// What is said after the message of an exception. Without its traceback, nobody knows which names there were.
pub(crate) fn suggestion(interpreter: &Interpreter, raise: &Raise, with_traceback: bool) -> Option<String> {
    let exception = raise.exception();
    let of = |class| is_subclass(&exception.class, &Value::Type(class));
    let (is_name, is_attribute) = (of(&NAME_ERROR), of(&ATTRIBUTE_ERROR));
    if !is_name && !is_attribute {
        return None;
    }
    let wrong = lock(&exception.attributes).named("name")?;
    let wrong = wrong.as_str()?.to_owned();
    let found = match is_name {
        true if !with_traceback => None,
        true => for_name(interpreter, raise, &wrong),
        false => for_attribute(raise, &wrong),
    };
    let meant = found.map(|meant| format!(". Did you mean: '{meant}'?"));
    if !is_name || !MODULES.contains(&&*wrong) {
        return meant;
    }
    Some(match meant {
        Some(meant) => format!("{meant} Or did you forget to import '{wrong}'?"),
        None => format!(". Did you forget to import '{wrong}'?"),
    })
}

fn for_attribute(raise: &Raise, wrong: &str) -> Option<String> {
    let owner = lock(&raise.exception().attributes).named("obj")?;
    if own_special(&owner, "__dir__").is_some() {
        return None;
    }
    let own = self_of(raise).is_some_and(|receiver| receiver.is(&owner));
    let mut names = names_of(&owner);
    if !wrong.starts_with('_') && !own {
        names.retain(|name| !name.starts_with('_'));
    }
    closest(&names, wrong)
}

fn for_name(interpreter: &Interpreter, raise: &Raise, wrong: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let frame = lock(&raise.exception().story).traceback.first().and_then(|entry| entry.frame.clone());
    if let Some(receiver) = self_of(raise)
        && names_of(&receiver).iter().any(|name| name == wrong)
    {
        return Some(format!("self.{wrong}"));
    }
    if let Some(Kind::Frame(frame)) = frame.as_ref().map(|frame| &frame.kind) {
        names.extend(lock(frame).names());
    }
    names.extend(interpreter.main.all().into_iter().map(|(name, _)| name.to_string()));
    let rank = |value: &Value| match value {
        Value::Native(_) | Value::Object(_) => 0,
        Value::Type(class) if class.is_a(&crate::builtins::exceptions::BASE_EXCEPTION) => 3,
        Value::Type(_) => 2,
        _ => 1,
    };
    let mut built_in: Vec<(i32, &str)> =
        crate::builtins::all().into_iter().map(|(name, value)| (rank(&value), name)).collect();
    built_in.extend([(1, "False"), (1, "None"), (1, "True")]);
    built_in.sort_unstable();
    names.extend(
        built_in.into_iter().filter(|(_, name)| !name.starts_with('_')).map(|(_, name)| name.to_owned()),
    );
    closest(&names, wrong)
}

/// `self` in the frame where the exception was raised.
fn self_of(raise: &Raise) -> Option<Value> {
    let frame = lock(&raise.exception().story).traceback.first()?.frame.clone()?;
    match &frame.kind {
        Kind::Frame(frame) => lock(frame).variable("self"),
        _ => None,
    }
}

/// `_Py_CalculateSuggestions`
fn closest(names: &[String], wrong: &str) -> Option<String> {
    if names.len() >= MOST {
        return None;
    }
    let mut best: Option<(usize, &String)> = None;
    for name in names.iter().filter(|name| **name != wrong) {
        // A third of the characters may differ.
        let most = (wrong.len() + name.len() + 3) * MOVE / 6;
        let most = best.map_or(most, |(distance, _)| most.min(distance.saturating_sub(1)));
        let distance = distance(wrong.as_bytes(), name.as_bytes());
        if distance <= most {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name.clone())
}

/// What it takes to make one name of the other (`levenshtein_distance`).
fn distance(a: &[u8], b: &[u8]) -> usize {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|at| at * MOVE).collect();
    for (at, of_b) in b.iter().enumerate() {
        let (mut corner, mut left) = (at * MOVE, (at + 1) * MOVE);
        for (place, of_a) in row.iter_mut().zip(a) {
            let change = match of_a {
                same if same == of_b => 0,
                other if other.eq_ignore_ascii_case(of_b) => CASE,
                _ => MOVE,
            };
            let best = (corner + change).min(left.min(*place) + MOVE);
            corner = std::mem::replace(place, best);
            left = best;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_little_are_close() {
        assert_eq!(distance(b"pritn", b"print"), 4);
        assert_eq!(distance(b"Value", b"value"), 1);
        let names = ["print", "int", "value"].map(str::to_owned);
        assert_eq!(closest(&names, "prin").as_deref(), Some("print"));
        assert_eq!(closest(&names, "xyz"), None);
    }
}
