//! What stands open in a thread between its instructions. Mostly nothing does, and a frame that begins or goes on asks that
//! only.

use crate::object::{Answer, Ref, have_at_hand};

/// What stands open in a thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// Answers to questions of the instruction that is executed next.
    answers: Vec<Answer>,
    /// Running frames that tracebacks know, outermost first, each with the number of frames around it.
    known: Vec<(usize, Ref)>,
    /// Whether there is any of them.
    any: bool,
}

impl Standing {
    /// Whether there is anything.
    #[inline(always)]
    pub(crate) fn is_any(&self) -> bool {
        self.any
    }

    fn changed(&mut self) {
        self.any = !self.answers.is_empty() || !self.known.is_empty();
    }

    /// All answers.
    pub(crate) fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Keeps an answer until the instruction is executed again.
    pub(crate) fn answer(&mut self, answer: Answer) {
        self.answers.push(answer);
        self.any = true;
    }

    /// Whether there are answers for a frame with so many around it.
    #[cold]
    pub(crate) fn is_answered(&self, depth: usize) -> bool {
        self.answers.iter().any(|answer| answer.depth == depth)
    }

    /// Has the answers at hand that a frame with so many around it asked for. False where there are none.
    pub(crate) fn have_at_hand(&self, depth: usize) -> bool {
        !self.answers.is_empty() && have_at_hand(&self.answers, depth)
    }

    /// The frame with so many around it needs its answers no more.
    pub(crate) fn forget_answers(&mut self, depth: usize) {
        self.answers.retain(|answer| answer.depth < depth);
        self.changed();
    }

    /// What tracebacks know the frame by that has so many around it.
    pub(crate) fn known(&self, depth: usize) -> Option<Ref> {
        self.known.iter().rev().find(|(at, _)| *at == depth).map(|(_, kept)| kept.clone())
    }

    /// All frames that tracebacks know.
    pub(crate) fn all_known(&self) -> &[(usize, Ref)] {
        &self.known
    }

    /// A traceback knows the frame with so many around it.
    pub(crate) fn know(&mut self, depth: usize, kept: Ref) {
        let at = self.known.partition_point(|(other, _)| *other < depth);
        if self.known.get(at).is_none_or(|(other, _)| *other != depth) {
            self.known.insert(at, (depth, kept));
        }
        self.any = true;
    }

    /// The frame with so many around it ends: what tracebacks know it by.
    pub(crate) fn end(&mut self, depth: usize) -> Option<Ref> {
        let mut ended = None;
        while self.known.last().is_some_and(|(at, _)| *at >= depth) {
            ended = self.known.pop().filter(|(at, _)| *at == depth);
        }
        self.changed();
        ended.map(|(_, kept)| kept)
    }

    /// Whether a traceback knows the frame with so many around it. Forgets frames whose exceptions are gone.
    pub(crate) fn keeps(&mut self, depth: usize) -> bool {
        while self.known.last().is_some_and(|(at, kept)| *at > depth || Ref::strong_count(kept) == 1) {
            self.known.pop();
        }
        self.changed();
        self.known.iter().rev().any(|(at, _)| *at == depth)
    }
}
