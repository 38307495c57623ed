//! Gradescope's `results.json`.

use super::pretty;
use crate::model::{Graded, Status};
use anyhow::Result;
use serde_json::json;

pub(super) fn results(graded: &Graded) -> Result<String> {
    let mut tests = Vec::new();
    for (place, exercise) in graded.exercises.iter().enumerate() {
        for (index, check) in exercise.checks.iter().enumerate() {
            let misconception =
                check.misconception.as_ref().map(|text| format!("\nOften behind this: {text}"));
            tests.push(json!({
                "name": format!("{}: {}", exercise.title, check.says),
                "name_format": "text",
                // A text, by which Gradescope sorts.
                "number": format!("{}.{}", place + 1, index + 1),
                "score": check.points,
                "max_score": check.most,
                "status": if check.status == Status::Passed { "passed" } else { "failed" },
                "output": format!("{}{}", check.message, misconception.unwrap_or_default()),
                "output_format": "text",
                "tags": [exercise.package, check.name],
                "visibility": "visible",
            }));
        }
    }
    pretty(&json!({
        "score": graded.points(),
        "execution_time": graded.seconds,
        "output": format!("{} of {} points.", graded.points(), graded.most()),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        // What a program prints could tell one student about the grader.
        "stdout_visibility": "hidden",
        "tests": tests,
    }))
}
