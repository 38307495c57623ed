//! Handlers: the common cases of the common instructions, one function for each.
//!
//! Whatever else there is to an instruction is done by [`in_full`].

mod attributes;
mod calls;
mod change_attributes;
mod class_attributes;
mod containers;
mod derived;
mod exceptions;
mod formats;
mod functions;
mod fused;
mod fused_texts;
mod generators;
mod global_calls;
mod items;
mod jumps;
mod keys;
mod locals;
mod methods;
mod modules;
mod names;
mod native_calls;
mod numbers;
mod pairs;
mod placed_calls;
mod returns;
mod sequences;
mod set_attributes;
mod special;
mod texts;

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::turn::{At, Handler, Turn, in_full};

/// The handler of an instruction.
#[inline(always)]
pub(super) fn handler<H: Host>(instruction: I) -> Handler<H> {
    match instruction {
        I::LoadFast(_) => locals::load_fast,
        I::LoadFastLoadFast(..) => locals::load_fast_load_fast,
        I::LoadFastAndClear(_) => locals::load_fast_and_clear,
        I::LoadConst(_) => locals::load_const,
        I::StoreFast(_) => locals::store_fast,
        I::StoreFastLoadFast(..) => locals::store_fast_load_fast,
        I::StoreFastStoreFast(..) => locals::store_fast_store_fast,
        I::PopTop => locals::pop_top,
        I::PushNull => locals::push_null,
        I::Copy(_) => locals::copy,
        I::Swap(_) => locals::swap,
        I::Nop | I::EndFor => locals::nop,

        I::BinaryOp { .. } => numbers::binary_op,
        I::CompareOp { .. } => numbers::compare_op,
        I::IsOp { .. } => numbers::is_op,
        I::ToBool => numbers::to_bool,
        I::UnaryNot => numbers::unary_not,

        I::PopJumpIfFalse(_) => jumps::pop_jump_if_false,
        I::PopJumpIfTrue(_) => jumps::pop_jump_if_true,
        I::PopJumpIfNone(_) => jumps::pop_jump_if_none,
        I::PopJumpIfNotNone(_) => jumps::pop_jump_if_not_none,
        I::JumpForward(_) | I::JumpBackwardNoInterrupt(_) => jumps::jump_forward,
        I::JumpBackward(_) => jumps::jump_backward,
        I::Resume => jumps::resume,
        I::ForIter(_) => jumps::for_iter,

        I::LoadGlobal { .. } => names::load_global,
        I::StoreGlobal(_) => names::store_global,
        I::LoadName(_) => names::load_name,
        I::StoreName(_) => names::store_name,
        I::CopyFreeVars(_) => names::copy_free_vars,
        I::LoadDeref(_) => names::load_deref,
        I::StoreDeref(_) => names::store_deref,

        I::LoadAttr { .. } => attributes::load_attr,
        I::StoreAttr(_) => set_attributes::store_attr,
        I::LoadSuperAttr { .. } => class_attributes::load_super_attr,
        I::RaiseVarargs(_) => exceptions::raise_varargs,
        I::PushExcInfo => exceptions::push_exc_info,
        I::PopExcept => exceptions::pop_except,
        I::CheckExcMatch => exceptions::check_exc_match,
        I::BeforeWith => special::before_with,
        I::BinarySubscr => items::binary_subscr,
        I::BinarySlice => items::binary_slice,
        I::BuildSlice(_) => containers::build_slice,
        I::StoreSubscr => items::store_subscr,
        I::DeleteSubscr => items::delete_subscr,
        I::ListAppend(_) => items::list_append,
        I::FormatSimple => formats::format_simple,
        I::FormatWithSpec => formats::format_with_spec,
        I::BuildString(_) => formats::build_string,
        I::SetAdd(_) => containers::set_add,
        I::MapAdd(_) => containers::map_add,
        I::BuildList(_) => containers::build_list,
        I::BuildTuple(_) => containers::build_tuple,
        I::BuildMap(_) => containers::build_map,
        I::UnpackSequence(_) => containers::unpack_sequence,
        I::GetIter | I::GetYieldFromIter => containers::get_iter,
        I::ContainsOp { .. } => items::contains_op,

        I::Call(_) => calls::call,
        I::CallKw(_) => calls::call_kw,
        I::CallFunctionEx { .. } => calls::call_function_ex,
        I::ReturnValue => returns::return_value,
        I::ReturnConst(_) => returns::return_const,
        I::YieldValue => returns::yield_value,
        I::Send(_) => generators::send,
        I::MakeFunction => functions::make_function,
        I::SetFunctionAttribute(_) => functions::set_function_attribute,
        I::ReturnGenerator => generators::return_generator,

        I::FusedLoadAttr { .. } => attributes::fused_load_attr,
        I::FusedLoadMethod { .. } => attributes::fused_load_method,
        I::FusedCopyAttr { .. } => attributes::fused_copy_attr,
        I::FusedChangeAttr { .. } => change_attributes::fused_change_attr,
        I::FusedReturnAttr { .. } => attributes::fused_return_attr,
        I::FusedStoreLocalAttr { .. } => set_attributes::fused_store_local_attr,
        I::FusedSwapStoreAttr { .. } => set_attributes::fused_swap_store_attr,
        I::FusedStoreAttr { .. } => set_attributes::fused_store_attr,
        I::FusedReturnLocal { .. } => returns::fused_return_local,
        I::FusedEndWith { .. } => special::fused_end_with,
        I::FusedCallGlobal { .. } => global_calls::fused_call_global,
        I::FusedLocalNull { .. } => fused::local_null,
        I::FusedDerefNull { .. } => names::fused_deref_null,
        I::FusedResume => jumps::fused_resume,
        I::FusedResumePop => jumps::fused_resume_pop,
        I::FusedLoadFree { .. } => names::fused_load_free,
        I::FusedFreeNull { .. } => names::fused_free_null,
        I::FusedForIter { .. } => jumps::fused_for_iter,
        I::FusedJumpNext { .. } => jumps::fused_jump_next,
        I::FusedPopNext { .. } => jumps::fused_pop_next,
        I::FusedForIterLoad { .. } => jumps::fused_for_iter_load,
        I::FusedCallPop => native_calls::fused_call_pop,
        I::FusedForPairLocals { .. } => pairs::fused_for_pair_locals,
        I::FusedForPair { .. } => pairs::fused_for_pair,
        I::FusedLocalItem { .. } => fused::local_item,
        I::FusedLoadConstItem { .. } => fused::load_const_item,
        I::FusedConstItem { .. } => fused::const_item,
        I::FusedCallMethod { .. } => methods::fused_call_method,
        I::FusedCallTopMethod { .. } => methods::fused_call_top_method,
        I::FusedCallLocal { .. } => methods::fused_call_local,
        I::FusedTopItem { .. } => items::fused_top_item,
        I::FusedSetLocalItem { .. } => fused::set_local_item,
        I::FusedContains { .. } => fused::contains,
        I::FusedLocals { .. } => fused::locals,
        I::FusedLocalConst { .. } => fused::local_const,
        I::FusedTopLocal { .. } => fused::top_local,
        I::FusedTopConst { .. } => fused::top_const,
        I::FusedCompareLocals { .. } => fused::compare_locals,
        I::FusedCompareLocalConst { .. } => fused::compare_local_const,
        I::FusedCompareTopLocal { .. } => fused::compare_top_local,
        I::FusedCompareTopConst { .. } => fused::compare_top_const,
        I::FusedTruthJump { .. } => jumps::fused_truth_jump,
        I::FusedCompare { .. } => fused::compare,
        // All of them, so that the table has no gaps and needs no check.
        I::DeleteFast(_)
        | I::DeleteGlobal(_)
        | I::DeleteName(_)
        | I::DeleteAttr(_)
        | I::MakeCell(_)
        | I::DeleteDeref(_)
        | I::LoadLocals
        | I::LoadFromDictOrDeref(_)
        | I::LoadFromDictOrGlobals(_)
        | I::UnaryNegative
        | I::UnaryInvert
        | I::UnaryPositive
        | I::StoreSlice
        | I::ListExtend(_)
        | I::ListToTuple
        | I::BuildSet(_)
        | I::SetUpdate(_)
        | I::DictUpdate(_)
        | I::DictMerge(_)
        | I::UnpackEx { .. }
        | I::ConvertValue(_)
        | I::MatchSequence
        | I::MatchMapping
        | I::MatchKeys
        | I::MatchClass(_)
        | I::GetLen
        | I::LoadBuildClass
        | I::SetupAnnotations
        | I::ImportName(_)
        | I::ImportFrom(_)
        | I::EndSend
        | I::LoadAssertionError
        | I::WithExceptStart
        | I::CheckEgMatch
        | I::PrepReraiseStar
        | I::Reraise(_) => other,
    }
}

/// Any other instruction.
fn other<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    in_full(turn, pc, top)
}
