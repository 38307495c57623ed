//! List comprehensions, inlined into their function (PEP 709).

use ruff_python_ast::{Comprehension, Expr, ExprListComp};

use crate::bytecode::Instruction as I;
use crate::compile::assign::count;
use crate::compile::binder::bound_names;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn list_comprehension(&mut self, list: &ExprListComp) -> Compiled {
        if list.generators.iter().any(|generator| generator.is_async) {
            return self.outside(list, "`async for`", "use threads");
        }
        // The first iterable belongs to the surrounding scope.
        self.expression(&list.generators[0].iter)?;
        self.emit(I::GetIter);
        let mut names: Vec<String> = Vec::new();
        for name in list.generators.iter().flat_map(|generator| bound_names(&generator.target)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let slots = self.scope.enter_comprehension(names);
        // The variables' outer values wait on the stack, below the iterator.
        let depth = count(slots.len()) + 1;
        for slot in &slots {
            self.emit(I::LoadFastAndClear(*slot));
        }
        self.emit(I::Swap(depth));
        let start = self.asm.bound_label();
        self.emit(I::BuildList(0));
        self.emit(I::Swap(2));
        self.turns(&list.elt, &list.generators, 2)?;
        let (end, handler, after) = (self.asm.bound_label(), self.asm.label(), self.asm.label());
        self.scope.leave_comprehension();
        self.emit(I::Swap(depth));
        self.restore(&slots);
        self.emit(I::JumpForward(after.0));
        self.asm.bind(handler);
        self.emit(I::Swap(2));
        self.emit(I::PopTop);
        self.emit(I::Swap(depth));
        self.restore(&slots);
        self.emit(I::Reraise(0));
        self.asm.bind(after);
        self.asm.protect(start, end, handler, 0, false);
        Ok(())
    }

    /// One `for` of the comprehension around the others. The list lies `depth` below the top.
    fn turns(&mut self, element: &Expr, generators: &[Comprehension], depth: u32) -> Compiled {
        let Some((generator, inner)) = generators.split_first() else {
            self.expression(element)?;
            self.emit(I::ListAppend(depth));
            return Ok(());
        };
        let (next, exhausted) = (self.asm.bound_label(), self.asm.label());
        self.emit(I::ForIter(exhausted.0));
        self.store(&generator.target)?;
        for test in &generator.ifs {
            let passes = self.asm.label();
            self.jump_if(test, true, passes)?;
            self.emit(I::JumpBackward(next.0));
            self.asm.bind(passes);
        }
        if let Some(second) = inner.first() {
            self.expression(&second.iter)?;
            self.emit(I::GetIter);
            self.turns(element, inner, depth + 1)?;
        } else {
            self.turns(element, inner, depth)?;
        }
        self.emit(I::JumpBackward(next.0));
        self.asm.bind(exhausted);
        self.emit(I::EndFor);
        self.emit(I::PopTop);
        Ok(())
    }

    fn restore(&mut self, slots: &[u32]) {
        for slot in slots.iter().rev() {
            self.emit(I::StoreFast(*slot));
        }
    }
}
