//! Statements.

use ruff_python_ast::{Expr, Stmt};

use crate::bytecode::Instruction as I;
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn body(&mut self, body: &[Stmt]) -> Compiled {
        body.iter().try_for_each(|statement| self.nested(statement, |unit| unit.statement(statement)))
    }

    fn statement(&mut self, statement: &Stmt) -> Compiled {
        self.at(statement);
        match statement {
            Stmt::Expr(expression) => self.expression_statement(&expression.value),
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::AugAssign(assign) => self.augmented_assign(assign),
            Stmt::AnnAssign(assign) => self.annotated_assign(assign),
            Stmt::For(each) => self.for_loop(each),
            Stmt::While(each) => self.while_loop(each),
            Stmt::If(choice) => self.if_statement(choice),
            Stmt::With(with) => self.with(with),
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::Return(ret) => self.return_statement(ret),
            Stmt::Break(_) => self.leave_loop(statement, true),
            Stmt::Continue(_) => self.leave_loop(statement, false),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Delete(delete) => delete.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::Assert(assert) => self.assert(statement, assert),
            Stmt::Pass(_) => {
                self.emit(I::Nop);
                Ok(())
            }
            Stmt::Global(global) => self.global(global),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Try(inner) => self.try_statement(inner),
            Stmt::Raise(raise) => self.raise(raise),
            Stmt::Nonlocal(nonlocal) => self.nonlocal(nonlocal),
            Stmt::Match(inner) => self.match_statement(inner),
            Stmt::TypeAlias(_) => self.outside(statement, "`type`", "leave it out"),
            Stmt::IpyEscapeCommand(_) => self.outside(statement, "a notebook command", "leave it out"),
        }
    }

    fn expression_statement(&mut self, value: &Expr) -> Compiled {
        if matches!(value, Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::NoneLiteral(_)) {
            // A docstring, or a constant that does nothing.
            self.emit(I::Nop);
            return Ok(());
        }
        self.expression(value)?;
        self.emit(I::PopTop);
        Ok(())
    }

    fn return_statement(&mut self, ret: &ruff_python_ast::StmtReturn) -> Compiled {
        if !self.scope.is_function() {
            return self.error(ret.range.start(), "syntax error: 'return' outside function");
        }
        match &ret.value {
            Some(value) if super::constant::literal(value).is_none() => {
                self.expression(value)?;
                self.leave_blocks(0, true, |unit| unit.emit(I::ReturnValue))
            }
            value => {
                let constant = value.as_deref().and_then(super::constant::literal).unwrap_or(Value::None);
                self.leave_blocks(0, false, |unit| unit.return_const(constant))
            }
        }
    }

    fn delete(&mut self, target: &Expr) -> Compiled {
        self.at(target);
        match target {
            Expr::Name(name) => {
                self.delete_name(&name.id);
                Ok(())
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.at_attribute(attribute);
                let name = self.name_index(&attribute.attr);
                self.emit(I::DeleteAttr(name));
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(I::DeleteSubscr);
                Ok(())
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|target| self.delete(target)),
            Expr::List(list) => list.elts.iter().try_for_each(|target| self.delete(target)),
            other => self.outside(other, "this target of `del`", "name what to delete"),
        }
    }

    fn assert(&mut self, statement: &Stmt, assert: &ruff_python_ast::StmtAssert) -> Compiled {
        let holds = self.asm.label();
        self.jump_if(&assert.test, true, holds)?;
        self.at(statement);
        self.emit(I::LoadAssertionError);
        if let Some(message) = &assert.msg {
            self.expression(message)?;
            self.emit(I::Call(0));
        }
        self.at(&*assert.test);
        self.emit(I::RaiseVarargs(1));
        self.asm.bind(holds);
        Ok(())
    }
}
