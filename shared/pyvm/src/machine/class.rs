//! `__build_class__`: makes a class of a body, a name and bases.

use std::sync::atomic::AtomicU32;

use crate::bytecode::Name;
use crate::machine::After;
use crate::object::Calling;
use crate::object::{
    Args, Attributes, Class, Context, Kind, NativeFunction, Object, Outcome, Raise, Ref, Result, Type, Value,
    is_class, is_subclass, linearise, lock, next_class_id, try_repr,
};

/// A class whose body is running.
#[derive(Clone, Debug)]
pub struct Making {
    name: Name,
    bases: Vec<Value>,
    /// The dict that the body fills.
    names: Value,
    /// What evaluates the annotations of its variables, or `Null`.
    annotate: Value,
    /// The class that it is an object of, or `Null` for `type`.
    metaclass: Value,
    /// The keyword arguments of the `class` statement.
    keywords: Vec<(String, Value)>,
}

/// `builtin___build_class__` (`Python/bltinmodule.c`).
pub(crate) static BUILD_CLASS: NativeFunction = NativeFunction::new("__build_class__", |context, args| {
    let [body, name, bases @ ..] = args.positional() else {
        return Err(Raise::type_error("__build_class__: not enough arguments"));
    };
    let mut keywords: Vec<(String, Value)> =
        args.named_values().map(|(name, value)| (name.to_owned(), value.clone())).collect();
    let given = keywords.iter().position(|(name, _)| name == "metaclass").map(|at| keywords.remove(at).1);
    let mut bases = bases.to_vec();
    let metaclass = match given {
        Some(given) if is_abc_meta(&given) => {
            // Such a class is one derived from `ABC` here.
            let abstract_class = context.interpreter.member_of("abc", "ABC");
            if !bases.iter().any(|base| is_class(base) && is_subclass(base, &abstract_class)) {
                bases.push(abstract_class);
            }
            inherited_metaclass(Value::Null, &bases)?
        }
        Some(Value::Type(_)) | None => inherited_metaclass(Value::Null, &bases)?,
        Some(given) if is_class(&given) => inherited_metaclass(given, &bases)?,
        Some(given) => given,
    };
    if !metaclass.is_null() {
        let mut entries = crate::object::Dict::default();
        for (name, value) in keywords {
            entries.insert(Value::str(name), value)?;
        }
        let function = context.interpreter.library_function("class_of_metaclass");
        let arguments =
            vec![body.clone(), metaclass, name.clone(), Value::tuple(bases), Value::dict(entries)];
        return Ok(Outcome::call(function, arguments));
    }
    let names = Value::dict(crate::object::Dict::default());
    let making = Making {
        name: name.as_str().unwrap_or_default().into(),
        bases,
        names: names.clone(),
        annotate: annotate(body),
        metaclass: Value::Null,
        keywords,
    };
    Ok(Outcome::Call(Box::new(Calling {
        callable: body.clone(),
        arguments: vec![names],
        keywords: Value::Null,
        after: After::Class(Box::new(making)),
    })))
});

fn is_abc_meta(metaclass: &Value) -> bool {
    matches!(metaclass.kind(), Some(Kind::Class(class)) if &*class.name == "ABCMeta" && &*class.module == "abc")
}

/// The most derived one of a metaclass and those of the bases (`_PyType_CalculateMetaclass`, `Objects/typeobject.c`).
fn inherited_metaclass(given: Value, bases: &[Value]) -> Result<Value> {
    let mut winner = given;
    for base in bases {
        let Some(Kind::Class(base)) = base.kind() else { continue };
        if base.metaclass.is_null() || !winner.is_null() && is_subclass(&winner, &base.metaclass) {
            continue;
        }
        if !winner.is_null() && !is_subclass(&base.metaclass, &winner) {
            return Err(Raise::type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                 metaclasses of all its bases",
            ));
        }
        winner = base.metaclass.clone();
    }
    Ok(winner)
}

