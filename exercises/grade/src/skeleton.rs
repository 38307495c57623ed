//! A new exercise, complete and small, to be changed into what it shall be.

use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const STARTER: &str = "self.value.store(value, Ordering::SeqCst);";
const SOLUTION: &str = "self.value.fetch_max(value, Ordering::SeqCst);";
const TWO_STEPS: &str = "let raised = self.value.load(Ordering::SeqCst).max(value);\n        \
                         self.value.store(raised, Ordering::SeqCst);";

/// Writes a new exercise and its solution into a course.
///
/// # Errors
/// If the name is not `NN-name`, or something is there already.
pub fn write(course: &Path, folder: &str, title: &str, lesson: u32) -> Result<()> {
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
    for (path, text) in files(folder, number, title, lesson) {
        let path = course.join(path);
        fs::create_dir_all(path.parent().unwrap_or(course))?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn files(folder: &str, number: &str, title: &str, lesson: u32) -> BTreeMap<PathBuf, String> {
    let short = number.trim_start_matches('0');
    let fill = |template: &str, kind: &str, doc: &str| {
        let up = if kind == "exercise" { "..".to_owned() } else { format!("../../../exercises/{folder}") };
        let description = match kind {
            "exercise" => format!("Exercise {short}: {title}."),
            _ => format!("A solution of exercise {number}."),
        };
        template
            .replace("KIND", kind)
            .replace("NN", number)
            .replace("UP/", &format!("{up}/"))
            .replace("FOLDER", folder)
            .replace("DESCRIPTION", &description)
            .replace("LESSON", &lesson.to_string())
            .replace("NUMBER", short)
            .replace("DOC", doc)
            .replace("TITLE", title)
    };
    let answer = |doc: &str, raise: &str| {
        include_str!("../skeleton/answer.rs.txt").replace("DOC", doc).replace("RAISE", raise)
    };
    let mut files = BTreeMap::new();
    for (kind, top) in [("exercise", "exercises"), ("solution", "solutions")] {
        let mut put = |path: &str, text: String| {
            files.insert(Path::new(top).join(folder).join(path), text);
        };
        let of = if kind == "exercise" {
            "TITLE. Your part is `answer.rs`."
        } else {
            "A solution of exercise NN."
        };
        put("Cargo.toml", fill(include_str!("../skeleton/Cargo.toml.txt"), kind, ""));
        put("src/lib.rs", fill(&fill(include_str!("../skeleton/lib.rs.txt"), kind, of), kind, ""));
        let doc = match kind {
            "exercise" => format!("Grades exercise {number}: `cargo test -p exercise-{number}`."),
            _ => format!("Grades the solution of exercise {number} as it grades a student's answer."),
        };
        put("tests/grade.rs", fill(include_str!("../skeleton/grade.rs.txt"), kind, &doc));
        if kind == "solution" {
            put("src/answer.rs", answer("Comparing and writing are one step.", SOLUTION));
            continue;
        }
        put("src/answer.rs", answer("Your answer: it forgets what was higher.", STARTER));
        put("wrong/last_one_wins.rs", answer("Believes: the last value is the highest.", STARTER));
        put(
            "wrong/two_steps.rs",
            answer("Believes: if every access is atomic, then the whole is.", TWO_STEPS),
        );
        put("README.md", fill(include_str!("../skeleton/README.md.txt"), kind, ""));
        put("checks.rs", fill(include_str!("../skeleton/checks.rs.txt"), kind, ""));
        put("exercise.toml", fill(include_str!("../skeleton/exercise.toml.txt"), kind, ""));
    }
    files
}
