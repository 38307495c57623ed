//! A frame's part of the value stack: its locals, and above them its operands.

use crate::machine::discard::discard;
use crate::object::Value;

/// The slots of the running frame. Slots above `top` are always `Null`.
pub(crate) struct Window<'a> {
    pub(crate) slots: &'a mut [Value],
    /// How many slots are in use, locals included.
    pub(crate) top: usize,
}

impl<'a> Window<'a> {
    #[inline(always)]
    pub(crate) fn new(slots: &'a mut [Value], top: usize) -> Self {
        Self { slots, top }
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, value: Value) {
        let old = self.exchange(self.top, value);
        debug_assert!(old.is_null(), "slots above the top are empty");
        std::mem::forget(old);
        self.top += 1;
    }

    /// Pushes one value, and another one above it.
    #[inline(always)]
    pub(crate) fn push_both(&mut self, lower: Value, upper: Value) {
        match self.slots.get_mut(self.top..self.top + 2) {
            Some([below, above]) => {
                std::mem::forget(std::mem::replace(below, lower));
                std::mem::forget(std::mem::replace(above, upper));
            }
            _ => {
                std::mem::forget((lower, upper));
                overflow();
            }
        }
        self.top += 2;
    }

    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        self.top -= 1;
        std::mem::take(&mut self.slots[self.top])
    }

    /// Drops the topmost operand, which is no object.
    #[inline(always)]
    pub(crate) fn pop_plain(&mut self) {
        std::mem::forget(self.pop());
    }

    /// The operand `depth` places below the top, which is 1.
    #[inline(always)]
    pub(crate) fn peek(&self, depth: usize) -> &Value {
        &self.slots[self.top - depth]
    }

    #[inline(always)]
    pub(crate) fn peek_mut(&mut self, depth: usize) -> &mut Value {
        &mut self.slots[self.top - depth]
    }

    /// The two topmost operands.
    #[inline(always)]
    pub(crate) fn pair(&self) -> (&Value, &Value) {
        (&self.slots[self.top - 2], &self.slots[self.top - 1])
    }

    /// Puts a value into a slot, and gives the old one.
    #[inline(always)]
    pub(crate) fn exchange(&mut self, index: usize, value: Value) -> Value {
        let Some(slot) = self.slots.get_mut(index) else {
            // Forgotten first, so that the value need not be kept where a panic could drop it.
            std::mem::forget(value);
            overflow();
        };
        std::mem::replace(slot, value)
    }

    /// Puts a value in the place of the topmost operand, and gives that.
    #[inline(always)]
    pub(crate) fn exchange_top(&mut self, value: Value) -> Value {
        self.exchange(self.top - 1, value)
    }

    /// Replaces the two topmost operands by one, and gives them: the upper one first.
    #[inline(always)]
    pub(crate) fn exchange_pair(&mut self, value: Value) -> (Value, Value) {
        match self.slots.get_mut(self.top - 2..self.top) {
            Some([left, right]) => {
                self.top -= 1;
                (std::mem::take(right), std::mem::replace(left, value))
            }
            _ => {
                std::mem::forget(value);
                overflow();
            }
        }
    }

    /// Replaces the two topmost operands by one.
    #[inline(always)]
    pub(crate) fn replace_pair(&mut self, value: Value) {
        let (right, left) = self.exchange_pair(value);
        discard(right);
        discard(left);
    }

    /// Replaces the two topmost operands, both numbers in place, by one.
    #[inline(always)]
    pub(crate) fn replace_numbers(&mut self, value: Value) {
        std::mem::forget(self.exchange_pair(value));
    }

    /// Puts a number in place of the topmost operand, which is one too.
    #[inline(always)]
    pub(crate) fn set_number(&mut self, value: Value) {
        std::mem::forget(self.exchange_top(value));
    }

    /// Puts another value in the place of the topmost operand.
    #[inline(always)]
    pub(crate) fn set_top(&mut self, value: Value) {
        discard(self.exchange_top(value));
    }

    /// Pushes a copy of a local. False where it has no value.
    #[inline(always)]
    pub(crate) fn push_local(&mut self, index: usize) -> bool {
        let value = self.slots[index].clone();
        let bound = !value.is_null();
        self.push(value);
        bound
    }

    #[inline(always)]
    pub(crate) fn set_local(&mut self, index: usize, value: Value) {
        discard(self.exchange(index, value));
    }

    /// What lies in a slot.
    pub(crate) fn slot(&self, index: usize) -> &Value {
        &self.slots[index]
    }

    #[inline(always)]
    pub(crate) fn local(&mut self, index: usize) -> &mut Value {
        &mut self.slots[index]
    }

    /// A local variable, to look at.
    #[inline(always)]
    pub(crate) fn at(&self, index: usize) -> &Value {
        &self.slots[index]
    }

    /// The `count` topmost operands.
    pub(crate) fn last(&mut self, count: usize) -> &mut [Value] {
        &mut self.slots[self.top - count..self.top]
    }

    /// Takes the `count` topmost operands, lowest first.
    #[inline(always)]
    pub(crate) fn take(&mut self, count: usize) -> Vec<Value> {
        let items = self.last(count).iter_mut().map(std::mem::take).collect();
        self.top -= count;
        items
    }

    /// Drops operands until `top` slots are in use.
    #[inline(always)]
    pub(crate) fn truncate(&mut self, top: usize) {
        while self.top > top {
            discard(self.pop());
        }
    }

    #[inline(always)]
    pub(crate) fn swap(&mut self, depth: usize) {
        self.slots.swap(self.top - 1, self.top - depth);
    }
}

/// The compiler counts how many operands there can be: a bug of the machine.
#[cold]
fn overflow() -> ! {
    unreachable!("a frame has more operands than its code says")
}
