//! How objects die: one after the other, however deep they are nested.
//!
//! Left to itself, Rust would drop a list inside a list inside a list by recursion and overflow the
//! stack. CPython has the same problem and the same cure, its "trashcan" (`Objects/object.c`).

use std::cell::{Cell, RefCell};

use crate::object::{Instance, Kind, Object, Ref, Set, Value, lock};

thread_local! {
    /// Objects of this thread that died and whose class has a `__del__`, in the order of their deaths.
    static DYING: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
    /// Whether there are any. It has no destructor, so reading it is one load.
    static IS_ANY_DYING: Cell<bool> = const { Cell::new(false) };
}

/// Whether objects of this thread have died whose finalizers have to be called.
#[inline(always)]
pub(crate) fn is_any_dying() -> bool {
    IS_ANY_DYING.get()
}

/// Has the finalizer of an object called. A thread that ends has nobody left to do so.
pub(crate) fn note_dying(object: Value) {
    let noted = DYING.try_with(|dying| dying.borrow_mut().push(object));
    IS_ANY_DYING.set(noted.is_ok());
}

/// Takes the objects of this thread that died and whose finalizers have to be called, in the order of their deaths.
#[inline]
pub(crate) fn take_dying() -> Vec<Value> {
    IS_ANY_DYING.set(false);
    DYING.take()
}

/// Forgets objects that died and whose finalizers nobody has called. For a host that runs threads of several
/// interpreters in one operating-system thread: what dies between two of them, an effect's argument say, must not be
/// finalized in the wrong one.
pub fn forget_dying() {
    drop(take_dying());
}

/// Has the finalizer of an object that still lives called, once; false where it has none, or had it called.
pub(crate) fn wait_for_finalizer(object: &Value) -> bool {
    let Value::Object(inner) = object else { return false };
    let Some(instance) = inner.kind.instance() else { return false };
    let wants = instance.wants_finalizer();
    if wants {
        instance.set_finalized();
        note_dying(object.clone());
    }
    wants
}

impl Drop for Object {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.kind.holds_nothing() {
            self.die();
        }
    }
}

impl Object {
    /// Takes those along that it holds the last reference to, unless it wants its finalizer called first.
    #[inline(never)]
    fn die(&mut self) {
        if self.wants_finalizer() {
            self.come_back();
            return;
        }
        if let Kind::Instance(instance) = &mut self.kind
            && !instance.attributes.get_mut().nest()
        {
            return;
        }
        let mut dying = Vec::new();
        self.kind.give_up(&mut dying);
        while let Some(value) = dying.pop() {
            if let Value::Object(object) = value
                && !object.kind.holds_nothing()
                && let Some(mut last) = Ref::into_inner(object)
            {
                if last.wants_finalizer() {
                    last.come_back();
                } else {
                    last.kind.give_up(&mut dying);
                }
            }
        }
    }

    /// Whether its class has a `__del__` that has not been called yet, or it is a generator to be closed.
    #[inline(always)]
    fn wants_finalizer(&mut self) -> bool {
        if let Kind::Generator(generator) = &mut self.kind {
            return generator.get_mut().wants_closing();
        }
        self.kind.instance().is_some_and(Instance::wants_finalizer)
    }

    /// What the object is moves to a new one, which waits for its finalizer (CPython calls that a resurrection,
    /// `PyObject_CallFinalizerFromDealloc`).
    #[cold]
    fn come_back(&mut self) {
        let mut kind = std::mem::replace(&mut self.kind, Kind::Bytes(Box::default()));
        if let Kind::Generator(generator) = &mut kind {
            generator.get_mut().abandon();
        } else if let Some(instance) = kind.instance() {
            instance.set_finalized();
        }
        note_dying(Value::object(kind));
    }
}

impl Kind {
    /// What makes it an object of a program's class.
    #[inline]
    pub(crate) fn instance(&self) -> Option<&Instance> {
        match self {
            Self::Instance(instance) => Some(instance),
            Self::Extended(extended) => Some(&extended.instance),
            _ => None,
        }
    }

