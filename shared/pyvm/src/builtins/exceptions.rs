//! The built-in exceptions (`Objects/exceptions.c`).

use crate::object::{
    Args, Context, Exception, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, lock,
};

/// Makes an exception of the class that is called.
#[expect(clippy::needless_pass_by_value, reason = "a native's signature")]
fn new(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let exception = Exception::new(context.class.clone(), args.positional().to_vec());
    // What the exception is about may be said by name.
    let known: &[&str] = match &exception {
        of if class_is(of, &ATTRIBUTE_ERROR) => &["name", "obj"],
        of if class_is(of, &NAME_ERROR) => &["name"],
        of if class_is(of, &IMPORT_ERROR) => &["name", "path", "name_from"],
        _ => {
            args.no_keywords()?;
            &[]
        }
    };
    for (name, value) in args.named_values() {
        if !known.contains(&name) {
            return Err(Raise::type_error(format!(
                "{}() got an unexpected keyword argument '{name}'",
                crate::object::class_name(&exception.class)
            )));
        }
        lock(&exception.attributes).set(name.into(), value.clone());
    }
    Ok(Outcome::Value(Value::object(Kind::Exception(Box::new(exception)))))
}

/// What an exception has besides what its class has.
fn attribute(value: &Value, name: &str) -> Option<Value> {
    let Some(Kind::Exception(exception)) = value.kind() else { return None };
    let args = || lock(&exception.args).clone();
    let story = || lock(&exception.story);
    let or_none = |value: Value| if value.is_null() { Value::None } else { value };
    match name {
        "args" => Some(Value::tuple(args())),
        "__cause__" => Some(or_none(story().cause.clone())),
        "__context__" => Some(or_none(story().context.clone())),
        "__suppress_context__" => Some(story().context_hidden.into()),
        "__traceback__" => Some(crate::object::traceback_of(exception)),
        "value" if class_is(exception, &STOP_ITERATION) => {
            Some(or_none(args().into_iter().next().unwrap_or_default()))
        }
        "code" if class_is(exception, &SYSTEM_EXIT) => {
            Some(or_none(args().into_iter().next().unwrap_or_default()))
        }
        "errno" | "strerror" if class_is(exception, &OS_ERROR) => match <[Value; 2]>::try_from(args()) {
            Ok([number, text]) => Some(if name == "errno" { number } else { text }),
            Err(_) => Some(Value::None),
        },
        "name" | "path" if class_is(exception, &IMPORT_ERROR) => Some(Value::None),
        "name" if class_is(exception, &NAME_ERROR) || class_is(exception, &ATTRIBUTE_ERROR) => {
            Some(Value::None)
        }
        "obj" if class_is(exception, &ATTRIBUTE_ERROR) => Some(Value::None),
        "filename" | "filename2" if class_is(exception, &OS_ERROR) => {
            Some(lock(&exception.attributes).named(name).unwrap_or(Value::None))
        }
        _ => None,
    }
}

fn class_is(exception: &Exception, class: &'static Type) -> bool {
    crate::object::is_subclass(&exception.class, &Value::Type(class))
}

static INIT: &[NativeFunction] = &[
    NativeFunction::new("__init__", |_, args| {
        if let Some((exception, given)) = args.values.split_first()
            && let Some(Kind::Exception(exception)) = exception.kind()
        {
            *lock(&exception.args) = given.to_vec();
        }
        Ok(Outcome::Value(Value::None))
    }),
    NativeFunction::new("__str__", |_, args| {
        let [exception] = args.exactly()?;
        match exception.kind() {
            Some(Kind::Exception(exception)) => Ok(Outcome::Value(Value::str(exception.text()?))),
            _ => Ok(Outcome::Value(Value::str(""))),
        }
    }),
    NativeFunction::new("add_note", |_, args| {
        let [raised, note] = args.exactly()?;
        if note.as_str().is_none() {
            return Err(Raise::type_error(format!("note must be a str, not '{}'", note.type_name())));
        }
        if let Some(Kind::Exception(exception)) = raised.kind() {
            let mut attributes = lock(&exception.attributes);
            let notes = attributes.named("__notes__");
            match notes.as_ref().and_then(Value::kind) {
                Some(Kind::List(notes)) => lock(notes).push(note.clone()),
                _ => drop(attributes.set("__notes__".into(), Value::list(vec![note.clone()]))),
            }
        }
        Ok(Outcome::Value(Value::None))
    }),
    NativeFunction::new("with_traceback", |_, args| {
        let [value, traceback] = args.exactly()?;
        if let Some(Kind::Exception(exception)) = value.kind() {
            crate::object::set_traceback(exception, traceback)?;
        }
        Ok(Outcome::Value(value.clone()))
    }),
];

macro_rules! exceptions {
    ($($constant:ident $name:ident ($base:ident)),* $(,)?) => {
        $(
            pub(crate) static $constant: Type =
                Type::new(stringify!($name), NativeFunction::new(stringify!($name), new)).with_base(&$base);
        )*

        /// The exceptions that programs know by name.
        pub(crate) static ALL: &[&Type] = &[&BASE_EXCEPTION, $(&$constant),*];
    };
}

pub(crate) static BASE_EXCEPTION: Type =
    Type::new("BaseException", NativeFunction::new("BaseException", new))
        .with_base(&crate::builtins::OBJECT)
        .with_methods(INIT)
        .with_attributes(attribute);

