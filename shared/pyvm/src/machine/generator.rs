//! Generators: frames that stop at a `yield` and go on later.

use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::bytecode::Name;
use crate::machine::After;
use crate::object::traverse::of_value;
use crate::object::{Kind, Mutex, Object, Raise, Ref, Result, Value, lock};

/// A generator.
#[derive(Debug)]
pub struct Generator {
    state: GeneratorState,
    /// Its function's name.
    pub(crate) name: Name,
    /// Whether its function is the machine's own.
    library: bool,
    /// The exception it was handling when it stopped.
    handled: Value,
}

#[derive(Debug)]
enum GeneratorState {
    /// Stopped, with the values of its frame.
    Suspended(Box<Frame>, Vec<Value>),
    Running,
    Done,
}

impl Generator {
    /// Moves out what it holds.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        to.push(std::mem::take(&mut self.handled));
        if let GeneratorState::Suspended(_, values) = &mut self.state {
            to.append(values);
        }
    }

    /// Shows `visit` the objects it refers to: its function and what its frame holds.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        of_value(&self.handled, visit);
        if let GeneratorState::Suspended(frame, values) = &self.state {
            visit(frame.callee());
            values.iter().for_each(|value| of_value(value, visit));
        }
    }

    /// Ends it, so that it holds nothing any more; gives what it held.
    pub(crate) fn end(&mut self) -> Vec<Value> {
        let mut held = Vec::new();
        self.give_up(&mut held);
        if let GeneratorState::Suspended(..) = self.state {
            self.state = GeneratorState::Done;
        }
        held
    }

    /// The name of its class: some of the machine's own generators stand for built-in iterators.
    pub(crate) fn class_name(&self) -> &str {
        if self.library { &self.name } else { "generator" }
    }
}

/// The generator in an object.
fn generator_of(object: &Ref) -> Option<&Mutex<Generator>> {
    match &object.kind {
        Kind::Generator(generator) => Some(generator),
        _ => None,
    }
}

impl ThreadState {
    /// `RETURN_GENERATOR`: the frame becomes a generator, which is the call's result.
    pub(crate) fn into_generator(&mut self, mut frame: Frame) -> (Value, After) {
        let values = self.take_values(&frame);
        let after = std::mem::take(&mut frame.after);
        let (name, library) = (frame.code().qualname.clone(), frame.code().source.library);
        let state = GeneratorState::Suspended(Box::new(frame), values);
        let generator = Generator { state, name, library, handled: Value::Null };
        (Value::object(Kind::Generator(Box::new(generator.into()))), after)
    }

    fn take_values(&mut self, frame: &Frame) -> Vec<Value> {
        self.stack[frame.base..frame.base + frame.top].iter_mut().map(std::mem::take).collect()
    }

    /// `YIELD_VALUE`: the frame waits in its generator. Gives what its caller does with the value.
    pub(crate) fn suspend_generator(&mut self, mut frame: Frame) -> After {
        let values = self.take_values(&frame);
        let after = std::mem::take(&mut frame.after);
        let outside = std::mem::take(&mut frame.handled_outside);
        let handled = std::mem::replace(&mut self.handled, outside);
        if let Some(object) = frame.generator.take()
            && let Some(generator) = generator_of(&object)
        {
            let mut generator = lock(generator);
            generator.handled = if handled.is(&self.handled) { Value::Null } else { handled };
            generator.state = GeneratorState::Suspended(Box::new(frame), values);
        }
        after
    }

    /// The frame of a generator has ended.
    pub(crate) fn end_generator(&mut self, frame: &mut Frame) {
        if let Some(object) = frame.generator.take() {
            self.handled = std::mem::take(&mut frame.handled_outside);
            if let Some(generator) = generator_of(&object) {
                lock(generator).state = GeneratorState::Done;
            }
        }
    }

    /// The frame of a generator, about to go on from where it stopped, its values on the stack from `base` on.
    /// `None` where it has ended before.
    ///
    /// # Errors
    /// `ValueError` where it is running.
    pub(crate) fn wake_generator(&mut self, object: &Ref, base: usize, after: After) -> Result<Option<Frame>> {
        let Some(generator) = generator_of(object) else {
            return Err(Raise::type_error("the object is no generator"));
        };
        let mut generator = lock(generator);
        match std::mem::replace(&mut generator.state, GeneratorState::Running) {
            GeneratorState::Suspended(mut frame, values) => {
                let handled = std::mem::take(&mut generator.handled);
                drop(generator);
                frame.base = base;
                frame.after = after;
                frame.generator = Some(object.clone());
                frame.handled_outside = self.handled.clone();
                if !handled.is_null() {
                    self.handled = handled;
                }
                let end = frame.end();
                if self.stack.len() < end {
                    self.stack.resize(end, Value::Null);
                }
                for (slot, value) in self.stack[base..].iter_mut().zip(values) {
                    *slot = value;
                }
                Ok(Some(*frame))
            }
            GeneratorState::Running => Err(Raise::value_error("generator already executing")),
            GeneratorState::Done => {
                generator.state = GeneratorState::Done;
                Ok(None)
            }
        }
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
