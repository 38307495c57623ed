//! The operands of `BINARY_OP`, `COMPARE_OP` and `CONVERT_VALUE`.

use serde::{Deserialize, Serialize};

/// The operator of `BINARY_OP`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
}

impl BinaryOperator {
    const ALL: [Self; 13] = [
        Self::Add,
        Self::Subtract,
        Self::Multiply,
        Self::MatrixMultiply,
        Self::TrueDivide,
        Self::FloorDivide,
        Self::Remainder,
        Self::Power,
        Self::LeftShift,
        Self::RightShift,
        Self::And,
        Self::Or,
        Self::Xor,
    ];

    /// The operator that is written so.
    pub(crate) fn from_symbol(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.symbol() == symbol)
    }

    /// The operator as it is written in Python.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::MatrixMultiply => "@",
            Self::TrueDivide => "/",
            Self::FloorDivide => "//",
            Self::Remainder => "%",
            Self::Power => "**",
            Self::LeftShift => "<<",
            Self::RightShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
        }
    }
}

/// The operator of `COMPARE_OP`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum CompareOperator {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl CompareOperator {
    pub(crate) const ALL: [Self; 6] =
        [Self::Less, Self::LessEqual, Self::Equal, Self::NotEqual, Self::Greater, Self::GreaterEqual];

    /// The operator that is written so.
    pub(crate) fn from_symbol(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.symbol() == symbol)
    }

    /// The orders of two values that satisfy it, a bit each: less, equal, greater, none.
    pub(crate) const fn orders(self) -> u8 {
        match self {
            Self::Less => 0b0001,
            Self::LessEqual => 0b0011,
            Self::Equal => 0b0010,
            Self::NotEqual => 0b1101,
            Self::Greater => 0b0100,
            Self::GreaterEqual => 0b0110,
        }
    }

    /// The operator as it is written in Python.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }
}

/// What `CONVERT_VALUE` calls: the `!s`, `!r` or `!a` of an f-string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}
