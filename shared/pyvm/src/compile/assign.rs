//! Assignment, and reading and writing of names.

use std::collections::HashSet;

use ruff_python_ast::{Expr, ExprName, StmtAnnAssign, StmtAssign, StmtAugAssign, StmtGlobal};

use crate::bytecode::Instruction as I;
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
        // The annotation is accepted and ignored.
        match &assign.value {
            Some(value) => {
                self.expression(value)?;
                self.store(&assign.target)
            }
            None => Ok(()),
        }
    }

    pub(crate) fn augmented_assign(&mut self, assign: &StmtAugAssign) -> Compiled {
        let op = match operator(assign.op) {
            Some(op) => I::BinaryOp { op, in_place: true },
            None => return self.outside(assign, "`@=`", "write the loop out"),
        };
        match &*assign.target {
            Expr::Name(name) => {
                self.load_name(name)?;
                self.expression(&assign.value)?;
                self.emit(op);
                self.store_name(&name.id);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(I::Copy(2));
                self.emit(I::Copy(2));
                self.emit(I::BinarySubscr);
                self.expression(&assign.value)?;
                self.emit(op);
                self.emit(I::Swap(3));
                self.emit(I::Swap(2));
                self.emit(I::StoreSubscr);
            }
            other => return self.outside(other, "this target of an assignment", "assign to a name"),
        }
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
                self.expression(&subscript.slice)?;
                self.emit(I::StoreSubscr);
                Ok(())
            }
            Expr::Starred(_) => self.outside(target, "`*` in an assignment", "name every item"),
            Expr::Attribute(_) => self.outside(target, "assigning to an attribute", "use a variable"),
            _ => self.outside(target, "this target of an assignment", "assign to a name"),
        }
    }

    fn unpack(&mut self, targets: &[Expr]) -> Compiled {
        self.emit(I::UnpackSequence(count(targets.len())));
        targets.iter().try_for_each(|target| self.nested(target, |unit| unit.store(target)))
    }

    pub(crate) fn store_name(&mut self, name: &str) {
        let place = self.scope.place(name);
        if place == Place::Global {
            self.mentioned.entry(name.to_owned()).or_insert(false);
        }
        let instruction = match place {
            Place::Fast(slot) => I::StoreFast(slot),
            Place::Global => I::StoreGlobal(self.names.index(name)),
            Place::Name => I::StoreName(self.names.index(name)),
        };
        self.emit(instruction);
    }

    pub(crate) fn load_name(&mut self, name: &ExprName) -> Compiled {
        self.load_name_for(name, false)
    }

    /// Loads a name, and where it is called pushes the empty place below the arguments.
    pub(crate) fn load_name_for(&mut self, name: &ExprName, call: bool) -> Compiled {
        match self.scope.place(&name.id) {
            Place::Fast(slot) => self.emit(I::LoadFast(slot)),
            Place::Global => {
                self.refuse_closure(name)?;
                self.mentioned.insert(name.id.to_string(), true);
                let name = self.names.index(&name.id);
                self.emit(I::LoadGlobal { name, push_null: call });
                return Ok(());
            }
            Place::Name => {
                let index = self.names.index(&name.id);
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

    fn refuse_closure(&self, name: &ExprName) -> Compiled {
        if self.enclosing.iter().any(|scope| scope.lends(&name.id)) {
            let what = format!("a variable of the enclosing function (`{}`)", name.id);
            return self.outside(name, &what, "pass it as an argument");
        }
        Ok(())
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
