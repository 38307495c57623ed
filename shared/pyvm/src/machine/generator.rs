//! Generators: frames that stop at a `yield` and go on later.

use crate::bytecode::{Code, Instruction, Name};
use crate::machine::each::mapped;
use crate::machine::frame::Frame;
use crate::machine::run::MOST_COPIES;
use crate::machine::thread::ThreadState;
use crate::machine::{After, Interpreter};
use crate::object::traverse::of_value;
use crate::object::{Kind, Mutex, Object, Raise, Ref, Result, Value, lock, nests};

/// A generator.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Its frame, which says where it goes on. While it runs as one of the thread's frames, a vacant one: to let it go on and
    /// to stop it, frames exchange their places. None while it runs inside an instruction ([`Lent`]), and after its end there.
    frame: Option<Frame>,
    /// The values of its frame while it is suspended, one for each slot that the frame may use: a turn swaps them with
    /// the thread's, or uses them where they are.
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
    /// Above zero as long as it seems worth while to run it inside the instruction that lets it go on.
    credit: u8,
}

/// What a generator lends to the instruction inside which it runs: its frame and the values of that.
#[derive(Debug)]
pub(crate) struct Lent {
    pub(super) frame: Frame,
    pub(super) values: Vec<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Suspended,
    Running,
    Ended,
}

impl State {
    /// What somebody gets who lets a generator go on that cannot: false where it has ended.
    #[cold]
    fn refuses(self) -> Result<bool> {
        match self {
            Self::Running => Err(Raise::value_error("generator already executing")),
            Self::Suspended | Self::Ended => Ok(false),
        }
    }
}

impl Generator {
    fn suspended_at_start(name: Name, library: bool, frame: Frame, values: Vec<Value>) -> Self {
        Self {
            frame: Some(frame),
            values,
            state: State::Suspended,
            name,
            library,
            handled: Value::Null,
            abandoned: false,
            credit: MOST_CREDIT,
        }
    }