exceptions! {
    EXCEPTION Exception (BASE_EXCEPTION),
    SYSTEM_EXIT SystemExit (BASE_EXCEPTION),
    KEYBOARD_INTERRUPT KeyboardInterrupt (BASE_EXCEPTION),
    GENERATOR_EXIT GeneratorExit (BASE_EXCEPTION),
    ARITHMETIC_ERROR ArithmeticError (EXCEPTION),
    FLOATING_POINT_ERROR FloatingPointError (ARITHMETIC_ERROR),
    OVERFLOW_ERROR OverflowError (ARITHMETIC_ERROR),
    ZERO_DIVISION_ERROR ZeroDivisionError (ARITHMETIC_ERROR),
    ASSERTION_ERROR AssertionError (EXCEPTION),
    ATTRIBUTE_ERROR AttributeError (EXCEPTION),
    BUFFER_ERROR BufferError (EXCEPTION),
    EOF_ERROR EOFError (EXCEPTION),
    IMPORT_ERROR ImportError (EXCEPTION),
    MODULE_NOT_FOUND_ERROR ModuleNotFoundError (IMPORT_ERROR),
    LOOKUP_ERROR LookupError (EXCEPTION),
    INDEX_ERROR IndexError (LOOKUP_ERROR),
    KEY_ERROR KeyError (LOOKUP_ERROR),
    MEMORY_ERROR MemoryError (EXCEPTION),
    NAME_ERROR NameError (EXCEPTION),
    UNBOUND_LOCAL_ERROR UnboundLocalError (NAME_ERROR),
    OS_ERROR OSError (EXCEPTION),
    BLOCKING_IO_ERROR BlockingIOError (OS_ERROR),
    CHILD_PROCESS_ERROR ChildProcessError (OS_ERROR),
    CONNECTION_ERROR ConnectionError (OS_ERROR),
    BROKEN_PIPE_ERROR BrokenPipeError (CONNECTION_ERROR),
    CONNECTION_ABORTED_ERROR ConnectionAbortedError (CONNECTION_ERROR),
    CONNECTION_REFUSED_ERROR ConnectionRefusedError (CONNECTION_ERROR),
    CONNECTION_RESET_ERROR ConnectionResetError (CONNECTION_ERROR),
    FILE_EXISTS_ERROR FileExistsError (OS_ERROR),
    FILE_NOT_FOUND_ERROR FileNotFoundError (OS_ERROR),
    INTERRUPTED_ERROR InterruptedError (OS_ERROR),
    IS_A_DIRECTORY_ERROR IsADirectoryError (OS_ERROR),
    NOT_A_DIRECTORY_ERROR NotADirectoryError (OS_ERROR),
    PERMISSION_ERROR PermissionError (OS_ERROR),
    PROCESS_LOOKUP_ERROR ProcessLookupError (OS_ERROR),
    TIMEOUT_ERROR TimeoutError (OS_ERROR),
    REFERENCE_ERROR ReferenceError (EXCEPTION),
    RUNTIME_ERROR RuntimeError (EXCEPTION),
    NOT_IMPLEMENTED_ERROR NotImplementedError (RUNTIME_ERROR),
    RECURSION_ERROR RecursionError (RUNTIME_ERROR),
    STOP_ITERATION StopIteration (EXCEPTION),
    STOP_ASYNC_ITERATION StopAsyncIteration (EXCEPTION),
    SYNTAX_ERROR SyntaxError (EXCEPTION),
    SYSTEM_ERROR SystemError (EXCEPTION),
    TYPE_ERROR TypeError (EXCEPTION),
    VALUE_ERROR ValueError (EXCEPTION),
    UNICODE_ERROR UnicodeError (VALUE_ERROR),
    UNICODE_DECODE_ERROR UnicodeDecodeError (UNICODE_ERROR),
    UNICODE_ENCODE_ERROR UnicodeEncodeError (UNICODE_ERROR),
    WARNING Warning (EXCEPTION),
    USER_WARNING UserWarning (WARNING),
    DEPRECATION_WARNING DeprecationWarning (WARNING),
    RUNTIME_WARNING RuntimeWarning (WARNING),
    PENDING_DEPRECATION_WARNING PendingDeprecationWarning (WARNING),
    SYNTAX_WARNING SyntaxWarning (WARNING),
    FUTURE_WARNING FutureWarning (WARNING),
    IMPORT_WARNING ImportWarning (WARNING),
    UNICODE_WARNING UnicodeWarning (WARNING),
    BYTES_WARNING BytesWarning (WARNING),
    RESOURCE_WARNING ResourceWarning (WARNING),
    ENCODING_WARNING EncodingWarning (WARNING),
    INDENTATION_ERROR IndentationError (SYNTAX_ERROR),
    TAB_ERROR TabError (INDENTATION_ERROR),
    UNICODE_TRANSLATE_ERROR UnicodeTranslateError (UNICODE_ERROR),
    PYTHON_FINALIZATION_ERROR PythonFinalizationError (RUNTIME_ERROR),
}

/// Not Python's: the program used what this machine has not. No handler for `Exception` takes it.
pub(crate) static OUTSIDE_SUBSET: Type =
    Type::new("outside the subset", NativeFunction::new("outside the subset", new));

/// Not Python's: a native function needs an answer of Python code first, see [`crate::object::ask`].
pub(crate) static ASKING: Type = Type::new("asking", NativeFunction::new("asking", new));

/// The exception of this name; `RuntimeError` for one that is not here.
pub fn named(name: &str) -> &'static Type {
    ALL.iter().copied().find(|class| class.name == name).unwrap_or(&RUNTIME_ERROR)
}
