//! Calls: what lies on the stack becomes a frame, or a native function's arguments.

use std::sync::Arc;

use crate::machine::attribute::method;
use crate::machine::bind::bind;
use crate::machine::discard::discard;
use crate::machine::frame::Frame;
use crate::machine::lookup::{INIT, Lookups, NEW};
use crate::machine::thread::ThreadState;
use crate::machine::turn::{At, Placed};
use crate::machine::window::Window;
use crate::machine::{After, Interpreter};
use crate::object::{
    Args, Calling, Context, Dict, Function, Instance, Kind, Mutex, NativeFunction, Object, Outcome, Raise,
    Ref, Result, Value, find, lock, snapshot,
};

/// A call about to be made. On the stack lie the callable, its first argument or the empty place, and
/// the other arguments.
#[derive(Debug)]
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

/// What a callable turns out to be.
pub(crate) enum Callee {
    /// A Python function, with what to do with its result.
    Python(After),
    /// A native function or built-in class.
    Native,
    /// Anything else.
    Other,
}

impl Pending {
    #[inline(always)]
    pub(crate) fn new(window: &Window<'_>, count: usize, keywords: Value) -> Self {
        let has_self = usize::from(!window.peek(count + 1).is_null());
        let at = window.top - count - 2;
        Self { at, first: at + 2 - has_self, given: count + has_self, keywords }
    }

    /// The call for which the run loop was left.
    pub(crate) fn placed(placed: Placed, keywords: Value) -> Self {
        let Placed { at, first, given, .. } = placed;
        Self { at: at as usize, first: first as usize, given: given as usize, keywords }
    }

    /// Finds what is called. Methods and classes are replaced by their functions, with the object as first
    /// argument.
    #[inline(always)]
    pub(crate) fn callee(
        &mut self,
        window: &mut Window<'_>,
        interpreter: &Interpreter,
        lookups: &mut Lookups,
    ) -> Callee {
        match window.local(self.at) {
            Value::Native(_) | Value::Type(_) => Callee::Native,
            Value::Object(object) => match &object.kind {
                Kind::Function(_) => Callee::Python(After::Push),
                _ => self.callee_of_object(window, interpreter, lookups),
            },
            _ => Callee::Native,
        }
    }

    #[inline(never)]
    fn callee_of_object(
        &mut self,
        window: &mut Window<'_>,
        interpreter: &Interpreter,
        lookups: &mut Lookups,
    ) -> Callee {
        if self.first != self.at + 2 {
            return Callee::Other;
        }
        let Value::Object(object) = window.local(self.at).clone() else { return Callee::Other };
        let (function, receiver, after) = match &object.kind {
            Kind::Method(method) => (method.function.clone(), method.receiver.clone(), After::Push),
            Kind::Class(class) if class.native.is_none() && class.metaclass.is_null() => {
                let value = || Value::Object(object.clone());
                let new = lookups.find(interpreter, class, value, NEW, "__new__");
                if !matches!(new.value, Value::Null | Value::Native(_)) {
                    return Callee::Other;
                }
                let init = lookups.find(interpreter, class, value, INIT, "__init__");
                match &init.value {
                    init if matches!(init.kind(), Some(Kind::Function(_))) => {
                        interpreter.note_object_of(class);
                        let init = init.clone();
                        let instance = Object::new(Kind::Instance(Instance::new(object.clone())));
                        (init, Value::Object(instance.clone()), After::Instance(instance))
                    }
                    _ => return Callee::Other,
                }
            }
            _ => return Callee::Other,
        };
        let python = matches!(function.kind(), Some(Kind::Function(_)));
        if !python && !matches!(function, Value::Native(_)) {
            return Callee::Other;
        }
        *window.local(self.at) = function;
        *window.local(self.at + 1) = receiver;
        self.first -= 1;
        self.given += 1;
        if python { Callee::Python(after) } else { Callee::Native }
    }

