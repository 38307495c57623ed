//! `with`.

use ruff_python_ast::{Stmt, StmtWith, WithItem};

use crate::bytecode::Instruction as I;
use crate::compile::unit::{Block, Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn with(&mut self, with: &StmtWith) -> Compiled {
        if with.is_async {
            return self.outside(with, "`async with`", "use threads");
        }
        self.with_items(&with.items, &with.body)
    }

    /// One item around the others (CPython's `codegen_with_inner`).
    fn with_items(&mut self, items: &[WithItem], body: &[Stmt]) -> Compiled {
        let Some((item, inner)) = items.split_first() else { return self.body(body) };
        self.expression(&item.context_expr)?;
        self.at(&item.context_expr);
        let location = self.asm.location();
        self.emit(I::BeforeWith);
        let range = self.asm.open_range();
        // The variable is stored inside the range, where the result of `__enter__` lies on the stack too.
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(I::PopTop),
        }
        self.blocks.push(Block::With(range, location));
        self.with_items(inner, body)?;
        self.blocks.pop();
        let handler = self.asm.label();
        self.asm.close_range(range, handler, -1, true);
        self.asm.set_location(location);
        self.call_exit();
        let after = self.asm.label();
        self.emit(I::JumpForward(after.0));
        self.asm.bind(handler);
        let cleanup = self.asm.open_range();
        self.emit(I::PushExcInfo);
        self.emit(I::WithExceptStart);
        self.emit(I::ToBool);
        let suppressed = self.asm.label();
        self.emit(I::PopJumpIfTrue(suppressed.0));
        self.emit(I::Reraise(2));
        self.asm.bind(suppressed);
        self.emit(I::PopTop);
        self.asm.pause_range(cleanup);
        self.emit(I::PopExcept);
        self.emit(I::PopTop);
        self.emit(I::PopTop);
        self.emit(I::JumpForward(after.0));
        self.end_handlers(cleanup);
        self.asm.bind(after);
        Ok(())
    }
}
