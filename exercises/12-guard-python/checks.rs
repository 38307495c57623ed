//! What exercise 12 is graded by: the program runs on virtual cores, with each start method.

use checked_python::{Machine, Run, StartMethod};
use grading::{TextCheck, Verdict};

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("fork", |answer| prints_each_line_once(answer, "fork")),
    ("spawn", |answer| prints_each_line_once(answer, "spawn")),
    ("forkserver", |answer| prints_each_line_once(answer, "forkserver")),
    ("rules_once", rules_once),
    ("a_worker_for_each_text", a_worker_for_each_text),
];

/// The program's way to say that it loads the rules.
const LOADING: &str = "loading the rules";

/// What is counted, and how many words are.
const TEXTS: [(&str, usize); 3] = [("the cat sat on a mat", 4), ("An owl", 1), ("rain and The wind", 3)];

const METHODS: [(&str, StartMethod); 3] =
    [("fork", StartMethod::Fork), ("spawn", StartMethod::Spawn), ("forkserver", StartMethod::ForkServer)];

fn run(answer: &str, method: &str, texts: &[&str]) -> Result<Run, String> {
    Machine::default().run("answer.py", answer, &[&[method], texts].concat())
}

/// What a program that failed said last.
fn last_words(run: &Run) -> String {
    let lines: Vec<&str> = run.0.stderr.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(12)..].join("\n    ")
}

/// All lines but those about the rules are right, and there once.
fn is_right(run: &Run, method: &str, texts: &[(&str, usize)]) -> Verdict {
    let numbered = texts.iter().zip(1..);
    let mut right: Vec<String> =
        numbered.map(|((_, words), text)| format!("text {text} has {words} words")).collect();
    right.push(format!("total {}", texts.iter().map(|(_, words)| words).sum::<usize>()));
    let printed: Vec<&str> = run.0.stdout.lines().filter(|line| *line != LOADING).collect();
    if run.0.exit.code() == 0 && printed == right {
        return Ok(());
    }
    let mut text = format!("Started with {method}, the program printed {printed:?}, and {right:?} is right.");
    if run.0.exit.code() != 0 {
        text += &format!(" It ended as failed. The last that was said:\n    {}", last_words(run));
    }
    text += &format!(
        "\nTo see it: cargo run -q -p gil -- simulate exercises/12-guard-python/answer.py {method} {}",
        texts.iter().map(|(text, _)| format!("{text:?}")).collect::<Vec<_>>().join(" ")
    );
    Err(text)
}

fn prints_each_line_once(answer: &str, method: &str) -> Verdict {
    for count in [TEXTS.len(), 1] {
        let texts = &TEXTS[..count];
        let ran = run(answer, method, &texts.iter().map(|(text, _)| *text).collect::<Vec<_>>())?;
        is_right(&ran, method, texts)?;
    }
    Ok(())
}

fn rules_once(answer: &str) -> Verdict {
    for (method, _) in METHODS {
        let ran = run(answer, method, &TEXTS.map(|(text, _)| text))?;
        let times = ran.0.stdout.lines().filter(|line| *line == LOADING).count();
        if times != 1 {
            let whose = if times > 1 { " They are loaded by every worker, too." } else { "" };
            return Err(format!("Started with {method}, the program loaded the rules {times} times.{whose}"));
        }
        is_right(&ran, method, &TEXTS)?;
    }
    Ok(())
}

fn a_worker_for_each_text(answer: &str) -> Verdict {
    for (method, wanted) in METHODS {
        let ran = run(answer, method, &TEXTS.map(|(text, _)| text))?;
        is_right(&ran, method, &TEXTS)?;
        let started = &ran.0.started;
        if started.is_empty() {
            return Err("The lines are right, and no worker was started: the program counts all by itself."
                .to_owned());
        }
        if let Some(other) = started.iter().find(|started| **started != wanted) {
            let other = METHODS.iter().find(|(_, known)| known == other).map_or("", |(name, _)| name);
            return Err(format!("The program was told {method}, and a worker was started with {other}."));
        }
        if started.len() != TEXTS.len() {
            return Err(format!(
                "There are {} texts, and {} workers were started.",
                TEXTS.len(),
                started.len()
            ));
        }
    }
    // Whoever counts takes longer for more words.
    let words = |count: usize| vec!["word"; count].join(" ");
    let (short, long) = (run(answer, "fork", &[&words(1)])?, run(answer, "fork", &[&words(20_000)])?);
    is_right(&long, "fork", &[("word …", 20_000)])?;
    let more = long.0.cpu_s - short.0.cpu_s;
    let first_process = long.0.threads[0].ran_s - short.0.threads[0].ran_s;
    if first_process > more / 2.0 {
        return Err(
            "Workers are started, and the words are counted by the first process all the same.".to_owned()
        );
    }
    Ok(())
}
