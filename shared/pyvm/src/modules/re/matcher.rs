//! The matcher: tries one way after the other, with a stack of its own, so that no text makes it recurse deeply.

use super::node::{Class, Place, folded};
use super::program::{Program, Step};

/// A position that was not noted.
pub(super) const NOWHERE: usize = usize::MAX;

/// Trying longer than this, some seconds, is given up: some patterns take exponential time.
const MOST_TRIES: u64 = 400_000_000;

/// The matcher gave up.
#[derive(Debug)]
pub(super) struct TooLong;

/// The text that a pattern is tried on.
pub(super) trait Subject {
    fn len(&self) -> usize;
    fn at(&self, place: usize) -> char;
}

impl Subject for [u8] {
    fn len(&self) -> usize {
        <[u8]>::len(self)
    }

    #[inline]
    fn at(&self, place: usize) -> char {
        self[place].into()
    }
}

impl Subject for [char] {
    fn len(&self) -> usize {
        <[char]>::len(self)
    }

    #[inline]
    fn at(&self, place: usize) -> char {
        self[place]
    }
}

/// What counts as a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    Any,
    /// The text ends there.
    Whole,
    /// It is not empty.
    Moved,
}

/// Another way to go, or something to undo on the way back to one.
enum Back {
    To {
        step: usize,
        place: usize,
    },
    Slot {
        slot: usize,
        old: usize,
    },
    /// A run of characters that may be one shorter (`low` is the shortest), or one longer (`high`).
    Shorter {
        step: usize,
        low: usize,
        place: usize,
    },
    Longer {
        step: usize,
        set: Option<usize>,
        place: usize,
        high: usize,
    },
}

pub(super) struct Matcher<'a, S: Subject + ?Sized> {
    pub(super) program: &'a Program,
    pub(super) text: &'a S,
    /// Where the text ends for the pattern.
    pub(super) end: usize,
    pub(super) slots: Vec<usize>,
    tries: u64,
}

impl<'a, S: Subject + ?Sized> Matcher<'a, S> {
    pub(super) fn new(program: &'a Program, text: &'a S, end: usize) -> Self {
        Self { program, text, end, slots: vec![NOWHERE; program.slots], tries: 0 }
    }

    /// Whether the pattern fits at this place, up to the end where `whole`. Then the slots say how.
    pub(super) fn fits(&mut self, start: usize, whole: bool) -> Result<bool, TooLong> {
        self.fits_as(start, if whole { Goal::Whole } else { Goal::Any })
    }

    /// Whether the pattern fits at this place, and not the empty text.
    pub(super) fn fits_more(&mut self, start: usize) -> Result<bool, TooLong> {
        self.fits_as(start, Goal::Moved)
    }

    fn fits_as(&mut self, start: usize, goal: Goal) -> Result<bool, TooLong> {
        self.slots.fill(NOWHERE);
        let Some(end) = self.run(0, start, goal)? else { return Ok(false) };
        self.slots[0] = start;
        self.slots[1] = end;
        Ok(true)
    }

