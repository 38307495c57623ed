//! Expressions.

use ruff_python_ast::{Expr, ExprIf, ExprSubscript, Number, Operator, UnaryOp};

use crate::bytecode::{BinaryOperator, Instruction as I};
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    /// Compiles an expression, whose value ends up on the stack.
    pub(crate) fn expression(&mut self, expression: &Expr) -> Compiled {
        let line = self.asm.line();
        self.at(expression);
        self.nested(expression, |unit| unit.expression_here(expression))?;
        self.asm.set_line(line);
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
                match operator(binary.op) {
                    Some(op) => self.emit(I::BinaryOp { op, in_place: false }),
                    None => return self.outside(expression, "`@`", "write the loop out"),
                }
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
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let name = self.names.index(&attribute.attr);
                self.emit(I::LoadAttr { name, method: false });
                Ok(())
            }
            Expr::Subscript(subscript) => self.subscript(subscript),
            Expr::List(list) => self.items(&list.elts, true),
            Expr::Tuple(tuple) => self.items(&tuple.elts, false),
            Expr::ListComp(list) => self.list_comprehension(list),
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
        self.expression(&subscript.slice)?;
        self.emit(I::BinarySubscr);
        Ok(())
    }

    fn items(&mut self, items: &[Expr], list: bool) -> Compiled {
        if list
            && items.len() > 2
            && let Some(constants) = items.iter().map(constant::folded).collect::<Option<Vec<_>>>()
        {
            self.emit(I::BuildList(0));
            self.load_const(crate::object::Value::tuple(constants));
            self.emit(I::ListExtend(1));
            return Ok(());
        }
        for item in items {
            if let Expr::Starred(_) = item {
                return self.outside(item, "`*` in a list or tuple", "join the two with `+`");
            }
            self.expression(item)?;
        }
        let n = count(items.len());
        self.emit(if list { I::BuildList(n) } else { I::BuildTuple(n) });
        Ok(())
    }

    fn refuse(&self, expression: &Expr) -> Compiled {
        let (what, instead) = match expression {
            Expr::Lambda(_) => ("`lambda`", "use `def`"),
            Expr::Dict(_) => ("a dict", "use lists or variables"),
            Expr::Set(_) => ("a set", "use a list"),
            Expr::SetComp(_) | Expr::DictComp(_) => ("this comprehension", "use a list comprehension"),
            Expr::Generator(_) => ("a generator expression", "use a list comprehension or a loop"),
            Expr::Await(_) => ("`await`", "use threads"),
            Expr::Yield(_) | Expr::YieldFrom(_) => ("a generator", "build a list"),
            Expr::TString(_) => ("a t-string", "use an f-string"),
            Expr::BytesLiteral(_) => ("a bytes literal", "use a string"),
            Expr::NumberLiteral(number) if matches!(number.value, Number::Int(_)) => {
                ("a decimal number of more than 4300 digits", "use hexadecimal")
            }
            Expr::NumberLiteral(_) => ("a complex number", "use floats"),
            Expr::EllipsisLiteral(_) => ("`...`", "use `pass` or `None`"),
            Expr::Slice(_) => ("a slice", "build the list with a loop"),
            Expr::Starred(_) => ("`*` here", "write the items out"),
            Expr::Named(_) => ("`:=`", "assign on a line of its own"),
            _ => ("this expression", "write it another way"),
        };
        self.outside(expression, what, instead)
    }
}

/// The operator of `BINARY_OP`; `None` for `@`.
pub(crate) fn operator(op: Operator) -> Option<BinaryOperator> {
    Some(match op {
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
        Operator::MatMult => return None,
    })
}
