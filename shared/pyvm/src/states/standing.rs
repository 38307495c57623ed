//! Where a thread stands, seen from outside between two instructions.

use crate::bytecode::{Code, Instruction};
use crate::machine::ThreadState;
use crate::machine::frame::Frame;
use crate::machine::thread::State;
use crate::object::{Value, repr};
use crate::states::mix::Mix;

/// An instruction of a program: the same number in each run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site(u64);

impl Site {
    /// The end of a thread, whose code is the library's.
    pub const END: Self = Self(1);

    fn of(code: &Code, pc: usize) -> Self {
        let mut mix = Mix::default();
        mix.bytes(code.qualname.as_bytes());
        mix.bytes(code.source.path.as_bytes());
        mix.pair(code.first_line.into(), pc as u64);
        #[allow(
            clippy::cast_possible_truncation,
            reason = "half of the number is enough to tell sites apart"
        )]
        Self(mix.finish() as u64 | 2)
    }
}

/// A line of the program where a thread stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The function, or `<module>`.
    pub function: String,
    /// The line, from 1.
    pub number: u32,
    /// Its text.
    pub text: String,
}

impl ThreadState {
    /// The frame that goes on when the thread is run, where it was suspended before an instruction.
    pub(crate) fn between(&self) -> Option<&Frame> {
        match &self.state {
            State::Between(frame) => Some(frame),
            _ => None,
        }
    }

    fn innermost(&self) -> Option<&Frame> {
        match &self.state {
            State::Between(frame) | State::Awaits(frame, _) => Some(frame),
            _ => None,
        }
    }

    /// The instruction before which the thread was suspended.
    pub fn next_instruction(&self) -> Option<Instruction> {
        let frame = self.between()?;
        frame.code().instructions.get(frame.pc).copied()
    }

    /// That instruction in words, with its names.
    pub fn next_in_words(&self) -> String {
        let Some(frame) = self.between() else { return String::new() };
        let Some(instruction) = self.next_instruction() else { return String::new() };
        let (code, names) = (frame.code(), &frame.function().globals);
        let name = |slot: u32| names.name(slot).to_string();
        let local = |slot: u32| code.locals.get(slot as usize).map_or_else(String::new, ToString::to_string);
        let constant = |at: u32| code.constants.get(at as usize).map_or_else(String::new, repr);
        let shown = instruction.to_string();
        let word = shown.split_whitespace().next().unwrap_or_default().to_owned();
        let operand = match instruction {
            Instruction::LoadGlobal { name: slot, .. }
            | Instruction::LoadAttr { name: slot, .. }
            | Instruction::LoadSuperAttr { name: slot, .. }
            | Instruction::StoreGlobal(slot)
            | Instruction::DeleteGlobal(slot)
            | Instruction::LoadName(slot)
            | Instruction::StoreName(slot)
            | Instruction::DeleteName(slot)
            | Instruction::StoreAttr(slot)
            | Instruction::DeleteAttr(slot) => name(slot),
            Instruction::LoadFast(slot)
            | Instruction::StoreFast(slot)
            | Instruction::DeleteFast(slot)
            | Instruction::LoadDeref(slot)
            | Instruction::StoreDeref(slot) => local(slot),
            Instruction::LoadConst(at) | Instruction::ReturnConst(at) => constant(at),
            Instruction::BinaryOp { op, in_place } => {
                format!("{}{}", op.symbol(), if in_place { "=" } else { "" })
            }
            Instruction::Call(count) => count.to_string(),
            _ => String::new(),
        };
        if operand.is_empty() { word } else { format!("{word} {operand}") }
    }

    /// Whether the thread stands in the program's own code.
    pub fn is_in_own_code(&self) -> bool {
        self.innermost().is_some_and(|frame| !frame.code().source.library)
    }

    /// Whether a frame of the program's own code is running.
    pub fn has_own_code(&self) -> bool {
        let callers = self.callers.iter();
        self.innermost().into_iter().chain(callers).any(|frame| !frame.code().source.library)
    }

    /// The module whose code the innermost frame runs, and the name of the function.
    pub fn module_and_function(&self) -> (&str, &str) {
        self.innermost().map_or(("", ""), |frame| (&*frame.function().globals.module, &*frame.code().name))
    }

    /// The place of the innermost frame: of the instruction before which the thread was suspended.
    pub fn site(&self) -> Site {
        self.between().map_or(Site::default(), |frame| Site::of(frame.code(), frame.pc))
    }

    /// The place of the innermost frame that is the program's own, or [`Site::END`].
    pub fn own_site(&self) -> Site {
        let own = |frame: &&Frame| !frame.code().source.library;
        if let Some(frame) = self.between().filter(own) {
            return Site::of(frame.code(), frame.pc);
        }
        // It waits in a call, or for an effect: the instruction before.
        let waiting = self.innermost().into_iter().chain(self.callers.iter().rev()).find(own);
        waiting.map_or(Site::END, |frame| Site::of(frame.code(), frame.pc.saturating_sub(1)))
    }

    /// The line of the program's own code where the thread stands: of the instruction before which it was suspended, or
    /// in which it waits.
    pub fn own_line(&self) -> Option<Line> {
        let own = |frame: &&Frame| !frame.code().source.library;
        let (frame, at) = match self.between().filter(own) {
            Some(frame) => (frame, frame.pc),
            None => {
                let frame = self.innermost().into_iter().chain(self.callers.iter().rev()).find(own)?;
                (frame, frame.pc.saturating_sub(1))
            }
        };
        let code = frame.code();
        let number = code.lines.get(at).copied().unwrap_or(0);
        Some(Line {
            function: code.name.to_string(),
            number,
            text: code.source.line(number).trim().to_owned(),
        })
    }

    /// The variables of enclosing functions that its own frames share with inner functions, by name, outermost first.
    pub fn cells(&self) -> Vec<(String, Value)> {
        let frames = self.callers.iter().chain(self.innermost());
        let mut found: Vec<(String, Value)> = Vec::new();
        for frame in frames.filter(|frame| !frame.code().source.library) {
            let slots = &self.stack[frame.base..frame.base + frame.top];
            for (name, slot) in frame.code().locals.iter().zip(slots) {
                if let Value::Object(cell) = slot
                    && let crate::object::Kind::Cell(value) = &cell.kind
                    && !found.iter().any(|(known, _)| **known == **name)
                {
                    found.push((name.to_string(), crate::object::lock(value).clone()));
                }
            }
        }
        found
    }
}
