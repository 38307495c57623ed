//! `container[index]` where a class has a say.

use crate::machine::After;
use crate::machine::attribute::method;
use crate::machine::operators::special_call;
use crate::object::{Calling, Kind, Slice, Value, find, find_in_metaclass};

/// A `slice` object.
pub(crate) fn slice(start: &Value, stop: &Value, step: &Value) -> Value {
    let slice = Slice { start: start.clone(), stop: stop.clone(), step: step.clone() };
    Value::object(Kind::Slice(Box::new(slice)))
}

/// The call of `__getitem__`; for a class, of `__class_getitem__`.
pub(crate) fn get(container: &Value, index: &Value) -> Option<Calling> {
    if let Some(Kind::Class(_)) = container.kind() {
        if let Some(callable) = find_in_metaclass(container, "__getitem__") {
            let arguments = vec![container.clone(), index.clone()];
            return Some(Calling { callable, arguments, keywords: Value::Null, after: After::Push });
        }
        let found = find(container, "__class_getitem__")?;
        let callable = match found.kind() {
            Some(Kind::ClassMethod(function)) => method(function.clone(), container.clone()),
            _ => found,
        };
        let arguments = vec![index.clone()];
        return Some(Calling { callable, arguments, keywords: Value::Null, after: After::Push });
    }
    special_call(container, "__getitem__", &[index], After::Push)
}
