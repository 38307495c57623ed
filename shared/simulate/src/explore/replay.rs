//! One schedule, step by step.

use pyvm::bytecode::Program;
use pyvm::states::Line;
use pyvm::{Checks, Python};

use crate::explore::outcome::Outcome;
use crate::explore::schedule::{Schedule, Turn, letter};
use crate::explore::turns::{Grain, Notes, Steps};
use crate::explore::world::{Choice, Doing, World};

/// So many steps are followed at most.
const MOST_STEPS: usize = 200_000;

/// A schedule that does not fit the program: why, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

/// One step of one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The thread's number.
    pub thread: usize,
    /// Whether another thread had the step before.
    pub switched: bool,
    /// The line of the program where the thread stands.
    pub line: Option<Line>,
    /// The instruction. Empty where the thread only got what it had waited for.
    pub instruction: String,
    /// What became of the thread, where it goes on no further: it waits, or has ended.
    pub then: Option<String>,
    /// What the program printed.
    pub printed: String,
    /// The shared variables afterwards, as text, in the order of [`Replayed::variables`]; empty for one that is not there
    /// yet.
    pub values: Vec<String>,
}

/// What came of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The names of the threads.
    pub threads: Vec<String>,
    /// The names of the variables that change while there is more than one thread.
    pub variables: Vec<String>,
    /// The steps since there was more than one thread.
    pub steps: Vec<Step>,
    /// How many steps the main thread took before.
    pub steps_before: usize,
    /// What came of the program.
    pub outcome: Outcome,
}

/// Follows one schedule.
///
/// # Errors
/// Why it does not fit the program.
pub fn replay(
    program: &Program,
    python: Python,
    argv: &[String],
    schedule: &Schedule,
) -> Result<Replayed, Misfit> {
    let mut player = Player::new(World::new(program, python, argv), Some(Recorder::default()));
    player.play(schedule)?;
    let Player { world, recorder, .. } = player;
    let recorder = recorder.unwrap_or_default();
    let (variables, steps, steps_before) = recorder.finish();
    let threads = world.scenery.about.iter().map(|about| about.name.clone()).collect();
    Ok(Replayed { threads, variables, steps, steps_before, outcome: world.outcome() })
}

/// What comes of a schedule, without its steps. `None` where it does not fit, or goes on for too long.
pub(super) fn outcome_of(
    program: &Program,
    python: Python,
    argv: &[String],
    schedule: &Schedule,
) -> Option<Outcome> {
    let mut player = Player::new(World::new(program, python, argv), None);
    player.play(schedule).ok()?;
    Some(player.world.outcome())
}

/// The steps so far.
#[derive(Default)]
struct Recorder {
    steps: Vec<(Step, Vec<(String, String)>)>,
    /// The number of the first step with more than one thread.
    first: Option<usize>,
}

impl Recorder {
    /// Leaves out the variables that stay as they are, and the steps before there were threads.
    fn finish(self) -> (Vec<String>, Vec<Step>, usize) {
        let first = self.first.unwrap_or(0);
        let mut changing: Vec<(String, bool)> = Vec::new();
        for at in first..self.steps.len() {
            let before = if at == 0 { &[][..] } else { &self.steps[at - 1].1[..] };
            for (name, value) in &self.steps[at].1 {
                let old = before.iter().find(|(other, _)| other == name);
                let differs = old.is_none_or(|(_, old)| old != value);
                // A variable that one thread sets once, for itself, is not worth a column.
                match changing.iter_mut().find(|(other, _)| other == name) {
                    Some((_, changes)) => *changes |= differs,
                    None => changing.push((name.clone(), differs && old.is_some())),
                }
            }
        }
        let names: Vec<String> =
            changing.into_iter().filter(|(_, changes)| *changes).map(|(name, _)| name).collect();
        let steps = self.steps.into_iter().skip(first).map(|(mut step, all)| {
            let value =
                |name: &String| all.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
            step.values = names.iter().map(|name| value(name).unwrap_or_default()).collect();
            step
        });
        (names.clone(), steps.collect(), first)
    }
}

/// Plays schedules.
struct Player {
    world: World,
    notes: Notes,
    recorder: Option<Recorder>,
    last: Option<usize>,
    count: usize,
}

impl Player {
    fn new(world: World, recorder: Option<Recorder>) -> Self {
        let notes = Notes { steps: Some(Vec::new()), ..Notes::new(Grain::Step) };
        Self { world, notes, recorder, last: None, count: 0 }
    }

    fn play(&mut self, schedule: &Schedule) -> Result<(), Misfit> {
        for (number, turn) in schedule.0.iter().enumerate() {
            self.turn(turn).map_err(|why| Misfit(format!("turn {} ({turn}): {why}", number + 1)))?;
        }
        // The rest goes by itself. One that was just interrupted lets the others go first.
        let last = schedule.0.last();
        let mut spared = last.filter(|turn| turn.steps.is_some()).map(|turn| turn.thread);
        loop {
            let choices = self.world.choices();
            let Some(first) = choices.first() else { return Ok(()) };
            let best = choices.iter().find(|choice| !choice.time_out && Some(choice.thread) != spared);
            let best = best.or_else(|| choices.iter().find(|choice| !choice.time_out)).unwrap_or(first);
            self.go(*best, None).map_err(Misfit)?;
            spared = None;
        }
    }

