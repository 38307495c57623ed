//! The hash functions, behind one interface.

use blake2::digest::consts::{U8, U16, U20, U24, U28, U32, U48, U64};
use blake2::{Blake2b, Blake2s};
use sha2::Digest;

/// A hash in progress.
pub(super) trait Hasher: Send + Sync {
    fn update(&mut self, bytes: &[u8]);
    fn digest(&self) -> Vec<u8>;
    fn copy(&self) -> Box<dyn Hasher>;
}

/// One of RustCrypto's.
#[derive(Clone)]
struct Fixed<D>(D);

impl<D: Digest + Clone + Send + Sync + 'static> Hasher for Fixed<D> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn digest(&self) -> Vec<u8> {
        self.0.clone().finalize().to_vec()
    }

    fn copy(&self) -> Box<dyn Hasher> {
        Box::new(self.clone())
    }
}

/// A hash function.
#[derive(Clone, Copy)]
pub(super) struct Algorithm {
    pub(super) name: &'static str,
    /// The length of a digest, and of the blocks that the function works on, in bytes.
    pub(super) digest_size: usize,
    pub(super) block_size: usize,
    begin: fn(usize) -> Option<Box<dyn Hasher>>,
}

impl Algorithm {
    /// A hash of nothing yet.
    pub(super) fn begin(self) -> Box<dyn Hasher> {
        (self.begin)(self.digest_size).expect("whoever changes the digest's length asks `has_size`")
    }

    /// Whether the digest may be so long.
    pub(super) fn has_size(self, size: usize) -> bool {
        (self.begin)(size).is_some()
    }
}

fn fixed<D: Digest + Clone + Send + Sync + 'static>(_: usize) -> Option<Box<dyn Hasher>> {
    Some(Box::new(Fixed(D::new())))
}

/// BLAKE2 has digests of every length; the length is part of the type, so these are the usual ones.
fn blake2b(size: usize) -> Option<Box<dyn Hasher>> {
    match size {
        8 => fixed::<Blake2b<U8>>(size),
        16 => fixed::<Blake2b<U16>>(size),
        20 => fixed::<Blake2b<U20>>(size),
        24 => fixed::<Blake2b<U24>>(size),
        28 => fixed::<Blake2b<U28>>(size),
        32 => fixed::<Blake2b<U32>>(size),
        48 => fixed::<Blake2b<U48>>(size),
        64 => fixed::<Blake2b<U64>>(size),
        _ => None,
    }
}

fn blake2s(size: usize) -> Option<Box<dyn Hasher>> {
    match size {
        8 => fixed::<Blake2s<U8>>(size),
        16 => fixed::<Blake2s<U16>>(size),
        20 => fixed::<Blake2s<U20>>(size),
        28 => fixed::<Blake2s<U28>>(size),
        32 => fixed::<Blake2s<U32>>(size),
        _ => None,
    }
}

const fn algorithm(
    name: &'static str,
    digest_size: usize,
    block_size: usize,
    begin: fn(usize) -> Option<Box<dyn Hasher>>,
) -> Algorithm {
    Algorithm { name, digest_size, block_size, begin }
}

/// Those that are here.
pub(super) static ALL: &[Algorithm] = &[
    algorithm("md5", 16, 64, fixed::<md5::Md5>),
    algorithm("sha1", 20, 64, fixed::<sha1::Sha1>),
    algorithm("sha224", 28, 64, fixed::<sha2::Sha224>),
    algorithm("sha256", 32, 64, fixed::<sha2::Sha256>),
    algorithm("sha384", 48, 128, fixed::<sha2::Sha384>),
    algorithm("sha512", 64, 128, fixed::<sha2::Sha512>),
    algorithm("sha3_224", 28, 144, fixed::<sha3::Sha3_224>),
    algorithm("sha3_256", 32, 136, fixed::<sha3::Sha3_256>),
    algorithm("sha3_384", 48, 104, fixed::<sha3::Sha3_384>),
    algorithm("sha3_512", 64, 72, fixed::<sha3::Sha3_512>),
    algorithm("blake2b", 64, 128, blake2b),
    algorithm("blake2s", 32, 64, blake2s),
];

/// The one of this name, as `hashlib.new` takes it.
pub(super) fn named(name: &str) -> Option<Algorithm> {
    let name = name.to_lowercase().replace('-', "_");
    let name = match &*name {
        "sha_1" => "sha1",
        "sha_224" => "sha224",
        "sha_256" => "sha256",
        "sha_384" => "sha384",
        "sha_512" => "sha512",
        name => name,
    };
    ALL.iter().copied().find(|algorithm| algorithm.name == name)
}

/// The SHA-512 of some bytes, of which `random` makes a seed.
pub(in crate::modules) fn sha512(bytes: &[u8]) -> Vec<u8> {
    sha2::Sha512::digest(bytes).to_vec()
}
