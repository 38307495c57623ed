//! The lesson's results as one JSON object.

use serde_json::{Value, json};

use crate::experiment::{Experiment, Results};
use crate::row::Row;
use crate::verdict;

pub(crate) fn object(experiment: &Experiment, results: &Results) -> Value {
    let findings: Vec<_> = verdict::findings(experiment, results).iter().map(lesson::Finding::json).collect();
    json!({
        "lesson": 3,
        "python": experiment.python.to_string(),
        "rules": experiment.python.rules.to_string(),
        "runner": experiment.runner.name(),
        "cores": experiment.runner.cores(),
        "task": experiment.task.name(),
        "workers": experiment.workers,
        "size": experiment.size,
        "capacity": results.capacity,
        "rows": results.rows.iter().map(row).collect::<Vec<_>>(),
        "verdict": findings,
    })
}

fn row(row: &Row) -> Value {
    json!({
        "name": row.name,
        "wall_s": row.wall_s,
        "cpu_s": row.cpu_s,
        "speed_up": row.speed_up(),
        "predicted": row.predicted,
        "gil": row.gil,
        "context_switches": row.context_switches.map(|switches| json!({
            "voluntary": switches.voluntary,
            "involuntary": switches.involuntary,
        })),
    })
}
