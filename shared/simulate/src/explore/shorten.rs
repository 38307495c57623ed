//! From a way through the graph to a short code.

use crate::explore::graph::Way;
use crate::explore::outcome::{Kind, Outcome};
use crate::explore::replay::outcome_of;
use crate::explore::schedule::{Schedule, Turn};
use crate::explore::search::Task;
use crate::explore::sharing::Sharing;
use crate::explore::turns::{Grain, Notes, Steps};
use crate::explore::world::{Doing, World};

/// A schedule, and what comes of it.
pub(super) struct Code {
    pub(super) schedule: Schedule,
    pub(super) outcome: Outcome,
}

/// Codes with up to so many turns are shortened turn by turn.
const SHORT: usize = 40;

/// The code of a way. Turns that would come by themselves are left out, where the outcome is known.
pub(super) fn code_of(task: &Task<'_>, sharing: &Sharing, way: &Way, expected: Option<&Outcome>) -> Code {
    let (full, outcome) = full_code(task, sharing, way);
    let Some(expected) = expected else { return Code { schedule: full, outcome } };
    let gives = |turns: &[Turn]| {
        let schedule = Schedule(turns.to_vec());
        outcome_of(task.program, task.python, task.argv, &schedule).as_ref() == Some(expected)
    };
    let Some(length) = (1..=full.0.len()).find(|length| gives(&full.0[..*length])) else {
        return Code { schedule: full, outcome };
    };
    let mut turns = full.0[..length].to_vec();
    if turns.len() <= SHORT {
        let mut at = 0;
        while at < turns.len() && turns.len() > 1 {
            let mut fewer = turns.clone();
            fewer.remove(at);
            if gives(&fewer) {
                turns = fewer;
            } else {
                at += 1;
            }
        }
    }
    if let Some(last) = turns.last().copied().filter(|last| last.steps.is_some()) {
        let end = turns.len() - 1;
        turns[end].steps = None;
        if !gives(&turns) {
            turns[end] = last;
        }
    }
    Code { schedule: Schedule(turns), outcome }
}

/// All turns of a way, those that were taken by themselves included.
fn full_code(task: &Task<'_>, sharing: &Sharing, way: &Way) -> (Schedule, Outcome) {
    let mut world = World::new(task.program, task.python, task.argv);
    let sharing = Sharing::with(sharing.sites.clone());
    let mut notes = Notes { sharing, steps: Some(Vec::new()), ..Notes::new(Grain::Shared) };
    let mut turns: Vec<Turn> = Vec::new();
    let mut credited: Vec<u64> = Vec::new();
    for choice in way {
        if !world.choices().contains(choice) {
            debug_assert!(false, "the way leads through the same states each time");
            break;
        }
        world.take_turn(*choice, &mut notes);
        let segments = std::iter::once((choice.thread, choice.time_out))
            .chain(std::mem::take(&mut notes.by_themselves).into_iter().map(|(thread, _)| (thread, false)));
        for (thread, time_out) in segments.collect::<Vec<_>>() {
            let steps = notes.steps.as_ref().and_then(|steps| steps.get(thread)).copied().unwrap_or_default();
            if credited.len() <= thread {
                credited.resize(thread + 1, 0);
            }
            push(&mut turns, &world, (thread, time_out), steps, &mut credited[thread]);
        }
    }
    let outcome = match world.choices().is_empty() {
        true => world.outcome(),
        false => endless(&world),
    };
    (Schedule(turns), outcome)
}

fn push(
    turns: &mut Vec<Turn>,
    world: &World,
    (thread, time_out): (usize, bool),
    steps: Steps,
    credited: &mut u64,
) {
    let runs =
        matches!(world.scenery.about[thread].doing, Doing::Runs) && world.scenery.memory_error.is_none();
    let taken = if runs { steps.before_switch } else { steps.taken };
    let number = taken.saturating_sub(*credited);
    *credited = taken;
    let steps = runs.then_some(number);
    match turns.last_mut() {
        // The same thread goes on.
        Some(Turn { thread: last, steps: Some(before), .. }) if *last == thread && !time_out => match steps {
            Some(number) => *before += number,
            None => {
                if let Some(turn) = turns.last_mut() {
                    turn.steps = None;
                }
            }
        },
        _ => turns.push(Turn { thread, time_out, steps }),
    }
}

/// What is said where threads go round in a circle for ever.
fn endless(world: &World) -> Outcome {
    let circling =
        world.scenery.about.iter().enumerate().filter(|(_, about)| matches!(about.doing, Doing::Runs));
    let lines = circling.map(|(number, about)| {
        let line = world.threads[number].own_line();
        let line = line.map_or_else(String::new, |line| format!(", line {},", line.number));
        format!("{}{line} goes round in a circle for ever", about.name)
    });
    let waiting = world.who_waits();
    let detail: Vec<String> = lines.chain((!waiting.is_empty()).then_some(waiting)).collect();
    Outcome { kind: Kind::Deadlock, stdout: world.scenery.output.out.clone(), detail: detail.join("\n") }
}
