//! `_zlib`: what the library's `zlib` is made of (CPython's `Modules/zlibmodule.c`). Everything but a short
//! checksum runs without the GIL.
//!
//! A function that may raise `zlib.error` gives a pair instead: true and the result, or false and the message;
//! the exception's class is the library's.

mod object;
mod stream;

use flate2::FlushCompress;

use self::object::{COMPRESS_SOME, COMPRESSOR, DECOMPRESS_SOME, DECOMPRESSOR};
use self::stream::{Format, Problem};
use crate::effect::{Effect, Work, WorkKind};
use crate::object::{Args, Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value};

pub(crate) static ZLIB: NativeModule = NativeModule {
    name: "_zlib",
    members: &[
        ("compress", Value::Native(&COMPRESS)),
        ("decompress", Value::Native(&DECOMPRESS)),
        ("crc32", Value::Native(&CRC32)),
        ("adler32", Value::Native(&ADLER32)),
        ("compressor", Value::Native(&COMPRESSOR)),
        ("compress_some", Value::Native(&COMPRESS_SOME)),
        ("decompressor", Value::Native(&DECOMPRESSOR)),
        ("decompress_some", Value::Native(&DECOMPRESS_SOME)),
    ],
    of_interpreter: |_, _| None,
};

/// `compress(data, level, wbits)`
static COMPRESS: NativeFunction = NativeFunction::new("compress", |_, args| {
    let [data, level, wbits] = args.exactly()?;
    let size = bytes_of(data)?.len();
    let (data, level, wbits) = (data.clone(), level.to_index()?, wbits.to_index()?);
    compute(WorkKind::Compress, size, move || {
        // Whatever zlib refuses, CPython takes for the level.
        let refused = |_| Problem::Zlib("Bad compression level".to_owned());
        let mut stream =
            Format::new(wbits).and_then(|format| stream::compressor(level, format)).map_err(refused)?;
        stream::compress(&mut stream, bytes(&data), FlushCompress::Finish).map(Value::bytes)
    })
});

/// `decompress(data, wbits)`
static DECOMPRESS: NativeFunction = NativeFunction::new("decompress", |_, args| {
    let [data, wbits] = args.exactly()?;
    let size = bytes_of(data)?.len();
    let (data, wbits) = (data.clone(), wbits.to_index()?);
    compute(WorkKind::Decompress, size, move || {
        let bytes = bytes(&data);
        let refused = |_| {
            let why = "inconsistent stream state";
            Problem::Zlib(format!("Error -2 while preparing to decompress data: {why}"))
        };
        let format = Format::new(wbits).map_err(refused)?;
        let found = stream::decompress(&mut stream::decompressor(format, bytes), bytes, None)?;
        match found.ended {
            true => Ok(Value::bytes(found.out)),
            false => Err(Problem::Zlib(
                "Error -5 while decompressing data: incomplete or truncated stream".to_owned(),
            )),
        }
    })
});

static CRC32: NativeFunction = NativeFunction::new("crc32", |_, args| checksum(args, 0, stream::crc32));
static ADLER32: NativeFunction = NativeFunction::new("adler32", |_, args| checksum(args, 1, stream::adler32));

/// Above so many bytes a checksum is computed without the GIL.
const RELEASES_GIL: usize = 5 * 1024;

fn checksum(args: Args<'_>, start: u32, sum: fn(&[u8], u32) -> u32) -> Result<Outcome> {
    args.no_keywords()?;
    let [data, value] = args.named(["", ""])?;
    let data = &crate::builtins::bytes::bytes_value(data)?;
    let found = bytes_of(data)?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "CPython takes the low 32 bits"
    )]
    let start = if value.is_null() { start } else { value.to_index()? as u32 };
    if found.len() <= RELEASES_GIL {
        return Ok(i64::from(sum(found, start)).into());
    }
    let (data, size) = (data.clone(), found.len());
    Ok(Outcome::Effect(Effect::Compute(Work::new(WorkKind::Checksum, size, move || {
        Ok(i64::from(sum(bytes(&data), start)).into())
    }))))
}

/// Does something without the GIL that may fail as `zlib.error`.
fn compute(
    kind: WorkKind,
    size: usize,
    work: impl Fn() -> std::result::Result<Value, Problem> + Send + Sync + 'static,
) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Compute(Work::new(kind, size, move || match work() {
        Ok(value) => Ok(Value::tuple(vec![Value::True, value])),
        Err(Problem::Zlib(message)) => Ok(Value::tuple(vec![Value::False, Value::str(message)])),
        Err(Problem::Option) => Err(Raise::value_error("Invalid initialization option")),
        Err(Problem::Memory) => Err(Raise::memory_error("the result is larger than this machine's limit")),
    }))))
}

fn bytes_of(value: &Value) -> Result<&[u8]> {
    match value.kind() {
        Some(Kind::Bytes(bytes)) => Ok(bytes),
        _ => Err(Raise::type_error(format!("a bytes-like object is required, not '{}'", value.type_name()))),
    }
}

/// The bytes of a value that has been checked.
fn bytes(value: &Value) -> &[u8] {
    bytes_of(value).unwrap_or_default()
}
