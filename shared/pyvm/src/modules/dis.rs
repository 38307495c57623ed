//! `_dis`: the instructions of a function, for the library's `dis`. Operands are numbered as CPython 3.13 numbers
//! them: constants and names in the order of their first use, jumps in code units with the inline caches counted
//! (`Include/internal/pycore_opcode_metadata.h`).

use std::sync::Arc;

use crate::bytecode::{Code, CompareOperator, Conversion, FunctionPart, Instruction as I, operand};
use crate::object::{Kind, Names, NativeFunction, NativeModule, Outcome, Raise, Result, Value};

pub(crate) static DIS: NativeModule =
    NativeModule { name: "_dis", members: &[("rows", Value::Native(&ROWS))], of_interpreter: |_, _| None };

/// `rows(function)`: the code, its constants as CPython orders them, and a tuple for each instruction: line, offset,
/// name, operand or `None`, the operand's meaning, and the index of the instruction it jumps to or -1.
static ROWS: NativeFunction = NativeFunction::new("rows", |context, args| {
    let [value] = args.exactly()?;
    let (code, names): (&Arc<Code>, Arc<Names>) = match value.kind() {
        Some(Kind::Function(function)) => (&function.code, function.globals.names()),
        Some(Kind::Code(code)) => (code, context.interpreter.main.names()),
        _ => {
            return Err(Raise::type_error(format!(
                "don't know how to disassemble {} objects",
                value.type_name()
            )));
        }
    };
    rows(code, &names).map(Outcome::Value)
});

