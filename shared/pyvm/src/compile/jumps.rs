//! `if`, and leaving loops, `with` blocks and functions early.

use ruff_python_ast::{Stmt, StmtIf};

use crate::bytecode::Instruction as I;
use crate::compile::unit::{Block, Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn if_statement(&mut self, choice: &StmtIf) -> Compiled {
        let end = self.asm.label();
        let mut next = self.asm.label();
        self.jump_if(&choice.test, false, next)?;
        self.body(&choice.body)?;
        for clause in &choice.elif_else_clauses {
            self.emit(I::JumpForward(end.0));
            self.asm.bind(next);
            next = self.asm.label();
            if let Some(test) = &clause.test {
                self.at(clause);
                self.jump_if(test, false, next)?;
            }
            self.body(&clause.body)?;
        }
        self.asm.bind(next);
        self.asm.bind(end);
        Ok(())
    }

    /// `break` and `continue`.
    pub(crate) fn leave_loop(&mut self, statement: &Stmt, to_end: bool) -> Compiled {
        let inner = self.blocks.iter().rposition(|block| !matches!(block, Block::With));
        let Some(at) = inner else {
            let word = if to_end { "'break' outside loop" } else { "'continue' not properly in loop" };
            return self
                .error(ruff_text_size::Ranged::range(statement).start(), format!("syntax error: {word}"));
        };
        self.leave_blocks(at + 1, false);
        match self.blocks[at] {
            Block::For { end, .. } if to_end => {
                self.emit(I::PopTop);
                self.emit(I::JumpForward(end.0));
            }
            Block::While { end, .. } if to_end => self.emit(I::JumpForward(end.0)),
            Block::For { next, .. } | Block::While { next, .. } => self.emit(I::JumpBackward(next.0)),
            Block::With => {}
        }
        Ok(())
    }

    /// Cleans up after the blocks from `from` on, innermost first, keeping the topmost operand where
    /// `keep_top` (CPython's `codegen_unwind_fblock`).
    pub(crate) fn leave_blocks(&mut self, from: usize, keep_top: bool) {
        for at in (from..self.blocks.len()).rev() {
            match self.blocks[at] {
                Block::While { .. } => {}
                Block::For { .. } => {
                    if keep_top {
                        self.emit(I::Swap(2));
                    }
                    self.emit(I::PopTop);
                }
                Block::With => {
                    if keep_top {
                        self.emit(I::Swap(2));
                    }
                    self.call_exit();
                }
            }
        }
    }

    /// Calls the `__exit__` on top of the stack as after a body without an exception.
    pub(crate) fn call_exit(&mut self) {
        for _ in 0..3 {
            self.load_const(Value::None);
        }
        self.emit(I::Call(2));
        self.emit(I::PopTop);
    }
}
