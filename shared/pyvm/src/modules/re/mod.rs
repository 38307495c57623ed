//! `_re`: regular expressions, for the library's `re`. The semantics are those of CPython's `Modules/_sre`: the first
//! way that fits, tried from left to right.

mod first;
mod matcher;
mod node;
mod parse;
mod program;
mod search;
mod table;

use std::any::Any;

use self::matcher::TooLong;
use self::parse::{Flags, Parser};
use self::program::Program;
use crate::object::{Custom, Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Type, Value};

pub(crate) use self::search::{Search, Way, group_of_name};

pub(crate) static RE: NativeModule = NativeModule {
    name: "_re",
    members: &[
        ("compile", Value::Native(&COMPILE)),
        ("describe", Value::Native(&DESCRIBE)),
        ("match", Value::Native(&MATCH)),
        ("all", Value::Native(&ALL)),
    ],
    of_interpreter: |_, _| None,
};

static CLASS: Type = Type::new(
    "compiled pattern",
    NativeFunction::new("compiled pattern", |_, _| {
        Err(Raise::type_error("cannot create 'compiled pattern' instances"))
    }),
);

impl Custom for Program {
    fn is_constant(&self) -> bool {
        true
    }

    fn class(&self) -> &'static Type {
        &CLASS
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `compile(pattern, flags)`: the compiled pattern, or a pair of what is wrong and where. The flags are those of
/// CPython's `re`.
static COMPILE: NativeFunction = NativeFunction::new("compile", |_, args| {
    let [pattern, flags] = args.exactly()?;
    let bits = flags.to_index()?;
    let has = |bit: i64| bits & bit != 0;
    let (text, is_text) = match pattern.kind() {
        Some(Kind::Bytes(bytes)) => (bytes.iter().map(|byte| char::from(*byte)).collect(), false),
        _ => (pattern.as_str().unwrap_or_default().to_owned(), true),
    };
    let flags = Flags {
        ignore_case: has(2),
        multi_line: has(8),
        dot_all: has(16),
        verbose: has(64),
        ascii: has(256) || !is_text,
    };
    let mut parser = Parser::new(&text, flags);
    let wrong = |message: String, at: usize| {
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        Ok(Outcome::Value(Value::tuple(vec![Value::str(message), Value::Int(at)])))
    };
    let node = match parser.parse() {
        Ok(node) => node,
        Err(problem) => return wrong(problem.message, problem.at),
    };
    match Program::new(&node, parser.ended, parser.names, is_text) {
        Some(program) => Ok(Outcome::Value(Value::object(Kind::Custom(Box::new(program))))),
        None => wrong("the pattern is too long for this machine".to_owned(), 0),
    }
});

fn program_of(value: &Value) -> Result<&Program> {
    let program = match value.kind() {
        Some(Kind::Custom(custom)) => custom.as_any().downcast_ref::<Program>(),
        _ => None,
    };
    program.ok_or_else(|| Raise::type_error("not a compiled pattern"))
}

/// How many groups a pattern has, and the names of some with their numbers.
static DESCRIBE: NativeFunction = NativeFunction::new("describe", |_, args| {
    let [pattern] = args.exactly()?;
    let program = program_of(pattern)?;
    let whole = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let mut names = crate::object::Dict::default();
    for (name, group) in &program.names {
        names.insert(Value::str(&**name), whole(*group))?;
    }
    let ended = program.ended.iter().map(|group| whole(*group)).collect();
    Ok(Outcome::Value(Value::tuple(vec![whole(program.groups), Value::dict(names), Value::tuple(ended)])))
});

/// Calls one of two versions of a function, for a text whose characters are bytes and for any other.
fn on_text<T>(
    text: &Value,
    bytes: impl FnOnce(&[u8]) -> std::result::Result<T, TooLong>,
    chars: impl FnOnce(&[char]) -> std::result::Result<T, TooLong>,
) -> Result<T> {
    let found = match (text.as_text(), text.kind()) {
        (Some(text), _) if text.is_ascii() => bytes(text.as_bytes()),
        (Some(text), _) => chars(&text.chars().collect::<Vec<char>>()),
        (None, Some(Kind::Bytes(own))) => bytes(own),
        _ => {
            return Err(Raise::type_error(format!(
                "expected string or bytes-like object, got '{}'",
                text.type_name()
            )));
        }
    };
    found.map_err(|TooLong| {
        Raise::runtime_error("the regular expression takes too long: it backtracks too much")
    })
}

/// The positions of a match as a program sees them.
pub(crate) fn positions(spans: &[i64]) -> Value {
    Value::tuple(spans.iter().map(|place| Value::Int(*place)).collect())
}

fn bounds(start: &Value, end: &Value) -> Result<(usize, usize)> {
    let of = |value: &Value| Ok(usize::try_from(value.to_index()?).unwrap_or(0));
    Ok((of(start)?, of(end)?))
}

/// `match(pattern, text, start, end, how)`: positions, or `None`. How: 0 at the start, 1 anywhere, 2 the whole.
static MATCH: NativeFunction = NativeFunction::new("match", |_, args| {
    let [pattern, text, start, end, how] = args.exactly()?;
    let program = program_of(pattern)?;
    let (start, end) = bounds(start, end)?;
    let how = how.to_index()?;
    let way = match how {
        0 => Way::Start,
        1 => Way::Anywhere,
        _ => Way::Whole,
    };
    let found = on_text(
        text,
        |text| search::one(program, text, start, end, way),
        |text| search::one(program, text, start, end, way),
    )?;
    Ok(Outcome::Value(found.map_or(Value::None, |spans| positions(&spans))))
});

/// `all(pattern, text, start, end, most)`: a list of the positions of all matches that do not overlap, `most` of them
/// at the most where that is above 0. An empty match is not allowed right at the end of the one before.
static ALL: NativeFunction = NativeFunction::new("all", |_, args| {
    let [pattern, text, start, end, most] = args.exactly()?;
    let program = program_of(pattern)?;
    let (start, end) = bounds(start, end)?;
    let most = usize::try_from(most.to_index()?).unwrap_or(0);
    let mut found = Vec::new();
    let mut keep = |spans: &[i64]| found.push(positions(spans));
    let keep = std::cell::RefCell::new(&mut keep);
    on_text(
        text,
        |text| search::each(program, text, start, end, most, *keep.borrow_mut()),
        |text| search::each(program, text, start, end, most, *keep.borrow_mut()),
    )?;
    Ok(Outcome::Value(Value::list(found)))
});
