//! `re.Pattern`, and the functions of the module.

use std::sync::OnceLock;

use super::super::field::Field;
use crate::bytecode::Name;
use crate::modules::re::{Search, Way, positions};
use crate::object::shape::Shape;
use crate::object::{Function, Instance, Iter, Kind, Mutex, Ref, Str, Value, lock};

static COMPILED: Field = Field::new("_compiled");
static TEMPLATES: Field = Field::new("_templates");

/// What makes matches: their class, and what they look like.
struct Maker {
    class: Ref,
    shape: &'static Shape,
}

impl Maker {
    fn new(function: &Function) -> Option<Self> {
        /// The number of the class that was seen last, and its shape. Classes have a number of their own for ever.
        static LAST: OnceLock<Mutex<(u32, Option<&'static Shape>)>> = OnceLock::new();
        let Value::Object(class) = function.globals.get("Match") else { return None };
        let Kind::Class(of) = &class.kind else { return None };
        let mut last = lock(LAST.get_or_init(|| Mutex::unbiased((0, None))));
        let shape = match *last {
            (id, Some(shape)) if id == of.id => shape,
            _ => {
                // As `Match.__init__` sets them.
                let names = ["re", "string", "pos", "endpos", "_spans"].map(Name::from);
                let shape = of.shapes.of_names(&names)?;
                *last = (of.id, Some(shape));
                shape
            }
        };
        drop(last);
        Some(Self { class, shape })
    }

    fn make(&self, pattern: &Value, text: &Value, bounds: (usize, usize), spans: &[i64]) -> Value {
        let whole = |place: usize| Value::Int(i64::try_from(place).unwrap_or(i64::MAX));
        let values = vec![pattern.clone(), text.clone(), whole(bounds.0), whole(bounds.1), positions(spans)];
        Value::object(Kind::Instance(Instance::of_shape(self.class.clone(), self.shape, values)))
    }
}

/// From where to where a text of some length is searched.
fn bounds(given: &[Value], len: usize) -> Option<(usize, usize)> {
    let place = |place: i64| usize::try_from(place.max(0)).ok().map(|place| place.min(len));
    match given {
        [] => Some((0, len)),
        [Value::Int(start)] => Some((place(*start)?, len)),
        [Value::Int(start), Value::None] => Some((place(*start)?, len)),
        [Value::Int(start), Value::Int(end)] => Some((place(*start)?, place(*end)?)),
        _ => None,
    }
}

/// How often at most; 0 for any number.
fn limit(given: &[Value]) -> Option<usize> {
    match given {
        [] => Some(0),
        [Value::Int(most)] => usize::try_from(*most).ok(),
        _ => None,
    }
}

fn find(function: &Function, arguments: &[Value], way: Way) -> Option<Value> {
    let [this, text, given @ ..] = arguments else { return None };
    let compiled = COMPILED.of(this)?;
    let search = Search::new(&compiled, text)?;
    let (start, end) = bounds(given, search.len())?;
    match search.one(start, end, way)? {
        Some(spans) => Some(Maker::new(function)?.make(this, text, (start, end), &spans)),
        None => Some(Value::None),
    }
}

fn all_texts(arguments: &[Value]) -> Option<Value> {
    let [this, text, given @ ..] = arguments else { return None };
    let compiled = COMPILED.of(this)?;
    let search = Search::new(&compiled, text)?;
    let (start, end) = bounds(given, search.len())?;
    let (groups, mut found) = (search.groups(), Vec::new());
    search.each(start, end, 0, &mut |spans| {
        found.push(match groups {
            0 => search.group(spans, 0),
            1 => search.group(spans, 1),
            _ => Value::tuple((1..=groups).map(|group| search.group(spans, group)).collect()),
        });
    })?;
    Some(Value::list(found))
}

fn all_matches(function: &Function, arguments: &[Value]) -> Option<Value> {
    let [this, text, given @ ..] = arguments else { return None };
    let compiled = COMPILED.of(this)?;
    let search = Search::new(&compiled, text)?;
    let (start, end) = bounds(given, search.len())?;
    let (maker, mut found) = (Maker::new(function)?, Vec::new());
    search.each(start, end, 0, &mut |spans| found.push(maker.make(this, text, (start, end), spans)))?;
    Iter::native(&Value::list(found)).map(Iter::into_value)
}

fn parts(arguments: &[Value]) -> Option<Value> {
    let [this, text, given @ ..] = arguments else { return None };
    let compiled = COMPILED.of(this)?;
    let search = Search::new(&compiled, text)?;
    let (mut parts, mut last) = (Vec::new(), 0);
    search.each(0, usize::MAX, limit(given)?, &mut |spans| {
        parts.push(search.part(last, spans[0]));
        parts.extend((1..=search.groups()).map(|group| match spans[2 * group] {
            -1 => Value::None,
            _ => search.group(spans, group),
        }));
        last = spans[1];
    })?;
    parts.push(search.part(last, i64::try_from(search.len()).ok()?));
    Some(Value::list(parts))
}

/// What stands in for each match: texts, and numbers of groups.
fn template(this: &Value, replacement: &Value) -> Option<Vec<Value>> {
    if !replacement.plain_text()?.contains('\\') {
        return Some(vec![replacement.clone()]);
    }
    // The body works it out the first time.
    let known = TEMPLATES.of(this)?;
    let Some(Kind::Dict(known)) = known.plain_kind() else { return None };
    let parts = lock(known).get(replacement).ok()??.clone();
    match parts.plain_kind() {
        Some(Kind::List(parts)) => Some(lock(parts).clone()),
        _ => None,
    }
}

fn replaced(arguments: &[Value]) -> Option<Value> {
    let [this, replacement, text, given @ ..] = arguments else { return None };
    let (Some(whole), most) = (text.plain_text(), limit(given)?) else { return None };
    let template = template(this, replacement)?;
    let compiled = COMPILED.of(this)?;
    let search = Search::new(&compiled, text)?;
    let (mut made, mut last, mut fits) = (String::with_capacity(whole.len()), 0, true);
    let mut add = |part: &Value| match part.plain_text() {
        Some(part) => made.push_str(part),
        None => fits = false,
    };
    search.each(0, usize::MAX, most, &mut |spans| {
        add(&search.part(last, spans[0]));
        for part in &template {
            match part {
                Value::Int(group) => add(&search.group(spans, usize::try_from(*group).unwrap_or(0))),
                text => add(text),
            }
        }
        last = spans[1];
    })?;
    add(&search.part(last, i64::try_from(search.len()).ok()?));
    fits.then(|| Value::object(Kind::Str(Str::new(made))))
}

/// `pattern.match(text, …)`
pub(in super::super) fn match_start(function: &Function, arguments: &[Value]) -> Value {
    find(function, arguments, Way::Start).unwrap_or_default()
}

/// `pattern.search(text, …)`
pub(in super::super) fn search(function: &Function, arguments: &[Value]) -> Value {
    find(function, arguments, Way::Anywhere).unwrap_or_default()
}

/// `pattern.fullmatch(text, …)`
pub(in super::super) fn full_match(function: &Function, arguments: &[Value]) -> Value {
    find(function, arguments, Way::Whole).unwrap_or_default()
}

/// `pattern.findall(text, …)`
pub(in super::super) fn find_all(_: &Function, arguments: &[Value]) -> Value {
    all_texts(arguments).unwrap_or_default()
}

/// `pattern.finditer(text, …)`
pub(in super::super) fn find_each(function: &Function, arguments: &[Value]) -> Value {
    all_matches(function, arguments).unwrap_or_default()
}

/// `pattern.split(text, …)`
pub(in super::super) fn split(_: &Function, arguments: &[Value]) -> Value {
    parts(arguments).unwrap_or_default()
}

/// `pattern.sub(replacement, text, …)` of a text.
pub(in super::super) fn substitute(_: &Function, arguments: &[Value]) -> Value {
    replaced(arguments).unwrap_or_default()
}

/// The pattern in a text that has been compiled before, without flags.
fn pattern(function: &Function, text: &Value) -> Option<Value> {
    text.plain_text()?;
    let known = function.globals.get("_compiled");
    let Some(Kind::Dict(known)) = known.plain_kind() else { return None };
    let key = Value::tuple(vec![Value::Type(&crate::builtins::STR), text.clone(), Value::Int(0)]);
    lock(known).get(&key).ok()?.cloned()
}

/// `re.compile(pattern)` of a pattern that has been compiled before.
pub(in super::super) fn known(function: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [text] => pattern(function, text).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// Has a method's twin do what a function of the module does.
fn with_pattern(function: &Function, arguments: &[Value], method: fn(&Function, &[Value]) -> Value) -> Value {
    let [first, rest @ ..] = arguments else { return Value::Null };
    match pattern(function, first) {
        Some(pattern) => {
            let all: Vec<Value> = std::iter::once(pattern).chain(rest.iter().cloned()).collect();
            method(function, &all)
        }
        None => Value::Null,
    }
}

macro_rules! of_module {
    ($($(#[$documentation:meta])* $name:ident $method:ident $most:literal),* $(,)?) => {
        $(
            $(#[$documentation])*
            pub(in super::super) fn $name(function: &Function, arguments: &[Value]) -> Value {
                if arguments.len() > $most {
                    return Value::Null; // with flags, say
                }
                with_pattern(function, arguments, $method)
            }
        )*
    };
}

of_module! {
    /// `re.match(pattern, text)`
    module_match_start match_start 2,
    /// `re.search(pattern, text)`
    module_search search 2,
    /// `re.fullmatch(pattern, text)`
    module_full_match full_match 2,
    /// `re.findall(pattern, text)`
    module_find_all find_all 2,
    /// `re.finditer(pattern, text)`
    module_find_each find_each 2,
    /// `re.split(pattern, text, …)`
    module_split split 3,
    /// `re.sub(pattern, replacement, text, …)`
    module_substitute substitute 4,
}
