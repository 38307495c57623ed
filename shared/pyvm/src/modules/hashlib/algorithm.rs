//! The hash functions, behind one interface.

use blake2::digest::{Update, VariableOutput};
use sha2::Digest;

/// A hash in progress.
pub(super) trait Hasher: Send + Sync {
    fn update(&mut self, bytes: &[u8]);
    fn digest(&self) -> Vec<u8>;
    fn copy(&self) -> Box<dyn Hasher>;
}

/// A function whose digest has one length.
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

/// BLAKE2, whose digest is as long as one asks for.
#[derive(Clone)]
struct Variable<D>(D);

impl<D: Update + VariableOutput + Clone + Send + Sync + 'static> Hasher for Variable<D> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn digest(&self) -> Vec<u8> {
        let hasher = self.0.clone();
        let mut digest = vec![0; hasher.output_size()];
        hasher.finalize_variable(&mut digest).expect("the buffer is as long as the digest");
        digest
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
    begin: fn(usize) -> Box<dyn Hasher>,
}

impl Algorithm {
    /// A hash of nothing yet.
    pub(super) fn begin(self) -> Box<dyn Hasher> {
        (self.begin)(self.digest_size)
    }
}

fn fixed<D: Digest + Clone + Send + Sync + 'static>(_: usize) -> Box<dyn Hasher> {
    Box::new(Fixed(D::new()))
}

fn variable<D: Update + VariableOutput + Clone + Send + Sync + 'static>(size: usize) -> Box<dyn Hasher> {
    Box::new(Variable(D::new(size).expect("the caller has checked the digest's length")))
}

const fn algorithm(
    name: &'static str,
    digest_size: usize,
    block_size: usize,
    begin: fn(usize) -> Box<dyn Hasher>,
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
    algorithm("blake2b", 64, 128, variable::<blake2::Blake2bVar>),
    algorithm("blake2s", 32, 64, variable::<blake2::Blake2sVar>),
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
