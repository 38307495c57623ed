//! The run loop: one instruction after the other, as long as the host lets it.

use std::sync::atomic::Ordering;

use crate::bytecode::{Instruction as I, Name};
use crate::host::{Checks, Go, Host, Performed};
use crate::machine::attribute::{self, Attribute, attribute, special};
use crate::machine::call::Callee;
use crate::machine::deliver::Flow;
use crate::machine::frame::Frame;
use crate::machine::lookup::{Found, Lookups};
use crate::machine::memory::Place;
use crate::machine::operators::{may_overload, special_call};
use crate::machine::raising::Raising;
use crate::machine::thread::{State, Stop, ThreadState};
use crate::machine::window::{Window, discard};
use crate::machine::{After, Interpreter};
use crate::machine::{
    build, call, cell, class, class_body, fused, import, name, operators, pattern, raising, sequence, spread,
    subscript, text,
};
use crate::object::{
    Calling, Instance, Iter, Kind, Outcome, Raise, Ref, Result, Value, class_of, deliver_mail, find, forget, have_at_hand,
    lock, watch,
};
use crate::{builtins, format, number};

/// What the class of an object has under a name.
#[inline(always)]
fn of_class<'l>(
    lookups: &'l mut Lookups,
    interpreter: &Interpreter,
    instance: &Instance,
    name: &Name,
) -> &'l Found {
    lookups.find(interpreter, instance.class(), || Value::Object(instance.class.clone()), name)
}

/// The instance that a value is known to be.
#[inline(always)]
fn instance_of(value: &Value) -> &Instance {
    match value {
        Value::Object(object) if let Kind::Instance(instance) = &object.kind => instance,
        _ => unreachable!("it was an instance just now"),
    }
}

