//! Compressing and decompressing, piece by piece.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

/// The longest output of one call.
const MOST_BYTES: usize = 1 << 30;

/// By how much the room for compressed bytes grows each time. The sizes are CPython's
/// (`Include/internal/pycore_blocks_output_buffer.h`), for what zlib writes at level 0 depends on them.
const BLOCKS: &[usize] =
    &[32 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20, 8 << 20, 16 << 20, 16 << 20, 32 << 20];

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// `zlib.error`, with its message.
    Zlib(String),
    /// `ValueError`: there is no such format.
    Option,
    /// The output is too long for this machine.
    Memory,
}

/// The format that a program chooses by the number `wbits`: which header, and how far back a repetition may
/// reach, as a power of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Zlib(u8),
    Raw(u8),
    Gzip(u8),
    /// Gzip or zlib, as the data say: for decompressing only.
    Either(u8),
}

impl Format {
    pub(super) fn new(wbits: i64) -> Result<Self, Problem> {
        let bits = |wbits: i64| u8::try_from(wbits).map_err(|_| Problem::Option);
        match wbits {
            0 => Ok(Self::Zlib(15)),
            9..=15 => Ok(Self::Zlib(bits(wbits)?)),
            -15..=-9 => Ok(Self::Raw(bits(-wbits)?)),
            25..=31 => Ok(Self::Gzip(bits(wbits - 16)?)),
            32 => Ok(Self::Either(15)),
            41..=47 => Ok(Self::Either(bits(wbits - 32)?)),
            _ => Err(Problem::Option),
        }
    }
}

/// When output must come out, by Python's numbers.
pub(super) fn flush_mode(mode: i64) -> Result<FlushCompress, Problem> {
    match mode {
        0 => Ok(FlushCompress::None),
        1 => Ok(FlushCompress::Partial),
        2 => Ok(FlushCompress::Sync),
        3 => Ok(FlushCompress::Full),
        4 => Ok(FlushCompress::Finish),
        _ => Err(Problem::Zlib("Error -2 while flushing: inconsistent stream state".to_owned())),
    }
}

pub(super) fn compressor(level: i64, format: Format) -> Result<Compress, Problem> {
    let level = match level {
        -1 => Compression::default(),
        0..=9 => Compression::new(u32::try_from(level).unwrap_or(6)),
        _ => return Err(Problem::Zlib("Bad compression level".to_owned())),
    };
    match format {
        Format::Zlib(bits) => Ok(Compress::new_with_window_bits(level, true, bits)),
        Format::Raw(bits) => Ok(Compress::new_with_window_bits(level, false, bits)),
        Format::Gzip(bits) => Ok(Compress::new_gzip(level, bits)),
        Format::Either(_) => Err(Problem::Option),
    }
}

/// Compresses some more. With [`FlushCompress::Finish`] it ends the stream.
pub(super) fn compress(
    stream: &mut Compress,
    input: &[u8],
    flush: FlushCompress,
) -> Result<Vec<u8>, Problem> {
    let begin = stream.total_in();
    let mut out = Vec::new();
    let mut blocks = BLOCKS.iter().copied();
    loop {
        out.reserve_exact(blocks.next().unwrap_or(1 << 28));
        let used = usize::try_from(stream.total_in() - begin).unwrap_or(usize::MAX);
        let rest = input.get(used..).unwrap_or_default();
        let status = stream
            .compress_vec(rest, &mut out, flush)
            .map_err(|error| Problem::Zlib(format!("Error -2 while compressing data: {error}")))?;
        // All is in, and there was room left: nothing is held back but what `flush` allows.
        if status == Status::StreamEnd || out.len() < out.capacity() || status == Status::BufError {
            return Ok(out);
        }
        if out.len() > MOST_BYTES {
            return Err(Problem::Memory);
        }
    }
}

pub(super) fn decompressor(format: Format, input: &[u8]) -> Decompress {
    match format {
        Format::Either(bits) if input.starts_with(&[0x1f, 0x8b]) => Decompress::new_gzip(bits),
        Format::Gzip(bits) => Decompress::new_gzip(bits),
        Format::Zlib(bits) | Format::Either(bits) => Decompress::new_with_window_bits(true, bits),
        Format::Raw(bits) => Decompress::new_with_window_bits(false, bits),
    }
}

/// What decompressing gave.
#[derive(Debug)]
pub(super) struct Decompressed {
    pub(super) out: Vec<u8>,
    /// How much of the input it used.
    pub(super) used: usize,
    /// Whether the stream came to its end.
    pub(super) ended: bool,
}

/// Decompresses some more, to `most` bytes at the most.
pub(super) fn decompress(
    stream: &mut Decompress,
    input: &[u8],
    most: Option<usize>,
) -> Result<Decompressed, Problem> {
    let begin = stream.total_in();
    let mut out = Vec::new();
    loop {
        // `decompress_vec` fills what is there and never asks for more.
        let room = (out.len().max(1 << 12)).min(most.unwrap_or(usize::MAX) - out.len());
        out.reserve_exact(room);
        let used = usize::try_from(stream.total_in() - begin).unwrap_or(usize::MAX);
        let rest = input.get(used..).unwrap_or_default();
        let before = out.len();
        let status = stream.decompress_vec(rest, &mut out, FlushDecompress::None).map_err(|error| {
            let why = error.message().map(|why| format!(": {why}")).unwrap_or_default();
            Problem::Zlib(format!("Error -3 while decompressing data{why}"))
        })?;
        let used = usize::try_from(stream.total_in() - begin).unwrap_or(usize::MAX);
        let ended = status == Status::StreamEnd;
        let stuck = out.len() == before && used >= input.len();
        if ended || stuck || status == Status::BufError || most.is_some_and(|most| out.len() >= most) {
            return Ok(Decompressed { out, used, ended });
        }
        if out.len() > MOST_BYTES {
            return Err(Problem::Memory);
        }
    }
}

/// `zlib.adler32` (RFC 1950, section 9).
pub(super) fn adler32(bytes: &[u8], start: u32) -> u32 {
    const MODULUS: u32 = 65521;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    // So many bytes fit before the sums must be reduced.
    for chunk in bytes.chunks(5552) {
        for byte in chunk {
            a += u32::from(*byte);
            b += a;
        }
        (a, b) = (a % MODULUS, b % MODULUS);
    }
    b << 16 | a
}

/// `zlib.crc32`
pub(super) fn crc32(bytes: &[u8], start: u32) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    hasher.update(bytes);
    hasher.finalize()
}
