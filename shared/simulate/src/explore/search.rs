//! The search: all states that a program can come to.

use std::collections::HashMap;

use pyvm::Python;
use pyvm::bytecode::Program;
use pyvm::states::Mortal;

use crate::explore::graph::{Graph, State, StateNumber};
use crate::explore::outcome::Outcome;
use crate::explore::sharing::Sharing;
use crate::explore::turns::{Grain, Notes};
use crate::explore::world::{Choice, SavedWorld, World};

/// What is searched, and how far.
#[derive(Clone, Debug)]
pub(crate) struct Task<'p> {
    pub(crate) program: &'p Program,
    pub(crate) python: Python,
    pub(crate) argv: &'p [String],
    pub(crate) grain: Grain,
    pub(crate) preemptions: Option<usize>,
    pub(crate) limit: usize,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) graph: Graph,
    pub(crate) outcomes: Vec<Outcome>,
    /// The instructions before which a switch matters.
    pub(crate) sharing: Sharing,
    /// The limit was reached.
    pub(crate) limited: bool,
    /// Something lies beyond the bound on preemptions.
    pub(crate) bounded: bool,
    /// A thread ran for so long that it was given up.
    pub(crate) endless_turn: bool,
}

/// How the search comes back to a state.
enum Back {
    /// By a copy of it.
    Copy(Box<SavedWorld>),
    /// By running the program again from its start, with these choices.
    Again(Vec<Choice>),
}

/// A state whose choices have not been followed.
struct Waiting {
    back: Back,
    /// The objects for which something is called when they die.
    mortal: Mortal,
}

/// Searches. Again and again, until all instructions are known before which a switch matters.
///
/// # Errors
/// What the program does that cannot be followed.
pub(crate) fn search(task: &Task<'_>) -> Result<Found, String> {
    let mut sharing = Sharing::default();
    let mut copies = !asks_for_counts(task);
    let mut modules = Vec::new();
    loop {
        let mut round = Round::new(task, std::mem::take(&mut sharing), copies, &modules);
        match round.run() {
            Ok(()) => {}
            Err(Stopped::Refused(what)) => return Err(what),
            Err(Stopped::NotCopied) => copies = false,
            Err(Stopped::Modules(new)) => modules.extend(new),
        }
        let Round { notes, mut found, .. } = round;
        sharing = notes.sharing;
        let again = sharing.has_grown() || found.stopped;
        sharing.again();
        if !again {
            found.found.sharing = sharing;
            return Ok(found.found);
        }
    }
}

/// Whether the program looks at counts of references: those that copies of states hold would be among them. Under the
/// naive rules they are not.
fn asks_for_counts(task: &Task<'_>) -> bool {
    let counts = task.program.names.place("getrefcount").is_some();
    let watches = ["gc", "weakref", "tracemalloc", "random", "secrets", "uuid", "cProfile"];
    counts && task.python.rules != pyvm::Rules::Naive
        || task.program.imports.iter().any(|name| watches.contains(&name.as_str()))
}

enum Stopped {
    Refused(String),
    NotCopied,
    /// These modules have to be loaded from the start.
    Modules(Vec<String>),
}

/// What one round has found.
#[derive(Default)]
struct Findings {
    found: Found,
    /// The round was given up, and another one has to follow.
    stopped: bool,
}

/// One search with what is known about the instructions that matter.
struct Round<'t> {
    task: &'t Task<'t>,
    world: World,
    notes: Notes,
    copies: bool,
    found: Findings,
    /// The states that are known, by their fingerprints.
    known: HashMap<u128, StateNumber>,
    outcomes: HashMap<Outcome, usize>,
    /// The way back to each state whose choices have not been followed.
    back: HashMap<StateNumber, Waiting>,
}

/// Once it is known that there will be another round, this one goes on for so many states.
const REST_OF_A_ROUND: usize = 300;

impl<'t> Round<'t> {
    fn new(task: &'t Task<'t>, sharing: Sharing, copies: bool, modules: &[String]) -> Self {
        let notes = Notes { sharing, ..Notes::new(task.grain) };
        Self {
            task,
            world: World::with_modules(task.program, task.python, task.argv, modules),
            notes,
            copies,
            found: Findings::default(),
            known: HashMap::new(),
            outcomes: HashMap::new(),
            back: HashMap::new(),
        }
    }