/// Why the innermost frame stopped running.
enum Exit {
    /// It calls a Python function whose parameters are just the arguments on the value stack: where in the window
    /// the function lies, and where the arguments begin.
    CallPlain(usize, usize),
    /// It calls a Python function, which lies on the value stack below its arguments.
    Call(call::Pending, After),
    /// It makes another call.
    CallWith(Box<Calling>),
    /// It lets a generator go on.
    Resume(Ref, Result<Value>, After),
    Return(Value),
    /// `RETURN_GENERATOR`: its function is a generator.
    MakeGenerator,
    /// It belongs to a generator, which gives a value.
    Yield(Value),
    /// An object that has just died wants its finalizer called.
    Finalize(Value),
    Suspend,
    Await(After),
    /// A native function wants something of the thread.
    OfThread(fn(&mut ThreadState) -> Result<Value>),
}

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H) -> Stop {
        let mut resumed = true;
        loop {
            if self.profile.is_some() {
                self.update_profile(host);
            }
            let exit = self.run_frame(&mut frame, host, std::mem::take(&mut resumed));
            let went = match exit {
                Ok(Exit::CallPlain(at, first)) => {
                    if self.callers.len() + 1 < self.interpreter.recursion_limit()
                        && let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + at])
                    {
                        let base = frame.base + first;
                        frame.top = at;
                        self.callers
                            .push(std::mem::replace(&mut frame, Frame::new(callee, base, After::Push)));
                        self.profile_call(&frame);
                        continue;
                    }
                    // The arguments stay where they are, for whoever handles the exception to clear away.
                    self.check_depth().map(|()| Flow::On)
                }
                Ok(Exit::Call(pending, after)) => {
                    self.call_frame(&mut frame, &pending, after).map(|callee| {
                        self.callers.push(std::mem::replace(&mut frame, callee));
                        self.profile_call(&frame);
                        Flow::On
                    })
                }
                Ok(Exit::Return(value)) if frame.is_plain() => {
                    for slot in &mut self.stack[frame.base..frame.base + frame.top] {
                        discard(std::mem::take(slot));
                    }
                    let Some(caller) = self.callers.pop() else { return Stop::Finished(Ok(value)) };
                    std::mem::replace(&mut frame, caller).end_plainly();
                    let place = &mut self.stack[frame.base + frame.top];
                    std::mem::forget(std::mem::replace(place, value)); // nothing lies above the top
                    frame.top += 1;
                    continue;
                }
                Ok(Exit::Return(value)) => {
                    self.clear(&frame);
                    let was_generator = frame.generator.is_some();
                    if was_generator {
                        self.end_generator(&mut frame);
                    }
                    self.profile_return(self.callers.len(), &frame.after);
                    let Some(caller) = self.callers.pop() else {
                        // What died with this frame is finalized first.
                        if self.interpreter.has_finalizers() && self.has_dying() {
                            frame = match self
                                .enter(self.interpreter.library_function("given_back"), vec![value])
                            {
                                Ok(frame) => frame,
                                Err(raise) => return Stop::Finished(Err(raise)),
                            };
                            continue;
                        }
                        return Stop::Finished(Ok(value));
                    };
                    let after = std::mem::replace(&mut frame, caller).after;
                    if matches!(after, After::Push) && !was_generator {
                        self.push(&mut frame, value);
                        continue;
                    }
                    let next = match was_generator {
                        true => self.deliver_end(&mut frame, after, value),
                        false => self.deliver(&mut frame, after, value),
                    };
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::CallWith(calling)) => self.call_with(&mut frame, *calling, host),
                Ok(Exit::Resume(generator, sent, after)) => {
                    let next = self.resume(&mut frame, generator, sent, after);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Yield(value)) => match self.callers.pop() {
                    Some(caller) => {
                        self.profile_return(self.callers.len() + 1, &frame.after);
                        let generator = std::mem::replace(&mut frame, caller);
                        let (after, generator) = self.suspend_generator(generator);
                        let next = match after {
                            After::ForIter => {
                                self.push(&mut frame, value);
                                continue;
                            }
                            After::Sum(summing) => {
                                self.sum_on(&mut frame, summing, After::Push, value, generator)
                            }
                            after => self.deliver(&mut frame, after, value),
                        };
                        self.go_on(&mut frame, next, host)
                    }
                    None => Err(Raise::runtime_error("a generator runs without a caller")),
                },
                Ok(Exit::MakeGenerator) => {
                    let Some(caller) = self.callers.pop() else {
                        return Stop::Finished(Ok(self.make_generator(frame).0));
                    };
                    let (generator, after) = self.make_generator(std::mem::replace(&mut frame, caller));
                    let next = self.deliver(&mut frame, after, generator);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Finalize(Value::Object(object))) if matches!(object.kind, Kind::Generator(_)) => {
                    let raise = Raise::new(&builtins::exceptions::GENERATOR_EXIT, "");
                    let next = self.resume(&mut frame, object, Err(raise), After::Abandon);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Finalize(object)) => {
                    let finalizer = find(&class_of(&object), "__del__").unwrap_or_default();
                    let next = special_call(&object, "__del__", &[], After::Finalizer(finalizer));
                    self.go_on(&mut frame, Ok(next), host)
                }
                Ok(Exit::Suspend) => {
                    self.state = State::Between(frame);
                    return Stop::Suspended;
                }
                Ok(Exit::Await(after)) => Ok(Flow::Await(after)),
                Ok(Exit::OfThread(look)) => {
                    self.update_profile(host);
                    look(self).map(|value| {
                        self.push(&mut frame, value);
                        Flow::On
                    })
                }
                Err(raise) => Err(raise),
            };
            match went {
                Ok(Flow::On) => {}
                Ok(Flow::Await(after)) => {
                    self.state = State::Awaits(frame, after);
                    return Stop::Awaiting;
                }
                Err(raise) => match self.unwind(frame, raise) {
                    Ok(handler) => frame = handler,
                    Err(raise) => return Stop::Finished(Err(raise)),
                },
            }
        }
    }

    /// Makes the call that a result led to, if it did.
    fn go_on<H: Host>(
        &mut self,
        frame: &mut Frame,
        next: Result<Option<Calling>>,
        host: &mut H,
    ) -> Result<Flow> {
        match next? {
            Some(calling) => self.call_with(frame, calling, host),
            None => Ok(Flow::On),
        }
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    #[inline(always)]
    fn run_frame<H: Host>(&mut self, frame: &mut Frame, host: &mut H, mut resumed: bool) -> Result<Exit> {
        let needed = frame.end();
        if self.stack.len() < needed {
            self.stack.resize(needed, Value::Null);
        }
        let Self {
            interpreter,
            number,
            stack,
            globals,
            handled,
            answers,
            callers,
            lookups,
            profile,
            dying,
            ..
        } = self;
        deliver_mail();
        let depth = callers.len();
        let function = frame.function();
        let code = &*function.code;
        let module = function.globals.number;
        if globals.len() <= module || globals[module].is_empty() {
            globals.resize(globals.len().max(module + 1), Vec::new());
            globals[module] = vec![crate::object::Cached::default(); function.globals.len()];
        }
        let globals = &mut globals[module][..];
        let caller = call::Caller { interpreter, thread: *number };
        let mut window = Window::new(&mut stack[frame.base..needed], frame.top);
        let mut pc = frame.pc;
        // Two rare reasons to look up between instructions: an instruction is executed again with the answers it
        // asked for, and objects may want their finalizers called.
        let finalizers = interpreter.has_finalizers();
        let mut answered = !answers.is_empty() && have_at_hand(answers, depth);
        // Two more: `tracemalloc` wants to know where objects are made, `cProfile` which native functions are called.
        let watched = interpreter.memory.is_watched();
        let traced = watched && interpreter.memory.is_traced();
        if watched {
            watch::set(true);
        }
        let profiled = profile.is_some() && !code.source.library;
        let mut attention = answered || finalizers || traced;
        let mut first = true;
        let instructions = match H::CHECKS {
            Checks::BackwardJumps | Checks::Nowhere => &code.fused[..],
            _ => &code.instructions[..],
        };

        /// `?` for this loop: leaves it with the error, so that the frame is saved first.
        macro_rules! attempt {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(raise) => break Err(raise),
                }
            };
        }
        /// Looks at the eval breaker, before the instruction at `pc`.
        macro_rules! check {
            ($next:expr) => {
                if host.eval_breaker($next) && host.handle_pending() == Go::Suspend {
                    break Ok(Exit::Suspend);
                }
            };
        }
        /// Leaves the loop for a call that is no instruction of its own; its result is pushed.
        macro_rules! call_instead {
            ($calling:expr) => {
                break Ok(Exit::CallWith(Box::new($calling)))
            };
        }
        /// Ends a native call: its result on the stack, or the host's answer to what it asked for.
        macro_rules! finish_call {
            ($outcome:expr, $at:expr) => {{
                let outcome = attempt!($outcome);
                window.truncate($at);
                match outcome {
                    Outcome::Value(value) => window.push(value),
                    Outcome::Effect(effect) => match attempt!(host.perform(effect)) {
                        Performed::Done(value) => window.push(value),
                        Performed::Suspend => break Ok(Exit::Await(After::Push)),
                    },
                    Outcome::Call(calling) => break Ok(Exit::CallWith(calling)),
                    Outcome::OfThread(look) => break Ok(Exit::OfThread(look)),
                    Outcome::Resume { generator, value, after } => {
                        break Ok(Exit::Resume(generator, Ok(value), after));
                    }
                    Outcome::Throw { generator, raise, after } => {
                        break Ok(Exit::Resume(generator, Err(raise), after));
                    }
                }
            }};
        }

        let exit = loop {
            if attention {
                if !std::mem::take(&mut first) && std::mem::take(&mut answered) {
                    forget();
                    answers.retain(|answer| answer.depth < depth);
                    attention = finalizers || traced;
                }
                if traced && watch::has_new() {
                    interpreter.memory.remember(place(function, pc, callers));
                }
                if finalizers && let Some(object) = Self::next_to_finalize(dying, depth) {
                    break Ok(Exit::Finalize(object));
                }
            }
            let instruction = instructions[pc];
            if const { H::CHECKS.before_every_instruction() } && !std::mem::take(&mut resumed) {
                check!(instruction);
            }
            pc += 1;
            match instruction {
                I::FusedLoadFastAttr { .. }
                | I::FusedLocalItem { .. }
                | I::FusedConstItem { .. }
                | I::FusedSetLocalItem { .. }
                | I::FusedContains { .. } => {
                    let swallowed =
                        fused::execute(instruction, code, function, &mut window, interpreter, lookups);
                    pc += swallowed;
                    if swallowed == 0
                        && let Err(slot) = fused::load(code.instructions[pc - 1], &mut window)
                    {
                        break Err(name::unbound_local(code, slot));
                    }
                }
                I::LoadFast(slot) => {
                    if !window.push_local(slot as usize) {
                        break Err(name::unbound_local(code, slot));
                    }
                }
                I::LoadFastLoadFast(first, second) => {
                    if !window.push_local(first.into()) {
                        break Err(name::unbound_local(code, first.into()));
                    }
                    if !window.push_local(second.into()) {
                        break Err(name::unbound_local(code, second.into()));
                    }
                }
                I::LoadConst(index) => window.push(code.constants[index as usize].clone()),
                I::StoreFast(slot) => {
                    let value = window.pop();
                    window.set_local(slot as usize, value);
                }
                I::StoreFastLoadFast(store, load) => {
                    let value = window.pop();
                    window.set_local(store.into(), value);
                    if !window.push_local(load.into()) {
                        break Err(name::unbound_local(code, load.into()));
                    }
                }
                I::StoreFastStoreFast(first, second) => {
                    let value = window.pop();
                    window.set_local(first.into(), value);
                    let value = window.pop();
                    window.set_local(second.into(), value);
                }
                I::BinaryOp { op, in_place } => {
                    let (a, b) = window.pair();
                    let fast = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => number::small_int(op, *a, *b).map(Value::Int),
                        (Value::Float(a), Value::Float(b)) => {
                            number::small_float(op, a.get(), b.get()).map(Value::float)
                        }
                        _ => None,
                    };
                    if let Some(result) = fast {
                        window.replace_numbers(result);
                    } else {
                        if (may_overload(a) || may_overload(b))
                            && let Some(calling) = operators::binary(interpreter, op, in_place, a, b)
                        {
                            window.truncate(window.top - 2);
                            call_instead!(calling);
                        }
                        if let Some(local) = text::grown_local(code, pc, op, in_place, a, b)
                            && window.append_text(local)
                        {
                            continue;
                        }
                        let (a, b) = window.pair();
                        let result = attempt!(number::binary(op, in_place, a, b));
                        window.replace_pair(result);
                    }
                }
                I::CompareOp { op, .. } => {
                    let holds = match window.pair() {
                        (Value::Int(a), Value::Int(b)) => number::holds(op, Some(a.cmp(b))),
                        (a, b) => {
                            if (may_overload(a) || may_overload(b))
                                && let Some(calling) = operators::compare(interpreter, op, a, b)
                            {
                                window.truncate(window.top - 2);
                                call_instead!(calling);
                            }
                            attempt!(number::compare(op, a, b))
                        }
                    };
                    window.replace_pair(Value::from(holds));
                }
                I::ForIter(exhausted) => {
                    let next = match window.peek_mut(1) {
                        Value::Iter(iter) => iter.next(),
                        Value::Object(object) => match &object.kind {
                            Kind::Generator(_) => {
                                let generator = object.clone();
                                break Ok(Exit::Resume(generator, Ok(Value::None), After::ForIter));
                            }
                            Kind::Iterator(iter) => lock(iter).next(),
                            _ => {
                                let iterator = window.peek(1);
                                match special_call(iterator, "__next__", &[], After::ForIter) {
                                    Some(calling) => call_instead!(calling),
                                    None => break Err(name::not_an_iterator(iterator)),
                                }
                            }
                        },
                        _ => None,
                    };
                    match next {
                        Some(Ok(item)) => window.push(item),
                        Some(Err(raise)) => break Err(raise),
                        None => pc = exhausted as usize + 1, // past END_FOR; POP_TOP drops the iterator
                    }
                }
                I::JumpBackward(target) => {
                    pc = target as usize;
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::JumpForward(target) => pc = target as usize,
                I::PopJumpIfFalse(target) => {
                    if !window.pop().is_true() {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfTrue(target) => {
                    if window.pop().is_true() {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfNone(target) => {
                    if matches!(window.pop(), Value::None) {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfNotNone(target) => {
                    if !matches!(window.pop(), Value::None) {
                        pc = target as usize;
                    }
                }
                I::LoadGlobal { name, push_null } => {
                    let mut value = function.globals.load(name, globals);
                    if value.is_null() {
                        value = attempt!(builtins::named(interpreter, function.globals.name(name)));
                        function.globals.keep_builtin(name, globals, &value);
                    }
                    window.push(value);
                    if push_null {
                        window.push(Value::Null);
                    }
                }
                I::LoadName(name) => {
                    if code.is_class
                        && let Some(value) = class_body::load(window.local(0), function.globals.name(name))
                    {
                        window.push(value);
                        continue;
                    }
                    let mut value = function.globals.load(name, globals);
                    if value.is_null() {
                        value = attempt!(builtins::named(interpreter, function.globals.name(name)));
                        function.globals.keep_builtin(name, globals, &value);
                    }
                    window.push(value);
                }
                I::StoreName(name) if code.is_class => {
                    let value = window.pop();
                    class_body::store(window.local(0), function.globals.name(name), value);
                }
                I::DeleteName(name) if code.is_class => {
                    let name = function.globals.name(name);
                    if !class_body::delete(window.local(0), name) {
                        break Err(name::undefined(name));
                    }
                }
                I::SetupAnnotations => class_body::set_up_annotations(window.local(0)),
                I::LoadLocals => {
                    let names = match code.is_class {
                        true => window.local(0).clone(),
                        false => build::locals(code, &mut window),
                    };
                    window.push(names);
                }
                I::LoadFromDictOrDeref(slot) => {
                    let names = window.pop();
                    let value = class_body::load(&names, &code.locals[slot as usize])
                        .unwrap_or_else(|| cell::load(window.local(slot as usize)));
                    if value.is_null() {
                        break Err(name::unbound_free(code, slot));
                    }
                    window.push(value);
                }
                I::LoadFromDictOrGlobals(_) => {}
                I::LoadBuildClass => window.push(Value::Native(&class::BUILD_CLASS)),
                I::MakeCell(slot) => cell::make(window.local(slot as usize)),
                I::CopyFreeVars(_) => {
                    for (slot, cell) in code.free.clone().zip(&function.closure) {
                        *window.local(slot) = cell.clone();
                    }
                }
                I::LoadDeref(slot) => {
                    let value = cell::load(window.local(slot as usize));
                    if value.is_null() {
                        break Err(name::unbound_deref(code, slot));
                    }
                    window.push(value);
                }
                I::StoreDeref(slot) => {
                    let value = window.pop();
                    drop(cell::store(window.local(slot as usize), value));
                }
                I::DeleteDeref(slot) => {
                    if cell::store(window.local(slot as usize), Value::Null).is_null() {
                        break Err(name::unbound_deref(code, slot));
                    }
                }
                I::StoreGlobal(name) | I::StoreName(name) => {
                    let value = window.pop();
                    drop(function.globals.store(name, value));
                }
                I::DeleteGlobal(name) | I::DeleteName(name) => {
                    if function.globals.store(name, Value::Null).is_null() {
                        break Err(name::undefined(function.globals.name(name)));
                    }
                }
                I::DeleteFast(slot) => {
                    if std::mem::take(window.local(slot as usize)).is_null() {
                        break Err(name::unbound_local(code, slot));
                    }
                }
                I::LoadFastAndClear(slot) => {
                    let value = std::mem::take(window.local(slot as usize));
                    window.push(value);
                }
                I::LoadAttr { name, method } => {
                    let name = function.globals.name(name);
                    if let Value::Module(module) = window.peek(1)
                        && let Some(member) = module.member(name)
                    {
                        window.set_top(member.clone());
                        if method {
                            window.push(Value::Null);
                        }
                        continue;
                    }
                    if let Value::Object(object) = window.peek(1)
                        && let Kind::Instance(instance) = &object.kind
                    {
                        let found = of_class(lookups, interpreter, instance, name);
                        if !found.is_data && !instance.class().intercepts {
                            let own = lock(&instance.attributes).get(name);
                            if let Some(value) = own {
                                window.set_top(value);
                                if method {
                                    window.push(Value::Null);
                                }
                                continue;
                            }
                            if method && found.is_function {
                                let function = found.value.clone();
                                let owner = std::mem::replace(window.peek_mut(1), function);
                                window.push(owner);
                                continue;
                            }
                        }
                    }
                    if method
                        && let Value::Object(object) = window.peek(1)
                        && let Some(class) = builtins::class_of_container(&object.kind)
                        && let Some(function) = lookups.method(class, name)
                    {
                        let owner = std::mem::replace(window.peek_mut(1), Value::Native(function));
                        window.push(owner);
                        continue;
                    }
                    let found = attempt!(attribute(window.peek(1), name, interpreter));
                    match found {
                        Attribute::Method(function) if method => {
                            let owner = window.pop();
                            window.push(function);
                            window.push(owner);
                        }
                        Attribute::Call(callable, arguments) => {
                            drop(window.pop());
                            let after = if method { After::PushWithNull } else { After::Push };
                            call_instead!(Calling { callable, arguments, keywords: Value::Null, after });
                        }
                        other => {
                            let owner = window.pop();
                            window.push(match other {
                                Attribute::Method(function) => attribute::method(function, owner),
                                Attribute::Value(value) | Attribute::Call(value, _) => value,
                            });
                            if method {
                                window.push(Value::Null);
                            }
                        }
                    }
                }
                I::LoadSuperAttr { name, method } => {
                    let (receiver, after, _) = (window.pop(), window.pop(), window.pop());
                    let inner = crate::object::Super { after, receiver };
                    match attempt!(attribute::of_super(&inner, function.globals.name(name))) {
                        Attribute::Method(function) if method => {
                            window.push(function);
                            window.push(inner.receiver);
                        }
                        Attribute::Call(callable, arguments) => {
                            let after = if method { After::PushWithNull } else { After::Push };
                            call_instead!(Calling { callable, arguments, keywords: Value::Null, after });
                        }
                        other => {
                            window.push(match other {
                                Attribute::Method(function) => attribute::method(function, inner.receiver),
                                Attribute::Value(value) | Attribute::Call(value, _) => value,
                            });
                            if method {
                                window.push(Value::Null);
                            }
                        }
                    }
                }
                I::StoreAttr(name) => {
                    let name = function.globals.name(name);
                    if let Value::Object(object) = window.peek(1)
                        && let Kind::Instance(instance) = &object.kind
                        && instance.class().sets_plainly.load(Ordering::Relaxed)
                        && !of_class(lookups, interpreter, instance, name).is_data
                    {
                        let value = window.take_below();
                        let old = lock(&instance_of(window.peek(1)).attributes).set(name.clone(), value);
                        discard(old);
                        discard(window.pop());
                        continue;
                    }
                    let (owner, value) = (window.pop(), window.pop());
                    let setting = attribute::set(&owner, name, value, interpreter);
                    if let Some((callable, arguments)) = attempt!(setting) {
                        let after = After::Discard;
                        call_instead!(Calling { callable, arguments, keywords: Value::Null, after });
                    }
                }
                I::DeleteAttr(name) => {
                    let owner = window.pop();
                    let setting =
                        attribute::set(&owner, function.globals.name(name), Value::Null, interpreter);
                    if let Some((callable, arguments)) = attempt!(setting) {
                        let after = After::Discard;
                        call_instead!(Calling { callable, arguments, keywords: Value::Null, after });
                    }
                }
                I::Call(count) => {
                    if count == 1 && !profiled && call::shortcut(&mut window) {
                        if H::CHECKS == Checks::BackwardJumps {
                            check!(instruction);
                        }
                        continue;
                    }
                    if let Value::Object(callee) = window.peek(count as usize + 2)
                        && let Kind::Function(function) = &callee.kind
                    {
                        let given = count as usize + usize::from(!window.peek(count as usize + 1).is_null());
                        if function.code.plain_parameters == given {
                            break Ok(Exit::CallPlain(window.top - count as usize - 2, window.top - given));
                        }
                    }
                    let mut pending = call::Pending::new(&window, count as usize, Value::Null);
                    match pending.callee(&mut window, interpreter, lookups) {
                        Callee::Python(after) => break Ok(Exit::Call(pending, after)),
                        Callee::Other => break Ok(Exit::CallWith(pending.take(&mut window))),
                        Callee::Native => {}
                    }
                    if profiled && let Some(profile) = profile {
                        let (callable, first) = pending.called(&window);
                        profile.enter_native(callable, first, depth, host);
                    }
                    finish_call!(pending.call_native(&mut window, &caller), pending.at);
                    if profiled && let Some(profile) = profile {
                        profile.leave_native(depth, host);
                    }
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::CallKw(count) => {
                    let keywords = window.pop();
                    let mut pending = call::Pending::new(&window, count as usize, keywords.clone());
                    match pending.callee(&mut window, interpreter, lookups) {
                        Callee::Python(after) => break Ok(Exit::Call(pending, after)),
                        Callee::Other => break Ok(Exit::CallWith(pending.take(&mut window))),
                        Callee::Native => {}
                    }
                    if profiled && let Some(profile) = profile {
                        let (callable, first) = pending.called(&window);
                        profile.enter_native(callable, first, depth, host);
                    }
                    let outcome = pending.call_native(&mut window, &caller);
                    if outcome.is_err() {
                        // A question is asked by the whole instruction, which is then executed again.
                        window.push(keywords);
                    }
                    finish_call!(outcome, pending.at);
                    if profiled && let Some(profile) = profile {
                        profile.leave_native(depth, host);
                    }
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::CallFunctionEx { named } => {
                    let keywords = if named { window.pop() } else { Value::Null };
                    let arguments = window.pop();
                    let receiver = window.pop();
                    let mut callable = window.pop();
                    if !receiver.is_null() {
                        callable = attribute::method(callable, receiver);
                    }
                    call_instead!(attempt!(spread::calling(interpreter, callable, arguments, keywords)));
                }
                I::ReturnValue => break Ok(Exit::Return(window.pop())),
                I::ReturnConst(index) => break Ok(Exit::Return(code.constants[index as usize].clone())),
                I::Resume => {
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::Nop | I::EndFor => {}
                I::PopTop => drop(window.pop()),
                I::PushNull => window.push(Value::Null),
                I::Copy(depth) => {
                    let value = window.peek(depth as usize).clone();
                    window.push(value);
                }
                I::Swap(depth) => window.swap(depth as usize),
                I::ToBool => {
                    if may_overload(window.peek(1))
                        && let Some(calling) = operators::truth_call(window.peek(1), false)
                    {
                        drop(window.pop());
                        call_instead!(calling);
                    }
                    let truth = window.pop().is_true();
                    window.push(Value::from(truth));
                }
                I::UnaryNot => {
                    let truth = window.pop().is_true();
                    window.push(Value::from(!truth));
                }
                I::UnaryNegative | I::UnaryPositive | I::UnaryInvert => {
                    let (method, compute): (_, fn(&Value) -> Result<Value>) = match instruction {
                        I::UnaryNegative => ("__neg__", number::negative),
                        I::UnaryPositive => ("__pos__", number::positive),
                        _ => ("__invert__", number::invert),
                    };
                    if may_overload(window.peek(1))
                        && let Some(calling) = special_call(window.peek(1), method, &[], After::Push)
                    {
                        drop(window.pop());
                        call_instead!(calling);
                    }
                    *window.peek_mut(1) = attempt!(compute(window.peek(1)));
                }
                I::IsOp { invert } => {
                    let (a, b) = window.pair();
                    let same = a.is(b);
                    window.replace_pair(Value::from(same != invert));
                }
                I::ContainsOp { invert } => {
                    let (item, container) = window.pair();
                    if (may_overload(container) || matches!(container.kind(), Some(Kind::Generator(_))))
                        && let Some(calling) = operators::contains_call(interpreter, container, item, invert)
                    {
                        window.truncate(window.top - 2);
                        call_instead!(calling);
                    }
                    let found = attempt!(sequence::contains(container, item));
                    window.replace_pair(Value::from(found != invert));
                }
                I::BinarySubscr => {
                    let (container, index) = window.pair();
                    if let (Value::Object(object), Value::Int(at)) = (container, index)
                        && let Kind::List(items) = &object.kind
                    {
                        let item = usize::try_from(*at).ok().and_then(|at| lock(items).get(at).cloned());
                        if let Some(item) = item {
                            window.replace_pair(item);
                            continue;
                        }
                    }
                    if may_overload(container)
                        && let Some(calling) = subscript::get(container, index)
                    {
                        window.truncate(window.top - 2);
                        call_instead!(calling);
                    }
                    let item = attempt!(sequence::item(container, index));
                    window.replace_pair(item);
                }
                I::BinarySlice => {
                    let (start, stop) = window.pair();
                    let slice = subscript::slice(start, stop, &Value::None);
                    let container = window.peek(3);
                    if may_overload(container)
                        && let Some(calling) = subscript::get(container, &slice)
                    {
                        window.truncate(window.top - 3);
                        call_instead!(calling);
                    }
                    let part = attempt!(sequence::item(container, &slice));
                    window.truncate(window.top - 2);
                    window.set_top(part);
                }
                I::StoreSubscr => {
                    let (index, container, value) = (window.peek(1), window.peek(2), window.peek(3));
                    if let (Value::Int(at), Value::Object(object)) = (index, container)
                        && let Kind::List(items) = &object.kind
                    {
                        let mut items = lock(items);
                        if let Some(place) = usize::try_from(*at).ok().and_then(|at| items.get_mut(at)) {
                            let old = std::mem::replace(place, value.clone());
                            drop(items);
                            discard(old);
                            window.truncate(window.top - 3);
                            continue;
                        }
                    }
                    if may_overload(container)
                        && let Some(calling) =
                            special_call(container, "__setitem__", &[index, value], After::Discard)
                    {
                        window.truncate(window.top - 3);
                        call_instead!(calling);
                    }
                    attempt!(sequence::set_item(container, index, value.clone()));
                    window.truncate(window.top - 3);
                }
                I::StoreSlice => {
                    let slice = subscript::slice(window.peek(2), window.peek(1), &Value::None);
                    let (container, value) = (window.peek(3), window.peek(4));
                    if may_overload(container)
                        && let Some(calling) =
                            special_call(container, "__setitem__", &[&slice, value], After::Discard)
                    {
                        window.truncate(window.top - 4);
                        call_instead!(calling);
                    }
                    attempt!(sequence::set_item(container, &slice, value.clone()));
                    window.truncate(window.top - 4);
                }
                I::DeleteSubscr => {
                    let (container, index) = window.pair();
                    if may_overload(container)
                        && let Some(calling) =
                            special_call(container, "__delitem__", &[index], After::Discard)
                    {
                        window.truncate(window.top - 2);
                        call_instead!(calling);
                    }
                    attempt!(sequence::delete_item(container, index));
                    window.truncate(window.top - 2);
                }
                I::BuildSlice(count) => {
                    let parts = window.take(count as usize);
                    let none = Value::None;
                    window.push(subscript::slice(&parts[0], &parts[1], parts.get(2).unwrap_or(&none)));
                }
                I::GetIter => {
                    let value = window.peek(1);
                    if may_overload(value)
                        && let Some(calling) = operators::iter_call(interpreter, value)
                    {
                        drop(window.pop());
                        call_instead!(calling);
                    }
                    if matches!(value.kind(), Some(Kind::Generator(_))) {
                        continue;
                    }
                    let iter = attempt!(Iter::over(value.clone()));
                    window.set_top(Value::Iter(Box::new(iter)));
                }
                I::GetYieldFromIter => {
                    let value = window.peek(1);
                    if may_overload(value)
                        && let Some(calling) = operators::iter_call(interpreter, value)
                    {
                        drop(window.pop());
                        call_instead!(calling);
                    }
                    if !matches!(value.kind(), Some(Kind::Generator(_))) {
                        let iter = attempt!(Iter::over(value.clone()));
                        window.set_top(Value::Iter(Box::new(iter)));
                    }
                }
                I::Send(end) => {
                    let sent = window.pop();
                    match window.peek_mut(1) {
                        Value::Iter(iter) => match iter.next() {
                            Some(Ok(item)) => window.push(item),
                            Some(Err(raise)) => break Err(raise),
                            None => {
                                window.push(Value::None);
                                pc = end as usize;
                            }
                        },
                        Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => {
                            let generator = object.clone();
                            break Ok(Exit::Resume(generator, Ok(sent), After::Send));
                        }
                        _ => {
                            let iterator = window.peek(1);
                            let plain = matches!(sent, Value::None) || special(iterator, "send").is_none();
                            let calling = match plain {
                                true => special_call(iterator, "__next__", &[], After::Send),
                                false => special_call(iterator, "send", &[&sent], After::Send),
                            };
                            match calling {
                                Some(calling) => call_instead!(calling),
                                None => break Err(name::not_an_iterator(iterator)),
                            }
                        }
                    }
                }
                I::EndSend => {
                    let value = window.pop();
                    window.set_top(value);
                }
                I::ReturnGenerator => break Ok(Exit::MakeGenerator),
                I::YieldValue => break Ok(Exit::Yield(window.pop())),
                I::JumpBackwardNoInterrupt(target) => pc = target as usize,
                I::BuildList(count) => {
                    let items = window.take(count as usize);
                    window.push(Value::list(items));
                }
                I::BuildTuple(count) => {
                    let items = window.take(count as usize);
                    window.push(Value::tuple(items));
                }
                I::BuildString(count) => {
                    let pieces = window.take(count as usize);
                    window.push(Value::str(pieces.iter().filter_map(Value::as_str).collect::<String>()));
                }
                I::ListAppend(depth) => {
                    let item = window.pop();
                    sequence::append(window.peek(depth as usize), item);
                }
                I::ListExtend(depth) => {
                    attempt!(sequence::extend(window.peek(depth as usize + 1), window.peek(1)));
                    drop(window.pop());
                }
                I::ListToTuple => {
                    let items = attempt!(crate::object::collect(window.peek(1).clone()));
                    window.set_top(Value::tuple(items));
                }
                I::BuildMap(count) => {
                    let entries = window.last(2 * count as usize);
                    let dict = attempt!(build::dict(entries));
                    window.truncate(window.top - 2 * count as usize);
                    window.push(dict);
                }
                I::BuildSet(count) => {
                    let set = attempt!(build::set(window.last(count as usize)));
                    window.truncate(window.top - count as usize);
                    window.push(set);
                }
                I::MapAdd(depth) => {
                    let (key, value) = window.pair();
                    attempt!(build::add_entry(window.peek(depth as usize + 2), key, value));
                    window.truncate(window.top - 2);
                }
                I::SetAdd(depth) => {
                    attempt!(build::add_member(window.peek(depth as usize + 1), window.peek(1)));
                    drop(window.pop());
                }
                I::SetUpdate(depth) => {
                    attempt!(build::add_members(window.peek(depth as usize + 1), window.peek(1)));
                    drop(window.pop());
                }
                I::DictUpdate(depth) => {
                    attempt!(build::add_entries(window.peek(depth as usize + 1), window.peek(1), None));
                    drop(window.pop());
                }
                I::DictMerge(depth) => {
                    // Below the dict lie the arguments, the empty place and the callable.
                    let callable = window.peek(depth as usize + 4);
                    let target = window.peek(depth as usize + 1);
                    attempt!(build::add_entries(target, window.peek(1), Some(callable)));
                    drop(window.pop());
                }
                I::UnpackSequence(count) => {
                    let items = attempt!(sequence::unpack(window.peek(1), count as usize));
                    drop(window.pop());
                    for item in items.into_iter().rev() {
                        window.push(item);
                    }
                }
                I::UnpackEx { before, after } => {
                    let value = window.peek(1);
                    let items = attempt!(sequence::unpack_with_rest(value, before.into(), after.into()));
                    drop(window.pop());
                    for item in items.into_iter().rev() {
                        window.push(item);
                    }
                }
                I::MatchSequence => {
                    let matches = pattern::is_sequence(window.peek(1));
                    window.push(matches.into());
                }
                I::MatchMapping => {
                    let matches = pattern::is_mapping(window.peek(1));
                    window.push(matches.into());
                }
                I::GetLen => {
                    let length = attempt!(builtins::length(window.peek(1)));
                    window.push(length.into());
                }
                I::MatchKeys => {
                    let arguments = vec![window.peek(2).clone(), window.peek(1).clone()];
                    call_instead!(pattern::calling(interpreter, "match_keys", arguments));
                }
                I::MatchClass(count) => {
                    let (names, class, subject) = (window.pop(), window.pop(), window.pop());
                    let arguments = vec![subject, class, Value::Int(count.into()), names];
                    call_instead!(pattern::calling(interpreter, "match_class", arguments));
                }
                I::FormatSimple => *window.peek_mut(1) = attempt!(format::format(window.peek(1), "")),
                I::FormatWithSpec => {
                    let (value, spec) = window.pair();
                    let text = attempt!(format::format(value, spec.as_str().unwrap_or_default()));
                    window.replace_pair(text);
                }
                I::ConvertValue(conversion) => {
                    let text = attempt!(format::convert(window.peek(1), conversion));
                    *window.peek_mut(1) = text;
                }
                I::MakeFunction => {
                    let code = window.pop();
                    window.push(call::make_function(&code, &function.globals));
                }
                I::SetFunctionAttribute(part) => {
                    let (mut function, value) = (window.pop(), window.pop());
                    call::complete(&mut function, part, &value);
                    window.push(function);
                }
                I::ImportName(name) => {
                    let (names, _) = (window.pop(), window.pop());
                    let takes_names = !matches!(names, Value::None);
                    let name = function.globals.name(name);
                    window.push(attempt!(import::module(name, takes_names, interpreter)));
                }
                I::ImportFrom(name) => {
                    let catches = code.handler_for(u32::try_from(pc - 1).unwrap_or(u32::MAX)).is_some();
                    let name = function.globals.name(name);
                    window.push(attempt!(import::member(window.peek(1), name, catches, interpreter)));
                }
                I::LoadAssertionError => window.push(builtins::assertion_error()),
                I::RaiseVarargs(operands) => {
                    let cause = if operands > 1 { window.pop() } else { Value::Null };
                    let raised = if operands > 0 { window.pop() } else { handled.clone() };
                    match attempt!(raising::raise(raised, cause, operands == 0)) {
                        Raising::Now(raise) => break Err(raise),
                        Raising::Call(calling) => call_instead!(calling),
                    }
                }
                I::CheckExcMatch => {
                    let (raised, class) = window.pair();
                    let matches = attempt!(raising::matches(raised, class));
                    window.set_top(Value::from(matches));
                }
                I::BeforeWith => {
                    let manager = window.pop();
                    let (enter, exit) = attempt!(raising::context_manager(&manager));
                    window.push(attribute::method(exit, manager.clone()));
                    let arguments = vec![manager];
                    call_instead!(Calling {
                        callable: enter,
                        arguments,
                        keywords: Value::Null,
                        after: After::Push
                    });
                }
                I::WithExceptStart => {
                    let (callable, raised) = (window.peek(4).clone(), window.peek(1).clone());
                    let traceback = match raised.kind() {
                        Some(Kind::Exception(exception)) => crate::object::traceback_of(exception),
                        _ => Value::None,
                    };
                    let arguments = vec![class_of(&raised), raised, traceback];
                    call_instead!(Calling { callable, arguments, keywords: Value::Null, after: After::Push });
                }
                I::PushExcInfo => {
                    let exception = window.pop();
                    window.push(std::mem::replace(handled, exception.clone()));
                    window.push(exception);
                }
                I::PopExcept => drop(std::mem::replace(handled, window.pop())),
                I::Reraise(_) => {
                    let raised = window.pop();
                    match Raise::from_value(&raised) {
                        Some(raise) => break Err(raise),
                        None => break Err(Raise::runtime_error("nothing to raise again")),
                    }
                }
            }
        };
        let top = window.top;
        if answered {
            forget();
            // A thread that was suspended before the instruction still needs them.
            let executed = pc != frame.pc;
            if executed && !matches!(&exit, Err(raise) if raise.question().is_some()) {
                answers.retain(|answer| answer.depth < depth);
            }
        }
        if watched {
            interpreter.memory.remember(if traced { place(function, pc, callers) } else { None });
        }
        (frame.pc, frame.top) = (pc, top);
        exit
    }
}

/// The line of the program that is being executed: of the innermost frame that is the program's own.
#[cold]
fn place(function: &crate::object::Function, pc: usize, callers: &[Frame]) -> Option<Place> {
    let code = &function.code;
    if !code.source.library {
        return Some((code.source.clone(), code.lines.get(pc.saturating_sub(1)).copied().unwrap_or(0)));
    }
    let frame = callers.iter().rev().find(|frame| !frame.code().source.library)?;
    Some((frame.code().source.clone(), frame.line()))
}
