//! The lesson's results as one JSON object.

use serde_json::{Value, json};

use crate::experiment::{Experiment, Results};
use crate::row::Row;
use crate::verdict;

pub(crate) fn object(experiment: &Experiment, results: &Results) -> Value {
    let findings: Vec<_> = verdict::findings(results).iter().map(lesson::Finding::json).collect();
    json!({
        "lesson": 3,
        "python": experiment.python.to_string(),
        "rules": experiment.python.rules.to_string(),
        "runner": experiment.runner.name(),
        "cores": experiment.runner.cores(),
        "task": experiment.task.name(),
        "workers": experiment.workers,
        "size": experiment.size,
        "capacity": results.machine.capacity,
        "rows": results.rows.iter().map(row).collect::<Vec<_>>(),
        "verdict": findings,
    })
}

fn row(row: &Row) -> Value {
    let mut object = row.timing.json();
    object["speed_up"] = row.speed_up().into();
    object["predicted"] = row.predicted.into();
    object
}
