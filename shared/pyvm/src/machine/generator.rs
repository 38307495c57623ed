//! Generators: frames that stop at a `yield` and go on later.

use crate::bytecode::{Code, Instruction, Name};
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::machine::turn::At;
use crate::object::traverse::of_value;
use crate::object::{Kind, Mutex, Object, Raise, Ref, Result, Value, lock};

/// A generator.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Its function.
    callee: Ref,
    /// Where its frame goes on.
    pc: usize,
    /// How many slots its frame uses.
    top: usize,
    /// The values of its frame while it is suspended, one for each slot that the frame may use: a turn swaps them with
    /// the thread's.
    values: Vec<Value>,
    state: State,
    /// Its function's name.
    pub(crate) name: Name,
    /// Whether its function is the machine's own.
    library: bool,
    /// While it is suspended, the exception it was handling when it stopped; while it runs, the one that was being
    /// handled where it was resumed.
    handled: Value,
    /// Whether it died before, and is being closed.
    abandoned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Suspended,
    Running,
    Ended,
}

impl Generator {
    /// Moves out what it holds.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        to.push(std::mem::take(&mut self.handled));
        to.append(&mut self.values);
    }

    /// Whether it stands in a `try` or `with`: then it is closed when it dies (`_PyGen_Finalize`,
    /// `Objects/genobject.c`).
    pub(crate) fn wants_closing(&self) -> bool {
        self.state == State::Suspended && !self.abandoned && stands_in_a_block(self.code(), self.pc)
    }

    /// Notes that it died: that happens once.
    pub(crate) fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// Shows `visit` the objects it refers to: its function and what its frame holds.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        of_value(&self.handled, visit);
        visit(&self.callee);
        self.values.iter().for_each(|value| of_value(value, visit));
    }

    /// Ends it, so that it holds nothing any more; gives what it held.
    pub(crate) fn end(&mut self) -> Vec<Value> {
        let mut held = Vec::new();
        self.give_up(&mut held);
        self.state = State::Ended;
        held
    }

    /// What distinguishes it from what it was before, beside the objects it refers to: where it stands, how much of its
    /// frame is in use, and whether it runs.
    pub(crate) fn standing(&self) -> [u64; 3] {
        [self.pc as u64, self.top as u64, self.state as u64 * 2 + u64::from(self.abandoned)]
    }

    /// The values of its frame and the exception it handles, in order.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Value> {
        std::iter::once(&self.handled).chain(&self.values)
    }

    /// Its function.
    pub(crate) fn callee(&self) -> &Ref {
        &self.callee
    }

    fn code(&self) -> &Code {
        match &self.callee.kind {
            Kind::Function(function) => &function.code,
            _ => unreachable!("generators are made for Python functions only"),
        }
    }

    /// The name of its class: some of the machine's own generators stand for built-in iterators.
    pub(crate) fn class_name(&self) -> &str {
        if self.library { &self.name } else { "generator" }
    }
}

/// Whether a frame waits at a `yield` whose exceptions somebody wants to see.
fn stands_in_a_block(code: &Code, pc: usize) -> bool {
    let at = u32::try_from(pc.saturating_sub(1)).unwrap_or(u32::MAX);
    !code.exception_table.is_empty() && !is_fresh(code, pc) && code.handler_for(at).is_some()
}

/// Whether a generator that stands there has not begun to run.
fn is_fresh(code: &Code, pc: usize) -> bool {
    matches!(code.instructions.get(pc.wrapping_sub(1)), Some(Instruction::ReturnGenerator))
}

/// The generator in an object.
#[inline(always)]
fn generator_of(object: &Ref) -> Option<&Mutex<Generator>> {
    match &object.kind {
        Kind::Generator(generator) => Some(generator),
        _ => None,
    }
}

impl ThreadState {
    /// `RETURN_GENERATOR`: what a frame is about to do becomes a generator, which is the call's result.
    pub(crate) fn make_generator(&mut self, frame: &Frame) -> Value {
        let code = frame.code();
        let slots = &mut self.stack[frame.base..frame.base + frame.top];
        let mut values = Vec::with_capacity(code.frame_size());
        values.extend(slots.iter_mut().map(std::mem::take));
        values.resize(code.frame_size(), Value::Null);
        let generator = Generator {
            callee: frame.callee().clone(),
            pc: frame.pc,
            top: frame.top,
            values,
            state: State::Suspended,
            name: code.qualname.clone(),
            library: code.source.library,
            handled: Value::Null,
            abandoned: false,
        };
        Value::object(Kind::Generator(Box::new(generator.into())))
    }

