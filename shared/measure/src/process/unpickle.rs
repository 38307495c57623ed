//! From parts to values.

use pyvm::object::{
    Attributes, Dict, Exception, Extended, Instance, Kind, Method, Mutex, Ref, Set, Value, class_of, find,
    lock,
};

use crate::process::data::Shape;

type Built = Result<Value, String>;

/// A value of these parts.
///
/// # Errors
/// What is wrong with them.
pub(super) fn build(shape: Shape, parts: Vec<Value>) -> Built {
    match shape {
        Shape::Tuple => Ok(Value::tuple(parts)),
        Shape::List => Ok(Value::list(parts)),
        Shape::Set => set(parts).map(Value::set),
        Shape::FrozenSet => Ok(Value::object(Kind::FrozenSet(Box::new(set(parts)?)))),
        Shape::Dict => dict(parts),
        Shape::Instance => {
            let ([class], attributes) = split(parts)?;
            let instance = Instance::new(class_ref(class)?);
            set_attributes(&instance.attributes, attributes)?;
            Ok(Value::object(Kind::Instance(instance)))
        }
        Shape::Extended => {
            let ([class, payload], attributes) = split(parts)?;
            let instance = Instance::new(class_ref(class)?);
            set_attributes(&instance.attributes, attributes)?;
            Ok(Value::object(Kind::Extended(Box::new(Extended { instance, payload }))))
        }
        Shape::Exception => {
            let ([class, args], attributes) = split(parts)?;
            let Some(Kind::Tuple(args)) = args.kind() else {
                return Err("an exception without arguments".into());
            };
            if !pyvm::object::is_class(&class) {
                return Err("an exception without a class".into());
            }
            let exception = Exception::new(class, args.clone());
            set_attributes(&exception.attributes, attributes)?;
            Ok(Value::object(Kind::Exception(Box::new(exception))))
        }
        Shape::Method => {
            let ([receiver, name], _) = split(parts)?;
            let name = name.as_str().ok_or("a method without a name")?;
            let function = find(&class_of(&receiver), name).ok_or_else(|| format!("no method '{name}'"))?;
            Ok(Value::object(Kind::Method(Box::new(Method { function, receiver }))))
        }
    }
}

/// The first parts, and the others.
fn split<const N: usize>(mut parts: Vec<Value>) -> Result<([Value; N], Vec<Value>), String> {
    if parts.len() < N {
        return Err("an object that lacks parts".to_owned());
    }
    let rest = parts.split_off(N);
    let first = <[Value; N]>::try_from(parts).map_err(|_| "an object that lacks parts")?;
    Ok((first, rest))
}

fn class_ref(class: Value) -> Result<Ref, String> {
    match class {
        Value::Object(class) if matches!(class.kind, Kind::Class(_)) => Ok(class),
        _ => Err("an object without a class".to_owned()),
    }
}

fn set_attributes(to: &Mutex<Attributes>, parts: Vec<Value>) -> Result<(), String> {
    let mut parts = parts.into_iter();
    while let (Some(name), value) = (parts.next(), parts.next()) {
        let (Some(name), Some(value)) = (name.as_str(), value) else {
            return Err("an attribute without a name or a value".to_owned());
        };
        let old = lock(to).set(name.into(), value);
        drop(old);
    }
    Ok(())
}

fn dict(parts: Vec<Value>) -> Built {
    let mut dict = Dict::default();
    let mut parts = parts.into_iter();
    while let (Some(key), value) = (parts.next(), parts.next()) {
        let value = value.ok_or("a key without a value")?;
        dict.insert(key, value).map_err(|_| "a key that only Python code could compare")?;
    }
    Ok(Value::dict(dict))
}

fn set(parts: Vec<Value>) -> Result<Set, String> {
    let mut set = Set::default();
    for member in parts {
        set.add(member).map_err(|_| "a member that only Python code could compare")?;
    }
    Ok(set)
}
