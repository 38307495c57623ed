//! `for` and `while`.

use ruff_python_ast::{StmtFor, StmtWhile};

use crate::bytecode::Instruction as I;
use crate::compile::constant;
use crate::compile::unit::{Block, Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn for_loop(&mut self, each: &StmtFor) -> Compiled {
        if each.is_async {
            return self.outside(each, "`async for`", "use threads");
        }
        self.expression(&each.iter)?;
        self.at(&*each.iter);
        self.emit(I::GetIter);
        let (next, exhausted, end) = (self.asm.bound_label(), self.asm.label(), self.asm.label());
        self.emit(I::ForIter(exhausted.0));
        self.store(&each.target)?;
        self.blocks.push(Block::For { next, end });
        self.body(&each.body)?;
        self.blocks.pop();
        // The jump counts as part of the body's last line, what follows as part of the loop's head.
        self.emit(I::JumpBackward(next.0));
        self.at(&*each.iter);
        self.asm.bind(exhausted);
        self.emit(I::EndFor);
        self.emit(I::PopTop);
        self.body(&each.orelse)?;
        self.asm.bind(end);
        Ok(())
    }

    /// The test stands above the body and again below it, so that a turn takes one jump.
    pub(crate) fn while_loop(&mut self, each: &StmtWhile) -> Compiled {
        let (test_fails, end) = (self.asm.label(), self.asm.label());
        let next = self.asm.bound_label();
        let forever = constant::folded(&each.test).is_some_and(|test| test.is_true());
        if forever {
            self.emit(I::Nop);
        } else {
            self.jump_if(&each.test, false, test_fails)?;
        }
        let body = self.asm.bound_label();
        self.blocks.push(Block::While { next, end });
        self.body(&each.body)?;
        self.blocks.pop();
        self.at(each);
        if !forever {
            self.jump_if(&each.test, false, test_fails)?;
        }
        self.emit(I::JumpBackward(body.0));
        self.asm.bind(test_fails);
        self.body(&each.orelse)?;
        self.asm.bind(end);
        Ok(())
    }
}
