//! A file system in memory: what a program writes, it can read again; nothing else is there but the program itself.

mod error;
mod open;
mod tree;

use std::collections::BTreeMap;

use pyvm::object::{Raise, Result, Value};
use pyvm::{FileRequest, OpenHow};

use error::Error;
use open::OpenFile;
use tree::Tree;

use crate::host::BEGINNING_S;

/// The files of a run; all its processes share them.
pub(crate) struct Files {
    tree: Tree,
    open: BTreeMap<u64, OpenFile>,
    opened: u64,
    temporary: u64,
}

impl Files {
    /// The files at the beginning.
    pub(crate) fn new<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Self {
        let mut tree = Tree::new();
        files.for_each(|(path, bytes)| tree.add(path, bytes));
        Self { tree, open: BTreeMap::new(), opened: 0, temporary: 0 }
    }

    /// How many bytes a file has from where it stands to its end.
    pub(crate) fn left(&self, file: u64) -> u64 {
        self.open.get(&file).map_or(0, OpenFile::left)
    }

    /// Does what a program wants.
    ///
    /// # Errors
    /// `OSError` and its kin.
    pub(crate) fn perform(&mut self, request: FileRequest, now_ns: u64) -> Result<Value> {
        match request {
            FileRequest::Open { path, how } => self.open_file(&path, how, now_ns),
            FileRequest::Read { file, most } => self.file(file)?.read(most).map(Value::bytes),
            FileRequest::ReadLine { file } => self.file(file)?.read_line().map(Value::bytes),
            FileRequest::Write { file, bytes } => {
                self.file(file)?.write(&bytes, now_ns).map(|()| Value::None)
            }
            FileRequest::Seek { file, to, from } => self.file(file)?.seek(to, from).map(integer),
            FileRequest::Truncate { file, size } => {
                self.file(file)?.truncate(size, now_ns).map(|()| Value::None)
            }
            FileRequest::Flush { file } => self.file(file).map(|_| Value::None),
            FileRequest::Close { file } => {
                self.open.remove(&file);
                Ok(Value::None)
            }
            FileRequest::Remove { path } => done(&path, self.tree.remove(&path)),
            FileRequest::RemoveFolder { path, whole } => done(&path, self.tree.remove_folder(&path, whole)),
            FileRequest::MakeFolder { path, parents } => done(&path, self.tree.make_folder(&path, parents)),
            FileRequest::Rename { from, to } => {
                let renamed = self.tree.rename(&from, &to);
                renamed.map(|()| Value::None).map_err(|error| error.of_two(&from, &to))
            }
            FileRequest::List { path } => match self.tree.names_in(&path) {
                Ok(names) => Ok(Value::list(names.into_iter().map(Value::str).collect())),
                Err(error) => Err(error.of(&path)),
            },
            FileRequest::Stat { path } => Ok(match self.tree.stat(&path) {
                Some((is_folder, size, changed_ns)) => {
                    let changed_s = BEGINNING_S + changed_ns as f64 / 1e9;
                    let mode = Value::Int(if is_folder { 0o040_755 } else { 0o100_644 });
                    Value::tuple(vec![is_folder.into(), integer(size), changed_s.into(), mode])
                }
                None => Value::None,
            }),
            // Nobody else is there whom a mode could keep out.
            FileRequest::SetMode { path, .. } => match self.tree.stat(&path) {
                Some(_) => Ok(Value::None),
                None => Err(Error::NotFound.of(&path)),
            },
            FileRequest::ReadLink { path } => Err(match self.tree.stat(&path) {
                Some(_) => Error::NoLink.of(&path),
                None => Error::NotFound.of(&path),
            }),
            FileRequest::ChangeFolder { .. } => Err(Raise::outside_subset(
                "`os.chdir` is outside the subset on a virtual machine; use whole paths",
            )),
            FileRequest::Link { .. } => Err(Raise::outside_subset(
                "links between files are outside the subset on a virtual machine; use `gil run`",
            )),
            FileRequest::MakeTemporary { prefix, suffix, folder } => {
                self.make_temporary(&prefix, &suffix, folder, now_ns)
            }
            FileRequest::CurrentFolder => Ok(Value::str(tree::CURRENT)),
        }
    }

    fn open_file(&mut self, path: &str, how: OpenHow, now_ns: u64) -> Result<Value> {
        let content = self.tree.open(path, how, now_ns).map_err(|error| error.of(path))?;
        self.opened += 1;
        self.open.insert(self.opened, OpenFile::new(content, path, how));
        Ok(integer(self.opened))
    }

    fn file(&mut self, number: u64) -> Result<&mut OpenFile> {
        self.open.get_mut(&number).ok_or_else(|| Raise::value_error("I/O operation on closed file."))
    }

    fn make_temporary(&mut self, prefix: &str, suffix: &str, folder: bool, now_ns: u64) -> Result<Value> {
        loop {
            self.temporary += 1;
            let path = format!("{}/{prefix}{:08}{suffix}", tree::TEMPORARY, self.temporary);
            let made = match folder {
                true => self.tree.make_folder(&path, false),
                false => {
                    let how = OpenHow { write: true, create: true, exclusive: true, ..OpenHow::default() };
                    self.tree.open(&path, how, now_ns).map(drop)
                }
            };
            match made {
                Ok(()) => return Ok(Value::str(path)),
                Err(Error::Exists) => {}
                Err(error) => return Err(error.of(&path)),
            }
        }
    }
}

fn done(path: &str, result: std::result::Result<(), Error>) -> Result<Value> {
    result.map(|()| Value::None).map_err(|error| error.of(path))
}

fn integer(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
