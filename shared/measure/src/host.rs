//! The host: what a thread of the machine runs on here, an operating-system thread.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use pyvm::bytecode::Instruction;
use pyvm::object::{Kind, Object, Raise, Ref, Result, Value};
use pyvm::{Checks, Effect, Go, Host, Interpreter, Performed, PoolObject, Stop, ThreadState};
use timeline::{Blocking, EventKind, Why};

use crate::capacity::cores;
use crate::clock;
use crate::recorder::Recorder;
use crate::shared::Shared;

/// Where this host looks at the drop request, as a type.
pub(crate) trait When: Send + 'static {
    const CHECKS: Checks;
}

pub(crate) struct EveryInstruction;
pub(crate) struct BackwardJumps;
pub(crate) struct Nowhere;

impl When for EveryInstruction {
    const CHECKS: Checks = Checks::EveryInstruction;
}

impl When for BackwardJumps {
    const CHECKS: Checks = Checks::BackwardJumps;
}

impl When for Nowhere {
    const CHECKS: Checks = Checks::Nowhere;
}

/// Runs one thread. While it exists, and does not block, it holds the GIL, if there is one.
pub(crate) struct OsHost<W: When> {
    shared: Arc<Shared>,
    interpreter: Arc<Interpreter>,
    number: u64,
    recorder: Recorder,
    /// Whether it is this thread's turn: not while it blocks.
    runs: bool,
    when: PhantomData<W>,
}

impl<W: When> OsHost<W> {
    /// Begins a thread: waits for the GIL.
    pub(crate) fn begin(
        shared: &Arc<Shared>,
        interpreter: &Arc<Interpreter>,
        number: u64,
        name: &str,
    ) -> Self {
        let mut recorder = shared.recorders.recorder(number, name);
        shared.take_gil(number, &mut recorder);
        let (shared, interpreter) = (shared.clone(), interpreter.clone());
        Self { shared, interpreter, number, recorder, runs: true, when: PhantomData }
    }

    /// Runs a thread of the machine to its end.
    pub(crate) fn run(&mut self, mut thread: ThreadState) -> Result<Value> {
        loop {
            match thread.run(self) {
                Stop::Finished(result) => return result,
                // This host never suspends.
                Stop::Suspended | Stop::Awaiting => {}
            }
        }
    }

    /// Lets others run while this thread waits for something.
    pub(crate) fn blocking<T>(&mut self, on: Blocking, wait: impl FnOnce(&Shared) -> T) -> T {
        self.shared.drop_gil(self.number, Why::Blocks(on), &mut self.recorder);
        self.runs = false;
        let result = wait(&self.shared);
        self.shared.take_gil(self.number, &mut self.recorder);
        self.runs = true;
        result
    }

    fn start_thread(&mut self, object: &Ref) -> Result<()> {
        let Kind::Thread(thread) = &object.kind else { return Ok(()) };
        let (number, entry) = self.shared.threads.add(thread.daemon);
        let _ = thread.handle.set(number);
        let state = match thread.target {
            Value::None => None,
            _ => Some(self.interpreter.thread(thread.target.clone(), thread.arguments.clone())),
        };
        let (shared, interpreter) = (self.shared.clone(), self.interpreter.clone());
        let (name, ended) = (thread.name.clone(), entry.clone());
        let spawned = std::thread::Builder::new().name(thread.name.replace('\0', "")).spawn(move || {
            // Set however the thread ends, or whoever joins it would wait for ever.
            let _ended = Defer(|| {
                ended.started.set();
                ended.ended.set();
            });
            let mut host = Self::begin(&shared, &interpreter, number, &name);
            ended.started.set();
            if let Some(Err(raise)) = state.map(|state| host.run(state)) {
                shared.report(&format!("Exception in thread {name}:\n{}\n", raise.report()));
                shared.note_outside_subset(&raise);
            }
        });
        if spawned.is_err() {
            entry.started.set();
            entry.ended.set();
            return Err(Raise::runtime_error("can't start new thread"));
        }
        // `Thread.start` waits until the thread runs (CPython's `Thread._started`, `Lib/threading.py`).
        self.blocking(Blocking::Lock, |_| entry.started.wait(None));
        Ok(())
    }

