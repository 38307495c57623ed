//! What production systems do: each pattern with a miniature that runs.

use anyhow::Result;
use lesson::{Column, Finding, Part, Plan, Setting, Table};
use pyvm::{Source, compile};
use serde_json::json;

/// A pattern.
struct Pattern {
    workload: &'static str,
    tool: &'static str,
    reason: &'static str,
    /// Prints `ok` where it did what it is for.
    miniature: &'static str,
}

const PATTERNS: [Pattern; 5] = [
    Pattern {
        workload: "web server",
        tool: "threads or async",
        reason: "waits for clients",
        miniature: "\
from concurrent.futures import ThreadPoolExecutor
import time

def handle(request):
    time.sleep(0.005)  # the database
    return request.upper()

with ThreadPoolExecutor(max_workers=8) as pool:
    answers = list(pool.map(handle, ['a', 'b', 'c']))
print('ok' if answers == ['A', 'B', 'C'] else answers)
",
    },
    Pattern {
        workload: "ML preprocessing",
        tool: "process pool",
        reason: "computes; chunks",
        miniature: "\
from concurrent.futures import ProcessPoolExecutor
import multiprocessing

def scale(chunk):
    largest = max(chunk)
    return [value / largest for value in chunk]

if __name__ == '__main__':
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('spawn')) as pool:
        scaled = list(pool.map(scale, [[1, 2, 4], [5, 10]]))
    print('ok' if scaled == [[0.25, 0.5, 1.0], [0.5, 1.0]] else scaled)
",
    },
    Pattern {
        workload: "web scraper",
        tool: "thread pool",
        reason: "waits for servers",
        miniature: "\
from concurrent.futures import ThreadPoolExecutor

def fetch(url):
    if 'bad' in url:
        raise OSError(url)
    return url

def result_or_error(future):
    error = future.exception()
    return type(error).__name__ if error else future.result()

with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(fetch, url) for url in ['a', 'bad', 'c']]
found = [result_or_error(future) for future in futures]
print('ok' if found == ['a', 'OSError', 'c'] else found)
",
    },
    Pattern {
        workload: "task queue",
        tool: "worker processes",
        reason: "a GIL and a fate each",
        miniature: "\
import multiprocessing

def work(tasks, results):
    for task in iter(tasks.get, None):
        results.put((task, task * task))

if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    tasks, results = context.Queue(), context.Queue()
    workers = [context.Process(target=work, args=(tasks, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for task in [1, 2, 3, None, None]:
        tasks.put(task)
    done = sorted(results.get() for _ in range(3))
    for worker in workers:
        worker.join()
    print('ok' if done == [(1, 1), (2, 4), (3, 9)] else done)
",
    },
    Pattern {
        workload: "image batch",
        tool: "process pool",
        reason: "computes; or native code",
        miniature: "\
import multiprocessing

def shrink(image):
    return [row[::2] for row in image[::2]]

if __name__ == '__main__':
    images = [[[number] * 4 for _ in range(4)] for number in range(3)]
    with multiprocessing.get_context('spawn').Pool(2) as pool:
        small = pool.map(shrink, images)
    print('ok' if small == [[[number] * 2] * 2 for number in range(3)] else small)
",
    },
];

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let mut table = Table::new(vec![
        Column::text("work", 18),
        Column::text("pattern", 18),
        Column::text("because", 25),
        Column::text("miniature", 12),
    ])
    .given(3);
    let (mut rows, mut all) = (Vec::new(), true);
    for pattern in &PATTERNS {
        let path = "miniature.py";
        let program =
            compile(Source::new(path, pattern.miniature)).map_err(|error| anyhow::anyhow!("{error}"))?;
        let ran = setting.runner.run(&program, &Plan::new(setting.python, &[path]))?;
        let said = ran.printed()?.to_owned();
        all &= said == "ok";
        table.row([pattern.workload, pattern.tool, pattern.reason, &said].map(str::to_owned));
        rows.push(json!({"work": pattern.workload, "pattern": pattern.tool, "because": pattern.reason, "said": said}));
    }
    Ok(Part {
        title: "Lesson 5: patterns",
        question: "What do production systems do, and does it run?".to_owned(),
        setting: "Each pattern in some lines of Python, run now: lessons/05-architecture-choice/src/parts/patterns.rs has \
                  them."
            .to_owned(),
        table,
        below: String::new(),
        findings: vec![Finding::new(all, "Every miniature did what it is for.")],
        why: "The pattern follows from what the work waits for, and from what may die without the rest.",
        rows: rows.into(),
    })
}
