//! Frames that tracebacks keep: a traceback refers to the frames that its exception passed through, and so to what
//! their variables held (`PyTraceBack_Here`, `Python/traceback.c`).
//!
//! A frame that an exception leaves gives its variables to the traceback at once. One that handles the exception runs on,
//! and the thread notes that it is known ([`Standing`](crate::machine::standing::Standing)); should it return while somebody
//! still knows the exception, its variables go the same way, and its caller is known from then on: a frame refers to the
//! one that called it. Nobody else pays for that.

use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::object::{KeptFrame, Kind, Mutex, Object, Ref, Value, lock};

/// What a traceback knows a running frame by.
fn unknown_so_far() -> Ref {
    Object::new(Kind::Frame(Mutex::default()))
}

/// Whether a frame has variables of its own that end with it: those of a module and of a class stay.
fn has_variables(frame: &Frame) -> bool {
    let code = frame.code();
    !code.source.library && !code.is_class && &*code.name != "<module>"
}

impl ThreadState {
    /// What a traceback knows this frame by, which an exception passes through.
    pub(super) fn known_by(&self, frame: &Frame) -> Option<Ref> {
        has_variables(frame).then(|| self.standing.known(self.callers.len()).unwrap_or_else(unknown_so_far))
    }

    /// A frame that tracebacks know handles an exception, and goes on. The frame of a generator does not stay at its place:
    /// it is not followed.
    pub(super) fn goes_on_known(&mut self, frame: &Frame, kept: Option<Ref>) {
        if let Some(kept) = kept
            && frame.generator.is_none()
        {
            self.standing.know(self.callers.len(), kept);
        }
    }

    /// An exception leaves a frame that its traceback knows.
    pub(super) fn ends_known(&mut self, frame: &Frame, kept: Option<Ref>) {
        let depth = self.callers.len();
        let known = if self.standing.is_any() { self.standing.end(depth) } else { None };
        if let Some(kept) = kept.or(known) {
            // Its operands are gone first (`exception_unwind`, `Python/bytecodes.c`).
            let locals = frame.code().locals.len();
            for slot in self.stack[frame.base + locals..frame.base + frame.top.max(locals)].iter_mut().rev() {
                *slot = Value::Null;
            }
            self.keep(frame, &kept, None);
        }
    }

    /// A frame returns.
    pub(super) fn returns_known(&mut self, frame: &Frame) {
        let depth = self.callers.len();
        let Some(kept) = self.standing.end(depth) else { return };
        if Ref::strong_count(&kept) == 1 {
            return;
        }
        let caller = self.callers.iter().enumerate().rev().find(|(_, caller)| has_variables(caller));
        let back = match caller {
            Some((at, caller)) if caller.generator.is_none() => {
                let back = self.standing.known(at).unwrap_or_else(unknown_so_far);
                self.standing.know(at, back.clone());
                Some(back)
            }
            _ => None,
        };
        self.keep(frame, &kept, back);
    }

    /// Gives the variables of a frame to what tracebacks know it by.
    fn keep(&mut self, frame: &Frame, kept: &Ref, back: Option<Ref>) {
        let Kind::Frame(place) = &kept.kind else { return };
        let slots = &mut self.stack[frame.base..frame.base + frame.code().locals.len()];
        let locals = slots.iter_mut().map(std::mem::take).collect();
        let new = KeptFrame::new(frame.callee().clone(), locals, back);
        let old = std::mem::replace(&mut *lock(place), new);
        drop(old);
    }
}
