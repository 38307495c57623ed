//! Any text that compiles: it runs, and an exception of Python's is all that can go wrong.
#![no_main]

mod bounded;

use libfuzzer_sys::{Corpus, fuzz_target};

/// How many looks at the eval breaker a program may take.
const LOOKS: u64 = 200_000;

fuzz_target!(|text: &str| -> Corpus {
    // A text that is refused teaches this target nothing.
    if matches!(bounded::run(text, LOOKS), bounded::Ended::Refused(_)) {
        Corpus::Reject
    } else {
        Corpus::Keep
    }
});
