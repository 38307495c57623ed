//! The listing of a code object, in the layout of `python -m dis`.

use std::fmt::Write as _;

use crate::bytecode::{Code, FunctionPart, Instruction as I, Program};
use crate::object::{Kind, Names, Value, repr};

/// The listing of a program: its top level, then each function in the order of its definition. Instructions
/// for which `marked` holds get a `*`.
pub fn listing(program: &Program, marked: impl Fn(I) -> bool) -> String {
    let mut out = String::new();
    code_listing(&program.code, &program.names, &marked, &mut out);
    out
}

fn code_listing(code: &Code, names: &Names, marked: &impl Fn(I) -> bool, out: &mut String) {
    let mut line = 0;
    for listed in lines_of(code, names) {
        let new = listed.at == 0 || listed.line != line;
        if new && listed.at > 0 {
            out.push('\n');
        }
        line = listed.line;
        let shown = if new { line.to_string() } else { String::new() };
        let mark = if marked(listed.instruction) { '*' } else { ' ' };
        let text =
            format!("{shown:>4} {:>8} {mark}{:<24}{}", listed.at, listed.instruction.name(), listed.operand);
        let _ = writeln!(out, "{}", text.trim_end());
    }
    for (constant, inner) in inner(code) {
        let _ = writeln!(out, "\nDisassembly of {}:", repr(constant));
        code_listing(inner, names, marked, out);
    }
}

/// An instruction as a listing shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its source line.
    pub line: u32,
    /// Its place in the code.
    pub at: usize,
    /// The instruction.
    pub instruction: I,
    /// What its operand means.
    pub operand: String,
}

/// The instructions of a function, by its name; none where the program has no such function.
pub fn function_listing(program: &Program, function: &str) -> Vec<Listed> {
    find(&program.code, function).map_or_else(Vec::new, |code| lines_of(code, &program.names).collect())
}

fn find<'c>(code: &'c Code, function: &str) -> Option<&'c Code> {
    if &*code.name == function {
        return Some(code);
    }
    inner(code).find_map(|(_, inner)| find(inner, function))
}

fn inner(code: &Code) -> impl Iterator<Item = (&Value, &Code)> {
    code.constants.iter().filter_map(|constant| match constant.kind() {
        Some(Kind::Code(inner)) => Some((constant, &**inner)),
        _ => None,
    })
}

fn lines_of(code: &Code, names: &Names) -> impl Iterator<Item = Listed> {
    code.instructions.iter().enumerate().map(|(at, &instruction)| {
        let operand = operand(&instruction, code, names);
        Listed { line: code.lines[at], at, instruction, operand }
    })
}

/// What the operand of an instruction means, as `dis` shows it.
pub(crate) fn operand(instruction: &I, code: &Code, names: &Names) -> String {
    let local = |slot: u32| code.locals[slot as usize].to_string();
    let constant = |index: u32| repr(code.constants.get(index as usize).unwrap_or(&Value::Null));
    let name = |index: u32| names.get(index).map(ToString::to_string).unwrap_or_default();
    match *instruction {
        I::LoadConst(index) | I::ReturnConst(index) => constant(index),
        I::LoadFast(slot) | I::StoreFast(slot) | I::DeleteFast(slot) | I::LoadFastAndClear(slot) => {
            local(slot)
        }
        I::LoadFastLoadFast(a, b) | I::StoreFastLoadFast(a, b) | I::StoreFastStoreFast(a, b) => {
            format!("{}, {}", local(a.into()), local(b.into()))
        }
        I::LoadGlobal { name: index, push_null } => name(index) + if push_null { " + NULL" } else { "" },
        I::LoadAttr { name: index, method } => name(index) + if method { " + NULL|self" } else { "" },
        I::StoreGlobal(index) | I::DeleteGlobal(index) | I::LoadName(index) | I::StoreName(index) => {
            name(index)
        }
        I::DeleteName(index) | I::ImportName(index) | I::ImportFrom(index) => name(index),
        I::BinaryOp { op, in_place } => op.symbol().to_owned() + if in_place { "=" } else { "" },
        I::CompareOp { op, to_bool } if to_bool => format!("bool({})", op.symbol()),
        I::CompareOp { op, .. } => op.symbol().to_owned(),
        I::IsOp { invert } => if invert { "is not" } else { "is" }.to_owned(),
        I::ContainsOp { invert } => if invert { "not in" } else { "in" }.to_owned(),
        I::UnaryPositive => "UNARY_POSITIVE".to_owned(),
        I::SetFunctionAttribute(part) => match part {
            FunctionPart::Defaults => "defaults",
            FunctionPart::KeywordDefaults => "kwdefaults",
            FunctionPart::Closure => "closure",
        }
        .to_owned(),
        I::ListToTuple => "INTRINSIC_LIST_TO_TUPLE".to_owned(),
        I::StoreAttr(index) | I::DeleteAttr(index) | I::LoadFromDictOrGlobals(index) => name(index),
        I::LoadSuperAttr { name: index, method } => name(index) + if method { " + NULL|self" } else { "" },
        I::MakeCell(slot) | I::LoadDeref(slot) | I::StoreDeref(slot) | I::DeleteDeref(slot) => local(slot),
        I::LoadFromDictOrDeref(slot) => local(slot),
        I::UnpackEx { before, after } => format!("{before}, {after}"),
        I::CallFunctionEx { named } => u32::from(named).to_string(),
        I::ConvertValue(conversion) => format!("{conversion:?}").to_lowercase(),
        other if let Some(count) = other.count() => count.to_string(),
        _ => instruction.jump_target().map(|to| format!("to {to}")).unwrap_or_default(),
    }
}
