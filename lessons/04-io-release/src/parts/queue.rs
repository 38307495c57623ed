//! A producer and a consumer with a bounded queue between them.

use anyhow::{Context, Result};
use lesson::wording::milliseconds;
use lesson::{Column, Finding, Part, Runner, Setting, Table};
use serde_json::json;
use workloads::PRODUCER;
use workloads::native::queue;

/// What is tried: a name, the queue's room, and how many milliseconds an item takes to make and to use.
const CASES: [(&str, usize, u64, u64); 4] = [
    ("slow consumer, room for 4", 4, 2, 4),
    ("slow consumer, room for 1000", 1000, 2, 4),
    ("slow producer, room for 4", 4, 4, 2),
    ("slow consumer, room for 1", 1, 2, 4),
];

/// How many items.
const ITEMS: u32 = 50;

/// What a run gave.
#[derive(Clone, Copy, Debug)]
struct Flow {
    wall_s: f64,
    fullest: usize,
    producer_waited_s: f64,
    consumer_waited_s: f64,
}

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let mut table = Table::new(vec![
        Column::text("", 29),
        Column::number("wall", 9),
        Column::number("fullest", 8),
        Column::number("producer waits", 14),
        Column::number("consumer waits", 14),
    ]);
    let (mut rows, mut flows) = (Vec::new(), Vec::new());
    let mut add = |name: &str, flow: Flow| {
        table.row([
            name.to_owned(),
            milliseconds(flow.wall_s),
            flow.fullest.to_string(),
            milliseconds(flow.producer_waited_s),
            milliseconds(flow.consumer_waited_s),
        ]);
        rows.push(json!({"name": name, "wall_s": flow.wall_s, "fullest": flow.fullest,
                         "producer_waited_s": flow.producer_waited_s, "consumer_waited_s": flow.consumer_waited_s}));
    };
    for (name, room, produce_ms, consume_ms) in CASES {
        let arguments =
            [u64::from(ITEMS), room as u64, produce_ms, consume_ms].map(|number| number.to_string());
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let flow = Flow::read(setting.run(PRODUCER, setting.python, &arguments)?.printed()?)?;
        add(name, flow);
        flows.push(flow);
    }
    if setting.runner == Runner::Measured {
        let (_, room, produce_ms, consume_ms) = CASES[0];
        let (flow, wall_s) =
            measure::timed(|| queue::flow(ITEMS, room, produce_ms, consume_ms, measure::stopwatch));
        let [producer_waited_s, consumer_waited_s] = flow.waited_s;
        add(
            "the first in Rust, crossbeam",
            Flow { wall_s, fullest: flow.fullest, producer_waited_s, consumer_waited_s },
        );
    }
    let findings = vec![
        Finding::new(flows[0].fullest <= CASES[0].1, "A queue with room for 4 never held more than 4 items."),
        Finding::if_shown(
            flows[0].producer_waited_s > flows[0].consumer_waited_s,
            "Where the consumer is slow, the producer is held back: back-pressure.",
        ),
        Finding::if_shown(
            flows[2].consumer_waited_s > flows[2].producer_waited_s,
            "Where the producer is slow, the consumer waits.",
        ),
        Finding::if_shown(
            flows[1].fullest > 2 * CASES[0].1,
            format!("Without a bound nobody is held back, and {} items pile up.", flows[1].fullest),
        ),
    ];
    Ok(Part {
        title: "Lesson 4: producer and consumer",
        question: "One thread makes items, another uses them. Who waits for whom?".to_owned(),
        setting: format!(
            "{ITEMS} items through a queue.Queue; an item takes 2 or 4 ms to make or to use (sleeps)."
        ),
        table,
        below: String::new(),
        findings,
        why: "put waits while the queue is full, get while it is empty; both drop the GIL meanwhile. A bounded queue makes the \
              faster side as slow as the slower one. Without a bound the faster side wins nothing: the items wait in memory.",
        rows: rows.into(),
    })
}

impl Flow {
    fn read(printed: &str) -> Result<Self> {
        let numbers: Vec<f64> = printed.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [wall_s, used, fullest, producer_waited_s, consumer_waited_s] = numbers[..] else {
            anyhow::bail!("the program prints five numbers, not {printed}");
        };
        (used == f64::from(ITEMS)).then_some(()).context("every item is used once")?;
        Ok(Self { wall_s, fullest: fullest as usize, producer_waited_s, consumer_waited_s })
    }
}
