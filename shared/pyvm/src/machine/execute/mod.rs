//! What each instruction does.
//!
//! The run loop does the common cases of the common instructions itself; everything else is here, one instruction
//! at a time. Source of each meaning: CPython's `Python/bytecodes.c` at 3.13.

mod attributes;
mod calls;
mod collections;
mod flow;
mod names;
mod operators;

use crate::bytecode::Instruction as I;
use crate::host::{Checks, Go, Host};
use crate::machine::running::{Exit, Running};
use crate::object::{Calling, Raise, Result};

/// How an instruction went: on to the next one, or out of the loop.
pub(crate) type Went = Result<Option<Exit>>;

impl Running<'_> {
    /// Executes an instruction of the frame's plain ones. `pc` is past it already.
    ///
    /// # Errors
    /// The exception it raises, or the question it asks.
    #[inline(never)]
    pub(crate) fn execute<H: Host>(&mut self, instruction: I, host: &mut H) -> Went {
        match instruction {
            I::LoadConst(_)
            | I::LoadFast(_)
            | I::LoadFastLoadFast(..)
            | I::LoadFastAndClear(_)
            | I::StoreFast(_)
            | I::StoreFastLoadFast(..)
            | I::StoreFastStoreFast(..)
            | I::DeleteFast(_)
            | I::LoadGlobal { .. }
            | I::StoreGlobal(_)
            | I::DeleteGlobal(_)
            | I::LoadName(_)
            | I::StoreName(_)
            | I::DeleteName(_)
            | I::LoadDeref(_)
            | I::StoreDeref(_)
            | I::DeleteDeref(_)
            | I::MakeCell(_)
            | I::CopyFreeVars(_)
            | I::LoadLocals
            | I::LoadFromDictOrDeref(_)
            | I::LoadFromDictOrGlobals(_)
            | I::LoadBuildClass
            | I::SetupAnnotations
            | I::ImportName(_)
            | I::ImportFrom(_) => self.name(instruction),
            I::LoadAttr { .. } | I::LoadSuperAttr { .. } | I::StoreAttr(_) | I::DeleteAttr(_) => {
                self.attribute(instruction)
            }
            I::BinaryOp { .. }
            | I::CompareOp { .. }
            | I::UnaryNegative
            | I::UnaryNot
            | I::UnaryInvert
            | I::UnaryPositive
            | I::IsOp { .. }
            | I::ContainsOp { .. }
            | I::ToBool
            | I::BinarySubscr
            | I::StoreSubscr
            | I::DeleteSubscr
            | I::BinarySlice
            | I::StoreSlice
            | I::BuildSlice(_) => self.operate(instruction),
            I::Call(_)
            | I::CallKw(_)
            | I::CallFunctionEx { .. }
            | I::ReturnValue
            | I::ReturnConst(_)
            | I::ReturnGenerator
            | I::YieldValue
            | I::MakeFunction
            | I::SetFunctionAttribute(_) => self.call(instruction, host),
            I::BuildList(_)
            | I::BuildTuple(_)
            | I::BuildString(_)
            | I::ListAppend(_)
            | I::ListExtend(_)
            | I::ListToTuple
            | I::BuildMap(_)
            | I::BuildSet(_)
            | I::MapAdd(_)
            | I::SetAdd(_)
            | I::SetUpdate(_)
            | I::DictUpdate(_)
            | I::DictMerge(_)
            | I::UnpackSequence(_)
            | I::UnpackEx { .. }
            | I::FormatSimple
            | I::FormatWithSpec
            | I::ConvertValue(_)
            | I::MatchSequence
            | I::MatchMapping
            | I::MatchKeys
            | I::MatchClass(_)
            | I::CheckEgMatch
            | I::PrepReraiseStar
            | I::GetLen => self.collect(instruction),
            _ => self.go(instruction, host),
        }
    }
}

/// Looks at the eval breaker at an instruction where CPython 3.10 and later do.
#[inline(always)]
pub(crate) fn look_up<H: Host>(host: &mut H, instruction: I) -> Went {
    let suspends = const { matches!(H::CHECKS, Checks::BackwardJumps) }
        && host.eval_breaker(instruction)
        && host.handle_pending()? == Go::Suspend;
    Ok(suspends.then_some(Exit::Suspend))
}

/// Leaves the loop for a call that is no instruction of its own.
#[cold]
fn call_instead(calling: Calling) -> Went {
    Ok(Some(Exit::CallWith(Box::new(calling))))
}

/// No instruction comes to the wrong place.
#[cold]
fn not_here(instruction: I) -> Raise {
    Raise::runtime_error(format!("{instruction} is executed elsewhere"))
}
