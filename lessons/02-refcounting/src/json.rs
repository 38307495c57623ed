//! The lesson's results as one JSON object.

use lesson::Finding;
use serde_json::{Value, json};

use crate::experiment::{Experiment, Results};
use crate::verdict;

pub(crate) fn object(experiment: &Experiment, results: &Results) -> Value {
    let races = experiment.versions.iter().zip(&results.races).zip(&results.simulated_races);
    let races = races.map(|((python, race), simulated)| {
        json!({
            "simulated_after": simulated.as_ref().map(|race| race.after),
            "python": python.to_string(),
            "before": race.before,
            "after": race.after,
            "used_after_free": race.used_after_free,
            "freed_twice": race.freed_twice,
        })
    });
    let proofs = results.proofs.iter().map(|proof| {
        json!({
            "python": proof.python.to_string(),
            "complete": proof.complete,
            "schedules": proof.schedules,
            "right": proof.right,
            "wrong": proof.wrong,
            "used_after_free": proof.used_after_free,
            "freed_twice": proof.freed_twice,
            "schedule": proof.schedule,
        })
    });
    let costs = results
        .costs
        .iter()
        .map(|cost| json!({"name": cost.name(), "alone_ns": cost.alone_ns, "shared_ns": cost.shared_ns}));
    let printed = results.printed.iter().map(|(name, lines)| json!({"name": name, "stdout": lines}));
    json!({
        "lesson": 2,
        "runner": experiment.setting.runner.name(),
        "workers": experiment.threads,
        "size": experiment.turns,
        "printed": printed.collect::<Vec<_>>(),
        "races": races.collect::<Vec<_>>(),
        "proofs": proofs.collect::<Vec<_>>(),
        "costs": costs.collect::<Vec<_>>(),
        "verdict": verdict::findings(experiment, results).iter().map(Finding::json).collect::<Vec<_>>(),
    })
}
