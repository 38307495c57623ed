//! The files that a program has open, and what it does with paths.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

use pyvm::object::{Raise, Result, Value};
use pyvm::{FileRequest, OpenHow};

use crate::os_error::{os_error, os_error_of_two};

/// What one read gives at the most.
const MOST_BYTES: u64 = 1 << 30;

/// The open files, by number. Each has a lock of its own: whoever uses one waits for nobody who uses another.
#[derive(Debug, Default)]
pub(crate) struct Files {
    open: Mutex<HashMap<u64, Arc<OpenFile>>>,
    opened: AtomicU64,
}

#[derive(Debug)]
struct OpenFile {
    file: Mutex<File>,
    path: String,
}

impl OpenFile {
    /// Does something with the file.
    fn with<T>(&self, action: impl FnOnce(&mut File) -> std::io::Result<T>) -> Result<T> {
        action(&mut locked(&self.file)).map_err(|error| os_error(&error, Some(&self.path)))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files {
    /// Does what a program wants. It may take long: the caller holds no GIL.
    ///
    /// # Errors
    /// `OSError` and its kin.
    pub(crate) fn perform(&self, request: FileRequest) -> Result<Value> {
        match request {
            FileRequest::Open { path, how } => {
                let file = open(&path, how).map_err(|error| os_error(&error, Some(&path)))?;
                let number = self.opened.fetch_add(1, Ordering::Relaxed) + 1;
                locked(&self.open).insert(number, Arc::new(OpenFile { file: Mutex::new(file), path }));
                Ok(integer(number))
            }
            FileRequest::Read { file, most } => {
                let bytes = self.file(file)?.with(|file| read(file, most.unwrap_or(u64::MAX)))?;
                if bytes.len() as u64 > MOST_BYTES {
                    return Err(Raise::memory_error("the file is larger than this machine's limit"));
                }
                Ok(Value::bytes(bytes))
            }
            FileRequest::ReadLine { file } => self.file(file)?.with(read_line).map(Value::bytes),
            FileRequest::Write { file, bytes } => {
                self.file(file)?.with(|file| file.write_all(&bytes)).map(|()| Value::None)
            }
            FileRequest::Seek { file, to, from } => {
                let to = match from {
                    0 => SeekFrom::Start(to.try_into().unwrap_or(0)),
                    1 => SeekFrom::Current(to),
                    _ => SeekFrom::End(to),
                };
                self.file(file)?.with(|file| file.seek(to)).map(integer)
            }
            FileRequest::Truncate { file, size } => {
                self.file(file)?.with(|file| file.set_len(size)).map(|()| Value::None)
            }
            FileRequest::Flush { file } => self.file(file)?.with(File::flush).map(|()| Value::None),
            FileRequest::Close { file } => {
                let closed = locked(&self.open).remove(&file);
                drop(closed); // outside the table's lock: the system may take its time
                Ok(Value::None)
            }
            request => perform_on_path(request),
        }
    }

    /// A second handle of an open file, to give to a command.
    pub(crate) fn duplicate(&self, number: u64) -> std::io::Result<File> {
        let file = locked(&self.open).get(&number).cloned();
        locked(&file.ok_or(ErrorKind::NotFound)?.file).try_clone()
    }

    fn file(&self, number: u64) -> Result<Arc<OpenFile>> {
        let file = locked(&self.open).get(&number).cloned();
        file.ok_or_else(|| Raise::value_error("I/O operation on closed file."))
    }
}

fn open(path: &str, how: OpenHow) -> std::io::Result<File> {
    let mut file = OpenOptions::new()
        .read(how.read)
        .write(how.write && !how.append)
        .append(how.append)
        .truncate(how.truncate)
        .create(how.create)
        .create_new(how.exclusive)
        .open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if how.append {
        file.seek(SeekFrom::End(0))?;
    }
    Ok(file)
}

/// So many bytes, fewer only at the end of the file; never many more than the limit.
fn read(file: &mut File, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most.min(MOST_BYTES + 1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// To the end of the line. What was read beyond it is given back by a seek: the buffer is the program's.
fn read_line(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        let found = read(file, 8192)?;
        let Some(end) = found.iter().position(|byte| *byte == b'\n') else {
            line.extend(&found);
            if found.is_empty() {
                return Ok(line);
            }
            continue;
        };
        line.extend(&found[..=end]);
        let back = i64::try_from(found.len() - end - 1).unwrap_or(0);
        file.seek(SeekFrom::Current(-back))?;
        return Ok(line);
    }
}

fn integer(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn perform_on_path(request: FileRequest) -> Result<Value> {
    let done = |path: &str, result: std::io::Result<()>| match result {
        Ok(()) => Ok(Value::None),
        Err(error) => Err(os_error(&error, Some(path))),
    };
    match request {
        FileRequest::Remove { path } => done(&path, fs::remove_file(&path)),
        FileRequest::RemoveFolder { path, whole: true } => done(&path, fs::remove_dir_all(&path)),
        FileRequest::RemoveFolder { path, whole: false } => done(&path, fs::remove_dir(&path)),
        FileRequest::MakeFolder { path, parents: true } => done(&path, fs::create_dir_all(&path)),
        FileRequest::MakeFolder { path, parents: false } => done(&path, fs::create_dir(&path)),
        FileRequest::Rename { from, to } => match fs::rename(&from, &to) {
            Ok(()) => Ok(Value::None),
            Err(error) => Err(os_error_of_two(&error, &from, &to)),
        },
        FileRequest::List { path } => {
            names_in(&path).map(Value::list).map_err(|error| os_error(&error, Some(&path)))
        }
        FileRequest::Stat { path } => Ok(match fs::metadata(&path) {
            Ok(found) => {
                let since = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                let changed = Value::float(since.unwrap_or_default().as_secs_f64());
                let mode = Value::Int(mode(&found).into());
                Value::tuple(vec![found.is_dir().into(), integer(found.len()), changed, mode])
            }
            Err(_) => Value::None,
        }),
        FileRequest::MakeTemporary { prefix, suffix, folder } => {
            temporary(&prefix, &suffix, folder).map(Value::str).map_err(|error| os_error(&error, None))
        }
        FileRequest::Link { to, path, symbolic } => {
            let made = if symbolic { make_link(&to, &path) } else { fs::hard_link(&to, &path) };
            made.map(|()| Value::None).map_err(|error| os_error_of_two(&error, &to, &path))
        }
        FileRequest::ReadLink { path } => match fs::read_link(&path) {
            Ok(to) => Ok(Value::str(text(&to))),
            Err(error) => Err(os_error(&error, Some(&path))),
        },
        FileRequest::SetMode { path, mode } => done(&path, set_mode(&path, mode)),
        FileRequest::ChangeFolder { path } => done(&path, std::env::set_current_dir(&path)),
        FileRequest::CurrentFolder => match std::env::current_dir() {
            Ok(path) => Ok(Value::str(text(&path))),
            Err(error) => Err(os_error(&error, None)),
        },
        other => Err(Raise::os_error(format!("not a request about a path: {other:?}"))),
    }
}

#[cfg(unix)]
fn mode(found: &fs::Metadata) -> u32 {
    use std::os::unix::fs::MetadataExt;
    found.mode()
}

#[cfg(unix)]
fn set_mode(path: &str, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(unix)]
fn make_link(to: &str, path: &str) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, path)
}

#[cfg(not(unix))]
fn mode(found: &fs::Metadata) -> u32 {
    if found.is_dir() { 0o040_755 } else { 0o100_644 }
}

#[cfg(not(unix))]
fn set_mode(_: &str, _: u32) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn make_link(_: &str, _: &str) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

fn names_in(path: &str) -> std::io::Result<Vec<Value>> {
    fs::read_dir(path)?.map(|entry| Ok(Value::str(text(Path::new(&entry?.file_name()))))).collect()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Makes a new file or folder that outlives this call; the program removes it.
fn temporary(prefix: &str, suffix: &str, folder: bool) -> std::io::Result<String> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix).rand_bytes(8);
    if folder {
        return Ok(text(&builder.tempdir()?.keep()));
    }
    let (_, path) = builder.tempfile()?.keep().map_err(Error::from)?;
    Ok(text(&path))
}
