//! Comprehensions, inlined into their function (PEP 709).

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

use crate::bytecode::Instruction as I;
use crate::compile::assign::count;
use crate::compile::binder::{Binder, bound_names};
use crate::compile::unit::{Compiled, Unit};

/// What a comprehension makes of its turns.
#[derive(Clone, Copy)]
pub(crate) enum Collects<'e> {
    List(&'e Expr),
    Set(&'e Expr),
    Dict(&'e Expr, &'e Expr),
    /// A generator expression gives each value away.
    Yields(&'e Expr),
}

impl Unit<'_> {
    pub(crate) fn comprehension(
        &mut self,
        node: &impl Ranged,
        collects: Collects<'_>,
        generators: &[Comprehension],
    ) -> Compiled {
        if generators.iter().any(|generator| generator.is_async) {
            return self.outside(node, "`async for`", "use threads");
        }
        // The first iterable belongs to the surrounding scope.
        self.iterator(&generators[0].iter)?;
        let mut names: Vec<String> = Vec::new();
        for name in generators.iter().flat_map(|generator| bound_names(&generator.target)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let elements = match collects {
            Collects::List(element) | Collects::Set(element) | Collects::Yields(element) => vec![element],
            Collects::Dict(key, value) => vec![key, value],
        };
        let wanted = Binder::of_generator(&elements, generators).wanted;
        let cells: Vec<bool> = names.iter().map(|name| wanted.contains(name)).collect();
        let slots = self.scope.enter_comprehension(names, &wanted);
        // The variables' outer values wait on the stack, below the iterator.
        let depth = count(slots.len()) + 1;
        for (slot, cell) in slots.iter().zip(cells) {
            self.emit(I::LoadFastAndClear(*slot));
            if cell {
                self.emit(I::MakeCell(*slot));
            }
        }
        self.emit(I::Swap(depth));
        let range = self.asm.open_range();
        self.emit(match collects {
            Collects::List(_) | Collects::Yields(_) => I::BuildList(0),
            Collects::Set(_) => I::BuildSet(0),
            Collects::Dict(..) => I::BuildMap(0),
        });
        self.emit(I::Swap(2));
        self.turns(collects, generators, 2)?;
        let (handler, after) = (self.asm.label(), self.asm.label());
        self.asm.close_range(range, handler, 0, false);
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
        Ok(())
    }

    /// One `for` of the comprehension around the others. What is collected lies `depth` below the top.
    pub(crate) fn turns(
        &mut self,
        collects: Collects<'_>,
        generators: &[Comprehension],
        depth: u32,
    ) -> Compiled {
        let Some((generator, inner)) = generators.split_first() else { return self.collect(collects, depth) };
        let (next, exhausted) = (self.asm.bound_label(), self.asm.label());
        let whole = self.asm.location();
        self.at(&generator.iter);
        self.emit(I::ForIter(exhausted.0));
        self.store(&generator.target)?;
        for test in &generator.ifs {
            let passes = self.asm.label();
            self.jump_if(test, true, passes)?;
            self.emit(I::JumpBackward(next.0));
            self.asm.bind(passes);
        }
        if let Some(second) = inner.first() {
            self.iterator(&second.iter)?;
            self.turns(collects, inner, depth + 1)?;
        } else {
            self.turns(collects, inner, depth)?;
        }
        self.emit(I::JumpBackward(next.0));
        self.at(&generator.iter);
        self.asm.bind(exhausted);
        self.emit(I::EndFor);
        self.emit(I::PopTop);
        self.asm.set_location(whole);
        Ok(())
    }

    /// Loads the iterator of an iterable.
    pub(crate) fn iterator(&mut self, iterable: &Expr) -> Compiled {
        self.expression(iterable)?;
        let whole = self.asm.location();
        self.at(iterable);
        self.emit(I::GetIter);
        self.asm.set_location(whole);
        Ok(())
    }

    fn collect(&mut self, collects: Collects<'_>, depth: u32) -> Compiled {
        match collects {
            Collects::List(element) => {
                self.expression(element)?;
                self.at(element);
                self.emit(I::ListAppend(depth));
            }
            Collects::Set(element) => {
                self.expression(element)?;
                self.at(element);
                self.emit(I::SetAdd(depth));
            }
            Collects::Dict(key, value) => {
                self.expression(key)?;
                self.expression(value)?;
                self.at(&TextRange::new(key.range().start(), value.range().end()));
                self.emit(I::MapAdd(depth));
            }
            Collects::Yields(element) => {
                self.expression(element)?;
                self.at(element);
                self.yield_top();
                self.emit(I::PopTop);
            }
        }
        Ok(())
    }

    fn restore(&mut self, slots: &[u32]) {
        for slot in slots.iter().rev() {
            self.emit(I::StoreFast(*slot));
        }
    }
}
