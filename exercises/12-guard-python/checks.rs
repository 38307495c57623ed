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

/// What texts are made of, and whether it counts.
const WORDS: [(&str, bool); 12] = [
    ("the", false),
    ("cat", true),
    ("sat", true),
    ("a", false),
    ("rain", true),
    ("An", false),
    ("owl", true),
    ("wind", true),
    ("The", false),
    ("and", true),
    ("mat", true),
    ("an", false),
];

/// A text, and how many of its words count.
type Text = (String, usize);

/// Three texts of two to seven words. Which ones depends on the answer, so that no answer can know what it will be asked;
/// and on nothing else, so that the same answer gets the same grade.
fn texts(answer: &str) -> [Text; 3] {
    // FNV-1a, then a linear congruential generator.
    let hash = answer.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut state = hash;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    std::array::from_fn(|_| {
        let words: Vec<_> = (0..2 + draw(6)).map(|_| WORDS[draw(WORDS.len())]).collect();
        let text: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        (text.join(" "), words.iter().filter(|(_, counts)| *counts).count())
    })
}

fn plain(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|(text, _)| text.as_str()).collect()
}

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
fn is_right(run: &Run, method: &str, texts: &[Text]) -> Verdict {
    let numbered = texts.iter().zip(1..);
    let mut right: Vec<String> =
        numbered.map(|((_, words), text)| format!("text {text} has {words} words")).collect();
    right.push(format!("total {}", texts.iter().map(|(_, words)| words).sum::<usize>()));
    let printed: Vec<&str> = run.0.stdout.lines().filter(|line| *line != LOADING).collect();
    if run.0.exit.code() == 0 && printed == right {
        return Ok(());
    }
    let cut = |line: &&str| line.chars().take(80).collect::<String>();
    let begin: Vec<String> = printed.iter().take(2 * right.len()).map(cut).collect();
    let mut text = format!("Started with {method}, the program printed {begin:?}, and {right:?} is right.");
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
    let texts = texts(answer);
    [&texts[..], &texts[..1]].iter().try_for_each(|texts| {
        let ran = run(answer, method, &plain(texts))?;
        is_right(&ran, method, texts)
    })
}

fn rules_once(answer: &str) -> Verdict {
    let texts = texts(answer);
    for (method, _) in METHODS {
        let ran = run(answer, method, &plain(&texts))?;
        let times = ran.0.stdout.lines().filter(|line| *line == LOADING).count();
        if times != 1 {
            let whose = if times > 1 { " They are loaded by every worker, too." } else { "" };
            return Err(format!("Started with {method}, the program loaded the rules {times} times.{whose}"));
        }
        is_right(&ran, method, &texts)?;
    }
    Ok(())
}

fn a_worker_for_each_text(answer: &str) -> Verdict {
    let texts = texts(answer);
    for (method, wanted) in METHODS {
        let ran = run(answer, method, &plain(&texts))?;
        is_right(&ran, method, &texts)?;
        let started = &ran.0.started;
        if started.is_empty() {
            return Err("The lines are right, and no worker was started: the program counts all by itself."
                .to_owned());
        }
        if let Some(other) = started.iter().find(|started| **started != wanted) {
            let other = METHODS.iter().find(|(_, known)| known == other).map_or("", |(name, _)| name);
            return Err(format!("The program was told {method}, and a worker was started with {other}."));
        }
        if started.len() != texts.len() {
            return Err(format!(
                "There are {} texts, and {} workers were started.",
                texts.len(),
                started.len()
            ));
        }
    }
    // Whoever counts takes longer for more words.
    let words = |count: usize| vec!["word"; count].join(" ");
    let (short, long) = (run(answer, "fork", &[&words(1)])?, run(answer, "fork", &[&words(20_000)])?);
    is_right(&long, "fork", &[("word …".to_owned(), 20_000)])?;
    let more = long.0.cpu_s - short.0.cpu_s;
    let first_process = long.0.threads[0].ran_s - short.0.threads[0].ran_s;
    if first_process > more / 2.0 {
        return Err(
            "Workers are started, and the words are counted by the first process all the same.".to_owned()
        );
    }
    Ok(())
}
