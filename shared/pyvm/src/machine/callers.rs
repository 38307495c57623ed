//! The frames that wait for a call to return.

use std::ops::{Deref, DerefMut};

use crate::machine::frame::Frame;

/// A thread begins with room for this many.
const ROOM: usize = 32;

/// Frames that wait for a call to return, outermost first. Behind them lie the places of frames that have ended, so that a
/// call and a return exchange two pointers.
#[derive(Debug)]
pub(crate) struct Callers {
    places: Vec<Frame>,
    /// How many of them wait.
    waiting: usize,
}

impl Default for Callers {
    fn default() -> Self {
        Self { places: Vec::with_capacity(ROOM), waiting: 0 }
    }
}

impl Callers {
    /// How many there are.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.waiting
    }

    /// Whether there is none.
    #[inline(always)]
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting == 0
    }

    /// A frame waits from now on, and becomes a vacant one.
    #[inline(always)]
    pub(crate) fn begin(&mut self, frame: &mut Frame) {
        match self.places.get_mut(self.waiting) {
            Some(vacant) => std::mem::swap(frame, vacant),
            None => self.grow(frame),
        }
        self.waiting += 1;
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, frame: &mut Frame) {
        self.places.push(std::mem::replace(frame, Frame::vacant()));
    }

    /// A frame has ended, and becomes its caller. Gives it, to be made vacant; `None` where there is no caller.
    #[inline(always)]
    pub(crate) fn end(&mut self, frame: &mut Frame) -> Option<&mut Frame> {
        let last = self.waiting.checked_sub(1)?;
        let caller = self.places.get_mut(last)?;
        self.waiting = last;
        std::mem::swap(frame, caller);
        Some(caller)
    }

    /// Has just these frames wait.
    pub(crate) fn set(&mut self, frames: &[Frame]) {
        self.places.clear();
        self.places.extend_from_slice(frames);
        self.waiting = frames.len();
    }
}

impl Deref for Callers {
    type Target = [Frame];

    #[inline(always)]
    fn deref(&self) -> &[Frame] {
        &self.places[..self.waiting]
    }
}

impl DerefMut for Callers {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Frame] {
        &mut self.places[..self.waiting]
    }
}
