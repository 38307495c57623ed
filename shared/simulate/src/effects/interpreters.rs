//! The other interpreters of a process (PEP 684, PEP 734), each with its own modules and, from CPython 3.12 on, its own
//! GIL.
//!
//! A call runs in the thread that makes it: it leaves its own interpreter, which drops that GIL, and enters the other
//! one, which takes that one's (`PyThreadState_Swap`). What goes from one to the other are bytes.

use pyvm::object::{Kind, Raise, Result, Value};
use pyvm::{Interpreter, InterpreterRequest, ThreadState};
use timeline::{EventKind, Why};

use crate::cost;
use crate::effects::threads::integer;
use crate::process::{HomeId, Other};
use crate::thread::{Activity, Step, Then, ThreadId};
use crate::world::World;

/// So many interpreters may be open, and a thread in so many at once: the same as on a real machine.
const MOST_INTERPRETERS: usize = 1000;
const MOST_ENTERED: usize = 16;

impl World<'_> {
    /// Does what a program wants with interpreters.
    pub(super) fn use_interpreter(&mut self, id: ThreadId, request: InterpreterRequest) {
        let process = self.threads[id.0].process;
        let current = self.homes[self.home_of(id).0].number;
        match request {
            InterpreterRequest::Create => self.create_interpreter(id),
            InterpreterRequest::Call { interpreter, function, bytes } => {
                let enter = Step::Enter { interpreter, function, bytes };
                self.without_gil(id, Why::Native, [enter]);
            }
            InterpreterRequest::Destroy(number) => {
                self.without_gil(id, Why::Native, [Step::Destroy { number, quiet: false }]);
            }
            InterpreterRequest::Refer { interpreter, begins } => self.refer(id, interpreter, begins),
            InterpreterRequest::Current => self.at_once(id, integer(current)),
            InterpreterRequest::All => {
                let others = self.processes[process.0].interpreters.iter().zip(1..);
                let open = others.filter_map(|(other, number)| other.as_ref().map(|_| integer(number)));
                let numbers = std::iter::once(integer(0)).chain(open).collect();
                self.at_once(id, Value::list(numbers));
            }
            InterpreterRequest::IsRunning(0) => self.at_once(id, Value::True),
            InterpreterRequest::IsRunning(number) => {
                let running =
                    self.other_interpreter(id, number).map_or(Value::None, |other| other.running.into());
                self.at_once(id, running);
            }
        }
    }

    fn create_interpreter(&mut self, id: ThreadId) {
        let process = self.threads[id.0].process;
        if self.processes[process.0].interpreters.iter().flatten().count() >= MOST_INTERPRETERS {
            let raise = Raise::memory_error(format!("more than {MOST_INTERPRETERS} interpreters"));
            return self.answer(id, Err(raise));
        }
        self.spend(id, cost::INTERPRETER);
        let (python, argv) = (self.options.python, self.options.argv.clone());
        let interpreter = Interpreter::beside(self.program.clone(), python, argv);
        let home = self.add_home(interpreter, Some(self.home_of(id)));
        let others = &mut self.processes[process.0].interpreters;
        others.push(Some(Other { home, running: false, references: 0 }));
        let number = others.len() as u64;
        self.homes[home.0].number = number;
        self.answer(id, Ok(integer(number)));
    }

    /// An interpreter of the thread's process that is open.
    fn other_interpreter(&mut self, id: ThreadId, number: u64) -> Option<&mut Other> {
        let process = self.threads[id.0].process;
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.processes[process.0].interpreters.get_mut(at)?.as_mut()
    }

    /// An object stands for an interpreter, or does not any more.
    fn refer(&mut self, id: ThreadId, number: u64, begins: bool) {
        let Some(other) = self.other_interpreter(id, number) else {
            return self.at_once(id, (number == 0).into());
        };
        if begins {
            other.references += 1;
            return self.at_once(id, Value::True);
        }
        other.references = other.references.saturating_sub(1);
        if other.references > 0 {
            return self.at_once(id, Value::True);
        }
        self.without_gil(id, Why::Native, [Step::Destroy { number, quiet: true }]);
    }

    /// Enters an interpreter, if that is possible now; otherwise gives the answer.
    fn enter(&mut self, id: ThreadId, number: u64) -> std::result::Result<HomeId, Value> {
        match self.other_interpreter(id, number) {
            Some(other) if other.running => Err(Value::False),
            Some(other) => {
                other.running = true;
                Ok(other.home)
            }
            None if number == 0 => Err(Value::False),
            None => Err(Value::None),
        }
    }

    /// Makes a call in another interpreter.
    pub(crate) fn enter_interpreter(&mut self, id: ThreadId, number: u64, function: &str, bytes: &[u8]) {
        if self.threads[id.0].activities.len() > MOST_ENTERED {
            let raise = Raise::recursion_error("a thread cannot be in more than 16 interpreters at once");
            return self.answer(id, Err(raise));
        }
        match self.enter(id, number) {
            Ok(home) => {
                let thread = self.threads[id.0].number;
                let state = self.interpreter(home).call_from_outside(thread, function, bytes);
                self.run_inside(id, home, state, Then::Call(number));
            }
            Err(refusal) => self.answer(id, Ok(refusal)),
        }
    }

    /// Runs a thread of the machine inside another one.
    fn run_inside(&mut self, id: ThreadId, home: HomeId, state: ThreadState, then: Then) {
        let number = self.homes[home.0].number;
        let name = format!("interpreter {number}: {}", self.track_name(id));
        let track = self.recorder.track_again(self.track_place(id), &name);
        let thread = &mut self.threads[id.0];
        let outer = std::mem::take(&mut thread.steps);
        thread.activities.push(Activity { outer, ..Activity::new(home, track, state, then) });
        self.plan(id, [Step::Take]);
    }

    /// A call in another interpreter has ended.
    pub(crate) fn called(&mut self, id: ThreadId, number: u64, result: Result<Value>) {
        let home = self.home_of(id);
        self.hear_interpreter(home);
        let answer = match result {
            Ok(value) => Ok(match value.kind() {
                Some(Kind::Bytes(bytes)) => Value::bytes(bytes.clone()),
                _ => Value::None,
            }),
            Err(raise) if raise.is_outside_subset() => Err(Raise::outside_subset(raise.summary())),
            Err(raise) => Err(Raise::runtime_error(raise.summary())),
        };
        if let Some(other) = self.other_interpreter(id, number) {
            other.running = false;
        }
        self.plan(id, [Step::Drop(Why::Ends), Step::Leave(answer)]);
    }

    /// Keeps what another interpreter has to say to the user, who sees one program.
    fn hear_interpreter(&mut self, home: HomeId) {
        for ignored in self.interpreter(home).take_ignored() {
            self.output.report(&ignored);
        }
        let outside = self.interpreter(home).outside_subset();
        self.outside_subset = self.outside_subset.take().or(outside);
    }

    /// Comes back from another interpreter with an answer.
    pub(crate) fn leave_interpreter(&mut self, id: ThreadId, answer: Result<Value>) {
        self.record(id, EventKind::Finishes);
        let thread = &mut self.threads[id.0];
        if let Some(inner) = thread.activities.pop() {
            thread.steps = inner.outer;
        }
        self.answer(id, answer);
    }

    /// Ends an interpreter: first it is left alone.
    pub(crate) fn destroy(&mut self, id: ThreadId, number: u64, quiet: bool) {
        match self.enter(id, number) {
            Ok(_) => self.threads[id.0].steps.push_front(Step::Destroying(number)),
            Err(refusal) => self.answer(id, Ok(if quiet { Value::True } else { refusal })),
        }
    }

    /// Its threads are waited for, then it calls what `atexit` has and the finalizers of what its globals hold
    /// (`Py_EndInterpreter`).
    pub(crate) fn destroying(&mut self, id: ThreadId, number: u64) {
        let mut threads = self.processes[self.threads[id.0].process.0].threads.iter().copied();
        let unfinished = threads.find(|other| {
            let thread = &self.threads[other.0];
            thread.interpreter == number && !thread.daemon && !thread.ended
        });
        if let Some(other) = unfinished {
            let steps = &mut self.threads[id.0].steps;
            steps.push_front(Step::Destroying(number));
            return steps.push_front(Step::Rest(other));
        }
        let Some(home) = self.other_interpreter(id, number).map(|other| other.home) else { return };
        match self.interpreter(home).last_thread() {
            Some(last) => self.run_inside(id, home, last, Then::Destroy(number)),
            None => {
                let answer = self.destroyed(id, number);
                self.answer(id, Ok(answer));
            }
        }
    }

    /// An interpreter is no more. Gives the answer.
    pub(crate) fn destroyed(&mut self, id: ThreadId, number: u64) -> Value {
        let process = self.threads[id.0].process;
        let Some(home) = self.other_interpreter(id, number).map(|other| other.home) else {
            return Value::None;
        };
        self.hear_interpreter(home);
        let interpreter = self.homes[home.0].interpreter.take();
        if let Some(interpreter) = interpreter {
            let owner = interpreter.owner().clone();
            owner.within(|| drop(interpreter));
        }
        if let Some(at) = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)) {
            self.processes[process.0].interpreters[at] = None;
        }
        let path = self.processes[process.0].path.clone();
        self.commons.unbind(&path, number);
        Value::True
    }
}
