//! The variables that threads share, as text.

use pyvm::Rules;
use pyvm::object::{Instance, Kind, Ref, Value, lock, repr};
use pyvm::states::in_silence;

use crate::explore::schedule::letter;
use crate::explore::world::World;

/// So many items of a container are shown, and so deep.
const MOST_ITEMS: usize = 8;
const DEEPEST: usize = 3;

impl World {
    /// The values of the program's global variables, and of those that functions share, by name: data, locks, and objects
    /// of the program's own classes.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        in_silence(|| self.variables_now())
    }

    fn variables_now(&self) -> Vec<(String, String)> {
        let mut shown: Vec<(String, String)> = Vec::new();
        let globals = self.interpreter.main.all();
        let globals = globals.iter().map(|(name, value)| (name.to_string(), value.clone()));
        let cells = self.threads.iter().flat_map(pyvm::ThreadState::cells);
        for (name, value) in globals.chain(cells) {
            // Of an object of the program's own class each attribute is shown for itself.
            if let Value::Object(object) = &value
                && let Kind::Instance(instance) = &object.kind
                && is_own(instance)
                && !matches!(self.python.rules, Rules::Naive)
            {
                let attributes = lock(&instance.attributes).clone();
                for (attribute, value) in attributes.iter() {
                    let name = format!("{name}.{attribute}");
                    if !shown.iter().any(|(known, _)| *known == name)
                        && let Some(text) = data(&value, 1)
                    {
                        shown.push((name, text));
                    }
                }
                continue;
            }
            if !name.starts_with("__")
                && !shown.iter().any(|(known, _)| *known == name)
                && let Some(mut text) = data(&value, 0)
            {
                // What goes wrong under these rules is how often an object is referred to.
                if let (Rules::Naive, Value::Object(object)) = (self.python.rules, &value)
                    && matches!(
                        object.kind,
                        Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Deque(_) | Kind::Instance(_)
                    )
                {
                    text += &format!(" count {}", Ref::strong_count(object));
                }
                shown.push((name, text));
            }
        }
        shown
    }
}

/// A value that is data, as text; `None` for functions, classes, modules and threads.
fn data(value: &Value, depth: usize) -> Option<String> {
    let all = |items: &[Value]| -> Option<Vec<String>> {
        let shown = items.iter().take(MOST_ITEMS).map(|item| data(item, depth + 1));
        let mut shown: Vec<String> = shown.collect::<Option<_>>()?;
        if items.len() > MOST_ITEMS {
            shown.push("…".to_owned());
        }
        Some(shown)
    };
    if depth > DEEPEST {
        return Some("…".to_owned());
    }
    let Value::Object(object) = value else {
        return match value {
            Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => Some(repr(value)),
            _ => None,
        };
    };
    match &object.kind {
        Kind::Str(_) | Kind::Bytes(_) | Kind::BigInt(_) | Kind::Complex(..) | Kind::Range(_) => {
            Some(repr(value))
        }
        Kind::Tuple(items) => {
            let comma = if items.len() == 1 { "," } else { "" };
            Some(format!("({}{comma})", all(items)?.join(", ")))
        }
        Kind::List(items) => {
            let items = lock(items).clone();
            Some(format!("[{}]", all(&items)?.join(", ")))
        }
        Kind::Set(set) => {
            let members: Vec<Value> = lock(set).iter().cloned().collect();
            Some(if members.is_empty() {
                "set()".to_owned()
            } else {
                format!("{{{}}}", all(&members)?.join(", "))
            })
        }
        Kind::Dict(dict) => {
            let (keys, values): (Vec<Value>, Vec<Value>) =
                lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).unzip();
            let pairs = all(&keys)?.into_iter().zip(all(&values)?);
            Some(format!(
                "{{{}}}",
                pairs.map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", ")
            ))
        }
        Kind::Deque(deque) => {
            let items: Vec<Value> = lock(deque).items().iter().cloned().collect();
            Some(format!("deque([{}])", all(&items)?.join(", ")))
        }
        Kind::Lock(lock) => {
            let state = lock.state();
            let holder = usize::try_from(state.holder).unwrap_or(usize::MAX);
            Some(if state.count == 0 { "free".to_owned() } else { format!("held by {}", letter(holder)) })
        }
        Kind::Instance(instance) if is_own(instance) => Some(of_instance(instance, depth)),
        _ => None,
    }
}

/// Whether its class is the program's.
fn is_own(instance: &Instance) -> bool {
    &*instance.class().module == "__main__"
}

/// An object of a class of the program: its attributes that are data.
fn of_instance(instance: &Instance, depth: usize) -> String {
    let attributes = lock(&instance.attributes).clone();
    let shown =
        attributes.iter().filter_map(|(name, value)| Some(format!("{name}={}", data(&value, depth + 1)?)));
    format!("{}({})", instance.class().name, shown.collect::<Vec<_>>().join(", "))
}
