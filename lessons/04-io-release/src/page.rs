//! The lesson's first page: the fetches.

use std::time::Duration;

use lesson::wording::milliseconds;
use lesson::{Column, Finding, Page, Paper, Runner, Setting, Table, Timeline};
use serde_json::{Value, json};
use workloads::FETCH;

use crate::fetches::{COUNT, Fetches, Kind, Row};

/// Threads that wait reach at least this share of what is possible: ten times as fast.
const MET: f64 = 0.95;

pub(crate) fn page(setting: &Setting, fetches: &Fetches, paper: Paper) -> Page {
    let mut page = Page::new(
        paper,
        "Lesson 4: who lets go of the lock",
        &format!(
            "{COUNT} fetches that take 100 ms each: how long do they take in {COUNT} threads, if only one may run?"
        ),
    );
    page.heading(&format!("The program ({})", FETCH.path));
    page.verbatim(&FETCH.function("fetch"));
    page.verbatim("\n");
    page.verbatim(&FETCH.function("in_threads"));
    page.heading(&setting.runner.heading());
    page.prose(&match (&fetches.url, setting.runner) {
        (Some(url), _) => format!("From {url}, under the rules of CPython {}.", setting.python),
        (None, Runner::Measured) => format!(
            "From a web server on this machine that answers after 100 ms, under the rules of CPython {}. in flight: how many \
             requests it was answering at the same time.",
            setting.python
        ),
        (None, Runner::Simulated) => {
            format!("From a virtual web that answers after 100 ms, under the rules of CPython {}.", setting.python)
        }
    });
    page.table(&table(fetches));
    page.verdict(&findings(fetches));
    page.timeline(&timeline(fetches));
    page.heading("Why");
    page.prose(WHY);
    page.next(4, &NEXT);
    page
}

const WHY: &str = "A thread that waits for a socket, a file or a clock needs no interpreter, so it drops the GIL before it waits \
    and takes it again after. Ten threads wait at the same time; the moments in which each needs the GIL are short. An \
    event loop does the same in one thread, and processes do it too, once they have started.";

const NEXT: [(&str, &str); 7] = [
    ("--part releases", "what else lets go?"),
    ("--part convoy", "beside one that computes?"),
    ("--part responsive", "does a window stay alive?"),
    ("--part files", "do files overlap, too?"),
    ("--part queue", "who waits for whom?"),
    ("--part connections", "how many can wait at once?"),
    ("--part memory", "what does a worker cost?"),
];

/// The threads under the GIL.
pub(crate) fn timeline(fetches: &Fetches) -> Timeline<'_> {
    Timeline::first("Threads that fetch: their", &fetches.trace, Duration::from_millis(220))
}

fn table(fetches: &Fetches) -> Table {
    let mut table = Table::new(vec![
        Column::text("", 32),
        Column::number("wall", 11),
        Column::number("speed-up", 9),
        Column::number("in flight", 10),
    ]);
    for row in &fetches.rows {
        table.row([
            row.name.clone(),
            milliseconds(row.wall_s),
            format!("{:.2}", fetches.sequence_s() / row.wall_s),
            row.in_flight.map_or_else(|| "-".to_owned(), |most| most.to_string()),
        ]);
    }
    table
}

/// What the numbers say.
pub(crate) fn findings(fetches: &Fetches) -> Vec<Finding> {
    let all = COUNT as f64;
    let finding = |row: &Row| {
        let gained = fetches.sequence_s() / row.wall_s;
        let overlapped = row.in_flight.is_none_or(|most| most == COUNT);
        let flight =
            if row.in_flight.is_some() && overlapped { "; all requests were under way at once" } else { "" };
        match row.kind {
            // What is compared is what is printed: one digit.
            Kind::Threads | Kind::FreeThreaded | Kind::Async => Some(Finding::if_shown(
                (gained * 10.0).round() / 10.0 >= MET * all && overlapped,
                format!("{}: {gained:.1} times as fast, of {all:.0} possible{flight}.", row.name),
            )),
            Kind::Processes => Some(Finding::if_shown(
                gained > 1.0 && overlapped,
                format!("{}: {gained:.1} times as fast{flight}; what is missing is their start.", row.name),
            )),
            Kind::Sequence | Kind::Real => None,
        }
    };
    // Another address answers when it likes.
    if fetches.url.is_some() { Vec::new() } else { fetches.rows.iter().filter_map(finding).collect() }
}

/// The results as one JSON object.
pub(crate) fn json(setting: &Setting, fetches: &Fetches) -> Value {
    let rows = fetches.rows.iter().map(|row| {
        json!({"name": row.name, "wall_s": row.wall_s, "speed_up": fetches.sequence_s() / row.wall_s,
               "in_flight": row.in_flight})
    });
    json!({
        "lesson": 4,
        "python": setting.python.to_string(),
        "runner": setting.runner.name(),
        "rows": rows.collect::<Vec<_>>(),
        "verdict": findings(fetches).iter().map(Finding::json).collect::<Vec<_>>(),
    })
}
