//! The matcher: tries one way after the other, with a stack of its own, so that no text makes it recurse deeply.

use super::node::{Class, Place, folded};
use super::program::{Program, Step};
use super::table::{Bytes, Table};

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

    /// Whether the character at a place is in a set.
    fn is_in(&self, place: usize, set: &Table) -> bool;

    /// The first place from `start` on, and before `end`, with a character of a set.
    fn find(&self, set: &Table, start: usize, end: usize) -> Option<usize> {
        (start..end).find(|place| self.is_in(*place, set))
    }

    /// Where a run of characters of a set from `place` on ends, which is to go no further than `to`.
    fn run_to(&self, set: &Table, place: usize, to: usize) -> usize {
        (place..to).find(|place| !self.is_in(*place, set)).unwrap_or(to.max(place))
    }
}

impl Subject for [u8] {
    fn len(&self) -> usize {
        <[u8]>::len(self)
    }

    #[inline]
    fn at(&self, place: usize) -> char {
        self[place].into()
    }

    #[inline(always)]
    fn is_in(&self, place: usize, set: &Table) -> bool {
        self.get(place).is_some_and(|byte| set.contains_byte(*byte))
    }

    #[inline]
    fn find(&self, set: &Table, start: usize, end: usize) -> Option<usize> {
        let text = self.get(start..end)?;
        let found = match set.bytes() {
            Bytes::Only(byte) => memchr::memchr(byte, text),
            _ => text.iter().position(|byte| set.contains_byte(*byte)),
        };
        found.map(|at| start + at)
    }

