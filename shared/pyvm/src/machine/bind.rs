//! Arguments become locals.

use crate::object::{Dict, Function, Raise, Result, Value};

/// So many arguments by name are sorted where they lie.
const FEW: usize = 8;

/// Sorts the arguments that lie at `base` on the stack into the order of the parameters, and fills in
/// defaults (CPython's `initialize_locals`, `Python/ceval.c`).
///
/// # Errors
/// `TypeError` where arguments are missing or too many.
pub(crate) fn bind(
    function: &Function,
    stack: &mut Vec<Value>,
    base: usize,
    given: usize,
    keywords: &[Value],
) -> Result<()> {
    let signature = &function.code.parameters;
    let end = base + signature.count().max(given);
    if stack.len() < end {
        stack.resize(end, Value::Null);
    }
    let values = &mut stack[base..end];
    let sorted = match sort(function, values, given, keywords) {
        Some(sorted) => sorted,
        None => return bind_any(function, stack, base, given, keywords),
    };
    if sorted.is_err() {
        // They may lie above all that the caller will clear away.
        values.fill(Value::Null);
    }
    sorted
}

/// Sorts arguments where they lie. `None` where there is more to it, or something is wrong: all lie where they were.
fn sort(function: &Function, values: &mut [Value], given: usize, keywords: &[Value]) -> Option<Result<()>> {
    let signature = &function.code.parameters;
    let plain = signature.positional + signature.keyword_only;
    let fits = given - keywords.len() <= signature.positional;
    if (fits || signature.rest) && keywords.is_empty() {
        let rest = values.get_mut(signature.positional..given).unwrap_or_default();
        let rest: Vec<_> = rest.iter_mut().map(std::mem::take).collect();
        let filled = fill_in(function, &mut values[..plain]);
        if signature.rest {
            values[plain] = Value::tuple(rest);
        }
        if signature.named_rest {
            values[plain + usize::from(signature.rest)] = Value::dict(Dict::default());
        }
        return Some(filled);
    }
    let is_plain = given <= plain && !signature.rest && !signature.named_rest;
    if fits && is_plain && spread_out(function, values, given, keywords) {
        return Some(fill_in(function, values));
    }
    None
}

/// Moves a few arguments by name to their places, where they come in the order of the parameters. False where they do not, or
/// something is wrong: all lie where they were.
fn spread_out(function: &Function, values: &mut [Value], given: usize, keywords: &[Value]) -> bool {
    let parameters = &function.code.locals[..values.len()];
    let positional = given - keywords.len();
    let mut next = positional.max(function.code.parameters.positional_only);
    let mut places = [0; FEW];
    if keywords.len() > FEW {
        return false;
    }
    for (place, name) in places.iter_mut().zip(keywords) {
        let Some(name) = name.as_str() else { return false };
        let Some(further) = parameters[next..].iter().position(|parameter| **parameter == *name) else {
            return false;
        };
        *place = next + further;
        next = *place + 1;
    }
    // From the last one on, so that none lies in the way of another.
    for (at, place) in (positional..given).zip(places).rev() {
        values.swap(at, place);
    }
    true
}

/// The same, whatever the arguments and parameters are.
fn bind_any(
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
    if !rest.is_empty() && !signature.rest {
        let by_name = values[signature.positional..].iter().filter(|value| !value.is_null()).count();
        return Err(too_many(function, positional, by_name));
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
    if !values.iter().any(Value::is_null) {
        return Ok(());
    }
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

/// CPython's `too_many_positional` (`Python/ceval.c`); `by_name` keyword-only arguments are given.
fn too_many(function: &Function, given: usize, by_name: usize) -> Raise {
    let (name, takes) = (&function.code.qualname, function.code.parameters.positional);
    let least = takes - function.defaults.len().min(takes);
    let takes_text = if least < takes { format!("from {least} to {takes}") } else { takes.to_string() };
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let others = match by_name {
        0 => String::new(),
        _ => format!(
            " positional argument{} (and {by_name} keyword-only argument{})",
            plural(given),
            plural(by_name)
        ),
    };
    let s = if least < takes { "s" } else { plural(takes) };
    let were = if given == 1 && by_name == 0 { "was" } else { "were" };
    Raise::type_error(format!(
        "{name}() takes {takes_text} positional argument{s} but {given}{others} {were} given"
    ))
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
