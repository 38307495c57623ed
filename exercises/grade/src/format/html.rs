//! A page about the class: scores, and the commonest misconceptions.

use super::legal;
use crate::model::{Graded, GradedExercise, Status};
use quick_xml::escape::escape;
use std::collections::BTreeMap;
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}\
table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.2rem .6rem;text-align:left}td.n{text-align:right}\
pre{white-space:pre-wrap}.full{background:#2a64}.none{background:#c334}";

pub(super) fn page(grades: &[Graded]) -> String {
    let mut page = String::new();
    page += "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Grades</title>\n";
    put(&mut page, format_args!("<style>{STYLE}</style>\n</head>\n<body>\n<h1>Grades</h1>\n"));
    put(&mut page, format_args!("<p>{} students.</p>\n", grades.len()));
    scores(&mut page, grades);
    misconceptions(&mut page, grades);
    page += "<h2>What failed, and why</h2>\n";
    for graded in grades {
        student(&mut page, graded);
    }
    page += "</body>\n</html>\n";
    page
}

fn put(page: &mut String, text: std::fmt::Arguments<'_>) {
    page.write_fmt(text).expect("a string takes all text");
}

fn scores(page: &mut String, grades: &[Graded]) {
    let exercises = grades.first().map(|graded| graded.exercises.as_slice()).unwrap_or_default();
    *page += "<h2>Scores</h2>\n<table>\n<tr><th>student</th>";
    for GradedExercise { package, title, .. } in exercises {
        put(page, format_args!("<th title=\"{}\">{package}</th>", escape(title.as_str())));
    }
    *page += "<th>total</th></tr>\n";
    for graded in grades {
        put(page, format_args!("<tr><td>{}</td>", escape(graded.student.as_str())));
        for exercise in &graded.exercises {
            cell(page, exercise.points(), exercise.most());
        }
        cell(page, graded.points(), graded.most());
        *page += "</tr>\n";
    }
    *page += "</table>\n";
}

fn cell(page: &mut String, points: u32, most: u32) {
    let class = if points == most {
        "n full"
    } else if points == 0 {
        "n none"
    } else {
        "n"
    };
    put(page, format_args!("<td class=\"{class}\">{points}/{most}</td>"));
}

fn misconceptions(page: &mut String, grades: &[Graded]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for exercise in grades.iter().flat_map(|graded| &graded.exercises) {
        // One student who fails three checks by one belief counts once.
        let mut held: Vec<&str> =
            exercise.checks.iter().filter_map(|check| check.misconception.as_deref()).collect();
        held.sort_unstable();
        held.dedup();
        for belief in held {
            *counts.entry((&exercise.title, belief)).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if counts.is_empty() {
        return;
    }
    *page += "<h2>Commonest misconceptions</h2>\n<table>\n";
    *page += "<tr><th>students</th><th>exercise</th><th>what they seem to believe</th></tr>\n";
    for ((title, belief), count) in counts {
        let (title, belief) = (escape(title), escape(belief));
        put(page, format_args!("<tr><td class=\"n\">{count}</td><td>{title}</td><td>{belief}</td></tr>\n"));
    }
    *page += "</table>\n";
}

fn student(page: &mut String, graded: &Graded) {
    let name = escape(graded.student.as_str());
    put(page, format_args!("<details><summary>{name}: {} of {}</summary>\n", graded.points(), graded.most()));
    for exercise in &graded.exercises {
        for check in exercise.checks.iter().filter(|check| check.status != Status::Passed) {
            let says = escape(check.says.as_str());
            put(page, format_args!("<h3>{}, {}: {says}</h3>\n", exercise.package, check.name));
            put(page, format_args!("<pre>{}</pre>\n", escape(legal(&check.message).as_str())));
        }
    }
    *page += "</details>\n";
}
