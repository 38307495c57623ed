//! What the virtual machine does for a program: one arm for each effect, at its exact virtual time.
//!
//! Which of them drop the GIL is CPython's, and `measure`'s: those that wait for something outside the interpreter, or
//! compute without it.

mod interpreters;
mod processes;
mod threads;

use pyvm::object::{Raise, Result, Value};
use pyvm::{CommandRequest, Effect, FileRequest, HttpRequest, SignalRequest};
use timeline::{Blocking, Why};

use crate::cost;
use crate::thread::{Step, ThreadId, Wait};
use crate::web;
use crate::world::World;

impl World<'_> {
    /// Does what a thread of the machine asked for, or plans the steps that do it.
    pub(crate) fn perform(&mut self, id: ThreadId, effect: Effect) {
        match effect {
            Effect::Write { stream, text } => {
                self.spend(id, cost::PRINT + text.len() as u64 * cost::PRINT_100_BYTES / 100);
                let written = self.output.write(stream, &text);
                self.answer(id, written.map(|()| Value::None));
            }
            Effect::Flush => self.at_once(id, Value::None),
            // A simulated program has no standard input: that would be one more thing that a run depends on.
            Effect::ReadLine => self.at_once(id, Value::str("")),
            Effect::ReadClock(_) => self.answer(id, Err(Raise::runtime_error("the host reads the clock"))),
            Effect::Sleep(length) => {
                let until_ns = self.threads[id.0].now_ns.saturating_add(nanoseconds(length)).max(1);
                // Even a sleep of no time asks the system's clock, and wakes late.
                let pass = Step::Pass(Wait::Sleep, until_ns.max(self.threads[id.0].now_ns + 1));
                self.without_gil(id, Why::Blocks(Blocking::Sleep), [pass]);
                self.plan(id, [Step::Answer(Ok(Value::None))]);
            }
            Effect::SwitchInterval => {
                let interval_ns = self.gils[self.homes[self.home_of(id).0].gil].interval_ns;
                self.at_once(id, Value::from(interval_ns as f64 / 1e9));
            }
            Effect::SetSwitchInterval(length) => {
                let gil = self.homes[self.home_of(id).0].gil;
                self.gils[gil].set_interval(nanoseconds(length));
                self.at_once(id, Value::None);
            }
            Effect::CpuCount => {
                self.at_once(id, Value::Int(i64::try_from(self.options.cores).unwrap_or(i64::MAX)));
            }
            Effect::ProcessId { parent } => self.process_id(id, parent),
            Effect::StartThread { function, name, daemon } => self.start_thread(id, function, &name, daemon),
            Effect::JoinThread { thread, timeout } => self.join_thread(id, thread, timeout),
            Effect::ThreadIsAlive(thread) => self.thread_is_alive(id, thread),
            Effect::NameThread { thread, name } => self.name_thread(id, thread, name),
            Effect::AcquireLock { lock, timeout } => {
                let deadline_ns = self.deadline(id, timeout);
                let acquire = Step::Acquire { lock, deadline_ns, waits: false };
                self.without_gil(id, Why::Blocks(Blocking::Lock), [acquire]);
            }
            Effect::WakeLock(lock) => {
                let process = self.threads[id.0].process;
                self.spend(id, cost::WAKE_CALL);
                if let Some(woken) = self.processes[process.0].locks.wake(&lock) {
                    self.wake(woken, self.threads[id.0].now_ns);
                }
                self.answer(id, Ok(Value::None));
            }
            Effect::Compute(work) => {
                let ns = cost::compute(&work);
                self.without_gil(id, Why::Native, [Step::Work(ns)]);
                self.plan(id, [Step::Answer(work.run())]);
            }
            Effect::File(request) => self.use_file(id, request),
            Effect::Http(request) => self.fetch(id, &request),
            Effect::Descriptor(_) => self.answer(id, Err(refused("sockets and pipes"))),
            // The library handles what the main thread sends itself; from outside nothing comes.
            Effect::Signal(SignalRequest::Watch(_)) => self.at_once(id, Value::None),
            Effect::Signal(_) => self.answer(id, Err(refused("signals of timers and of other threads"))),
            Effect::Command(CommandRequest::Environment) => self.at_once(id, Value::list(Vec::new())),
            Effect::Command(_) => self.answer(id, Err(refused("commands"))),
            Effect::Process(request) => self.use_process(id, *request),
            Effect::Interpreter(request) => self.use_interpreter(id, *request),
        }
    }

    /// The answer to what a thread of the machine asked for; the thread runs on.
    pub(crate) fn answer(&mut self, id: ThreadId, answer: Result<Value>) {
        self.plan(id, [Step::Answer(answer)]);
    }

    /// The answer of a call of the system that never waits.
    pub(crate) fn at_once(&mut self, id: ThreadId, value: Value) {
        self.spend(id, cost::SYSTEM_CALL);
        self.answer(id, Ok(value));
    }

    /// Lets others run while this thread does something that needs nothing of the interpreter
    /// (`Py_BEGIN_ALLOW_THREADS`).
    pub(crate) fn without_gil(&mut self, id: ThreadId, why: Why, steps: impl IntoIterator<Item = Step>) {
        self.plan(id, [Step::Drop(why)]);
        self.plan(id, steps);
        self.plan(id, [Step::Take]);
    }

    /// When a wait that may last so many seconds is over.
    pub(crate) fn deadline(&self, id: ThreadId, timeout: Option<f64>) -> Option<u64> {
        timeout.map(|seconds| self.threads[id.0].now_ns.saturating_add(nanoseconds(seconds)))
    }

    fn use_file(&mut self, id: ThreadId, request: FileRequest) {
        let bytes = match &request {
            FileRequest::Read { file, most } => self.files.left(*file).min(most.unwrap_or(u64::MAX)),
            FileRequest::ReadLine { .. } => 100,
            FileRequest::Write { bytes, .. } => bytes.len() as u64,
            _ => 0,
        };
        let first_ns = match &request {
            FileRequest::Read { .. } | FileRequest::ReadLine { .. } | FileRequest::Write { .. } => {
                cost::FILE_ACCESS
            }
            _ => cost::FILE,
        };
        // The system has the file in memory: it computes, and nobody waits for a disk.
        let work = Step::Work(first_ns + bytes * cost::FILE_100_BYTES / 100);
        self.without_gil(id, Why::Blocks(Blocking::Io), [work, Step::File(request)]);
    }

    fn fetch(&mut self, id: ThreadId, request: &HttpRequest) {
        let (answer, after_ns) = web::fetch(request);
        let until_ns = self.threads[id.0].now_ns.saturating_add(after_ns);
        self.without_gil(id, Why::Blocks(Blocking::Io), [Step::Pass(Wait::Io, until_ns)]);
        self.answer(id, answer);
    }
}

/// What a virtual machine has not.
fn refused(what: &str) -> Raise {
    Raise::outside_subset(format!("{what} are outside the subset on a virtual machine; use `gil run`"))
}

/// A length of time that a program named; one too long for the clock is for ever.
pub(crate) fn nanoseconds(seconds: f64) -> u64 {
    // A float beyond the integers becomes the greatest of them.
    (seconds * 1e9) as u64
}
