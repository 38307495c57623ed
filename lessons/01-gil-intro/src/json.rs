//! The lesson's results as one JSON object.

use lesson::Finding;
use serde_json::{Value, json};

use crate::counter::{FORMS, Lost};
use crate::experiment::{Experiment, Results};
use crate::verdict;

pub(crate) fn object(experiment: &Experiment, results: &Results) -> Value {
    let versions = experiment.versions.iter().map(ToString::to_string);
    let real = experiment.setting.real.iter().map(|real| real.name.clone());
    let named = |names: Vec<String>, lost: &[Lost]| -> Value {
        names.into_iter().zip(lost).map(|(name, lost)| (name, Value::from(lost.lost))).collect()
    };
    let rows = FORMS.iter().enumerate().map(|(at, (form, text))| {
        json!({
            "form": form,
            "text": text,
            "of": results.lost[at].first().map(|lost| lost.of),
            "lost": named(versions.clone().collect(), &results.lost[at]),
            "with": named(real.clone().collect(), &results.lost_in_real[at]),
            "simulated": results.simulated.get(at).map(|lost| named(versions.clone().collect(), lost)),
        })
    });
    let possible = crate::interleavings::PROGRAMS.iter().zip(&results.possible).map(|((script, _), row)| {
        let versions: serde_json::Map<String, Value> = versions
            .clone()
            .zip(row)
            .map(|(version, possible)| {
                let outcomes: serde_json::Map<String, Value> = possible
                    .outcomes
                    .iter()
                    .map(|(printed, count)| (printed.clone(), Value::from(count.clone())))
                    .collect();
                (version, json!({"schedules": possible.schedules, "outcomes": outcomes, "complete": possible.complete}))
            })
            .collect();
        json!({"program": script.path, "possible": versions})
    });
    let locks = results.locks.iter().map(|row| {
        json!({"name": row.name(), "lost": row.lost, "alone_ns": row.alone_ns, "speed_up": row.speed_up})
    });
    json!({
        "lesson": 1,
        "runner": experiment.setting.runner.name(),
        "cores": experiment.setting.runner.cores(),
        "workers": experiment.threads,
        "size": experiment.turns,
        "rows": rows.collect::<Vec<_>>(),
        "possible": possible.collect::<Vec<_>>(),
        "locks": locks.collect::<Vec<_>>(),
        "sharing": results.sharing.lines().collect::<Vec<_>>(),
        "verdict": verdict::findings(experiment, results).iter().map(Finding::json).collect::<Vec<_>>(),
    })
}
