//! `_io`: what the library's `io` asks of the host.

use crate::builtins::bytes::bytes_argument;
use crate::effect::{Effect, FileRequest, OpenHow, Stream};
use crate::object::{Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value, class_of, find};

pub(crate) static IO: NativeModule = NativeModule {
    name: "_io",
    members: &[
        ("open", Value::Native(&OPEN)),
        ("read", Value::Native(&READ)),
        ("write", Value::Native(&WRITE)),
        ("seek", Value::Native(&SEEK)),
        ("truncate", Value::Native(&TRUNCATE)),
        ("flush", Value::Native(&FLUSH)),
        ("close", Value::Native(&CLOSE)),
        ("path", Value::Native(&PATH)),
        ("redirect_standard", Value::Native(&REDIRECT_STANDARD)),
        ("write_standard", Value::Native(&WRITE_STANDARD)),
        ("flush_standard", Value::Native(&FLUSH_STANDARD)),
        ("read_standard_line", Value::Native(&READ_STANDARD_LINE)),
    ],
    of_interpreter: |_, _| None,
};

/// Does something with files.
pub(super) fn file(request: FileRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::File(request)))
}

/// The text of a path, of which [`PATH`] has made a string.
pub(super) fn path_text(value: &Value) -> Result<String> {
    match value.as_str() {
        Some(path) if path.contains('\0') => Err(Raise::value_error("embedded null byte")),
        Some(path) => Ok(path.to_owned()),
        None => Err(not_a_path(value)),
    }
}

fn not_a_path(value: &Value) -> Raise {
    Raise::type_error(format!("expected str, bytes or os.PathLike object, not {}", value.type_name()))
}

fn number(value: &Value) -> Result<u64> {
    u64::try_from(value.to_index()?).map_err(|_| Raise::value_error("negative file number"))
}

/// `open(path, letters)`; the letters are one of `r`, `w`, `a` and `x`, and maybe `+`.
static OPEN: NativeFunction = NativeFunction::new("open", |_, args| {
    let [path, letters] = args.exactly()?;
    let letters = letters.as_str().unwrap_or("r");
    let (both, has) = (letters.contains('+'), |letter| letters.contains(letter));
    let how = OpenHow {
        read: has('r') || both,
        write: !has('r') || both,
        append: has('a'),
        truncate: has('w'),
        create: has('w') || has('a') || has('x'),
        exclusive: has('x'),
    };
    file(FileRequest::Open { path: path_text(path)?, how })
});

/// `read(file, most)`; all that is left where `most` is `None`.
static READ: NativeFunction = NativeFunction::new("read", |_, args| {
    let [of, most] = args.exactly()?;
    let most = if matches!(most, Value::None) { None } else { Some(number(most)?) };
    file(FileRequest::Read { file: number(of)?, most })
});

static WRITE: NativeFunction = NativeFunction::new("write", |_, args| {
    let [to, data] = args.exactly()?;
    file(FileRequest::Write { file: number(to)?, bytes: bytes_argument(data)?.into_owned() })
});

static SEEK: NativeFunction = NativeFunction::new("seek", |_, args| {
    let [of, to, from] = args.exactly()?;
    let to = to.to_index()?;
    let from = match from.to_index()? {
        0 if to < 0 => return Err(Raise::value_error(format!("negative seek value {to}"))),
        from @ 0..=2 => u8::try_from(from).unwrap_or(0),
        other => return Err(Raise::value_error(format!("whence value {other} unsupported"))),
    };
    file(FileRequest::Seek { file: number(of)?, to, from })
});

static FLUSH: NativeFunction = NativeFunction::new("flush", |_, args| {
    let [of] = args.exactly()?;
    file(FileRequest::Flush { file: number(of)? })
});

static CLOSE: NativeFunction = NativeFunction::new("close", |_, args| {
    let [of] = args.exactly()?;
    file(FileRequest::Close { file: number(of)? })
});

/// `os.fspath`, but `bytes` become text too.
static PATH: NativeFunction = NativeFunction::new("fspath", |_, args| {
    let [path] = args.exactly()?;
    match path.kind() {
        Some(Kind::Str(_)) => Ok(Outcome::Value(path.clone())),
        Some(Kind::Bytes(bytes)) => {
            Ok(Outcome::Value(Value::str(String::from_utf8_lossy(bytes).into_owned())))
        }
        _ => match find(&class_of(path), "__fspath__") {
            Some(method) => Ok(Outcome::call(method, vec![path.clone()])),
            None => Err(not_a_path(path)),
        },
    }
});

/// `write_standard(number, text)`: 1 is standard output, 2 standard error.
static WRITE_STANDARD: NativeFunction = NativeFunction::new("write_standard", |_, args| {
    let [number, text] = args.exactly()?;
    let stream = if matches!(number, Value::Int(2)) { Stream::Error } else { Stream::Output };
    let text = text.as_str().ok_or_else(|| Raise::type_error("write() argument must be str"))?.to_owned();
    Ok(Outcome::Effect(Effect::Write { stream, text }))
});

static FLUSH_STANDARD: NativeFunction = NativeFunction::new("flush_standard", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::Flush))
});

static READ_STANDARD_LINE: NativeFunction = NativeFunction::new("read_standard_line", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ReadLine))
});

/// `truncate(file, size)`
static TRUNCATE: NativeFunction = NativeFunction::new("truncate", |_, args| {
    let [of, size] = args.exactly()?;
    file(FileRequest::Truncate { file: number(of)?, size: number(size)? })
});

/// `redirect_standard(file)`: from now on `print` writes to this, even where it is what it wrote to before.
static REDIRECT_STANDARD: NativeFunction = NativeFunction::new("redirect_standard", |context, args| {
    let [file] = args.exactly()?;
    context.interpreter.set_standard_output(file.clone());
    Ok(Outcome::Value(Value::None))
});
