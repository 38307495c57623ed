//! The functions, classes and constants of the machine itself, by path. Two processes run the same machine, but
//! not at the same addresses.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::object::{Type, Value};
use crate::{builtins, modules};

struct Registry {
    paths: HashMap<usize, String>,
    values: HashMap<String, Value>,
}

/// The path of a native function or class; `None` for one that no name leads to.
pub(super) fn path_of(value: &Value) -> Option<&'static str> {
    registry().paths.get(&address(value)?).map(String::as_str)
}

/// What a path leads to.
pub(super) fn find(path: &str) -> Option<Value> {
    registry().values.get(path).cloned()
}

fn address(value: &Value) -> Option<usize> {
    match value {
        Value::Native(function) => Some(std::ptr::from_ref(*function).addr()),
        Value::Type(class) => Some(std::ptr::from_ref(*class).addr()),
        _ => None,
    }
}

fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let mut registry = Registry { paths: HashMap::new(), values: HashMap::new() };
        for (name, value) in builtins::all() {
            registry.add(name, &value);
        }
        for module in modules::all() {
            for (name, value) in module.members {
                registry.add(&format!("{}:{name}", module.name), value);
            }
        }
        registry
    })
}

impl Registry {
    fn add(&mut self, path: &str, value: &Value) {
        let Some(address) = address(value) else { return };
        if self.paths.contains_key(&address) {
            return;
        }
        self.paths.insert(address, path.to_owned());
        self.values.insert(path.to_owned(), value.clone());
        if let Value::Type(class) = value {
            self.add_members(path, class);
        }
    }

    fn add_members(&mut self, path: &str, class: &'static Type) {
        if let Some(base) = class.base {
            self.add(&format!("{path}.<base>"), &Value::Type(base));
        }
        for method in class.methods {
            self.add(&format!("{path}.{}", method.name), &Value::Native(method));
        }
        for (name, value) in class.statics {
            self.add(&format!("{path}.{name}"), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_path_is_found_there() {
        let print = find("print").expect("it is a built-in");
        assert_eq!(path_of(&print), Some("print"));
        let append = find("list.append").expect("it is a method");
        assert_eq!(path_of(&append), Some("list.append"));
        assert!(find("no such thing").is_none());
    }
}