    /// Moves out what it holds.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        let held = std::iter::once(&mut self.handled).chain(&mut self.values);
        to.extend(held.filter(|value| nests(value)).map(std::mem::take));
    }

    /// Whether it stands in a `try` or `with`: then it is closed when it dies (`_PyGen_Finalize`,
    /// `Objects/genobject.c`).
    pub(crate) fn wants_closing(&self) -> bool {
        match self.suspended() {
            Some(frame) => !self.abandoned && stands_in_a_block(frame.code(), frame.pc),
            None => false,
        }
    }

    /// Notes that it died: that happens once.
    pub(crate) fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// Shows `visit` the objects it refers to: its function and what its frame holds.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        of_value(&self.handled, visit);
        self.callee().into_iter().for_each(&mut *visit);
        self.values.iter().for_each(|value| of_value(value, visit));
    }

    /// Ends it, so that it holds nothing any more; gives what it held.
    pub(crate) fn end(&mut self) -> Vec<Value> {
        let mut held = Vec::new();
        self.give_up(&mut held);
        if self.suspended().is_some()
            && let Some(frame) = &mut self.frame
        {
            held.extend(frame.end_plainly().map(Value::Object));
        }
        self.state = State::Ended;
        held
    }

    /// What distinguishes it from what it was before, beside the objects it refers to: where it stands, how much of its
    /// frame is in use, and whether it runs.
    pub(crate) fn standing(&self) -> [u64; 3] {
        let (pc, top) = self.suspended().map_or((0, 0), |frame| (frame.pc as u64, frame.top as u64));
        [pc, top, self.state as u64 * 2 + u64::from(self.abandoned)]
    }

    /// The values of its frame and the exception it handles, in order.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Value> {
        std::iter::once(&self.handled).chain(&self.values)
    }

    /// Its function, while it is suspended.
    pub(crate) fn callee(&self) -> Option<&Ref> {
        self.suspended().map(|frame| frame.callee())
    }

    /// Its frame, while it is suspended.
    fn suspended(&self) -> Option<&Frame> {
        self.frame.as_ref().filter(|_| self.state == State::Suspended)
    }

    /// Runs from now on inside an instruction, which may send it something. `None` where it cannot, or where that has not
    /// been worth while.
    #[inline(always)]
    pub(super) fn lend(&mut self, sends: bool) -> Option<Lent> {
        if self.state != State::Suspended || self.credit == 0 || !self.handled.is_null() {
            return None;
        }
        let waits = self.frame.as_ref()?;
        if sends && is_fresh(waits.code(), waits.pc) || delegates(waits) && self.is_chained(waits.top) {
            return None;
        }
        self.state = State::Running;
        self.lend_again()
    }

    /// The same for one that has waited for what it delegates to, and runs already.
    #[inline(always)]
    pub(super) fn lend_again(&mut self) -> Option<Lent> {
        let frame = self.frame.take()?;
        Some(Lent { frame, values: std::mem::take(&mut self.values) })
    }

    /// How many slots its frame takes.
    pub(super) fn room(&self) -> usize {
        self.values.len()
    }

    /// Whether it may wait inside an instruction for something that it delegates to.
    pub(super) fn may_wait(&self) -> bool {
        self.state == State::Suspended && self.credit > 0 && self.handled.is_null()
    }

    /// What it delegates to, where that is a generator. Both run from now on, until [`Self::waits_again`].
    pub(super) fn wait_for_delegate(&mut self) -> Option<Ref> {
        let waits = self.frame.as_ref()?;
        if !self.may_wait() || !delegates(waits) || !self.is_chained(waits.top) {
            return None;
        }
        let Some(Value::Object(delegate)) = self.values.get(waits.top - 1) else { return None };
        self.state = State::Running;
        Some(delegate.clone())
    }

    /// What it delegates to has given a value: it is suspended again.
    pub(super) fn waits_again(&mut self) {
        self.state = State::Suspended;
    }

    /// It delegates from now on to another one, and waits until that has ended.
    pub(super) fn wait(&mut self, lent: Lent) {
        std::mem::forget(self.frame.replace(lent.frame));
        std::mem::forget(std::mem::replace(&mut self.values, lent.values));
    }

    /// Handles this exception while it is suspended.
    pub(super) fn handles(&mut self, exception: Value) {
        self.handled = exception;
    }

    /// Whether what it delegates to, its topmost operand, is a generator.
    fn is_chained(&self, top: usize) -> bool {
        matches!(self.values.get(top.wrapping_sub(1)), Some(Value::Object(delegate)) if matches!(delegate.kind, Kind::Generator(_)))
    }

    /// Has given a value, and is suspended again.
    #[inline(always)]
    pub(super) fn give_back(&mut self, lent: Lent) {
        // While it runs, it has neither.
        std::mem::forget(self.frame.replace(lent.frame));
        std::mem::forget(std::mem::replace(&mut self.values, lent.values));
        self.credit = (self.credit + 1).min(MOST_CREDIT);
        self.state = State::Suspended;
    }

    /// All items of a `map` of the library that has not begun, of one iterable: where its function is native and they are there at
    /// once. It has ended then.
    pub(super) fn mapped(&mut self) -> Option<Vec<Value>> {
        let waits = self.suspended()?;
        if !self.library || &*self.name != "map" || !is_fresh(waits.code(), waits.pc) {
            return None;
        }
        let [function, iterables, ..] = &self.values[..] else { return None };
        let Some(Kind::Tuple(iterables)) = iterables.plain_kind() else { return None };
        let [items] = &iterables[..] else { return None };
        let items = mapped(function, items)?;
        drop(self.end());
        Some(items)
    }

    /// Has ended inside an instruction.
    pub(super) fn end_lent(&mut self) {
        self.state = State::Ended;
    }

    /// Goes on as one of the thread's frames, instead of inside an instruction: keeps the place of that, and the empty slots.
    pub(super) fn take_place(&mut self, vacant: Frame, slots: Vec<Value>) {
        self.frame = Some(vacant);
        self.values = slots;
        self.credit = self.credit.saturating_sub(LEAVING);
    }

    /// Whether it waits in a block, and there are no finalizers yet: it is closed when it dies.
    pub(super) fn brings_finalizers(code: &Code, pc: usize, interpreter: &Interpreter) -> bool {
        !interpreter.has_finalizers() && stands_in_a_block(code, pc)
    }

    /// Whether it is one of the program's own.
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        !self.library
    }

    /// `gi_running`, `gi_suspended` and so on: what a program may ask.
    pub(crate) fn attribute(&self, name: &str) -> Option<Value> {
        let last = || self.name.rsplit('.').next().unwrap_or_default();
        Some(match name {
            "gi_running" => Value::from(self.state == State::Running),
            "gi_suspended" => {
                Value::from(self.suspended().is_some_and(|frame| !is_fresh(frame.code(), frame.pc)))
            }
            "gi_yieldfrom" => match self.suspended() {
                Some(frame) if delegates(frame) => self.values.get(frame.top.wrapping_sub(1))?.clone(),
                _ => Value::None,
            },
            "__name__" => Value::str(last()),
            "__qualname__" => Value::str(&*self.name),
            _ => return None,
        })
    }

    /// Where its frame stands: file, name and line. `None` after its end.
    pub(crate) fn place(&self) -> Option<[Value; 3]> {
        let frame = self.frame.as_ref().filter(|_| self.state != State::Ended)?;
        let code = frame.code();
        let line = if is_fresh(code, frame.pc) { code.first_line } else { frame.line() };
        Some([Value::str(code.source.path.clone()), Value::str(&*code.name), Value::Int(line.into())])
    }

    /// The name of its class: some of the machine's own generators stand for built-in iterators.
    pub(crate) fn class_name(&self) -> &str {
        if self.library { &self.name } else { "generator" }
    }
}