    #[inline]
    fn run_to(&self, set: &Table, place: usize, to: usize) -> usize {
        let Some(text) = self.get(place..to) else { return place };
        let length = match set.bytes() {
            Bytes::AllBut(byte) => memchr::memchr(byte, text),
            _ => text.iter().position(|byte| !set.contains_byte(*byte)),
        };
        length.map_or(to, |length| place + length)
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

    #[inline(always)]
    fn is_in(&self, place: usize, set: &Table) -> bool {
        self.get(place).is_some_and(|c| set.contains(*c))
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
    /// A run of characters, by its step, that may be shorter (`low` is the shortest), or longer (`high`).
    Shorter {
        run: usize,
        low: usize,
        place: usize,
    },
    Longer {
        run: usize,
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
    back: Vec<Back>,
}

impl<'a, S: Subject + ?Sized> Matcher<'a, S> {
    pub(super) fn new(program: &'a Program, text: &'a S, end: usize) -> Self {
        Self { program, text, end, slots: vec![NOWHERE; program.slots], tries: 0, back: Vec::new() }
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
        if self.program.from_start {
            return if start == 0 { self.fits(0, false) } else { Ok(false) };
        }
        let program = self.program;
        let mut place = start;
        while place <= self.end {
            if let Some(first) = &program.first {
                match self.text.find(first, place, self.end) {
                    Some(next) => place = next,
                    None => return Ok(false),
                }
            }
            if self.fits(place, false)? {
                return Ok(true);
            }
            place += 1;
        }
        Ok(false)
    }

    #[inline(always)]
    fn has(&self, set: Option<usize>, place: usize) -> bool {
        place < self.end && set.is_none_or(|set| self.text.is_in(place, &self.program.sets[set]))
    }

    /// Where a run from `place` on ends, which is to go no further than `to`.
    #[inline(always)]
    fn run_to(&self, set: Option<usize>, place: usize, to: usize) -> usize {
        match set {
            Some(set) => self.text.run_to(&self.program.sets[set], place, to),
            None => to.max(place),
        }
    }

    /// The longest end of a run up to `place` after which what follows may fit.
    #[inline(always)]
    fn shorter(&self, follow: Option<usize>, low: usize, mut place: usize) -> Option<usize> {
        if follow.is_none() {
            return Some(place);
        }
        loop {
            if self.has(follow, place) {
                return Some(place);
            }
            if place == low {
                return None;
            }
            place -= 1;
        }
    }

    /// The shortest end of a run from `place` on, and up to `high`, after which what follows may fit.
    #[inline(always)]
    fn longer(&self, run: &Step, mut place: usize, high: usize) -> Option<usize> {
        let Step::Run { set, follow, .. } = run else { return None };
        loop {
            if follow.is_none() || self.has(*follow, place) {
                return Some(place);
            }
            if place >= high || !self.has(*set, place) {
                return None;
            }
            place += 1;
        }
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
            // In an empty text there is none (until 3.14, `SRE_AT_NON_BOUNDARY`).
            Place::NoWordEdge { ascii } => self.end > 0 && !edge(ascii),
        }
    }

    /// Runs from a step to the next `Done`. Gives the place where that is.
    fn run(&mut self, from: usize, start: usize, goal: Goal) -> Result<Option<usize>, TooLong> {
        // Those of an outer run lie below.
        let bottom = self.back.len();
        let result = self.run_above(bottom, from, start, goal);
        self.back.truncate(bottom);
        result
    }

    fn run_above(
        &mut self,
        bottom: usize,
        from: usize,
        start: usize,
        goal: Goal,
    ) -> Result<Option<usize>, TooLong> {
        let program = self.program;
        let (mut step, mut place) = (from, start);
        loop {
            self.tries += 1;
            if self.tries > MOST_TRIES {
                return Err(TooLong);
            }
            let went = match &program.steps[step] {
                Step::Done if goal == Goal::Whole && place != self.end => false,
                Step::Done if goal == Goal::Moved && place == start => false,
                Step::Done => return Ok(Some(place)),
                Step::Set(set) => {
                    let fits = self.has(Some(*set), place);
                    place += 1;
                    step += 1;
                    fits
                }
                Step::Literal(text) => {
                    let end = place + text.len();
                    let fits = end <= self.end
                        && text.iter().zip(place..end).all(|(c, place)| self.text.at(place) == *c);
                    place = end;
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
                Step::Split { first, second, starts: [of_first, of_second] } => {
                    if of_first.is_some() && !self.has(*of_first, place) {
                        step = *second;
                    } else {
                        if of_second.is_none() || self.has(*of_second, place) {
                            self.back.push(Back::To { step: *second, place });
                        }
                        step = *first;
                    }
                    true
                }
                Step::Jump(to) => {
                    step = *to;
                    true
                }
                Step::Save(slot) | Step::Begin(slot) => {
                    // Where there is no way back, nobody needs what was there before.
                    if self.back.len() > bottom {
                        self.back.push(Back::Slot { slot: *slot, old: self.slots[*slot] });
                    }
                    self.slots[*slot] = place;
                    step += 1;
                    true
                }
                Step::End(slot, exit) => {
                    step = if self.slots[*slot] == place { *exit } else { step + 1 };
                    true
                }
                run @ Step::Run { set, least, most, greedy, follow, alone } => {
                    let high = place.saturating_add(*most).min(self.end);
                    let low = place.saturating_add(*least);
                    let wanted = if *greedy { high } else { low.min(self.end) };
                    let reached = self.run_to(*set, place, wanted);
                    self.tries += (reached - place) as u64;
                    let end = match greedy {
                        _ if reached < low => None,
                        true if *alone => Some(reached).filter(|end| self.has(*follow, *end)),
                        true => self.shorter(*follow, low, reached),
                        false => self.longer(run, reached, high),
                    };
                    if let Some(end) = end {
                        if *greedy && !*alone && end > low {
                            self.back.push(Back::Shorter { run: step, low, place: end });
                        } else if !*greedy && end < high {
                            self.back.push(Back::Longer { run: step, place: end, high });
                        }
                        place = end;
                    }
                    step += 1;
                    end.is_some()
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
                        self.note(&kept);
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
                            self.note(&kept);
                            place = end;
                        }
                        None => self.slots = kept,
                    }
                    step = then;
                    found.is_some()
                }
            };
            if !went && !self.turn_back(bottom, &mut step, &mut place) {
                return Ok(None);
            }
        }
    }

    /// Notes what a part of its own has changed, to be undone.
    fn note(&mut self, kept: &[usize]) {
        for (slot, old) in kept.iter().enumerate().filter(|(slot, old)| self.slots[*slot] != **old) {
            self.back.push(Back::Slot { slot, old: *old });
        }
    }

    /// Goes back to the last place where there was another way; false where there is none.
    fn turn_back(&mut self, bottom: usize, step: &mut usize, place: &mut usize) -> bool {
        let program = self.program;
        while self.back.len() > bottom
            && let Some(last) = self.back.pop()
        {
            match last {
                Back::Slot { slot, old } => {
                    self.slots[slot] = old;
                    continue;
                }
                Back::To { step: to, place: at } => (*step, *place) = (to, at),
                Back::Shorter { run, low, place: at } => {
                    let Step::Run { follow, .. } = &program.steps[run] else { continue };
                    let Some(end) = self.shorter(*follow, low, at - 1) else { continue };
                    self.tries += (at - end) as u64;
                    if end > low {
                        self.back.push(Back::Shorter { run, low, place: end });
                    }
                    (*step, *place) = (run + 1, end);
                }
                Back::Longer { run, place: at, high } => {
                    let step_of_run = &program.steps[run];
                    let Step::Run { set, .. } = step_of_run else { continue };
                    if !self.has(*set, at) {
                        continue;
                    }
                    let Some(end) = self.longer(step_of_run, at + 1, high) else { continue };
                    self.tries += (end - at) as u64;
                    if end < high {
                        self.back.push(Back::Longer { run, place: end, high });
                    }
                    (*step, *place) = (run + 1, end);
                }
            }
            return true;
        }
        false
    }
}
