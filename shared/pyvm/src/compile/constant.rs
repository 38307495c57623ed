//! Constants: literals, and expressions of literals.

use dashu_int::IBig;
use ruff_python_ast::{Expr, Number, UnaryOp};

use crate::bytecode::BinaryOperator;
use crate::compile::expression::operator;
use crate::number;
use crate::object::{Kind, MOST_DIGITS, Value};

/// The value of a literal.
pub(crate) fn literal(expression: &Expr) -> Option<Value> {
    Some(match expression {
        Expr::NoneLiteral(_) => Value::None,
        Expr::BooleanLiteral(literal) => literal.value.into(),
        Expr::StringLiteral(literal) => Value::str(literal.value.to_str()),
        Expr::BytesLiteral(literal) => Value::bytes(literal.value.bytes().collect::<Vec<u8>>()),
        Expr::EllipsisLiteral(_) => Value::Native(&crate::builtins::ELLIPSIS),
        Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(int) => match int.as_i64() {
                Some(small) => Value::Int(small),
                // The parser keeps a longer literal as its text, in the base it was written in.
                None => Value::int(parse_big(&int.to_string())?),
            },
            Number::Float(float) => Value::float(*float),
            Number::Complex { real, imag } => Value::object(Kind::Complex(*real, *imag)),
        },
        _ => return None,
    })
}

fn parse_big(text: &str) -> Option<IBig> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, base) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    // As CPython, which would take minutes for some (`sys.get_int_max_str_digits`).
    if base == 10 && digits.len() > MOST_DIGITS { None } else { IBig::from_str_radix(digits, base).ok() }
}

/// The value of an expression of literals, which CPython's compiler computes too
/// (`Python/ast_opt.c`): `2 ** 10`, `-1`, `(1, 2)`.
pub(crate) fn folded(expression: &Expr) -> Option<Value> {
    match expression {
        Expr::UnaryOp(unary) => {
            let operand = folded(&unary.operand)?;
            match unary.op {
                UnaryOp::USub => number::negative(&operand),
                UnaryOp::UAdd => number::positive(&operand),
                UnaryOp::Invert => number::invert(&operand),
                UnaryOp::Not => Ok((!operand.is_true()).into()),
            }
            .ok()
        }
        Expr::BinOp(binary) => {
            let (op, left, right) = (operator(binary.op), folded(&binary.left)?, folded(&binary.right)?);
            let small = |value: &Value| match value {
                Value::Int(i) => i.unsigned_abs() < 1 << 32,
                Value::Float(_) => true,
                _ => false,
            };
            // Large results are left to the running program, as in CPython (`safe_power` and its kin).
            let growing = matches!(op, BinaryOperator::Power | BinaryOperator::LeftShift);
            let modest = !growing || matches!(right, Value::Int(0..=128) | Value::Float(_));
            if !(small(&left) && small(&right) && modest) {
                return None;
            }
            number::binary(op, false, &left, &right).ok()
        }
        Expr::Tuple(tuple) => tuple.elts.iter().map(folded).collect::<Option<Vec<_>>>().map(Value::tuple),
        other => literal(other),
    }
}

/// A tuple of names, for `CALL_KW`.
pub(crate) fn names<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    Value::object(Kind::Tuple(names.map(Value::str).collect()))
}

/// What constants that may share a place have in common: `1`, `1.0` and `True` are equal but not the same
/// (CPython's `_PyCode_ConstantKey`, `Objects/codeobject.c`).
#[derive(PartialEq, Eq, Hash)]
pub(crate) enum Key {
    None,
    Bool(bool),
    Int(i64),
    Big(IBig),
    Float(u64),
    Complex(u64, u64),
    Str(String),
    Bytes(Box<[u8]>),
    Tuple(Vec<Key>),
}

impl Key {
    /// `None` for a constant that is like no other: a function's code.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::None => Self::None,
            Value::True | Value::False => Self::Bool(value.is_true()),
            Value::Int(i) => Self::Int(*i),
            Value::Float(f) => Self::Float(f.get().to_bits()),
            _ => match value.kind()? {
                Kind::BigInt(big) => Self::Big(big.clone()),
                Kind::Complex(real, imag) => Self::Complex(real.to_bits(), imag.to_bits()),
                Kind::Str(text) => Self::Str(text.to_string()),
                Kind::Bytes(bytes) => Self::Bytes(bytes.clone()),
                Kind::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect::<Option<_>>()?),
                _ => return None,
            },
        })
    }
}
