//! `sys.getrefcount`.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use crate::bytecode::Code;
use crate::machine::Interpreter;
use crate::modules::held::held_by_loops;
use crate::object::{
    Class, Kind, NativeFunction, Outcome, Raise, Ref, Str, Value, WeakRef, collect, hidden_references, lock,
};

/// The count of an object that nobody counts (PEP 683).
const IMMORTAL: i64 = 4_294_967_295;

/// The references are the object's own, the argument on the stack among them.
pub(super) static GET_REF_COUNT: NativeFunction = NativeFunction::new("getrefcount", |context, args| {
    args.no_keywords()?;
    match &*args.values {
        [Value::Object(object)] if is_immortal(object, context.interpreter) => Ok(IMMORTAL.into()),
        [value @ Value::Object(object)] => {
            let hidden = hidden_references(value).map_or(0, |hidden| hidden.load(Ordering::Relaxed));
            let shown = i64::try_from(Ref::strong_count(object)).unwrap_or(i64::MAX);
            // The syntax tree of the main file, which lives as long as the file runs, refers to its constants (`run_mod`,
            // `Python/pythonrun.c`).
            let tree = i64::from(is_constant(object, context.interpreter.code()));
            let own = if let Kind::Class(class) = &object.kind { of_its_own(class) } else { 0 };
            COUNTED.set((Ref::as_ptr(object) as usize, shown - i64::from(hidden) + tree + own));
            Ok(Outcome::OfThread(|thread| {
                let (object, count) = COUNTED.get();
                let main = &thread.own.interpreter.main;
                let globals = (0..main.len()).map(|slot| main.at(u32::try_from(slot).unwrap_or(0)));
                let held = i64::try_from(held_by_loops(&thread.stack, &globals, object)).unwrap_or(0);
                Ok((count + held).into())
            }))
        }
        // Numbers and the like lie in the places that hold them, and have no count: as if they were all small.
        [_] => Ok(IMMORTAL.into()),
        values => Err(Raise::type_error(format!(
            "sys.getrefcount() takes exactly one argument ({} given)",
            values.len()
        ))),
    }
});

thread_local! {
    /// The object whose references have been counted so far, and how many they are.
    static COUNTED: Cell<(usize, i64)> = const { Cell::new((0, 0)) };
}

/// The references to a class that are part of it: its `__mro__`, the descriptors of its slots, those of `__dict__` and
/// `__weakref__` that it brings (`type_add_getset`, `type_add_members`, `Objects/typeobject.c`), and the `__base__` of its
/// subclasses.
fn of_its_own(class: &Class) -> i64 {
    let known = class.ancestors.iter().filter(|base| matches!(base.kind(), Some(Kind::Class(_)))).count();
    let slots = class.own("__slots__").and_then(|names| collect(names).ok());
    let descriptors = match (&slots, class.native) {
        (Some(names), _) => names.len(),
        // What derives from another class of the program has its descriptors.
        _ if known > 0 => 0,
        (None, Some(native)) if native.is_a(&crate::builtins::exceptions::BASE_EXCEPTION) => 1,
        (None, _) => 2,
    };
    let subclasses = lock(&class.subclasses).iter().filter_map(WeakRef::upgrade).count();
    i64::try_from(1 + descriptors + subclasses).unwrap_or(0)
}

/// Whether a text is one that this CPython keeps for good, from 3.12 on: a character of Latin-1; in 3.12 an interned
/// constant, which is one that could be a name (`intern_string_constants`, `Objects/codeobject.c`; 3.13 counts those
/// again); in 3.13t any constant (the how-to "Python support for free threading", in its version for 3.13).
fn is_immortal(object: &Ref, interpreter: &Interpreter) -> bool {
    let Kind::Str(text) = &object.kind else { return false };
    let python = interpreter.python;
    let interns = python.is_before(3, 13) && is_like_a_name(text);
    let keeps_all = python.is_before(3, 14) && !python.rules.has_gil();
    !python.is_before(3, 12)
        && (is_character(text) || (interns || keeps_all) && is_constant(object, interpreter.code()))
}

fn is_character(text: &Str) -> bool {
    text.chars().all(|c| u32::from(c) < 256) && text.chars_len() <= 1
}

fn is_like_a_name(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

/// Whether this very object is among the constants of some code, or of the functions and classes in it.
fn is_constant(object: &Ref, code: &Code) -> bool {
    code.constants.iter().any(|constant| match constant {
        Value::Object(constant) => match &constant.kind {
            Kind::Code(inner) => is_constant(object, inner),
            _ => Ref::ptr_eq(constant, object),
        },
        _ => false,
    })
}
