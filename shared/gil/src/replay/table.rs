//! A schedule as a table: a column for each thread, and one for each variable that they share.

use std::fmt::Write as _;

use lesson::Paper;
use simulate::explore::{Kind, Replayed, Step, letter};

use crate::flags::Subject;
use crate::summary::of_python;

/// A thread's column is at least so wide; where there is no room for that, all threads share one.
const LEAST: usize = 16;
/// A value has so much room.
const VALUE: usize = 14;

/// The columns.
struct Layout {
    /// How many columns threads have.
    threads: usize,
    thread_width: usize,
    values: Vec<usize>,
    /// Of the page.
    width: usize,
}

impl Layout {
    fn of(replayed: &Replayed, width: usize) -> Self {
        let longest = |at: usize| {
            let values = replayed.steps.iter().map(|step| step.values[at].chars().count());
            values.chain([replayed.variables[at].chars().count()]).max().unwrap_or(1).min(VALUE)
        };
        let mut values: Vec<usize> = (0..replayed.variables.len()).map(longest).collect();
        // The variables take half of the line at most.
        while values.iter().map(|width| width + 2).sum::<usize>() > width / 2 {
            values.pop();
        }
        let left = width - values.iter().map(|width| width + 2).sum::<usize>();
        let all = replayed.threads.len();
        let threads = if left / all >= LEAST { all } else { 1 };
        Self { threads, thread_width: left / threads, values, width }
    }

    /// A row: text in a thread's column, and the values.
    fn row(&self, thread: usize, text: &str, values: &[String]) -> String {
        let at = if self.threads == 1 { 0 } else { thread };
        // A row without values has the rest of the line.
        let columns = if values.is_empty() { self.width - at * self.thread_width } else { self.thread_width };
        let room = columns - 1;
        let mut row = format!("{}{}", " ".repeat(at * self.thread_width), cut(text, room));
        let end = self.threads * self.thread_width;
        for (value, width) in values.iter().zip(&self.values) {
            let missing = end.saturating_sub(row.chars().count());
            row += &" ".repeat(missing);
            let _ = write!(row, "  {:<width$}", cut(value, *width));
        }
        row.trim_end().to_owned() + "\n"
    }
}

/// A text that has to fit.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    text.chars().take(room.saturating_sub(1)).chain(['…']).collect()
}

/// The page.
pub(super) fn page(
    subject: &Subject,
    code: &str,
    replayed: &Replayed,
    predict: bool,
    paper: Paper,
) -> String {
    let layout = Layout::of(replayed, paper.width);
    let file = subject.file.display();
    let mut text = fill(&format!("{file}: schedule {code} under {}", of_python(subject.python)), paper);
    text += &names(replayed, paper);
    if replayed.steps_before > 0 {
        text += &fill(
            &format!("The main thread took {} steps before it started another one.", replayed.steps_before),
            paper,
        );
    }
    text.push('\n');
    text += &head(&layout, replayed);
    text += &body(&layout, replayed);
    if replayed.variables.len() > layout.values.len() {
        let hidden = &replayed.variables[layout.values.len()..];
        text += &fill(&format!("Not shown for lack of room: {}.", hidden.join(", ")), paper);
    }
    text.push('\n');
    match predict {
        true => text += "What comes of it?\n",
        false => text += &outcome(replayed, paper),
    }
    text
}

fn fill(line: &str, paper: Paper) -> String {
    textwrap::fill(line, textwrap::Options::new(paper.width).subsequent_indent("  ")) + "\n"
}

fn names(replayed: &Replayed, paper: Paper) -> String {
    let names = replayed.threads.iter().enumerate();
    let names: Vec<String> = names.map(|(number, name)| format!("{} {name}", letter(number))).collect();
    fill(&format!("Threads: {}", names.join(", ")), paper)
}

fn head(layout: &Layout, replayed: &Replayed) -> String {
    let mut head = String::new();
    match layout.threads {
        1 => {
            let _ = write!(head, "{:<width$}", "thread", width = layout.thread_width);
        }
        threads => (0..threads).for_each(|thread| {
            let _ = write!(head, "{:<width$}", letter(thread), width = layout.thread_width);
        }),
    }
    for (name, width) in replayed.variables.iter().zip(&layout.values) {
        let _ = write!(head, "  {:<width$}", cut(name, *width));
    }
    let line =
        "-".repeat(layout.threads * layout.thread_width + layout.values.iter().map(|w| w + 2).sum::<usize>());
    format!("{}\n{line}\n", head.trim_end())
}

fn body(layout: &Layout, replayed: &Replayed) -> String {
    let mut text = String::new();
    let mut lines: Vec<u32> = vec![0; replayed.threads.len()];
    for step in &replayed.steps {
        let place = &mut lines[step.thread];
        let number = step.line.as_ref().map_or(0, |line| line.number);
        if step.switched || *place != number {
            text += &source(layout, step);
        }
        *place = number;
        let mark = mark(layout, step);
        if !step.instruction.is_empty() {
            text += &layout.row(step.thread, &format!("{mark}  {}", step.instruction), &step.values);
        }
        for line in step.printed.lines() {
            text += &layout.row(step.thread, &format!("{mark}  > {line}"), &[]);
        }
        if let Some(then) = &step.then {
            text += &layout.row(step.thread, &format!("{mark}  ({then})"), &[]);
        }
    }
    text
}

/// Where threads share a column, each line says whose it is.
fn mark(layout: &Layout, step: &Step) -> String {
    if layout.threads == 1 { letter(step.thread).to_string() } else { String::new() }
}

fn source(layout: &Layout, step: &Step) -> String {
    let Some(line) = &step.line else { return String::new() };
    layout.row(step.thread, &format!("{}{}: {}", mark(layout, step), line.number, line.text), &[])
}

fn outcome(replayed: &Replayed, paper: Paper) -> String {
    let outcome = &replayed.outcome;
    let kind = match outcome.kind {
        Kind::Ok => "It ends well.",
        Kind::Assert => "An assert fails.",
        Kind::Exception => "An exception ends it.",
        Kind::Deadlock => "Deadlock.",
        Kind::DoubleFree => "An object is freed twice.",
        Kind::UseAfterFree => "An object is used after it was freed.",
    };
    let mut text = format!("{kind}\n");
    for line in outcome.detail.lines() {
        text += &fill(&format!("  {line}"), paper);
    }
    if !outcome.stdout.is_empty() {
        text += "It has printed:\n";
        outcome.stdout.lines().for_each(|line| {
            let _ = writeln!(text, "  | {line}");
        });
    }
    text
}
