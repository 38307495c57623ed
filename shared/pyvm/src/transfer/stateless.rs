//! Functions that need nothing of the interpreter they were made in. CPython shares their code between interpreters,
//! and the program need not run in the other one for them (`_PyFunction_VerifyStateless`, `Objects/funcobject.c`).

use std::sync::Arc;

use crate::bytecode::{Code, Instruction};
use crate::machine::Interpreter;
use crate::object::{Function, Kind, Value};

/// Where the code of a function is that is stateless: which constants of the program lead to it. `None` for any other.
///
/// Like CPython, it looks at the function's own instructions only: one inside of it may use a global, and will not find it.
pub(crate) fn place_of_stateless(value: &Value, interpreter: &Interpreter) -> Option<Vec<i64>> {
    let Some(Kind::Function(function)) = value.kind() else { return None };
    let keeps_values = !function.defaults.is_empty() || !function.keyword_defaults.is_empty();
    if keeps_values || !function.closure.is_empty() || !function.code.free.is_empty() {
        return None;
    }
    let uses_global = function.code.instructions.iter().any(|instruction| match instruction {
        Instruction::LoadGlobal { name, .. } => !function.globals.get(function.globals.name(*name)).is_null(),
        _ => false,
    });
    let mut path = Vec::new();
    (!uses_global && lead_to(interpreter.code(), &function.code, &mut path)).then_some(path)
}

/// Extends the path to the code; false, and the path as it was, where no constant leads there.
fn lead_to(from: &Code, code: &Arc<Code>, path: &mut Vec<i64>) -> bool {
    for (constant, at) in from.constants.iter().zip(0..) {
        if let Some(Kind::Code(inner)) = constant.kind() {
            path.push(at);
            if Arc::ptr_eq(inner, code) || lead_to(inner, code, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

/// The function whose code is at this place, with the `__main__` of this interpreter as its globals.
pub(crate) fn function_at(path: &[i64], interpreter: &Arc<Interpreter>) -> Option<Value> {
    let mut code = interpreter.code().clone();
    for at in path {
        code = match code.constants.get(usize::try_from(*at).ok()?)?.kind()? {
            Kind::Code(inner) => inner.clone(),
            _ => return None,
        };
    }
    if path.is_empty() || !code.free.is_empty() {
        return None;
    }
    // It may import modules, which are all loaded beforehand.
    interpreter.load_all(interpreter.imports());
    let function = Function::new(code, interpreter.main.clone());
    Some(Value::object(Kind::Function(Box::new(function))))
}
