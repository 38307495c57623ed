//! The collector of reference cycles: CPython's `deduce_unreachable` (`Python/gc.c`).
//!
//! From each object's count it takes away the references that come from other objects. What is left comes from
//! outside: variables, running frames, native code. Objects that have some, and all that can be reached from them,
//! live; the rest is garbage that only refers to itself.
//!
//! It looks at objects one after the other, so nobody may change them meanwhile. Under a GIL nobody does: the calling
//! thread has it. CPython without a GIL stops all other threads first (`_PyEval_StopTheWorld`); this machine cannot, so
//! there it collects only while no other thread runs, and finds nothing otherwise.

use std::collections::HashMap;

use crate::machine::Interpreter;
use crate::object::{Kind, Ref, Value, lock, wait_for_finalizer};

/// A known object, and where it stands.
struct Candidate {
    object: Ref,
    /// References that were not found yet.
    count: usize,
    reached: bool,
}

/// The garbage among an interpreter's objects, in the order in which it was made.
pub(crate) fn garbage(interpreter: &Interpreter) -> Vec<Ref> {
    if !interpreter.python.rules.has_gil() && interpreter.memory.running() > 1 {
        return Vec::new();
    }
    let mut candidates: Vec<Candidate> = interpreter
        .memory
        .living()
        .into_iter()
        .filter(|object| object.kind.can_refer())
        // One reference is this list's own.
        .map(|object| Candidate { count: Ref::strong_count(&object) - 1, object, reached: false })
        .collect();
    let places: HashMap<usize, usize> =
        candidates.iter().enumerate().map(|(at, candidate)| (address(&candidate.object), at)).collect();
    subtract(&mut candidates, &places);
    reach(&mut candidates, &places);
    let (_living, garbage): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| candidate.reached);
    garbage.into_iter().map(|candidate| candidate.object).collect()
}

fn address(object: &Ref) -> usize {
    Ref::as_ptr(object) as usize
}

/// `subtract_refs`
fn subtract(candidates: &mut [Candidate], places: &HashMap<usize, usize>) {
    for at in 0..candidates.len() {
        let object = candidates[at].object.clone();
        object.kind.traverse(&mut |other| {
            if let Some(place) = places.get(&address(other)) {
                candidates[*place].count = candidates[*place].count.saturating_sub(1);
            }
        });
    }
}

/// `move_unreachable`
fn reach(candidates: &mut [Candidate], places: &HashMap<usize, usize>) {
    let mut todo: Vec<usize> = (0..candidates.len()).filter(|at| candidates[*at].count > 0).collect();
    for at in &todo {
        candidates[*at].reached = true;
    }
    while let Some(at) = todo.pop() {
        let object = candidates[at].object.clone();
        object.kind.traverse(&mut |other| {
            if let Some(place) = places.get(&address(other))
                && !std::mem::replace(&mut candidates[*place].reached, true)
            {
                todo.push(*place);
            }
        });
    }
}

/// Has the finalizers of the garbage called before the next instruction (`finalize_garbage`).
pub(crate) fn finalize(interpreter: &Interpreter) {
    for object in garbage(interpreter) {
        wait_for_finalizer(&Value::Object(object));
    }
}

/// Empties the garbage, so that its counts go down to nothing (`delete_garbage`), and counts it as CPython does. What
/// a finalizer has saved is no garbage any more.
pub(crate) fn clear(interpreter: &Interpreter) -> usize {
    let garbage = garbage(interpreter);
    let count = garbage.iter().map(|object| weight(&object.kind)).sum();
    for object in garbage {
        drop(empty(&object.kind));
    }
    count
}

/// As how many objects CPython 3.13 counts one of ours.
fn weight(kind: &Kind) -> usize {
    match kind {
        // The closure is a tuple of its own.
        Kind::Function(function) => 1 + usize::from(!function.closure.is_empty()),
        // With its `__mro__`, and the descriptors that every class gets.
        Kind::Class(_) => 6,
        // Those that hold nothing the collector knows are none of its business (`MAINTAIN_TRACKING`).
        Kind::Dict(_) => usize::from(holds_known(kind)),
        Kind::Tuple(items) => usize::from(!items.is_empty()),
        // With its `args`, and the entries of its traceback.
        Kind::Exception(exception) => {
            let args = usize::from(!lock(&exception.args).is_empty());
            1 + args + lock(&exception.story).traceback.len()
        }
        _ => 1,
    }
}

/// Whether an object refers to any that the collector knows.
pub(crate) fn holds_known(kind: &Kind) -> bool {
    let mut holds = false;
    kind.traverse(&mut |object| holds |= object.kind.can_refer());
    holds
}

/// Takes out what an object holds, where that can be taken (`tp_clear`).
fn empty(kind: &Kind) -> Vec<Value> {
    match kind {
        Kind::List(items) => std::mem::take(&mut *lock(items)),
        Kind::Dict(dict) => lock(dict).clear(),
        Kind::Set(set) => lock(set).clear(),
        Kind::Deque(deque) => lock(deque).clear().into(),
        Kind::Cell(value) => vec![std::mem::take(&mut *lock(value))],
        Kind::Generator(generator) => lock(generator).end(),
        Kind::Function(function) => taken(&function.attributes),
        Kind::Class(class) => taken(&class.attributes),
        Kind::Instance(instance) => taken(&instance.attributes),
        Kind::Extended(extended) => taken(&extended.instance.attributes),
        Kind::Exception(exception) => {
            let mut held = taken(&exception.attributes);
            held.append(&mut lock(&exception.args));
            let mut story = lock(&exception.story);
            held.extend([std::mem::take(&mut story.cause), std::mem::take(&mut story.context)]);
            let entries = std::mem::take(&mut story.traceback);
            held.extend(entries.into_iter().filter_map(|entry| entry.frame).map(Value::Object));
            held
        }
        Kind::Frame(frame) => {
            let mut held = Vec::new();
            lock(frame).give_up(&mut held);
            held.reverse();
            held
        }
        _ => Vec::new(),
    }
}

fn taken(attributes: &crate::object::Mutex<crate::object::Attributes>) -> Vec<Value> {
    let mut held = Vec::new();
    lock(attributes).give_up(&mut held);
    held
}

/// At the end of the program: has the finalizers of all objects called that globals lead to, in the order in which a
/// walk from the globals comes to them, nearest first. That is CPython's order too: the collection that begins
/// `Py_FinalizeEx` sorts the objects so (`visit_reachable` moves them), and the next one calls their finalizers.
pub(crate) fn finalize_all(interpreter: &Interpreter) {
    // `finalize_modules` (`Python/pylifecycle.c`) deletes `sys.last_exc` before anything else.
    interpreter.forget_uncaught();
    let mut found: Vec<Ref> = Vec::new();
    let mut known = std::collections::HashSet::new();
    let mut note = |object: &Ref, found: &mut Vec<Ref>| {
        if object.kind.can_refer() && known.insert(address(object)) {
            found.push(object.clone());
        }
    };
    let modules = interpreter.namespaces().into_iter().map(|(_, namespace)| namespace);
    let mains = std::iter::once(interpreter.main.clone()).chain(interpreter.hidden_main());
    for namespace in mains.chain(modules) {
        for (_, value) in namespace.all() {
            crate::object::traverse::of_value(&value, &mut |object| note(object, &mut found));
        }
    }
    let mut at = 0;
    while let Some(object) = found.get(at).cloned() {
        object.kind.traverse(&mut |other| note(other, &mut found));
        wait_for_finalizer(&Value::Object(object));
        at += 1;
    }
}
