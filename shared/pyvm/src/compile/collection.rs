//! Displays: `[…]`, `(…)`, `{…}`.

use ruff_python_ast::{DictItem, Expr};

use crate::bytecode::Instruction as I;
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::unit::{Compiled, Unit};
use crate::object::{Kind, Set, Value};

impl Unit<'_> {
    pub(crate) fn list_display(&mut self, items: &[Expr]) -> Compiled {
        if items.len() > 2
            && let Some(constants) = items.iter().map(constant::folded).collect::<Option<Vec<_>>>()
        {
            self.emit(I::BuildList(0));
            self.load_const(Value::tuple(constants));
            self.emit(I::ListExtend(1));
            return Ok(());
        }
        self.collection(items, 0, I::BuildList(0), I::ListAppend(1), I::ListExtend(1))
    }

    pub(crate) fn tuple_display(&mut self, items: &[Expr]) -> Compiled {
        if items.iter().any(Expr::is_starred_expr) {
            self.collection(items, 0, I::BuildList(0), I::ListAppend(1), I::ListExtend(1))?;
            self.emit(I::ListToTuple);
            return Ok(());
        }
        items.iter().try_for_each(|item| self.expression(item))?;
        self.emit(I::BuildTuple(count(items.len())));
        Ok(())
    }

    pub(crate) fn set_display(&mut self, items: &[Expr]) -> Compiled {
        if items.len() > 2
            && let Some(constants) = items.iter().map(constant::folded).collect::<Option<Vec<_>>>()
        {
            // A set that is built from a whole one can have another order than one that grows.
            let mut members = Set::default();
            if constants.into_iter().try_for_each(|member| members.add(member).map(drop)).is_ok() {
                // CPython builds it twice, the second time in the order of the first (`merge_consts_recursive`,
                // `Python/compile.c`).
                let mut constant = Set::default();
                for member in members.iter() {
                    let _ = constant.add(member.clone()); // went well the first time
                }
                self.emit(I::BuildSet(0));
                self.load_const(Value::object(Kind::FrozenSet(Box::new(constant))));
                self.emit(I::SetUpdate(1));
                return Ok(());
            }
        }
        self.collection(items, 0, I::BuildSet(0), I::SetAdd(1), I::SetUpdate(1))
    }

    /// Items, `loaded` of which lie on the stack, some perhaps with `*`.
    pub(crate) fn collection(
        &mut self,
        items: &[Expr],
        loaded: usize,
        build: I,
        add: I,
        extend: I,
    ) -> Compiled {
        let built = |n: usize| match build {
            I::BuildSet(_) => I::BuildSet(count(n)),
            _ => I::BuildList(count(n)),
        };
        let plain = items.iter().take_while(|item| !item.is_starred_expr()).count();
        for item in &items[..plain] {
            self.expression(item)?;
        }
        self.emit(built(loaded + plain));
        for item in &items[plain..] {
            match item {
                Expr::Starred(starred) => {
                    self.expression(&starred.value)?;
                    self.emit(extend);
                }
                item => {
                    self.expression(item)?;
                    self.emit(add);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn dict_display(&mut self, items: &[DictItem]) -> Compiled {
        let plain = items.iter().take_while(|item| item.key.is_some()).count();
        for item in &items[..plain] {
            if let Some(key) = &item.key {
                self.expression(key)?;
            }
            self.expression(&item.value)?;
        }
        self.emit(I::BuildMap(count(plain)));
        for item in &items[plain..] {
            match &item.key {
                Some(key) => {
                    self.expression(key)?;
                    self.expression(&item.value)?;
                    self.emit(I::MapAdd(1));
                }
                None => {
                    self.expression(&item.value)?;
                    self.emit(I::DictUpdate(1));
                }
            }
        }
        Ok(())
    }
}
