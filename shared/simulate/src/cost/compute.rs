//! What native code costs that runs without the GIL.

use pyvm::{Work, WorkKind};

/// The time of a computation in nanoseconds.
///
/// Source: CPython 3.13 (with OpenSSL, on a CPU that has instructions for SHA-256), 8 MiB of zeros and of text.
pub(crate) fn compute(work: &Work) -> u64 {
    // For 1,000 bytes, or 1,000 rounds.
    let of_1000 = match work.kind {
        WorkKind::Hash("sha256" | "sha224") => 700,
        WorkKind::Hash("md5") => 1_600,
        WorkKind::Hash("sha1") => 600,
        WorkKind::Hash("sha512" | "sha384") => 1_700,
        WorkKind::Hash("blake2b" | "blake2s") => 1_100,
        WorkKind::Hash(_) => 2_600,
        WorkKind::KeyDerivation => 310_000,
        WorkKind::Compress => 3_200,
        WorkKind::Decompress => 8_000,
        WorkKind::Checksum => 240,
    };
    500 + work.size.saturating_mul(of_1000) / 1000
}
