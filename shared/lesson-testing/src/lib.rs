//! What the tests of all lessons share: running a lesson as a student does.
//!
//! Only tests use it, so it panics where a lesson does not do what every lesson must.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// A lesson's program.
#[derive(Clone, Copy, Debug)]
pub struct Lesson(pub &'static str);

impl Lesson {
    /// The program with these arguments, on a terminal of unknown width and without colour.
    pub fn command(self, arguments: &[&str]) -> Command {
        let mut command = Command::new(Path::new(self.0));
        command.args(arguments).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
        command
    }

    /// What it prints.
    ///
    /// # Panics
    /// Where it fails.
    pub fn stdout(self, arguments: &[&str]) -> String {
        let output = self.command(arguments).assert().success().get_output().stdout.clone();
        String::from_utf8(output).expect("the page is UTF-8")
    }

    /// The object that it prints with `--json` and these arguments.
    ///
    /// # Panics
    /// Where it fails, or prints something else.
    pub fn json(self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.stdout(&[&["--json"], arguments].concat())).expect("it is JSON")
    }

    /// The measured page of a part, without what was measured: of each row of its table so many characters stay, which name
    /// it; of the verdict nothing does.
    ///
    /// # Panics
    /// Where it fails.
    pub fn redacted_part(self, part: &str, name: usize) -> String {
        let page = self.stdout(&["--part", part]);
        let (mut redacted, mut in_table, mut in_verdict) = (String::new(), false, false);
        for line in page.lines() {
            in_verdict = line == "Verdict" || in_verdict && !line.is_empty();
            let line = match line {
                line if line.starts_with("Measured on") => "Measured on this machine (# cores)".to_owned(),
                line if in_table && !line.is_empty() => {
                    line.chars().take(name).collect::<String>().trim_end().to_owned() + " #"
                }
                line if in_verdict && line != "Verdict" => continue,
                line => line.to_owned(),
            };
            in_table = line.starts_with("---") || in_table && !line.is_empty();
            redacted += &line;
            redacted.push('\n');
        }
        redacted
    }

    /// The picture that `--simulate --svg` writes.
    ///
    /// # Panics
    /// Where it fails.
    pub fn simulated_picture(self) -> String {
        let folder = tempfile::tempdir().expect("a folder for the picture");
        let file = folder.path().join("timeline.svg");
        self.stdout(&["--simulate", "--svg", file.to_str().expect("its name is text")]);
        std::fs::read_to_string(file).expect("it was written")
    }

    /// Asserts that its simulated page fits terminals of 80 and of 120 columns.
    ///
    /// # Panics
    /// Where a line is wider.
    pub fn fits(self) {
        self.simulated_fits(&[]);
    }

    /// Asserts that the simulated page of a part fits them.
    ///
    /// # Panics
    /// Where a line is wider.
    pub fn part_fits(self, part: &str) {
        self.simulated_fits(&["--part", part]);
    }

    fn simulated_fits(self, arguments: &[&str]) {
        for (width, colour) in [(80, false), (120, true)] {
            let mut command = self.command(&[&["--simulate"], arguments].concat());
            command.env("COLUMNS", width.to_string());
            if colour {
                command.env("CLICOLOR_FORCE", "1");
            }
            let output = command.output().expect("the lesson runs");
            assert!(output.status.success() && !output.stdout.is_empty());
            assert_eq!(output.stdout.contains(&ESCAPE), colour, "colour only where it is wanted");
            for line in String::from_utf8_lossy(&output.stdout).lines() {
                assert!(visible(line) <= width, "wider than {width}: {line}");
            }
        }
    }

    /// Asserts that each of these mistakes gets one line, which says this, and exit code 2.
    ///
    /// # Panics
    /// Where one does not.
    pub fn refuses(self, mistakes: &[(&[&str], &str)]) {
        for (arguments, said) in mistakes {
            let assert = self.command(arguments).assert().code(2);
            let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
            assert!(stderr.contains(said), "{arguments:?}: {stderr}");
            assert_eq!(stderr.lines().count(), 1, "{arguments:?}: {stderr}");
        }
    }
}

/// What a colour begins with, and ends with an `m`.
const ESCAPE: u8 = 0x1b;

/// How many characters of a line are seen.
fn visible(line: &str) -> usize {
    let mut parts = line.split(char::from(ESCAPE));
    let plain = parts.next().map_or(0, |part| part.chars().count());
    plain + parts.map(|part| part.split_once('m').map_or(0, |(_, rest)| rest.chars().count())).sum::<usize>()
}

/// The marks of a verdict in a lesson's JSON object: `yes`, `no`, `cannot tell`.
///
/// # Panics
/// Where it has none.
pub fn verdict(json: &Value) -> Vec<&str> {
    let findings = json["verdict"].as_array().expect("a verdict is a list");
    assert!(!findings.is_empty(), "{json:#}");
    findings.iter().map(|finding| finding["holds"].as_str().expect("a mark is text")).collect()
}
