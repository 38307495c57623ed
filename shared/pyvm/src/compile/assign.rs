//! Assignment, and reading and writing of names.

use std::collections::HashSet;

use ruff_python_ast::{Expr, ExprName, StmtAnnAssign, StmtAssign, StmtAugAssign, StmtGlobal, StmtNonlocal};
use ruff_text_size::Ranged;

use crate::bytecode::{Instruction as I, Location};
use crate::compile::constant;
use crate::compile::expression::operator;
use crate::compile::scope::Place;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn assign(&mut self, assign: &StmtAssign) -> Compiled {
        if let [target] = &assign.targets[..]
            && let Some((targets, values)) = pairs(target, &assign.value)
        {
            return self.assign_pairs(targets, values);
        }
        self.expression(&assign.value)?;
        let (last, others) = assign.targets.split_last().expect("an assignment has a target");
        for target in others {
            self.emit(I::Copy(1));
            self.store(target)?;
        }
        self.store(last)
    }

    /// `x, y = a, b` needs no tuple. The values lie on the stack, the last one on top: locals are stored
    /// from the last to the first, others after a swap (CPython's `optimize_basic_block` and
    /// `apply_static_swaps`, `Python/flowgraph.c`).
    fn assign_pairs(&mut self, targets: &[Expr], values: &[Expr]) -> Compiled {
        values.iter().try_for_each(|value| self.expression(value))?;
        let local = |target: &Expr| match target {
            Expr::Name(name) => matches!(self.scope.place(&name.id), Place::Fast(_)).then(|| name.id.clone()),
            _ => None,
        };
        let distinct: HashSet<_> = targets.iter().filter_map(local).collect();
        if distinct.len() == targets.len() {
            return targets.iter().rev().try_for_each(|target| self.store(target));
        }
        self.emit(I::Swap(count(targets.len())));
        targets.iter().try_for_each(|target| self.store(target))
    }

    pub(crate) fn annotated_assign(&mut self, assign: &StmtAnnAssign) -> Compiled {
        // Elsewhere the annotation is accepted and ignored.
        if let Some(value) = &assign.value {
            self.expression(value)?;
            self.store(&assign.target)?;
        }
        if self.scope.is_class() {
            self.at(assign);
            self.class_annotation(&assign.target, &assign.annotation);
        }
        Ok(())
    }

    pub(crate) fn augmented_assign(&mut self, assign: &StmtAugAssign) -> Compiled {
        let op = I::BinaryOp { op: operator(assign.op), in_place: true };
        let whole = self.asm.location();
        self.at(&*assign.target);
        match &*assign.target {
            Expr::Name(name) => {
                self.load_name(name)?;
                self.in_place(assign, op, whole)?;
                self.store_name(&name.id);
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.emit(I::Copy(1));
                self.at_attribute(attribute);
                let name = self.name_index(&attribute.attr);
                self.emit(I::LoadAttr { name, method: false });
                self.in_place(assign, op, whole)?;
                self.at_attribute(attribute);
                self.emit(I::Swap(2));
                self.emit(I::StoreAttr(name));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(I::Copy(2));
                self.emit(I::Copy(2));
                self.emit(I::BinarySubscr);
                self.in_place(assign, op, whole)?;
                self.emit(I::Swap(3));
                self.emit(I::Swap(2));
                self.emit(I::StoreSubscr);
            }
            other => return self.outside(other, "this target of an assignment", "assign to a name"),
        }
        Ok(())
    }

    /// The value of an augmented assignment, and its operator, which counts as the whole statement.
    fn in_place(&mut self, assign: &StmtAugAssign, op: I, whole: Location) -> Compiled {
        self.asm.set_location(whole);
        self.expression(&assign.value)?;
        self.emit(op);
        self.at(&*assign.target);
        Ok(())
    }

    /// Stores the topmost operand.
    pub(crate) fn store(&mut self, target: &Expr) -> Compiled {
        self.at(target);
        match target {
            Expr::Name(name) => {
                self.store_name(&name.id);
                Ok(())
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts),
            Expr::List(list) => self.unpack(&list.elts),
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.index(&subscript.slice, I::StoreSubscr, I::StoreSlice)
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.at_attribute(attribute);
                let name = self.name_index(&attribute.attr);
                self.emit(I::StoreAttr(name));
                Ok(())
            }
            _ => self.outside(target, "this target of an assignment", "assign to a name"),
        }
    }

    fn unpack(&mut self, targets: &[Expr]) -> Compiled {
        let mut starred = targets.iter().enumerate().filter(|(_, target)| target.is_starred_expr());
        match (starred.next(), starred.next()) {
            (None, _) => self.emit(I::UnpackSequence(count(targets.len()))),
            (Some((before, _)), None) => {
                let after = targets.len() - before - 1;
                let (Ok(before), Ok(after)) = (u16::try_from(before), u16::try_from(after)) else {
                    let message = "syntax error: too many expressions in star-unpacking assignment";
                    return self.error(targets[0].range().start(), message);
                };
                self.emit(I::UnpackEx { before, after });
            }
            (_, Some((_, second))) => {
                let message = "syntax error: multiple starred expressions in assignment";
                return self.error(second.range().start(), message);
            }
        }
        targets.iter().try_for_each(|target| {
            let target = if let Expr::Starred(starred) = target { &starred.value } else { target };
            self.nested(target, |unit| unit.store(target))
        })
    }

    pub(crate) fn store_name(&mut self, name: &str) {
        let name = &*self.mangled(name).into_owned();
        let place = self.scope.place(name);
        if place == Place::Global {
            self.mentioned.entry(name.to_owned()).or_insert(false);
        }
        let instruction = match place {
            Place::Fast(slot) => I::StoreFast(slot),
            Place::Deref(slot) | Place::ClassDeref(slot) => I::StoreDeref(slot),
            Place::Global => I::StoreGlobal(self.names.index(name)),
            Place::Name => I::StoreName(self.names.index(name)),
        };
        self.emit(instruction);
    }

    pub(crate) fn delete_name(&mut self, name: &str) {
        let name = &*self.mangled(name).into_owned();
        let index = self.names.index(name);
        self.emit(match self.scope.place(name) {
            Place::Fast(slot) => I::DeleteFast(slot),
            Place::Deref(slot) | Place::ClassDeref(slot) => I::DeleteDeref(slot),
            Place::Global => I::DeleteGlobal(index),
            Place::Name => I::DeleteName(index),
        });
    }

    pub(crate) fn load_name(&mut self, name: &ExprName) -> Compiled {
        self.load_name_for(&name.id, false)
    }

    /// Loads a name that the compiler itself needs.
    pub(crate) fn load_name_text(&mut self, name: &str) {
        // Nothing that such a name can be wrong about.
        let _ = self.load_name_for(name, false);
    }

    /// Loads a name, and where it is called pushes the empty place below the arguments.
    pub(crate) fn load_name_for(&mut self, name: &str, call: bool) -> Compiled {
        let name = &*self.mangled(name).into_owned();
        match self.scope.place(name) {
            Place::Fast(slot) => self.emit(I::LoadFast(slot)),
            Place::Deref(slot) => self.emit(I::LoadDeref(slot)),
            Place::ClassDeref(slot) => {
                self.emit(I::LoadLocals);
                self.emit(I::LoadFromDictOrDeref(slot));
            }
            Place::Global => {
                self.mentioned.insert(name.to_owned(), true);
                let name = self.names.index(name);
                self.emit(I::LoadGlobal { name, push_null: call });
                return Ok(());
            }
            Place::Name => {
                let index = self.names.index(name);
                self.emit(I::LoadName(index));
            }
        }
        if call {
            self.emit(I::PushNull);
        }
        Ok(())
    }

    /// `global` has nothing to emit: the scope has read it. But it must stand before the names are used
    /// (CPython's `symtable_visit_stmt`).
    pub(crate) fn global(&self, global: &StmtGlobal) -> Compiled {
        for name in &global.names {
            let wrong = match self.mentioned.get(name.as_str()) {
                _ if self.scope.is_parameter(name) => "parameter and global",
                Some(true) => "used prior to global declaration",
                Some(false) => "assigned to before global declaration",
                None => continue,
            };
            return self.error(global.range.start(), format!("syntax error: name '{name}' is {wrong}"));
        }
        Ok(())
    }

    /// `nonlocal` needs a variable of an enclosing function.
    pub(crate) fn nonlocal(&self, nonlocal: &StmtNonlocal) -> Compiled {
        let start = nonlocal.range.start();
        if self.scope.is_module() {
            return self.error(start, "syntax error: nonlocal declaration not allowed at module level");
        }
        for name in &nonlocal.names {
            if self.scope.is_parameter(name) {
                return self.error(start, format!("syntax error: name '{name}' is parameter and nonlocal"));
            }
        }
        match self.scope.unbound_nonlocal(nonlocal.names.iter().map(|name| name.as_str())) {
            Some(name) => self.error(start, format!("syntax error: no binding for nonlocal '{name}' found")),
            None => Ok(()),
        }
    }
}

/// The targets and values of `x, y = a, b`, two or three of each.
fn pairs<'e>(target: &'e Expr, value: &'e Expr) -> Option<(&'e [Expr], &'e [Expr])> {
    let items = |expression: &'e Expr| match expression {
        Expr::Tuple(tuple) => Some(&tuple.elts[..]),
        Expr::List(list) => Some(&list.elts[..]),
        _ => None,
    };
    let (targets, values) = (items(target)?, items(value)?);
    let plain = targets.iter().chain(values).all(|item| !matches!(item, Expr::Starred(_)));
    let short = matches!(targets.len(), 2 | 3) && targets.len() == values.len();
    (plain && short && constant::folded(value).is_none()).then_some((targets, values))
}

/// A count as an operand.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).expect("source text is shorter than 2 ** 32")
}
