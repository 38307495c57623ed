//! The graph of all states: which can follow which, and in how many ways.

use std::collections::{HashMap, VecDeque};

use dashu_int::UBig;

use crate::explore::world::Choice;

/// The number of a state in the graph.
pub(crate) type StateNumber = usize;

/// What can follow a state.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Each choice, and the state that it leads to.
    pub(crate) edges: Vec<(Choice, StateNumber)>,
    /// Where nothing follows: the number of the outcome.
    pub(crate) outcome: Option<usize>,
    /// All choices have been followed.
    pub(crate) followed: bool,
}

/// The graph. State 0 is the beginning.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub(crate) states: Vec<State>,
}

/// A way through the graph: the choices from the beginning on.
pub(crate) type Way = Vec<Choice>;

impl Graph {
    /// In how many ways each outcome can be reached; `None` where threads can go round in a circle on the way, any
    /// number of times. With `most`, only ways with up to so many preemptions count.
    pub(crate) fn ways(&self, outcomes: usize, most: Option<usize>) -> Vec<Option<UBig>> {
        match most {
            None => self.all_ways(outcomes),
            Some(most) => self.bounded_ways(outcomes, most),
        }
    }

    /// Takes the states in an order in which each comes after those that lead to it, and adds up. States that such an
    /// order cannot have lie on a circle, or behind one.
    fn all_ways(&self, outcomes: usize) -> Vec<Option<UBig>> {
        let mut before = vec![0_usize; self.states.len()];
        for (_, to) in self.states.iter().flat_map(|state| &state.edges) {
            before[*to] += 1;
        }
        let mut ways = vec![UBig::ZERO; self.states.len()];
        ways[0] = UBig::ONE;
        let mut ready = if before[0] == 0 { vec![0] } else { Vec::new() };
        let mut done = vec![false; self.states.len()];
        while let Some(at) = ready.pop() {
            done[at] = true;
            let own = ways[at].clone();
            for (_, to) in &self.states[at].edges {
                ways[*to] += &own;
                before[*to] -= 1;
                if before[*to] == 0 {
                    ready.push(*to);
                }
            }
        }
        let mut of_outcomes = vec![Some(UBig::ZERO); outcomes];
        for (at, state) in self.states.iter().enumerate() {
            if let Some(outcome) = state.outcome {
                match (&mut of_outcomes[outcome], done[at]) {
                    (Some(sum), true) => *sum += &ways[at],
                    (place, _) => *place = None,
                }
            }
        }
        of_outcomes
    }

