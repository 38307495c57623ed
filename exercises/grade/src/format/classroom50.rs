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
    let said = |name| run.identity.get(name).map(String::as_str).filter(|value| !value.is_empty());
    for (field, name) in IDENTITY {
        // Where there is nothing to compare with, what is to be reviewed is the commit itself.
        let value = said(name).or_else(|| said("COMMIT_URL").filter(|_| field == "review"));
        result.insert(field.into(), value.unwrap_or_default().into());
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