impl Making {
    /// The class, and the call of `__init_subclass__` that its bases ask for.
    pub(crate) fn finish(self, context: &Context<'_>) -> Result<(Value, Option<Calling>)> {
        let Self { name, mut bases, names, annotate, metaclass, keywords } = self;
        // What only annotates: `Generic[T]` and its kin are placeholders without effect.
        bases.retain(|base| !is_placeholder(base));
        if bases.is_empty() {
            bases.push(Value::Type(&crate::builtins::OBJECT));
        }
        for base in &bases {
            match (base, base.kind()) {
                (Value::Type(base), _) if !is_acceptable(base) => {
                    return Err(Raise::type_error(format!(
                        "type '{}' is not an acceptable base type",
                        base.name
                    )));
                }
                (Value::Type(_), _) | (_, Some(Kind::Class(_))) => {}
                _ => {
                    return Err(Raise::outside_subset(format!(
                        "a base class like {} is outside the subset; name a class",
                        try_repr(base)?
                    )));
                }
            }
        }
        let ancestors = linearise(&bases)?;
        let native = ancestors.iter().find_map(|ancestor| match ancestor {
            Value::Type(of) if !std::ptr::eq(*of, &raw const crate::builtins::OBJECT) => Some(*of),
            _ => None,
        });
        let mut attributes = Attributes::default();
        let Some(Kind::Dict(entries)) = names.kind() else { unreachable!("the body's names are a dict") };
        let entries: Vec<(Value, Value)> =
            lock(entries).iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let mut cell = Value::Null;
        let (mut qualname, mut module) = (name.clone(), Name::from("__main__"));
        for (key, value) in entries {
            let Some(key) = key.as_str() else { continue };
            match (key, value.as_str()) {
                ("__classcell__", _) => cell = value,
                ("__qualname__", Some(text)) => qualname = text.into(),
                ("__module__", Some(text)) => module = text.into(),
                _ => drop(attributes.set(context.interpreter.intern(key), value)),
            }
        }
        // These are class methods without being told so (`type_new_classmethod`, `Objects/typeobject.c`).
        for special in ["__init_subclass__", "__class_getitem__"] {
            if let Some(function) = attributes.named(special)
                && matches!(function.kind(), Some(Kind::Function(_)))
            {
                attributes.set(special.into(), Value::object(Kind::ClassMethod(function)));
            }
        }
        if let Some(function) = attributes.named("__new__")
            && matches!(function.kind(), Some(Kind::Function(_)))
        {
            attributes.set("__new__".into(), Value::object(Kind::StaticMethod(function)));
        }
        // A class with equality of its own and no hash has no hash (`inherit_slots`).
        if attributes.named("__eq__").is_some() && attributes.named("__hash__").is_none() {
            attributes.set("__hash__".into(), Value::None);
        }
        let named: Vec<(Name, Value)> = attributes.iter().collect();
        let inherits = |has: fn(&Class) -> bool| {
            ancestors.iter().any(|base| matches!(base.kind(), Some(Kind::Class(base)) if has(base)))
        };
        let finalizes = attributes.named("__del__").is_some() || inherits(|base| base.finalizes);
        let intercepts = attributes.named("__getattribute__").is_some() || inherits(|base| base.intercepts);
        let slots = slots(&attributes, &ancestors, &name)?;
        let attributes = attributes.into();
        let class = Class {
            name,
            qualname,
            module,
            bases,
            ancestors,
            metaclass,
            attributes,
            native,
            finalizes,
            intercepts,
            annotate,
            slots,
            shapes: crate::object::shape::Shapes::default(),
            others: crate::object::recast::Others::default(),
            subclasses: Vec::new().into(),
            hidden: AtomicU32::new(0),
            id: next_class_id(),
        };
        let class = Object::new(Kind::Class(Box::new(class)));
        note_subclass(&class);
        let value = Value::Object(class);
        if let Some(Kind::Cell(cell)) = cell.kind() {
            *lock(cell) = value.clone();
        }
        Ok((value.clone(), hooks(context, &value, named, keywords)))
    }
}

/// Its bases know a class, weakly (`add_subclass`, `Objects/typeobject.c`).
pub(crate) fn note_subclass(class: &Ref) {
    let Kind::Class(new) = &class.kind else { return };
    for base in &new.bases {
        if let Some(Kind::Class(base)) = base.kind() {
            let mut known = lock(&base.subclasses);
            known.retain(|class| class.upgrade().is_some());
            known.push(Ref::downgrade(class));
        }
    }
}

/// The attributes that objects of a class may have: those in the `__slots__` of the class and of all its ancestors.
/// `None` where one of them lets its objects have any (`type_new_slots`, `Objects/typeobject.c`).
fn slots(attributes: &Attributes, ancestors: &[Value], class: &str) -> Result<Option<Vec<Name>>> {
    let Some(own) = attributes.named("__slots__") else { return Ok(None) };
    let own = if own.as_str().is_some() { vec![own] } else { crate::object::collect(own)? };
    let private = |name: &str| match name.starts_with("__") && !name.ends_with("__") {
        true => Name::from(format!("_{}{name}", class.trim_start_matches('_'))),
        false => Name::from(name),
    };
    let mut slots: Vec<Name> = own.iter().filter_map(Value::as_str).map(private).collect();
    if slots.iter().any(|name| &**name == "__dict__") {
        return Ok(None);
    }
    if let Some(both) = slots.iter().find(|name| attributes.named(name).is_some()) {
        return Err(Raise::value_error(format!("'{both}' in __slots__ conflicts with class variable")));
    }
    for ancestor in ancestors {
        match ancestor.kind() {
            Some(Kind::Class(ancestor)) => match &ancestor.slots {
                Some(more) => slots.extend(more.iter().cloned()),
                None => return Ok(None),
            },
            _ if matches!(ancestor, Value::Type(of) if of.is_a(&crate::builtins::exceptions::BASE_EXCEPTION)) =>
            {
                return Ok(None);
            }
            _ => {}
        }
    }
    Ok(Some(slots))
}

