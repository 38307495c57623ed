//! `yield`, and generator expressions.

use ruff_python_ast::{Expr, ExprGenerator, ExprYield, ExprYieldFrom};
use ruff_text_size::Ranged;

use crate::bytecode::Instruction as I;
use crate::compile::binder::Binder;
use crate::compile::comprehension::Collects;
use crate::compile::function::{GENERATOR, Given};
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn yield_expression(&mut self, expression: &ExprYield) -> Compiled {
        if !self.scope.is_function() {
            return self.error(expression.range().start(), "syntax error: 'yield' outside function");
        }
        match &expression.value {
            Some(value) => self.expression(value)?,
            None => self.load_const(Value::None),
        }
        self.yield_top();
        Ok(())
    }

    /// Gives the topmost operand to whoever runs the generator. What it is sent takes its place.
    pub(crate) fn yield_top(&mut self) {
        self.emit(I::YieldValue);
        self.emit(I::Resume);
    }

    /// Passes on whatever another iterator gives, and its result in the end (CPython's
    /// `codegen_add_yield_from`).
    pub(crate) fn yield_from(&mut self, expression: &ExprYieldFrom) -> Compiled {
        if !self.scope.is_function() {
            return self.error(expression.range().start(), "syntax error: 'yield from' outside function");
        }
        self.expression(&expression.value)?;
        self.emit(I::GetYieldFromIter);
        self.load_const(Value::None);
        let (next, end) = (self.asm.bound_label(), self.asm.label());
        self.emit(I::Send(end.0));
        self.yield_top();
        self.emit(I::JumpBackwardNoInterrupt(next.0));
        self.asm.bind(end);
        self.emit(I::EndSend);
        Ok(())
    }

    /// A generator expression: a generator with one parameter, its first iterable's iterator.
    pub(crate) fn generator_expression(&mut self, generator: &ExprGenerator) -> Compiled {
        let generators = &generator.generators;
        if generators.iter().any(|generator| generator.is_async) {
            return self.outside(generator, "`async for`", "use threads");
        }
        let element: &Expr = &generator.elt;
        let mut uses = Binder::of_generator(&[element], generators);
        uses.yields = true;
        let line = self.source.position(generator.range().start()).0;
        let whole = self.asm.location();
        self.inner(GENERATOR, line, uses, None, Given::default(), |unit| {
            unit.asm.set_location(whole);
            unit.emit(I::LoadFast(0));
            unit.turns(Collects::Yields(element), generators, 0)?;
            unit.return_const(Value::None);
            Ok(())
        })?;
        self.iterator(&generators[0].iter)?;
        self.emit(I::Call(0));
        Ok(())
    }
}
