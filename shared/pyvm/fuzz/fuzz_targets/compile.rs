//! Any text: a program, or a refusal that can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pyvm::{Source, compile};

fuzz_target!(|text: &str| {
    if let Err(refusal) = compile(Source::new("fuzz.py", text)) {
        assert!(!refusal.to_string().is_empty());
    }
});
