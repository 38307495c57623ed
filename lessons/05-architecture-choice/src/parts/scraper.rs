//! The scraper: pages of which some fail and some never come. Nothing is lost.

use anyhow::{Context, Result};
use lesson::wording::milliseconds;
use lesson::{Column, Finding, Part, Runner, Setting, Table, Usage};
use serde_json::json;
use workloads::SCRAPER;
use workloads::web::Server;

/// How many pages; of these each tenth fails and each twentieth never comes.
const PAGES: usize = 40;
const FAILURES: usize = 10;
const HANGS: usize = 20;

/// Seconds until a page counts as lost.
const TIMEOUT: &str = "0.3";

/// At the same time.
const SLOTS: &str = "8";

/// What became of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    titles: usize,
    errors: usize,
    all: usize,
}

pub(super) fn run(setting: &Setting) -> Result<Part> {
    if setting.runner == Runner::Simulated {
        return Err(Usage("--part scraper is measured: it has no --simulate".to_owned()).into());
    }
    let server = Server::start().context("the lesson's own web server")?;
    let mut table = Table::new(vec![
        Column::text("", 24),
        Column::number("wall", 11),
        Column::number("speed-up", 8),
        Column::number("titles", 7),
        Column::number("errors", 7),
        Column::number("in flight", 10),
    ]);
    let (mut rows, mut sequence_s, mut findings) = (Vec::new(), None, Vec::new());
    let base = server.url("");
    for (way, name) in [
        ("sequence", "one after the other"),
        ("threads", "8 threads"),
        ("processes", "8 processes"),
        ("hybrid", "threads and processes"),
    ] {
        server.forget();
        let (pages, failures, hangs) = (PAGES.to_string(), FAILURES.to_string(), HANGS.to_string());
        let arguments = [way, SLOTS, TIMEOUT, &base, &pages, &failures, &hangs];
        let ran = setting.run(SCRAPER, setting.python, &arguments)?;
        let (seconds, counts) = read(ran.printed()?)?;
        let first: f64 = *sequence_s.get_or_insert(seconds);
        let most = server.flights().most;
        table.row([
            name.to_owned(),
            milliseconds(seconds),
            format!("{:.2}", first / seconds),
            counts.titles.to_string(),
            counts.errors.to_string(),
            most.to_string(),
        ]);
        let expected = Counts { titles: PAGES - lost(), errors: lost(), all: PAGES };
        findings.push(Finding::new(
            counts == expected,
            format!("{name}: {} URLs, each exactly once, with its title or its error.", counts.all),
        ));
        rows.push(json!({"way": way, "wall_s": seconds, "titles": counts.titles, "errors": counts.errors, "in_flight": most}));
    }
    let (below, slots) = many(setting, &server)?;
    findings.extend(slots);
    Ok(Part {
        title: "Lesson 5: the scraper",
        question: "Some pages fail, and some never come. What does a scraper lose?".to_owned(),
        setting: format!(
            "{PAGES} pages that take 20 ms to come, of which each {FAILURES}th answers with an error and each {HANGS}th hangs; {SLOTS} at a time, \
             {TIMEOUT} s for each."
        ),
        table,
        below,
        findings,
        why: "An error is a result like any other, so one page costs no other its answer. A free worker takes the next URL, and a \
              time-out frees a worker whose page never comes: waiting for the oldest would stall all. map gives the results in \
              the order of the URLs, whoever was faster.",
        rows: rows.into(),
    })
}

/// Many pages, of which none fails: how near to the ideal are so many slots?
const MANY: usize = 200;
const MANY_SLOTS: usize = 20;
const MANY_MS: usize = 100;

/// So much longer than the ideal is near it.
const NEAR: f64 = 1.1;

fn many(setting: &Setting, server: &Server) -> Result<(String, [Finding; 2])> {
    server.forget();
    let numbers = [MANY_SLOTS, MANY, MANY_MS].map(|number| number.to_string());
    let base = server.url("");
    let arguments = ["threads", &numbers[0], "5", &base, &numbers[1], "0", "0", &numbers[2]];
    let (seconds, counts) = read(setting.run(SCRAPER, setting.python, &arguments)?.printed()?)?;
    let ideal_s = (MANY / MANY_SLOTS * MANY_MS) as f64 / 1000.0;
    let most = server.flights().most;
    let below = format!(
        "{MANY} pages of {MANY_MS} ms in {MANY_SLOTS} threads: {}; {} would be ideal.\n",
        milliseconds(seconds),
        milliseconds(ideal_s)
    );
    let findings = [
        Finding::new(
            most == MANY_SLOTS && counts.titles == MANY,
            format!(
                "{MANY_SLOTS} slots: never more than {most} requests at a time, and all {} titles.",
                counts.titles
            ),
        ),
        Finding::if_shown(
            seconds <= NEAR * ideal_s,
            format!("{:.2} times the ideal: a free slot takes the next page at once.", seconds / ideal_s),
        ),
    ];
    Ok((below, findings))
}

/// How many of the pages fail or hang, by the program's own rule.
fn lost() -> usize {
    (0..PAGES).filter(|number| number % FAILURES == FAILURES - 1 || number % HANGS == HANGS / 2).count()
}

fn read(printed: &str) -> Result<(f64, Counts)> {
    let mut lines = printed.lines();
    let seconds = lines.next().and_then(|line| line.parse().ok()).context("the program prints seconds")?;
    let mut counts = Counts::default();
    for line in lines {
        counts.all += 1;
        match line.split_once(" -> ") {
            Some((_, result)) if result.starts_with("Page ") => counts.titles += 1,
            _ => counts.errors += 1,
        }
    }
    Ok((seconds, counts))
}
