//! The lesson's page.

use std::time::Duration;

use lesson::wording::grouped;
use lesson::{Column, Page, Paper, Runner, Table, Timeline};
use workloads::{COUNTER, SHARING};

use crate::counter::FORMS;
use crate::experiment::{Experiment, Results};
use crate::interleavings::{PROGRAMS, Possible};
use crate::verdict;

pub(crate) fn page(experiment: &Experiment, results: &Results, paper: Paper) -> Page {
    let (n, turns) = (experiment.threads, grouped(experiment.turns));
    let mut page = Page::new(
        paper,
        "Lesson 1: the GIL",
        &format!("{n} threads each add 1 to one counter, {turns} times. What does it show in the end?"),
    );
    page.heading(&format!("The program ({})", COUNTER.path));
    page.verbatim(&COUNTER.function("plain"));
    page.verbatim("\n");
    page.verbatim(&COUNTER.function("call"));
    page.heading(&experiment.setting.runner.heading());
    page.prose(&format!(
        "The same file under the rules of {} CPythons; of {} additions (half of them in the longer forms) these were lost:",
        experiment.versions.len(),
        grouped(experiment.turns * n as u64)
    ));
    page.table(&lost(experiment, results));
    if !results.simulated.is_empty() {
        page.prose(SIMULATED);
    }
    page.heading("Where another thread can come between (*)");
    page.table(&body(experiment, results, 0));
    page.table(&body(experiment, results, 1));
    possible(&mut page, experiment, results);
    locks(&mut page, experiment, results);
    page.answers();
    page.heading(&format!("Who shares what ({})", SHARING.path));
    page.verbatim(&results.sharing);
    page.verdict(&verdict::findings(experiment, results));
    let [threads, processes] = timelines(results);
    page.timeline(&threads);
    page.timeline(&processes);
    page.heading("Why");
    page.prose(BODIES);
    page.prose(WHY);
    page.next(1, &NEXT);
    page
}

/// Two tasks in threads, and in processes.
pub(crate) fn timelines(results: &Results) -> [Timeline<'_>; 2] {
    let [threads, processes] = &results.timelines;
    [
        Timeline::first("Two tasks in threads under the GIL, on virtual time: their", threads, FIRST),
        Timeline::whole("The same two tasks in processes", processes),
    ]
}

const NEXT: [(&str, &str); 2] =
    [("--python 3.10", "is 3.10 like 3.9, or like 3.13?"), ("--with python3", "and your own CPython?")];

/// So much of the threads' timeline is shown: some turns.
const FIRST: Duration = Duration::from_millis(40);

const SIMULATED: &str = "simulated: on a virtual machine of 4 cores, with fewer additions. Whether any can be lost is a rule; how \
    many, is where the switches fall.";

const BODIES: &str = "Under 3.9 a thread that was asked for the GIL can lose it before nearly every instruction, under 3.13 \
    only where the loop jumps back, and around calls. So 3.13 runs the load, the addition and the store of counter += 1 in \
    one piece. Nobody promised that: the call undoes it, and 3.13t has no GIL to lose.";

const WHY: &str = "The GIL lets one thread at a time run Python's instructions, which keeps the interpreter's own data whole: \
    reference counts, lists, dicts. Your addition is several instructions, and between them another thread may \
    run. What must happen in one piece needs a lock of its own, under every CPython.";

fn lost(experiment: &Experiment, results: &Results) -> Table {
    let mut columns = vec![Column::text("", 29)];
    columns.extend(experiment.versions.iter().map(|python| Column::number(python.to_string(), 9)));
    columns.extend(experiment.setting.real.iter().map(|real| Column::number(real.name.clone(), 16)));
    let mut table = Table::new(columns);
    for (at, (_, text)) in FORMS.iter().enumerate() {
        let cells = results.lost[at].iter().chain(&results.lost_in_real[at]).map(|lost| lost.text());
        table.row(std::iter::once((*text).to_owned()).chain(cells));
        if let Some(simulated) = results.simulated.get(at) {
            let cells = simulated.iter().map(|lost| lost.text());
            let none = results.lost_in_real[at].iter().map(|_| String::new());
            table.row(std::iter::once("    simulated".to_owned()).chain(cells).chain(none));
        }
    }
    table
}

/// The loop of one form.
fn body(experiment: &Experiment, results: &Results, form: usize) -> Table {
    let mut columns = vec![Column::text(FORMS[form].1, 38)];
    columns.extend(experiment.versions.iter().map(|python| Column::number(python.to_string(), 6)));
    let mut table = Table::new(columns);
    for marked in &results.bodies[form] {
        let marks = marked.marks.iter().map(|mark| if *mark { "*" } else { " " }.to_owned());
        table.row(std::iter::once(marked.text.clone()).chain(marks));
    }
    table
}

/// What small programs can print: every interleaving, not those of one run.
fn possible(page: &mut Page, experiment: &Experiment, results: &Results) {
    page.heading("What can be printed at all: every interleaving");
    let mut columns = vec![Column::text("", 27)];
    columns.extend(experiment.versions.iter().map(|python| Column::number(python.to_string(), 8)));
    let mut table = Table::new(columns);
    for ((_, name), possible) in PROGRAMS.iter().zip(&results.possible) {
        table.row(std::iter::once((*name).to_owned()).chain(possible.iter().map(Possible::text)));
    }
    page.table(&table);
    let racing = results.possible[0]
        .iter()
        .zip(&experiment.versions)
        .find(|(possible, _)| possible.outcomes.len() > 1);
    if let Some((possible, python)) = racing {
        page.prose(&format!(
            "Each thread loads once and stores once: {} interleavings of these, of which {} lose an addition (under {python}). \
             Instruction by instruction there are {}.",
            possible.schedules,
            possible.count("1"),
            possible.interleavings.as_ref().map_or_else(|| "more".to_owned(), |all| in_groups(all))
        ));
    }
}

fn in_groups(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), grouped)
}

fn locks(page: &mut Page, experiment: &Experiment, results: &Results) {
    if experiment.setting.runner == Runner::Simulated {
        return;
    }
    page.heading("No lock, many locks, one lock (in Rust, 64 counters)");
    let mut table = Table::new(vec![
        Column::text("", 24),
        Column::number("lost", 10),
        Column::number("one thread", 14),
        Column::number("speed-up", 10),
    ]);
    for row in &results.locks {
        table.row([
            row.name().to_owned(),
            grouped(row.lost),
            format!("{:.1} ns each", row.alone_ns),
            format!("{:.2}", row.speed_up),
        ]);
    }
    page.table(&table);
    page.prose(&format!(
        "speed-up: how many times as many additions {} threads made in the same time as one thread.",
        experiment.threads
    ));
}
