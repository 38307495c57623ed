//! Functions, classes and modules of the machine itself.

use std::sync::Arc;

use crate::builtins::Deciding;
use crate::effect::Effect;
use crate::machine::each::Each;
use crate::machine::{After, Interpreter, Routine, ThreadState};
use crate::object::{Raise, Ref, Value};

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
    /// What it does in its commonest case; `Null` where `call` has to decide. A host that counts what native functions
    /// cost has them called by `call`.
    pub(crate) quick: Option<Quick>,
    /// Whether its last argument may as well be a list of all items, where it is a generator.
    pub(crate) gathers: bool,
    /// What a method of one argument does in its commonest case where its result is not used.
    pub(crate) keep: Option<fn(&Value, Value) -> Option<Value>>,
}

/// A function of so many values, all given by position.
#[derive(Clone, Copy)]
pub(crate) enum Quick {
    /// Of one.
    One(fn(&Value) -> Value),
    /// Of one, which gives the text of an ASCII character, of which a thread keeps one each.
    Character(fn(&Value) -> Option<u8>),
    /// Of one or none, which is `Null`.
    NoneOrOne(fn(&Value) -> Value),
    /// Of two.
    Two(fn(&Value, &Value) -> Value),
    /// Of one or two; `Null` for the second where there is one.
    OneOrTwo(fn(&Value, &Value) -> Value),
    /// Of any number but none.
    Several(fn(&[Value]) -> Value),
    /// Of two or three; `Null` for the third where there are two.
    TwoOrThree(fn(&Value, &Value, &Value) -> Value),
    /// Of one to three; `Null` for those that there are not.
    OneToThree(fn(&Value, &Value, &Value) -> Value),
    /// Of one, on behalf of the thread of this number.
    InThread(fn(&Value, u64) -> Value),
    /// Lets the generator go on that is its first argument. Of two, the second is what that is sent.
    Resumes {
        /// How many arguments there are then.
        given: usize,
    },
}

impl NativeFunction {
    /// A function without a shortcut.
    pub const fn new(name: &'static str, call: fn(&Context<'_>, Args<'_>) -> Result<Outcome, Raise>) -> Self {
        Self { name, call, shortcut: None, quick: None, gathers: false, keep: None }
    }

    /// The same function with what it does to one value in the commonest case.
    pub(crate) const fn quick_one(self, quick: fn(&Value) -> Value) -> Self {
        Self { quick: Some(Quick::One(quick)), ..self }
    }

    /// The same function with the character that it gives for one value in the commonest case.
    pub(crate) const fn quick_none_or_one(self, quick: fn(&Value) -> Value) -> Self {
        Self { quick: Some(Quick::NoneOrOne(quick)), ..self }
    }

    /// The same with what it does to one value, whose result is a character.
    pub(crate) const fn quick_character(self, quick: fn(&Value) -> Option<u8>) -> Self {
        Self { quick: Some(Quick::Character(quick)), ..self }
    }

    /// The same function with what it does to one value on behalf of a thread in the commonest case.
    pub(crate) const fn quick_in_thread(self, quick: fn(&Value, u64) -> Value) -> Self {
        Self { quick: Some(Quick::InThread(quick)), ..self }
    }

    /// The same function with what it does to two values in the commonest case.
    pub(crate) const fn quick_two(self, quick: fn(&Value, &Value) -> Value) -> Self {
        Self { quick: Some(Quick::Two(quick)), ..self }
    }

    /// The same function with what it does to one or two values in the commonest case.
    pub(crate) const fn quick_one_or_two(self, quick: fn(&Value, &Value) -> Value) -> Self {
        Self { quick: Some(Quick::OneOrTwo(quick)), ..self }
    }

    /// The same function with what it does to some values in the commonest case.
    pub(crate) const fn quick_several(self, quick: fn(&[Value]) -> Value) -> Self {
        Self { quick: Some(Quick::Several(quick)), ..self }
    }

    /// The same function, which begins by taking all items of its last argument.
    pub(crate) const fn gathering(self) -> Self {
        Self { gathers: true, ..self }
    }

    /// The same function with what it does where nobody wants its result, which is `None`: the object keeps its one argument,
    /// or gives it back where `call` has to decide.
    pub(crate) const fn keeping(self, keep: fn(&Value, Value) -> Option<Value>) -> Self {
        Self { keep: Some(keep), ..self }
    }