/// Most credit that a generator has.
const MOST_CREDIT: u8 = 8;
/// What it costs to run it inside an instruction in vain.
const LEAVING: u8 = 2;

/// Whether a frame waits at a `yield` whose exceptions somebody wants to see.
fn stands_in_a_block(code: &Code, pc: usize) -> bool {
    let at = u32::try_from(pc.saturating_sub(1)).unwrap_or(u32::MAX);
    !code.exception_table.is_empty() && !is_fresh(code, pc) && code.handler_for(at).is_some()
}

/// Whether a generator that stands there has not begun to run.
pub(super) fn is_fresh(code: &Code, pc: usize) -> bool {
    matches!(code.instructions.get(pc.wrapping_sub(1)), Some(Instruction::ReturnGenerator))
}

/// The generator in an object.
#[inline(always)]
pub(super) fn generator_of(object: &Ref) -> Option<&Mutex<Generator>> {
    match &object.kind {
        Kind::Generator(generator) => Some(generator),
        _ => None,
    }
}

/// A generator of a function that has executed so many instructions, the last of which is `RETURN_GENERATOR`; its arguments are
/// taken from where they lie.
pub(super) fn make(callee: Ref, begun: usize, arguments: &mut [Value]) -> Value {
    let mut frame = Frame::new(callee, 0, After::Push);
    frame.pc = begun;
    let function = frame.function();
    let code = &*function.code;
    let size = code.frame_size() + MOST_COPIES;
    let mut values = Vec::with_capacity(size);
    values.extend(arguments.iter_mut().map(std::mem::take));
    values.resize(size, Value::Null);
    if begun > 1 {
        for (slot, cell) in values[code.free.clone()].iter_mut().zip(&function.closure) {
            *slot = cell.clone();
        }
    }
    let name = code.qualname.clone();
    let library = code.source.library;
    Value::object(Kind::Generator(Box::new(
        Generator::suspended_at_start(name, library, frame, values).into(),
    )))
}

impl ThreadState {
    /// `RETURN_GENERATOR`: what a frame is about to do becomes a generator, which is the call's result. The frame is vacant
    /// afterwards but for what its caller does with that.
    pub(crate) fn make_generator(&mut self, frame: &mut Frame) -> Value {
        let after = std::mem::take(&mut frame.after);
        let frame = std::mem::replace(frame, Frame::waiting(after));
        let code = frame.code();
        let size = code.frame_size();
        let mut values = Vec::with_capacity(size + MOST_COPIES);
        values.extend(self.stack[frame.base..frame.base + frame.top].iter_mut().map(std::mem::take));
        values.resize(size + MOST_COPIES, Value::Null);
        let (name, library) = (code.qualname.clone(), code.source.library);
        let generator = Generator::suspended_at_start(name, library, frame, values);
        Value::object(Kind::Generator(Box::new(generator.into())))
    }

