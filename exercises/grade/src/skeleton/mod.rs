//! A new exercise, complete and small, to be changed into what it shall be.

mod templates;

use anyhow::{Result, bail};
use grading::manifest::Kind;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes a new exercise and its solution into a course.
///
/// # Errors
/// If the name is not `NN-name`, or something is there already.
pub fn write(course: &Path, folder: &str, title: &str, lesson: u32, kind: Kind) -> Result<()> {
    let number = folder.split('-').next().unwrap_or_default();
    let rest = folder.strip_prefix(number).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
    let digits = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        bail!("an exercise's name is two digits, a hyphen and small letters, as in 15-convoy");
    }
    for top in ["exercises", "solutions"] {
        for entry in fs::read_dir(course.join(top))? {
            let name = entry?.file_name();
            if name.to_string_lossy().starts_with(&format!("{number}-")) {
                bail!("{top}/{} has this number already", name.to_string_lossy());
            }
        }
    }
    let names = Names { folder, number, title, lesson };
    let mut files = BTreeMap::new();
    for top in [Top::Exercise, Top::Solution] {
        for (path, template) in templates::of(kind, top) {
            let text = names.fill(&template, top);
            files.insert(Path::new(top.folder()).join(folder).join(path), text);
        }
    }
    for (path, text) in files {
        let path: PathBuf = course.join(path);
        fs::create_dir_all(path.parent().unwrap_or(course))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// An exercise, or its solution.
#[derive(Clone, Copy, PartialEq)]
enum Top {
    Exercise,
    Solution,
}

impl Top {
    fn folder(self) -> &'static str {
        if self == Self::Exercise { "exercises" } else { "solutions" }
    }

    fn package(self) -> &'static str {
        if self == Self::Exercise { "exercise" } else { "solution" }
    }
}

/// What the templates leave open.
struct Names<'a> {
    folder: &'a str,
    number: &'a str,
    title: &'a str,
    lesson: u32,
}

impl Names<'_> {
    fn fill(&self, template: &str, top: Top) -> String {
        let Self { folder, number, title, lesson } = *self;
        let short = number.trim_start_matches('0');
        let (up, description) = match top {
            Top::Exercise => ("../".to_owned(), format!("Exercise {short}: {title}.")),
            Top::Solution => {
                (format!("../../../exercises/{folder}/"), format!("A solution of exercise {number}."))
            }
        };
        template
            .replace("KIND", top.package())
            .replace("NN", number)
            .replace("UP/", &up)
            .replace("FOLDER", folder)
            .replace("DESCRIPTION", &description)
            .replace("LESSON", &lesson.to_string())
            .replace("NUMBER", short)
            .replace("TITLE", title)
    }
}
