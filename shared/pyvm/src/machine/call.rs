//! Calls: of Python functions, which get a frame, and of native ones, which do not.

use std::sync::Arc;

use crate::machine::Interpreter;
use crate::machine::attribute::class;
use crate::machine::frame::Frame;
use crate::machine::name::not_callable;
use crate::machine::thread::ThreadState;
use crate::machine::window::{Window, discard};
use crate::object::{
    Args, BoundMethod, Context, Function, Kind, Namespace, NativeFunction, Outcome, Raise, Result, Value,
};

/// A call about to be made. On the stack lie the callable, its first argument or the empty place, and
/// the other arguments.
pub(crate) struct Pending {
    /// Where the callable lies in the caller's window.
    pub(crate) at: usize,
    /// Where the arguments begin.
    first: usize,
    /// How many arguments there are, the keyword ones last.
    given: usize,
    /// The tuple of the keyword arguments' names, or `Null`.
    keywords: Value,
}

impl Pending {
    #[inline(always)]
    pub(crate) fn new(window: &Window<'_>, count: usize, keywords: Value) -> Self {
        let has_self = usize::from(!window.peek(count + 1).is_null());
        let at = window.top - count - 2;
        Self { at, first: at + 2 - has_self, given: count + has_self, keywords }
    }

    /// Whether the callable is a Python function.
    #[inline(always)]
    pub(crate) fn is_python(&self, window: &Window<'_>) -> bool {
        matches!(window.peek(window.top - self.at).kind(), Some(Kind::Function(_)))
    }

    /// Calls a callable that is not a Python function.
    pub(crate) fn call_native(&self, window: &mut Window<'_>, interpreter: &Interpreter) -> Result<Outcome> {
        let callable = std::mem::take(window.peek_mut(window.top - self.at));
        native(&callable, interpreter, window.last(self.given), names(&self.keywords))
    }
}

/// The names in a tuple of keywords.
fn names(keywords: &Value) -> &[Value] {
    match keywords.kind() {
        Some(Kind::Tuple(names)) => names,
        _ => &[],
    }
}

impl ThreadState {
    /// Makes the frame of a pending call. The arguments stay where they are and become its first locals.
    pub(crate) fn call_frame(&mut self, caller: &mut Frame, pending: &Pending) -> Result<Frame> {
        if self.callers.len() + 1 >= self.interpreter.recursion_limit() {
            return Err(Raise::recursion_error("maximum recursion depth exceeded"));
        }
        let Value::Object(callee) = std::mem::take(&mut self.stack[caller.base + pending.at]) else {
            return Err(Raise::runtime_error("the callable has vanished"));
        };
        let Kind::Function(function) = &callee.kind else {
            return Err(Raise::runtime_error("the callable is no function"));
        };
        let base = caller.base + pending.first;
        if pending.given != function.code.parameters || !pending.keywords.is_null() {
            bind(function, &mut self.stack, base, pending.given, names(&pending.keywords))?;
        }
        caller.top = pending.at;
        Ok(Frame::new(callee, base))
    }
}

/// Sorts the arguments that lie at `base` on the stack into the order of the parameters, and fills in
/// defaults (CPython's `initialize_locals`, `Python/ceval.c`).
pub(crate) fn bind(
    function: &Function,
    stack: &mut Vec<Value>,
    base: usize,
    given: usize,
    keywords: &[Value],
) -> Result<()> {
    let code = &function.code;
    let parameters = &code.locals[..code.parameters];
    let positional = given - keywords.len();
    if positional > parameters.len() {
        return Err(too_many(function, positional));
    }
    let mut sorted: Vec<Value> = stack[base..base + given].iter_mut().map(std::mem::take).collect();
    let named = sorted.split_off(positional);
    sorted.resize(parameters.len(), Value::Null);
    for (name, value) in keywords.iter().zip(named) {
        let name = name.as_str().unwrap_or_default();
        let Some(place) = parameters.iter().position(|parameter| &**parameter == name) else {
            return Err(Raise::type_error(format!(
                "{}() got an unexpected keyword argument '{name}'",
                code.name
            )));
        };
        if !sorted[place].is_null() {
            return Err(Raise::type_error(format!(
                "{}() got multiple values for argument '{name}'",
                code.name
            )));
        }
        sorted[place] = value;
    }
    let required = parameters.len() - function.defaults.len();
    for (default, place) in function.defaults.iter().zip(required..) {
        if sorted[place].is_null() {
            sorted[place] = default.clone();
        }
    }
    let missing: Vec<_> = parameters
        .iter()
        .zip(&sorted)
        .filter(|(_, value)| value.is_null())
        .map(|(name, _)| format!("'{name}'"))
        .collect();
    if !missing.is_empty() {
        return Err(Raise::type_error(missing_message(&code.name, &missing)));
    }
    if stack.len() < base + sorted.len() {
        stack.resize(base + sorted.len(), Value::Null);
    }
    for (place, value) in stack[base..].iter_mut().zip(sorted) {
        *place = value;
    }
    Ok(())
}

