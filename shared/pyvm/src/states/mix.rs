//! A number of 128 bits that stands for a state: equal states have equal numbers, and two different ones have the same
//! with a chance of one in 2^128 for each pair.

/// Odd constants without a pattern (the digits of pi and of the golden ratio).
const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xc4ce_b9fe_1a85_ec53;

/// Mixes words into a number.
#[derive(Clone, Copy, Debug)]
pub struct Mix {
    a: u64,
    b: u64,
}

impl Default for Mix {
    fn default() -> Self {
        Self { a: 0x243f_6a88_85a3_08d3, b: 0x1319_8a2e_0370_7344 }
    }
}

/// Both halves of the product, folded: each bit of the result depends on each of both factors.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[allow(clippy::cast_possible_truncation, reason = "the two halves of the product")]
    let halves = (product as u64, (product >> 64) as u64);
    halves.0 ^ halves.1
}

impl Mix {
    /// Takes in one word.
    #[inline]
    pub fn word(&mut self, word: u64) {
        self.a = fold(self.a ^ word, FIRST).wrapping_add(SECOND);
        self.b = fold(self.b.rotate_left(23) ^ word, SECOND) ^ FIRST;
    }

    /// Takes in two words.
    #[inline]
    pub fn pair(&mut self, first: u64, second: u64) {
        self.word(first);
        self.word(second);
    }

    /// Takes in bytes, and how many they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.word(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    /// The number.
    pub fn finish(mut self) -> u128 {
        self.word(0xff);
        u128::from(self.a) << 64 | u128::from(self.b)
    }
}

/// One word that stands for some bytes.
pub(crate) fn word_of(bytes: &[u8]) -> u64 {
    let mut mix = Mix::default();
    mix.bytes(bytes);
    mix.a ^ mix.b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_length_count() {
        let of = |words: &[u64]| {
            let mut mix = Mix::default();
            words.iter().for_each(|word| mix.word(*word));
            mix.finish()
        };
        let all = [of(&[]), of(&[0]), of(&[0, 0]), of(&[0, 1]), of(&[1, 0]), of(&[1])];
        for (at, one) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|other| other != one));
        }
    }
}
