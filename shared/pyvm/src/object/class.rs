//! Classes: those of programs, and what they have in common with built-in ones.

use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, AtomicU64, Ordering};

use crate::builtins;
use crate::bytecode::Name;
use crate::object::recast::Others;
use crate::object::shape::{Shape, Shapes};
use crate::object::{Attributes, Kind, Mutex, Raise, Ref, Result, Type, Value, WeakRef, lock};

/// A class that a program defines.
#[derive(Debug)]
pub struct Class {
    /// Its `__name__`.
    pub name: Name,
    /// Its `__qualname__`, by which another process finds it.
    pub qualname: Name,
    /// The module it was defined in.
    pub module: Name,
    /// Its base classes; `object` alone where it names none.
    pub bases: Vec<Value>,
    /// The classes after itself in which attributes are looked up, `object` last.
    pub ancestors: Vec<Value>,
    /// The class of the class, where that is not `type`; else `Null`.
    pub metaclass: Value,
    /// Its attributes: methods and others.
    pub attributes: Mutex<Attributes>,
    /// The built-in class it derives from, other than `object`.
    pub native: Option<&'static Type>,
    /// Whether it has a `__del__`.
    pub finalizes: bool,
    /// Whether it has a `__getattribute__`.
    pub intercepts: bool,
    /// A function that evaluates the annotations of its variables, or `Null`.
    pub annotate: Value,
    /// The only attributes that its objects may have, where all its classes name theirs by `__slots__`.
    pub slots: Option<Vec<Name>>,
    /// What its objects look like.
    pub(crate) shapes: Shapes,
    /// The classes that its objects were given later.
    pub(crate) others: Others,
    /// The classes that have it as a base.
    pub(crate) subclasses: Mutex<Vec<WeakRef>>,
    /// How many references to it are threads' copies of globals.
    pub(crate) hidden: AtomicU32,
    /// A number that no other class has or had.
    pub(crate) id: u32,
}

/// The number of the next class.
///
/// # Panics
/// Where a process has had four thousand million classes.
pub(crate) fn next_class_id() -> u32 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    u32::try_from(NEXT.fetch_add(1, Ordering::Relaxed)).expect("a process has room for fewer classes")
}

impl Class {
    /// The attribute of this name in the class itself.
    pub fn own(&self, name: &str) -> Option<Value> {
        lock(&self.attributes).named(name)
    }
}

/// An object of a class that a program defines.
#[derive(Debug)]
pub struct Instance {
    /// The class it was made of, a [`Kind::Class`].
    pub(crate) made_of: Ref,
    /// Its attributes.
    pub attributes: Mutex<Attributes>,
    /// Whether its `__del__` was called.
    finalized: AtomicBool,
    /// The place of its class among the other classes of the one it was made of; 0 for that one.
    pub(super) place: AtomicU16,
    /// Its number in the library's list of objects whose death somebody wants to hear of; 0 where nobody does.
    watched: AtomicU32,
}

impl Instance {
    /// A new object without attributes.
    #[inline(always)]
    pub fn new(class: Ref) -> Self {
        let attributes = match &class.kind {
            Kind::Class(class) => Attributes::of_class(&class.shapes),
            _ => Attributes::default(),
        };
        Self::with(class, attributes)
    }

    /// A new object of this class, to which the shape belongs, with these attributes.
    pub(crate) fn of_shape(class: Ref, shape: &'static Shape, values: Vec<Value>) -> Self {
        Self::with(class, Attributes::of_shape(shape, values))
    }

    #[inline(always)]
    fn with(class: Ref, attributes: Attributes) -> Self {
        Self {
            made_of: class,
            attributes: attributes.into(),
            finalized: AtomicBool::new(false),
            place: AtomicU16::new(0),
            watched: AtomicU32::new(0),
        }
    }

    pub(crate) fn finalized(&self) -> bool {
        self.finalized.load(Ordering::Relaxed)
    }

    /// Whether something is to be called when it dies, and has not been.
    pub(crate) fn wants_finalizer(&self) -> bool {
        !self.finalized() && (self.class().finalizes || self.watched() != 0)
    }

    /// The number under which its death is waited for, or 0.
    pub(crate) fn watched(&self) -> u32 {
        self.watched.load(Ordering::Relaxed)
    }

