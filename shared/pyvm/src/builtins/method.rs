//! The arguments of built-in methods.

use crate::object::{Args, Raise, Result, Value};

impl<'a> Args<'a> {
    /// The object of a method and its arguments, exactly `N` altogether. `name` is the method's name in CPython's
    /// messages, which for some methods is that of the class as well.
    ///
    /// # Errors
    /// `TypeError` for any other number, or for keywords.
    pub(crate) fn method<const N: usize>(self, name: &str) -> Result<&'a [Value; N]> {
        if !self.keywords.is_empty() {
            return Err(Raise::type_error(format!("{name}() takes no keyword arguments")));
        }
        let given = self.values.len();
        <&[Value; N]>::try_from(&*self.values).map_err(|_| {
            let Some(given) = given.checked_sub(1) else {
                return Raise::type_error(format!("unbound method {name}() needs an argument"));
            };
            Raise::type_error(match N {
                1 => format!("{name}() takes no arguments ({given} given)"),
                2 => format!("{name}() takes exactly one argument ({given} given)"),
                _ => format!("{name} expected {} arguments, got {given}", N - 1),
            })
        })
    }

    /// The object of a method and its arguments, of which the last may be left out: `Null` then.
    ///
    /// # Errors
    /// `TypeError` for too many or too few, or for keywords.
    pub(crate) fn up_to<const N: usize>(&self, name: &str, least: usize) -> Result<[&Value; N]> {
        static NOT_GIVEN: Value = Value::Null;
        if !self.keywords.is_empty() {
            return Err(Raise::type_error(format!("{name}() takes no keyword arguments")));
        }
        let given = self.values.len().saturating_sub(1);
        let (bound, count) = match () {
            () if given < least && least == N - 1 => (String::new(), least),
            () if given < least => ("at least ".to_owned(), least),
            () if given >= N => ("at most ".to_owned(), N - 1),
            () => {
                let mut sorted = [&NOT_GIVEN; N];
                for (place, value) in sorted.iter_mut().zip(&*self.values) {
                    *place = value;
                }
                return Ok(sorted);
            }
        };
        let s = if count == 1 { "" } else { "s" };
        Err(Raise::type_error(format!("{name} expected {bound}{count} argument{s}, got {given}")))
    }

    /// The one argument of a class that makes a container of it, or `Null`.
    ///
    /// # Errors
    /// `TypeError` for more than one, or for keywords.
    pub(crate) fn at_most_one(&self) -> Result<&Value> {
        static NOT_GIVEN: Value = Value::Null;
        let name = self.function;
        match &*self.values {
            _ if !self.keywords.is_empty() => {
                Err(Raise::type_error(format!("{name}() takes no keyword arguments")))
            }
            [] => Ok(&NOT_GIVEN),
            [one] => Ok(one),
            more => Err(Raise::type_error(format!("{name} expected at most 1 argument, got {}", more.len()))),
        }
    }
}
