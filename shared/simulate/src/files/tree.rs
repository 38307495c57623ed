//! Folders and files by their absolute paths, in order: a listing is the same every time.

use std::collections::BTreeMap;

use pyvm::OpenHow;

use crate::files::error::Error;
use crate::files::open::{Content, Inside};

type Result<T> = std::result::Result<T, Error>;

/// The program's folder.
pub(super) const CURRENT: &str = "/home/student";
/// Where temporary files are made.
pub(super) const TEMPORARY: &str = "/tmp";

/// All files and folders.
pub(super) struct Tree(BTreeMap<String, Node>);

enum Node {
    Folder,
    File(Content),
}

/// A path without `.`, `..` and double slashes. The root is the empty text, so that every other path is its folder's,
/// a slash and a name.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let absolute = if path.starts_with('/') { path.to_owned() } else { format!("{CURRENT}/{path}") };
    for part in absolute.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.iter().fold(String::new(), |path, part| path + "/" + part)
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Tree {
    /// A tree without files.
    pub(super) fn new() -> Self {
        let mut tree = Self(BTreeMap::from([(String::new(), Node::Folder)]));
        for folder in [CURRENT, TEMPORARY] {
            // Nothing is there that could be in the way.
            let _ = tree.make_folder(folder, true);
        }
        tree
    }

    /// Adds a file, and the folders that it is in. Where something else is in the way, that stays.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) {
        let file = normal(path);
        if self.make_folder(&format!("{}/", parent(&file)), true).is_ok() {
            self.0.entry(file).or_insert(Node::File(Content::new(Inside {
                bytes: bytes.to_vec().into(),
                ..Inside::default()
            })));
        }
    }

    /// What is below a folder: paths that begin with its own and a slash.
    fn below(&self, folder: &str) -> impl Iterator<Item = &String> {
        let prefix = format!("{folder}/");
        let from = prefix.clone();
        self.0.range(from..).map(|(path, _)| path).take_while(move |path| path.starts_with(&prefix))
    }

    /// Whether something may be made here: its folder is there.
    fn in_folder(&self, path: &str) -> Result<()> {
        match self.0.get(parent(path)) {
            Some(Node::Folder) => Ok(()),
            Some(Node::File(_)) => Err(Error::NotFolder),
            None => Err(Error::NotFound),
        }
    }

    pub(super) fn open(&mut self, path: &str, how: OpenHow, now_ns: u64) -> Result<Content> {
        let path = normal(path);
        match self.0.get(&path) {
            Some(_) if how.exclusive => Err(Error::Exists),
            Some(Node::Folder) => Err(Error::IsFolder),
            Some(Node::File(content)) => {
                if how.truncate {
                    content.bytes.borrow_mut().clear();
                    content.changed_ns.set(now_ns);
                }
                Ok(content.clone())
            }
            None => {
                self.in_folder(&path)?;
                if !how.create {
                    return Err(Error::NotFound);
                }
                let content = Content::default();
                content.changed_ns.set(now_ns);
                self.0.insert(path, Node::File(content.clone()));
                Ok(content)
            }
        }
    }

    pub(super) fn remove(&mut self, path: &str) -> Result<()> {
        let path = normal(path);
        match self.0.get(&path) {
            Some(Node::File(_)) => drop(self.0.remove(&path)),
            Some(Node::Folder) => return Err(Error::IsFolder),
            None => return Err(Error::NotFound),
        }
        Ok(())
    }

    pub(super) fn remove_folder(&mut self, path: &str, whole: bool) -> Result<()> {
        let path = normal(path);
        match self.0.get(&path) {
            Some(Node::Folder) => {}
            Some(Node::File(_)) => return Err(Error::NotFolder),
            None => return Err(Error::NotFound),
        }
        let inside: Vec<String> = self.below(&path).cloned().collect();
        if !whole && !inside.is_empty() {
            return Err(Error::NotEmpty);
        }
        inside.iter().chain([&path]).for_each(|path| drop(self.0.remove(path)));
        Ok(())
    }

    /// Makes a folder; with `parents`, those above it too, and one that is there is no mistake.
    pub(super) fn make_folder(&mut self, path: &str, parents: bool) -> Result<()> {
        let path = normal(path);
        match self.0.get(&path) {
            Some(Node::Folder) if parents => return Ok(()),
            Some(_) => return Err(Error::Exists),
            None => {}
        }
        if parents {
            match self.make_folder(&format!("{}/", parent(&path)), true) {
                Err(Error::Exists) => return Err(Error::NotFolder),
                made => made?,
            }
        }
        self.in_folder(&path)?;
        self.0.insert(path, Node::Folder);
        Ok(())
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) -> Result<()> {
        let (from, to) = (normal(from), normal(to));
        if from == to && self.0.contains_key(&from) {
            return Ok(());
        }
        self.in_folder(&to)?;
        match (self.0.get(&from), self.0.get(&to)) {
            (None, _) => return Err(Error::NotFound),
            (Some(Node::File(_)), Some(Node::Folder)) => return Err(Error::IsFolder),
            (Some(Node::Folder), Some(Node::File(_))) => return Err(Error::NotFolder),
            (Some(Node::Folder), Some(Node::Folder)) if self.below(&to).next().is_some() => {
                return Err(Error::NotEmpty);
            }
            _ => {}
        }
        let inside: Vec<String> = self.below(&from).cloned().collect();
        for old in inside.iter().chain([&from]) {
            if let Some(node) = self.0.remove(old) {
                self.0.insert(format!("{to}{}", &old[from.len()..]), node);
            }
        }
        Ok(())
    }

    pub(super) fn names_in(&self, path: &str) -> Result<Vec<String>> {
        let path = normal(path);
        match self.0.get(&path) {
            Some(Node::Folder) => {}
            Some(Node::File(_)) => return Err(Error::NotFolder),
            None => return Err(Error::NotFound),
        }
        let names = self.below(&path).map(|inside| &inside[path.len() + 1..]);
        Ok(names.filter(|name| !name.contains('/')).map(str::to_owned).collect())
    }

    /// Whether a path leads to a folder, its size in bytes, and when it was changed; `None` for nothing.
    pub(super) fn stat(&self, path: &str) -> Option<(bool, u64, u64)> {
        match self.0.get(&normal(path))? {
            Node::Folder => Some((true, 4096, 0)),
            Node::File(content) => {
                Some((false, content.bytes.borrow().len() as u64, content.changed_ns.get()))
            }
        }
    }
}
