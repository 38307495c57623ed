//! `str.format` and `str.format_map`.

use std::sync::Arc;

use crate::builtins::check_size;
use crate::bytecode::Conversion;
use crate::format::{convert, field, format};
use crate::machine::Interpreter;
use crate::object::{Args, Context, Outcome, Raise, Result, Value};

/// `text.format(*values, **named)`
pub(crate) fn str_format(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (this, rest) = args.of_method("str")?;
    let named: Vec<(&str, &Value)> = rest.named_values().collect();
    let values = Values::Given { positional: rest.positional(), named: &named };
    finish(this, &values, context)
}

/// `text.format_map(mapping)`
pub(crate) fn str_format_map(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (this, rest) = args.of_method("str")?;
    finish(this, &Values::Mapping(rest.one("str")?), context)
}

fn finish(text: &Value, values: &Values<'_>, context: &Context<'_>) -> Result<Outcome> {
    let Some(text) = text.as_str() else {
        let kind = text.type_name();
        return Err(Raise::type_error(format!(
            "descriptor 'format' for 'str' objects doesn't apply to a '{kind}' object"
        )));
    };
    let mut filling = Filling { values, numbering: Numbering::default(), interpreter: context.interpreter };
    Ok(Outcome::Value(Value::str(filling.fill(text, 2)?)))
}

/// What the fields name.
enum Values<'a> {
    Given { positional: &'a [Value], named: &'a [(&'a str, &'a Value)] },
    Mapping(&'a Value),
}

/// How the fields without a name are counted: all by themselves, or none.
#[derive(Default)]
struct Numbering {
    next: i64,
    manual: bool,
}

/// A text whose fields are being replaced.
struct Filling<'a> {
    values: &'a Values<'a>,
    numbering: Numbering,
    interpreter: &'a Arc<Interpreter>,
}

impl Filling<'_> {
    /// The text with its fields replaced. A field's specification may have fields too, but not theirs again.
    fn fill(&mut self, text: &str, depth: u32) -> Result<String> {
        if depth == 0 {
            return Err(Raise::value_error("Max string recursion exceeded"));
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (brace, after) = (&rest[at..=at], &rest[at + 1..]);
            out.push_str(&rest[..at]);
            if after.starts_with(brace) {
                out.push_str(brace);
                rest = &after[1..];
                continue;
            }
            if brace == "}" || after.is_empty() {
                return Err(Raise::value_error(format!("Single '{brace}' encountered in format string")));
            }
            let (field, after) = field::parse(after)?;
            rest = after;
            let (first, path) = field.name.split_at(field.name.find(['.', '[']).unwrap_or(field.name.len()));
            let mut value =
                field::follow(self.values.named(first, &mut self.numbering)?, path, self.interpreter)?;
            if let Some(letter) = field.conversion {
                value = convert(&value, conversion(letter)?)?;
            }
            let text = if field.spec.contains('{') {
                format(&value, &self.fill(field.spec, depth - 1)?)?
            } else {
                format(&value, field.spec)?
            };
            out.push_str(text.as_str().unwrap_or_default());
            check_size(out.len())?;
        }
        out.push_str(rest);
        Ok(out)
    }
}

fn conversion(letter: char) -> Result<Conversion> {
    match letter {
        's' => Ok(Conversion::Str),
        'r' => Ok(Conversion::Repr),
        'a' => Ok(Conversion::Ascii),
        '!'..='~' => Err(Raise::value_error(format!("Unknown conversion specifier {letter}"))),
        _ => {
            let code = u32::from(letter);
            Err(Raise::value_error(format!("Unknown conversion specifier \\x{code:x}")))
        }
    }
}

impl Values<'_> {
    /// The value that the first part of a field's name stands for.
    fn named(&self, name: &str, numbering: &mut Numbering) -> Result<Value> {
        let index = match field::number(name)? {
            Some(index) => Some(index),
            None if name.is_empty() => Some(-1),
            None => None,
        };
        let (positional, named) = match (self, index) {
            (Self::Mapping(_), Some(_)) => {
                return Err(Raise::value_error("Format string contains positional fields"));
            }
            (Self::Mapping(mapping), None) => return field::item(mapping, &Value::str(name)),
            (Self::Given { positional, named }, _) => (positional, named),
        };
        let Some(index) = index else {
            let found = named.iter().find(|(known, _)| *known == name);
            return found
                .map(|(_, value)| (*value).clone())
                .ok_or_else(|| Raise::key_error(Value::str(name)));
        };
        let index = numbering.place(index)?;
        usize::try_from(index).ok().and_then(|at| positional.get(at)).cloned().ok_or_else(|| {
            Raise::index_error(format!("Replacement index {index} out of range for positional args tuple"))
        })
    }
}

impl Numbering {
    /// The number of a field; -1 for one without a name.
    fn place(&mut self, index: i64) -> Result<i64> {
        let automatic = index < 0;
        if automatic && self.manual {
            return Err(Raise::value_error(
                "cannot switch from manual field specification to automatic field numbering",
            ));
        }
        if !automatic && self.next > 0 {
            return Err(Raise::value_error(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        if automatic {
            self.next += 1;
            return Ok(self.next - 1);
        }
        self.manual = true;
        Ok(index)
    }
}
