//! Generators that run inside the instruction that lets them go on.
//!
//! What a loop over a generator asks for is mostly a few simple instructions away. They run in a loop of their own inside the
//! `FOR_ITER`, on the values of the generator, and no frame changes its place. As soon as there is anything more to do than
//! to execute simple instructions, to call a function say, or to stop for another thread, that loop is left as any other: the
//! generator becomes one of the thread's frames, and everything goes on as if it had been one from the start. CPython links
//! the generator's frame into its loop (`FOR_ITER_GEN` in `Python/bytecodes.c`), which comes to the same.
//!
//! Of generators that delegate to others by `yield from`, the innermost one runs so (`machine/chained.rs`).

use crate::host::Host;
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::generator::{Generator, Lent, generator_of, shift};
use crate::machine::running::Running;
use crate::machine::thread::ThreadState;
use crate::machine::turn::{At, Left, Turn, fuses, try_lock};
use crate::machine::window::Window;
use crate::object::{Kind, Ref, Value, lock};

/// So many generators run inside each other: each takes a little of the machine's own stack.
const DEEPEST: usize = 4;

/// What ran inside an instruction, and was left.
#[derive(Debug)]
pub(crate) enum Nested {
    Generator {
        generator: Ref,
        lent: Lent,
        /// Where it stands, and what it was left for.
        at: At,
        awaited: Awaited,
        /// What is given where it ends, if the call says so.
        default: Option<Box<Value>>,
        /// The generators that delegate to it, one after the other.
        waiting: Vec<Ref>,
    },
    /// A generator of which a native function takes all items (`machine/inside/absorb.rs`).
    Absorbed {
        generator: Ref,
        lent: Lent,
        /// The slot of its first value, of those of its caller.
        first: usize,
        /// Where it stands, and what it was left for.
        at: At,
        /// What is done with its items.
        after: After,
    },
    /// A call (`machine/inside/mod.rs`).
    Call {
        /// The slot of the function, of those of its caller.
        place: usize,
        /// That of the first argument.
        first: usize,
        /// Where it stands, and what it was left for.
        at: At,
        /// What its caller does with its result.
        after: After,
    },
}

/// What is done with the value that a generator gives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Awaited {
    /// It is the next item of a loop.
    ByLoop,
    /// It is the result of a call.
    ByCall,
}

impl Awaited {
    /// The same for the generator's frame.
    fn after(self) -> After {
        match self {
            Self::ByLoop => After::ForIter,
            Self::ByCall => After::Next,
        }
    }
}

/// What letting a generator go on inside an instruction came to.
pub(super) enum Gave {
    /// It has given a value.
    Item(Value),
    /// It has ended, with this result.
    End(Value),
    /// It was left: leave for [`Left::Nested`], without the operands of the instruction that the thread's frames do not keep.
    Left,
    /// Nothing was done, and the value to be sent is here again: let it go on as one of the thread's frames.
    Not(Value),
}

