//! The advice, checked: each kind of work with the recommended tool, and with the others.

use anyhow::{Context, Result};
use lesson::{Runner, Setting};
use measure::Recording;
use timeline::Trace;
use workloads::web::Server;
use workloads::{CPU_BOUND, FETCH, PAYOFF, SCRAPER, Script};

use crate::advice::Tool;

/// A kind of work, and what each tool made of it.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub(crate) work: &'static str,
    pub(crate) recommended: Tool,
    /// Seconds by tool.
    pub(crate) seconds: Vec<(Tool, f64)>,
}

/// All trials.
pub(crate) struct Trials {
    pub(crate) trials: Vec<Trial>,
    /// The threads that fetch.
    pub(crate) trace: Trace,
}

/// What is tried: the work, the tool that the tree recommends, the program, its arguments before and after the way, and the
/// program's name for each tool.
struct Plan {
    work: &'static str,
    recommended: Tool,
    script: Script,
    before: Vec<String>,
    after: Vec<String>,
    ways: Vec<(Tool, &'static str)>,
}

impl Trial {
    /// The fastest tool, and how many times as long the recommended one took.
    pub(crate) fn best(&self) -> (Tool, f64) {
        let fastest = self.seconds.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
        let (tool, best_s) = fastest.unwrap_or((self.recommended, f64::NAN));
        let recommended = self.seconds.iter().find(|(tool, _)| *tool == self.recommended);
        (tool, recommended.map_or(f64::NAN, |(_, seconds)| seconds / best_s))
    }
}

/// Tries everything.
pub(crate) fn run(setting: &Setting) -> Result<Trials> {
    let server = match setting.runner {
        Runner::Measured => Some(Server::start().context("the lesson's own web server")?),
        Runner::Simulated => None,
    };
    let base = server.as_ref().map_or_else(|| "http://virtual.test".to_owned(), |server| server.url(""));
    // The virtual web answers every page after 100 ms.
    let page = if server.is_some() { format!("{base}/delay/50") } else { format!("{base}/page") };
    let text = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let three =
        vec![(Tool::Sequence, "sequence"), (Tool::Threads, "threads"), (Tool::Processes, "processes")];
    let mut with_free = three.clone();
    with_free.push((Tool::FreeThreaded, "threads"));
    let size = if server.is_some() { "1000000" } else { "4000000" };
    let plans = [
        Plan {
            work: "waits: 10 fetches",
            recommended: Tool::Threads,
            script: FETCH,
            before: Vec::new(),
            after: vec!["10".to_owned(), page],
            ways: three.clone(),
        },
        Plan {
            work: "computes: 4 long tasks",
            recommended: Tool::Processes,
            script: CPU_BOUND,
            before: text(&["sum"]),
            after: text(&["4", size]),
            ways: three.clone(),
        },
        Plan {
            work: "the same, 3.13t at hand",
            recommended: Tool::FreeThreaded,
            script: CPU_BOUND,
            before: text(&["sum"]),
            after: text(&["4", size]),
            ways: with_free,
        },
        Plan {
            work: "computes: 4 tiny tasks",
            recommended: Tool::Sequence,
            script: PAYOFF,
            before: Vec::new(),
            after: text(&["4", "1000"]),
            ways: vec![(Tool::Sequence, "sequence"), (Tool::Processes, "processes")],
        },
        Plan {
            work: "both: 20 pages to parse",
            recommended: Tool::Threads,
            script: SCRAPER,
            before: Vec::new(),
            after: text(&["10", "5", &base, "20"]),
            ways: [&three[..], &[(Tool::Hybrid, "hybrid")]].concat(),
        },
    ];
    let mut trace = None;
    let mut trials = Vec::new();
    for plan in plans {
        let mut seconds = Vec::new();
        for (tool, way) in &plan.ways {
            let python =
                if *tool == Tool::FreeThreaded { setting.python.free_threaded() } else { setting.python };
            let arguments: Vec<&str> = plan
                .before
                .iter()
                .map(String::as_str)
                .chain([*way])
                .chain(plan.after.iter().map(String::as_str))
                .collect();
            let first = trace.is_none() && *tool == Tool::Threads;
            let recording = if first { Recording::All } else { Recording::Off };
            let ran = setting.run_recorded(plan.script, python, &arguments, recording)?;
            let printed = ran.printed()?;
            let took = printed.split_whitespace().next().and_then(|word| word.parse().ok());
            seconds.push((*tool, took.context("the program prints seconds")?));
            if first {
                trace = Some(ran.trace);
            }
        }
        trials.push(Trial { work: plan.work, recommended: plan.recommended, seconds });
    }
    Ok(Trials { trials, trace: trace.context("threads are tried")? })
}
