//! The instructions, under the names that `python -m dis` of CPython 3.13 prints.
//!
//! Source of each meaning: CPython's `Python/bytecodes.c` at 3.13.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bytecode::{BinaryOperator, CompareOperator, Conversion};

/// The index of an instruction in its code object.
pub type JumpTarget = u32;

/// One instruction with its operand.
// The number of the kind as it is, which is the place in the table of handlers; the small operands come first, so that it
// stays one word.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names are CPython's, and `dis`'s documentation is theirs
pub enum Instruction {
    // Frames and the stack.
    Resume,
    Nop,
    PopTop,
    PushNull,
    Copy(u32),
    Swap(u32),
    ReturnValue,
    ReturnConst(u32),

    // Names.
    LoadConst(u32),
    LoadFast(u32),
    LoadFastLoadFast(u16, u16),
    LoadFastAndClear(u32),
    StoreFast(u32),
    StoreFastLoadFast(u16, u16),
    StoreFastStoreFast(u16, u16),
    DeleteFast(u32),
    LoadGlobal {
        push_null: bool,
        name: u32,
    },
    StoreGlobal(u32),
    DeleteGlobal(u32),
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),
    LoadAttr {
        method: bool,
        name: u32,
    },
    StoreAttr(u32),
    DeleteAttr(u32),
    LoadSuperAttr {
        method: bool,
        name: u32,
    },

    // Variables shared with inner functions.
    MakeCell(u32),
    CopyFreeVars(u32),
    LoadDeref(u32),
    StoreDeref(u32),
    DeleteDeref(u32),
    LoadLocals,
    LoadFromDictOrDeref(u32),
    LoadFromDictOrGlobals(u32),

    // Operators.
    BinaryOp {
        op: BinaryOperator,
        in_place: bool,
    },
    UnaryNegative,
    UnaryNot,
    UnaryInvert,
    UnaryPositive,
    CompareOp {
        op: CompareOperator,
        to_bool: bool,
    },
    IsOp {
        invert: bool,
    },
    ContainsOp {
        invert: bool,
    },
    ToBool,
    BinarySubscr,
    StoreSubscr,
    DeleteSubscr,
    BinarySlice,
    StoreSlice,
    BuildSlice(u32),

    // Jumps and loops.
    JumpForward(JumpTarget),
    JumpBackward(JumpTarget),
    PopJumpIfFalse(JumpTarget),
    PopJumpIfTrue(JumpTarget),
    PopJumpIfNone(JumpTarget),
    PopJumpIfNotNone(JumpTarget),
    GetIter,
    ForIter(JumpTarget),
    EndFor,

    // Building.
    BuildList(u32),
    BuildTuple(u32),
    BuildString(u32),
    ListAppend(u32),
    ListExtend(u32),
    ListToTuple,
    BuildMap(u32),
    BuildSet(u32),
    MapAdd(u32),
    SetAdd(u32),
    SetUpdate(u32),
    DictUpdate(u32),
    DictMerge(u32),
    UnpackSequence(u32),
    UnpackEx {
        before: u16,
        after: u16,
    },
    FormatSimple,
    FormatWithSpec,
    ConvertValue(Conversion),

    // `match`.
    MatchSequence,
    MatchMapping,
    MatchKeys,
    MatchClass(u32),
    GetLen,

    // Functions and modules.
    Call(u32),
    CallKw(u32),
    MakeFunction,
    CallFunctionEx {
        named: bool,
    },
    SetFunctionAttribute(FunctionPart),
    LoadBuildClass,
    SetupAnnotations,
    ImportName(u32),
    ImportFrom(u32),

    // Generators.
    ReturnGenerator,
    YieldValue,
    GetYieldFromIter,
    Send(JumpTarget),
    EndSend,
    JumpBackwardNoInterrupt(JumpTarget),

    // Exceptions.
    LoadAssertionError,
    RaiseVarargs(u32),
    BeforeWith,
    WithExceptStart,
    PushExcInfo,
    PopExcept,
    CheckExcMatch,
    /// Splits a group of exceptions: what a handler takes, and the rest.
    CheckEgMatch,
    /// `INTRINSIC_PREP_RERAISE_STAR`: what is raised again after the handlers of a group.
    PrepReraiseStar,
    Reraise(u32),

    // Only in a code object's fused instructions: each does the work of the next one or two too. Slots are those of
    // local variables.
    /// `local.name`
    FusedLoadAttr {
        slot: u16,
        name: u32,
    },
    /// `local.name`, to be called
    FusedLoadMethod {
        slot: u16,
        name: u32,
    },
    /// `local.name`, with the object below it
    FusedCopyAttr {
        slot: u16,
        name: u32,
    },
    /// `local.name op= operand`, the operand being a constant or a local variable: numbers are changed where they lie.
    FusedChangeAttr {
        op: BinaryOperator,
        slot: u16,
        name: u32,
    },
    /// `return local.name`
    FusedReturnAttr {
        slot: u16,
        name: u32,
    },
    /// `owner.name = value` of two local variables
    FusedStoreLocalAttr {
        value: u8,
        owner: u8,
        name: u32,
    },
    /// `below.name = top`
    FusedSwapStoreAttr {
        name: u32,
    },
    /// `local.name = top`
    FusedStoreAttr {
        slot: u16,
        name: u32,
    },
    /// `return local`
    FusedReturnLocal {
        slot: u16,
    },
    /// A local variable, and above it `container[constant]`: of `total += row[0]`.
    FusedLoadConstItem {
        load: u8,
        container: u8,
        constant: u32,
    },
    /// The next item of a loop in two local variables: `for key, value in …`.
    FusedForPairLocals {
        first: u8,
        second: u8,
        exhausted: JumpTarget,
    },
    /// A loop goes on with its next item, in a local variable: `JUMP_BACKWARD`, and the `FOR_ITER` at its target.
    FusedJumpNext {
        target: JumpTarget,
    },
    /// The same after an operand that nobody wants.
    FusedPopNext {
        target: JumpTarget,
    },
    /// The end of a `with`: `None` three times, and `CALL` with two arguments.
    FusedEndWith {
        constant: u32,
    },
    /// `function(…)` of a global; the operands are constants and local variables.
    FusedCallGlobal {
        name: u32,
    },
    /// A local variable to be called.
    FusedLocalNull {
        slot: u16,
    },
    /// An enclosing function's variable to be called.
    FusedDerefNull {
        slot: u16,
    },
    /// `COPY_FREE_VARS` and `RESUME` of a function that only reads variables of enclosing ones: it does so where they are.
    FusedResume,
    /// An enclosing function's variable, by its place in the closure.
    FusedLoadFree {
        index: u16,
    },
    /// The same, to be called.
    FusedFreeNull {
        index: u16,
    },
    /// `RESUME` and `POP_TOP` after a `yield`.
    FusedResumePop,
    /// The next item of a loop into a local variable.
    FusedForIter {
        slot: u16,
        exhausted: u32,
    },
    /// The next pair of a loop, taken apart.
    FusedForPair {
        exhausted: u32,
    },
    /// The next item of a loop into a local variable, and another one on the stack.
    FusedForIterLoad {
        store: u8,
        load: u8,
        exhausted: u32,
    },
    /// `CALL` with one argument and `POP_TOP`
    FusedCallPop,
    /// `local[local]`
    FusedLocalItem {
        container: u16,
        index: u16,
    },
    /// `local[constant]`
    FusedConstItem {
        container: u16,
        constant: u32,
    },
    /// `local[local] = top`
    FusedSetLocalItem {
        container: u16,
        index: u16,
    },
    /// `top in local`
    FusedContains {
        container: u16,
        invert: bool,
    },
    /// `local op local`
    FusedLocals {
        op: BinaryOperator,
        a: u16,
        b: u16,
    },
    /// `local op constant`
    FusedLocalConst {
        op: BinaryOperator,
        slot: u16,
        constant: u16,
    },
    /// `local.method()`, or with one or two arguments, which are constants or local variables.
    FusedCallMethod {
        slot: u16,
        name: u32,
    },
    /// The same of the topmost operand.
    FusedCallTopMethod {
        name: u32,
    },
    /// The operand, a function, called with a local variable.
    FusedCallLocal {
        slot: u16,
    },
    /// `top[constant]`
    FusedTopItem {
        constant: u32,
    },
    /// `top op local`
    FusedTopLocal {
        op: BinaryOperator,
        slot: u16,
    },
    /// `top op constant`
    FusedTopConst {
        op: BinaryOperator,
        constant: u16,
    },
    /// `local < local` and a jump; which comparison and jump, says the [`Instruction::FusedCompare`] in their place.
    FusedCompareLocals {
        a: u16,
        b: u16,
    },
    /// `local < constant` and a jump.
    FusedCompareLocalConst {
        slot: u16,
        constant: u16,
    },
    /// `top < local` and a jump.
    FusedCompareTopLocal {
        slot: u16,
    },
    /// `top < constant` and a jump.
    FusedCompareTopConst {
        constant: u16,
    },
    /// The truth of the topmost operand and a jump.
    FusedTruthJump {
        jumps_if: bool,
        target: u32,
    },
    /// `below < top` and a jump.
    FusedCompare {
        op: CompareOperator,
        jumps_if: bool,
        /// What these two come to: the orders that jump, a bit each, as `CompareOperator::orders` gives them.
        orders: u8,
        target: u32,
    },
}