    fn turn(&mut self, turn: &Turn) -> Result<(), String> {
        let wanted = Choice { thread: turn.thread, time_out: turn.time_out };
        let world = &self.world;
        let name = letter(turn.thread);
        let Some(about) = world.scenery.about.get(turn.thread) else {
            let last = letter(world.threads.len() - 1);
            return Err(format!("there is no thread {name} yet; the last one so far is {last}"));
        };
        if !world.choices().contains(&wanted) {
            return Err(match about.doing {
                _ if world.scenery.over => "the program has ended".to_owned(),
                Doing::Ended => format!("{name} has ended"),
                _ if turn.time_out => format!("{name} waits for nothing that could time out now"),
                _ => format!("{name} cannot go on: it waits"),
            });
        }
        self.go(wanted, turn.steps)
    }

    /// A thread goes on, for so many steps or until it waits or ends.
    fn go(&mut self, choice: Choice, steps: Option<u64>) -> Result<(), String> {
        let (thread, name) = (choice.thread, letter(choice.thread));
        let before = self.steps_of(thread).taken;
        if steps == Some(0) {
            self.world.stop_only_waiting(choice);
            return Ok(());
        }
        let mut choice = choice;
        loop {
            self.step(choice);
            if let Some(what) = &self.world.refused {
                return Err(what.clone());
            }
            self.count += 1;
            if self.count > MOST_STEPS {
                return Err(format!(
                    "more than {MOST_STEPS} steps; does {name} wait busily for another thread?"
                ));
            }
            let taken = self.steps_of(thread).taken - before;
            let goes_on = matches!(self.world.scenery.about[thread].doing, Doing::Runs)
                && self.world.scenery.memory_error.is_none()
                && !self.world.scenery.over;
            match steps {
                Some(steps) if !goes_on && taken < steps => {
                    return Err(format!("{name} waits or ends after {taken} steps"));
                }
                Some(steps) if taken >= steps => return self.interrupted(thread, steps),
                _ if !goes_on => return Ok(()),
                _ => {}
            }
            choice = Choice { thread, time_out: false };
        }
    }

    /// Whether the rules allow that a thread is interrupted where it stands.
    fn interrupted(&self, thread: usize, steps: u64) -> Result<(), String> {
        let of = self.steps_of(thread);
        let looks = matches!(self.world.python.rules.checks(), Checks::BackwardJumps);
        if !looks || of.before_switch == of.taken || !self.world.can_run(thread) {
            return Ok(());
        }
        let name = letter(thread);
        let best = steps - (of.taken - of.before_switch).min(steps);
        Err(format!(
            "{} cannot interrupt {name} after {steps} steps, only on a jump back, at the start of a function or after a \
             call; the last such place is after {best}",
            self.world.python.title()
        ))
    }

    fn steps_of(&self, thread: usize) -> Steps {
        let steps = self.notes.steps.as_ref().and_then(|steps| steps.get(thread));
        steps.copied().unwrap_or_default()
    }

    fn step(&mut self, choice: Choice) {
        let Self { world, notes, recorder, last, .. } = self;
        let thread = choice.thread;
        let Some(recorder) = recorder else { return world.take_turn(choice, notes) };
        let printed = world.scenery.output.out.len();
        world.stop_only_waiting(choice);
        world.run_to_own_code(thread, notes);
        let stands = matches!(world.scenery.about[thread].doing, Doing::Runs);
        let line = world.threads[thread].own_line();
        let instruction = if stands { world.threads[thread].next_in_words() } else { String::new() };
        if world.threads.len() > 1 && recorder.first.is_none() {
            recorder.first = Some(recorder.steps.len().saturating_sub(1));
        }
        if stands {
            world.take_turn(Choice { thread, time_out: false }, notes);
        } else {
            world.settle(notes);
        }
        if world.threads.len() > 1 && recorder.first.is_none() {
            recorder.first = Some(recorder.steps.len());
        }
        let step = Step {
            thread,
            switched: *last != Some(thread),
            line,
            instruction,
            then: world.standing(thread),
            printed: world.scenery.output.out.get(printed..).unwrap_or_default().to_owned(),
            values: Vec::new(),
        };
        *last = Some(thread);
        recorder.steps.push((step, world.variables()));
    }
}

impl World {
    /// Why a thread goes on no further, where it does not.
    fn standing(&self, thread: usize) -> Option<String> {
        if let Some(error) = &self.scenery.memory_error {
            return Some(error.clone());
        }
        Some(match &self.scenery.about[thread].doing {
            Doing::Runs => return None,
            Doing::Lock { lock, .. } => format!("waits for {}", self.holder(thread, lock)),
            Doing::Join { thread, .. } => format!("waits for {} to end", letter(*thread)),
            Doing::JoinAll | Doing::Ended => "ends".to_owned(),
        })
    }
}
