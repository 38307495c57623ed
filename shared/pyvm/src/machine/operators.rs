//! Operators on objects of a program's classes: their `__add__` and its kin, called by Python code of the machine.

use std::sync::Arc;

use crate::builtins::NOT_IMPLEMENTED;
use crate::bytecode::{BinaryOperator as Op, CompareOperator as Compare, Instruction};
use crate::machine::after::Tried;
use crate::machine::attribute::special;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::machine::{After, Interpreter};
use crate::object::{Calling, Kind, Value, iterated_by_index};

/// Whether a value's class may overload operators at all.
#[inline(always)]
pub(crate) fn may_overload(value: &Value) -> bool {
    match value {
        Value::Object(object) => {
            matches!(object.kind, Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_) | Kind::Class(_))
        }
        _ => false,
    }
}

fn call(interpreter: &Arc<Interpreter>, function: &str, arguments: Vec<Value>) -> Option<Calling> {
    let callable = interpreter.library_function(function);
    Some(Calling { callable, arguments, keywords: Value::Null, after: After::Push })
}

/// `a op b`, where a class of the program says what that is (`binary_op1`, `Objects/abstract.c`).
#[cold]
pub(crate) fn binary(
    interpreter: &Arc<Interpreter>,
    op: Op,
    in_place: bool,
    a: &Value,
    b: &Value,
) -> Option<Calling> {
    let name = method_name(op);
    let (plain, reflected, own) = (format!("__{name}__"), format!("__r{name}__"), format!("__i{name}__"));
    if special(a, &plain).is_none()
        && special(b, &reflected).is_none()
        && !(in_place && special(a, &own).is_some())
    {
        return None;
    }
    let own = if in_place { Value::str(own) } else { Value::None };
    let symbol = Value::str(op.symbol());
    call(
        interpreter,
        "binary",
        vec![a.clone(), b.clone(), Value::str(plain), Value::str(reflected), own, symbol],
    )
}

/// `a op b`, where a class of the program says what that is (`do_richcompare`, `Objects/object.c`).
#[cold]
pub(crate) fn compare(interpreter: &Arc<Interpreter>, op: Compare, a: &Value, b: &Value) -> Option<Calling> {
    let (name, reflected) = comparison_names(op);
    let not_equal = op == Compare::NotEqual;
    let has = |value: &Value, name: &str| {
        special(value, name).is_some() || not_equal && special(value, "__eq__").is_some()
    };
    if !has(a, name) && !has(b, reflected) {
        return None;
    }
    let symbol = Value::str(op.symbol());
    call(interpreter, "compare", vec![a.clone(), b.clone(), Value::str(name), Value::str(reflected), symbol])
}

/// Whether a method says that it cannot do what is asked.
#[inline(always)]
pub(crate) fn is_not_implemented(value: &Value) -> bool {
    matches!(value, Value::Native(function) if std::ptr::eq(*function, &raw const NOT_IMPLEMENTED))
}

/// Whether a frame waits for a comparison by which it jumps.
pub(crate) fn wants_truth(frame: &Frame) -> bool {
    matches!(waiting(frame), Some(Instruction::CompareOp { to_bool: true, .. }))
}

/// The instruction for whose result a frame waits.
fn waiting(frame: &Frame) -> Option<Instruction> {
    frame.code().instructions.get(frame.pc.wrapping_sub(1)).copied()
}

impl ThreadState {
    /// Puts the result of the method that an operator has tried first in the place of the operands; or calls what comes
    /// next.
    pub(crate) fn end_operator(&mut self, frame: &mut Frame, tried: Tried, result: Value) -> Option<Calling> {
        frame.top -= 2;
        let at = frame.base + frame.top;
        let (left, right) = (std::mem::take(&mut self.stack[at]), std::mem::take(&mut self.stack[at + 1]));
        if is_not_implemented(&result) {
            return not_implemented(&self.own.interpreter, waiting(frame)?, tried, left, right);
        }
        drop(left);
        drop(right);
        match tried {
            Tried::Opposite => self.push_truth(frame, &result, true),
            _ if wants_truth(frame) => self.push_truth(frame, &result, false),
            _ => {
                self.push(frame, result);
                None
            }
        }
    }

    /// Pushes the truth of a value, or the opposite; or calls what says it.
    pub(crate) fn push_truth(&mut self, frame: &mut Frame, value: &Value, invert: bool) -> Option<Calling> {
        let calling = if may_overload(value) { truth_call(value, invert) } else { None };
        if calling.is_none() {
            self.push(frame, Value::from(value.is_true() != invert));
        }
        calling
    }
}

