//! The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), the generator behind Python's `random`
//! (`Modules/_randommodule.c`).

/// How many words the state has, and how far apart the words are that are mixed.
const WORDS: usize = 624;
const DISTANCE: usize = 397;

/// The generator's state.
#[derive(Clone)]
pub(super) struct Mersenne {
    pub(super) words: [u32; WORDS],
    /// The next word to give out; `WORDS` when all have been.
    pub(super) at: usize,
}

impl Mersenne {
    /// `init_genrand`
    fn of_word(seed: u32) -> Self {
        let mut words = [seed; WORDS];
        for at in 1..WORDS {
            let previous = words[at - 1];
            words[at] = (previous ^ previous >> 30).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
        }
        Self { words, at: WORDS }
    }

    /// `init_by_array`: a state from a key of any length, which is not empty.
    pub(super) fn of_key(key: &[u32]) -> Self {
        let mut state = Self::of_word(19_650_218);
        let words = &mut state.words;
        let mixed = |words: &[u32; WORDS], at: usize, factor: u32| {
            let previous = words[at - 1];
            words[at] ^ (previous ^ previous >> 30).wrapping_mul(factor)
        };
        let mut at = 1;
        let next = |words: &mut [u32; WORDS], at: usize| {
            if at + 1 < WORDS {
                return at + 1;
            }
            words[0] = words[WORDS - 1];
            1
        };
        for place in (0..key.len()).cycle().take(WORDS.max(key.len())) {
            let new = mixed(words, at, 1_664_525).wrapping_add(key[place]).wrapping_add(place as u32);
            words[at] = new;
            at = next(words, at);
        }
        for _ in 1..WORDS {
            words[at] = mixed(words, at, 1_566_083_941).wrapping_sub(at as u32);
            at = next(words, at);
        }
        words[0] = 0x8000_0000;
        state
    }

    /// A state as [`super::GENERATOR`]'s `getstate` gives it: the words, and the place of the next one.
    pub(super) fn of_words(given: impl Iterator<Item = Option<u32>>) -> Option<Self> {
        let given = given.collect::<Option<Vec<u32>>>()?;
        let (at, words) = given.split_last()?;
        let at = usize::try_from(*at).ok().filter(|at| *at <= WORDS)?;
        Some(Self { words: words.try_into().ok()?, at })
    }

    fn refill(&mut self) {
        for at in 0..WORDS {
            let bits = self.words[at] & 0x8000_0000 | self.words[(at + 1) % WORDS] & 0x7fff_ffff;
            let magic = if bits & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + DISTANCE) % WORDS] ^ bits >> 1 ^ magic;
        }
        self.at = 0;
    }

    /// 32 random bits: `genrand_uint32`.
    pub(super) fn next_word(&mut self) -> u32 {
        if self.at >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.at];
        self.at += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// A float from 0 up to 1, with 53 random bits: `random`.
    pub(super) fn next_float(&mut self) -> f64 {
        let (high, low) = (self.next_word() >> 5, self.next_word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// So many random bits, little end first: `getrandbits`.
    pub(super) fn next_bits(&mut self, mut bits: u64) -> Vec<u32> {
        let mut words = Vec::new();
        while bits > 0 {
            let word = self.next_word();
            words.push(if bits < 32 { word >> (32 - bits) } else { word });
            bits = bits.saturating_sub(32);
        }
        words
    }
}
