//! `sum`.

use crate::builtins::quick_containers;
use crate::bytecode::BinaryOperator;
use crate::machine::{After, Interpreter};
use crate::number;
use crate::object::{
    Calling, Iter, Kind, NativeFunction, Outcome, Raise, Ref, Result, Value, is_iterable, own_special,
};

pub(crate) static SUM: NativeFunction = NativeFunction::new("sum", |context, args| {
    let [items, start] = args.named(["iterable", "start"])?;
    if start.as_str().is_some() {
        return Err(Raise::type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let mut sum = Sum::of(context.interpreter, start);
    if let Value::Object(generator) = items
        && matches!(generator.kind, Kind::Generator(_))
    {
        let summing = Summing { sum, generator: generator.clone() };
        let (generator, value) = (generator.clone(), Value::None);
        return Ok(Outcome::Resume { generator, value, after: After::Sum(Box::new(summing)) });
    }
    if is_iterable(items) {
        return Ok(in_python(context.interpreter, items.clone(), sum.total()));
    }
    let mut iter = Iter::over(items.clone())?;
    while let Some(item) = iter.next() {
        let item = item?;
        if !sum.add(&item)? {
            // The rest as an iterator of its own: this item's class says how it is added.
            let rest = Value::object(Kind::Iterator(Box::new(iter.into())));
            let function = context.interpreter.library_function("sum_rest");
            return Ok(Outcome::call(function, vec![sum.total(), item, rest]));
        }
    }
    Ok(Outcome::Value(sum.total()))
})
.quick_one(quick_containers::sum);

fn in_python(interpreter: &std::sync::Arc<Interpreter>, items: Value, total: Value) -> Outcome {
    Outcome::call(interpreter.library_function("sum_items"), vec![items, total])
}

/// A sum of a generator's items. Its items come one after the other, each from Python code; adding them takes none.
#[derive(Clone, Debug)]
pub struct Summing {
    sum: Sum,
    /// Where the items come from.
    pub(crate) generator: Ref,
}

impl Summing {
    /// A sum to which nothing has been added, under the rules of this interpreter.
    pub(crate) fn new(interpreter: &Interpreter, generator: Ref) -> Self {
        Self { sum: Sum::of(interpreter, &Value::Null), generator }
    }

    /// Adds an item. Where its class says how, the call that does that and the rest.
    pub(crate) fn add(
        &mut self,
        interpreter: &std::sync::Arc<Interpreter>,
        item: Value,
    ) -> Result<Option<Calling>> {
        if self.sum.add(&item)? {
            return Ok(None);
        }
        let rest = Value::Object(self.generator.clone());
        Ok(Some(Calling {
            callable: interpreter.library_function("sum_rest"),
            arguments: vec![self.sum.total(), item, rest],
            keywords: Value::Null,
            after: After::Push,
        }))
    }

    /// Adds an item, where that takes no more than adding two numbers in place; false where it is not done.
    #[inline]
    pub(crate) fn add_number(&mut self, item: &Value) -> bool {
        self.sum.add_number(item)
    }

    /// The sum.
    pub(crate) fn total(&self) -> Value {
        self.sum.total()
    }
}

/// An item as a number in place: truth values count.
#[inline(always)]
pub(super) fn small(item: &Value) -> Option<i64> {
    match item {
        Value::Int(number) => Some(*number),
        Value::False => Some(0),
        Value::True => Some(1),
        _ => None,
    }
}

/// A sum so far. From 3.12 on the rounding errors of floats are collected on the side (Neumaier's algorithm,
/// `builtin_sum_impl` in `Python/bltinmodule.c`).
#[derive(Clone, Debug)]
struct Sum {
    total: Value,
    error: f64,
    compensates: bool,
}

impl Sum {
    fn of(interpreter: &Interpreter, start: &Value) -> Self {
        let compensates = !interpreter.python.is_before(3, 12);
        let total = if start.is_null() { Value::Int(0) } else { start.clone() };
        Self { total, error: 0.0, compensates }
    }

    /// Adds an item; false where Python code has to do it.
    #[inline]
    fn add(&mut self, item: &Value) -> Result<bool> {
        if self.add_number(item) { Ok(true) } else { self.add_other(item) }
    }

    #[inline]
    fn add_number(&mut self, item: &Value) -> bool {
        if let Value::Int(a) = &self.total
            && let Some(sum) = small(item).and_then(|b| a.checked_add(b))
        {
            self.total = Value::Int(sum);
            return true;
        }
        if let (Value::Float(total), Value::Float(x)) = (&self.total, item)
            && self.compensates
        {
            let (total, x) = (total.get(), x.get());
            self.add_float(total, x);
            return true;
        }
        false
    }

    fn add_float(&mut self, total: f64, x: f64) {
        let sum = total + x;
        self.error += if total.abs() >= x.abs() { (total - sum) + x } else { (x - sum) + total };
        self.total = Value::float(sum);
    }

    #[inline(never)]
    fn add_other(&mut self, item: &Value) -> Result<bool> {
        if let Value::Float(total) = &self.total
            && self.compensates
        {
            match item {
                Value::Int(_) | Value::False | Value::True => {
                    self.total = Value::float(total.get() + item.to_float()?);
                    return Ok(true);
                }
                // Any other item ends the special case.
                _ => {
                    self.total = self.total();
                    self.compensates = false;
                }
            }
        }
        let asks = |value: &Value, name| own_special(value, name).is_some();
        if asks(item, "__radd__") || asks(&self.total, "__add__") {
            return Ok(false);
        }
        self.total = number::binary(BinaryOperator::Add, false, &self.total, item)?;
        Ok(true)
    }

    fn total(&self) -> Value {
        match &self.total {
            Value::Float(total) if self.error != 0.0 && self.error.is_finite() => {
                Value::float(total.get() + self.error)
            }
            other => other.clone(),
        }
    }
}