/// The calls that a new class causes: `__set_name__` of its attributes, `__init_subclass__` of its bases.
fn hooks(
    context: &Context<'_>,
    class: &Value,
    named: Vec<(Name, Value)>,
    keywords: Vec<(String, Value)>,
) -> Option<Calling> {
    let Some(Kind::Class(of)) = class.kind() else { return None };
    let inherited = of.ancestors.iter().any(|ancestor| match ancestor.kind() {
        Some(Kind::Class(ancestor)) => ancestor.own("__init_subclass__").is_some(),
        _ => false,
    });
    let setters: Vec<Value> = named
        .into_iter()
        .filter(|(_, value)| {
            matches!(value.kind(), Some(Kind::Instance(_)))
                && crate::object::find(&crate::object::class_of(value), "__set_name__").is_some()
        })
        .map(|(name, value)| Value::tuple(vec![Value::str(&*name), value]))
        .collect();
    if !inherited && setters.is_empty() && keywords.is_empty() {
        return None;
    }
    let mut given = crate::object::Dict::default();
    for (name, value) in keywords {
        // Names are text, which always has a hash.
        let _ = given.insert(Value::str(name), value);
    }
    Some(Calling {
        callable: context.interpreter.library_function("class_hooks"),
        arguments: vec![class.clone(), Value::list(setters), Value::dict(given)],
        keywords: Value::Null,
        after: After::Discard,
    })
}

/// The function that evaluates the annotations in the body of a class.
fn annotate(body: &Value) -> Value {
    let Some(Kind::Function(body)) = body.kind() else { return Value::Null };
    let Some(code) = body.code.annotations.as_ref().and_then(|all| all.code.as_ref()) else {
        return Value::Null;
    };
    Value::object(Kind::Function(Box::new(crate::object::Function::new(code.clone(), body.globals.clone()))))
}

fn is_placeholder(base: &Value) -> bool {
    !is_class(base)
        && matches!(base.kind(), Some(Kind::Instance(instance)) if &*instance.class().module == "typing")
}

/// Which built-in classes a program's class may derive from.
fn is_acceptable(base: &'static Type) -> bool {
    base.is_a(&crate::builtins::exceptions::BASE_EXCEPTION)
        || ["object", "dict", "list", "set", "tuple", "str", "int", "float", "frozenset", "type"]
            .contains(&base.name)
        || std::ptr::eq(base, &raw const crate::builtins::deque::DEQUE)
}

/// `type(value)`, the class of a value, and `type(name, bases, dict)`, a new class.
#[expect(clippy::needless_pass_by_value, reason = "a native's signature")]
pub(crate) fn type_of(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    match args.positional() {
        [value] => Ok(Outcome::Value(crate::object::class_of(value))),
        [_, _, _] => new_class(&Value::Null, &args, args.positional()),
        _ => Err(Raise::type_error("type() takes 1 or 3 arguments")),
    }
}

/// `type.__new__(metaclass, name, bases, dict)`
#[expect(clippy::needless_pass_by_value, reason = "a native's signature")]
pub(crate) fn type_new(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    match args.positional() {
        [Value::Type(_), value] => Ok(Outcome::Value(crate::object::class_of(value))),
        [metaclass, rest @ ..] if rest.len() == 3 => {
            let metaclass = if matches!(metaclass, Value::Type(_)) { &Value::Null } else { metaclass };
            new_class(metaclass, &args, rest)
        }
        values => Err(Raise::type_error(format!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            values.len().saturating_sub(1)
        ))),
    }
}

fn new_class(metaclass: &Value, args: &Args<'_>, parts: &[Value]) -> Result<Outcome> {
    let [name, bases, names] = parts else { return Err(Raise::type_error("type() takes 1 or 3 arguments")) };
    let (Some(text), Some(Kind::Tuple(bases)), Some(Kind::Dict(entries))) =
        (name.as_str(), bases.kind(), names.kind())
    else {
        return Err(Raise::type_error("type.__new__() takes a str, a tuple and a dict"));
    };
    let mut own = crate::object::Dict::default();
    let given: Vec<(Value, Value)> =
        lock(entries).iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    for (name, value) in given {
        own.insert(name, value)?;
    }
    let making = Making {
        name: text.into(),
        bases: bases.clone(),
        names: Value::dict(own),
        annotate: Value::Null,
        metaclass: inherited_metaclass(metaclass.clone(), bases)?,
        keywords: args.named_values().map(|(name, value)| (name.to_owned(), value.clone())).collect(),
    };
    Ok(Outcome::Call(Box::new(Calling {
        callable: Value::Native(&NOTHING),
        arguments: Vec::new(),
        keywords: Value::Null,
        after: After::Class(Box::new(making)),
    })))
}

/// The body of a class that has none.
static NOTHING: NativeFunction = NativeFunction::new("nothing", |_, _| Ok(Outcome::Value(Value::None)));
