//! The processes that are running now, so that none outlives this one.

use std::process::Child;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use process_wrap::std::ChildWrapper;

/// A running process of ours. It is killed with its whole process group, where it has one, when this
/// program is interrupted.
#[derive(Clone, Debug)]
pub(crate) struct Live(Arc<Mutex<Box<dyn ChildWrapper>>>);

/// How often an ending process is looked at.
const LOOK_EVERY: Duration = Duration::from_micros(500);

static LIVE: LazyLock<Mutex<Vec<Live>>> = LazyLock::new(Mutex::default);

impl Live {
    /// A worker process, in this process's own group.
    pub(crate) fn worker(child: Child) -> Self {
        Self::wrapped(Box::new(child))
    }

    /// Any process.
    pub(crate) fn wrapped(child: Box<dyn ChildWrapper>) -> Self {
        let live = Self(Arc::new(Mutex::new(child)));
        LIVE.lock().unwrap_or_else(PoisonError::into_inner).push(live.clone());
        live
    }

    /// Waits for a process that has closed its output, and so most likely has ended too. Gives its exit code;
    /// negative is the number of the signal that ended it.
    pub(crate) fn wait(&self) -> i64 {
        let status = loop {
            // Between two looks the lock is free, so that the process can be killed.
            match self.0.lock().unwrap_or_else(PoisonError::into_inner).try_wait() {
                Ok(None) => {}
                Ok(Some(status)) => break Ok(status),
                Err(error) => break Err(error),
            }
            std::thread::sleep(LOOK_EVERY);
        };
        LIVE.lock().unwrap_or_else(PoisonError::into_inner).retain(|other| !Arc::ptr_eq(&self.0, &other.0));
        status.map_or(1, |status| match status.code() {
            Some(code) => i64::from(code),
            None => -signal(status),
        })
    }

    /// Ends the process now.
    pub(crate) fn kill(&self) {
        let mut child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have ended by itself, which is as good.
        let _ = child.start_kill();
    }
}

#[cfg(unix)]
fn signal(status: std::process::ExitStatus) -> i64 {
    use std::os::unix::process::ExitStatusExt;
    status.signal().map_or(1, i64::from)
}

#[cfg(not(unix))]
fn signal(_: std::process::ExitStatus) -> i64 {
    1
}

/// Ends all processes of ours and says how many there were.
pub(crate) fn kill_all() -> usize {
    let all = std::mem::take(&mut *LIVE.lock().unwrap_or_else(PoisonError::into_inner));
    for live in &all {
        live.kill();
    }
    all.len()
}