    fn run(&mut self) -> Result<(), Stopped> {
        // The states to follow, each with the thread that came last and the preemptions on the way to it. Those with more
        // preemptions come later where there is a bound.
        let first = self.arrive(Vec::new, &Mortal::default())?;
        let mut layers: Vec<Vec<(StateNumber, Option<usize>)>> = vec![vec![(first, None)]];
        let mut best: HashMap<(StateNumber, Option<usize>), usize> = HashMap::new();
        let mut preemptions = 0;
        let mut since_grown = 0;
        while preemptions < layers.len() {
            let Some((state, last)) = layers[preemptions].pop() else {
                preemptions += 1;
                continue;
            };
            if self.found.found.graph.states.len() > self.task.limit {
                self.found.found.limited = true;
                break;
            }
            if self.notes.sharing.has_grown() {
                since_grown += 1;
                if since_grown > REST_OF_A_ROUND {
                    self.found.stopped = true;
                    break;
                }
            }
            let new = self.follow(state)?;
            for at in 0..self.found.found.graph.states[state].edges.len() {
                let (choice, to) = self.found.found.graph.states[state].edges[at];
                match self.task.preemptions {
                    None => {
                        if new.contains(&to) {
                            layers[0].push((to, None));
                        }
                    }
                    Some(most) => {
                        let costs = self.found.found.graph.is_preempted(state, last, choice);
                        let total = preemptions + usize::from(costs);
                        if total > most {
                            self.found.found.bounded = true;
                            continue;
                        }
                        let key = (to, Some(choice.thread));
                        if best.get(&key).is_some_and(|best| *best <= total) {
                            continue;
                        }
                        best.insert(key, total);
                        if layers.len() <= total {
                            layers.resize_with(total + 1, Vec::new);
                        }
                        layers[total].push(key);
                    }
                }
            }
        }
        Ok(())
    }

    /// Follows all choices of a state, once. Gives the states that were not known before.
    fn follow(&mut self, state: StateNumber) -> Result<Vec<StateNumber>, Stopped> {
        let mut new = Vec::new();
        let Some(Waiting { back, mortal }) = self.back.remove(&state) else { return Ok(new) };
        self.go_back(&back)?;
        let choices = self.world.choices();
        let mut edges = Vec::with_capacity(choices.len());
        for (at, choice) in choices.iter().enumerate() {
            if at > 0 {
                self.go_back(&back)?;
            }
            self.take_turn(*choice)?;
            let before = self.found.found.graph.states.len();
            let way = || match &back {
                Back::Again(way) => way.iter().copied().chain([*choice]).collect(),
                Back::Copy(_) => Vec::new(),
            };
            let reached = self.arrive(way, &mortal)?;
            if reached == before {
                new.push(reached);
            }
            edges.push((*choice, reached));
        }
        let state = &mut self.found.found.graph.states[state];
        (state.edges, state.followed) = (edges, true);
        Ok(new)
    }

    fn take_turn(&mut self, choice: Choice) -> Result<(), Stopped> {
        self.world.take_turn(choice, &mut self.notes);
        self.notes.by_themselves.clear();
        self.found.found.endless_turn |= std::mem::take(&mut self.notes.cut);
        match self.world.refused.take() {
            Some(what) => Err(Stopped::Refused(what)),
            None => Ok(()),
        }
    }

    /// The state that the world is in now. A new one is kept, with the way back to it.
    fn arrive(&mut self, way: impl FnOnce() -> Vec<Choice>, mortal: &Mortal) -> Result<StateNumber, Stopped> {
        let mut look = self.world.look();
        if self.copies && look.misses(mortal) {
            self.found.stopped = true;
            return Err(Stopped::NotCopied);
        }
        let next = self.found.found.graph.states.len();
        let number = *self.known.entry(look.fingerprint).or_insert(next);
        if number != next {
            return Ok(number);
        }
        let mut state = State::default();
        if self.world.choices().is_empty() {
            state.outcome = Some(self.outcome());
            state.followed = true;
        } else if self.copies {
            if !look.can_be_saved {
                self.found.stopped = true;
                return Err(match look.new_modules.is_empty() {
                    true => Stopped::NotCopied,
                    false => Stopped::Modules(std::mem::take(&mut look.new_modules)),
                });
            }
            let back = Back::Copy(Box::new(self.world.save(&look)));
            self.back.insert(number, Waiting { back, mortal: std::mem::take(&mut look.mortal) });
        } else {
            self.back.insert(number, Waiting { back: Back::Again(way()), mortal: Mortal::default() });
        }
        self.found.found.graph.states.push(state);
        Ok(number)
    }

    fn outcome(&mut self) -> usize {
        let outcome = self.world.outcome();
        let next = self.outcomes.len();
        let outcomes = &mut self.found.found.outcomes;
        *self.outcomes.entry(outcome).or_insert_with_key(|outcome| {
            outcomes.push(outcome.clone());
            next
        })
    }

    fn go_back(&mut self, back: &Back) -> Result<(), Stopped> {
        match back {
            Back::Copy(saved) => self.world.restore(saved),
            Back::Again(way) => {
                // The old world goes before the new one comes: there is one at a time.
                self.notes.sharing.forget();
                self.world.begin_again(self.task);
                for choice in way {
                    self.take_turn(*choice)?;
                }
            }
        }
        Ok(())
    }
}

impl World {
    /// The program has not begun.
    fn begin_again(&mut self, task: &Task<'_>) {
        self.close();
        *self = Self::new(task.program, task.python, task.argv);
    }
}
