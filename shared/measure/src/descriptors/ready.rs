//! Waiting until a descriptor can be read or written.

use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::time::{Duration, Instant};

use pyvm::object::Value;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::{Answer, Descriptors, Failure};

/// Waits until something can be done with a descriptor at once.
pub(super) fn wait(descriptor: &OwnedFd, flags: PollFlags, timeout: Option<f64>) -> Answer<()> {
    let Some(seconds) = timeout else { return Ok(()) };
    let mut polled = [PollFd::new(descriptor, flags)];
    if poll_for(&mut polled, Some(seconds))? == 0 {
        // A socket that does not block at all says so in other words (`sock_call_ex` in `Modules/socketmodule.c`).
        return Err(if seconds == 0.0 { Errno::AGAIN.into() } else { Failure::TimedOut });
    }
    Ok(())
}

/// `poll`, until its time is over.
fn poll_for(polled: &mut [PollFd<'_>], timeout: Option<f64>) -> Answer<usize> {
    let deadline = timeout.and_then(|seconds| {
        Instant::now().checked_add(Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX))
    });
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(polled, left.as_ref()) {
            Err(Errno::INTR) => {}
            result => return Ok(result?),
        }
    }
}

impl Descriptors {
    /// Whether something can be read within this time, be it an error.
    pub(crate) fn can_be_read(&self, number: i64, timeout: Option<Duration>) -> bool {
        let Ok(descriptor) = self.get(number) else { return true };
        wait(&descriptor, PollFlags::IN, timeout.map(|timeout| timeout.as_secs_f64())).is_ok()
    }

    /// `select.select`: those that can be read, and those that can be written.
    pub(super) fn poll(&self, read: &[i64], write: &[i64], timeout: Option<f64>) -> Answer {
        let of = |numbers: &[i64]| -> std::io::Result<Vec<Arc<OwnedFd>>> {
            numbers.iter().map(|number| self.get(*number)).collect()
        };
        let (readers, writers) = (of(read)?, of(write)?);
        let readers = readers.iter().map(|one| PollFd::from_borrowed_fd(one.as_fd(), PollFlags::IN));
        let writers = writers.iter().map(|one| PollFd::from_borrowed_fd(one.as_fd(), PollFlags::OUT));
        let mut polled: Vec<_> = readers.chain(writers).collect();
        poll_for(&mut polled, timeout)?;
        let ready = |numbers: &[i64], polled: &[PollFd<'_>]| {
            let ready = numbers.iter().zip(polled).filter(|(_, polled)| !polled.revents().is_empty());
            Value::list(ready.map(|(number, _)| Value::Int(*number)).collect())
        };
        let (readers, writers) = polled.split_at(read.len());
        Ok(Value::tuple(vec![ready(read, readers), ready(write, writers)]))
    }
}
