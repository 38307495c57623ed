//! Exploring a program: the search, and what is said of it.

use dashu_int::UBig;
use pyvm::Python;
use pyvm::bytecode::Program;

use crate::explore::graph::Graph;
use crate::explore::outcome::{Kind, Outcome};
use crate::explore::schedule::Schedule;
use crate::explore::search::{self, Task, search};
use crate::explore::shorten::code_of;
use crate::explore::turns::Grain;

/// How to explore a program.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// Whose rules its threads follow.
    pub python: Python,
    /// `sys.argv`, the program's name first.
    pub argv: Vec<String>,
    /// Only schedules in which a thread that could go on is interrupted so many times at most.
    pub preemptions: Option<usize>,
    /// So many states are followed at most.
    pub limit: usize,
    /// Every interleaving of instructions is counted too.
    pub count_all: bool,
}

impl Exploration {
    /// All interleavings under a version's rules, up to 300,000 states.
    pub fn new(python: Python, argv: Vec<String>) -> Self {
        Self { python, argv, preemptions: None, limit: 300_000, count_all: false }
    }
}

/// A number of schedules: `None` where threads can go round in a circle any number of times.
pub type Counted = Option<UBig>;

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub outcome: Outcome,
    /// How many orders of the accesses to what threads share lead to it.
    pub count: Counted,
    /// How many interleavings of instructions lead to it, where they were counted.
    pub all: Option<Counted>,
    /// The schedule with the fewest switches that leads to it.
    pub schedule: Schedule,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explored {
    /// All outcomes: those without a failure first, then by what was printed.
    pub outcomes: Vec<Found>,
    /// Whether these are all outcomes there are.
    pub complete: bool,
    /// Why not, in a sentence each.
    pub cuts: Vec<String>,
    /// How many orders there are of the accesses to what threads share.
    pub schedules: Counted,
    /// How many interleavings of instructions there are, where they were counted.
    pub all: Option<Counted>,
    /// How many different states the program can be in, before the accesses.
    pub states: usize,
}

/// Explores a program.
///
/// # Errors
/// What the program does that cannot be followed.
pub fn explore(program: &Program, how: &Exploration) -> Result<Explored, String> {
    let task = Task {
        program,
        python: how.python,
        argv: &how.argv,
        grain: Grain::Shared,
        preemptions: how.preemptions,
        limit: how.limit,
    };
    let found = search(&task)?;
    let every = match how.count_all {
        true => Some(search(&Task { grain: Grain::Every, ..task.clone() })?),
        false => None,
    };
    let mut cuts = sentences(&found, how);
    if let Some(every) = &every {
        cuts.extend(sentences(every, how).into_iter().filter(|cut| !cuts.contains(cut)).collect::<Vec<_>>());
    }
    let search::Found { graph, mut outcomes, sharing, .. } = found;
    let mut ways = graph.shortest(outcomes.len(), how.preemptions);
    let mut counts = graph.ways(outcomes.len(), how.preemptions);
    let all_counts = every.as_ref().map(|every| counts_of(every, &outcomes, how.preemptions));
    if let Some((way, _)) = endless(&graph, how, &cuts) {
        let mut at_end = code_of(&task, &sharing, &way, None);
        outcomes.push(std::mem::replace(
            &mut at_end.outcome,
            Outcome { kind: Kind::Deadlock, stdout: String::new(), detail: String::new() },
        ));
        ways.push(Some(way));
        counts.push(None);
    }
    let mut listed: Vec<Found> = Vec::new();
    for (at, outcome) in outcomes.into_iter().enumerate() {
        let Some(way) = &ways[at] else { continue };
        let code = code_of(&task, &sharing, way, Some(&outcome));
        let all = all_counts.as_ref().map(|counts| counts.get(at).cloned().unwrap_or(None));
        listed.push(Found { outcome, count: counts[at].clone(), all, schedule: code.schedule });
    }
    listed.sort_by(|a, b| a.outcome.cmp(&b.outcome));
    Ok(Explored {
        complete: cuts.is_empty(),
        cuts,
        schedules: sum(listed.iter().map(|found| found.count.clone())),
        all: every.as_ref().map(|_| sum(listed.iter().map(|found| found.all.clone().flatten()))),
        states: graph.states.len(),
        outcomes: listed,
    })
}

fn sum(mut counts: impl Iterator<Item = Counted>) -> Counted {
    counts.try_fold(UBig::ZERO, |sum, count| count.map(|count| sum + count))
}

/// The ways to each outcome in another search, in the order of this one.
fn counts_of(every: &search::Found, outcomes: &[Outcome], most: Option<usize>) -> Vec<Counted> {
    let counts = every.graph.ways(every.outcomes.len(), most);
    let of = |outcome: &Outcome| {
        let at = every.outcomes.iter().position(|other| other == outcome);
        at.map_or_else(|| Some(UBig::ZERO), |at| counts[at].clone())
    };
    outcomes.iter().map(of).collect()
}

fn endless(graph: &Graph, how: &Exploration, cuts: &[String]) -> Option<(crate::explore::graph::Way, usize)> {
    if cuts.is_empty() { graph.endless(how.preemptions) } else { None }
}

/// Why not everything was searched.
fn sentences(found: &search::Found, how: &Exploration) -> Vec<String> {
    let mut cuts = Vec::new();
    if found.limited {
        cuts.push(format!(
            "the search stopped at the limit of {} states (--limit); there may be more outcomes",
            how.limit
        ));
    }
    if let (true, Some(most)) = (found.bounded, how.preemptions) {
        cuts.push(format!(
            "only schedules with up to {most} preemption{} were searched (--preemptions); there may be more outcomes",
            if most == 1 { "" } else { "s" }
        ));
    }
    if found.endless_turn {
        cuts.push(
            "a thread ran for millions of instructions on its own, and was not followed further".to_owned(),
        );
    }
    cuts
}
