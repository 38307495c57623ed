//! Classroom 50's `result.json`.

use super::{Run, pretty};
use crate::model::{Graded, Status};
use anyhow::Result;
use serde_json::{Map, Value, json};

/// Fields that say whose result it is, and where the environment says it.
pub(super) const IDENTITY: [(&str, &str); 6] = [
    ("classroom", "CLASSROOM"),
    ("assignment", "ASSIGNMENT"),
    ("submission", "SUBMISSION_TAG"),
    ("commit", "COMMIT_URL"),
    ("release", "RELEASE_URL"),
    ("review", "REVIEW_URL"),
];

pub(super) fn result(graded: &Graded, run: &Run) -> Result<String> {
    let mut result = Map::new();
    result.insert("schema".into(), "classroom50/result/v1".into());
    for (field, name) in IDENTITY {
        result.insert(field.into(), run.identity.get(name).map_or("", String::as_str).into());
    }
    result.insert("datetime".into(), run.datetime.as_str().into());
    result.insert("score".into(), graded.points().into());
    result.insert("max-score".into(), graded.most().into());
    let checks = graded
        .exercises
        .iter()
        .flat_map(|exercise| exercise.checks.iter().map(move |check| (exercise, check)));
    let tests: Vec<Value> = checks
        .map(|(exercise, check)| {
            json!({
                "test-name": format!("{}: {}", exercise.package, check.name),
                "passed": check.status == Status::Passed,
                "score": check.points,
                "max-score": check.most,
            })
        })
        .collect();
    result.insert("tests".into(), tests.into());
    pretty(&result)
}