/// What `SET_FUNCTION_ATTRIBUTE` sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum FunctionPart {
    Defaults,
    KeywordDefaults,
    Closure,
}

impl Instruction {
    /// The operand of one that counts something: values, or places on the stack.
    pub(crate) fn count(&self) -> Option<u32> {
        match *self {
            Self::Copy(n)
            | Self::Swap(n)
            | Self::BuildList(n)
            | Self::BuildTuple(n)
            | Self::BuildString(n)
            | Self::ListAppend(n)
            | Self::ListExtend(n)
            | Self::BuildMap(n)
            | Self::BuildSet(n)
            | Self::BuildSlice(n)
            | Self::MapAdd(n)
            | Self::SetAdd(n)
            | Self::SetUpdate(n)
            | Self::DictUpdate(n)
            | Self::DictMerge(n)
            | Self::CopyFreeVars(n)
            | Self::UnpackSequence(n)
            | Self::Call(n)
            | Self::CallKw(n)
            | Self::MatchClass(n)
            | Self::RaiseVarargs(n)
            | Self::Reraise(n) => Some(n),
            _ => None,
        }
    }

    /// The name that `dis` prints.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Resume => "RESUME",
            Self::Nop => "NOP",
            Self::PopTop => "POP_TOP",
            Self::PushNull => "PUSH_NULL",
            Self::Copy(_) => "COPY",
            Self::Swap(_) => "SWAP",
            Self::ReturnValue => "RETURN_VALUE",
            Self::ReturnConst(_) => "RETURN_CONST",
            Self::LoadConst(_) => "LOAD_CONST",
            Self::LoadFast(_) => "LOAD_FAST",
            Self::LoadFastLoadFast(..) => "LOAD_FAST_LOAD_FAST",
            Self::LoadFastAndClear(_) => "LOAD_FAST_AND_CLEAR",
            Self::StoreFast(_) => "STORE_FAST",
            Self::StoreFastLoadFast(..) => "STORE_FAST_LOAD_FAST",
            Self::StoreFastStoreFast(..) => "STORE_FAST_STORE_FAST",
            Self::DeleteFast(_) => "DELETE_FAST",
            Self::LoadGlobal { .. } => "LOAD_GLOBAL",
            Self::StoreGlobal(_) => "STORE_GLOBAL",
            Self::DeleteGlobal(_) => "DELETE_GLOBAL",
            Self::LoadName(_) => "LOAD_NAME",
            Self::StoreName(_) => "STORE_NAME",
            Self::DeleteName(_) => "DELETE_NAME",
            Self::LoadAttr { .. } => "LOAD_ATTR",
            Self::BinaryOp { .. } => "BINARY_OP",
            Self::UnaryNegative => "UNARY_NEGATIVE",
            Self::UnaryNot => "UNARY_NOT",
            Self::UnaryInvert => "UNARY_INVERT",
            Self::UnaryPositive => "CALL_INTRINSIC_1",
            Self::CompareOp { .. } => "COMPARE_OP",
            Self::IsOp { .. } => "IS_OP",
            Self::ContainsOp { .. } => "CONTAINS_OP",
            Self::ToBool => "TO_BOOL",
            Self::BinarySubscr => "BINARY_SUBSCR",
            Self::StoreSubscr => "STORE_SUBSCR",
            Self::JumpForward(_) => "JUMP_FORWARD",
            Self::JumpBackward(_) => "JUMP_BACKWARD",
            Self::PopJumpIfFalse(_) => "POP_JUMP_IF_FALSE",
            Self::PopJumpIfTrue(_) => "POP_JUMP_IF_TRUE",
            Self::PopJumpIfNone(_) => "POP_JUMP_IF_NONE",
            Self::PopJumpIfNotNone(_) => "POP_JUMP_IF_NOT_NONE",
            Self::GetIter => "GET_ITER",
            Self::ForIter(_) => "FOR_ITER",
            Self::EndFor => "END_FOR",
            Self::BuildList(_) => "BUILD_LIST",
            Self::BuildTuple(_) => "BUILD_TUPLE",
            Self::BuildString(_) => "BUILD_STRING",
            Self::ListAppend(_) => "LIST_APPEND",
            Self::ListExtend(_) => "LIST_EXTEND",
            Self::UnpackSequence(_) => "UNPACK_SEQUENCE",
            Self::FormatSimple => "FORMAT_SIMPLE",
            Self::FormatWithSpec => "FORMAT_WITH_SPEC",
            Self::ConvertValue(_) => "CONVERT_VALUE",
            Self::Call(_) => "CALL",
            Self::CallKw(_) => "CALL_KW",
            Self::MakeFunction => "MAKE_FUNCTION",
            Self::SetFunctionAttribute(_) => "SET_FUNCTION_ATTRIBUTE",
            Self::StoreAttr(_) => "STORE_ATTR",
            Self::DeleteAttr(_) => "DELETE_ATTR",
            Self::LoadSuperAttr { .. } => "LOAD_SUPER_ATTR",
            Self::MakeCell(_) => "MAKE_CELL",
            Self::CopyFreeVars(_) => "COPY_FREE_VARS",
            Self::LoadDeref(_) => "LOAD_DEREF",
            Self::StoreDeref(_) => "STORE_DEREF",
            Self::DeleteDeref(_) => "DELETE_DEREF",
            Self::LoadLocals => "LOAD_LOCALS",
            Self::LoadFromDictOrDeref(_) => "LOAD_FROM_DICT_OR_DEREF",
            Self::LoadFromDictOrGlobals(_) => "LOAD_FROM_DICT_OR_GLOBALS",
            Self::DeleteSubscr => "DELETE_SUBSCR",
            Self::BinarySlice => "BINARY_SLICE",
            Self::StoreSlice => "STORE_SLICE",
            Self::BuildSlice(_) => "BUILD_SLICE",
            Self::ListToTuple => "CALL_INTRINSIC_1",
            Self::BuildMap(_) => "BUILD_MAP",
            Self::BuildSet(_) => "BUILD_SET",
            Self::MapAdd(_) => "MAP_ADD",
            Self::SetAdd(_) => "SET_ADD",
            Self::SetUpdate(_) => "SET_UPDATE",
            Self::DictUpdate(_) => "DICT_UPDATE",
            Self::DictMerge(_) => "DICT_MERGE",
            Self::UnpackEx { .. } => "UNPACK_EX",
            Self::CallFunctionEx { .. } => "CALL_FUNCTION_EX",
            Self::LoadBuildClass => "LOAD_BUILD_CLASS",
            Self::SetupAnnotations => "SETUP_ANNOTATIONS",
            Self::MatchSequence => "MATCH_SEQUENCE",
            Self::MatchMapping => "MATCH_MAPPING",
            Self::MatchKeys => "MATCH_KEYS",
            Self::MatchClass(_) => "MATCH_CLASS",
            Self::GetLen => "GET_LEN",
            Self::ReturnGenerator => "RETURN_GENERATOR",
            Self::YieldValue => "YIELD_VALUE",
            Self::GetYieldFromIter => "GET_YIELD_FROM_ITER",
            Self::Send(_) => "SEND",
            Self::EndSend => "END_SEND",
            Self::JumpBackwardNoInterrupt(_) => "JUMP_BACKWARD_NO_INTERRUPT",
            Self::CheckExcMatch => "CHECK_EXC_MATCH",
            Self::CheckEgMatch => "CHECK_EG_MATCH",
            Self::PrepReraiseStar => "CALL_INTRINSIC_2",
            Self::ImportName(_) => "IMPORT_NAME",
            Self::ImportFrom(_) => "IMPORT_FROM",
            Self::LoadAssertionError => "LOAD_ASSERTION_ERROR",
            Self::RaiseVarargs(_) => "RAISE_VARARGS",
            Self::BeforeWith => "BEFORE_WITH",
            Self::WithExceptStart => "WITH_EXCEPT_START",
            Self::PushExcInfo => "PUSH_EXC_INFO",
            Self::PopExcept => "POP_EXCEPT",
            Self::Reraise(_) => "RERAISE",
            _ => "FUSED",
        }
    }

    /// Where this instruction may continue, besides the instruction after it.
    pub fn jump_target(&self) -> Option<JumpTarget> {
        match *self {
            Self::JumpForward(to)
            | Self::JumpBackward(to)
            | Self::PopJumpIfFalse(to)
            | Self::PopJumpIfTrue(to)
            | Self::PopJumpIfNone(to)
            | Self::PopJumpIfNotNone(to)
            | Self::Send(to)
            | Self::JumpBackwardNoInterrupt(to)
            | Self::ForIter(to) => Some(to),
            _ => None,
        }
    }

    /// The same instruction, jumping to `to`. An instruction that does not jump stays as it is.
    pub(crate) fn with_jump_target(self, to: JumpTarget) -> Self {
        match self {
            Self::JumpForward(_) => Self::JumpForward(to),
            Self::JumpBackward(_) => Self::JumpBackward(to),
            Self::PopJumpIfFalse(_) => Self::PopJumpIfFalse(to),
            Self::PopJumpIfTrue(_) => Self::PopJumpIfTrue(to),
            Self::PopJumpIfNone(_) => Self::PopJumpIfNone(to),
            Self::PopJumpIfNotNone(_) => Self::PopJumpIfNotNone(to),
            Self::ForIter(_) => Self::ForIter(to),
            Self::Send(_) => Self::Send(to),
            Self::JumpBackwardNoInterrupt(_) => Self::JumpBackwardNoInterrupt(to),
            other => other,
        }
    }

    /// True where the next instruction in the list is never reached from this one.
    pub fn ends_flow(&self) -> bool {
        matches!(
            self,
            Self::ReturnValue
                | Self::ReturnConst(_)
                | Self::JumpForward(_)
                | Self::JumpBackward(_)
                | Self::JumpBackwardNoInterrupt(_)
                | Self::RaiseVarargs(_)
                | Self::Reraise(_)
        )
    }
}

impl fmt::Display for Instruction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