    /// The same function with what it does to two or three values in the commonest case.
    pub(crate) const fn quick_three(self, quick: fn(&Value, &Value, &Value) -> Value) -> Self {
        Self { quick: Some(Quick::TwoOrThree(quick)), ..self }
    }

    /// The same function with what it does to one to three values in the commonest case.
    pub(crate) const fn quick_to_three(self, quick: fn(&Value, &Value, &Value) -> Value) -> Self {
        Self { quick: Some(Quick::OneToThree(quick)), ..self }
    }

    /// The same function, which lets a generator go on where that is the first of so many arguments.
    pub(crate) const fn resumes(self, given: usize) -> Self {
        Self { quick: Some(Quick::Resumes { given }), ..self }
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
    pub interpreter: &'a Arc<Interpreter>,
    /// The number of the thread that calls it, which its host gave it.
    pub thread: u64,
    /// The class that is called, where this makes an object of one.
    pub class: &'a Value,
}

/// What a native function gives back.
#[derive(Debug)]
pub enum Outcome {
    /// Its result.
    Value(Value),
    /// Something that the machine cannot do itself. The host does it, and its answer is the result.
    Effect(Effect),
    /// What another callable gives for these arguments is the result.
    Call(Box<Calling>),
    /// What comes of these calls is the result; a host that counts what a program does makes them in Python code.
    Each(Box<Each>),
    /// What comes of this work is the result, and for a host that counts what a program does, what comes of that call.
    Routine(Box<Routine>, Box<Calling>),
    /// Which item of a generator decides, is the result; likewise.
    Decide(Box<Deciding>, Box<Calling>),
    /// What this finds or changes in the state of the calling thread is the result.
    OfThread(fn(&mut ThreadState) -> Result<Value, Raise>),
    /// What a generator yields next, when it is sent a value, is the result.
    Resume {
        /// The generator.
        generator: Ref,
        /// What its `yield` gives.
        value: Value,
        /// What to do with what it yields.
        after: After,
    },
    /// What a generator yields next, when this exception is raised where it stands, is the result.
    Throw {
        /// The generator.
        generator: Ref,
        /// The exception.
        raise: Raise,
        /// What to do with what it yields.
        after: After,
    },
}

/// A call that a native function wants made in its place.
#[derive(Clone, Debug)]
pub struct Calling {
    /// What to call.
    pub callable: Value,
    /// All arguments, first the positional ones.
    pub arguments: Vec<Value>,
    /// The tuple of the names of the last arguments, or `Null`.
    pub keywords: Value,
    /// What to do with the result.
    pub after: After,
}

impl Outcome {
    /// A call with positional arguments, whose result is the result.
    pub fn call(callable: Value, arguments: Vec<Value>) -> Self {
        Self::Call(Box::new(Calling { callable, arguments, keywords: Value::Null, after: After::Push }))
    }
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

/// What stands for an argument that was not given.
static NOT_GIVEN: Value = Value::Null;

impl<'a> Args<'a> {
    /// Exactly `N` positional arguments.
    ///
    /// # Errors
    /// `TypeError` for any other number, or for keywords.
    pub fn exactly<const N: usize>(self) -> Result<&'a [Value; N], Raise> {
        self.no_keywords()?;
        let given = self.values.len();
        <&[Value; N]>::try_from(&*self.values).map_err(|_| {
            Raise::type_error(match N {
                0 => format!("{}() takes no arguments ({given} given)", self.function),
                1 => format!("{}() takes exactly one argument ({given} given)", self.function),
                _ => format!("{} expected {N} arguments, got {given}", self.function),
            })
        })
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

    /// The positional arguments.
    pub fn positional(&self) -> &[Value] {
        &self.values[..self.values.len() - self.keywords.len()]
    }

    /// The keyword arguments with their names.
    pub fn named_values(&self) -> impl Iterator<Item = (&str, &Value)> {
        let values = &self.values[self.values.len() - self.keywords.len()..];
        self.keywords.iter().map(|name| name.as_str().unwrap_or_default()).zip(values)
    }

