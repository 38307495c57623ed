//! Exceptions, and the traceback they collect on their way out.

use crate::builtins::exceptions as kinds;
use crate::object::traceback::TracebackEntry;
use crate::object::{
    Attributes, Kind, Mutex, Object, Ref, Type, Value, class_name, is_subclass, lock, try_repr, try_str,
};

/// The result of anything that may raise.
pub type Result<T> = std::result::Result<T, Raise>;

/// An exception on its way to a handler: a reference to an object of [`Kind::Exception`].
#[derive(Clone, Debug)]
pub struct Raise(pub(crate) Ref);

/// An exception object.
#[derive(Debug)]
pub struct Exception {
    /// Its class, built-in or the program's.
    pub class: Value,
    /// What it was made from: `args`.
    pub args: Mutex<Vec<Value>>,
    /// Attributes that the program gave it.
    pub attributes: Mutex<Attributes>,
    /// What happened to it.
    pub(crate) story: Mutex<Story>,
}

/// What happened to an exception.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    /// Where it passed through, innermost first.
    pub(crate) traceback: Vec<TracebackEntry>,
    /// `__cause__`: what `raise … from` named.
    pub(crate) cause: Value,
    /// `__context__`: the exception that was being handled when this one was raised.
    pub(crate) context: Value,
    /// `__suppress_context__`
    pub(crate) context_hidden: bool,
    /// What its class's own `__str__` said, when a report of it was wanted.
    pub(crate) text: Option<String>,
    /// What a report says after the message: "Did you mean …?"
    pub(crate) suggestion: Option<String>,
}

impl Exception {
    /// A new exception of a class, with its arguments.
    pub fn new(class: Value, mut args: Vec<Value>) -> Self {
        let mut attributes = Attributes::default();
        // The file names that an error of the system is about are attributes, not arguments
        // (`oserror_parse_args` and `oserror_init`, `Objects/exceptions.c`).
        if (3..=5).contains(&args.len()) && is_subclass(&class, &Value::Type(&kinds::OS_ERROR)) {
            let names = ["filename", "winerror", "filename2"].into_iter().zip(args.drain(2..));
            for (name, value) in names.filter(|(name, _)| *name != "winerror") {
                attributes.set(name.into(), value);
            }
        }
        if is_subclass(&class, &Value::Type(&kinds::SYNTAX_ERROR)) {
            place_of_syntax_error(&args, &mut attributes);
        }
        Self { class, args: args.into(), attributes: attributes.into(), story: Mutex::default() }
    }

    /// The file names that an error of the system is about, as its text ends with them.
    fn file_names(&self) -> Result<String> {
        let name = |name: &str| {
            let found = lock(&self.attributes).named(name);
            found.filter(|found| !matches!(found, Value::None)).as_ref().map(try_repr).transpose()
        };
        Ok(match (name("filename")?, name("filename2")?) {
            (Some(one), Some(other)) => format!(": {one} -> {other}"),
            (Some(one), None) => format!(": {one}"),
            _ => String::new(),
        })
    }

    /// The text of `str(exception)`, where its class has no `__str__` of its own
    /// (`BaseException_str` and its kin, `Objects/exceptions.c`).
    ///
    /// # Errors
    /// Those of `str()` of its arguments.
    pub fn text(&self) -> Result<String> {
        let args = lock(&self.args).clone();
        match &args[..] {
            [] => Ok(String::new()),
            [key] if is_subclass(&self.class, &Value::Type(&kinds::KEY_ERROR)) => try_repr(key),
            _ if is_subclass(&self.class, &Value::Type(&kinds::SYNTAX_ERROR)) => self.syntax_error_text(),
            [one] => try_str(one),
            [number, text] if is_subclass(&self.class, &Value::Type(&kinds::OS_ERROR)) => {
                Ok(format!("[Errno {}] {}{}", try_str(number)?, try_str(text)?, self.file_names()?))
            }
            _ => try_repr(&Value::tuple(args)),
        }
    }
}

