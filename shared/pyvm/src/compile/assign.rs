//! Assignment, and reading and writing of names.

use ruff_python_ast::{Expr, ExprName, StmtAnnAssign, StmtAssign, StmtAugAssign};

use crate::bytecode::Instruction as I;
use crate::compile::expression::operator;
use crate::compile::scope::Place;
use crate::compile::unit::{Compiled, Unit};

impl Unit<'_> {
    pub(crate) fn assign(&mut self, assign: &StmtAssign) -> Compiled {
        self.expression(&assign.value)?;
        let (last, others) = assign.targets.split_last().expect("an assignment has a target");
        for target in others {
            self.emit(I::Copy(1));
            self.store(target)?;
        }
        self.store(last)
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
        if self.scope.is_module() {
            self.imported.remove(name);
        }
        let place = self.scope.place(name);
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

    fn refuse_closure(&self, name: &ExprName) -> Compiled {
        if self.enclosing.iter().any(|scope| scope.lends(&name.id)) {
            let what = format!("a variable of the enclosing function (`{}`)", name.id);
            return self.outside(name, &what, "pass it as an argument");
        }
        Ok(())
    }
}

/// A count as an operand.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).expect("source text is shorter than 2 ** 32")
}
