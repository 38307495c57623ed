//! Objects of a program's classes as keys: their `__hash__` and `__eq__` answer in frames that the instruction waits for.
//!
//! The instruction is executed with what is known of the key at hand ([`Keyed`]), as often as there is something new to
//! know. Where that is not as simple, the answers are kept as those to any question, and the instruction is executed again
//! with attention.

use crate::host::Host;
use crate::machine::After;
use crate::machine::execute::Went;
use crate::machine::frame::Frame;
use crate::machine::running::{Running, Stopped};
use crate::machine::special::{Method, Special, instance_of, method, right_first};
use crate::machine::thread::ThreadState;
use crate::machine::turn::At;
use crate::machine::window::Window;
use crate::object::{Answer, Keyed, Value, question};

impl ThreadState {
    /// A special method has said something of the key that the frame's last instruction looks for. Gives how the frame
    /// stopped, unless it or another one runs on.
    ///
    /// # Errors
    /// The answer again, where it has to be settled like one to any other question.
    pub(super) fn key_answered<H: Host>(
        &mut self,
        frame: &mut Frame,
        mut keyed: Box<Keyed>,
        answer: Value,
        host: &mut H,
    ) -> Result<Option<Stopped>, (After, Value)> {
        if !keyed.learn(&answer) {
            let question = question("_equal", &[keyed.asked(), keyed.key()]);
            self.keep_answers(&keyed);
            return Err((After::Answer(Box::new(question)), answer));
        }
        if !self.own.interpreter.is_plain() || self.own.profile.is_some() {
            return Ok(self.look_again(frame, &keyed));
        }
        let went = keyed.at_hand(|| self.execute_last(frame, host));
        match went {
            Ok(None) => Ok(None),
            Ok(Some(exit)) => Ok(Some(Ok(exit))),
            Err(raise) if raise.is_question() && !keyed.asked().is_null() => Ok(self.ask_key(frame, keyed)),
            Err(raise) => {
                if raise.is_question() {
                    self.keep_answers(&keyed);
                }
                Ok(Some(Err(raise)))
            }
        }
    }

    /// Executes the frame's last instruction.
    fn execute_last<H: Host>(&mut self, frame: &mut Frame, host: &mut H) -> Went {
        let Self { own, stack, callers, .. } = self;
        let slots = &mut stack[frame.base..];
        let function = frame.function();
        let code = &*function.code;
        let window = Window::new(slots, frame.top);
        let mut running = Running { window, pc: frame.pc, code, function, depth: callers.len(), own };
        let went = running.execute(code.instructions[frame.pc - 1], host);
        let at = At::new(running.pc, running.window.top);
        frame.stands(at);
        went
    }

    /// Asks a key of the table whether it is equal.
    fn ask_key(&mut self, frame: &mut Frame, keyed: Box<Keyed>) -> Option<Stopped> {
        let other = keyed.asked().clone();
        let function = match instance_of(&other).filter(|instance| !right_first(instance, keyed.key())) {
            Some(instance) => method(&mut self.own, instance, Special::EQUAL, 2),
            None => Method::Other,
        };
        let Method::Plain(Value::Object(callee), _) = function else { return self.look_again(frame, &keyed) };
        if let Err(raise) = self.check_depth() {
            return Some(Err(raise));
        }
        let base = frame.end_of_slots();
        if self.stack.len() < base + 2 {
            self.stack.resize(base + 2, Value::Null);
        }
        (self.stack[base], self.stack[base + 1]) = (other, keyed.key().clone());
        self.enter_frame(frame, callee, base, After::Key(keyed));
        None
    }

    /// Has the frame execute its last instruction again, with attention.
    fn look_again(&mut self, frame: &mut Frame, keyed: &Keyed) -> Option<Stopped> {
        self.keep_answers(keyed);
        frame.pc -= 1;
        None
    }

    /// Keeps what is known of a key as answers to questions.
    pub(super) fn keep_answers(&mut self, keyed: &Keyed) {
        let depth = self.callers.len();
        for (name, values, answer) in keyed.answers() {
            self.standing.answer(Answer::new(question(name, &values), answer, depth));
        }
    }
}
