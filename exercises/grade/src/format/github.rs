//! The step output that GitHub's autograding reporter reads: `result=` and JSON in Base64.

use crate::model::{Graded, Status};
use anyhow::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

pub(super) fn output(graded: &Graded) -> Result<String> {
    let checks = graded
        .exercises
        .iter()
        .flat_map(|exercise| exercise.checks.iter().map(move |check| (exercise, check)));
    let tests: Vec<Value> = checks
        .clone()
        .map(|(exercise, check)| {
            json!({
                "name": format!("{}: {}", exercise.package, check.name),
                "status": status(check.status),
                "score": check.points,
                "message": check.message,
                "test_code": format!("cargo test -p {} -- {}", exercise.package, check.name),
                "filename": "",
                "line_no": 0,
                "duration": 0,
            })
        })
        .collect();
    let worst =
        checks.map(|(_, check)| check.status).max_by_key(|status| *status as u8).unwrap_or(Status::Passed);
    let result = json!({ "version": 1, "status": status(worst), "max_score": graded.most(), "tests": tests });
    Ok(format!("result={}\n", BASE64_STANDARD.encode(serde_json::to_string(&result)?)))
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Passed => "pass",
        Status::Failed => "fail",
        Status::Error => "error",
    }
}
