//! Where a program's output goes.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use pyvm::ending::{MOST_OUTPUT, TOO_MUCH};
use pyvm::object::{Raise, Result};

/// A program's standard output and standard error.
#[derive(Clone)]
pub(crate) struct Outputs {
    pub(crate) out: Sink,
    pub(crate) err: Sink,
}

/// Collects or passes on what the threads print.
#[derive(Clone)]
pub(crate) struct Sink(Arc<Mutex<Target>>);

enum Target {
    /// What there is so far, and whether something was refused: from then on all is, so that no gap is
    /// hidden in the middle.
    Capture {
        text: String,
        full: bool,
    },
    Stream(Box<dyn Write + Send>),
    /// Hands each text to a function: a worker process sends it to its parent.
    Forward(Box<dyn FnMut(String) + Send>),
}

impl Sink {
    fn new(target: Target) -> Self {
        Self(Arc::new(Mutex::new(target)))
    }

    pub(crate) fn capture() -> Self {
        Self::new(Target::Capture { text: String::new(), full: false })
    }

    /// Whether what is written is kept in this process.
    pub(crate) fn is_captured(&self) -> bool {
        matches!(&*self.0.lock().unwrap_or_else(PoisonError::into_inner), Target::Capture { .. })
    }

    /// Whether what is written goes to a stream of the system.
    pub(crate) fn is_stream(&self) -> bool {
        matches!(&*self.0.lock().unwrap_or_else(PoisonError::into_inner), Target::Stream(_))
    }

    pub(crate) fn stream(stream: impl Write + Send + 'static) -> Self {
        Self::new(Target::Stream(Box::new(stream)))
    }

    pub(crate) fn forward(to: impl FnMut(String) + Send + 'static) -> Self {
        Self::new(Target::Forward(Box::new(to)))
    }

    /// Writes what a `print` printed, in one piece.
    pub(crate) fn write(&self, text: String) -> Result<()> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Target::Capture { text: all, full } => {
                *full |= all.len() + text.len() > MOST_OUTPUT;
                if *full {
                    return Err(Raise::memory_error(TOO_MUCH));
                }
                all.push_str(&text);
            }
            Target::Stream(stream) => {
                stream.write_all(text.as_bytes()).map_err(|error| Raise::os_error(error.to_string()))?;
            }
            Target::Forward(to) => to(text),
        }
        Ok(())
    }

    pub(crate) fn flush(&self) {
        if let Target::Stream(stream) = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            // Whoever reads has gone away; the program need not know.
            let _ = stream.flush();
        }
    }

    /// What was captured so far. A daemon thread may print more later, which nobody sees.
    pub(crate) fn text(&self) -> String {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Target::Capture { text, .. } => std::mem::take(text),
            Target::Stream(_) | Target::Forward(_) => String::new(),
        }
    }

    /// Whether something was refused.
    pub(crate) fn is_full(&self) -> bool {
        let target = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        matches!(&*target, Target::Capture { full: true, .. })
    }
}
