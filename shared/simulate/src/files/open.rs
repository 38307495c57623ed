//! An open file.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use pyvm::OpenHow;
use pyvm::object::{Raise, Result};

use crate::files::error::Error;

/// What is in a file. It stays while the file is open, even where its name is removed.
pub(super) type Content = Rc<Inside>;

/// The bytes of a file, and when they were changed.
#[derive(Default)]
pub(super) struct Inside {
    pub(super) bytes: RefCell<Vec<u8>>,
    pub(super) changed_ns: Cell<u64>,
}

/// All files together may hold this much in each; a program that writes for ever must not eat the memory.
const MOST_BYTES: usize = 1 << 28;

pub(super) struct OpenFile {
    content: Content,
    path: String,
    how: OpenHow,
    at: usize,
}

impl OpenFile {
    pub(super) fn new(content: Content, path: &str, how: OpenHow) -> Self {
        let at = if how.append { content.bytes.borrow().len() } else { 0 };
        Self { content, path: path.to_owned(), how, at }
    }

    /// How many bytes there are from here to the end.
    pub(super) fn left(&self) -> u64 {
        self.content.bytes.borrow().len().saturating_sub(self.at) as u64
    }

    /// So many bytes, fewer only at the end.
    pub(super) fn read(&mut self, most: Option<u64>) -> Result<Vec<u8>> {
        self.may(self.how.read)?;
        let count = usize::try_from(self.left().min(most.unwrap_or(u64::MAX))).unwrap_or(0);
        let bytes = self.content.bytes.borrow().get(self.at..self.at + count).unwrap_or_default().to_vec();
        self.at += count;
        Ok(bytes)
    }

    /// To the end of the line.
    pub(super) fn read_line(&mut self) -> Result<Vec<u8>> {
        let line = {
            let content = self.content.bytes.borrow();
            let rest = content.get(self.at..).unwrap_or_default();
            rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1)
        };
        self.read(Some(line as u64))
    }

    pub(super) fn write(&mut self, bytes: &[u8], now_ns: u64) -> Result<()> {
        self.may(self.how.write)?;
        self.content.changed_ns.set(now_ns);
        let mut content = self.content.bytes.borrow_mut();
        if self.how.append {
            self.at = content.len();
        }
        let end = self.at.saturating_add(bytes.len());
        if end > MOST_BYTES {
            return Err(too_large());
        }
        if content.len() < end {
            content.resize(end, 0);
        }
        content[self.at..end].copy_from_slice(bytes);
        self.at = end;
        Ok(())
    }

    /// Makes it so many bytes long.
    pub(super) fn truncate(&mut self, size: u64, now_ns: u64) -> Result<()> {
        self.may(self.how.write)?;
        let size = usize::try_from(size).ok().filter(|size| *size <= MOST_BYTES).ok_or_else(too_large)?;
        self.content.changed_ns.set(now_ns);
        self.content.bytes.borrow_mut().resize(size, 0);
        Ok(())
    }

    /// Moves to a place: from the start, from here, or from the end.
    pub(super) fn seek(&mut self, to: i64, from: u8) -> Result<u64> {
        let base = match from {
            0 => 0,
            1 => self.at,
            _ => self.content.bytes.borrow().len(),
        };
        let place = i64::try_from(base).unwrap_or(i64::MAX).saturating_add(to);
        // The number of EINVAL.
        let invalid = || Raise::os_error("[Errno 22] Invalid argument");
        self.at = usize::try_from(place).map_err(|_| invalid())?;
        Ok(self.at as u64)
    }

    fn may(&self, allowed: bool) -> Result<()> {
        if allowed { Ok(()) } else { Err(Error::BadDescriptor.of(&self.path)) }
    }
}

fn too_large() -> Raise {
    Raise::memory_error("a simulated file holds 256 MiB at the most")
}
