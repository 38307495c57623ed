//! `if`, and leaving loops, `with` and `try` blocks and functions early.

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
        let is_loop = |block: &Block| matches!(block, Block::For { .. } | Block::While { .. });
        let Some(at) = self.blocks.iter().rposition(is_loop) else {
            let word = if to_end { "'break' outside loop" } else { "'continue' not properly in loop" };
            return self
                .error(ruff_text_size::Ranged::range(statement).start(), format!("syntax error: {word}"));
        };
        self.leave_blocks(at + 1, false, |unit| match unit.blocks[at] {
            Block::For { end, .. } if to_end => {
                unit.emit(I::PopTop);
                unit.emit(I::JumpForward(end.0));
            }
            Block::While { end, .. } if to_end => unit.emit(I::JumpForward(end.0)),
            Block::For { next, .. } | Block::While { next, .. } => unit.emit(I::JumpBackward(next.0)),
            _ => {}
        })
    }

    /// Cleans up after the blocks from `from` on, innermost first, keeping the topmost operand where
    /// `keep_top`, and then leaves (CPython's `codegen_unwind_fblock`). On the way out their handlers no longer
    /// hold.
    pub(crate) fn leave_blocks(
        &mut self,
        from: usize,
        keep_top: bool,
        leave: impl FnOnce(&mut Self),
    ) -> Compiled {
        let left = self.blocks.split_off(from);
        for (at, block) in left.iter().enumerate().rev() {
            if let Some(range) = range_of(block) {
                self.asm.pause_range(range);
            }
            // What a `finally` on the way contains is inside the blocks that are still to be left.
            self.blocks.extend(left[..at].iter().cloned());
            let cleaned = self.clean_up(block, keep_top);
            self.blocks.truncate(from);
            cleaned?;
        }
        leave(self);
        for block in &left {
            if let Some(range) = range_of(block) {
                self.asm.resume_range(range);
            }
        }
        self.blocks.extend(left);
        Ok(())
    }

    fn clean_up(&mut self, block: &Block, keep_top: bool) -> Compiled {
        let below = |unit: &mut Self| {
            if keep_top {
                unit.emit(I::Swap(2));
            }
        };
        match block {
            Block::While { .. } | Block::Try(_) => {}
            Block::For { .. } | Block::Value => {
                below(self);
                self.emit(I::PopTop);
            }
            Block::With(_, location) => {
                self.asm.set_location(*location);
                below(self);
                self.call_exit();
            }
            Block::Finally(_, body) => {
                let location = self.asm.location();
                // The value to return waits below.
                if keep_top {
                    self.blocks.push(Block::Value);
                }
                let body = body.clone();
                let result = self.body(&body);
                if keep_top {
                    self.blocks.pop();
                }
                result?;
                self.asm.set_location(location);
            }
            Block::Handler(_) => {
                below(self);
                self.emit(I::PopExcept);
            }
            Block::Named(_, name) => self.forget(name),
            Block::FinallyHandler(_) => {
                below(self);
                self.emit(I::PopTop);
                below(self);
                self.emit(I::PopExcept);
            }
        }
        Ok(())
    }

    /// Unbinds the variable of a handler.
    pub(crate) fn forget(&mut self, name: &str) {
        self.load_const(Value::None);
        self.store_name(name);
        self.delete_name(name);
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

/// The range whose handler takes the exceptions of the block's body.
fn range_of(block: &Block) -> Option<crate::compile::assembler::RangeId> {
    match block {
        Block::With(range, _) | Block::Try(range) | Block::Finally(range, _) => Some(*range),
        Block::Handler(range) | Block::Named(range, _) | Block::FinallyHandler(range) => Some(*range),
        Block::For { .. } | Block::While { .. } | Block::Value => None,
    }
}
