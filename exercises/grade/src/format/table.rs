//! A table: one row for each student, one column for each exercise, the total and what there was to earn.

use crate::model::Graded;
use anyhow::Result;

pub(super) fn csv(grades: &[Graded]) -> Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let exercises = grades.first().map(|graded| graded.exercises.as_slice()).unwrap_or_default();
    let packages = exercises.iter().map(|exercise| exercise.package.as_str());
    table.write_record(["student"].into_iter().chain(packages).chain(["total", "maximum"]))?;
    for graded in grades {
        let points = graded.exercises.iter().map(|exercise| exercise.points().to_string());
        let sums = [graded.points(), graded.most()].map(|sum| sum.to_string());
        table.write_record([plain(&graded.student)].into_iter().chain(points).chain(sums))?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}

/// A name that a spreadsheet does not take for a formula.
fn plain(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{name}") } else { name.to_owned() }
}
