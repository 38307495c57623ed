//! Where a program's choices come from.

/// A source of choices: numbers from a seed, or the bytes of a fuzzer.
pub enum Choices<'a> {
    /// Sebastiano Vigna's `SplitMix64`: three lines, and well spread for every seed.
    Seeded(u64),
    /// One byte for each choice. When they have run out every choice is the first one, which makes the
    /// rest of the program as small as it can be.
    Bytes(&'a [u8]),
}

impl Choices<'_> {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        match self {
            Self::Seeded(state) => {
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("it is below a usize")
            }
            Self::Bytes(rest) => match rest.split_first() {
                Some((first, others)) => {
                    *rest = others;
                    usize::from(*first) % bound
                }
                None => 0,
            },
        }
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) >= 100 - chance
    }

    /// One of these.
    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}
