//! `_weakref`: references that keep nothing alive.

use crate::object::{Custom, Kind, NativeFunction, NativeModule, Outcome, Raise, Ref, Type, Value, WeakRef};

pub(crate) static WEAKREF: NativeModule = NativeModule {
    name: "_weakref",
    members: &[
        ("make", Value::Native(&MAKE)),
        ("get", Value::Native(&GET)),
        ("count", Value::Native(&COUNT)),
        ("watch", Value::Native(&WATCH)),
        ("watched", Value::Native(&WATCHED)),
    ],
    of_interpreter: |_, _| None,
};

#[derive(Debug)]
struct WeakReference(WeakRef);

static CLASS: Type = Type::new(
    "weak reference",
    NativeFunction::new("weak reference", |_, _| {
        Err(Raise::type_error("cannot create 'weak reference' instances"))
    }),
);

impl Custom for WeakReference {
    fn class(&self) -> &'static Type {
        &CLASS
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// Whether CPython has a place for weak references in objects of this kind.
fn is_referable(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Instance(_)
            | Kind::Extended(_)
            | Kind::Function(_)
            | Kind::Method(_)
            | Kind::Class(_)
            | Kind::Generator(_)
            | Kind::Set(_)
            | Kind::FrozenSet(_)
            | Kind::Deque(_)
            | Kind::Module(_)
            | Kind::Lock(_)
    )
}

/// Where the classes of an object name its attributes, whether the place for weak references is among them.
fn has_place(kind: &Kind) -> bool {
    let Some(instance) = kind.instance() else { return true };
    instance.class().slots.as_ref().is_none_or(|names| names.iter().any(|name| &**name == "__weakref__"))
}

static MAKE: NativeFunction = NativeFunction::new("make", |_, args| {
    let [value] = args.exactly()?;
    match value {
        Value::Object(object) if is_referable(&object.kind) && has_place(&object.kind) => {
            let weak = WeakReference(Ref::downgrade(object));
            Ok(Outcome::Value(Value::object(Kind::Custom(Box::new(weak)))))
        }
        other => {
            let name = other.type_name();
            Err(Raise::type_error(format!("cannot create weak reference to '{name}' object")))
        }
    }
});

/// The object, or `None` once it has died.
static GET: NativeFunction = NativeFunction::new("get", |_, args| {
    let [weak] = args.exactly()?;
    let object = match weak.kind() {
        Some(Kind::Custom(custom)) => {
            custom.as_any().downcast_ref::<WeakReference>().and_then(|weak| weak.0.upgrade())
        }
        _ => None,
    };
    Ok(Outcome::Value(object.map_or(Value::None, Value::Object)))
});

/// How many weak references to an object there are. Those of the machine itself count too.
static COUNT: NativeFunction = NativeFunction::new("count", |_, args| {
    let [value] = args.exactly()?;
    let count = if let Value::Object(object) = value { Ref::weak_count(object) } else { 0 };
    Ok(i64::try_from(count).unwrap_or(i64::MAX).into())
});

/// Asks to hear of the death of an object. Gives the number under which the library will hear of it, or `None` for
/// an object that dies in silence.
static WATCH: NativeFunction = NativeFunction::new("watch", |context, args| {
    let [value] = args.exactly()?;
    let Value::Object(object) = value else { return Ok(Outcome::Value(Value::None)) };
    let Some(instance) = object.kind.instance() else { return Ok(Outcome::Value(Value::None)) };
    context.interpreter.note_finalizers();
    Ok(i64::from(instance.watch()).into())
});

/// The number under which the library hears of the death of an object; 0 where it does not.
static WATCHED: NativeFunction = NativeFunction::new("watched", |_, args| {
    let [value] = args.exactly()?;
    let Value::Object(object) = value else { return Ok(0.into()) };
    Ok(object.kind.instance().map_or(0, |instance| i64::from(instance.watched())).into())
});
