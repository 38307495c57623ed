//! `posix`: what the library's `os` asks of the host.

use super::io::{file, path_text};
use crate::effect::{Effect, FileRequest, ProcessRequest};
use crate::object::{NativeFunction, NativeModule, Outcome, Value};

pub(crate) static POSIX: NativeModule = NativeModule {
    name: "posix",
    members: &[
        ("cpu_count", Value::Native(&CPU_COUNT)),
        ("getpid", Value::Native(&GETPID)),
        ("getppid", Value::Native(&GETPPID)),
        ("getcwd", Value::Native(&GETCWD)),
        ("chdir", Value::Native(&CHDIR)),
        ("stat", Value::Native(&STAT)),
        ("listdir", Value::Native(&LISTDIR)),
        ("remove", Value::Native(&REMOVE)),
        ("rename", Value::Native(&RENAME)),
        ("symlink", Value::Native(&SYMLINK)),
        ("link", Value::Native(&LINK)),
        ("readlink", Value::Native(&READLINK)),
        ("chmod", Value::Native(&CHMOD)),
        ("mkdir", Value::Native(&MKDIR)),
        ("rmdir", Value::Native(&RMDIR)),
        ("exit", Value::Native(&EXIT)),
        ("make_temporary", Value::Native(&MAKE_TEMPORARY)),
    ],
    of_interpreter: |_, _| None,
};

pub(crate) static CPU_COUNT: NativeFunction = NativeFunction::new("cpu_count", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::CpuCount))
});

static GETPID: NativeFunction = NativeFunction::new("getpid", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ProcessId { parent: false }))
});

static GETPPID: NativeFunction = NativeFunction::new("getppid", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ProcessId { parent: true }))
});

static GETCWD: NativeFunction = NativeFunction::new("getcwd", |_, args| {
    let [] = args.exactly()?;
    file(FileRequest::CurrentFolder)
});

static CHDIR: NativeFunction = NativeFunction::new("chdir", |_, args| {
    let [path] = args.exactly()?;
    file(FileRequest::ChangeFolder { path: path_text(path)? })
});

/// `None`, or whether the path is a folder and its size.
static STAT: NativeFunction = NativeFunction::new("stat", |_, args| {
    let [path] = args.exactly()?;
    file(FileRequest::Stat { path: path_text(path)? })
});

static LISTDIR: NativeFunction = NativeFunction::new("listdir", |_, args| {
    let [path] = args.exactly()?;
    file(FileRequest::List { path: path_text(path)? })
});

static REMOVE: NativeFunction = NativeFunction::new("remove", |_, args| {
    let [path] = args.exactly()?;
    file(FileRequest::Remove { path: path_text(path)? })
});

static RENAME: NativeFunction = NativeFunction::new("rename", |_, args| {
    let [from, to] = args.exactly()?;
    file(FileRequest::Rename { from: path_text(from)?, to: path_text(to)? })
});

static SYMLINK: NativeFunction = NativeFunction::new("symlink", |_, args| {
    let [to, path] = args.exactly()?;
    file(FileRequest::Link { to: path_text(to)?, path: path_text(path)?, symbolic: true })
});

static LINK: NativeFunction = NativeFunction::new("link", |_, args| {
    let [to, path] = args.exactly()?;
    file(FileRequest::Link { to: path_text(to)?, path: path_text(path)?, symbolic: false })
});

static READLINK: NativeFunction = NativeFunction::new("readlink", |_, args| {
    let [path] = args.exactly()?;
    file(FileRequest::ReadLink { path: path_text(path)? })
});

static CHMOD: NativeFunction = NativeFunction::new("chmod", |_, args| {
    let [path, mode] = args.exactly()?;
    let mode = u32::try_from(mode.to_index()?).unwrap_or(0);
    file(FileRequest::SetMode { path: path_text(path)?, mode })
});

/// `mkdir(path, parents)`
static MKDIR: NativeFunction = NativeFunction::new("mkdir", |_, args| {
    let [path, parents] = args.exactly()?;
    file(FileRequest::MakeFolder { path: path_text(path)?, parents: parents.is_true() })
});

/// `rmdir(path, whole)`
static RMDIR: NativeFunction = NativeFunction::new("rmdir", |_, args| {
    let [path, whole] = args.exactly()?;
    file(FileRequest::RemoveFolder { path: path_text(path)?, whole: whole.is_true() })
});

/// `make_temporary(prefix, suffix, folder)`
static MAKE_TEMPORARY: NativeFunction = NativeFunction::new("make_temporary", |_, args| {
    let [prefix, suffix, folder] = args.exactly()?;
    let (prefix, suffix) = (path_text(prefix)?, path_text(suffix)?);
    file(FileRequest::MakeTemporary { prefix, suffix, folder: folder.is_true() })
});

/// Ends the process here and now.
static EXIT: NativeFunction = NativeFunction::new("exit", |_, args| {
    let [code] = args.exactly()?;
    let code = u8::try_from(code.to_index()? & 0xff).unwrap_or(u8::MAX);
    Ok(Outcome::Effect(Effect::Process(Box::new(ProcessRequest::Exit { code }))))
});
