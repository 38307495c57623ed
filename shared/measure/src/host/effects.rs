//! What the host does for a program: one arm for each effect.
//!
//! Which of them drop the GIL is CPython's: those that wait for something outside the interpreter, or compute
//! without it. Writing to standard output drops it there too; here the text goes to a buffer, and the GIL is
//! kept.

use pyvm::object::{Kind, Ref, Result, Value};
use pyvm::{Effect, Stream};
use timeline::{Blocking, Why};

use crate::capacity::cores;
use crate::clock;
use crate::host::{OsHost, When, seconds};

impl<W: When> OsHost<W> {
    /// Does it, and gives the answer.
    ///
    /// # Errors
    /// The exception that the calling function raises.
    pub(super) fn answer(&mut self, effect: Effect) -> Result<Value> {
        let outputs = &self.shared.outputs;
        Ok(match effect {
            Effect::Write { stream, text } => {
                match stream {
                    Stream::Output => outputs.out.write(text)?,
                    Stream::Error => outputs.err.write(text)?,
                }
                Value::None
            }
            Effect::Flush => {
                outputs.out.flush();
                Value::None
            }
            Effect::ReadLine => {
                // A prompt must be seen before its answer is waited for.
                outputs.out.flush();
                Value::str(self.blocking(Blocking::Io, |shared| shared.input.read_line())?)
            }
            Effect::ReadClock(which) => clock::read(which, self.shared.began).into(),
            Effect::Sleep(length) => {
                self.sleep(seconds(length))?;
                Value::None
            }
            Effect::SwitchInterval => self.gil.interval().as_secs_f64().into(),
            Effect::SetSwitchInterval(length) => {
                self.gil.set_interval(seconds(length));
                Value::None
            }
            Effect::CpuCount => Value::Int(i64::try_from(cores()).unwrap_or(1)),
            Effect::ProcessId { parent } => Value::Int(process_id(parent).into()),
            Effect::StartThread { function, name, daemon } => self.start_thread(function, name, daemon)?,
            Effect::JoinThread { thread, timeout } => self.join_thread(thread, timeout)?.into(),
            Effect::ThreadIsAlive(thread) => self.shared.threads.is_alive(thread).into(),
            Effect::NameThread { thread, name } => {
                self.shared.threads.rename(thread, &name);
                self.shared.recorders.rename(thread, name);
                Value::None
            }
            Effect::AcquireLock { lock, timeout } => self.acquire(&lock, timeout)?.into(),
            Effect::WakeLock(lock) => {
                self.shared.locks.wake(&lock);
                Value::None
            }
            Effect::Compute(work) => self.without_gil(Why::Native, |_| work.run())?,
            Effect::File(request) => self.blocking(Blocking::Io, |shared| shared.files.perform(request))?,
            Effect::Http(request) => self.blocking(Blocking::Io, |_| crate::http::fetch(&request))?,
            Effect::Descriptor(request) => self.use_descriptor(*request)?,
            Effect::Command(request) => self.use_command(request)?,
            Effect::Signal(request) => self.use_signal(request)?,
            Effect::Process(request) => self.process(*request)?,
            Effect::Interpreter(request) => self.interpreter(*request)?,
        })
    }

    fn acquire(&mut self, lock: &Ref, timeout: Option<f64>) -> Result<bool> {
        let Kind::Lock(inner) = &lock.kind else { return Ok(false) };
        let number = self.number;
        let acquired = self.waiting(Blocking::Lock, timeout.map(seconds), |shared, timeout| {
            shared.locks.acquire(lock, inner, number, timeout).then_some(())
        })?;
        Ok(acquired.is_some())
    }
}

#[cfg(unix)]
fn process_id(parent: bool) -> u32 {
    if parent { std::os::unix::process::parent_id() } else { std::process::id() }
}

/// The parent's is not asked for on this system.
#[cfg(not(unix))]
fn process_id(parent: bool) -> u32 {
    if parent { 0 } else { std::process::id() }
}
