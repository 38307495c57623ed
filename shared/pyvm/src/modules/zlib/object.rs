//! Streams that are compressed or decompressed piece by piece, as objects.

use std::any::Any;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use flate2::{Compress, Decompress};

use super::stream::{self, Format, Problem};
use super::{bytes, bytes_of, compute};
use crate::effect::WorkKind;
use crate::object::{Custom, Kind, NativeFunction, Raise, Result, Type, Value};

/// A stream. Threads without the GIL may want it at the same time, and for long: a lock that waits.
enum Stream {
    Compress(Mutex<Compress>),
    /// A decompressor begins with the first bytes, which may say what their format is.
    Decompress(Format, Mutex<Option<Decompress>>),
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}

impl Custom for Stream {
    fn class(&self) -> &'static Type {
        &STREAM
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

static STREAM: Type = Type::new(
    "Stream",
    NativeFunction::new("Stream", |_, _| Err(Raise::type_error("cannot create 'Stream' instances"))),
);

fn stream_of(value: &Value) -> Option<&Stream> {
    match value.kind() {
        Some(Kind::Custom(custom)) => custom.as_any().downcast_ref(),
        _ => None,
    }
}

fn object(stream: Stream) -> Value {
    Value::object(Kind::Custom(Box::new(stream)))
}

/// `compressor(level, wbits)`
pub(super) static COMPRESSOR: NativeFunction = NativeFunction::new("compressor", |_, args| {
    let [level, wbits] = args.exactly()?;
    let (level, wbits) = (level.to_index()?, wbits.to_index()?);
    compute(WorkKind::Compress, 0, move || {
        // Whatever zlib refuses here, CPython calls an option.
        let format = Format::new(wbits)?;
        let stream = stream::compressor(level, format).map_err(|_| Problem::Option)?;
        Ok(object(Stream::Compress(Mutex::new(stream))))
    })
});

/// `compress_some(stream, data, flush)`
pub(super) static COMPRESS_SOME: NativeFunction = NativeFunction::new("compress_some", |_, args| {
    let [stream, data, flush] = args.exactly()?;
    let size = bytes_of(data)?.len();
    let (stream, data, flush) = (stream.clone(), data.clone(), flush.to_index()?);
    compute(WorkKind::Compress, size, move || {
        let Some(Stream::Compress(mutex)) = stream_of(&stream) else { return Ok(Value::None) };
        let mut compress = mutex.lock().unwrap_or_else(PoisonError::into_inner);
        stream::compress(&mut compress, bytes(&data), stream::flush_mode(flush)?).map(Value::bytes)
    })
});

/// `decompressor(wbits)`
pub(super) static DECOMPRESSOR: NativeFunction = NativeFunction::new("decompressor", |_, args| {
    let [wbits] = args.exactly()?;
    let wbits = wbits.to_index()?;
    compute(WorkKind::Decompress, 0, move || {
        Ok(object(Stream::Decompress(Format::new(wbits)?, Mutex::new(None))))
    })
});

/// `decompress_some(stream, data, most)`: the bytes, how much of the data was used, and whether it is the end.
pub(super) static DECOMPRESS_SOME: NativeFunction = NativeFunction::new("decompress_some", |_, args| {
    let [stream, data, most] = args.exactly()?;
    let size = bytes_of(data)?.len();
    let (stream, data, most) = (stream.clone(), data.clone(), limit(most)?);
    compute(WorkKind::Decompress, size, move || {
        let Some(Stream::Decompress(format, mutex)) = stream_of(&stream) else { return Ok(Value::None) };
        let mut state = mutex.lock().unwrap_or_else(PoisonError::into_inner);
        let state = state.get_or_insert_with(|| stream::decompressor(*format, bytes(&data)));
        let found = stream::decompress(state, bytes(&data), most)?;
        let used = i64::try_from(found.used).unwrap_or(i64::MAX);
        Ok(Value::tuple(vec![Value::bytes(found.out), Value::Int(used), found.ended.into()]))
    })
});

/// The longest output that a program wants; 0 for any length.
fn limit(most: &Value) -> Result<Option<usize>> {
    match most.to_index()? {
        0 => Ok(None),
        most => {
            usize::try_from(most).map(Some).map_err(|_| Raise::value_error("max_length must be non-negative"))
        }
    }
}