    /// Gives it a number under which its death is waited for, unless it has one. Gives that.
    pub(crate) fn watch(&self) -> u32 {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let _ = self.watched.compare_exchange(
            0,
            NEXT.fetch_add(1, Ordering::Relaxed),
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
        self.watched()
    }

    pub(crate) fn set_finalized(&self) {
        self.finalized.store(true, Ordering::Relaxed);
    }

    /// Its class, a [`Kind::Class`].
    #[inline(always)]
    pub fn class_ref(&self) -> &Ref {
        match self.place.load(Ordering::Relaxed) {
            0 => &self.made_of,
            place => self.other_class(place),
        }
    }

    /// Its class.
    #[inline(always)]
    pub fn class(&self) -> &Class {
        match &self.class_ref().kind {
            Kind::Class(class) => class,
            _ => unreachable!("an instance's class is a class"),
        }
    }
}

/// An object of a class that derives from a built-in container: an instance, and what makes it a container.
/// [`Value::kind`] gives the container, so whatever handles a dict handles one of these.
#[derive(Debug)]
pub struct Extended {
    /// Class and attributes.
    pub instance: Instance,
    /// The container, an object of its own.
    pub payload: Value,
}

impl Extended {
    /// What kind of container it is.
    #[cold]
    pub(crate) fn kind(&self) -> Option<&Kind> {
        self.payload.kind()
    }
}

/// The class of a value: `type(value)`.
pub fn class_of(value: &Value) -> Value {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Instance(instance) => Value::Object(instance.class_ref().clone()),
            Kind::Extended(extended) => Value::Object(extended.instance.class_ref().clone()),
            Kind::Exception(exception) => exception.class.clone(),
            Kind::Class(class) if !class.metaclass.is_null() => class.metaclass.clone(),
            _ => Value::Type(builtins::type_of(value)),
        },
        _ => Value::Type(builtins::type_of(value)),
    }
}

/// The attribute of this name in a class or the classes it derives from (CPython's `_PyType_Lookup`).
pub fn find(class: &Value, name: &str) -> Option<Value> {
    match class {
        Value::Type(of) => of.find(name),
        _ => match class.kind() {
            Some(Kind::Class(of)) => of.own(name).or_else(|| {
                of.ancestors.iter().find_map(|ancestor| match (ancestor, ancestor.kind()) {
                    (Value::Type(ancestor), _) => ancestor.own(name),
                    (_, Some(Kind::Class(ancestor))) => ancestor.own(name),
                    _ => None,
                })
            }),
            _ => None,
        },
    }
}

/// Whether a class is `of` or derives from it.
pub fn is_subclass(class: &Value, of: &Value) -> bool {
    if class.is(of) {
        return true;
    }
    match (class, of) {
        (Value::Type(class), Value::Type(of)) => class.is_a(of),
        _ => match class.kind() {
            Some(Kind::Class(class)) => class.ancestors.iter().any(|ancestor| ancestor.is(of)),
            _ => false,
        },
    }
}

/// What the metaclass of a class has under a name, where a program wrote it.
pub(crate) fn find_in_metaclass(class: &Value, name: &str) -> Option<Value> {
    match class.kind() {
        Some(Kind::Class(of)) if !of.metaclass.is_null() => {
            find(&of.metaclass, name).filter(|found| !matches!(found, Value::Native(_)))
        }
        _ => None,
    }
}

/// Whether a value is a class.
pub fn is_class(value: &Value) -> bool {
    matches!(value, Value::Type(_)) || matches!(value.kind(), Some(Kind::Class(_)))
}

/// The classes after a new one in which attributes are looked up: Python's C3 linearisation
/// (`mro_implementation`, `Objects/typeobject.c`).
///
/// # Errors
/// `TypeError` where the bases contradict each other.
pub fn linearise(bases: &[Value]) -> Result<Vec<Value>> {
    let mut lists: Vec<Vec<Value>> = bases.iter().map(with_ancestors).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let in_a_tail =
            |class: &Value| lists.iter().any(|list| list[1..].iter().any(|other| other.is(class)));
        let Some(next) = lists.iter().map(|list| &list[0]).find(|class| !in_a_tail(class)).cloned() else {
            let names: Vec<_> = bases.iter().map(class_name).collect();
            return Err(Raise::type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        };
        for list in &mut lists {
            if list[0].is(&next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}

/// A class and the classes it derives from, in the order of lookup: `__mro__`.
pub fn with_ancestors(class: &Value) -> Vec<Value> {
    let mut all = vec![class.clone()];
    match (class, class.kind()) {
        (Value::Type(of), _) => all.extend(std::iter::successors(of.base, |of| of.base).map(Value::Type)),
        (_, Some(Kind::Class(of))) => all.extend(of.ancestors.iter().cloned()),
        _ => {}
    }
    all
}

/// The name of a class.
pub fn class_name(class: &Value) -> String {
    match (class, class.kind()) {
        (Value::Type(of), _) => of.name.to_owned(),
        (_, Some(Kind::Class(of))) => of.name.to_string(),
        _ => class.type_name().to_string(),
    }
}
