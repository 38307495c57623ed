//! Records in chunks: sequential, processes, rayon.

use anyhow::{Context, Result};
use lesson::wording::{grouped, milliseconds};
use lesson::{Column, Finding, Part, Runner, Setting, Table};
use serde_json::json;
use workloads::RECORDS;
use workloads::native::{self, records};

/// Numbers of records: many, fewer than workers, none, and one that does not divide.
const COUNTS: [u64; 4] = [2_000, 3, 0, 2_003];

/// Processes.
const WORKERS: &str = "4";

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let mut table = Table::new(vec![
        Column::text("records", 9),
        Column::number("sequence", 11),
        Column::number("processes", 11),
        Column::number("chunks", 7),
        Column::number("Rust, 1 thread", 15),
        Column::number("Rust, rayon", 12),
    ]);
    let (mut rows, mut right) = (Vec::new(), true);
    let pool = (setting.runner == Runner::Measured).then(native::pool);
    for count in COUNTS {
        let number = count.to_string();
        let [sequence, processes] = ["sequence", "processes"].map(|way| -> Result<[f64; 4]> {
            read(setting.run(RECORDS, setting.python, &[way, WORKERS, &number])?.printed()?)
        });
        let (sequence, processes) = (sequence?, processes?);
        // All records, and the same sum whichever way.
        right &= sequence[2] == count as f64 && processes[2..] == sequence[2..];
        let mut cells = vec![
            grouped(count),
            milliseconds(sequence[0]),
            milliseconds(processes[0]),
            format!("{:.0}", processes[1]),
        ];
        if let Some(pool) = &pool {
            let input = records::records(count);
            let (alone, alone_s) = measure::timed(|| records::in_sequence(&input));
            let (together, together_s) = measure::timed(|| records::in_rayon(pool, &input));
            let sum: u64 = together.iter().map(|(_, value)| value).sum();
            right &= alone == together && sum as f64 == sequence[3];
            cells.extend([milliseconds(alone_s), milliseconds(together_s)]);
        } else {
            cells.extend(["-", "-"].map(str::to_owned));
        }
        table.row(cells);
        rows.push(json!({"records": count, "sequence_s": sequence[0], "processes_s": processes[0], "chunks": processes[1]}));
    }
    Ok(Part {
        title: "Lesson 5: records in chunks",
        question: "Records are cut into a chunk for each process. What if there are 3 records, or none?"
            .to_owned(),
        setting: format!("{WORKERS} processes; the time includes starting them."),
        table,
        below: String::new(),
        findings: vec![Finding::new(
            right,
            "For many records, for three, for none, and for a number that does not divide: each record once, in order, and the \
             same sum in every way.",
        )],
        why: "len(records) // workers is 0 for fewer records than workers, and range(0, n, 0) is an error; where it does not divide, \
              it makes a chunk too many. Cutting at n * i // workers makes chunks that differ by one record at the most. The \
              records have to be pickled and sent: that is what processes pay here.",
        rows: rows.into(),
    })
}

/// Seconds, chunks, records, and the sum.
fn read(printed: &str) -> Result<[f64; 4]> {
    let numbers: Vec<f64> = printed.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    numbers.try_into().ok().with_context(|| format!("the program prints four numbers, not {printed}"))
}
