//! `try` and `raise` (CPython's `codegen_try_except` and `codegen_try_finally`, `Python/codegen.c`).

use std::rc::Rc;

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Expr, Stmt, StmtRaise, StmtTry};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::assembler::Label;
use crate::compile::unit::{Block, Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn try_statement(&mut self, statement: &StmtTry) -> Compiled {
        if statement.finalbody.is_empty() {
            return self.try_except(statement);
        }
        let body: Rc<[Stmt]> = statement.finalbody.iter().cloned().collect();
        let range = self.asm.open_range();
        self.blocks.push(Block::Finally(range, body));
        if statement.handlers.is_empty() {
            self.body(&statement.body)?;
            self.body(&statement.orelse)?;
        } else {
            self.try_except(statement)?;
        }
        self.blocks.pop();
        let (handler, end) = (self.asm.label(), self.asm.label());
        self.asm.close_range(range, handler, 0, false);
        self.body(&statement.finalbody)?;
        self.emit(I::JumpForward(end.0));
        self.asm.bind(handler);
        let cleanup = self.asm.open_range();
        self.emit(I::PushExcInfo);
        self.blocks.push(Block::FinallyHandler(cleanup));
        self.body(&statement.finalbody)?;
        self.blocks.pop();
        self.emit(I::Reraise(0));
        self.end_handlers(cleanup);
        self.asm.bind(end);
        Ok(())
    }

    fn try_except(&mut self, statement: &StmtTry) -> Compiled {
        let (handlers, end) = (self.asm.label(), self.asm.label());
        self.emit(I::Nop);
        let range = self.asm.open_range();
        self.blocks.push(Block::Try(range));
        let catches_imports = usize::from(statement.handlers.iter().any(catches_imports));
        self.catches_imports += catches_imports;
        self.body(&statement.body)?;
        self.catches_imports -= catches_imports;
        self.blocks.pop();
        self.asm.close_range(range, handlers, 0, false);
        self.body(&statement.orelse)?;
        self.emit(I::JumpForward(end.0));
        self.asm.bind(handlers);
        let cleanup = self.asm.open_range();
        self.emit(I::PushExcInfo);
        self.blocks.push(Block::Handler(cleanup));
        if statement.is_star {
            self.star_handlers(statement, cleanup, end)?;
            self.blocks.pop();
            self.end_handlers(cleanup);
            self.asm.bind(end);
            return Ok(());
        }
        let last = statement.handlers.len() - 1;
        for (at, handler) in statement.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.at(handler);
            if handler.type_.is_none() && at < last {
                let message = "syntax error: default 'except:' must be last";
                return self.error(handler.range().start(), message);
            }
            self.handler(handler, end)?;
        }
        self.blocks.pop();
        self.emit(I::Reraise(0));
        self.end_handlers(cleanup);
        self.asm.bind(end);
        Ok(())
    }

    fn handler(&mut self, handler: &ExceptHandlerExceptHandler, end: Label) -> Compiled {
        let next = self.asm.label();
        if let Some(class) = &handler.type_ {
            self.expression(class)?;
            self.emit(I::CheckExcMatch);
            self.emit(I::PopJumpIfFalse(next.0));
        }
        match &handler.name {
            Some(name) => {
                self.store_name(name);
                let range = self.asm.open_range();
                self.blocks.push(Block::Named(range, name.to_string()));
                self.body(&handler.body)?;
                self.blocks.pop();
                let failed = self.asm.label();
                self.asm.close_range(range, failed, 0, true);
                self.emit(I::PopExcept);
                self.forget(name);
                self.emit(I::JumpForward(end.0));
                self.asm.bind(failed);
                self.forget(name);
                self.emit(I::Reraise(1));
            }
            None => {
                self.emit(I::PopTop);
                self.body(&handler.body)?;
                self.emit(I::PopExcept);
                self.emit(I::JumpForward(end.0));
            }
        }
        self.asm.bind(next);
        Ok(())
    }

    /// Ends the code of handlers: an exception that leaves it restores the one that was handled before.
    pub(crate) fn end_handlers(&mut self, range: crate::compile::assembler::RangeId) {
        let cleanup = self.asm.bound_label();
        self.asm.close_range(range, cleanup, 0, true);
        self.emit(I::Copy(3));
        self.emit(I::PopExcept);
        self.emit(I::Reraise(1));
    }

    pub(crate) fn raise(&mut self, raise: &StmtRaise) -> Compiled {
        let mut operands = 0;
        for operand in [&raise.exc, &raise.cause].into_iter().flatten() {
            self.expression(operand)?;
            operands += 1;
        }
        self.emit(I::RaiseVarargs(operands));
        Ok(())
    }
}

/// Whether a handler takes the exception of an import that fails.
fn catches_imports(handler: &ExceptHandler) -> bool {
    let ExceptHandler::ExceptHandler(handler) = handler;
    let takes = |class: &Expr| match class {
        Expr::Name(name) => {
            matches!(name.id.as_str(), "ImportError" | "ModuleNotFoundError" | "Exception" | "BaseException")
        }
        _ => false,
    };
    match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(classes)) => classes.elts.iter().any(takes),
        Some(class) => takes(class),
    }
}
