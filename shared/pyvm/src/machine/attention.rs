//! A frame that runs with attention: between its instructions there is something to look after.

use crate::host::{Go, Host};
use crate::machine::execute::Went;
use crate::machine::frame::Frame;
use crate::machine::memory::Place;
use crate::machine::running::{Exit, Running};
use crate::machine::standing::Standing;
use crate::machine::thread::ThreadState;
use crate::object::{MemoryError, Value, forget, has_events, set_racing, take_events, watch};
use crate::rules::Rules;

/// What there is to look after. An instruction is executed again with the answers it asked for; objects may want their
/// finalizers called; `tracemalloc` and the collector of cycles want to know which objects are made, and where; under
/// the naive rules, reference counts go wrong.
pub(crate) struct Attention<'a> {
    standing: &'a mut Standing,
    callers: &'a [Frame],
    dying: &'a mut Vec<(usize, Value)>,
}

impl<'a> Attention<'a> {
    #[cold]
    pub(crate) fn new(
        standing: &'a mut Standing,
        callers: &'a [Frame],
        dying: &'a mut Vec<(usize, Value)>,
    ) -> Self {
        Self { standing, callers, dying }
    }

    /// Runs a frame until it calls, returns, raises or is suspended, or there is nothing to look after any more.
    ///
    /// # Errors
    /// An exception that an instruction raised.
    #[inline(never)]
    pub(crate) fn run<H: Host>(
        mut self,
        running: &mut Running<'_>,
        host: &mut H,
        resumed: &mut bool,
    ) -> Went {
        let depth = running.depth;
        let began = running.pc;
        let mut answered = self.standing.have_at_hand(depth);
        let interpreter = running.own.interpreter.clone();
        let memory = &interpreter.memory;
        let watched = memory.is_watched();
        if watched {
            watch::set(true);
        }
        let stopped = self.run_on(running, host, resumed, &mut answered);
        if answered {
            forget();
            // A thread that was suspended before the instruction still needs them.
            let executed = running.pc != began;
            if executed && !matches!(&stopped, Err(raise) if raise.is_question()) {
                self.standing.forget_answers(depth);
            }
        }
        if watched {
            let place = if memory.is_traced() { place(running, self.callers) } else { None };
            memory.remember(place);
        }
        stopped
    }

    fn run_on<H: Host>(
        &mut self,
        running: &mut Running<'_>,
        host: &mut H,
        resumed: &mut bool,
        answered: &mut bool,
    ) -> Went {
        let interpreter = running.own.interpreter.clone();
        let memory = &interpreter.memory;
        let traced = memory.is_watched() && memory.is_traced();
        let finalizers = interpreter.has_finalizers();
        let naive = interpreter.python.rules == Rules::Naive;
        let mut first = true;
        loop {
            if !std::mem::take(&mut first) && std::mem::take(answered) {
                forget();
                self.standing.forget_answers(running.depth);
            }
            if traced && watch::has_new() {
                memory.remember(place(running, self.callers));
            }
            if finalizers && let Some(object) = ThreadState::next_to_finalize(self.dying, running.depth) {
                return Ok(Some(Exit::Finalize(object)));
            }
            if !*answered && !interpreter.wants_attention() {
                return Ok(None);
            }
            let instruction = running.code.instructions[running.pc];
            if H::COUNTS && host.count(instruction) {
                return Ok(Some(Exit::Suspend));
            }
            if H::CHECKS.before_every_instruction()
                && !std::mem::take(resumed)
                && host.eval_breaker(instruction)
                && host.handle_pending()? == Go::Suspend
            {
                return Ok(Some(Exit::Suspend));
            }
            running.pc += 1;
            if naive {
                set_racing(!running.code.source.library);
            }
            let went = running.execute(instruction, host);
            if naive && has_events() {
                note_memory_errors(place(running, self.callers), host);
            }
            if let Some(exit) = went? {
                return Ok(Some(exit));
            }
        }
    }
}

/// Tells the host what has gone wrong with the program's memory, and where. An object that is never freed harms nobody,
/// so it goes without saying: its count shows.
#[cold]
fn note_memory_errors<H: Host>(place: Option<Place>, host: &mut H) {
    let place = place.map(|(source, line)| format!(", {}:{line}", source.path)).unwrap_or_default();
    for (error, class) in take_events() {
        if error != MemoryError::Leak {
            host.note_memory_error(format!("{error}: '{class}' object{place}"));
        }
    }
}

/// The line of the program that is being executed: of the innermost frame that is the program's own.
fn place(running: &Running<'_>, callers: &[Frame]) -> Option<Place> {
    let code = running.code;
    if !code.source.library {
        let line = code.lines.get(running.pc.saturating_sub(1)).copied().unwrap_or(0);
        return Some((code.source.clone(), line));
    }
    let frame = callers.iter().rev().find(|frame| !frame.code().source.library)?;
    Some((frame.code().source.clone(), frame.line()))
}
