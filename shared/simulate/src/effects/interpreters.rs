//! Other interpreters in a process (PEP 684, PEP 734), each with its own globals and, from CPython 3.12 on, its own
//! GIL.
//!
//! A call runs in the thread that makes it: it leaves its own interpreter, which drops that GIL, and enters the other
//! one, which takes that one's (`PyThreadState_Swap`). Arguments and results are copied.

use pyvm::object::{Raise, Result, Value};
use pyvm::transfer::{Call, CallAnswer, Failure, receive_answer};
use pyvm::{Interpreter, InterpreterRequest};
use timeline::Why;

use crate::cost;
use crate::effects::threads::integer;
use crate::process::{HomeId, Import, Other};
use crate::thread::{Activity, At, Step, Then, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// Does what a program wants with other interpreters.
    pub(super) fn use_interpreter(&mut self, id: ThreadId, request: InterpreterRequest) {
        let process = self.threads[id.0].process;
        match request {
            InterpreterRequest::Create => {
                self.spend(id, cost::INTERPRETER);
                let beside = self.home_of(id);
                let argv = self.options.argv.clone();
                let interpreter =
                    Interpreter::new(self.program.clone(), self.options.python, "__mp_main__", argv);
                let home = self.add_home(interpreter, Some(beside));
                let others = &mut self.processes[process.0].interpreters;
                others.push(Some(Other { home, import: Import::Not }));
                let number = others.len() as u64;
                self.answer(id, Ok(integer(number)));
            }
            InterpreterRequest::Call { interpreter, function, arguments } => {
                match Call::new(self.interpreter(self.home_of(id)), &function, &arguments) {
                    Ok(call) => {
                        let enter = Step::Enter { interpreter, call: Box::new(call) };
                        self.without_gil(id, Why::Native, [enter]);
                    }
                    Err(raise) => self.answer(id, Err(raise)),
                }
            }
            InterpreterRequest::Close(number) => {
                if let Some(other) = self.other_interpreter(id, number) {
                    *other = None;
                }
                self.answer(id, Ok(Value::None));
            }
        }
    }

    fn other_interpreter(&mut self, id: ThreadId, number: u64) -> Option<&mut Option<Other>> {
        let process = self.threads[id.0].process;
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.processes[process.0].interpreters.get_mut(at)
    }

    /// Enters another interpreter. The first one that does has it import the program.
    pub(crate) fn enter_interpreter(&mut self, id: ThreadId, number: u64, call: Box<Call>) {
        let Some(other) = self.other_interpreter(id, number).and_then(|other| other.as_mut()) else {
            let raise = Raise::runtime_error(format!("unrecognized interpreter ID {number}"));
            return self.answer(id, Err(raise));
        };
        let home = other.home;
        match other.import {
            Import::Running => {
                self.threads[id.0].steps.push_front(Step::Enter { interpreter: number, call });
                self.block(id, Wait::Import(number), None);
            }
            Import::Not => {
                other.import = Import::Running;
                let interpreter = self.interpreter(home);
                interpreter.set_importing_main(true);
                let state = interpreter.main_thread();
                self.run_inside(id, home, state, Then::Import(number, call));
            }
            Import::Done => self.call_inside(id, home, &call),
        }
    }

    fn call_inside(&mut self, id: ThreadId, home: HomeId, call: &Call) {
        let number = self.threads[id.0].number;
        match call.thread_state(self.interpreter(home), number) {
            Ok(state) => self.run_inside(id, home, state, Then::Call),
            Err(raise) => {
                let failure = Failure::new(&raise, self.interpreter(home));
                let answer = receive_answer(Err(failure), self.interpreter(self.home_of(id)));
                self.answer(id, answer);
            }
        }
    }

    /// Runs a thread of the machine inside another one.
    fn run_inside(&mut self, id: ThreadId, home: HomeId, state: pyvm::ThreadState, then: Then) {
        let name = format!("{}, in another interpreter", self.track_name(id));
        let track = self.recorder.track(&name);
        let thread = &mut self.threads[id.0];
        let outer = std::mem::take(&mut thread.steps);
        thread.activities.push(Activity { outer, ..Activity::new(home, track, state, then) });
        self.plan(id, [Step::Take]);
    }

    /// Another interpreter has imported the program, or could not.
    pub(crate) fn imported(&mut self, id: ThreadId, number: u64, call: &Call, result: &Result<Value>) {
        let home = self.home_of(id);
        self.interpreter(home).set_importing_main(false);
        let import = if result.is_ok() { Import::Done } else { Import::Not };
        if let Some(Some(other)) = self.other_interpreter(id, number) {
            other.import = import;
        }
        self.wake_importers(id, number);
        let state = match result {
            Ok(_) => call.thread_state(self.interpreter(home), self.threads[id.0].number),
            Err(raise) => Err(raise.clone()),
        };
        match state {
            Ok(state) => {
                if let Some(activity) = self.threads[id.0].activities.last_mut() {
                    (activity.state, activity.then) = (state, Then::Call);
                }
            }
            Err(raise) => {
                let failure = Failure::new(&raise, self.interpreter(home));
                self.plan(id, [Step::Drop(Why::Ends), Step::Leave(Err(failure))]);
            }
        }
    }

    fn wake_importers(&mut self, id: ThreadId, number: u64) {
        let now_ns = self.threads[id.0].now_ns;
        let process = self.threads[id.0].process;
        for other in self.processes[process.0].threads.clone() {
            if matches!(&self.threads[other.0].at, At::Waiting(Wait::Import(of)) if *of == number) {
                self.wake(other, now_ns);
            }
        }
    }

    /// A call in another interpreter has ended.
    pub(crate) fn called(&mut self, id: ThreadId, result: Result<Value>) {
        let interpreter = self.interpreter(self.home_of(id));
        let answer: CallAnswer = result
            .and_then(|value| pyvm::transfer::pickle(&value, interpreter))
            .map_err(|raise| Failure::new(&raise, interpreter));
        self.plan(id, [Step::Drop(Why::Ends), Step::Leave(answer)]);
    }

    /// Comes back from another interpreter with an answer.
    pub(crate) fn leave_interpreter(&mut self, id: ThreadId, answer: CallAnswer) {
        self.record(id, timeline::EventKind::Finishes);
        let thread = &mut self.threads[id.0];
        if let Some(inner) = thread.activities.pop() {
            thread.steps = inner.outer;
        }
        let answer = receive_answer(answer, self.interpreter(self.home_of(id)));
        if let Err(raise) = &answer {
            self.note_outside_subset(raise);
        }
        self.answer(id, answer);
    }
}
