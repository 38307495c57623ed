//! From values to tokens.

use pyvm::Interpreter;
use pyvm::object::{Attributes, Kind, Mutex, Object, Raise, Result, Value, class_of, lock, repr};

use crate::process::data::{MOST_NESTED, Shape, Token};
use crate::process::global::Place;

/// Adds a value's tokens.
pub(super) fn flatten(
    value: &Value,
    interpreter: &Interpreter,
    tokens: &mut Vec<Token>,
    depth: usize,
) -> Result<()> {
    if depth > MOST_NESTED {
        return Err(Raise::value_error("the value is nested too deeply to send to another process"));
    }
    if let Some(token) = leaf(value, interpreter)? {
        tokens.push(token);
        return Ok(());
    }
    let (shape, parts) = match value {
        Value::Object(object) => parts(object),
        _ => None,
    }
    .ok_or_else(|| Raise::type_error(format!("cannot pickle '{}' object", name_of_class(value))))?;
    tokens.push(Token::Open(shape, parts.len() as u64));
    parts.iter().try_for_each(|part| flatten(part, interpreter, tokens, depth + 1))
}

/// The token of a value that has no parts.
fn leaf(value: &Value, interpreter: &Interpreter) -> Result<Option<Token>> {
    Ok(Some(match value {
        Value::None => Token::None,
        Value::False => Token::Bool(false),
        Value::True => Token::Bool(true),
        Value::Int(i) => Token::Int(*i),
        Value::Float(f) => Token::Float(f.get()),
        Value::Type(class) if std::ptr::eq(*class, pyvm::object::exception_named(class.name)) => {
            Token::BuiltinException(class.name.to_owned())
        }
        Value::Object(object) => match &object.kind {
            Kind::BigInt(_) => Token::BigInt(repr(value)),
            Kind::Str(text) => Token::Str(text.to_string()),
            Kind::Bytes(bytes) => Token::Bytes(bytes.to_vec()),
            Kind::Range(range) => Token::Range(range.start, range.stop, range.step),
            _ => match Place::of(value, interpreter) {
                Some(place) => Token::Global(place?),
                None => return Ok(None),
            },
        },
        _ => return Ok(None),
    }))
}

/// The parts of a value that has some. They are copied out, so that no lock is held while they are looked at: the
/// object may be among them.
fn parts(object: &Object) -> Option<(Shape, Vec<Value>)> {
    Some(match &object.kind {
        Kind::Tuple(items) => (Shape::Tuple, items.clone()),
        Kind::List(items) => (Shape::List, lock(items).clone()),
        Kind::Set(set) => (Shape::Set, lock(set).iter().cloned().collect()),
        Kind::FrozenSet(set) => (Shape::FrozenSet, set.iter().cloned().collect()),
        Kind::Dict(dict) => {
            (Shape::Dict, lock(dict).iter().flat_map(|(key, value)| [key.clone(), value.clone()]).collect())
        }
        Kind::Instance(instance) => (
            Shape::Instance,
            with_attributes(vec![Value::Object(instance.class.clone())], &instance.attributes),
        ),
        Kind::Extended(extended) => {
            let class = Value::Object(extended.instance.class.clone());
            let first = vec![class, extended.payload.clone()];
            (Shape::Extended, with_attributes(first, &extended.instance.attributes))
        }
        Kind::Exception(exception) => {
            let first = vec![exception.class.clone(), Value::tuple(lock(&exception.args).clone())];
            (Shape::Exception, with_attributes(first, &exception.attributes))
        }
        Kind::Method(method) => {
            let name = match method.function.kind() {
                Some(Kind::Function(function)) => Value::str(&*function.code.name),
                _ => return None,
            };
            (Shape::Method, vec![method.receiver.clone(), name])
        }
        _ => return None,
    })
}

fn with_attributes(mut parts: Vec<Value>, attributes: &Mutex<Attributes>) -> Vec<Value> {
    for (name, value) in lock(attributes).iter() {
        parts.extend([Value::str(&*name), value]);
    }
    parts
}

/// The class as pickle names it.
fn name_of_class(value: &Value) -> String {
    match value.kind() {
        Some(Kind::Lock(lock)) if lock.reentrant => "_thread.RLock".to_owned(),
        Some(Kind::Lock(_)) => "_thread.lock".to_owned(),
        _ => pyvm::object::class_name(&class_of(value)),
    }
}
