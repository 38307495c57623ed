//! Threads: start, join.

use pyvm::object::{Raise, Result, Value};
use timeline::Blocking;

use crate::host::{OsHost, When, seconds};

impl<W: When> OsHost<W> {
    /// `_thread.start`: the answer is the thread's number. It comes at once; the thread may not have begun.
    ///
    /// # Errors
    /// `RuntimeError` where the system starts no thread.
    pub(super) fn start_thread(&self, function: Value, name: String, daemon: bool) -> Result<Value> {
        let (number, entry) = self.shared.threads.add(&name, daemon, self.home.number);
        let state = self.home.interpreter.thread(number, function, Vec::new());
        let (shared, home) = (self.shared.clone(), self.home.clone());
        let thread = entry.clone();
        let system_name = name.replace('\0', "");
        let spawned = std::thread::Builder::new().name(system_name).spawn(move || {
            // Set however the thread ends, or whoever joins it would wait for ever.
            let _ended = Defer(|| thread.ended.set());
            let mut host = Self::begin(&shared, &home, number, &name);
            if let Err(raise) = host.run(state) {
                shared.report(&format!("Exception in thread {}:\n{}\n", thread.name(), raise.report()));
                shared.note_outside_subset(&raise);
            }
        });
        if spawned.is_err() {
            entry.ended.set();
            return Err(Raise::runtime_error("can't start new thread"));
        }
        Ok(Value::Int(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// `_thread.join`: whether the thread has ended.
    pub(super) fn join_thread(&mut self, number: u64, timeout: Option<f64>) -> Result<bool> {
        let Some(entry) = self.shared.threads.get(number) else { return Ok(true) };
        if !entry.ended.is_set() {
            self.waiting(Blocking::Join, timeout.map(seconds), |_, timeout| {
                entry.ended.wait(timeout);
                entry.ended.is_set().then_some(())
            })?;
        }
        Ok(entry.ended.is_set())
    }
}

/// Runs a function when it goes out of scope.
struct Defer<F: FnMut()>(F);

impl<F: FnMut()> Drop for Defer<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
