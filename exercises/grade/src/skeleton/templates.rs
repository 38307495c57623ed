//! The files of a new exercise, before the names are filled in.

use super::Top;
use grading::manifest::Kind;

const STARTER: &str = "self.value.store(value, Ordering::SeqCst);";
const SOLUTION: &str = "self.value.fetch_max(value, Ordering::SeqCst);";
const TWO_STEPS: &str = "let raised = self.value.load(Ordering::SeqCst).max(value);\n        \
                         self.value.store(raised, Ordering::SeqCst);";

/// What the file of the grade says of itself.
fn graded(top: Top) -> &'static str {
    match top {
        Top::Exercise => "Grades exercise NN: `cargo test -p exercise-NN`.",
        Top::Solution => "Grades the solution of exercise NN as it grades a student's answer.",
    }
}

/// The files of an exercise or of its solution, by their paths in its folder.
pub(super) fn of(kind: Kind, top: Top) -> Vec<(&'static str, String)> {
    let mut files = match kind {
        Kind::Rust => vec![
            ("Cargo.toml", include_str!("../../skeleton/Cargo.toml.txt").to_owned()),
            ("tests/grade.rs", include_str!("../../skeleton/grade.rs.txt").replace("DOC", graded(top))),
        ],
        Kind::Python | Kind::Sheet => {
            let manifest = include_str!("../../skeleton/data.toml.txt");
            let manifest = if kind == Kind::Sheet {
                manifest.to_owned()
            } else {
                manifest.replace("serde.workspace = true\n", "")
            };
            vec![
                ("Cargo.toml", manifest),
                ("tests/grade.rs", include_str!("../../skeleton/data.rs.txt").replace("DOC", graded(top))),
            ]
        }
    };
    files.extend(match kind {
        Kind::Rust => rust(top),
        Kind::Python => python(top),
        Kind::Sheet => sheet(top),
    });
    files
}

fn rust(top: Top) -> Vec<(&'static str, String)> {
    let answer = |doc: &str, raise: &str| {
        include_str!("../../skeleton/answer.rs.txt").replace("DOC", doc).replace("RAISE", raise)
    };
    let lib = |doc: &str| include_str!("../../skeleton/lib.rs.txt").replace("DOC", doc);
    match top {
        Top::Solution => vec![
            ("src/lib.rs", lib("A solution of exercise NN.")),
            ("src/answer.rs", answer("Comparing and writing are one step.", SOLUTION)),
        ],
        Top::Exercise => vec![
            ("src/lib.rs", lib("TITLE. Your part is `answer.rs`.")),
            ("src/answer.rs", answer("Your answer: it forgets what was higher.", STARTER)),
            ("wrong/last_one_wins.rs", answer("Believes: the last value is the highest.", STARTER)),
            (
                "wrong/two_steps.rs",
                answer("Believes: if every access is atomic, then the whole is.", TWO_STEPS),
            ),
            ("README.md", include_str!("../../skeleton/README.md.txt").to_owned()),
            ("checks.rs", include_str!("../../skeleton/checks.rs.txt").to_owned()),
            ("exercise.toml", include_str!("../../skeleton/exercise.toml.txt").to_owned()),
        ],
    }
}

fn python(top: Top) -> Vec<(&'static str, String)> {
    let answer = |doc: &str, saw: &str| {
        include_str!("../../skeleton/python/answer.py.txt").replace("DOC", doc).replace("SAW", saw)
    };
    const LAST: &str = "self.value = value";
    const TWO: &str = "if value > self.value:\n            self.value = value";
    const LOCKED: &str =
        "with self.lock:\n            if value > self.value:\n                self.value = value";
    match top {
        Top::Solution => {
            vec![("answer.py", answer("\"\"\"Comparing and writing are one step.\"\"\"", LOCKED))]
        }
        Top::Exercise => vec![
            ("answer.py", answer("\"\"\"Your answer: it forgets what was higher.\"\"\"", LAST)),
            ("wrong/last_one_wins.py", answer("# Believes: the last value is the highest.", LAST)),
            (
                "wrong/two_steps.py",
                answer("# Believes: what a comparison found out is still true when the next line runs.", TWO),
            ),
            ("README.md", include_str!("../../skeleton/python/README.md.txt").to_owned()),
            ("checks.rs", include_str!("../../skeleton/python/checks.rs").to_owned()),
            ("drivers/one_thread.py", include_str!("../../skeleton/python/drivers/one_thread.py").to_owned()),
            (
                "drivers/two_threads.py",
                include_str!("../../skeleton/python/drivers/two_threads.py").to_owned(),
            ),
            ("exercise.toml", include_str!("../../skeleton/python/exercise.toml.txt").to_owned()),
        ],
    }
}

fn sheet(top: Top) -> Vec<(&'static str, String)> {
    let answer = |doc: &str, one: &str, two: &str| {
        let text = include_str!("../../skeleton/sheet/answer.toml.txt");
        text.replace("DOC", doc).replace("ONE", one).replace("TWO", two)
    };
    match top {
        Top::Solution => vec![("answer.toml", answer("# Threads sleep at the same time.", "50", "50"))],
        Top::Exercise => vec![
            ("answer.toml", answer("# Your answer: -1 is no prediction.", "-1", "-1")),
            (
                "wrong/one_after_the_other.toml",
                answer("# Believes: under the GIL, threads sleep one after the other.", "50", "100"),
            ),
            (
                "wrong/twice_as_fast.toml",
                answer("# Believes: two threads do whatever they do in half the time.", "50", "25"),
            ),
            ("README.md", include_str!("../../skeleton/sheet/README.md.txt").to_owned()),
            ("checks.rs", include_str!("../../skeleton/sheet/checks.rs").to_owned()),
            ("program.py", include_str!("../../skeleton/sheet/program.py").to_owned()),
            ("exercise.toml", include_str!("../../skeleton/sheet/exercise.toml.txt").to_owned()),
        ],
    }
}
