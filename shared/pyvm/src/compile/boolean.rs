//! Comparison and logic.

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare};

use crate::bytecode::{CompareOperator, Instruction as I};
use crate::compile::assembler::Label;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    /// `a and b and c`: the first false value, or the last; `or` the other way round.
    pub(crate) fn bool_op(&mut self, both: &ExprBoolOp) -> Compiled {
        let end = self.asm.label();
        let (last, others) = both.values.split_last().expect("a boolean operator has operands");
        for value in others {
            self.expression(value)?;
            self.emit(I::Copy(1));
            self.emit(I::ToBool);
            self.emit(pop_jump_if(both.op == BoolOp::Or, end));
            self.emit(I::PopTop);
        }
        self.expression(last)?;
        self.asm.bind(end);
        Ok(())
    }

    pub(crate) fn not(&mut self, operand: &Expr) -> Compiled {
        if matches!(operand, Expr::Compare(compare) if compare.ops.len() == 1) {
            // The comparison takes the place of what makes a bool of it (`optimize_basic_block`, `Python/flowgraph.c`).
            self.expression_at(operand, self.asm.location())?;
        } else {
            self.expression(operand)?;
            self.emit(I::ToBool);
        }
        self.emit(I::UnaryNot);
        Ok(())
    }

    /// `a < b < c`: each operand is computed once, and only as far as needed.
    pub(crate) fn compare(&mut self, compare: &ExprCompare) -> Compiled {
        self.expression(&compare.left)?;
        let pairs: Vec<_> = compare.ops.iter().zip(&compare.comparators).collect();
        let (last, others) = pairs.split_last().expect("a comparison has an operator");
        if others.is_empty() {
            self.expression(last.1)?;
            self.compare_op(*last.0, false);
            return Ok(());
        }
        let (decided, end) = (self.asm.label(), self.asm.label());
        for (op, comparator) in others {
            self.expression(comparator)?;
            self.emit(I::Swap(2));
            self.emit(I::Copy(2));
            self.compare_op(**op, false);
            self.emit(I::Copy(1));
            self.emit(I::ToBool);
            self.emit(I::PopJumpIfFalse(decided.0));
            self.emit(I::PopTop);
        }
        self.expression(last.1)?;
        self.compare_op(*last.0, false);
        self.emit(I::JumpForward(end.0));
        self.asm.bind(decided);
        self.emit(I::Swap(2));
        self.emit(I::PopTop);
        self.asm.bind(end);
        Ok(())
    }

    fn compare_op(&mut self, op: CmpOp, to_bool: bool) {
        let order = |op| I::CompareOp { op, to_bool };
        self.emit(match op {
            CmpOp::Lt => order(CompareOperator::Less),
            CmpOp::LtE => order(CompareOperator::LessEqual),
            CmpOp::Eq => order(CompareOperator::Equal),
            CmpOp::NotEq => order(CompareOperator::NotEqual),
            CmpOp::Gt => order(CompareOperator::Greater),
            CmpOp::GtE => order(CompareOperator::GreaterEqual),
            CmpOp::Is => I::IsOp { invert: false },
            CmpOp::IsNot => I::IsOp { invert: true },
            CmpOp::In => I::ContainsOp { invert: false },
            CmpOp::NotIn => I::ContainsOp { invert: true },
        });
    }

    /// Jumps to `target` where the test's truth is `when`, and goes on otherwise
    /// (CPython's `codegen_jump_if`).
    pub(crate) fn jump_if(&mut self, test: &Expr, when: bool, target: Label) -> Compiled {
        self.nested(test, |unit| unit.jump_if_here(test, when, target))
    }

    fn jump_if_here(&mut self, test: &Expr, when: bool, target: Label) -> Compiled {
        match test {
            Expr::UnaryOp(unary) if unary.op == ruff_python_ast::UnaryOp::Not => {
                return self.jump_if(&unary.operand, !when, target);
            }
            Expr::BoolOp(both) => {
                let (last, others) = both.values.split_last().expect("a boolean operator has operands");
                let decides = both.op == BoolOp::Or;
                // An operand that decides jumps to the target if that is what the target waits for,
                // and otherwise past this whole test.
                let past = self.asm.label();
                for value in others {
                    self.jump_if(value, decides, if decides == when { target } else { past })?;
                }
                self.jump_if(last, when, target)?;
                self.asm.bind(past);
                return Ok(());
            }
            Expr::Compare(compare) if compare.ops.len() == 1 => {
                let (op, right) = (compare.ops[0], &compare.comparators[0]);
                self.at(test);
                self.expression(&compare.left)?;
                if matches!(op, CmpOp::Is | CmpOp::IsNot) && matches!(right, Expr::NoneLiteral(_)) {
                    let if_none = (op == CmpOp::Is) == when;
                    self.emit(if if_none {
                        I::PopJumpIfNone(target.0)
                    } else {
                        I::PopJumpIfNotNone(target.0)
                    });
                    return Ok(());
                }
                self.expression(right)?;
                self.compare_op(op, true);
                self.emit(pop_jump_if(when, target));
                return Ok(());
            }
            _ => {}
        }
        self.at(test);
        self.expression(test)?;
        self.emit(I::ToBool);
        self.emit(pop_jump_if(when, target));
        Ok(())
    }
}

fn pop_jump_if(when: bool, target: Label) -> I {
    if when { I::PopJumpIfTrue(target.0) } else { I::PopJumpIfFalse(target.0) }
}
