//! Values as they cross from one interpreter to another: plain data, no code.
//!
//! CPython sends pickles, which can make the receiver run anything. Here a value is a flat list of
//! tokens, a container before its items, read without recursion and within limits. As in a pickle, functions
//! and classes go by name: the receiver has run the same program and has its own.

use pyvm::Interpreter;
use pyvm::object::{Raise, Range, Result, Value, parse_integer};
use serde::{Deserialize, Serialize};

use crate::process::{global, pickle, unpickle};

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Data(Vec<Token>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Token {
    None,
    Bool(bool),
    Int(i64),
    /// Decimal digits of an integer beyond 64 bits.
    BigInt(String),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Range(i64, i64, i64),
    /// A function or a class of a module written in Python.
    Global(global::Place),
    /// A built-in exception.
    BuiltinException(String),
    /// The next so many values are its parts.
    Open(Shape, u64),
}

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Shape {
    Tuple,
    List,
    Set,
    FrozenSet,
    /// Keys and values in turn.
    Dict,
    /// The class, then names and values of attributes in turn.
    Instance,
    /// An instance whose first part, after the class, is the built-in container that it extends.
    Extended,
    /// An instance whose first part, after the class, is the tuple of its arguments.
    Exception,
    /// The object and the name of a method of it.
    Method,
}

/// Containers may nest this deep.
pub(super) const MOST_NESTED: usize = 200;

impl Data {
    /// A value on its way out of this interpreter.
    ///
    /// # Errors
    /// `TypeError` for what cannot cross, a lock say; `ValueError` for what is nested too deeply.
    pub(crate) fn from_value(value: &Value, interpreter: &Interpreter) -> Result<Self> {
        let mut tokens = Vec::new();
        pickle::flatten(value, interpreter, &mut tokens, 0)?;
        Ok(Self(tokens))
    }

    /// A value that came in to this interpreter.
    ///
    /// # Errors
    /// What is wrong with a message that no worker of ours would send.
    pub(crate) fn into_value(self, interpreter: &Interpreter) -> std::result::Result<Value, String> {
        // Containers that still lack parts, outermost first.
        let mut open: Vec<(Shape, u64, Vec<Value>)> = Vec::new();
        for token in self.0 {
            let mut value = match token {
                Token::None => Value::None,
                Token::Bool(b) => b.into(),
                Token::Int(i) => i.into(),
                Token::Float(f) => f.into(),
                Token::Str(text) => Value::str(text),
                Token::Bytes(bytes) => Value::bytes(bytes),
                Token::BigInt(digits) => parse_integer(&digits).ok_or("an integer that is none")?,
                Token::Range(_, _, 0) => return Err("a range without a step".to_owned()),
                Token::Range(start, stop, step) => {
                    Value::object(pyvm::object::Kind::Range(Range { start, stop, step }))
                }
                Token::Global(place) => place.find(interpreter)?,
                Token::BuiltinException(name) => Value::Type(pyvm::object::exception_named(&name)),
                Token::Open(shape, 0) => unpickle::build(shape, Vec::new())?,
                Token::Open(shape, parts) => {
                    if open.len() >= MOST_NESTED {
                        return Err("data nested too deeply".to_owned());
                    }
                    open.push((shape, parts, Vec::new()));
                    continue;
                }
            };
            // The value may complete the innermost container, and that one the next.
            loop {
                let Some((_, parts, found)) = open.last_mut() else { return Ok(value) };
                found.push(value);
                if (found.len() as u64) < *parts {
                    break;
                }
                let Some((shape, _, found)) = open.pop() else { break };
                value = unpickle::build(shape, found)?;
            }
        }
        Err("data that ends too early".to_owned())
    }
}

/// An exception that ended a call elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// The exception, where it can cross.
    exception: Option<Data>,
    /// What the program used that the subset does not have, with the place where it did.
    outside_subset: Option<String>,
    /// Its class and message, for where it cannot cross.
    summary: String,
}

impl Failure {
    /// An exception on its way out.
    pub(crate) fn new(raise: &Raise, interpreter: &Interpreter) -> Self {
        let summary = raise.summary();
        let outside_subset = raise.is_outside_subset().then(|| summary.clone());
        let exception = Data::from_value(&raise.clone().into_value(), interpreter).ok();
        Self { exception, outside_subset, summary }
    }

    /// An answer that could not be sent.
    pub(crate) fn unsendable(why: &str) -> Self {
        Self { exception: None, outside_subset: None, summary: format!("cannot send the result: {why}") }
    }

    /// The exception, to be raised here.
    pub(crate) fn into_raise(self, interpreter: &Interpreter) -> Raise {
        if let Some(what) = self.outside_subset {
            return Raise::outside_subset(what);
        }
        let exception = self.exception.and_then(|data| data.into_value(interpreter).ok());
        let raised = exception.as_ref().and_then(Raise::from_value);
        raised.unwrap_or_else(|| Raise::runtime_error(self.summary))
    }
}

#[cfg(test)]
mod tests {
    use pyvm::object::{Dict, Kind, lock, repr};
    use pyvm::{Python, Source, compile};

    use super::*;

    fn interpreter() -> std::sync::Arc<Interpreter> {
        let program = compile(Source::new("empty.py", "")).expect("an empty program compiles");
        Interpreter::new(program, Python::DEFAULT, "__main__", Vec::new())
    }

    fn round_trip(value: &Value) -> String {
        let interpreter = interpreter();
        let data = Data::from_value(value, &interpreter).expect("it can cross");
        repr(&data.into_value(&interpreter).expect("it is well formed"))
    }

    #[test]
    fn plain_data_arrives_as_it_left() {
        let big = parse_integer("333333283333335000000").expect("digits");
        let inner = Value::tuple(vec![Value::None, true.into(), 0.1.into(), Value::str("é\n")]);
        let mut dict = Dict::default();
        for (key, value) in [(1.into(), inner.clone()), (Value::str("x"), Value::bytes(*b"\0"))] {
            let _ = dict.insert(key, value).expect("numbers and strings have a hash");
        }
        let items = vec![inner, Value::list(vec![]), big, Value::tuple(vec![(-5).into()]), Value::dict(dict)];
        let value = Value::list(items);
        assert_eq!(round_trip(&value), repr(&value));
    }

    #[test]
    fn a_list_that_contains_itself_is_refused() {
        let list = Value::list(vec![]);
        if let Some(Kind::List(items)) = list.kind() {
            lock(items).push(list.clone());
        }
        assert!(Data::from_value(&list, &interpreter()).is_err());
    }

    #[test]
    fn a_malformed_message_is_an_error_and_nothing_worse() {
        let interpreter = interpreter();
        let decode = |tokens| Data(tokens).into_value(&interpreter).map(|_| ());
        assert!(decode(vec![]).is_err());
        assert!(decode(vec![Token::Open(Shape::List, u64::MAX), Token::None]).is_err());
        assert!(decode(vec![Token::Open(Shape::Tuple, 1); 1_000_000]).is_err());
        assert!(decode(vec![Token::Open(Shape::Dict, 1), Token::None]).is_err());
        assert!(decode(vec![Token::Open(Shape::Instance, 1), Token::None]).is_err());
        assert!(decode(vec![Token::Open(Shape::Exception, 0)]).is_err());
        assert!(decode(vec![Token::BigInt("12x".into())]).is_err());
        assert!(decode(vec![Token::Range(0, 1, 0)]).is_err());
    }
}
