//! Values to JSON.

use std::fmt::Write as _;

use crate::object::{Kind, Value, float_repr, lock, snapshot};

/// Deeper values are left to Python code, which tells a circle from depth.
const MOST_DEPTH: usize = 200;

/// Text beyond this is left to Python code too, which runs into the machine's limit for strings.
const MOST_BYTES: usize = 1 << 30;

/// How to write, and what is written.
pub(super) struct Encoder<'a> {
    pub(super) indent: Option<&'a str>,
    pub(super) between_items: &'a str,
    pub(super) after_key: &'a str,
    pub(super) ascii: bool,
    /// Whether `NaN` and `Infinity`, which JSON does not have, are written.
    pub(super) nan: bool,
    pub(super) sort: bool,
    pub(super) out: String,
}

impl Encoder<'_> {
    /// Writes a value; `None` where that is not possible here.
    pub(super) fn value(&mut self, value: &Value, depth: usize) -> Option<()> {
        if depth > MOST_DEPTH || self.out.len() > MOST_BYTES {
            return None;
        }
        match value {
            Value::None => self.out.push_str("null"),
            Value::True => self.out.push_str("true"),
            Value::False => self.out.push_str("false"),
            Value::Int(int) => {
                let _ = write!(self.out, "{int}");
            }
            Value::Float(float) => self.float(float.get())?,
            _ => match value.kind()? {
                Kind::Str(text) => quoted(text, self.ascii, &mut self.out),
                Kind::List(items) => self.list(&snapshot(items), depth)?,
                Kind::Tuple(items) => self.list(items, depth)?,
                Kind::Dict(dict) => {
                    let items: Vec<_> = lock(dict).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                    self.dict(&items, depth)?;
                }
                _ => return None,
            },
        }
        Some(())
    }

    fn float(&mut self, float: f64) -> Option<()> {
        if float.is_finite() {
            self.out.push_str(&float_repr(float));
            return Some(());
        }
        if !self.nan {
            return None;
        }
        self.out.push_str(match float {
            f64::INFINITY => "Infinity",
            f64::NEG_INFINITY => "-Infinity",
            _ => "NaN",
        });
        Some(())
    }

    fn list(&mut self, items: &[Value], depth: usize) -> Option<()> {
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            self.before_item(at, depth + 1);
            self.value(item, depth + 1)?;
        }
        self.end(items.is_empty(), depth, ']');
        Some(())
    }

    fn dict(&mut self, items: &[(Value, Value)], depth: usize) -> Option<()> {
        let mut items =
            items.iter().map(|(key, value)| Some((key.as_str()?, value))).collect::<Option<Vec<_>>>()?;
        if self.sort {
            // UTF-8 sorts as code points do.
            items.sort_by_key(|(key, _)| *key);
        }
        self.out.push('{');
        for (at, (key, value)) in items.iter().enumerate() {
            self.before_item(at, depth + 1);
            quoted(key, self.ascii, &mut self.out);
            self.out.push_str(self.after_key);
            self.value(value, depth + 1)?;
        }
        self.end(items.is_empty(), depth, '}');
        Some(())
    }

    fn before_item(&mut self, at: usize, depth: usize) {
        if at > 0 {
            self.out.push_str(self.between_items);
        }
        self.new_line(depth);
    }

    fn end(&mut self, empty: bool, depth: usize, close: char) {
        if !empty {
            self.new_line(depth);
        }
        self.out.push(close);
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }
}

/// A string as JSON (`ascii_escape_unicode` and `escape_unicode`).
pub(super) fn quoted(text: &str, ascii: bool, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // Most of it is written as it is.
    while let Some(at) =
        rest.bytes().position(|byte| !matches!(byte, b' '..=b'~') || matches!(byte, b'"' | b'\\'))
    {
        let (plain, others) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = others.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if !ascii && c >= ' ' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push_str(rest);
    out.push('"');
}