impl<H: Host> Turn<'_, H> {
    /// Lets the generator go on that lies in this slot, inside the present instruction, and sends it a value.
    #[inline(always)]
    pub(super) fn nest(&mut self, slot: usize, sent: Value, awaited: Awaited) -> Gave {
        let Turn { running, host, here, finalizes } = self;
        let Running { window, own, depth, .. } = running;
        let Some(Value::Object(object)) = window.slots.get(slot) else { return Gave::Not(sent) };
        let Kind::Generator(generator) = &object.kind else { return Gave::Not(sent) };
        if const { !fuses::<H>() }
            || own.profile.is_some()
            || !own.handled.is_null()
            || own.nesting >= DEEPEST
            || *depth + 2 >= own.interpreter.recursion_limit()
        {
            return Gave::Not(sent);
        }
        let Some(mut guard) = try_lock::<H, _>(*here, generator) else { return Gave::Not(sent) };
        let Some(Lent { frame, mut values }) = guard.lend(!matches!(sent, Value::None)) else {
            if !guard.may_wait() {
                return Gave::Not(sent);
            }
            drop(guard);
            return self.nest_chain(slot, sent, awaited);
        };
        drop(guard);
        own.nesting += 1;
        let (is_known, levels) = (std::mem::take(&mut own.is_known), std::mem::take(&mut own.levels));
        let top = frame.top;
        match values.get_mut(top) {
            Some(place) => std::mem::forget(std::mem::replace(place, sent)), // nothing lies above the top
            None => unreachable!("a generator has a place for what it is sent"),
        }
        let function = frame.function();
        let code = &*function.code;
        let window = Window::new(&mut values, 0);
        let running = Running { window, pc: 0, code, function, depth: *depth + 1, own };
        let mut turn = Turn { running, host: &mut **host, here: *here, finalizes: *finalizes };
        let at = At::new(frame.pc, top + 1);
        let at = if *finalizes { turn.run_finalizing(at, &mut false) } else { turn.run(at, &mut false) };
        own.nesting -= 1;
        (own.is_known, own.levels) = (is_known, levels);
        if at.left_for(Left::Delegate) {
            let (generator, lent) = (object.clone(), Lent { frame, values });
            let waiting = std::mem::take(&mut self.running.own.chain);
            return self.go_on_chain(waiting, generator, lent, at, awaited);
        }
        if at.left_for(Left::Yield) {
            let At { pc, top } = at.stands();
            let value = Value::taken(&mut values[top - 1]);
            let has_blocks = !code.exception_table.is_empty();
            let mut frame = frame;
            frame.stands(At::new(pc, top - 1));
            if has_blocks && Generator::brings_finalizers(frame.code(), pc, &own.interpreter) {
                own.interpreter.note_finalizers();
            }
            let mut guard = lock(generator);
            guard.give_back(Lent { frame, values });
            if !own.handled.is_null() {
                guard.handles(std::mem::take(&mut own.handled));
            }
            return Gave::Item(value);
        }
        let lent = Lent { frame, values };
        if at.left_for(Left::Return) {
            let Lent { mut values, .. } = lent;
            let value = std::mem::take(&mut values[0]);
            lock(generator).end_lent();
            return Gave::End(value);
        }
        let (generator, waiting) = (object.clone(), Vec::new());
        own.nested.push(Nested::Generator { generator, lent, at, awaited, default: None, waiting });
        Gave::Left
    }

    /// Where the frame goes on after an instruction inside which a generator has run.
    #[inline(always)]
    pub(super) fn after_nested(&self, pc: usize, top: usize) -> At {
        // It may have brought finalizers.
        if self.running.own.interpreter.has_finalizers() == self.finalizes {
            At::new(pc, top)
        } else {
            self.leave(Left::Again, pc, top)
        }
    }
}

impl ThreadState {
    /// The calls and generators that were left become frames. `frame` is that of the instruction inside which they ran, and
    /// then the innermost one; gives what that was left for.
    #[inline(never)]
    pub(super) fn unnest(&mut self, frame: &mut Frame, mut at: At) -> At {
        while let Some(nested) = self.own.nested.pop() {
            frame.stands(at.stands());
            at = match nested {
                Nested::Generator { generator, lent, at, awaited, default, waiting } => {
                    let after = default.map_or_else(|| awaited.after(), After::NextOr);
                    self.unnest_generator(frame, (generator, lent), at.stands().top, after, waiting);
                    at
                }
                Nested::Absorbed { generator, lent, first, at, after } => {
                    self.unnest_absorbed(frame, (generator, lent), first, after);
                    at
                }
                Nested::Call { place, first, at, after } => {
                    self.unnest_call(frame, place, first, after);
                    at
                }
            };
        }
        at
    }

    fn unnest_call(&mut self, frame: &mut Frame, place: usize, first: usize, after: After) {
        let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + place]) else {
            unreachable!("a function was seen there")
        };
        let base = frame.base + first;
        self.callers.begin(frame);
        frame.begin(callee, base);
        frame.after = after;
    }

    fn unnest_absorbed(
        &mut self,
        frame: &mut Frame,
        (object, lent): (Ref, Lent),
        first: usize,
        after: After,
    ) {
        let base = frame.base + first;
        self.callers.begin(frame);
        let vacant = std::mem::replace(frame, lent.frame);
        if let Some(generator) = generator_of(&object) {
            lock(generator).take_place(vacant, lent.values);
        }
        (frame.base, frame.after, frame.generator) = (base, after, Some(object));
    }

    fn unnest_generator(
        &mut self,
        frame: &mut Frame,
        (object, lent): (Ref, Lent),
        top: usize,
        mut after: After,
        mut waiting: Vec<Ref>,
    ) {
        let Lent { frame: own, mut values } = lent;
        for generator in waiting.drain(..) {
            self.wake_waiting(frame, generator);
            frame.after = std::mem::replace(&mut after, After::Send);
        }
        self.own.chain = waiting;
        let base = frame.end_of_slots();
        self.callers.begin(frame);
        let vacant = std::mem::replace(frame, own);
        frame.base = base;
        let end = base + values.len();
        if self.stack.len() < end {
            self.stack.resize(end, Value::Null);
        }
        shift(&mut values[..top], &mut self.stack[base..base + top]);
        if let Some(generator) = generator_of(&object) {
            lock(generator).take_place(vacant, values);
        }
        frame.after = after;
        frame.generator = Some(object);
    }
}
