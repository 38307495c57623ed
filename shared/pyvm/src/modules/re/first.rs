//! What a part of a program can begin with: a character of a set, where it takes one at all.

use super::program::{Program, Step};
use super::table::Table;

/// So many steps are looked at, one after the other.
const MOST_STEPS: usize = 32;
/// Programs with more steps are not looked at.
const LONG: usize = 4000;

/// Works out where steps can look ahead.
pub(super) fn look_ahead(program: &mut Program) {
    if program.steps.len() > LONG {
        return;
    }
    for at in 0..program.steps.len() {
        match program.steps[at] {
            Step::Split { first, second, .. } => {
                let tables = [first, second].map(|step| table_at(program, step));
                let starts = tables.map(|table| table.map(|table| program.keep(table)));
                program.steps[at] = Step::Split { first, second, starts };
            }
            Step::Run { set, least, most, greedy, .. } => {
                let Some(follow) = table_at(program, at + 1) else { continue };
                let alone = set.is_some_and(|set| program.sets[set].excludes(&follow));
                let follow = Some(program.keep(follow));
                program.steps[at] = Step::Run { set, least, most, greedy, follow, alone };
            }
            _ => {}
        }
    }
    program.first = table_at(program, 0);
    program.from_start = begins_at_start(program);
}

/// Whether all that fits begins where the text does.
fn begins_at_start(program: &Program) -> bool {
    let first = program.steps.iter().find(|step| !matches!(step, Step::Save(_)));
    matches!(first, Some(Step::Place(super::node::Place::Start)))
}

/// A set with all characters that what fits from this step on begins with; `None` where it may be empty, or begin with
/// anything.
fn table_at(program: &Program, step: usize) -> Option<Table> {
    table(program, step, &mut { MOST_STEPS })
}

fn table(program: &Program, mut step: usize, left: &mut usize) -> Option<Table> {
    loop {
        *left = left.checked_sub(1)?;
        match program.steps.get(step)? {
            Step::Set(set) => return Some(program.sets[*set].clone()),
            Step::Literal(text) => return Some(Table::of(&super::node::Set::of(*text.first()?))),
            // These take nothing: what comes next must fit in the same place.
            Step::Place(_) | Step::Save(_) | Step::Begin(_) | Step::Atomic(_) => step += 1,
            Step::Look { then, .. } => step = *then,
            Step::Jump(to) => step = *to,
            Step::Split { first, second, .. } => {
                let mut both = table(program, *first, left)?;
                both.join(&table(program, *second, left)?);
                return Some(both);
            }
            Step::Run { set, least, .. } => {
                let mut all = program.sets[(*set)?].clone();
                if *least == 0 {
                    all.join(&table(program, step + 1, left)?);
                }
                return Some(all);
            }
            Step::Done | Step::Any | Step::End(..) | Step::Again { .. } => return None,
        }
    }
}
