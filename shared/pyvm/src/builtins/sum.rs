//! `sum`.

use crate::bytecode::BinaryOperator;
use crate::machine::may_overload;
use crate::number;
use crate::object::{Iter, NativeFunction, Outcome, Raise, Result, Value, is_iterable};

pub(crate) static SUM: NativeFunction = NativeFunction::new("sum", |context, args| {
    let [items, start] = args.named(["iterable", "start"])?;
    if start.as_str().is_some() {
        return Err(Raise::type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let mut total = if start.is_null() { Value::Int(0) } else { start.clone() };
    if is_iterable(items) {
        let function = context.interpreter.library_function("sum_items");
        return Ok(Outcome::call(function, vec![items.clone(), total]));
    }
    let mut iter = Iter::over(items.clone())?;
    let python = context.interpreter.python;
    let mut compensate = (python.major, python.minor) >= (3, 12);
    let mut pending = None;
    while let Some(item) = pending.take().map(Ok).or_else(|| iter.next()) {
        let item = item?;
        if may_overload(&total) || may_overload(&item) {
            // From here on Python code adds.
            let function = context.interpreter.library_function("sum_after");
            return Ok(Outcome::call(function, vec![total, item, iter.into_value()]));
        }
        total = match (&total, &item) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(*b).is_some() => Value::Int(a + b),
            _ => number::binary(BinaryOperator::Add, false, &total, &item)?,
        };
        if let (Value::Float(float), true) = (&total, compensate) {
            (total, pending) = floats(float.get(), &mut iter)?;
            compensate = false;
        }
    }
    Ok(Outcome::Value(total))
});

/// Adds floats, and integers of 64 bits, with the rounding errors collected on the side (Neumaier's
/// algorithm, which `builtin_sum_impl` in `Python/bltinmodule.c` has used since 3.12). Any other item
/// ends it, and is given back to be added as `+` does.
fn floats(mut total: f64, items: &mut Iter) -> Result<(Value, Option<Value>)> {
    let mut error = 0.0_f64;
    let corrected = |total: f64, error: f64| if error.is_finite() { total + error } else { total };
    for item in items {
        let item = item?;
        match &item {
            Value::Float(float) => {
                let x = float.get();
                let sum = total + x;
                error += if total.abs() >= x.abs() { (total - sum) + x } else { (x - sum) + total };
                total = sum;
            }
            Value::Int(_) | Value::False | Value::True => total += item.to_float()?,
            _ => return Ok((Value::float(corrected(total, error)), Some(item))),
        }
    }
    Ok((Value::float(if error == 0.0 { total } else { corrected(total, error) }), None))
}
