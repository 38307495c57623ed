//! The arguments of methods, with the messages of CPython's `PyArg_*` functions (`Python/getargs.c`).

use crate::object::{Args, Raise, Result, Value};

/// What stands for an argument that was not given.
static NOT_GIVEN: Value = Value::Null;

impl<'a> Args<'a> {
    /// The object that a method was called on, and the other arguments.
    ///
    /// # Errors
    /// `TypeError` where there is no object: `str.upper()`.
    pub(crate) fn of_method(self, class: &str) -> Result<(&'a Value, Self)> {
        let Self { function, values, keywords } = self;
        if values.len() == keywords.len() {
            let message = format!("unbound method {class}.{function}() needs an argument");
            return Err(Raise::type_error(message));
        }
        let (this, rest) = values.split_first_mut().expect("more values than keywords are at least one");
        Ok((this, Self { function, values: rest, keywords }))
    }

    /// No arguments at all.
    ///
    /// # Errors
    /// `TypeError` where there are some.
    pub(crate) fn none(self, class: &str) -> Result<()> {
        self.no_names(class)?;
        match self.values.len() {
            0 => Ok(()),
            given => {
                let function = self.function;
                Err(Raise::type_error(format!("{class}.{function}() takes no arguments ({given} given)")))
            }
        }
    }

    /// Exactly one argument, without a name.
    ///
    /// # Errors
    /// `TypeError` for any other number, or a name.
    pub(crate) fn one(self, class: &str) -> Result<&'a Value> {
        self.no_names(class)?;
        let (function, given) = (self.function, self.values.len());
        match self.values {
            [value] => Ok(value),
            _ => Err(Raise::type_error(format!(
                "{class}.{function}() takes exactly one argument ({given} given)"
            ))),
        }
    }

    /// At least `least` and at most `N` arguments, without names; `Null` for one not given.
    ///
    /// # Errors
    /// `TypeError` for any other number, or a name.
    pub(crate) fn between<const N: usize>(self, class: &str, least: usize) -> Result<[&'a Value; N]> {
        self.no_names(class)?;
        let values: &'a [Value] = self.values;
        let wrong = |bound: &str, count: usize| {
            let s = if count == 1 { "" } else { "s" };
            let (function, given) = (self.function, values.len());
            Err(Raise::type_error(format!("{function} expected {bound}{count} argument{s}, got {given}")))
        };
        match values.len() {
            given if given < least => wrong(if least == N { "" } else { "at least " }, least),
            given if given > N => wrong(if least == N { "" } else { "at most " }, N),
            _ => Ok(std::array::from_fn(|at| values.get(at).unwrap_or(&NOT_GIVEN))),
        }
    }

    fn no_names(&self, class: &str) -> Result<()> {
        if self.keywords.is_empty() {
            return Ok(());
        }
        let dot = if class.is_empty() { "" } else { "." };
        Err(Raise::type_error(format!("{class}{dot}{}() takes no keyword arguments", self.function)))
    }
}

/// A position in a sequence of `len` items, as `find` and its kin take it: from the end where it is negative,
/// `by_default` where it was not given or is `None` (`_PyEval_SliceIndex`, `Python/ceval.c`).
///
/// # Errors
/// `TypeError` for what is no integer.
pub(crate) fn position(value: &Value, len: usize, by_default: usize) -> Result<usize> {
    if matches!(value, Value::Null | Value::None) {
        return Ok(by_default);
    }
    let at = clamped(value).ok_or_else(|| {
        Raise::type_error("slice indices must be integers or None or have an __index__ method")
    })?;
    let from_end = if at < 0 { at.saturating_add(i64::try_from(len).unwrap_or(i64::MAX)) } else { at };
    Ok(usize::try_from(from_end).unwrap_or(0))
}

/// An integer, where it is one; one beyond 64 bits counts as the greatest or the least.
fn clamped(value: &Value) -> Option<i64> {
    match value.kind() {
        Some(crate::object::Kind::BigInt(big)) => {
            Some(if *big < dashu_int::IBig::ZERO { i64::MIN } else { i64::MAX })
        }
        _ => value.to_index().ok(),
    }
}

/// How often at most, as `split` and `replace` take it: `None` for no limit, which any negative number is.
///
/// # Errors
/// `TypeError` for what is no integer.
pub(crate) fn limit(value: &Value) -> Result<Option<usize>> {
    if value.is_null() {
        return Ok(None);
    }
    Ok(usize::try_from(value.to_index()?).ok())
}

/// A width, as `center` and its kin take it: a negative one counts as 0.
///
/// # Errors
/// `TypeError` for what is no integer, `MemoryError` beyond this machine's limit.
pub(crate) fn width(value: &Value) -> Result<usize> {
    let width = usize::try_from(value.to_index()?).unwrap_or(0);
    check_size(width)?;
    Ok(width)
}

/// The longest text that one call makes.
const MOST_BYTES: usize = 1 << 30;

/// Refuses to make a text that is larger than the machine's limit.
///
/// # Errors
/// `MemoryError`.
pub(crate) fn check_size(bytes: usize) -> Result<()> {
    if bytes > MOST_BYTES {
        return Err(Raise::memory_error("the text would be larger than this machine's limit"));
    }
    Ok(())
}
