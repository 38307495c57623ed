//! `itertools.groupby` over what is asked without Python code (`groupby_step`, `_grouper_next`, `Modules/itertoolsmodule.c`).

use super::field::Field;
use crate::bytecode::CompareOperator;
use crate::number;
use crate::object::{Function, Kind, Value, lock};

static ITERATOR: Field = Field::new("_iterator");
static KEY: Field = Field::new("_key");
static ITEM: Field = Field::new("_item");
static ITEM_KEY: Field = Field::new("_item_key");
static GROUP_KEY: Field = Field::new("_group_key");

/// `groupby._advance(self)` where the items are their own keys.
pub(super) fn advance(function: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] => advanced(function, this).unwrap_or_default(),
        _ => Value::Null,
    }
}

fn advanced(function: &Function, this: &Value) -> Option<Value> {
    let iterator = ITERATOR.object(this)?;
    let (Kind::Iterator(iterator), Value::None) = (&iterator.kind, KEY.of(this)?) else { return None };
    let Value::Object(object) = this else { return None };
    let instance = object.kind.instance()?;
    let (item, key) = {
        let attributes = lock(&instance.attributes);
        (ITEM.place(&attributes)?, ITEM_KEY.place(&attributes)?)
    };
    let missing = function.globals.get("_missing");
    // An error is for the body to raise: it comes again.
    let next = match lock(iterator).next_simply() {
        Some(next) => Some(next.ok()?),
        None => None,
    };
    let mut attributes = lock(&instance.attributes);
    let (_, values) = attributes.shaped_mut()?;
    let old = match next {
        Some(next) => {
            let old = std::mem::replace(values.get_mut(key)?, next.clone());
            (std::mem::replace(values.get_mut(item)?, next), old)
        }
        None => (std::mem::replace(values.get_mut(item)?, missing), Value::Null),
    };
    drop(attributes); // before what dies looks at it
    drop(old);
    Some(Value::None)
}

/// `groupby._is_of_group(self)`
pub(super) fn is_of_group(_: &Function, arguments: &[Value]) -> Value {
    let [this] = arguments else { return Value::Null };
    let (Some(key), Some(group)) = (ITEM_KEY.of(this), GROUP_KEY.of(this)) else { return Value::Null };
    if key.is(&group) {
        return Value::True;
    }
    number::compare(CompareOperator::Equal, &key, &group).map_or(Value::Null, Value::from)
}