/// What an operator calls after the method that it has tried first.
#[cold]
fn not_implemented(
    interpreter: &Arc<Interpreter>,
    instruction: Instruction,
    tried: Tried,
    left: Value,
    right: Value,
) -> Option<Calling> {
    let text = |text: &str| Value::str(text);
    match instruction {
        Instruction::BinaryOp { op, in_place } => {
            let name = method_name(op);
            let (plain, reflected) = (format!("__{name}__"), format!("__r{name}__"));
            let plain = if tried == Tried::InPlace { text(&plain) } else { Value::None };
            let rest = vec![plain, text(&reflected), Value::from(in_place), text(op.symbol())];
            call(interpreter, "binary_after", [vec![left, right], rest].concat())
        }
        Instruction::CompareOp { op, to_bool } => {
            let (_, reflected) = comparison_names(op);
            let arguments = vec![left, right, text(reflected), text(op.symbol())];
            let calling = call(interpreter, "compare_after", arguments)?;
            let after = if to_bool { After::AnyTruth { invert: false } } else { After::Push };
            Some(Calling { after, ..calling })
        }
        _ => None,
    }
}

/// The methods of a comparison, and of the same one seen from the other side.
pub(crate) fn comparison_names(op: Compare) -> (&'static str, &'static str) {
    match op {
        Compare::Less => ("__lt__", "__gt__"),
        Compare::LessEqual => ("__le__", "__ge__"),
        Compare::Equal => ("__eq__", "__eq__"),
        Compare::NotEqual => ("__ne__", "__ne__"),
        Compare::Greater => ("__gt__", "__lt__"),
        Compare::GreaterEqual => ("__ge__", "__le__"),
    }
}

fn method_name(op: Op) -> &'static str {
    match op {
        Op::Add => "add",
        Op::Subtract => "sub",
        Op::Multiply => "mul",
        Op::MatrixMultiply => "matmul",
        Op::TrueDivide => "truediv",
        Op::FloorDivide => "floordiv",
        Op::Remainder => "mod",
        Op::Power => "pow",
        Op::LeftShift => "lshift",
        Op::RightShift => "rshift",
        Op::And => "and",
        Op::Or => "or",
        Op::Xor => "xor",
    }
}

/// A call of a special method, where the value's class has one.
pub(crate) fn special_call(value: &Value, name: &str, arguments: &[&Value], after: After) -> Option<Calling> {
    let function = special(value, name)?;
    let mut all = vec![value.clone()];
    all.extend(arguments.iter().map(|argument| (*argument).clone()));
    Some(Calling { callable: function, arguments: all, keywords: Value::Null, after })
}

/// The truth of a value whose class has `__bool__` or `__len__`.
pub(crate) fn truth_call(value: &Value, invert: bool) -> Option<Calling> {
    special_call(value, "__bool__", &[], After::Truth { invert })
        .or_else(|| special_call(value, "__len__", &[], After::Length { invert }))
}

/// `iter(value)` where the value's class has `__iter__` or `__getitem__`.
pub(crate) fn iter_call(interpreter: &Arc<Interpreter>, value: &Value) -> Option<Calling> {
    special_call(value, "__iter__", &[], After::Push).or_else(|| {
        iterated_by_index(value).then_some(())?;
        call(interpreter, "iterate_by_index", vec![value.clone()])
    })
}

/// `item in container` where the container's class has `__contains__`, or is iterated by Python code.
pub(crate) fn contains_call(
    interpreter: &Arc<Interpreter>,
    container: &Value,
    item: &Value,
    invert: bool,
) -> Option<Calling> {
    let after = After::Truth { invert };
    if let Some(calling) = special_call(container, "__contains__", &[item], After::Push) {
        // Whatever it gives, only the truth of it counts.
        let Calling { callable, arguments, .. } = calling;
        let truth = interpreter.library_function("truth_of_call");
        let arguments = vec![callable, Value::tuple(arguments)];
        return Some(Calling { callable: truth, arguments, keywords: Value::Null, after });
    }
    let iterates = matches!(container.kind(), Some(Kind::Generator(_)))
        || special(container, "__iter__").is_some()
        || iterated_by_index(container);
    if !iterates {
        return None;
    }
    let callable = interpreter.library_function("contains");
    Some(Calling { callable, arguments: vec![container.clone(), item.clone()], keywords: Value::Null, after })
}
