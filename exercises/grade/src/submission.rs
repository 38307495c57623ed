//! What students handed in, read without trust.

use crate::course::{Course, Exercise};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use zip::ZipArchive;

/// An answer is longer than this for no good reason.
pub const LONGEST: u64 = 256 << 10;

/// More files than this in one archive are no submission.
const MOST_ENTRIES: usize = 20_000;

/// What one student handed in: a folder or an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The student: the folder's name, or the archive's without its ending.
    pub student: String,
    /// The folder or the archive.
    pub path: PathBuf,
}

/// What is there for one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The answer's text.
    Answer(String),
    /// Something is there that is not looked at, and why.
    Refused(String),
    /// Nothing.
    Nothing,
}

/// All submissions in a folder, by name. Files that are no archives are left alone.
///
/// # Errors
/// If the folder cannot be read, or two submissions have one name.
pub fn all(folder: &Path) -> Result<Vec<Submission>> {
    let mut submissions = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Not `is_dir`, which would follow a link.
        let kind = fs::symlink_metadata(&path)?.file_type();
        let student = if kind.is_dir() { Some(name.as_str()) } else { name.strip_suffix(".zip") };
        if let Some(student) = student.filter(|student| !student.starts_with('.') && !kind.is_symlink()) {
            submissions.push(Submission { student: student.to_owned(), path });
        }
    }
    submissions.sort_by(|one, other| one.student.cmp(&other.student));
    let names: BTreeSet<_> = submissions.iter().map(|submission| &submission.student).collect();
    if names.len() < submissions.len() {
        bail!("two submissions in {} have the same name", folder.display());
    }
    Ok(submissions)
}

impl Submission {
    /// What was handed in for each exercise.
    pub fn answers(&self, course: &Course) -> Vec<Handed> {
        if self.path.is_dir() {
            return course.exercises.iter().map(|exercise| self.in_folder(course, exercise)).collect();
        }
        match self.in_archive(course) {
            Ok(answers) => answers,
            Err(error) => {
                let refused = Handed::Refused(format!("The archive cannot be read: {error:#}."));
                vec![refused; course.exercises.len()]
            }
        }
    }

    fn in_folder(&self, course: &Course, exercise: &Exercise) -> Handed {
        // A download often has one more folder around everything.
        let inner: Vec<PathBuf> = fs::read_dir(&self.path)
            .map(|entries| {
                entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect()
            })
            .unwrap_or_default();
        let roots = if let [only] = inner.as_slice() { vec![&self.path, only] } else { vec![&self.path] };
        for root in roots {
            for place in places(course, exercise) {
                match read_file(&self.path, &root.join(&place)) {
                    Handed::Nothing => {}
                    handed => return handed,
                }
            }
        }
        Handed::Nothing
    }

    fn in_archive(&self, course: &Course) -> Result<Vec<Handed>> {
        let mut archive = ZipArchive::new(File::open(&self.path)?)?;
        if archive.len() > MOST_ENTRIES {
            bail!("it has {} files", archive.len());
        }
        let names: Vec<String> =
            archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        let answers = course.exercises.iter().map(|exercise| {
            let found = places(course, exercise).into_iter().find_map(|place| {
                // At the top, or below one folder that holds everything.
                let below = |name: &str| match name.split_once('/') {
                    Some((folder, rest)) => !["", ".", ".."].contains(&folder) && rest == place,
                    None => false,
                };
                names.iter().find(|name| **name == place || below(name))
            });
            let Some(name) = found else { return Ok(Handed::Nothing) };
            let entry = archive.by_name(name)?;
            if entry.is_symlink() {
                return Ok(Handed::Refused("The answer is a symbolic link.".to_owned()));
            }
            if entry.enclosed_name().is_none() {
                return Ok(Handed::Refused("The answer's path leads out of the archive.".to_owned()));
            }
            Ok(text(entry))
        });
        answers.collect()
    }
}

/// Where an answer may lie in a submission. If only one exercise is graded, then it needs no folder.
fn places(course: &Course, exercise: &Exercise) -> Vec<String> {
    let Exercise { folder, manifest, .. } = exercise;
    let file = manifest.answer.rsplit('/').next().unwrap_or_default();
    let mut places = vec![
        format!("exercises/{folder}/{}", manifest.answer),
        format!("{folder}/{}", manifest.answer),
        format!("{folder}/{file}"),
    ];
    if course.exercises.len() == 1 {
        places.extend([manifest.answer.clone(), file.to_owned()]);
    }
    places
}

/// Reads a file below `root`, if no link is on the way to it.
fn read_file(root: &Path, path: &Path) -> Handed {
    let mut at = root.to_owned();
    for part in path.strip_prefix(root).unwrap_or(path).components() {
        let Component::Normal(part) = part else {
            return Handed::Refused("The answer's path leads out of the submission.".to_owned());
        };
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(about) if about.is_symlink() => {
                return Handed::Refused("The answer is a symbolic link, or lies behind one.".to_owned());
            }
            Ok(_) => {}
            Err(_) => return Handed::Nothing,
        }
    }
    if !at.is_file() {
        return Handed::Refused("The answer is not a regular file.".to_owned());
    }
    match File::open(&at) {
        Ok(file) => text(file),
        Err(error) => Handed::Refused(format!("The answer cannot be read: {error}.")),
    }
}

/// Reads an answer, but never more than it may have: what an archive says about sizes may be a lie.
fn text(from: impl Read) -> Handed {
    let mut bytes = Vec::new();
    match from.take(LONGEST + 1).read_to_end(&mut bytes) {
        Ok(count) if count as u64 > LONGEST => {
            Handed::Refused(format!("The answer is longer than {} KiB.", LONGEST >> 10))
        }
        Ok(_) => match String::from_utf8(bytes) {
            Ok(text) => Handed::Answer(text),
            Err(_) => Handed::Refused("The answer is not UTF-8 text.".to_owned()),
        },
        Err(error) => Handed::Refused(format!("The answer cannot be read: {error}.")),
    }
}
