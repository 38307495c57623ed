//! Arguments become locals.

use crate::bytecode::Name;
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
pub(super) fn sort(
    function: &Function,
    values: &mut [Value],
    given: usize,
    keywords: &[Value],
) -> Option<Result<()>> {
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
    match keywords {
        [name] if fits && !signature.rest && !signature.named_rest && given <= plain => {
            sort_one(function, &mut values[..plain], given, name)
        }
        _ => sort_named(function, values, given, keywords),
    }
}

/// The same where just the last argument comes by name.
fn sort_one(function: &Function, values: &mut [Value], given: usize, name: &Value) -> Option<Result<()>> {
    let (name, positional_only) = (name.as_str()?, function.code.parameters.positional_only);
    let place = function.code.locals[..values.len()].iter().position(|parameter| **parameter == *name)?;
    if place < positional_only.max(given - 1) {
        return None;
    }
    values.swap(place, given - 1);
    Some(fill_in(function, values))
}

/// The same where a few arguments come by name.
fn sort_named(
    function: &Function,
    values: &mut [Value],
    given: usize,
    keywords: &[Value],
) -> Option<Result<()>> {
    let signature = &function.code.parameters;
    let plain = signature.positional + signature.keyword_only;
    let positional = given - keywords.len();
    if keywords.len() > FEW || positional > signature.positional && !signature.rest {
        return None;
    }
    let places = places(function, plain, positional, keywords)?;
    let mut named: [Value; FEW] = [const { Value::Null }; FEW];
    for (place, value) in named.iter_mut().zip(&mut values[positional..given]) {
        *place = std::mem::take(value);
    }
    let rest = signature.rest.then(|| {
        let rest = values.get_mut(signature.positional..positional).unwrap_or_default();
        Value::tuple(rest.iter_mut().map(std::mem::take).collect())
    });
    let mut others = signature.named_rest.then(Dict::default);
    for ((place, name), value) in places.into_iter().zip(keywords).zip(&mut named) {
        let value = std::mem::take(value);
        match (values.get_mut(place), &mut others) {
            // It is empty.
            (Some(place), _) => std::mem::forget(std::mem::replace(place, value)),
            // Names are texts, which have a hash.
            (None, Some(others)) => drop(others.insert(name.clone(), value)),
            (None, None) => unreachable!("every name has a place"),
        }
    }
    std::mem::forget(named); // all are empty
    let filled = fill_in(function, &mut values[..plain]);
    if let Some(rest) = rest {
        values[plain] = rest;
    }
    if let Some(others) = others {
        values[plain + usize::from(signature.rest)] = Value::dict(others);
    }
    Some(filled)
}

/// Which parameters some names are; `usize::MAX` for one that goes to the dict of all others. `None` where something is wrong.
fn places(function: &Function, plain: usize, positional: usize, keywords: &[Value]) -> Option<[usize; FEW]> {
    let signature = &function.code.parameters;
    let parameters = &function.code.locals[..plain];
    let mut places = [usize::MAX; FEW];
    let given = positional.min(signature.positional);
    let mut next = signature.positional_only.max(given);
    for at in 0..keywords.len() {
        let name = keywords[at].as_str()?;
        // They mostly come in the order of the parameters.
        let is_it = |parameter: &&Name| ***parameter == *name;
        let place = match parameters[next..].iter().position(|parameter| is_it(&parameter)) {
            Some(further) => Some(next + further),
            None => {
                let before = parameters[signature.positional_only..next].iter();
                before
                    .clone()
                    .position(|parameter| is_it(&parameter))
                    .map(|at| signature.positional_only + at)
            }
        };
        match place {
            Some(place) if place < given || places[..at].contains(&place) => return None,
            Some(place) => (places[at], next) = (place, place + 1),
            None if signature.named_rest => {}
            None => return None,
        }
    }
    Some(places)
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
