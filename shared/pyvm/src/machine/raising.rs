//! `raise`, `except` and `with`.

use crate::builtins::exceptions::BASE_EXCEPTION;
use crate::machine::After;
use crate::object::{Calling, Kind, Raise, Result, Value, class_of, find, is_class, is_subclass, lock};

/// What `raise` comes to.
pub(crate) enum Raising {
    /// This exception.
    Now(Raise),
    /// A class of the program has to make it first.
    Call(Calling),
}

fn is_exception_class(value: &Value) -> bool {
    is_class(value) && is_subclass(value, &Value::Type(&BASE_EXCEPTION))
}

/// `do_raise` (`Python/ceval.c`).
pub(crate) fn raise(raised: Value, cause: Value, again: bool) -> Result<Raising> {
    if again && matches!(raised, Value::Null | Value::None) {
        return Err(Raise::runtime_error("No active exception to reraise"));
    }
    if is_exception_class(&raised) {
        return Ok(match (&raised, cause.is_null()) {
            (Value::Type(_), _) => {
                let raise = Raise::with(raised, Vec::new());
                set_cause(&raise, cause)?;
                Raising::Now(raise)
            }
            // The class makes the object, and Python code raises that.
            (_, no_cause) => Raising::Call(Calling {
                callable: raised,
                arguments: Vec::new(),
                keywords: Value::Null,
                after: After::Raise(Box::new(if no_cause { Value::Null } else { cause })),
            }),
        });
    }
    let Some(raise) = Raise::from_value(&raised) else {
        return Err(Raise::type_error("exceptions must derive from BaseException"));
    };
    set_cause(&raise, cause)?;
    Ok(Raising::Now(raise))
}

/// `raise … from cause`
pub(crate) fn set_cause(raise: &Raise, cause: Value) -> Result<()> {
    let cause = match &cause {
        Value::Null => return Ok(()),
        Value::None => Value::Null,
        Value::Type(_) if is_exception_class(&cause) => Raise::with(cause, Vec::new()).into_value(),
        _ if Raise::from_value(&cause).is_some() => cause,
        _ => return Err(Raise::type_error("exception causes must derive from BaseException")),
    };
    let mut story = lock(&raise.exception().story);
    story.context_hidden = true;
    let old = std::mem::replace(&mut story.cause, cause);
    drop(story);
    drop(old);
    Ok(())
}

/// `CHECK_EXC_MATCH`: whether an exception is of a class, or of one of a tuple of classes.
pub(crate) fn matches(raised: &Value, class: &Value) -> Result<bool> {
    let refused =
        || Raise::type_error("catching classes that do not inherit from BaseException is not allowed");
    if let Some(Kind::Tuple(classes)) = class.kind() {
        if !classes.iter().all(is_exception_class) {
            return Err(refused());
        }
        return Ok(classes.iter().any(|class| is_subclass(&class_of(raised), class)));
    }
    if !is_exception_class(class) {
        return Err(refused());
    }
    Ok(is_subclass(&class_of(raised), class))
}

/// `__enter__` and `__exit__` of a value.
pub(crate) fn context_manager(manager: &Value) -> Result<(Value, Value)> {
    let class = class_of(manager);
    let name = manager.type_name();
    let refused = |missed: &str| {
        Raise::type_error(format!("'{name}' object does not support the context manager protocol{missed}"))
    };
    let enter = find(&class, "__enter__").ok_or_else(|| refused(""))?;
    let exit = find(&class, "__exit__").ok_or_else(|| refused(" (missed __exit__ method)"))?;
    Ok((enter, exit))
}
