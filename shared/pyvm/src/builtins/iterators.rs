//! The classes of iterators, and the built-in functions that make and advance them.

use crate::builtins::object::GENERATOR;
use crate::builtins::reflection::is_callable;
use crate::machine::After;
use crate::object::{
    Calling, Context, Iter, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, can_iterate, find,
    is_iterable, lock, own_special,
};

/// What all iterators can do.
static METHODS: &[NativeFunction] = &[
    NativeFunction::new("__iter__", |_, args| {
        let [iterator] = args.exactly()?;
        Ok(Outcome::Value(iterator.clone()))
    }),
    NativeFunction::new("__next__", |context, args| {
        let [iterator] = args.exactly()?;
        advance(context, iterator, &Value::Null)
    }),
];

macro_rules! iterators {
    ($($constant:ident $name:literal),* $(,)?) => {
        $(
            pub(crate) static $constant: Type = Type::new(
                $name,
                NativeFunction::new($name, |_, _| {
                    Err(Raise::type_error(concat!("cannot create '", $name, "' instances")))
                }),
            )
            .with_methods(METHODS);
        )*
    };
}

iterators! {
    RANGE_ITERATOR "range_iterator",
    LIST_ITERATOR "list_iterator",
    LIST_REVERSEITERATOR "list_reverseiterator",
    TUPLE_ITERATOR "tuple_iterator",
    BYTES_ITERATOR "bytes_iterator",
    STR_ITERATOR "str_iterator",
    STR_ASCII_ITERATOR "str_ascii_iterator",
    SET_ITERATOR "set_iterator",
    DICT_KEYITERATOR "dict_keyiterator",
    DICT_VALUEITERATOR "dict_valueiterator",
    DICT_ITEMITERATOR "dict_itemiterator",
    DICT_REVERSEKEYITERATOR "dict_reversekeyiterator",
    DICT_REVERSEVALUEITERATOR "dict_reversevalueiterator",
    DICT_REVERSEITEMITERATOR "dict_reverseitemiterator",
    BATCHED "batched",
    CALLABLE_ITERATOR "callable_iterator",
    CHAIN "chain",
    COMBINATIONS "combinations",
    COMBINATIONS_WITH_REPLACEMENT "combinations_with_replacement",
    COUNT "count",
    CYCLE "cycle",
    DEQUE_ITERATOR "collections._deque_iterator",
    DEQUE_REVERSE_ITERATOR "collections._deque_reverse_iterator",
    GROUPBY "groupby",
    GROUPER "_grouper",
    ISLICE "islice",
    PAIRWISE "pairwise",
    PERMUTATIONS "permutations",
    PRODUCT "product",
    REPEAT "repeat",
    ZIP_LONGEST "zip_longest",
}

/// Calls the function of the machine's own Python code that does the same over any iterable.
pub(in crate::builtins) fn in_python(
    context: &Context<'_>,
    name: &'static str,
    arguments: Vec<Value>,
) -> Result<Outcome> {
    Ok(Outcome::call(context.interpreter.library_function(name), arguments))
}

/// The same for what asks its iterables for iterators before anything else.
fn over_iterators(context: &Context<'_>, name: &'static str, arguments: Vec<Value>) -> Result<Outcome> {
    if arguments.iter().any(|value| own_special(value, "__iter__").is_some()) {
        return in_python(context, "over_iterators", [vec![Value::str(name)], arguments].concat());
    }
    in_python(context, name, arguments)
}

pub(super) fn not_iterable(value: &Value) -> Raise {
    Raise::type_error(format!("'{}' object is not iterable", value.type_name()))
}

pub(crate) static ENUMERATE: Type = Type::new(
    "enumerate",
    NativeFunction::new("enumerate", |context, args| {
        let [items, start] = args.named(["iterable", "start"])?;
        if items.is_null() {
            return Err(Raise::type_error("enumerate() missing required argument 'iterable'"));
        }
        let next = match start {
            Value::Null => Value::Int(0),
            start if matches!(start.kind(), Some(Kind::BigInt(_))) => start.clone(),
            start => Value::Int(start.to_index()?),
        };
        match Iter::native(items) {
            Some(iter) => Ok(Outcome::Value(Iter::Enumerate { of: Box::new(iter), next }.into_value())),
            None if is_iterable(items) => over_iterators(context, "enumerate", vec![items.clone(), next]),
            None => Err(not_iterable(items)),
        }
    }),
)
.with_methods(METHODS);

pub(crate) static ZIP: Type = Type::new(
    "zip",
    NativeFunction::new("zip", |context, args| {
        let mut strict = false;
        for (name, value) in args.named_values() {
            if name != "strict" {
                return Err(Raise::type_error(format!("zip() got an unexpected keyword argument '{name}'")));
            }
            strict = value.is_true();
        }
        let iterables = args.positional();
        if let Some(iters) = iterables.iter().map(Iter::native).collect() {
            return Ok(Outcome::Value(Iter::Zip { of: iters, strict }.into_value()));
        }
        if let Some(wrong) = iterables.iter().find(|value| !can_iterate(value)) {
            return Err(not_iterable(wrong));
        }
        if args.keywords.is_empty() {
            return over_iterators(context, "zip", args.values.to_vec());
        }
        Ok(Outcome::Call(Box::new(Calling {
            callable: context.interpreter.library_function("zip"),
            arguments: args.values.to_vec(),
            keywords: if args.keywords.is_empty() {
                Value::Null
            } else {
                Value::tuple(args.keywords.to_vec())
            },
            after: After::Push,
        })))
    }),
)
.with_methods(METHODS);

