//! The library's compiled modules, for another process of the same command.
//!
//! CPython keeps what it compiled in `__pycache__`. Here each process that starts others hands it on, so that these need
//! not parse the same modules again.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bytecode::{Code, Program, fuse};
use crate::library;
use crate::object::{Kind, Names, Ref, Value};
use crate::source::Source;

/// A compiled module.
#[derive(Serialize, Deserialize)]
struct Module {
    name: String,
    names: Vec<Arc<str>>,
    imports: Vec<String>,
    code: Code,
}

/// The modules that this process has compiled. It is a constant as long as no more are.
pub fn compiled_library() -> Vec<u8> {
    static LAST: Mutex<(usize, Vec<u8>)> = Mutex::new((0, Vec::new()));
    let compiled = library::compiled();
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.0 != compiled.len() {
        *last = (compiled.len(), encoded(compiled));
    }
    last.1.clone()
}

fn encoded(modules: Vec<(String, Arc<Program>)>) -> Vec<u8> {
    let modules = modules.into_iter().filter_map(|(name, program)| {
        let Program { code, names, imports } = &*program;
        let names = names.all().to_vec();
        let module = Module { name, names, imports: imports.clone(), code: (**code).clone() };
        // One with a constant of a rare kind is compiled again.
        postcard::to_allocvec(&module).ok()
    });
    postcard::to_allocvec(&modules.collect::<Vec<_>>()).unwrap_or_default()
}

/// Takes modules that another process of the same command has compiled. What cannot be read is left out, and compiled
/// when it is needed.
pub fn adopt_library(bytes: &[u8]) {
    for module in postcard::from_bytes::<Vec<Vec<u8>>>(bytes).unwrap_or_default() {
        let Ok(module) = postcard::from_bytes::<Module>(&module) else { continue };
        let Module { name, names, imports, mut code } = module;
        library::adopt(&name, |source| {
            settle(&mut code, source);
            Program { code: Arc::new(code), names: Arc::new(Names::new(names)), imports }
        });
    }
}

/// Gives code what did not travel with it.
fn settle(code: &mut Code, source: &Arc<Source>) {
    code.source = source.clone();
    code.fused = fuse(&code.instructions, &code.free);
    for constant in &mut code.constants {
        if let Value::Object(object) = constant
            && let Some(object) = Ref::get_mut(object)
            && let Kind::Code(inner) = &mut object.kind
            && let Some(inner) = Arc::get_mut(inner)
        {
            settle(inner, source);
        }
    }
    if let Some(annotations) = &mut code.annotations
        && let Some(inner) = annotations.code.as_mut().and_then(Arc::get_mut)
    {
        settle(inner, source);
    }
}

/// A constant of the library.
#[derive(Serialize, Deserialize)]
enum Constant {
    Null,
    None,
    False,
    True,
    Int(i64),
    Float(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Self>),
    Code(Box<Code>),
}

impl Constant {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            Value::None => Self::None,
            Value::False => Self::False,
            Value::True => Self::True,
            Value::Int(number) => Self::Int(*number),
            Value::Float(number) => Self::Float(number.get().to_bits()),
            other => match other.kind()? {
                Kind::Str(text) => Self::Str(text.to_string()),
                Kind::Bytes(bytes) => Self::Bytes(bytes.to_vec()),
                Kind::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect::<Option<_>>()?),
                Kind::Code(code) => Self::Code(Box::new((**code).clone())),
                _ => return None,
            },
        })
    }

    fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::None => Value::None,
            Self::False => Value::False,
            Self::True => Value::True,
            Self::Int(number) => Value::Int(number),
            Self::Float(bits) => Value::float(f64::from_bits(bits)),
            Self::Str(text) => Value::str(text),
            Self::Bytes(bytes) => Value::bytes(bytes),
            Self::Tuple(items) => Value::tuple(items.into_iter().map(Self::into_value).collect()),
            Self::Code(code) => Value::object(Kind::Code(Arc::from(code))),
        }
    }
}

/// How a constant travels (`serde(with)`).
pub(crate) mod constant {
    use super::{Constant, Deserialize, Deserializer, Serialize, Serializer, Value};

    pub(crate) fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
        let constant = Constant::of(value);
        constant.ok_or_else(|| serde::ser::Error::custom("a constant of a rare kind"))?.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        Constant::deserialize(deserializer).map(Constant::into_value)
    }
}

/// How constants travel (`serde(with)`).
pub(crate) mod constants {
    use super::{Constant, Deserialize, Deserializer, Serialize, Serializer, Value};

    pub(crate) fn serialize<S: Serializer>(values: &[Value], serializer: S) -> Result<S::Ok, S::Error> {
        let constants: Option<Vec<Constant>> = values.iter().map(Constant::of).collect();
        constants.ok_or_else(|| serde::ser::Error::custom("a constant of a rare kind"))?.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Value>, D::Error> {
        let constants = Vec::<Constant>::deserialize(deserializer)?;
        Ok(constants.into_iter().map(Constant::into_value).collect())
    }
}
