//! `except*` (CPython's `codegen_try_star_except`, `Python/codegen.c`).

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{ExceptHandler, Stmt, StmtTry};
use ruff_text_size::{Ranged, TextSize};

use crate::bytecode::Instruction as I;
use crate::compile::assembler::{Label, RangeId};
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    /// The handlers of a group. The exception handled before and the group are on the stack; each handler's exception
    /// joins a list, and what nobody took comes last.
    pub(crate) fn star_handlers(&mut self, statement: &StmtTry, cleanup: RangeId, end: Label) -> Compiled {
        self.emit(I::BuildList(0));
        self.emit(I::Copy(2));
        for handler in &statement.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.at(handler);
            if let Some(at) = leaves(&handler.body) {
                let message =
                    "syntax error: 'break', 'continue' and 'return' cannot appear in an except* block";
                return self.error(at, message);
            }
            let Some(class) = &handler.type_ else {
                return self
                    .error(handler.range().start(), "syntax error: expected one or more exception types");
            };
            let (next, no_match, failed) = (self.asm.label(), self.asm.label(), self.asm.label());
            self.expression(class)?;
            self.emit(I::CheckEgMatch);
            self.emit(I::UnpackSequence(2));
            self.emit(I::Copy(1));
            self.emit(I::PopJumpIfNone(no_match.0));
            // The part is what is handled now.
            self.emit(I::Copy(1));
            self.emit(I::PopExcept);
            match &handler.name {
                Some(name) => self.store_name(name),
                None => self.emit(I::PopTop),
            }
            let range = self.asm.open_range();
            self.body(&handler.body)?;
            self.asm.close_range(range, failed, 0, true);
            let forget = |unit: &mut Self| {
                if let Some(name) = &handler.name {
                    unit.forget(name);
                }
            };
            forget(self);
            self.emit(I::JumpForward(next.0));
            self.asm.bind(failed);
            forget(self);
            self.emit(I::ListAppend(3));
            self.emit(I::PopTop);
            self.emit(I::JumpForward(next.0));
            self.asm.bind(no_match);
            self.emit(I::PopTop);
            self.asm.bind(next);
        }
        let again = self.asm.label();
        self.emit(I::ListAppend(1));
        self.emit(I::PrepReraiseStar);
        self.asm.pause_range(cleanup);
        self.emit(I::Copy(1));
        self.emit(I::PopJumpIfNotNone(again.0));
        self.emit(I::PopTop);
        self.emit(I::PopExcept);
        self.emit(I::JumpForward(end.0));
        self.asm.bind(again);
        self.emit(I::Swap(2));
        self.emit(I::PopExcept);
        self.emit(I::Reraise(0));
        Ok(())
    }
}

/// Where a `return` stands in a body, or a `break` or `continue` of a loop around it.
fn leaves(body: &[Stmt]) -> Option<TextSize> {
    let mut leaving = Leaving { loops: 0, at: None };
    leaving.visit_body(body);
    leaving.at
}

struct Leaving {
    loops: usize,
    at: Option<TextSize>,
}

impl StatementVisitor<'_> for Leaving {
    fn visit_stmt(&mut self, statement: &Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::Return(_) => self.at = self.at.or(Some(statement.range().start())),
            Stmt::Break(_) | Stmt::Continue(_) if self.loops == 0 => {
                self.at = self.at.or(Some(statement.range().start()));
            }
            Stmt::For(_) | Stmt::While(_) => {
                self.loops += 1;
                walk_stmt(self, statement);
                self.loops -= 1;
            }
            _ => walk_stmt(self, statement),
        }
    }
}