pub(crate) static REVERSED: Type = Type::new(
    "reversed",
    NativeFunction::new("reversed", |context, args| {
        let [items] = args.exactly()?;
        if let Some(method) = own_special(items, "__reversed__") {
            return Ok(Outcome::call(method, vec![items.clone()]));
        }
        match Iter::reversed(items) {
            Some(iter) => Ok(Outcome::Value(iter.into_value())),
            None if own_special(items, "__getitem__").is_some()
                && own_special(items, "__len__").is_some() =>
            {
                in_python(context, "reversed", vec![items.clone()])
            }
            None => Err(Raise::type_error(format!("'{}' object is not reversible", items.type_name()))),
        }
    }),
)
.with_methods(METHODS);

pub(crate) static MAP: Type = Type::new(
    "map",
    NativeFunction::new("map", |context, args| {
        args.no_keywords()?;
        if args.values.len() < 2 {
            return Err(Raise::type_error("map() must have at least two arguments."));
        }
        match args.values[1..].iter().find(|value| !can_iterate(value)) {
            Some(wrong) => Err(not_iterable(wrong)),
            None => over_iterators(context, "map", args.values.to_vec()),
        }
    }),
)
.with_methods(METHODS);

pub(crate) static FILTER: Type = Type::new(
    "filter",
    NativeFunction::new("filter", |context, args| {
        let [function, items] = args.exactly()?;
        match can_iterate(items) {
            true => over_iterators(context, "filter", vec![function.clone(), items.clone()]),
            false => Err(not_iterable(items)),
        }
    }),
)
.with_methods(METHODS);

pub(crate) static ITER: NativeFunction = NativeFunction::new("iter", |context, args| {
    args.no_keywords()?;
    let value = match &*args.values {
        [value] => value,
        [callable, sentinel] => {
            if !is_callable(callable) {
                return Err(Raise::type_error("iter(v, w): v must be callable"));
            }
            return in_python(context, "iter_until", vec![callable.clone(), sentinel.clone()]);
        }
        values => {
            let (bound, count) =
                if values.is_empty() { ("at least 1", 0) } else { ("at most 2", values.len()) };
            let s = if values.is_empty() { "" } else { "s" };
            return Err(Raise::type_error(format!("iter expected {bound} argument{s}, got {count}")));
        }
    };
    if own_special(value, "__iter__").is_some() {
        return in_python(context, "iter_of", vec![value.clone()]);
    }
    match Iter::native(value) {
        Some(iter) => Ok(Outcome::Value(iter.into_value())),
        None if matches!(value.kind(), Some(Kind::Generator(_))) => Ok(Outcome::Value(value.clone())),
        None if is_iterable(value) => in_python(context, "iterate_by_index", vec![value.clone()]),
        None => Err(not_iterable(value)),
    }
});

pub(crate) static NEXT: NativeFunction = NativeFunction::new("next", |context, args| {
    args.no_keywords()?;
    match &*args.values {
        [iterator] => advance(context, iterator, &Value::Null),
        [iterator, default] => advance(context, iterator, default),
        values => {
            let (bound, count) =
                if values.is_empty() { ("at least 1", 0) } else { ("at most 2", values.len()) };
            let s = if values.is_empty() { "" } else { "s" };
            Err(Raise::type_error(format!("next expected {bound} argument{s}, got {count}")))
        }
    }
})
.resumes(1);

/// The next item of an iterator; at its end `default`, or `StopIteration` where that is `Null`.
fn advance(context: &Context<'_>, iterator: &Value, default: &Value) -> Result<Outcome> {
    if let Some(Kind::Iterator(iter)) = iterator.kind() {
        let next = lock(iter).next();
        return match next {
            Some(item) => item.map(Outcome::Value),
            None if default.is_null() => Err(Raise::new(&crate::builtins::exceptions::STOP_ITERATION, "")),
            None => Ok(Outcome::Value(default.clone())),
        };
    }
    let method = match iterator.kind() {
        // The machine's own `map` of a function in Python is one, too, whatever class it says it is of.
        Some(Kind::Generator(_)) => find(&Value::Type(&GENERATOR), "__next__"),
        _ => own_special(iterator, "__next__"),
    };
    match method {
        Some(method) if default.is_null() => Ok(Outcome::call(method, vec![iterator.clone()])),
        Some(_) => in_python(context, "next_or", vec![iterator.clone(), default.clone()]),
        None => Err(Raise::type_error(format!("'{}' object is not an iterator", iterator.type_name()))),
    }
}
