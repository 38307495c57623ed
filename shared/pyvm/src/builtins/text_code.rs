//! What `exec`, `eval` and `compile` are made of: code from text, while the program runs.

use std::sync::Arc;

use crate::compile::compile;
use crate::object::{Function, Kind, Module, Namespace, NativeFunction, Outcome, Raise, Value, try_str};
use crate::source::Source;

/// `_compile_text(text, path)`: a pair of a function without parameters, which runs the text, and the module whose
/// globals are the text's.
pub(crate) static COMPILE_TEXT: NativeFunction = NativeFunction::new("_compile_text", |context, args| {
    let [text, path] = args.exactly()?;
    let program = compile(Source::new(try_str(path)?, try_str(text)?)).map_err(|error| {
        match error.message.strip_prefix("syntax error: ") {
            Some(message) => {
                let message = format!("{message} ({}, line {})", error.path, error.line);
                Raise::new(&super::exceptions::SYNTAX_ERROR, message)
            }
            None => Raise::outside_subset(error.to_string()),
        }
    })?;
    let interpreter = context.interpreter;
    for import in &program.imports {
        interpreter.load(import);
    }
    let number = interpreter.next_module();
    let namespace = Arc::new(Namespace::new("__main__", number, program.names.clone()));
    let function = Function::new(program.code, namespace.clone());
    let function = Value::object(Kind::Function(Box::new(function)));
    let module = Value::object(Kind::Module(Module(namespace)));
    Ok(Outcome::Value(Value::tuple(vec![function, module])))
});