    /// Sorts the arguments into `names`' order, positional ones first; `Null` for one not given. A name that is
    /// empty is for positional use only.
    ///
    /// # Errors
    /// `TypeError` for too many, an unknown name, or one given twice.
    pub fn named<const N: usize>(self, names: [&str; N]) -> Result<[&'a Value; N], Raise> {
        let Self { function, values, keywords } = self;
        let values: &'a [Value] = values;
        let positional = values.len() - keywords.len();
        if positional > N {
            let s = if N == 1 { "" } else { "s" };
            return Err(Raise::type_error(format!(
                "{function}() takes at most {N} argument{s} ({positional} given)"
            )));
        }
        let mut sorted = [&NOT_GIVEN; N];
        for (at, value) in values.iter().enumerate() {
            let place = match at.checked_sub(positional) {
                None => at,
                Some(keyword) => {
                    let name = keywords[keyword].as_str().unwrap_or_default();
                    names.iter().position(|n| !n.is_empty() && *n == name).ok_or_else(|| {
                        Raise::type_error(format!("{function}() got an unexpected keyword argument '{name}'"))
                    })?
                }
            };
            if !sorted[place].is_null() {
                return Err(Raise::type_error(format!(
                    "{function}() got multiple values for argument '{}'",
                    names[place]
                )));
            }
            sorted[place] = value;
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
    /// The class it derives from; only `object` has none.
    pub base: Option<&'static Type>,
    /// Its methods. Their first argument is the object.
    pub methods: &'static [NativeFunction],
    /// What it has besides methods: functions called without an object, constants.
    pub statics: &'static [(&'static str, Value)],
    /// The attributes of an object that are no methods.
    pub attributes: Option<fn(&Value, &str) -> Option<Value>>,
}

impl std::fmt::Debug for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<class '{}'>", self.name)
    }
}

impl Type {
    /// A class without methods, derived from `object`.
    pub const fn new(name: &'static str, new: NativeFunction) -> Self {
        let base = Some(&crate::builtins::OBJECT);
        Self { name, new, base, methods: &[], statics: &[], attributes: None }
    }

    /// The same class with these methods.
    pub const fn with_methods(self, methods: &'static [NativeFunction]) -> Self {
        Self { methods, ..self }
    }

    /// The same class with these functions and constants of the class itself.
    pub const fn with_statics(self, statics: &'static [(&'static str, Value)]) -> Self {
        Self { statics, ..self }
    }

    /// The same class, derived from another one.
    pub const fn with_base(self, base: &'static Self) -> Self {
        Self { base: Some(base), ..self }
    }

    /// The same class, whose objects have attributes that this function knows.
    pub const fn with_attributes(self, attributes: fn(&Value, &str) -> Option<Value>) -> Self {
        Self { attributes: Some(attributes), ..self }
    }

    /// The method of this name, its own or one of a class it derives from.
    pub fn method(&'static self, name: &str) -> Option<&'static NativeFunction> {
        self.methods
            .iter()
            .find(|method| method.name == name)
            .or_else(|| crate::builtins::special_of(self, name))
            .or_else(|| self.base.and_then(|base| base.method(name)))
    }

    /// What the class itself has under this name.
    pub fn own(&'static self, name: &str) -> Option<Value> {
        // `object` has special names only, and is asked for all that nobody else has.
        if std::ptr::eq(self, &crate::builtins::OBJECT) && !name.starts_with("__") {
            return None;
        }
        let method = self.methods.iter().find(|method| method.name == name).map(Value::Native);
        method
            .or_else(|| self.statics.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone()))
            .or_else(|| crate::builtins::special_of(self, name).map(Value::Native))
    }

    /// What the class or one it derives from has under this name.
    pub fn find(&'static self, name: &str) -> Option<Value> {
        self.own(name).or_else(|| self.base.and_then(|base| base.find(name)))
    }

    /// Whether it is `of` or derives from it.
    pub fn is_a(&'static self, of: &'static Self) -> bool {
        std::ptr::eq(self, of) || self.base.is_some_and(|base| base.is_a(of))
    }
}

/// What a module of the machine keeps in an object of its own making: a hash in progress, a random generator.
pub trait Custom: std::fmt::Debug + Send + Sync + 'static {
    /// Its class.
    fn class(&self) -> &'static Type;

    /// Whether it never changes.
    fn is_constant(&self) -> bool {
        false
    }

    /// Itself, for the module to find its own type again.
    fn as_any(&self) -> &dyn std::any::Any;
}

/// A module of the machine itself.
pub struct NativeModule {
    /// Its name.
    pub name: &'static str,
    /// What it holds, the most used first: the lookup is a short walk.
    pub members: &'static [(&'static str, Value)],
    /// What it holds that differs from one interpreter to another, `sys.argv` say.
    pub of_interpreter: fn(&Arc<Interpreter>, &str) -> Option<Value>,
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
