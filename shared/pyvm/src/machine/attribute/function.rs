//! Attributes of functions, methods and code.

use std::sync::Arc;

use crate::bytecode::{Code, Name};
use crate::machine::Interpreter;
use crate::machine::attribute::{Attribute, attribute};
use crate::object::{Function, Kind, Method, NativeFunction, Outcome, Raise, Value, lock};

pub(super) fn of_function(
    owner: &Value,
    function: &Function,
    name: &Name,
    interpreter: &Arc<Interpreter>,
) -> Option<Attribute> {
    if let Some(value) = lock(&function.attributes).get(name) {
        return Some(Attribute::Value(value));
    }
    if &**name == "__annotations__" {
        return Some(annotations(owner, function, interpreter));
    }
    if &**name == "__get__" {
        return Some(Attribute::Method(Value::Native(&GET)));
    }
    Some(Attribute::Value(match &**name {
        "__name__" => Value::str(&*function.code.name),
        "__qualname__" => Value::str(&*function.code.qualname),
        "__module__" => Value::str(&*function.globals.module),
        "__doc__" => function.code.documentation.clone(),
        "__defaults__" if function.defaults.is_empty() => Value::None,
        "__defaults__" => Value::tuple(function.defaults.clone()),
        "__kwdefaults__" if function.keyword_defaults.is_empty() => Value::None,
        "__kwdefaults__" => {
            let mut dict = crate::object::Dict::default();
            for (name, value) in &function.keyword_defaults {
                let _ = dict.insert(Value::str(&**name), value.clone());
            }
            Value::dict(dict)
        }
        "__closure__" if function.closure.is_empty() => Value::None,
        "__closure__" => Value::tuple(function.closure.clone()),
        "__code__" => Value::object(Kind::Code(function.code.clone())),
        "__globals__" => {
            return Some(Attribute::Call(interpreter.library_function("globals_of"), vec![owner.clone()]));
        }
        "__dict__" => lock(&function.attributes).dict(),
        _ => return None,
    }))
}

/// `function.__get__(object, class)`: the method of that object (`func_descr_get`, `Objects/funcobject.c`).
static GET: NativeFunction = NativeFunction::new("__get__", |_, args| {
    let [function, receiver, class] = args.named(["", "instance", "owner"])?;
    Ok(Outcome::Value(match receiver {
        Value::Null | Value::None if matches!(class, Value::Null | Value::None) => {
            return Err(Raise::type_error("__get__(None, None) is invalid"));
        }
        Value::Null | Value::None => function.clone(),
        receiver => Value::object(Kind::Method(Box::new(Method {
            function: function.clone(),
            receiver: receiver.clone(),
        }))),
    }))
});

/// The places of the variables that inner functions use too.
fn cells(code: &Code) -> impl Iterator<Item = usize> {
    code.instructions.iter().filter_map(|instruction| match instruction {
        crate::bytecode::Instruction::MakeCell(slot) => Some(*slot as usize),
        _ => None,
    })
}

fn is_parameter(code: &Code, slot: usize) -> bool {
    let of = &code.parameters;
    slot < of.positional + of.keyword_only + usize::from(of.rest) + usize::from(of.named_rest)
}

/// What a code object shows of itself (`code_memberlist`, `Objects/codeobject.c`).
pub(super) fn of_code(code: &Code, name: &Name) -> Option<Value> {
    let int = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    Some(match &**name {
        "co_name" => Value::str(&*code.name),
        "co_qualname" => Value::str(&*code.qualname),
        "co_filename" => Value::str(&*code.source.path),
        "co_firstlineno" => int(code.first_line as usize),
        "co_argcount" => int(code.parameters.positional),
        "co_posonlyargcount" => int(code.parameters.positional_only),
        "co_kwonlyargcount" => int(code.parameters.keyword_only),
        "co_stacksize" => int(code.stack_size),
        "co_varnames" => {
            let own = code.locals.iter().enumerate().filter(|(slot, _)| !code.free.contains(slot));
            let own =
                own.filter(|(slot, _)| is_parameter(code, *slot) || !cells(code).any(|cell| cell == *slot));
            Value::tuple(own.map(|(_, name)| Value::str(&**name)).collect())
        }
        "co_cellvars" => Value::tuple(cells(code).map(|cell| Value::str(&*code.locals[cell])).collect()),
        "co_freevars" => {
            Value::tuple(code.locals[code.free.clone()].iter().map(|name| Value::str(&**name)).collect())
        }
        "co_nlocals" => int(code.locals.len() - code.free.len()),
        "co_consts" => Value::tuple(code.constants.clone()),
        "co_code" => Value::bytes(vec![0; 2 * code.instructions.len()]),
        "co_flags" => int(3
            | usize::from(code.parameters.rest) << 2
            | usize::from(code.parameters.named_rest) << 3
            | usize::from(code.is_generator) << 5),
        _ => return None,
    })
}

/// `function.__annotations__`. They are evaluated when a program asks for them, as Python does from 3.14 on
/// (PEP 649); nobody who has not asked pays for them, nor fails because of one.
pub(super) fn annotations(owner: &Value, function: &Function, interpreter: &Arc<Interpreter>) -> Attribute {
    let Some(annotations) = &function.code.annotations else {
        let none = Value::dict(crate::object::Dict::default());
        drop(lock(&function.attributes).set("__annotations__".into(), none.clone()));
        return Attribute::Value(none);
    };
    let mut texts = crate::object::Dict::default();
    for (name, text) in &annotations.texts {
        let _ = texts.insert(Value::str(&**name), Value::str(&**text));
    }
    let Some(code) = &annotations.code else {
        let texts = Value::dict(texts);
        drop(lock(&function.attributes).set("__annotations__".into(), texts.clone()));
        return Attribute::Value(texts);
    };
    let evaluate = Function::new(code.clone(), function.globals.clone());
    let evaluate = Value::object(Kind::Function(Box::new(evaluate)));
    let callable = interpreter.library_function("evaluated_annotations");
    Attribute::Call(callable, vec![owner.clone(), evaluate, Value::dict(texts)])
}

pub(super) fn of_method(method: &Method, name: &Name, interpreter: &Arc<Interpreter>) -> Option<Attribute> {
    match &**name {
        "__self__" => Some(Attribute::Value(method.receiver.clone())),
        "__func__" => Some(Attribute::Value(method.function.clone())),
        _ => attribute(&method.function, name, interpreter).ok(),
    }
}

/// A function with its first argument.
pub(crate) fn method(function: Value, receiver: Value) -> Value {
    Value::object(Kind::Method(Box::new(Method { function, receiver })))
}