    /// The first place from `start` on where the pattern fits.
    pub(super) fn search(&mut self, start: usize) -> Result<bool, TooLong> {
        let first = match self.program.steps.first() {
            Some(Step::Set(set) | Step::Run { set: Some(set), least: 1.., .. }) => {
                Some(&self.program.sets[*set])
            }
            _ => None,
        };
        for place in start..=self.end {
            if let Some(first) = first
                && !(place < self.end && first.contains(self.text.at(place)))
            {
                continue;
            }
            if self.fits(place, false)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has(&self, set: Option<usize>, place: usize) -> bool {
        place < self.end && set.is_none_or(|set| self.program.sets[set].contains(self.text.at(place)))
    }

    fn is_word(&self, place: Option<usize>, ascii: bool) -> bool {
        place.is_some_and(|place| place < self.end && Class::Word.contains(self.text.at(place), ascii))
    }

    fn is_at(&self, kind: Place, place: usize) -> bool {
        let newline = |place: usize| self.text.at(place) == '\n';
        let edge = |ascii| self.is_word(place.checked_sub(1), ascii) != self.is_word(Some(place), ascii);
        match kind {
            Place::Start => place == 0,
            Place::LineStart => place == 0 || newline(place - 1),
            Place::End => place == self.end || place + 1 == self.end && newline(place),
            Place::LineEnd => place == self.end || newline(place),
            Place::TextEnd => place == self.end,
            Place::WordEdge { ascii } => edge(ascii),
            Place::NoWordEdge { ascii } => !edge(ascii),
        }
    }

    /// Runs from a step to the next `Done`. Gives the place where that is.
    fn run(&mut self, from: usize, start: usize, goal: Goal) -> Result<Option<usize>, TooLong> {
        let mut back: Vec<Back> = Vec::new();
        let (mut step, mut place) = (from, start);
        loop {
            self.tries += 1;
            if self.tries > MOST_TRIES {
                return Err(TooLong);
            }
            let went = match &self.program.steps[step] {
                Step::Done if goal == Goal::Whole && place != self.end => false,
                Step::Done if goal == Goal::Moved && place == start => false,
                Step::Done => return Ok(Some(place)),
                Step::Set(set) => {
                    let fits = self.has(Some(*set), place);
                    place += 1;
                    step += 1;
                    fits
                }
                Step::Any => {
                    place += 1;
                    step += 1;
                    place <= self.end
                }
                Step::Place(kind) => {
                    step += 1;
                    self.is_at(*kind, place)
                }
                Step::Split(first, second) => {
                    back.push(Back::To { step: *second, place });
                    step = *first;
                    true
                }
                Step::Jump(to) => {
                    step = *to;
                    true
                }
                Step::Save(slot) | Step::Begin(slot) => {
                    back.push(Back::Slot { slot: *slot, old: self.slots[*slot] });
                    self.slots[*slot] = place;
                    step += 1;
                    true
                }
                Step::End(slot, exit) => {
                    step = if self.slots[*slot] == place { *exit } else { step + 1 };
                    true
                }
                Step::Run { set, least, most, greedy } => {
                    let (set, least, most) = (*set, *least, *most);
                    let high = place.saturating_add(most).min(self.end);
                    let low = place.saturating_add(least);
                    let wanted = if *greedy { high } else { low.min(self.end) };
                    let mut reached = place;
                    while reached < wanted && self.has(set, reached) {
                        reached += 1;
                    }
                    self.tries += (reached - place) as u64;
                    step += 1;
                    if reached >= low {
                        match *greedy {
                            true if reached > low => back.push(Back::Shorter { step, low, place: reached }),
                            false if reached < high => {
                                back.push(Back::Longer { step, set, place: reached, high });
                            }
                            _ => {}
                        }
                    }
                    place = reached;
                    reached >= low
                }
                Step::Again { group, ignores_case } => {
                    let (from, to) = (self.slots[2 * group], self.slots[2 * group + 1]);
                    step += 1;
                    from != NOWHERE && to != NOWHERE && {
                        let same = |at: usize| {
                            let (a, b) = (self.text.at(from + at), self.text.at(place + at));
                            a == b || *ignores_case && folded(a) == folded(b)
                        };
                        let fits = place + (to - from) <= self.end && (0..to - from).all(same);
                        place += to - from;
                        fits
                    }
                }
                Step::Look { negative, behind, then } => {
                    let (negative, then) = (*negative, *then);
                    let kept = self.slots.clone();
                    let begin = place.checked_sub(behind.unwrap_or(0));
                    let found = match begin {
                        Some(begin) => self.run(step + 1, begin, Goal::Any)?,
                        None => None,
                    };
                    let found = found.is_some_and(|end| behind.is_none() || end == place);
                    if found && !negative {
                        self.note(&kept, &mut back);
                    } else {
                        self.slots = kept;
                    }
                    step = then;
                    found != negative
                }
                Step::Atomic(then) => {
                    let then = *then;
                    let kept = self.slots.clone();
                    let found = self.run(step + 1, place, Goal::Any)?;
                    match found {
                        Some(end) => {
                            self.note(&kept, &mut back);
                            place = end;
                        }
                        None => self.slots = kept,
                    }
                    step = then;
                    found.is_some()
                }
            };
            if !went && !self.turn_back(&mut back, &mut step, &mut place) {
                return Ok(None);
            }
        }
    }

    /// Notes what a part of its own has changed, to be undone.
    fn note(&self, kept: &[usize], back: &mut Vec<Back>) {
        for (slot, old) in kept.iter().enumerate().filter(|(slot, old)| self.slots[*slot] != **old) {
            back.push(Back::Slot { slot, old: *old });
        }
    }

    /// Goes back to the last place where there was another way; false where there is none.
    fn turn_back(&mut self, back: &mut Vec<Back>, step: &mut usize, place: &mut usize) -> bool {
        while let Some(last) = back.pop() {
            match last {
                Back::Slot { slot, old } => {
                    self.slots[slot] = old;
                    continue;
                }
                Back::To { step: to, place: at } => (*step, *place) = (to, at),
                Back::Shorter { step: to, low, place: at } => {
                    let at = at - 1;
                    if at > low {
                        back.push(Back::Shorter { step: to, low, place: at });
                    }
                    (*step, *place) = (to, at);
                }
                Back::Longer { step: to, set, place: at, high } => {
                    if !self.has(set, at) {
                        continue;
                    }
                    let at = at + 1;
                    if at < high {
                        back.push(Back::Longer { step: to, set, place: at, high });
                    }
                    (*step, *place) = (to, at);
                }
            }
            return true;
        }
        false
    }
}
