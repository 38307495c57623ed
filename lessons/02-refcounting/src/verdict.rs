//! What the runs say.

use lesson::{Finding, Machine};
use pyvm::Rules;
use workloads::native::counts::Counting;

use crate::experiment::{Experiment, Results};

/// The counts that the program prints, on every version: `reality` has it so for 2.7 to 3.13t.
const COUNTS: [&str; 5] = ["2", "3", "5", "4", "2"];

/// The findings, in the order in which the page shows the runs.
pub(crate) fn findings(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let machine = Machine::new(experiment.setting.runner, experiment.threads);
    let mut findings: Vec<_> = machine.finding(false).into_iter().collect();
    findings.extend([counts(results), dying(results), cycles(results)]);
    findings.extend(races(experiment, results));
    findings.push(proofs(results));
    findings.extend(costs(results));
    findings
}

fn counts(results: &Results) -> Finding {
    let counted = |lines: &[String]| {
        let counts = lines.iter().filter_map(|line| line.split_once(": ")).map(|(_, count)| count);
        counts.eq(COUNTS)
    };
    let holds = results.printed.iter().all(|(_, lines)| counted(lines));
    Finding::new(
        holds,
        "The counts are 2, 3, 5, 4, 2 under every version; one of each is getrefcount's own argument.",
    )
}

fn position(lines: &[String], line: &str) -> Option<usize> {
    lines.iter().position(|printed| printed == line)
}

fn dying(results: &Results) -> Finding {
    let at_once = |lines: &[String]| {
        let died = position(lines, "one dies");
        died > position(lines, "one name is gone")
            && died < position(lines, "both are gone")
            && died.is_some()
    };
    let holds = results.printed.iter().all(|(_, lines)| at_once(lines));
    Finding::new(holds, "An object dies with its last reference, before the next line runs, and not earlier.")
}

fn cycles(results: &Results) -> Finding {
    let collected = |lines: &[String]| {
        let (none, done) = (position(lines, "no name is left"), position(lines, "collected"));
        let died = [position(lines, "first dies"), position(lines, "second dies")];
        died.iter().all(|died| died.is_some() && *died > none && *died < done)
    };
    let holds = results.printed.iter().all(|(_, lines)| collected(lines));
    Finding::new(
        holds,
        "Two objects that refer to each other outlive their names, until gc.collect() finds the cycle.",
    )
}

fn races(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let naive = |python: &pyvm::Python| python.rules == Rules::Naive;
    let runs = || experiment.versions.iter().zip(&results.races);
    let whole = runs().filter(|(python, _)| !naive(python)).all(|(_, race)| race.is_whole());
    let mut findings = vec![Finding::new(
        whole,
        "With a GIL, and without one in 3.13t, no count went wrong and nothing died early.",
    )];
    if let Some((_, race)) = runs().find(|(python, _)| naive(python))
        && experiment.threads > 1
    {
        let text = if race.is_whole() {
            "naive: the threads did not meet this time; run again, or with a larger --size.".to_owned()
        } else {
            format!(
                "naive: the count went from {} to {}; {} times (of which at most a thousand are counted) the object was \
                 used or freed after its count had said that it was dead.",
                race.before,
                race.after,
                race.used_after_free + race.freed_twice
            )
        };
        findings.push(Finding::if_shown(!race.is_whole(), text));
    }
    findings
}

/// Exhaustive, so nothing here is luck.
fn proofs(results: &Results) -> Finding {
    let (naive, guarded): (Vec<_>, Vec<_>) =
        results.proofs.iter().partition(|proof| proof.python.rules == Rules::Naive);
    let holds = guarded.iter().all(|proof| proof.is_whole())
        && naive.iter().all(|proof| proof.wrong > 0 && proof.used_after_free > 0 && proof.freed_twice > 0);
    Finding::new(
        holds,
        "Of all interleavings: without a guard some lose a count, some use the object after it was freed, and some free it \
         twice; with the GIL, and in 3.13t, none does.",
    )
}

fn costs(results: &Results) -> Vec<Finding> {
    let cost = |counting| results.costs.iter().find(|cost| cost.counting == counting);
    let [Some(plain), Some(atomic), Some(biased)] =
        [Counting::Plain, Counting::Atomic, Counting::Biased].map(cost)
    else {
        return Vec::new();
    };
    let text = format!(
        "In one thread an atomic count costs {:.1} times a plain one, a biased one {:.1} times.",
        atomic.alone_ns / plain.alone_ns,
        biased.alone_ns / plain.alone_ns
    );
    let right = results.costs.iter().all(|cost| cost.right);
    vec![
        Finding::new(right, "In Rust every count was right in the end."),
        Finding::if_shown(biased.alone_ns < atomic.alone_ns, text),
    ]
}
