//! Values as they cross a process boundary: plain data, no code.
//!
//! CPython sends pickles, which can make the receiver run anything. Here a value is a flat list of
//! tokens, a container before its items, read without recursion and within limits.

use pyvm::object::{Kind, Object, Raise, Range, Result, Value, lock, parse_integer, repr};
use serde::{Deserialize, Serialize};

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Data(Vec<Token>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Token {
    None,
    Bool(bool),
    Int(i64),
    /// Decimal digits of an integer beyond 64 bits.
    BigInt(String),
    Float(f64),
    Str(String),
    Range(i64, i64, i64),
    /// The next so many values are its items.
    Tuple(u64),
    List(u64),
}

/// Containers may nest this deep.
const MOST_NESTED: usize = 200;

impl Data {
    /// A value on its way out.
    ///
    /// # Errors
    /// `TypeError` for what cannot cross, a thread say; `ValueError` for what is nested too deeply.
    pub(crate) fn from_value(value: &Value) -> Result<Self> {
        let mut tokens = Vec::new();
        flatten(value, &mut tokens, 0)?;
        Ok(Self(tokens))
    }

    /// A value that came in.
    ///
    /// # Errors
    /// What is wrong with a message that no worker of ours would send.
    pub(crate) fn into_value(self) -> std::result::Result<Value, String> {
        // Containers that still lack items, outermost first.
        let mut open: Vec<(bool, u64, Vec<Value>)> = Vec::new();
        for token in self.0 {
            let mut value = match token {
                Token::None => Value::None,
                Token::Bool(b) => b.into(),
                Token::Int(i) => i.into(),
                Token::Float(f) => f.into(),
                Token::Str(text) => Value::str(text),
                Token::BigInt(digits) => parse_integer(&digits).ok_or("an integer that is none")?,
                Token::Range(_, _, 0) => return Err("a range without a step".to_owned()),
                Token::Range(start, stop, step) => {
                    Value::Object(Object::new(Kind::Range(Range { start, stop, step })))
                }
                Token::Tuple(items) | Token::List(items) if items > 0 => {
                    if open.len() >= MOST_NESTED {
                        return Err("data nested too deeply".to_owned());
                    }
                    open.push((matches!(token, Token::List(_)), items, Vec::new()));
                    continue;
                }
                Token::Tuple(_) => Value::tuple(Vec::new()),
                Token::List(_) => Value::list(Vec::new()),
            };
            // The value may complete the innermost container, and that one the next.
            loop {
                let Some((_, items, found)) = open.last_mut() else { return Ok(value) };
                found.push(value);
                if (found.len() as u64) < *items {
                    break;
                }
                let Some((is_list, _, found)) = open.pop() else { break };
                value = if is_list { Value::list(found) } else { Value::tuple(found) };
            }
        }
        Err("data that ends too early".to_owned())
    }
}

fn flatten(value: &Value, tokens: &mut Vec<Token>, depth: usize) -> Result<()> {
    if depth > MOST_NESTED {
        return Err(Raise::value_error("the value is nested too deeply to send to another process"));
    }
    let mut container = |token: fn(u64) -> Token, items: &[Value]| {
        tokens.push(token(items.len() as u64));
        items.iter().try_for_each(|item| flatten(item, tokens, depth + 1))
    };
    let token = match value {
        Value::None => Token::None,
        Value::False => Token::Bool(false),
        Value::True => Token::Bool(true),
        Value::Int(i) => Token::Int(*i),
        Value::Float(f) => Token::Float(f.get()),
        _ => match value.kind() {
            Some(Kind::BigInt(_)) => Token::BigInt(repr(value)),
            Some(Kind::Str(text)) => Token::Str(text.to_string()),
            Some(Kind::Range(range)) => Token::Range(range.start, range.stop, range.step),
            Some(Kind::Tuple(items)) => return container(Token::Tuple, items),
            Some(Kind::List(items)) => {
                // The lock must be gone before the items are looked at: the list may be among them.
                let items = lock(items).clone();
                return container(Token::List, &items);
            }
            _ => return Err(Raise::type_error(format!("cannot pickle '{}' object", value.type_name()))),
        },
    };
    tokens.push(token);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(value: &Value) -> String {
        repr(&Data::from_value(value).unwrap().into_value().unwrap())
    }

    #[test]
    fn plain_data_arrives_as_it_left() {
        let big = parse_integer("333333283333335000000").unwrap();
        let inner = Value::tuple(vec![Value::None, true.into(), 0.1.into(), Value::str("é\n")]);
        let value = Value::list(vec![inner, Value::list(vec![]), big, Value::tuple(vec![(-5).into()])]);
        assert_eq!(round_trip(&value), repr(&value));
    }

    #[test]
    fn a_list_that_contains_itself_is_refused() {
        let list = Value::list(vec![]);
        if let Some(Kind::List(items)) = list.kind() {
            lock(items).push(list.clone());
        }
        assert!(Data::from_value(&list).is_err());
    }

    #[test]
    fn a_malformed_message_is_an_error_and_nothing_worse() {
        let decode = |tokens| Data(tokens).into_value().map(|_| ());
        assert!(decode(vec![]).is_err());
        assert!(decode(vec![Token::List(u64::MAX), Token::None]).is_err());
        assert!(decode(vec![Token::List(1); 1_000_000]).is_err());
        assert!(decode(vec![Token::BigInt("12x".into())]).is_err());
        assert!(decode(vec![Token::Range(0, 1, 0)]).is_err());
    }
}
