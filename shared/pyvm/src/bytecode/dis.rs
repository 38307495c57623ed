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
    for (at, instruction) in code.instructions.iter().enumerate() {
        if at > 0 && code.lines[at] != line {
            out.push('\n');
        }
        let shown =
            if at == 0 || code.lines[at] != line { code.lines[at].to_string() } else { String::new() };
        line = code.lines[at];
        let mark = if marked(*instruction) { '*' } else { ' ' };
        let (name, operand) = (instruction.name(), operand(instruction, code, names));
        let text = format!("{shown:>4} {at:>8} {mark}{name:<24}{operand}");
        let _ = writeln!(out, "{}", text.trim_end());
    }
    for constant in &code.constants {
        if let Some(Kind::Code(inner)) = constant.kind() {
            let _ = writeln!(out, "\nDisassembly of {}:", repr(constant));
            code_listing(inner, names, marked, out);
        }
    }
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
