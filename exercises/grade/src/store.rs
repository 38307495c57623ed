//! Keeps grades in files, so that an interrupted run goes on where it was.

use crate::course::Course;
use crate::model::Graded;
use crate::pristine;
use crate::submission::Handed;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file so that at every moment either the old one or the new one is there, whole.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, contents: &[u8]) -> Result<()> {
    let folder = path.parent().context("a file is in a folder")?;
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(contents)?;
    file.as_file().sync_all()?;
    // Temporary files are private; a grade is as readable as any other file of the instructor's.
    #[cfg(unix)]
    file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

/// A file name for a student, whatever the student's name is.
pub fn file_name(student: &str) -> String {
    let mut name = String::new();
    for byte in student.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.'
                if !(name.is_empty() && byte == b'.') =>
            {
                name.push(char::from(byte));
            }
            other => write!(name, "%{other:02X}").expect("a string takes all text"),
        }
    }
    name
}

/// Makes the folder of the grades, so that a part of the class that has nobody in it can be merged, too.
///
/// # Errors
/// If it cannot be made.
pub fn prepare(out: &Path) -> Result<()> {
    let folder = out.join("students");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// The grade that is there, if it is of the same answers and the same exercises.
pub fn load(out: &Path, student: &str, key: &str) -> Option<Graded> {
    let text = fs::read_to_string(path(out, student)).ok()?;
    let graded: Graded = serde_json::from_str(&text).ok()?;
    (graded.key == key && graded.student == student).then_some(graded)
}

/// All grades that are there, by student.
///
/// # Errors
/// If a file is no grade.
pub fn load_all(out: &Path) -> Result<Vec<Graded>> {
    let folder = out.join("students");
    let entries = fs::read_dir(&folder).with_context(|| format!("no grades in {}", folder.display()))?;
    let mut all = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let text = fs::read_to_string(&path)?;
            all.push(serde_json::from_str(&text).with_context(|| format!("{} is no grade", path.display()))?);
        }
    }
    all.sort_by(|one: &Graded, other| one.student.cmp(&other.student));
    Ok(all)
}

/// Keeps a grade.
///
/// # Errors
/// If it cannot be written.
pub fn save(out: &Path, graded: &Graded) -> Result<()> {
    write(&path(out, &graded.student), (serde_json::to_string_pretty(graded)? + "\n").as_bytes())
}

fn path(out: &Path, student: &str) -> std::path::PathBuf {
    out.join("students").join(file_name(student) + ".json")
}

/// A hash of the exercises as they are graded by.
///
/// # Errors
/// If they cannot be read.
pub fn edition(course: &Course) -> Result<String> {
    let mut hash = Sha256::new();
    for (path, contents) in pristine::files(course)? {
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(contents.len().to_le_bytes());
        hash.update(&contents);
    }
    Ok(hex(&hash.finalize()))
}

/// A hash of the edition and of what a student handed in.
pub fn key(edition: &str, handed: &[Handed]) -> String {
    hex(&Sha256::digest(format!("{edition}{handed:?}")))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all text");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn every_student_has_a_file_name_of_their_own() {
        assert_eq!(file_name("ada.lovelace-2"), "ada.lovelace-2");
        assert_eq!(file_name("../x"), "%2E.%2Fx");
        assert_eq!(file_name("José"), "Jos%C3%A9");
    }
}
