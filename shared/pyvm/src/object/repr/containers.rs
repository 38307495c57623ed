//! The text of containers, and of what they hold.

use crate::object::quote::{quoted, quoted_bytes};
use crate::object::repr::{MOST_BYTES, MOST_NESTED, Shown};
use crate::object::{Kind, Part, Raise, Ref, Result, Set, Value, collect, lock, own_special, snapshot};
use crate::rules::running;

impl Shown {
    /// Shows what an object holds. It is read at one moment, so that it is not locked while its items are shown.
    pub(super) fn container(&mut self, object: &Ref, kind: &Kind) -> Result<()> {
        match kind {
            Kind::Str(text) => {
                self.text.push_str(&quoted(text, self.ascii_only));
                Ok(())
            }
            Kind::Bytes(bytes) => {
                self.text.push_str(&quoted_bytes(bytes));
                Ok(())
            }
            Kind::Tuple(items) if items.len() == 1 => self.items(object, items, ["(", ",)"]),
            Kind::Tuple(items) => self.items(object, items, ["(", ")"]),
            Kind::List(items) => self.items(object, &snapshot(items), ["[", "]"]),
            Kind::Dict(dict) => {
                let entries: Vec<(Value, Value)> =
                    lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                self.entries(object, &entries)
            }
            Kind::Set(set) => {
                let members = lock(set).iter().cloned().collect::<Vec<_>>();
                self.members(object, &members, "set")
            }
            Kind::FrozenSet(set) => {
                let members = Set::iter(set).cloned().collect::<Vec<_>>();
                self.members(object, &members, "frozenset")
            }
            Kind::Deque(deque) => {
                let (mut items, limit) = {
                    let deque = lock(deque);
                    (deque.snapshot(), deque.limit())
                };
                // What a derived class gives is shown (`deque_repr` makes a list of it).
                let value = Value::Object(object.clone());
                if !self.lenient && own_special(&value, "__iter__").is_some() {
                    items = collect(&value)?;
                }
                self.deque(object, &items, limit)
            }
            Kind::View(view) => {
                let ends = match view.part {
                    Part::Keys => ["dict_keys([", "])"],
                    Part::Values => ["dict_values([", "])"],
                    Part::Items => ["dict_items([", "])"],
                };
                self.items(object, &view.items(), ends)
            }
            Kind::Slice(slice) => {
                let parts = [&slice.start, &slice.stop, &slice.step].map(Value::clone);
                self.items(object, &parts, ["slice(", ")"])
            }
            Kind::Range(r) if r.step == 1 => {
                self.write(format_args!("range({}, {})", r.start, r.stop));
                Ok(())
            }
            Kind::Range(r) => {
                self.write(format_args!("range({}, {}, {})", r.start, r.stop, r.step));
                Ok(())
            }
            kind => self.other(object, kind),
        }
    }

    /// A set: `{1, 2}`, but `set()`; other classes show their name (`set_repr`, `Objects/setobject.c`).
    fn members(&mut self, of: &Ref, members: &[Value], plain: &str) -> Result<()> {
        let name = match &of.kind {
            Kind::Extended(_) => of.kind.type_name().into_owned(),
            _ => plain.to_owned(),
        };
        if members.is_empty() {
            self.write(format_args!("{name}()"));
            return Ok(());
        }
        if name == "set" && running().0 >= 3 {
            return self.items(of, members, ["{", "}"]);
        }
        if running().0 < 3 {
            return self.items(of, members, [&format!("{name}(["), "])"]);
        }
        self.items(of, members, [&format!("{name}({{"), "})"])
    }

    /// `deque([1, 2], maxlen=3)`, with the name of its class.
    fn deque(&mut self, of: &Ref, items: &[Value], limit: Option<usize>) -> Result<()> {
        let name = match &of.kind {
            Kind::Extended(_) => of.kind.type_name(),
            _ => "deque".into(),
        };
        let close = limit.map_or("])".to_owned(), |limit| format!("], maxlen={limit})"));
        self.items(of, items, [&format!("{name}(["), &close])
    }

    fn entries(&mut self, of: &Ref, entries: &[(Value, Value)]) -> Result<()> {
        if !self.enter(of, "{", "}")? {
            return Ok(());
        }
        for (at, (key, value)) in entries.iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            self.value(key)?;
            self.text.push_str(": ");
            self.value(value)?;
        }
        self.leave("}");
        Ok(())
    }

    pub(super) fn items(&mut self, of: &Ref, items: &[Value], [open, close]: [&str; 2]) -> Result<()> {
        if !self.enter(of, open, close)? {
            return Ok(());
        }
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            self.value(item)?;
        }
        self.leave(close);
        Ok(())
    }

    /// Opens a container. False where it is done already: it is shown further out, or there is no more room.
    fn enter(&mut self, of: &Ref, open: &str, close: &str) -> Result<bool> {
        let too_deep = self.around.len() >= MOST_NESTED;
        let too_long = self.text.len() > MOST_BYTES;
        if too_deep && !self.lenient {
            return Err(Raise::recursion_error(
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        if too_long && !self.lenient {
            return Err(Raise::memory_error("the text is larger than this machine's limit"));
        }
        let again = self.around.iter().any(|outer| Ref::ptr_eq(outer, of));
        if again && open.starts_with("dict_") {
            self.text.push_str("...");
            return Ok(false);
        }
        if again && open.ends_with("([") {
            self.text.push_str("[...]");
            return Ok(false);
        }
        self.text.push_str(open);
        if too_deep || too_long || again {
            self.write(format_args!("...{close}"));
            return Ok(false);
        }
        self.around.push(of.clone());
        Ok(true)
    }

    fn leave(&mut self, close: &str) {
        self.around.pop();
        self.text.push_str(close);
    }
}