    /// Lets a generator go on from where it stopped: `frame` becomes its frame, and what it was waits for the result. What
    /// that does with it is to be set. `sends` says whether it is sent anything but `None`.
    /// False where the generator has ended before.
    ///
    /// # Errors
    /// `ValueError` where it is running, `TypeError` where it has not begun and is sent a value.
    #[inline(always)]
    pub(super) fn wake(&mut self, frame: &mut Frame, object: Ref, sends: bool) -> Result<bool> {
        let Some(generator) = generator_of(&object) else {
            return Err(Raise::type_error("the object is no generator"));
        };
        let mut guard = lock(generator);
        let generator = &mut *guard;
        if generator.state != State::Suspended {
            return generator.state.refuses();
        }
        let Some(own) = &mut generator.frame else { return Ok(false) };
        if sends && is_fresh(own.code(), own.pc) {
            return Err(Raise::type_error("can't send non-None value to a just-started generator"));
        }
        generator.state = State::Running;
        self.becomes_frame(frame, generator);
        if !generator.handled.is_null() || !self.own.handled.is_null() {
            let handled = std::mem::replace(&mut generator.handled, self.own.handled.clone());
            if !handled.is_null() {
                self.own.handled = handled;
            }
        }
        drop(guard);
        std::mem::forget(frame.generator.replace(object)); // a frame that waits has none
        Ok(true)
    }

    /// The frame of a generator that runs becomes the innermost one.
    #[inline(always)]
    fn becomes_frame(&mut self, frame: &mut Frame, generator: &mut Generator) {
        let Some(own) = &mut generator.frame else { return };
        let base = frame.end_of_slots();
        self.callers.begin(frame);
        std::mem::swap(frame, own);
        frame.base = base;
        let end = base + generator.values.len();
        if self.stack.len() < end {
            self.stack.resize(end, Value::Null);
        }
        let top = frame.top;
        shift(&mut generator.values[..top], &mut self.stack[base..base + top]);
    }

    /// A generator that waits inside an instruction for what it delegates to becomes a frame.
    pub(super) fn wake_waiting(&mut self, frame: &mut Frame, object: Ref) {
        if let Some(generator) = generator_of(&object) {
            self.becomes_frame(frame, &mut lock(generator));
        }
        // As if `SEND` had been executed.
        frame.pc -= 1;
        std::mem::forget(frame.generator.replace(object)); // a frame that waits has none
    }

    /// The same, for whoever does not ask often.
    #[inline(never)]
    pub(crate) fn wake_generator(&mut self, frame: &mut Frame, object: Ref, sends: bool) -> Result<bool> {
        self.wake(frame, object, sends)
    }

    /// `YIELD_VALUE`: the frame waits in its generator, and becomes its caller. Gives what that does with the value, and
    /// the generator; `None` where there is no caller.
    pub(crate) fn suspend_generator(&mut self, frame: &mut Frame) -> Option<(After, Option<Ref>)> {
        let after = std::mem::take(&mut frame.after);
        self.suspend(frame).map(|generator| (after, Some(generator)))
    }

    /// The same for a generator whose frame has been told what its caller does with the value. Gives the generator.
    #[inline(always)]
    pub(super) fn suspend(&mut self, frame: &mut Frame) -> Option<Ref> {
        let code = frame.code();
        if !code.exception_table.is_empty() {
            self.note_block(frame);
        }
        if self.callers.is_empty() {
            return None;
        }
        let object = frame.generator.take()?;
        let mut guard = lock(generator_of(&object)?);
        let generator = &mut *guard;
        let (base, top) = (frame.base, frame.top);
        shift(&mut self.stack[base..base + top], &mut generator.values[..top]);
        if !generator.handled.is_null() || !self.own.handled.is_null() {
            let outside = std::mem::take(&mut generator.handled);
            if !outside.is(&self.own.handled) {
                generator.handled = std::mem::replace(&mut self.own.handled, outside);
            }
        }
        generator.state = State::Suspended;
        std::mem::swap(self.callers.end(frame)?, generator.frame.as_mut()?);
        drop(guard);
        Some(object)
    }

    /// Notes that there are finalizers, where a generator waits in a block: it is closed when it dies.
    #[inline(never)]
    fn note_block(&self, frame: &Frame) {
        if Generator::brings_finalizers(frame.code(), frame.pc, &self.own.interpreter) {
            self.own.interpreter.note_finalizers();
        }
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

/// Whether the frame of a generator waits in a `yield from`.
#[inline(always)]
pub(super) fn delegates(frame: &Frame) -> bool {
    let before = frame.pc.wrapping_sub(2);
    matches!(
        frame.code().instructions.get(before..),
        Some([Instruction::Send(_), Instruction::YieldValue, ..])
    )
}

/// Moves values to slots that are empty: there are a few at most. What lies there is not looked at.
#[inline(always)]
pub(super) fn shift(values: &mut [Value], slots: &mut [Value]) {
    for (value, slot) in values.iter_mut().zip(slots) {
        std::mem::forget(std::mem::replace(slot, std::mem::take(value)));
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