    /// Lets a generator go on from where it stopped: `frame` becomes its frame, and what it was waits for the result. What
    /// that does with it is to be set.
    /// False where the generator has ended before.
    ///
    /// # Errors
    /// `ValueError` where it is running, `TypeError` where it has not begun and is sent a value.
    #[inline]
    pub(crate) fn wake_generator(&mut self, frame: &mut Frame, object: Ref, sent: &Value) -> Result<bool> {
        let Some(generator) = generator_of(&object) else {
            return Err(Raise::type_error("the object is no generator"));
        };
        let mut generator = lock(generator);
        match generator.state {
            State::Suspended => {}
            State::Running => return Err(Raise::value_error("generator already executing")),
            State::Ended => return Ok(false),
        }
        if !matches!(sent, Value::None) && is_fresh(generator.code(), generator.pc) {
            return Err(Raise::type_error("can't send non-None value to a just-started generator"));
        }
        generator.state = State::Running;
        let base = frame.end_of_slots();
        self.callers.begin(frame);
        frame.begin(generator.callee.clone(), base);
        frame.stands(At::new(generator.pc, generator.top));
        let end = base + generator.values.len();
        if self.stack.len() < end {
            self.stack.resize(end, Value::Null);
        }
        let top = generator.top;
        exchange(&mut self.stack, base, &mut generator.values, top);
        if !generator.handled.is_null() || !self.own.handled.is_null() {
            let handled = std::mem::replace(&mut generator.handled, self.own.handled.clone());
            if !handled.is_null() {
                self.own.handled = handled;
            }
        }
        drop(generator);
        frame.generator = Some(object);
        Ok(true)
    }

    /// `YIELD_VALUE`: the frame waits in its generator, and becomes its caller. Gives what that does with the value, and
    /// the generator; `None` where there is no caller.
    pub(crate) fn suspend_generator(&mut self, frame: &mut Frame) -> Option<(After, Option<Ref>)> {
        let after = std::mem::take(&mut frame.after);
        self.suspend_plain_generator(frame).map(|generator| (after, generator))
    }

    /// The same for a generator whose frame has been told what its caller does with the value. Gives the generator.
    #[inline]
    pub(crate) fn suspend_plain_generator(&mut self, frame: &mut Frame) -> Option<Option<Ref>> {
        let code = frame.code();
        if !code.exception_table.is_empty()
            && !self.own.interpreter.has_finalizers()
            && stands_in_a_block(code, frame.pc)
        {
            self.own.interpreter.note_finalizers();
        }
        if self.callers.is_empty() {
            return None;
        }
        let object = frame.generator.take();
        if let Some(generator) = object.as_ref().and_then(generator_of) {
            let mut generator = lock(generator);
            let (base, top) = (frame.base, frame.top);
            exchange(&mut self.stack, base, &mut generator.values, top);
            (generator.pc, generator.top) = (frame.pc, top);
            if !generator.handled.is_null() || !self.own.handled.is_null() {
                let outside = std::mem::take(&mut generator.handled);
                if !outside.is(&self.own.handled) {
                    generator.handled = std::mem::replace(&mut self.own.handled, outside);
                }
            }
            generator.state = State::Suspended;
        }
        drop(self.callers.end(frame)?.end_plainly());
        Some(object)
    }

    /// The frame of a generator has ended.
    pub(crate) fn end_generator(&mut self, frame: &mut Frame) {
        if let Some(object) = frame.generator.take()
            && let Some(generator) = generator_of(&object)
        {
            let mut generator = lock(generator);
            generator.state = State::Ended;
            self.own.handled = std::mem::take(&mut generator.handled);
        }
    }
}

/// Exchanges the values of a generator's frame: there are a few at most.
#[inline(always)]
fn exchange(stack: &mut [Value], base: usize, values: &mut [Value], top: usize) {
    let (Some(slots), Some(values)) = (stack.get_mut(base..base + top), values.get_mut(..top)) else {
        return;
    };
    for (slot, value) in slots.iter_mut().zip(values) {
        std::mem::swap(slot, value);
    }
}

/// Makes a `StopIteration` with a generator's result.
pub(crate) fn stop_iteration(value: Value) -> Raise {
    let args = if matches!(value, Value::None | Value::Null) { Vec::new() } else { vec![value] };
    Raise(Object::new(Kind::Exception(Box::new(crate::object::Exception::new(
        Value::Type(&crate::builtins::exceptions::STOP_ITERATION),
        args,
    )))))
}