    /// Whether there is nothing to do when it dies but to give its place back.
    #[inline(always)]
    pub(crate) fn holds_nothing_at_all(&self) -> bool {
        match self {
            Self::Str(text) => text.is_inline(),
            Self::Complex(..) | Self::Range(_) => true,
            _ => false,
        }
    }

    /// Whether it is of a kind that holds no other objects, so that its death leads to no other one.
    #[inline(always)]
    fn holds_nothing(&self) -> bool {
        matches!(self, Self::Str(_) | Self::Bytes(_) | Self::BigInt(_) | Self::Complex(..) | Self::Range(_))
    }

    /// Moves the values that an object holds to `to`, from which they are dropped last first: a list's and a tuple's
    /// from their ends, as CPython does (`list_dealloc`), all others in their order.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        match self {
            Self::Tuple(items) => hand_over(items, to),
            Self::List(items) => hand_over(items.get_mut(), to),
            Self::Dict(dict) => {
                if !dict.get_mut().iter().any(|(key, value)| nests(key) || nests(value)) {
                    return;
                }
                let first = to.len();
                dict.get_mut().give_up(to);
                to[first..].reverse();
            }
            Self::Set(set) => give_up_members(set.get_mut(), to),
            Self::FrozenSet(set) => give_up_members(set, to),
            Self::Deque(deque) => {
                let first = to.len();
                to.extend(deque.get_mut().clear());
                to[first..].reverse();
            }
            Self::Generator(generator) => generator.get_mut().give_up(to),
            Self::Cell(value) => {
                to.extend(Some(value.get_mut()).filter(|value| nests(value)).map(std::mem::take));
            }
            Self::Function(function) => {
                to.append(&mut function.defaults);
                to.append(&mut function.closure);
                function.attributes.get_mut().give_up(to);
            }
            Self::Method(method) => to.push(std::mem::take(&mut method.receiver)),
            Self::Instance(instance) => instance.attributes.get_mut().give_up(to),
            Self::Extended(extended) => {
                extended.instance.attributes.get_mut().give_up(to);
                to.push(std::mem::take(&mut extended.payload));
            }
            Self::Class(class) => class.attributes.get_mut().give_up(to),
            Self::Exception(exception) => {
                hand_over(exception.args.get_mut(), to);
                exception.attributes.get_mut().give_up(to);
                let story = exception.story.get_mut();
                let before = [std::mem::take(&mut story.cause), std::mem::take(&mut story.context)];
                to.extend(before.into_iter().filter(Value::is_counted));
                // Innermost first: `tb_dealloc` (`Python/traceback.c`) lets go of the next one, then of its frame.
                let entries = std::mem::take(&mut story.traceback);
                let frames = entries.into_iter().rev().filter_map(|entry| entry.frame);
                to.extend(frames.filter(|frame| !is_vacant(frame)).map(Value::Object));
            }
            Self::Frame(frame) => frame.get_mut().give_up(to),
            Self::StaticMethod(value) | Self::ClassMethod(value) => to.push(std::mem::take(value)),
            // These hold nothing that nests, or an iterator, whose sequence dies by this very function.
            _ => {}
        }
    }
}

/// Whether it is a frame that nothing was kept of.
fn is_vacant(frame: &Ref) -> bool {
    matches!(&frame.kind, Kind::Frame(kept) if lock(kept).is_vacant())
}

/// Moves the members of a set out, where the death of one may lead to others.
fn give_up_members(set: &mut Set, to: &mut Vec<Value>) {
    if !set.has_objects() || set.iter().any(nests) {
        set.give_up(to);
    }
}

/// Moves values out, but those whose deaths lead to no others: a list of numbers and texts is dropped as it is.
fn hand_over(items: &mut Vec<Value>, to: &mut Vec<Value>) {
    if !items.iter().any(Value::is_counted) {
        items.drain(..).for_each(std::mem::forget);
        return;
    }
    if items.iter().any(nests) {
        to.append(items);
    }
}

/// Whether the death of a value may lead to others.
pub(crate) fn nests(value: &Value) -> bool {
    match value {
        Value::Object(object) => !object.kind.holds_nothing(),
        value => value.is_counted(),
    }
}
