//! `CALL_FUNCTION_EX`: arguments from an iterable and a dict.

use std::sync::Arc;

use crate::machine::build::callable_name;
use crate::machine::operators::may_overload;
use crate::machine::{After, Interpreter};
use crate::object::{Calling, Kind, Raise, Result, Value, collect, lock};

/// The call of `callable(*arguments, **keywords)`.
///
/// # Errors
/// A question whose items `arguments` are, and what making a list of them raises.
pub(crate) fn calling(
    interpreter: &Arc<Interpreter>,
    callable: &Value,
    arguments: &Value,
    keywords: &Value,
) -> Result<Calling> {
    if may_overload(arguments) || matches!(arguments.kind(), Some(Kind::Generator(_))) {
        // Python code makes a list of it first.
        let function = interpreter.library_function("call_spread");
        let keywords =
            if keywords.is_null() { Value::dict(crate::object::Dict::default()) } else { keywords.clone() };
        let all = vec![callable.clone(), arguments.clone(), keywords];
        return Ok(Calling { callable: function, arguments: all, keywords: Value::Null, after: After::Push });
    }
    let kind = arguments.type_name();
    let mut all = collect(arguments).map_err(|raise| match raise.question() {
        Some(_) => raise,
        None => Raise::type_error(format!(
            "{}() argument after * must be an iterable, not {kind}",
            callable_name(callable)
        )),
    })?;
    let mut names = Value::Null;
    if let Some(Kind::Dict(dict)) = keywords.kind() {
        let entries: Vec<(Value, Value)> =
            lock(dict).iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        if !entries.is_empty() {
            let (keys, values): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
            names = Value::tuple(keys);
            all.extend(values);
        }
    }
    let callable = callable.clone();
    Ok(Calling { callable, arguments: all, keywords: names, after: After::Push })
}
