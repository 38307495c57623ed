//! `hashlib.pbkdf2_hmac`: a hash made slow on purpose (RFC 8018, section 5.2; HMAC is RFC 2104).

use super::algorithm::{Algorithm, Hasher};

/// The two hashes of HMAC that have taken the key, to go on from.
struct Keyed {
    inner: Box<dyn Hasher>,
    outer: Box<dyn Hasher>,
}

impl Keyed {
    fn new(algorithm: Algorithm, key: &[u8]) -> Self {
        let mut block = if key.len() > algorithm.block_size {
            let mut hasher = algorithm.begin();
            hasher.update(key);
            hasher.digest()
        } else {
            key.to_vec()
        };
        block.resize(algorithm.block_size, 0);
        let begin = |mask: u8| {
            let mut hasher = algorithm.begin();
            hasher.update(&block.iter().map(|byte| byte ^ mask).collect::<Vec<_>>());
            hasher
        };
        Self { inner: begin(0x36), outer: begin(0x5c) }
    }

    fn of(&self, message: &[&[u8]]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.copy(), self.outer.copy());
        for part in message {
            inner.update(part);
        }
        outer.update(&inner.digest());
        outer.digest()
    }
}

/// `length` bytes derived from a password.
pub(super) fn derive(
    algorithm: Algorithm,
    password: &[u8],
    salt: &[u8],
    rounds: u64,
    length: usize,
) -> Vec<u8> {
    let keyed = Keyed::new(algorithm, password);
    let mut derived = Vec::with_capacity(length);
    for block in 1_u32.. {
        if derived.len() >= length {
            break;
        }
        let mut round = keyed.of(&[salt, &block.to_be_bytes()]);
        let mut sum = round.clone();
        for _ in 1..rounds {
            round = keyed.of(&[&round]);
            for (sum, byte) in sum.iter_mut().zip(&round) {
                *sum ^= byte;
            }
        }
        derived.extend(sum);
    }
    derived.truncate(length);
    derived
}