    fn join_thread(&mut self, object: &Ref, timeout: Option<f64>) -> Result<()> {
        let Kind::Thread(thread) = &object.kind else { return Ok(()) };
        let Some(number) = thread.handle.get() else { return Ok(()) };
        if *number == self.number {
            return Err(Raise::runtime_error("cannot join current thread"));
        }
        if let Some(entry) = self.shared.threads.get(*number).filter(|entry| !entry.ended.is_set()) {
            self.blocking(Blocking::Join, |_| entry.ended.wait(timeout.map(seconds)));
        }
        Ok(())
    }

    fn is_alive(&self, object: &Ref) -> bool {
        let Kind::Thread(thread) = &object.kind else { return false };
        let entry = thread.handle.get().and_then(|number| self.shared.threads.get(*number));
        entry.is_some_and(|entry| !entry.ended.is_set())
    }
}

impl<W: When> Host for OsHost<W> {
    const CHECKS: Checks = W::CHECKS;

    #[inline(always)]
    fn eval_breaker(&mut self, _: Instruction) -> bool {
        self.shared.gil.drop_requested()
    }

    #[cold]
    fn handle_pending(&mut self) -> Go {
        self.shared.drop_gil(self.number, Why::Asked, &mut self.recorder);
        self.shared.take_gil(self.number, &mut self.recorder);
        Go::On
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        let answer = match effect {
            Effect::Write(text) => {
                self.shared.outputs.out.write(text)?;
                Value::None
            }
            Effect::Flush => {
                self.shared.outputs.out.flush();
                Value::None
            }
            Effect::ReadClock(which) => clock::read(which, self.shared.began).into(),
            Effect::Sleep(length) => {
                self.blocking(Blocking::Sleep, |_| std::thread::sleep(seconds(length)));
                Value::None
            }
            Effect::SwitchInterval => self.shared.gil.interval().as_secs_f64().into(),
            Effect::SetSwitchInterval(length) => {
                self.shared.gil.set_interval(seconds(length));
                Value::None
            }
            Effect::CpuCount => Value::Int(i64::try_from(cores()).unwrap_or(1)),
            Effect::StartThread(thread) => {
                self.start_thread(&thread)?;
                Value::None
            }
            Effect::JoinThread { thread, timeout } => {
                self.join_thread(&thread, timeout)?;
                Value::None
            }
            Effect::ThreadIsAlive(thread) => self.is_alive(&thread).into(),
            Effect::StartProcess(process) => {
                self.shared.processes.start(&process, &self.interpreter.main)?;
                Value::None
            }
            Effect::JoinProcess { process, timeout } => {
                self.blocking(Blocking::Process, |shared| {
                    shared.processes.join(&process, timeout.map(seconds));
                });
                Value::None
            }
            Effect::ProcessExitCode(process) => {
                self.shared.processes.exit_code(&process).map_or(Value::None, Value::Int)
            }
            Effect::OpenPool { workers } => {
                let handle = self.shared.processes.open_pool(workers.unwrap_or_else(cores))?;
                Value::Object(Object::new(Kind::Pool(PoolObject { handle })))
            }
            Effect::PoolMap { pool, function, items } => {
                let (handle, calls) =
                    (pool_handle(&pool), crate::process::calls(&self.interpreter.main, &function, &items)?);
                // What a worker found outside the subset is noted with the worker's place, before this
                // thread's is added.
                self.blocking(Blocking::Process, |shared| shared.processes.map(handle, calls))
                    .inspect_err(|raise| self.shared.note_outside_subset(raise))?
            }
            Effect::ClosePool { pool, terminate } => {
                let handle = pool_handle(&pool);
                self.blocking(Blocking::Process, |shared| shared.processes.close_pool(handle, terminate));
                Value::None
            }
        };
        Ok(Performed::Done(answer))
    }
}

impl<W: When> Drop for OsHost<W> {
    /// The thread ends, be it by a panic: nobody may wait for a GIL that it took along.
    fn drop(&mut self) {
        self.shared.panicked.fetch_or(std::thread::panicking(), Ordering::Relaxed);
        if self.runs {
            self.shared.drop_gil(self.number, Why::Ends, &mut self.recorder);
        }
        self.recorder.record(EventKind::Finishes);
    }
}

/// Runs a function when it goes out of scope.
struct Defer<F: FnMut()>(F);

impl<F: FnMut()> Drop for Defer<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

fn pool_handle(pool: &Ref) -> u64 {
    match &pool.kind {
        Kind::Pool(pool) => pool.handle,
        _ => u64::MAX,
    }
}

fn seconds(length: f64) -> Duration {
    Duration::try_from_secs_f64(length).unwrap_or(Duration::MAX)
}
