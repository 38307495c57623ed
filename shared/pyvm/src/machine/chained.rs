//! Generators that delegate to others by `yield from`, and go on inside the instruction that lets the outermost go on.
//!
//! Only the innermost one has something to do. The others wait: each keeps its frame and its values, and runs as far as anybody can
//! see, until the innermost one has given a value. As it ends, the one before it goes on with its result, as `SEND` has it.
//! CPython executes `SEND`, `YIELD_VALUE`, `RESUME` and a jump for each of them.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::generator::{Generator, Lent, generator_of};
use crate::machine::nested::{Awaited, Gave, Nested};
use crate::machine::running::Running;
use crate::machine::turn::{At, Left, Turn, try_lock};
use crate::machine::window::Window;
use crate::object::{Ref, Value, lock};

impl<H: Host> Turn<'_, H> {
    /// Lets the generator go on that lies in this slot, and delegates to another one.
    #[inline(never)]
    pub(super) fn nest_chain(&mut self, slot: usize, sent: Value, awaited: Awaited) -> Gave {
        let Some(Value::Object(outermost)) = self.running.window.slots.get(slot) else {
            return Gave::Not(sent);
        };
        let most = self.running.own.interpreter.recursion_limit();
        let mut generator = outermost.clone();
        let mut waiting = std::mem::take(&mut self.running.own.chain);
        let lent = loop {
            let delegate = {
                let guard =
                    generator_of(&generator).and_then(|generator| try_lock::<H, _>(self.here, generator));
                let Some(mut guard) = guard else { break None };
                match guard.wait_for_delegate() {
                    Some(_) if self.running.depth + waiting.len() + 3 >= most => {
                        guard.waits_again();
                        break None;
                    }
                    Some(delegate) => delegate,
                    None if waiting.is_empty() => break None,
                    None => break guard.lend(!matches!(sent, Value::None)),
                }
            };
            waiting.push(std::mem::replace(&mut generator, delegate));
        };
        let Some(mut lent) = lent else {
            self.suspend_chain(waiting);
            return Gave::Not(sent);
        };
        let at = self.send_lent(&mut lent, waiting.len(), sent);
        self.go_on_chain(waiting, generator, lent, at, awaited)
    }

    /// Goes on as the innermost of these generators was left.
    pub(super) fn go_on_chain(
        &mut self,
        mut waiting: Vec<Ref>,
        mut generator: Ref,
        mut lent: Lent,
        mut at: At,
        awaited: Awaited,
    ) -> Gave {
        loop {
            if at.left_for(Left::Yield) {
                let At { pc, top } = at.stands();
                let value = std::mem::take(&mut lent.values[top - 1]);
                self.stand(&mut lent, At::new(pc, top - 1));
                if let Some(generator) = generator_of(&generator) {
                    let mut guard = lock(generator);
                    guard.give_back(lent);
                    if !self.running.own.handled.is_null() {
                        guard.handles(std::mem::take(&mut self.running.own.handled));
                    }
                }
                self.suspend_chain(waiting);
                return Gave::Item(value);
            }
            if at.left_for(Left::Return) {
                let value = std::mem::take(&mut lent.values[0]);
                if let Some(ended) = generator_of(&generator) {
                    lock(ended).end_lent();
                }
                drop(lent);
                let Some(next) = waiting.pop() else {
                    self.suspend_chain(waiting);
                    return Gave::End(value);
                };
                generator = next;
                lent = match generator_of(&generator).and_then(|generator| lock(generator).lend_again()) {
                    Some(lent) => lent,
                    None => unreachable!("one that waits has a frame"),
                };
                // It stands behind the `YIELD_VALUE` that follows the `SEND`.
                let end = match lent.frame.code().instructions.get(lent.frame.pc.wrapping_sub(2)) {
                    Some(I::Send(end)) => *end as usize,
                    _ => unreachable!("one that waits delegates"),
                };
                lent.frame.pc = end;
                at = self.send_lent(&mut lent, waiting.len(), value);
                continue;
            }
            if at.left_for(Left::Delegate)
                && let Some(delegate) = self.delegate_of(&lent, waiting.len(), at.stands())
                && let Some(mut next) = self.lent(&delegate, &lent.values[at.stands().top - 1])
            {
                let At { pc, top } = at.stands();
                let sent = std::mem::take(&mut lent.values[top - 1]);
                self.stand(&mut lent, At::new(pc + 1, top - 1));
                if let Some(generator) = generator_of(&generator) {
                    lock(generator).wait(lent);
                }
                waiting.push(std::mem::replace(&mut generator, delegate));
                at = self.send_lent(&mut next, waiting.len(), sent);
                lent = next;
                continue;
            }
            self.running.own.nested.push(Nested::Generator {
                generator,
                lent,
                at,
                awaited,
                default: None,
                waiting,
            });
            return Gave::Left;
        }
    }

    /// The generator that one that has just executed a `SEND` begins to delegate to.
    fn delegate_of(&self, lent: &Lent, waiting: usize, at: At) -> Option<Ref> {
        let own = &self.running.own;
        if !own.handled.is_null() || self.running.depth + waiting + 3 >= own.interpreter.recursion_limit() {
            return None;
        }
        if !matches!(lent.frame.code().instructions.get(at.pc), Some(I::YieldValue)) {
            return None;
        }
        match lent.values.get(at.top - 2) {
            Some(Value::Object(delegate)) if generator_of(delegate).is_some() => Some(delegate.clone()),
            _ => None,
        }
    }

    /// What a generator lends that is to be sent this, where it can go on inside an instruction.
    fn lent(&self, generator: &Ref, sent: &Value) -> Option<Lent> {
        let mut guard = try_lock::<H, _>(self.here, generator_of(generator)?)?;
        guard.lend(!matches!(sent, Value::None))
    }

    /// Lets a generator go on where it stands, and sends it this.
    fn send_lent(&mut self, lent: &mut Lent, waiting: usize, sent: Value) -> At {
        let Turn { running, host, here, finalizes } = self;
        let Running { own, depth, .. } = running;
        let finalizes = *finalizes || own.interpreter.has_finalizers();
        let Lent { frame, values } = lent;
        let (pc, top) = (frame.pc, frame.top);
        std::mem::forget(std::mem::replace(&mut values[top], sent)); // nothing lies above the top
        own.nesting += 1;
        let (is_known, levels) = (std::mem::take(&mut own.is_known), std::mem::take(&mut own.levels));
        let function = frame.function();
        let code = &*function.code;
        let window = Window::new(values, 0);
        let running = Running { window, pc: 0, code, function, depth: *depth + 1 + waiting, own };
        let mut turn = Turn { running, host: &mut **host, here: *here, finalizes };
        let at = At::new(pc, top + 1);
        let at = if finalizes { turn.run_finalizing(at, &mut false) } else { turn.run(at, &mut false) };
        own.nesting -= 1;
        (own.is_known, own.levels) = (is_known, levels);
        at
    }

    /// Says where one stands that stops.
    fn stand(&self, lent: &mut Lent, at: At) {
        lent.frame.stands(at);
        let (code, interpreter) = (lent.frame.code(), &self.running.own.interpreter);
        if !code.exception_table.is_empty() && Generator::brings_finalizers(code, at.pc, interpreter) {
            interpreter.note_finalizers();
        }
    }

    /// Those that wait for what they delegate to are suspended again.
    fn suspend_chain(&mut self, mut waiting: Vec<Ref>) {
        for generator in waiting.drain(..) {
            if let Some(generator) = generator_of(&generator) {
                lock(generator).waits_again();
            }
        }
        self.running.own.chain = waiting;
    }
}
