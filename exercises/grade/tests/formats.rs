//! Every format, against a file that was looked at by hand.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use grade::format::{Format, Run, render_run};
use grade::model::{Graded, GradedCheck, GradedExercise, Status};
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::BTreeMap;

/// Two students. One has names and messages that every format has to escape in its own way.
fn grades() -> Vec<Graded> {
    let check = |name: &str, most, status, message: &str, misconception: Option<&str>| GradedCheck {
        name: name.to_owned(),
        says: format!("what {name} wants"),
        points: if status == Status::Passed { most } else { 0 },
        most,
        status,
        message: message.to_owned(),
        misconception: misconception.map(str::to_owned),
    };
    let exercise =
        |checks| GradedExercise { package: "exercise-01".into(), title: "Count & add".into(), checks };
    let graded = |student: &str, checks| Graded {
        student: student.to_owned(),
        exercises: vec![exercise(checks)],
        seconds: 1.5,
        key: "0123".to_owned(),
    };
    let nasty = "line 1\n<b>\"quoted\"</b> & ]]> \u{1b}[31m \u{0} é, `x`";
    vec![
        graded(
            "ada",
            vec![check("one", 1, Status::Passed, "", None), check("two", 3, Status::Passed, "", None)],
        ),
        graded(
            "=Eve, \"<script>\"",
            vec![
                check("one", 1, Status::Failed, nasty, Some("That < is enough.")),
                check("two", 3, Status::Error, "It had not ended after 30 seconds.", None),
            ],
        ),
    ]
}

fn run() -> Run {
    let identity = [
        ("CLASSROOM", "gil-101"),
        ("ASSIGNMENT", "one"),
        ("SUBMISSION_TAG", "submit/2026-01-31T11-59-00Z-0a1b2c3"),
        ("COMMIT_URL", "https://example.org/c/1"),
        ("RELEASE_URL", "https://example.org/r/1"),
    ];
    Run {
        datetime: "2026-01-31T12:00:00Z".to_owned(),
        identity: identity.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
    }
}

fn rendered(format: Format) -> BTreeMap<String, String> {
    render_run(format, &grades(), &run()).expect("it can be written")
}

/// All files of a format in one text.
fn golden(format: Format) -> String {
    rendered(format).iter().map(|(name, text)| format!("== {name}\n{text}")).collect()
}

#[test]
fn gradescope() {
    insta::assert_snapshot!(golden(Format::Gradescope));
    for text in rendered(Format::Gradescope).values() {
        let results: Value = serde_json::from_str(text).expect("JSON");
        assert!(results["score"].is_number() && results.get("max_score").is_none());
        assert!(results["tests"].as_array().expect("tests").iter().all(|test| test["number"].is_string()));
    }
}

#[test]
fn classroom50() {
    insta::assert_snapshot!(golden(Format::Classroom50));
    for text in rendered(Format::Classroom50).values() {
        let result: Value = serde_json::from_str(text).expect("JSON");
        // What the collector of Classroom 50 asks of a result; the runner adds whose it is.
        assert!(
            result["score"].as_u64().expect("a number") <= result["max-score"].as_u64().expect("a number")
        );
        for field in ["classroom", "assignment", "submission", "commit", "release", "review", "datetime"] {
            assert!(
                result[field].as_str().is_some_and(|text| !text.is_empty()),
                "{field}: {}",
                result[field]
            );
        }
        assert_eq!(result["review"], result["commit"], "there is no URL of its own here");
    }
}

#[test]
fn github() {
    let files = rendered(Format::Github);
    let decoded: String = files
        .iter()
        .map(|(name, text)| {
            let encoded = text.strip_prefix("result=").expect("a step's output").trim_end();
            let json = BASE64_STANDARD.decode(encoded).expect("Base64");
            let json: Value = serde_json::from_slice(&json).expect("JSON");
            assert!(json["tests"].as_array().expect("tests").iter().all(|test| test["score"].is_number()));
            format!("== {name}\n{json:#}\n")
        })
        .collect();
    insta::assert_snapshot!(decoded);
}

#[test]
fn junit() {
    insta::assert_snapshot!(golden(Format::Junit));
    // The counts are those of the elements, and an XML reader takes it.
    let text = &rendered(Format::Junit)["junit.xml"];
    let mut reader = quick_xml::Reader::from_str(text);
    let mut counts = BTreeMap::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                *counts.entry(tag.name().as_ref().to_owned()).or_insert(0) += 1;
            }
            _ => {}
        }
    }
    let counts: Vec<_> = counts.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(counts, [("error", 1), ("failure", 1), ("testcase", 4), ("testsuite", 2), ("testsuites", 1)]);
}

#[test]
fn junit_in_the_eyes_of_another_reader() {
    let text = &rendered(Format::Junit)["junit.xml"];
    let all = junit_parser::from_reader(text.as_bytes()).expect("JUnit's XML");
    assert_eq!((all.tests, all.failures, all.errors, all.skipped), (4, 1, 1, 0));
    for (suite, graded) in all.suites.iter().zip(&grades()) {
        assert_eq!(suite.name, format!("{}.exercise-01", graded.student));
        assert_eq!(suite.cases.len() as u64, suite.tests);
        for (case, check) in suite.cases.iter().zip(&graded.exercises[0].checks) {
            assert_eq!(case.original_name, check.name);
            assert_eq!(case.status.is_success(), check.status == Status::Passed);
            assert_eq!(case.status.is_failure(), check.status == Status::Failed);
            assert_eq!(case.status.is_error(), check.status == Status::Error);
        }
    }
    // The message is there. (This reader leaves out what was written as `&lt;`; an XML library reads it.)
    let message = &all.suites[1].cases[0].status.failure_as_ref().text;
    assert!(message.starts_with("line 1\n") && message.ends_with("é, `x`"), "{message}");
}

#[test]
fn csv() {
    insta::assert_snapshot!(golden(Format::Csv));
}

#[test]
fn json() {
    insta::assert_snapshot!(golden(Format::Json));
    let again: Vec<Graded> = serde_json::from_str(&rendered(Format::Json)["grades.json"]).expect("JSON");
    assert_eq!(again, grades());
}

#[test]
fn html() {
    insta::assert_snapshot!(golden(Format::Html));
    assert!(!rendered(Format::Html)["index.html"].contains("<script>"));
}
