//! Arguments become locals.

use crate::object::{Dict, Function, Raise, Result, Value};

/// Sorts the arguments that lie at `base` on the stack into the order of the parameters, and fills in
/// defaults (CPython's `initialize_locals`, `Python/ceval.c`).
pub(crate) fn bind(
    function: &Function,
    stack: &mut Vec<Value>,
    base: usize,
    given: usize,
    keywords: &[Value],
) -> Result<()> {
    let (code, signature) = (&function.code, &function.code.parameters);
    let plain = signature.positional + signature.keyword_only;
    let parameters = &code.locals[..plain];
    let positional = given - keywords.len();
    let mut values: Vec<Value> = stack[base..base + given].iter_mut().map(std::mem::take).collect();
    let named = values.split_off(positional);
    let rest =
        if positional > signature.positional { values.split_off(signature.positional) } else { Vec::new() };
    if !rest.is_empty() && !signature.rest {
        return Err(too_many(function, positional));
    }
    values.resize(plain, Value::Null);
    let mut named_rest = Dict::default();
    let mut by_position_only = Vec::new();
    for (name, value) in keywords.iter().zip(named) {
        let text = name.as_str().unwrap_or_default();
        match parameters.iter().skip(signature.positional_only).position(|parameter| &**parameter == text) {
            Some(place) => {
                let place = place + signature.positional_only;
                if !values[place].is_null() {
                    return Err(Raise::type_error(format!(
                        "{}() got multiple values for argument '{text}'",
                        code.qualname
                    )));
                }
                values[place] = value;
            }
            None if signature.named_rest => drop(named_rest.insert(name.clone(), value)?),
            None if parameters[..signature.positional_only].iter().any(|parameter| &**parameter == text) => {
                by_position_only.push(text.to_owned());
            }
            None => {
                return Err(Raise::type_error(format!(
                    "{}() got an unexpected keyword argument '{text}'",
                    code.qualname
                )));
            }
        }
    }
    if !by_position_only.is_empty() {
        return Err(Raise::type_error(format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            code.qualname,
            by_position_only.join(", ")
        )));
    }
    fill_in(function, &mut values)?;
    if signature.rest {
        values.push(Value::tuple(rest));
    }
    if signature.named_rest {
        values.push(Value::dict(named_rest));
    }
    if stack.len() < base + values.len() {
        stack.resize(base + values.len(), Value::Null);
    }
    for (place, value) in stack[base..].iter_mut().zip(values) {
        *place = value;
    }
    Ok(())
}

/// Fills in defaults, and finds what is still missing.
fn fill_in(function: &Function, values: &mut [Value]) -> Result<()> {
    let (code, signature) = (&function.code, &function.code.parameters);
    let required = signature.positional - function.defaults.len().min(signature.positional);
    for (default, place) in function.defaults.iter().zip(required..) {
        if values[place].is_null() {
            values[place] = default.clone();
        }
    }
    for (name, default) in &function.keyword_defaults {
        let keyword_only = signature.positional..signature.positional + signature.keyword_only;
        if let Some(place) = keyword_only.clone().find(|place| code.locals[*place] == *name)
            && values[place].is_null()
        {
            values[place] = default.clone();
        }
    }
    let missing = |range: std::ops::Range<usize>| -> Vec<String> {
        range
            .filter(|place| values[*place].is_null())
            .map(|place| format!("'{}'", code.locals[place]))
            .collect()
    };
    let positional = missing(0..signature.positional);
    if !positional.is_empty() {
        return Err(missing_arguments(&code.qualname, "positional", &positional));
    }
    let keyword_only = missing(signature.positional..values.len());
    if !keyword_only.is_empty() {
        return Err(missing_arguments(&code.qualname, "keyword-only", &keyword_only));
    }
    Ok(())
}

fn too_many(function: &Function, given: usize) -> Raise {
    let (name, takes) = (&function.code.qualname, function.code.parameters.positional);
    let least = takes - function.defaults.len().min(takes);
    let takes_text = if least < takes { format!("from {least} to {takes}") } else { takes.to_string() };
    let (s, were) =
        (if takes == 1 && least == takes { "" } else { "s" }, if given == 1 { "was" } else { "were" });
    Raise::type_error(format!("{name}() takes {takes_text} positional argument{s} but {given} {were} given"))
}

fn missing_arguments(name: &str, kind: &str, missing: &[String]) -> Raise {
    let list = match missing {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [others @ .., last] => format!("{}, and {last}", others.join(", ")),
        [] => String::new(),
    };
    let s = if missing.len() == 1 { "" } else { "s" };
    Raise::type_error(format!("{name}() missing {} required {kind} argument{s}: {list}", missing.len()))
}
