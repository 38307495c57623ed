//! Functions, classes and modules of the machine itself.

use crate::effect::Effect;
use crate::machine::Interpreter;
use crate::object::{Raise, Value};

/// A function written in Rust.
pub struct NativeFunction {
    /// Its name in Python.
    pub name: &'static str,
    /// What it does.
    pub call: fn(&Context<'_>, Args<'_>) -> Result<Outcome, Raise>,
    /// A shortcut for a call with one positional argument: the result, or `Null` where `call` has to
    /// decide. It comes back in registers, which makes the call twice as fast. CPython has the same in
    /// `CALL_BUILTIN_O` (`Python/bytecodes.c`).
    pub shortcut: Option<fn(&Value) -> Value>,
}

impl NativeFunction {
    /// A function without a shortcut.
    pub const fn new(name: &'static str, call: fn(&Context<'_>, Args<'_>) -> Result<Outcome, Raise>) -> Self {
        Self { name, call, shortcut: None }
    }

    /// The same function with a shortcut.
    pub const fn with_shortcut(self, shortcut: fn(&Value) -> Value) -> Self {
        Self { shortcut: Some(shortcut), ..self }
    }
}

impl std::fmt::Debug for NativeFunction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<built-in function {}>", self.name)
    }
}

/// What a native function may look at.
pub struct Context<'a> {
    /// The interpreter it runs in.
    pub interpreter: &'a Interpreter,
}

/// What a native function gives back.
#[derive(Debug)]
pub enum Outcome {
    /// Its result.
    Value(Value),
    /// Something that the machine cannot do itself. The host does it, and its answer is the result.
    Effect(Effect),
}

impl<T: Into<Value>> From<T> for Outcome {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

/// The arguments of a call to a native function.
#[derive(Debug)]
pub struct Args<'a> {
    /// The function's name, for messages.
    pub function: &'static str,
    /// All values, first the positional ones.
    pub values: &'a mut [Value],
    /// The names of the last values, where the call named them.
    pub keywords: &'a [Value],
}

impl Args<'_> {
    /// Exactly `N` positional arguments.
    ///
    /// # Errors
    /// `TypeError` for any other number, or for keywords.
    pub fn exactly<const N: usize>(self) -> Result<[Value; N], Raise> {
        self.no_keywords()?;
        let given = self.values.len();
        match <&mut [Value; N]>::try_from(self.values) {
            Ok(values) => Ok(std::mem::replace(values, [const { Value::Null }; N])),
            Err(_) => Err(Raise::type_error(match N {
                0 => format!("{}() takes no arguments ({given} given)", self.function),
                1 => format!("{}() takes exactly one argument ({given} given)", self.function),
                _ => format!("{} expected {N} arguments, got {given}", self.function),
            })),
        }
    }

    /// Refuses keyword arguments.
    ///
    /// # Errors
    /// `TypeError` where there are any.
    pub fn no_keywords(&self) -> Result<(), Raise> {
        if self.keywords.is_empty() {
            return Ok(());
        }
        Err(Raise::type_error(format!("{}() takes no keyword arguments", self.function)))
    }

    /// Sorts the arguments into `names`' order, positional ones first; `Null` for one not given.
    ///
    /// # Errors
    /// `TypeError` for too many, an unknown name, or one given twice.
    pub fn named<const N: usize>(self, names: [&str; N]) -> Result<[Value; N], Raise> {
        let positional = self.values.len() - self.keywords.len();
        if positional > N {
            return Err(Raise::type_error(format!(
                "{}() takes at most {N} arguments ({positional} given)",
                self.function
            )));
        }
        let mut sorted = [const { Value::Null }; N];
        for (at, value) in self.values.iter_mut().enumerate() {
            let place = match at.checked_sub(positional) {
                None => at,
                Some(keyword) => {
                    let name = self.keywords[keyword].as_str().unwrap_or_default();
                    names.iter().position(|n| *n == name).ok_or_else(|| {
                        Raise::type_error(format!(
                            "{}() got an unexpected keyword argument '{name}'",
                            self.function
                        ))
                    })?
                }
            };
            if !sorted[place].is_null() {
                return Err(Raise::type_error(format!(
                    "{}() got multiple values for argument '{}'",
                    self.function, names[place]
                )));
            }
            sorted[place] = std::mem::take(value);
        }
        Ok(sorted)
    }
}

/// A built-in class: its name, how an object of it is made, and its methods.
pub struct Type {
    /// Its name in Python.
    pub name: &'static str,
    /// What calling the class does.
    pub new: NativeFunction,
    /// Its methods. Their first argument is the object.
    pub methods: &'static [NativeFunction],
}

impl std::fmt::Debug for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<class '{}'>", self.name)
    }
}

impl Type {
    /// The method of this name.
    pub fn method(&'static self, name: &str) -> Option<&'static NativeFunction> {
        self.methods.iter().find(|method| method.name == name)
    }
}

/// A module of the machine itself.
pub struct NativeModule {
    /// Its name.
    pub name: &'static str,
    /// What it holds, the most used first: the lookup is a short walk.
    pub members: &'static [(&'static str, Value)],
    /// What it holds that differs from one interpreter to another, `sys.argv` say.
    pub of_interpreter: fn(&Interpreter, &str) -> Option<Value>,
}

impl std::fmt::Debug for NativeModule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<module '{}'>", self.name)
    }
}

impl NativeModule {
    /// The member of this name.
    #[inline]
    pub fn member(&self, name: &str) -> Option<&'static Value> {
        self.members.iter().find(|(n, _)| *n == name).map(|(_, value)| value)
    }
}