fn too_many(function: &Function, given: usize) -> Raise {
    let (name, takes) = (&function.code.name, function.code.parameters);
    let least = takes - function.defaults.len();
    let takes_text = if least < takes { format!("from {least} to {takes}") } else { takes.to_string() };
    let (s, were) =
        (if takes == 1 && least == takes { "" } else { "s" }, if given == 1 { "was" } else { "were" });
    Raise::type_error(format!("{name}() takes {takes_text} positional argument{s} but {given} {were} given"))
}

fn missing_message(name: &str, missing: &[String]) -> String {
    let list = match missing {
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [others @ .., last] => format!("{}, and {last}", others.join(", ")),
        [] => String::new(),
    };
    let s = if missing.len() == 1 { "" } else { "s" };
    format!("{name}() missing {} required positional argument{s}: {list}", missing.len())
}

/// Calls a native function with one argument by its shortcut, where it has one that applies. True where
/// the result has taken the place of the callable and its argument.
#[inline(always)]
pub(crate) fn shortcut(window: &mut Window<'_>) -> bool {
    let (Value::Native(function), Value::Null) = (window.peek(3), window.peek(2)) else { return false };
    let Some(shortcut) = function.shortcut else { return false };
    let result = shortcut(window.peek(1));
    if result.is_null() {
        return false;
    }
    discard(window.pop());
    std::mem::forget(window.pop());
    window.set_top(result);
    true
}

/// Calls what is not a Python function.
#[inline]
pub(crate) fn native(
    callable: &Value,
    interpreter: &Interpreter,
    arguments: &mut [Value],
    keywords: &[Value],
) -> Result<Outcome> {
    let context = Context { interpreter };
    let call = |function: &NativeFunction, values| {
        (function.call)(&context, Args { function: function.name, values, keywords })
    };
    match callable {
        Value::Native(function) => call(function, arguments),
        Value::Type(class) => call(&class.new, arguments),
        _ => match callable.kind() {
            Some(Kind::BoundMethod(method)) => {
                let mut with_receiver = vec![method.receiver.clone()];
                with_receiver.extend(arguments.iter_mut().map(std::mem::take));
                call(method.function, &mut with_receiver)
            }
            _ => Err(not_callable(callable.type_name())),
        },
    }
}

/// A method with its object.
pub(crate) fn bound(function: &'static NativeFunction, receiver: Value) -> Value {
    Value::object(Kind::BoundMethod(BoundMethod { function, receiver }))
}

/// `__enter__` and `__exit__` of a value.
pub(crate) fn context_manager(manager: &Value) -> Result<(&'static NativeFunction, &'static NativeFunction)> {
    let method = |name| class(manager).and_then(|class| class.method(name));
    method("__enter__").zip(method("__exit__")).ok_or_else(|| {
        Raise::type_error(format!(
            "'{}' object does not support the context manager protocol",
            manager.type_name()
        ))
    })
}

/// `MAKE_FUNCTION`
pub(crate) fn make_function(code: &Value, globals: &Arc<Namespace>) -> Value {
    match code.kind() {
        Some(Kind::Code(code)) => Value::object(Kind::Function(Function {
            code: code.clone(),
            globals: globals.clone(),
            defaults: Vec::new(),
        })),
        _ => Value::None,
    }
}

/// `SET_FUNCTION_ATTRIBUTE` with the defaults.
pub(crate) fn with_defaults(function: &Value, defaults: &Value) -> Value {
    match (function.kind(), defaults.kind()) {
        (Some(Kind::Function(function)), Some(Kind::Tuple(defaults))) => {
            Value::object(Kind::Function(Function {
                code: function.code.clone(),
                globals: function.globals.clone(),
                defaults: defaults.clone(),
            }))
        }
        _ => Value::None,
    }
}
