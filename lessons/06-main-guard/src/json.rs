//! The lesson's results as one JSON object.

use lesson::Finding;
use serde_json::{Value, json};

use crate::experiment::{Experiment, Results, Row};
use crate::verdict;

pub(crate) fn object(experiment: &Experiment, results: &Results) -> Value {
    let costs = results.costs.iter().map(|cost| {
        let real = experiment.setting.real.iter().map(|real| &real.name).zip(&cost.real_s);
        json!({
            "way": cost.way,
            "here_s": cost.here_s,
            "simulated_s": cost.simulated_s,
            "with": real.map(|(name, seconds)| json!({"name": name, "seconds": seconds})).collect::<Vec<_>>(),
        })
    });
    json!({
        "lesson": 6,
        "python": experiment.setting.python.to_string(),
        "runner": experiment.setting.runner.name(),
        "chain": experiment.chain,
        "rows": results.rows.iter().map(row).collect::<Vec<_>>(),
        "costs": costs.collect::<Vec<_>>(),
        "defaults": {"3.13": results.defaults[0], "3.14": results.defaults[1]},
        "twin": results.twin.map(|[guarded, unguarded]| json!({"guarded": guarded, "unguarded": unguarded})),
        "verdict": verdict::findings(experiment, results).iter().map(Finding::json).collect::<Vec<_>>(),
    })
}

fn row(row: &Row) -> Value {
    json!({
        "guarded": row.case.guarded,
        "method": row.case.method,
        "unchecked": row.case.unchecked,
        "with": row.real,
        "as_main": row.outcome.as_main,
        "as_mp_main": row.outcome.as_mp_main,
        "worked": row.outcome.worked,
        "refused": row.outcome.refused,
        "exit_code": row.outcome.exit_code(),
        "simulated": row.simulated.as_ref().map(|simulated| *simulated == row.outcome),
    })
}