impl Exception {
    /// The message with the file's name and the line, as far as they are known (`SyntaxError_str`).
    fn syntax_error_text(&self) -> Result<String> {
        let named = |name: &str| {
            lock(&self.attributes).named(name).filter(|value| !matches!(value, Value::None | Value::Null))
        };
        let message = named("msg").as_ref().map_or_else(|| Ok("None".to_owned()), try_str)?;
        let file = named("filename").as_ref().and_then(Value::as_str).map(str::to_owned);
        let file = file.as_deref().map(|path| path.rsplit('/').next().unwrap_or(path));
        Ok(match (file, named("lineno")) {
            (Some(file), Some(Value::Int(line))) => format!("{message} ({file}, line {line})"),
            (Some(file), _) => format!("{message} ({file})"),
            (None, Some(Value::Int(line))) => format!("{message} (line {line})"),
            _ => message,
        })
    }
}

/// What a `SyntaxError` is told beside its message (`SyntaxError_init`, `Objects/exceptions.c`).
fn place_of_syntax_error(args: &[Value], attributes: &mut Attributes) {
    const NAMES: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
    let told = args.get(1).and_then(Value::kind);
    let told = if let Some(Kind::Tuple(told)) = told { &told[..] } else { &[] };
    attributes.set("msg".into(), args.first().cloned().unwrap_or(Value::None));
    for (at, name) in NAMES.into_iter().enumerate() {
        attributes.set(name.into(), told.get(at).cloned().unwrap_or(Value::None));
    }
}

impl Raise {
    /// A new exception of a built-in class, with a message.
    pub fn new(class: &'static Type, message: impl Into<String>) -> Self {
        let message = message.into();
        let args = if message.is_empty() { Vec::new() } else { vec![Value::str(message)] };
        Self::with(Value::Type(class), args)
    }

    /// A new exception of a class, with these arguments.
    pub fn with(class: Value, args: Vec<Value>) -> Self {
        Self(Object::new(Kind::Exception(Box::new(Exception::new(class, args)))))
    }

    /// The exception in a value; `None` where it is none.
    pub fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Object(object) if matches!(object.kind, Kind::Exception(_)) => Some(Self(object.clone())),
            _ => None,
        }
    }

    /// The exception as a value.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    /// The exception.
    pub fn exception(&self) -> &Exception {
        match &self.0.kind {
            Kind::Exception(exception) => exception,
            _ => unreachable!("only exceptions are raised"),
        }
    }

    /// Whether its class is `class` or derives from it.
    pub fn is_a(&self, class: &'static Type) -> bool {
        is_subclass(&self.exception().class, &Value::Type(class))
    }

    /// The name of its class.
    pub fn class_name(&self) -> String {
        class_name(&self.exception().class)
    }

    /// The message: what `str()` gives, or nothing where that cannot be said.
    pub fn message(&self) -> String {
        self.exception().text().unwrap_or_default()
    }

    /// The program used something that Python has and this machine has not.
    pub fn outside_subset(message: impl Into<String>) -> Self {
        Self::new(&kinds::OUTSIDE_SUBSET, message)
    }

    /// Whether the program used something that this machine has not.
    pub fn is_outside_subset(&self) -> bool {
        // No other class derives from it.
        matches!(self.exception().class, Value::Type(class) if std::ptr::eq(class, &raw const kinds::OUTSIDE_SUBSET))
    }
}

macro_rules! constructors {
    ($($name:ident => $class:ident),* $(,)?) => {
        #[allow(missing_docs)] // Python's own names
        impl Raise {
            $(
                #[cold]
                pub fn $name(message: impl Into<String>) -> Self {
                    Self::new(&kinds::$class, message)
                }
            )*
        }
    };
}

constructors! {
    assertion_error => ASSERTION_ERROR,
    attribute_error => ATTRIBUTE_ERROR,
    import_error => IMPORT_ERROR,
    index_error => INDEX_ERROR,
    memory_error => MEMORY_ERROR,
    name_error => NAME_ERROR,
    os_error => OS_ERROR,
    overflow_error => OVERFLOW_ERROR,
    recursion_error => RECURSION_ERROR,
    runtime_error => RUNTIME_ERROR,
    type_error => TYPE_ERROR,
    unbound_local_error => UNBOUND_LOCAL_ERROR,
    value_error => VALUE_ERROR,
    zero_division_error => ZERO_DIVISION_ERROR,
}

impl Raise {
    /// `KeyError`, which shows the key itself.
    #[cold]
    pub fn key_error(key: Value) -> Self {
        Self::with(Value::Type(&kinds::KEY_ERROR), vec![key])
    }
}