    /// What is called, and its first argument.
    pub(crate) fn called<'w>(&self, window: &'w Window<'_>) -> (&'w Value, Option<&'w Value>) {
        (window.slot(self.at), (self.given > 0).then(|| window.slot(self.first)))
    }

    /// Calls a native function or built-in class. Where it fails, everything lies where it was.
    pub(crate) fn call_native(&self, window: &mut Window<'_>, thread: &Caller<'_>) -> Result<Outcome> {
        let callable = std::mem::take(window.local(self.at));
        let outcome = native(&callable, thread, window.last(self.given), names(&self.keywords));
        *window.local(self.at) = callable;
        outcome
    }

    /// Calls a function's native twin, where it has one that can do it: the result takes the place of the call.
    pub(crate) fn call_twin(&self, window: &mut Window<'_>) -> bool {
        let Value::Object(callee) = window.slot(self.at) else { return false };
        let Kind::Function(function) = &callee.kind else { return false };
        let Some(twin) = function.twin.filter(|_| self.keywords.is_null()) else { return false };
        let result = twin(function, &window.slots[self.first..self.first + self.given]);
        if result.is_null() {
            return false;
        }
        let top = window.top;
        window.slots[self.at + 1..top].iter_mut().rev().for_each(|slot| discard(std::mem::take(slot)));
        window.top = self.at + 1;
        window.set_top(result);
        true
    }

    /// The call, taken off the stack.
    pub(crate) fn take(self, window: &mut Window<'_>) -> Box<Calling> {
        let arguments = window.take(self.given);
        let callable = std::mem::take(window.local(self.at));
        window.truncate(self.at);
        Box::new(Calling { callable, arguments, keywords: self.keywords, after: After::Push })
    }
}

/// The names of arguments that lie in a dict, and a tuple of the others, which lie in a tuple or list, and theirs. `None` where a name
/// is no text.
pub(crate) fn spread_names(arguments: &Value, named: &Mutex<Dict>) -> Option<(Value, Value)> {
    let mut arguments = match arguments.plain_kind()? {
        Kind::Tuple(items) => items.clone(),
        Kind::List(items) => snapshot(items),
        _ => return None,
    };
    let named = lock(named);
    let mut names = Vec::with_capacity(named.len());
    for (name, value) in named.iter() {
        name.plain_text()?;
        names.push(name.clone());
        arguments.push(value.clone());
    }
    Some((Value::tuple(names), Value::tuple(arguments)))
}

/// The names in a tuple of keywords.
pub(crate) fn names(keywords: &Value) -> &[Value] {
    match keywords.kind() {
        Some(Kind::Tuple(names)) => names,
        _ => &[],
    }
}

/// Who calls a native function.
pub(crate) struct Caller<'a> {
    pub(crate) interpreter: &'a Arc<Interpreter>,
    /// The number of the thread.
    pub(crate) thread: u64,
}