    /// The same over states with the thread that came last and the number of preemptions.
    fn bounded_ways(&self, outcomes: usize, most: usize) -> Vec<Option<UBig>> {
        let mut wide = Self::default();
        let mut numbers = HashMap::from([((0, None, 0), 0)]);
        let mut keys: Vec<(StateNumber, Option<usize>, usize)> = vec![(0, None, 0)];
        let mut at = 0;
        while let Some((state, last, preemptions)) = keys.get(at).copied() {
            let mut edges = Vec::new();
            let from = &self.states[state];
            for (choice, to) in &from.edges {
                let preemptions = preemptions + usize::from(self.is_preempted(state, last, *choice));
                if preemptions > most {
                    continue;
                }
                let key = (*to, Some(choice.thread), preemptions);
                let next = keys.len();
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    keys.push(key);
                }
                edges.push((*choice, number));
            }
            wide.states.push(State { edges, outcome: from.outcome, followed: from.followed });
            at += 1;
        }
        wide.all_ways(outcomes)
    }

    /// Whether the thread that came last could go on, and another one is chosen.
    pub(crate) fn is_preempted(&self, state: StateNumber, last: Option<usize>, choice: Choice) -> bool {
        last.is_some_and(|last| {
            last != choice.thread
                && self.states[state].edges.iter().any(|(other, _)| other.thread == last && !other.time_out)
        })
    }

    /// The way to each outcome with the fewest switches; among those with equally many, the one whose threads come first
    /// in the alphabet. `None` for an outcome that is not reached within `most` preemptions.
    pub(crate) fn shortest(&self, outcomes: usize, most: Option<usize>) -> Vec<Option<Way>> {
        let goal = |state: StateNumber| self.states[state].outcome;
        self.search(outcomes, most, &goal)
    }

    /// Goes through states with the thread that came last, fewest switches first; of each kind of goal, the first way.
    fn search(
        &self,
        kinds: usize,
        most: Option<usize>,
        goal: &dyn Fn(StateNumber) -> Option<usize>,
    ) -> Vec<Option<Way>> {
        let mut found: Vec<Option<Way>> = vec![None; kinds];
        let mut reached: HashMap<Key, Option<(Key, Choice)>> = HashMap::new();
        // Those of this number of switches, and those with one more; each with where it was come from.
        let mut now: VecDeque<(Key, Option<(Key, Choice)>)> = VecDeque::from([((0, None, 0), None)]);
        let mut next: VecDeque<(Key, Option<(Key, Choice)>)> = VecDeque::new();
        loop {
            let Some((key, from)) = now.pop_front() else {
                if next.is_empty() {
                    return found;
                }
                std::mem::swap(&mut now, &mut next);
                continue;
            };
            if reached.contains_key(&key) {
                continue;
            }
            reached.insert(key, from);
            let (state, last, preemptions) = key;
            if let Some(kind) = goal(state)
                && found[kind].is_none()
            {
                found[kind] = Some(way_to(key, &reached));
                if found.iter().all(Option::is_some) {
                    return found;
                }
            }
            for (choice, to) in &self.states[state].edges {
                let counted = match most {
                    Some(_) => preemptions + usize::from(self.is_preempted(state, last, *choice)),
                    None => 0,
                };
                let follows = ((*to, Some(choice.thread), counted), Some((key, *choice)));
                if most.is_some_and(|most| counted > most) || reached.contains_key(&follows.0) {
                    continue;
                }
                match last == Some(choice.thread) {
                    true => now.push_front(follows),
                    false => next.push_back(follows),
                }
            }
        }
    }

    /// A way to a state from which no end can be reached, where there is one: threads go round in a circle for ever.
    pub(crate) fn endless(&self, most: Option<usize>) -> Option<(Way, StateNumber)> {
        let mut before: Vec<Vec<StateNumber>> = vec![Vec::new(); self.states.len()];
        for (from, state) in self.states.iter().enumerate() {
            state.edges.iter().for_each(|(_, to)| before[*to].push(from));
        }
        let ends = |state: &State| state.outcome.is_some() || !state.followed;
        let mut can_end: Vec<bool> = self.states.iter().map(ends).collect();
        let mut todo: Vec<StateNumber> = (0..self.states.len()).filter(|at| can_end[*at]).collect();
        while let Some(at) = todo.pop() {
            for from in &before[at] {
                if !std::mem::replace(&mut can_end[*from], true) {
                    todo.push(*from);
                }
            }
        }
        if can_end.iter().all(|can| *can) {
            return None;
        }
        let circles = self.last_circles(&can_end);
        let goal = |state: StateNumber| circles[state].then_some(0);
        let way = self.search(1, most, &goal).pop().flatten()?;
        let end = way.iter().try_fold(0, |at, choice| {
            self.states[at].edges.iter().find(|(other, _)| other == choice).map(|(_, to)| *to)
        })?;
        Some((way, end))
    }
}

impl Graph {
    /// The states from which no end can be reached, and from which every way leads back to them: the last circles.
    fn last_circles(&self, can_end: &[bool]) -> Vec<bool> {
        // A state lies on a last circle where all that it reaches reach it too: the state that such a search from any
        // state ends with does.
        let mut last = vec![false; self.states.len()];
        let mut settled = can_end.to_vec();
        for first in 0..self.states.len() {
            if settled[first] {
                continue;
            }
            let mut at = first;
            loop {
                let reached = self.reached_from(at);
                // One that does not lead back is nearer to the end.
                let further = reached.iter().copied().find(|other| !self.reached_from(*other).contains(&at));
                match further {
                    Some(other) => at = other,
                    None => {
                        reached.into_iter().for_each(|state| last[state] = true);
                        break;
                    }
                }
            }
            // Every other state leads to this circle or to another one; one example is enough.
            settled.fill(true);
        }
        last
    }

    fn reached_from(&self, from: StateNumber) -> std::collections::BTreeSet<StateNumber> {
        let mut reached = std::collections::BTreeSet::new();
        let mut todo = vec![from];
        while let Some(at) = todo.pop() {
            for (_, to) in &self.states[at].edges {
                if reached.insert(*to) {
                    todo.push(*to);
                }
            }
        }
        reached
    }
}

/// A state, the thread that came last, and how many preemptions there were.
type Key = (StateNumber, Option<usize>, usize);

fn way_to(mut key: Key, seen: &HashMap<Key, Option<(Key, Choice)>>) -> Way {
    let mut way = Vec::new();
    while let Some(Some((from, choice))) = seen.get(&key) {
        way.push(*choice);
        key = *from;
    }
    way.reverse();
    way
}