fn whole(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// How many code units of inline cache follow an instruction.
fn caches(instruction: I) -> usize {
    match instruction {
        I::LoadAttr { .. } => 9,
        I::LoadGlobal { .. } | I::StoreAttr(_) => 4,
        I::Call(_) | I::ToBool => 3,
        I::BinaryOp { .. }
        | I::CompareOp { .. }
        | I::ContainsOp { .. }
        | I::BinarySubscr
        | I::StoreSubscr
        | I::UnpackSequence(_)
        | I::ForIter(_)
        | I::Send(_)
        | I::LoadSuperAttr { .. }
        | I::JumpBackward(_)
        | I::PopJumpIfFalse(_)
        | I::PopJumpIfTrue(_)
        | I::PopJumpIfNone(_)
        | I::PopJumpIfNotNone(_) => 1,
        _ => 0,
    }
}

/// The places that names or constants get: the first that is used gets the first.
#[derive(Default)]
struct Order(Vec<u32>);

impl Order {
    fn place(&mut self, of: u32) -> usize {
        self.0.iter().position(|known| *known == of).unwrap_or_else(|| {
            self.0.push(of);
            self.0.len() - 1
        })
    }
}

fn rows(code: &Code, names: &Names) -> Result<Value> {
    let mut offsets = Vec::new();
    let mut offset = 0;
    for instruction in &code.instructions {
        offsets.push(offset);
        offset += 1 + caches(*instruction);
    }
    let (mut constants, mut used) = (Order::default(), Order::default());
    // The first constant of a function is its docstring, or `None`.
    if &*code.name != "<module>" && !code.is_class {
        let is_first = |constant: &Value| match &code.documentation {
            Value::None => matches!(constant, Value::None),
            text => constant.as_str().is_some() && constant.as_str() == text.as_str(),
        };
        constants.0.push(u32::MAX);
        if let Some(first) = code.constants.iter().position(is_first) {
            constants.0[0] = u32::try_from(first).unwrap_or(u32::MAX);
        }
    }
    let mut rows = Vec::new();
    for (at, instruction) in code.instructions.iter().enumerate() {
        let next = offsets[at] + 1 + caches(*instruction);
        let target = instruction.jump_target().map(|to| to as usize);
        let number = match target {
            Some(to) => {
                let to = offsets.get(to).copied().unwrap_or(offset);
                Some(to.abs_diff(next))
            }
            None => number(*instruction, &mut constants, &mut used),
        };
        let meaning = match instruction {
            I::Call(_)
            | I::CallKw(_)
            | I::Copy(_)
            | I::Swap(_)
            | I::RaiseVarargs(_)
            | I::Reraise(_)
            | I::CopyFreeVars(_)
            | I::CallFunctionEx { .. }
            | I::MatchClass(_)
            | I::UnpackEx { .. }
            | I::UnpackSequence(_) => String::new(),
            I::BuildList(_) | I::BuildTuple(_) | I::BuildString(_) | I::BuildMap(_) | I::BuildSet(_) => {
                String::new()
            }
            I::BuildSlice(_) | I::ListAppend(_) | I::ListExtend(_) | I::MapAdd(_) | I::SetAdd(_) => {
                String::new()
            }
            I::SetUpdate(_) | I::DictUpdate(_) | I::DictMerge(_) => String::new(),
            I::ContainsOp { .. } | I::IsOp { .. } => String::new(),
            _ => operand(instruction, code, names),
        };
        rows.push(Value::tuple(vec![
            code.lines.get(at).map_or(Value::None, |line| Value::Int((*line).into())),
            whole(2 * offsets[at]),
            Value::str(instruction.name()),
            number.map_or(Value::None, whole),
            Value::str(if target.is_some() { String::new() } else { meaning }),
            target.map_or(Value::Int(-1), whole),
        ]));
    }
    let ordered = constants.0.iter().map(|place| match code.constants.get(*place as usize) {
        Some(constant) => constant.clone(),
        None => code.documentation.clone(),
    });
    let ordered = Value::tuple(ordered.collect());
    let names = used.0.iter().filter_map(|place| names.get(*place)).map(|name| Value::str(&**name));
    let names = Value::tuple(names.collect());
    let code = Value::str(code.name.to_string());
    Ok(Value::tuple(vec![code, ordered, names, Value::list(rows)]))
}

/// The operand of an instruction that does not jump; `None` where CPython's has none.
fn number(instruction: I, constants: &mut Order, names: &mut Order) -> Option<usize> {
    Some(match instruction {
        I::Resume => 0,
        I::LoadConst(index) | I::ReturnConst(index) => constants.place(index),
        I::LoadGlobal { name, push_null } => names.place(name) << 1 | usize::from(push_null),
        I::LoadAttr { name, method } => names.place(name) << 1 | usize::from(method),
        I::LoadSuperAttr { name, method } => names.place(name) << 2 | 2 | usize::from(method),
        I::StoreGlobal(name)
        | I::DeleteGlobal(name)
        | I::LoadName(name)
        | I::StoreName(name)
        | I::DeleteName(name)
        | I::StoreAttr(name)
        | I::DeleteAttr(name)
        | I::LoadFromDictOrGlobals(name)
        | I::ImportName(name)
        | I::ImportFrom(name) => names.place(name),
        I::LoadFast(slot)
        | I::StoreFast(slot)
        | I::DeleteFast(slot)
        | I::LoadFastAndClear(slot)
        | I::MakeCell(slot)
        | I::LoadDeref(slot)
        | I::StoreDeref(slot)
        | I::DeleteDeref(slot)
        | I::LoadFromDictOrDeref(slot) => slot as usize,
        I::LoadFastLoadFast(a, b) | I::StoreFastLoadFast(a, b) | I::StoreFastStoreFast(a, b) => {
            usize::from(a) << 4 | usize::from(b)
        }
        I::BinaryOp { op, in_place } => operator_number(op.symbol()) + if in_place { 13 } else { 0 },
        I::CompareOp { op, to_bool } => compare_number(op) | if to_bool { 16 } else { 0 },
        I::IsOp { invert } | I::ContainsOp { invert } => usize::from(invert),
        I::UnaryPositive => 5,
        I::ListToTuple => 6,
        I::SetFunctionAttribute(part) => match part {
            FunctionPart::Defaults => 1,
            FunctionPart::KeywordDefaults => 2,
            FunctionPart::Closure => 8,
        },
        I::UnpackEx { before, after } => usize::from(before) | usize::from(after) << 8,
        I::CallFunctionEx { named } => usize::from(named),
        I::ConvertValue(conversion) => match conversion {
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
        },
        other if let Some(count) = other.count() => count as usize,
        I::YieldValue => 0,
        _ => return None,
    })
}

/// `NB_ADD` and its kin (`Include/opcode.h`).
fn operator_number(symbol: &str) -> usize {
    let all = ["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"];
    all.iter().position(|known| *known == symbol).unwrap_or_default()
}

/// The operator, and in the low bits which outcomes count as true.
fn compare_number(op: CompareOperator) -> usize {
    match op.symbol() {
        "<" => 2,
        "<=" => 1 << 5 | 10,
        "==" => 2 << 5 | 8,
        "!=" => 3 << 5 | 7,
        ">" => 4 << 5 | 4,
        _ => 5 << 5 | 12,
    }
}
