//! What crosses a process boundary, and what is refused there.

use anyhow::Result;
use lesson::{Column, Finding, Part, Setting, Table};
use serde_json::json;

/// What somebody could send to a worker in place of a message.
type Attempt = (&'static str, fn() -> Vec<u8>);

const ATTEMPTS: [Attempt; 5] = [
    ("nothing at all", Vec::new),
    ("half a message", || vec![200, 0, 0, 0, 1, 2, 3]),
    ("bytes without meaning", || {
        let garbage = [0xff; 64];
        [&64_u32.to_le_bytes()[..], &garbage].concat()
    }),
    ("a message of 4 GB", || u32::MAX.to_le_bytes().to_vec()),
    // Protocol 0: it would call os.system if anybody unpickled it.
    ("a pickle that runs a command", || {
        let pickle = b"cos\nsystem\n(S'echo gone'\ntR.";
        [&(pickle.len() as u32).to_le_bytes()[..], pickle].concat()
    }),
];

pub(super) fn run(_: &Setting) -> Result<Part> {
    let mut table = Table::new(vec![
        Column::text("sent to a worker", 30),
        Column::number("it ran", 7),
        Column::number("exit code", 10),
    ]);
    let (mut rows, mut all) = (Vec::new(), true);
    for (what, bytes) in ATTEMPTS {
        let answer = measure::worker_given(&bytes())?;
        let ran = !answer.stdout.is_empty();
        all &= !ran && answer.exit_code == 2;
        table.row([what.to_owned(), if ran { "yes" } else { "no" }.to_owned(), answer.exit_code.to_string()]);
        rows.push(json!({"sent": what, "ran": ran, "exit_code": answer.exit_code}));
    }
    Ok(Part {
        title: "Lesson 5: the boundary",
        question: "A worker process reads messages. What if somebody sends it something else?".to_owned(),
        setting:
            "Each row starts a worker of this course and sends it these bytes in place of its first message."
                .to_owned(),
        table,
        below: String::new(),
        findings: vec![Finding::new(all, "Nothing was run: the worker ended at once, with exit code 2.")],
        why: "Between processes of this course go typed messages with a length and a limit. What is no such message is refused before \
              anything is built from it. CPython's multiprocessing sends pickles, and to unpickle is to run what the sender \
              wants: its documentation warns of it. Check what comes out of a queue, and never unpickle what strangers sent.",
        rows: rows.into(),
    })
}
