//! What the next instruction of a thread touches that other threads could touch too.
//!
//! Whether two threads get in each other's way can be told only from outside, between two instructions: what lies on
//! the value stack says what the next one works on. What is not known exactly is told too often, never too rarely: an
//! instruction that is said to touch more than it does only makes a search longer.

mod calls;
mod operands;
mod values;

use crate::bytecode::Instruction as I;
use crate::machine::ThreadState;
use crate::object::{Kind, Ref, Value};
use crate::states::mix::word_of;
use crate::states::touch::operands::{Operands, below_top, is_lock, is_of_lock};

/// Something that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The address of an object, the number of a module, or a number that no address is.
    pub of: usize,
    /// Which part of it.
    pub part: u64,
}

/// A place that is read or written.
#[derive(Clone, Copy, Debug)]
pub struct Touch<'a> {
    /// Where.
    pub place: Place,
    /// The object, where it is one. While somebody has a weak reference to it, its address is no other object's.
    pub object: Option<&'a Ref>,
    /// Whether it is written.
    pub writes: bool,
}

/// The parts of a container: which items there are, and some numbers for the items, which they share.
const STRUCTURE: u64 = 0;
const ITEMS: u64 = 64;
/// The parts of a lock: who gets it, and when it is free again.
const TAKING: u64 = 101;
const GIVING: u64 = 102;
/// The naive count of an object.
const COUNT: u64 = 103;

impl Place {
    /// What the program prints.
    pub const OUTPUT: Self = Self { of: usize::MAX, part: 0 };
    /// Which threads there are.
    pub const THREADS: Self = Self { of: usize::MAX - 1, part: 0 };

    /// Whether a thread has ended.
    pub fn thread(number: u64) -> Self {
        Self { of: usize::MAX - 2, part: number }
    }

    /// The count of an object under the naive rules.
    pub(crate) fn count(object: usize) -> Self {
        Self { of: object, part: COUNT }
    }

    /// The place of a global variable of the program, by its slot.
    pub fn global_slot(self) -> Option<u32> {
        if self.of == 0 { u32::try_from(self.part).ok() } else { None }
    }
}

type Visit<'v> = &'v mut dyn FnMut(Touch<'_>);

fn touch(object: &Ref, part: u64, writes: bool, visit: Visit<'_>) {
    let place = Place { of: Ref::as_ptr(object).addr(), part };
    visit(Touch { place, object: Some(object), writes });
}

/// The part of an object that an attribute is.
fn attribute(name: &str) -> u64 {
    word_of(name.as_bytes()) | 1 << 63
}

/// Items with these numbers share a part.
fn item(number: u64) -> u64 {
    1 + number % ITEMS
}

/// Whether an instruction touches nothing that another thread could see, whatever lies on the stack.
pub fn is_quiet(instruction: I) -> bool {
    matches!(
        instruction,
        I::Resume
            | I::Nop
            | I::PopTop
            | I::PushNull
            | I::Copy(_)
            | I::Swap(_)
            | I::ReturnValue
            | I::ReturnConst(_)
            | I::LoadConst(_)
            | I::LoadFast(_)
            | I::LoadFastLoadFast(..)
            | I::LoadFastAndClear(_)
            | I::StoreFast(_)
            | I::StoreFastLoadFast(..)
            | I::StoreFastStoreFast(..)
            | I::DeleteFast(_)
            | I::MakeCell(_)
            | I::CopyFreeVars(_)
            | I::UnaryNot
            | I::IsOp { .. }
            | I::JumpForward(_)
            | I::JumpBackward(_)
            | I::JumpBackwardNoInterrupt(_)
            | I::PopJumpIfFalse(_)
            | I::PopJumpIfTrue(_)
            | I::PopJumpIfNone(_)
            | I::PopJumpIfNotNone(_)
            | I::EndFor
            | I::EndSend
            | I::BuildTuple(_)
            | I::BuildList(_)
            | I::BuildMap(_)
            | I::BuildSet(_)
            | I::BuildSlice(_)
            | I::MakeFunction
            | I::SetFunctionAttribute(_)
            | I::LoadBuildClass
            | I::LoadAssertionError
            | I::ReturnGenerator
            | I::YieldValue
            | I::RaiseVarargs(_)
            | I::PushExcInfo
            | I::PopExcept
            | I::CheckExcMatch
            | I::Reraise(_)
            | I::ImportName(_)
    )
}

impl ThreadState {
    /// Shows `visit` what the instruction touches before which the thread was suspended. May be called only there.
    pub fn touches(&self, visit: Visit<'_>) {
        let Some(frame) = self.between() else { return };
        let Some(instruction) = frame.code().instructions.get(frame.pc) else { return };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let function = frame.function();
        let name = |slot: u32| function.globals.name(slot);
        let (module, in_class) = (function.globals.number, frame.code().is_class);
        Operands { slots }.touched(*instruction, module, in_class, &name, visit);
    }

    /// Whether the instruction before which the thread was suspended takes a lock that another thread holds, and waits for
    /// it as long as it takes.
    pub fn is_before_held_lock(&self) -> bool {
        let Some(frame) = self.between() else { return false };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let at = |depth: usize| below_top(slots, depth);
        let held = |value: &Value| match value.kind() {
            Some(Kind::Lock(lock)) => {
                let state = lock.state();
                state.count > 0 && !(lock.reentrant && state.holder == self.own.number)
            }
            _ => false,
        };
        let takes = |function: &Value| matches!(function, Value::Native(function) if matches!(function.name, "acquire" | "__enter__"));
        match frame.code().instructions.get(frame.pc) {
            Some(I::BeforeWith) => held(at(1)),
            Some(I::Call(0)) => match at(2).kind() {
                Some(Kind::Method(method)) => takes(&method.function) && held(&method.receiver),
                _ => takes(at(2)) && held(at(1)),
            },
            _ => false,
        }
    }

    /// Whether the instruction before which the thread was suspended takes or gives back a lock.
    pub fn is_before_lock(&self) -> bool {
        let Some(frame) = self.between() else { return false };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let at = |depth: usize| below_top(slots, depth);
        match frame.code().instructions.get(frame.pc) {
            Some(I::BeforeWith) => is_lock(at(1)),
            Some(I::Call(count)) => {
                let count = *count as usize;
                is_of_lock(at(count + 2), if at(count + 1).is_null() { at(count) } else { at(count + 1) })
            }
            Some(I::CallKw(count)) => {
                let count = *count as usize;
                is_of_lock(at(count + 3), if at(count + 2).is_null() { at(count + 1) } else { at(count + 2) })
            }
            Some(I::CallFunctionEx { .. }) => {
                slots.iter().rev().take(4).any(|value| is_of_lock(value, value))
            }
            Some(I::WithExceptStart) => is_of_lock(at(4), &Value::Null),
            _ => false,
        }
    }
}
