//! Generators: frames that stop at a `yield` and go on later.

use crate::bytecode::Name;
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::object::traverse::of_value;
use crate::object::{Kind, Mutex, Object, Raise, Ref, Result, Value, lock};

/// A generator.
#[derive(Debug)]
pub struct Generator {
    /// Its frame, while it is suspended.
    frame: Option<Frame>,
    /// The values of its frame, while it is suspended. Kept between turns, so that a turn allocates nothing.
    values: Vec<Value>,
    running: bool,
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

impl Generator {
    /// Moves out what it holds.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        to.push(std::mem::take(&mut self.handled));
        to.append(&mut self.values);
    }

    /// Whether it stands in a `try` or `with`: then it is closed when it dies (`_PyGen_Finalize`,
    /// `Objects/genobject.c`).
    pub(crate) fn wants_closing(&self) -> bool {
        self.frame.as_ref().is_some_and(|frame| !self.abandoned && stands_in_a_block(frame))
    }

    /// Notes that it died: that happens once.
    pub(crate) fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// Shows `visit` the objects it refers to: its function and what its frame holds.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        of_value(&self.handled, visit);
        if let Some(frame) = &self.frame {
            visit(frame.callee());
        }
        self.values.iter().for_each(|value| of_value(value, visit));
    }

    /// Ends it, so that it holds nothing any more; gives what it held.
    pub(crate) fn end(&mut self) -> Vec<Value> {
        let mut held = Vec::new();
        self.give_up(&mut held);
        self.frame = None;
        held
    }

    /// The name of its class: some of the machine's own generators stand for built-in iterators.
    pub(crate) fn class_name(&self) -> &str {
        if self.library { &self.name } else { "generator" }
    }
}

/// Whether the frame of a generator waits at a `yield` whose exceptions somebody wants to see.
fn stands_in_a_block(frame: &Frame) -> bool {
    let at = u32::try_from(frame.pc.saturating_sub(1)).unwrap_or(u32::MAX);
    !ThreadState::is_fresh(frame) && frame.code().handler_for(at).is_some()
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
    /// `RETURN_GENERATOR`: the frame becomes a generator, which is the call's result.
    pub(crate) fn make_generator(&mut self, mut frame: Frame) -> (Value, After) {
        let values = self.stack[frame.base..frame.base + frame.top].iter_mut().map(std::mem::take).collect();
        let after = std::mem::take(&mut frame.after);
        let (name, library) = (frame.code().qualname.clone(), frame.code().source.library);
        let generator = Generator {
            frame: Some(frame),
            values,
            running: false,
            name,
            library,
            handled: Value::Null,
            abandoned: false,
        };
        (Value::object(Kind::Generator(Box::new(generator.into()))), after)
    }

    /// `YIELD_VALUE`: the frame waits in its generator. Gives what its caller does with the value, and
    /// the generator.
    pub(crate) fn suspend_generator(&mut self, mut frame: Frame) -> (After, Option<Ref>) {
        if !self.interpreter.has_finalizers() && stands_in_a_block(&frame) {
            self.interpreter.note_finalizers();
        }
        let after = std::mem::take(&mut frame.after);
        let Some(object) = frame.generator.take() else { return (after, None) };
        let Some(generator) = generator_of(&object) else { return (after, None) };
        let mut generator = lock(generator);
        let values = &mut self.stack[frame.base..frame.base + frame.top];
        generator.values.extend(values.iter_mut().map(std::mem::take));
        let outside = std::mem::take(&mut generator.handled);
        if !outside.is(&self.handled) {
            generator.handled = std::mem::replace(&mut self.handled, outside);
        }
        generator.running = false;
        generator.frame = Some(frame);
        drop(generator);
        (after, Some(object))
    }

    /// The frame of a generator has ended.
    pub(crate) fn end_generator(&mut self, frame: &mut Frame) {
        if let Some(object) = frame.generator.take()
            && let Some(generator) = generator_of(&object)
        {
            let mut generator = lock(generator);
            generator.running = false;
            self.handled = std::mem::take(&mut generator.handled);
        }
    }

    /// The frame of a generator, about to go on from where it stopped, its values on the stack from `base` on.
    /// `None` where it has ended before.
    ///
    /// # Errors
    /// `ValueError` where it is running.
    #[inline]
    pub(crate) fn wake_generator(&mut self, object: Ref, base: usize, after: After) -> Result<Option<Frame>> {
        let Some(generator) = generator_of(&object) else {
            return Err(Raise::type_error("the object is no generator"));
        };
        let mut generator = lock(generator);
        let Some(mut frame) = generator.frame.take() else {
            return match generator.running {
                true => Err(Raise::value_error("generator already executing")),
                false => Ok(None),
            };
        };
        generator.running = true;
        frame.base = base;
        frame.after = after;
        let end = frame.end();
        if self.stack.len() < end {
            self.stack.resize(end, Value::Null);
        }
        for (slot, value) in self.stack[base..].iter_mut().zip(generator.values.drain(..)) {
            *slot = value;
        }
        let handled = std::mem::replace(&mut generator.handled, self.handled.clone());
        if !handled.is_null() {
            self.handled = handled;
        }
        drop(generator);
        frame.generator = Some(object);
        Ok(Some(frame))
    }

    /// Whether a generator has not begun to run.
    pub(crate) fn is_fresh(frame: &Frame) -> bool {
        use crate::bytecode::Instruction;
        matches!(frame.code().instructions.get(frame.pc.wrapping_sub(1)), Some(Instruction::ReturnGenerator))
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
