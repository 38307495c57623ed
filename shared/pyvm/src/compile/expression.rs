//! Expressions.

use ruff_python_ast::{Expr, ExprIf, ExprSlice, ExprSubscript, Number, Operator, UnaryOp};

use crate::bytecode::{BinaryOperator, Instruction as I, Location};
use crate::compile::comprehension::Collects;
use crate::compile::constant;
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    /// Compiles an expression, whose value ends up on the stack.
    pub(crate) fn expression(&mut self, expression: &Expr) -> Compiled {
        self.expression_at(expression, self.location(expression))
    }

    /// Compiles an expression that stands here.
    pub(crate) fn expression_at(&mut self, expression: &Expr, location: Location) -> Compiled {
        let before = self.asm.location();
        self.asm.set_location(location);
        self.nested(expression, |unit| unit.expression_here(expression))?;
        self.asm.set_location(before);
        Ok(())
    }

    fn expression_here(&mut self, expression: &Expr) -> Compiled {
        if let Some(value) = constant::folded(expression) {
            self.load_const(value);
            return Ok(());
        }
        match expression {
            Expr::Name(name) => self.load_name(name),
            Expr::BinOp(binary) => {
                self.expression(&binary.left)?;
                self.expression(&binary.right)?;
                self.emit(I::BinaryOp { op: operator(binary.op), in_place: false });
                Ok(())
            }
            Expr::UnaryOp(unary) => {
                if unary.op == UnaryOp::Not {
                    return self.not(&unary.operand);
                }
                self.expression(&unary.operand)?;
                self.emit(match unary.op {
                    UnaryOp::USub => I::UnaryNegative,
                    UnaryOp::UAdd => I::UnaryPositive,
                    UnaryOp::Invert => I::UnaryInvert,
                    UnaryOp::Not => I::UnaryNot,
                });
                Ok(())
            }
            Expr::BoolOp(both) => self.bool_op(both),
            Expr::Compare(compare) => self.compare(compare),
            Expr::If(choice) => self.conditional(choice),
            Expr::Call(call) => self.call(call),
            Expr::FString(fstring) => self.fstring(&fstring.value),
            Expr::Attribute(attribute) if self.is_super(attribute) => self.super_attribute(attribute, false),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.at_attribute(attribute);
                let name = self.name_index(&attribute.attr);
                self.emit(I::LoadAttr { name, method: false });
                Ok(())
            }
            Expr::Subscript(subscript) => self.subscript(subscript),
            Expr::Slice(slice) => self.slice(slice),
            Expr::List(list) => self.list_display(&list.elts),
            Expr::Tuple(tuple) => self.tuple_display(&tuple.elts),
            Expr::Set(set) => self.set_display(&set.elts),
            Expr::Dict(dict) => self.dict_display(&dict.items),
            Expr::ListComp(list) => self.comprehension(list, Collects::List(&list.elt), &list.generators),
            Expr::SetComp(set) => self.comprehension(set, Collects::Set(&set.elt), &set.generators),
            Expr::DictComp(dict) => match &dict.key {
                Some(key) => self.comprehension(dict, Collects::Dict(key, &dict.value), &dict.generators),
                None => self.outside(dict, "`**` in a comprehension", "name keys and values"),
            },
            Expr::Generator(generator) => self.generator_expression(generator),
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::Yield(expression) => self.yield_expression(expression),
            Expr::YieldFrom(expression) => self.yield_from(expression),
            Expr::Named(named) => {
                self.expression(&named.value)?;
                self.emit(I::Copy(1));
                self.store(&named.target)
            }
            other => self.refuse(other),
        }
    }

    fn conditional(&mut self, choice: &ExprIf) -> Compiled {
        let (otherwise, end) = (self.asm.label(), self.asm.label());
        self.jump_if(&choice.test, false, otherwise)?;
        self.expression(&choice.body)?;
        self.emit(I::JumpForward(end.0));
        self.asm.bind(otherwise);
        self.expression(&choice.orelse)?;
        self.asm.bind(end);
        Ok(())
    }

    fn subscript(&mut self, subscript: &ExprSubscript) -> Compiled {
        self.expression(&subscript.value)?;
        self.index(&subscript.slice, I::BinarySubscr, I::BinarySlice)
    }

    /// Loads an index and emits what uses it. A slice without a step needs no slice object.
    pub(crate) fn index(&mut self, index: &Expr, with_item: I, with_slice: I) -> Compiled {
        match index {
            Expr::Slice(slice) if slice.step.is_none() => {
                self.bounds(slice)?;
                self.emit(with_slice);
            }
            other => {
                self.expression(other)?;
                self.emit(with_item);
            }
        }
        Ok(())
    }

    fn bounds(&mut self, slice: &ExprSlice) -> Compiled {
        for bound in [&slice.lower, &slice.upper] {
            match bound {
                Some(bound) => self.expression(bound)?,
                None => self.load_const(Value::None),
            }
        }
        Ok(())
    }

    fn slice(&mut self, slice: &ExprSlice) -> Compiled {
        self.bounds(slice)?;
        if let Some(step) = &slice.step {
            self.expression(step)?;
        }
        self.emit(I::BuildSlice(2 + u32::from(slice.step.is_some())));
        Ok(())
    }

    fn refuse(&self, expression: &Expr) -> Compiled {
        let (what, instead) = match expression {
            Expr::Await(_) => ("`await`", "use threads"),
            Expr::TString(_) => ("a t-string", "use an f-string"),
            Expr::NumberLiteral(number) if matches!(number.value, Number::Int(_)) => {
                ("a decimal number of more than 4300 digits", "use hexadecimal")
            }
            Expr::Starred(_) => ("`*` here", "write the items out"),
            _ => ("this expression", "write it another way"),
        };
        self.outside(expression, what, instead)
    }
}

/// The operator of `BINARY_OP`.
pub(crate) fn operator(op: Operator) -> BinaryOperator {
    match op {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::Mod => BinaryOperator::Remainder,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::LeftShift,
        Operator::RShift => BinaryOperator::RightShift,
        Operator::BitOr => BinaryOperator::Or,
        Operator::BitXor => BinaryOperator::Xor,
        Operator::BitAnd => BinaryOperator::And,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
    }
}
