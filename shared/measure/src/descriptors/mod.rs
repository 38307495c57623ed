//! The descriptors that a program has open: sockets, pipes, and files opened by `os.open`.

mod address;
mod ready;
mod socket;

use std::collections::HashMap;
use std::io::{Error, Result as IoResult};
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyvm::DescriptorRequest as Request;
use pyvm::object::{Raise, Result, Value, exception_named};
use rustix::fs::{Mode, OFlags, SeekFrom};
use rustix::io::Errno;
use rustix::pipe::PipeFlags;

use crate::os_error::os_error;

/// What one read gives at the most.
const MOST_BYTES: u64 = 1 << 26;

/// The open descriptors, by the system's numbers. One that is closed while a thread waits for it goes when that thread
/// has come back, and its number with it.
#[derive(Debug, Default)]
pub(crate) struct Descriptors(Mutex<HashMap<i64, Arc<OwnedFd>>>);

/// Why a request failed.
enum Failure {
    System(Error),
    /// About a path.
    Path(Error, String),
    /// The time-out has passed.
    TimedOut,
    /// A host that nobody knows.
    NoHost,
    /// A request that this host does not know.
    Outside(String),
}

impl From<Errno> for Failure {
    fn from(error: Errno) -> Self {
        Self::System(error.into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::System(error)
    }
}

impl From<Failure> for Raise {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::System(error) => os_error(&error, None),
            Failure::Path(error, path) => os_error(&error, Some(&path)),
            Failure::TimedOut => Self::new(exception_named("TimeoutError"), "timed out"),
            Failure::NoHost => {
                // `EAI_NONAME` of the C library's `getaddrinfo`.
                let args = vec![Value::Int(-2), Value::str("Name or service not known")];
                Self::with(Value::Type(exception_named("OSError")), args)
            }
            Failure::Outside(what) => Self::outside_subset(what),
        }
    }
}

type Answer<T = Value> = std::result::Result<T, Failure>;

impl Descriptors {
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Arc<OwnedFd>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a descriptor, and gives its number.
    pub(crate) fn keep(&self, descriptor: OwnedFd) -> i64 {
        let number = descriptor.as_raw_fd().into();
        self.lock().insert(number, Arc::new(descriptor));
        number
    }

    /// A second descriptor for the same thing, to give to a command.
    pub(crate) fn duplicate(&self, number: i64) -> IoResult<OwnedFd> {
        match number {
            1 => rustix::io::dup(std::io::stdout()).map_err(Error::from),
            2 => rustix::io::dup(std::io::stderr()).map_err(Error::from),
            number => self.get(number)?.try_clone(),
        }
    }

    fn get(&self, number: i64) -> IoResult<Arc<OwnedFd>> {
        self.lock().get(&number).cloned().ok_or_else(|| Errno::BADF.into())
    }

    /// Does what a program wants. It may take long: the caller holds no GIL.
    ///
    /// # Errors
    /// `OSError` and its kin.
    pub(crate) fn perform(&self, request: Request) -> Result<Value> {
        self.answer(request).map_err(Raise::from)
    }

    fn answer(&self, request: Request) -> Answer {
        Ok(match request {
            Request::Pipe => {
                let (read, write) = pipe()?;
                Value::tuple(vec![Value::Int(self.keep(read)), Value::Int(self.keep(write))])
            }
            Request::Open { path, flags, mode } => {
                let flags = OFlags::from_bits_retain(u32::try_from(flags).unwrap_or(0)) | OFlags::CLOEXEC;
                let mode =
                    Mode::from_bits_truncate(u32::try_from(mode).unwrap_or(0o777) as rustix::fs::RawMode);
                match rustix::fs::open(&path, flags, mode) {
                    Ok(file) => Value::Int(self.keep(file)),
                    Err(error) => return Err(Failure::Path(error.into(), path)),
                }
            }
            Request::Read { descriptor, most } => {
                let mut bytes = Vec::with_capacity(usize::try_from(most.min(MOST_BYTES)).unwrap_or(0));
                let of = self.get(descriptor)?;
                again(|| rustix::io::read(&*of, rustix::buffer::spare_capacity(&mut bytes)))?;
                Value::bytes(bytes)
            }
            Request::Write { descriptor, bytes } => {
                let to = self.get(descriptor)?;
                integer(again(|| rustix::io::write(&*to, &bytes))?)
            }
            Request::Seek { descriptor, to, from } => {
                let to = match from {
                    0 => SeekFrom::Start(u64::try_from(to).map_err(|_| Errno::INVAL)?),
                    1 => SeekFrom::Current(to),
                    _ => SeekFrom::End(to),
                };
                let place = rustix::fs::seek(&*self.get(descriptor)?, to)?;
                Value::Int(i64::try_from(place).unwrap_or(i64::MAX))
            }
            Request::Close { descriptor } => {
                let closed = self.lock().remove(&descriptor);
                drop(closed.ok_or(Errno::BADF)?); // outside the table's lock: the system may take its time
                Value::None
            }
            Request::Poll { read, write, timeout } => self.poll(&read, &write, timeout)?,
            request => self.socket(request)?,
        })
    }
}

/// Does it again where a signal came between (PEP 475).
fn again<T>(mut call: impl FnMut() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            result => return result,
        }
    }
}

/// A pipe whose ends no command inherits unasked.
pub(crate) fn pipe() -> rustix::io::Result<(OwnedFd, OwnedFd)> {
    rustix::pipe::pipe_with(PipeFlags::CLOEXEC)
}

fn integer(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