impl ThreadState {
    /// Makes the frame of a pending call the innermost. The arguments stay where they are and become its first locals.
    pub(crate) fn make_call(&mut self, frame: &mut Frame, pending: &Pending, after: After) -> Result<()> {
        self.check_depth()?;
        let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + pending.at]) else {
            return Err(Raise::runtime_error("the callable has vanished"));
        };
        let Kind::Function(function) = &callee.kind else {
            return Err(Raise::runtime_error("the callable is no function"));
        };
        let base = frame.base + pending.first;
        let signature = &function.code.parameters;
        if pending.given != signature.positional || !signature.are_simple() || !pending.keywords.is_null() {
            bind(function, &mut self.stack, base, pending.given, names(&pending.keywords))?;
            if matches!(after, After::Push)
                && let Some(result) = self.result_of_twin(function, base)
            {
                let arguments = self.stack[base..base + signature.positional].iter_mut();
                arguments.for_each(|argument| discard(std::mem::take(argument)));
                frame.top = pending.at;
                self.push(frame, result);
                return Ok(());
            }
        }
        frame.top = pending.at;
        self.enter_frame(frame, callee, base, after);
        Ok(())
    }

    /// What the native twin of a function gives, where it has one and parameters that lie where its locals begin.
    fn result_of_twin(&self, function: &Function, base: usize) -> Option<Value> {
        let twin = function.twin.filter(|_| self.own.has_twins && self.own.profile.is_none())?;
        let parameters = &function.code.parameters;
        let arguments =
            self.stack.get(base..base + parameters.positional).filter(|_| parameters.are_simple())?;
        let result = twin(function, arguments);
        if result.is_null() { None } else { Some(result) }
    }

    /// Makes the frame of a function the innermost, whose arguments lie where its locals begin.
    pub(crate) fn enter_frame(&mut self, frame: &mut Frame, callee: Ref, base: usize, after: After) {
        self.callers.begin(frame);
        frame.begin(callee, base);
        frame.after = after;
        let locals = frame.code().locals.len();
        frame.stands(At::new(0, locals));
    }

    /// Whether one more call is allowed.
    pub(crate) fn check_depth(&self) -> Result<()> {
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Err(Raise::recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }
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

/// Calls a native function or a built-in class with positional arguments. `None` where the result has taken the place of the call; where
/// the function fails, everything lies where it was.
#[inline(never)]
pub(crate) fn plain_native(
    window: &mut Window<'_>,
    count: usize,
    given: usize,
    interpreter: &Arc<Interpreter>,
    thread: u64,
) -> Option<Result<Outcome>> {
    let at = window.top - count - 2;
    let (callable, function) = match *window.slot(at) {
        Value::Native(function) => (Value::Native(function), function),
        Value::Type(class) => (Value::Type(class), &class.new),
        ref other => return Some(Err(crate::machine::name::not_callable(&other.type_name()))),
    };
    let context = Context { interpreter, thread, class: &callable };
    let arguments = Args { function: function.name, values: window.last(given), keywords: &[] };
    let outcome = match (function.call)(&context, arguments) {
        Ok(outcome) => outcome,
        failed => return Some(failed),
    };
    window.truncate(at);
    match outcome {
        Outcome::Value(value) => {
            window.push(value);
            None
        }
        other => Some(Ok(other)),
    }
}

/// Calls a native function or a built-in class.
#[inline]
pub(crate) fn native(
    callable: &Value,
    caller: &Caller<'_>,
    arguments: &mut [Value],
    keywords: &[Value],
) -> Result<Outcome> {
    let context = Context { interpreter: caller.interpreter, thread: caller.thread, class: callable };
    let call = |function: &NativeFunction, values| {
        (function.call)(&context, Args { function: function.name, values, keywords })
    };
    match callable {
        Value::Native(function) => call(function, arguments),
        Value::Type(class) => call(&class.new, arguments),
        _ => Err(crate::machine::name::not_callable(&callable.type_name())),
    }
}

/// What calling a value comes to.
pub(crate) enum Resolved {
    /// A Python function with its arguments.
    Python,
    /// A native function or built-in class with its arguments.
    Native,
}

/// Follows methods, classes and callable objects to a function, which is then what `calling` calls.
///
/// # Errors
/// What the making of an object raises; for a question, `calling` says what to resolve again once that is answered.
pub(crate) fn resolve(calling: &mut Calling, caller: &Caller<'_>) -> Result<Resolved> {
    loop {
        let callable = std::mem::take(&mut calling.callable);
        let Value::Object(object) = &callable else {
            calling.callable = callable;
            return Ok(Resolved::Native);
        };
        match &object.kind {
            Kind::Function(_) => {
                calling.callable = callable;
                return Ok(Resolved::Python);
            }
            Kind::Method(method) => {
                calling.arguments.insert(0, method.receiver.clone());
                calling.callable = method.function.clone();
            }
            Kind::StaticMethod(function) => calling.callable = function.clone(),
            Kind::Class(_) => {
                if let Err(raise) = instantiate(&callable, calling, caller) {
                    calling.callable = callable;
                    return Err(raise);
                }
            }
            Kind::Instance(_) | Kind::Extended(_) => {
                let Some(call) = find(&crate::object::class_of(&callable), "__call__") else {
                    return Err(crate::machine::name::not_callable(&callable.type_name()));
                };
                calling.callable = method(call, callable.clone());
            }
            _ => {
                calling.callable = callable;
                return Ok(Resolved::Native);
            }
        }
    }
}

/// Calls a class: makes an object, and has `__init__` fill it (`type_call`, `Objects/typeobject.c`).
fn instantiate(class: &Value, calling: &mut Calling, caller: &Caller<'_>) -> Result<()> {
    let Some(Kind::Class(of)) = class.kind() else { return Ok(()) };
    caller.interpreter.note_object_of(of);
    if let Some(call) = crate::object::find_in_metaclass(class, "__call__") {
        calling.callable = method(call, class.clone());
        return Ok(());
    }
    let is_metaclass = of.native.is_some_and(|native| std::ptr::eq(native, &raw const crate::builtins::TYPE));
    if let Some(new) = new_of(class).filter(|new| is_metaclass || !matches!(new, Value::Native(_))) {
        // `__new__` of the program's own, then `__init__`: Python code does both.
        let new = match new.kind() {
            Some(Kind::StaticMethod(function)) => function.clone(),
            _ => new,
        };
        // Classes of the machine's own library need no `__init__` where they have none.
        let inits = find(class, "__init__").is_some_and(|init| !matches!(init, Value::Native(_)));
        if !inits && matches!(new.kind(), Some(Kind::Function(new)) if new.code.source.library) {
            calling.arguments.insert(0, class.clone());
            calling.callable = new;
            return Ok(());
        }
        calling.arguments.splice(0..0, [class.clone(), new]);
        calling.callable = caller.interpreter.library_function("new_object");
        return Ok(());
    }
    let init = find(class, "__init__").filter(|init| !matches!(init, Value::Native(_)));
    let keywords = names(&calling.keywords);
    let positional = calling.arguments.len() - keywords.len();
    let instance = match of.native {
        Some(native) if is_exception(native) => {
            if init.is_none() && !keywords.is_empty() {
                return Err(Raise::type_error(format!("{}() takes no keyword arguments", of.name)));
            }
            new_exception(class, calling.arguments[..positional].to_vec())
        }
        Some(native) => {
            // What a program's `__init__` fills starts empty; the rest is what its arguments make it.
            let fills = init.is_some() && is_mutable(native);
            let mut given = if fills { Vec::new() } else { calling.arguments.clone() };
            let payload = payload(native, caller, &mut given, if fills { &[] } else { keywords })?;
            extended(class, payload)
        }
        None => {
            if init.is_none() && !calling.arguments.is_empty() {
                return Err(Raise::type_error(format!("{}() takes no arguments", of.name)));
            }
            plain_instance(class)
        }
    };
    match init {
        Some(init) => {
            calling.arguments.insert(0, instance.clone());
            calling.callable = init;
            let after = std::mem::take(&mut calling.after);
            calling.after = match instance {
                Value::Object(instance) => After::Instance(instance).then(after),
                _ => after,
            };
        }
        None => {
            // Nothing more to do: a native function that gives its argument back.
            calling.callable = Value::Native(&ITSELF);
            calling.arguments = vec![instance];
            calling.keywords = Value::Null;
        }
    }
    Ok(())
}

/// What makes the objects of a class. That of `ABC` refuses those of abstract classes, and has nothing to say of one that
/// has been found complete.
pub(crate) fn new_of(class: &Value) -> Option<Value> {
    let refuses = |new: &Value| {
        let function = match new.kind() {
            Some(Kind::StaticMethod(function)) => function,
            _ => new,
        };
        matches!(function.kind(), Some(Kind::Function(function))
            if &*function.globals.module == "abc" && function.code.source.library)
    };
    let is_complete = || matches!(class.kind(), Some(Kind::Class(of)) if of.own("_complete").is_some());
    find(class, "__new__").filter(|new| !refuses(new) || !is_complete())
}

fn is_exception(class: &'static crate::object::Type) -> bool {
    class.is_a(&crate::builtins::exceptions::BASE_EXCEPTION)
}

fn new_exception(class: &Value, arguments: Vec<Value>) -> Value {
    Value::object(Kind::Exception(Box::new(crate::object::Exception::new(class.clone(), arguments))))
}

/// The container that makes an object of a derived class one.
fn payload(
    native: &'static crate::object::Type,
    caller: &Caller<'_>,
    given: &mut [Value],
    keywords: &[Value],
) -> Result<Value> {
    match self::native(&Value::Type(native), caller, given, keywords)? {
        Outcome::Value(payload) => Ok(payload),
        _ => Err(Raise::outside_subset(format!(
            "a subclass of {} made from this is outside the subset; fill it after making it",
            native.name
        ))),
    }
}

fn extended(class: &Value, payload: Value) -> Value {
    let Value::Object(object) = class else { return payload };
    let instance = Instance::new(object.clone());
    Value::object(Kind::Extended(Box::new(crate::object::Extended { instance, payload })))
}

fn plain_instance(class: &Value) -> Value {
    match class {
        Value::Object(object) => Value::Object(Object::new(Kind::Instance(Instance::new(object.clone())))),
        other => other.clone(),
    }
}

/// `object.__new__(class, …)`: an object before its `__init__`.
pub(crate) fn bare_object(context: &Context<'_>, class: &Value, mut arguments: Vec<Value>) -> Result<Value> {
    let Some(Kind::Class(of)) = class.kind() else {
        return Err(Raise::type_error("object.__new__(X): X is not a type object"));
    };
    context.interpreter.note_object_of(of);
    let caller = Caller { interpreter: context.interpreter, thread: context.thread };
    Ok(match of.native {
        Some(native) if is_exception(native) => new_exception(class, arguments),
        Some(native) if is_mutable(native) => extended(class, payload(native, &caller, &mut [], &[])?),
        Some(native) => extended(class, payload(native, &caller, &mut arguments, &[])?),
        None => plain_instance(class),
    })
}

/// What a class derived from a built-in one is filled by `__init__`, and not when it is made.
fn is_mutable(class: &crate::object::Type) -> bool {
    ["dict", "list", "set", "collections.deque"].contains(&class.name)
}

static ITSELF: NativeFunction = NativeFunction::new("itself", |_, args| {
    let [value] = args.exactly()?;
    Ok(Outcome::Value(value.clone()))
});
