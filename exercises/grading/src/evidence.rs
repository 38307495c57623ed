//! How a check's process proves what came of the check.
//!
//! The process gets a secret on its standard input, before any code of the answer has run, and says its verdict in
//! lines that begin with the secret. An answer is safe Rust: it cannot read the secret out of memory, so it cannot say
//! a verdict, however much it prints, and ending the process early proves nothing.

use std::hash::{BuildHasher, RandomState};

/// A secret that one process gets for one check.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What the lines of a check's process prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The check came to its end, and everything held.
    Passed,
    /// The check came to its end, and something did not hold.
    Failed(String),
    /// A panic is known, and the check never came to its end.
    Panicked(String),
    /// There is no line with the secret.
    Nothing,
}

impl Secret {
    /// A new secret. The standard library takes the keys of its hash tables from the operating system's source of
    /// randomness; what they hash to cannot be guessed.
    pub fn new() -> Self {
        let part = |of: u8| RandomState::new().hash_one((of, std::process::id()));
        Self(format!("{:016x}{:016x}", part(1), part(2)))
    }

    /// A secret as it was received.
    pub fn received(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// What to send.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The line for a proof.
    pub fn line(&self, proof: &Proof) -> String {
        let secret = &self.0;
        match proof {
            Proof::Passed => format!("\n{secret} passed\n"),
            Proof::Failed(message) => format!("\n{secret} failed {message:?}\n"),
            Proof::Panicked(message) => format!("\n{secret} panicked {message:?}\n"),
            Proof::Nothing => String::new(),
        }
    }

    /// What `output` proves. The last verdict counts; a panic counts only where there is no verdict.
    pub fn proof(&self, output: &str) -> Proof {
        let lines = || output.lines().filter_map(|line| line.strip_prefix(&self.0)?.strip_prefix(' '));
        let mut verdict = lines().filter_map(|line| match line.split_once(' ') {
            None if line == "passed" => Some(Proof::Passed),
            Some(("failed", message)) => Some(Proof::Failed(unquote(message))),
            _ => None,
        });
        let mut panic =
            lines().filter_map(|line| line.strip_prefix("panicked ").map(unquote)).map(Proof::Panicked);
        verdict.next_back().or_else(|| panic.next_back()).unwrap_or(Proof::Nothing)
    }
}

impl Default for Secret {
    fn default() -> Self {
        Self::new()
    }
}

/// Undoes `{:?}` of a string, as far as messages need it.
fn unquote(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted);
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        match (char, char == '\\') {
            (_, true) => match chars.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some('0') => text.push('\0'),
                Some('u') => {
                    let code: String = chars.by_ref().skip(1).take_while(|char| *char != '}').collect();
                    text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                Some(other) => text.push(other),
                None => {}
            },
            (other, false) => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_survives_the_way() {
        let secret = Secret::new();
        let message = "line 1\nline \"2\"\t\\ \u{7} é".to_owned();
        for proof in [Proof::Passed, Proof::Failed(message.clone()), Proof::Panicked(message), Proof::Nothing]
        {
            assert_eq!(secret.proof(&format!("noise{}noise", secret.line(&proof))), proof);
        }
    }

    #[test]
    fn a_forged_line_proves_nothing() {
        let secret = Secret::new();
        let other = Secret::new();
        assert_ne!(secret.text(), other.text());
        for forged in ["passed", " passed", &other.line(&Proof::Passed), "test two_threads ... ok"] {
            assert_eq!(secret.proof(forged), Proof::Nothing);
        }
        assert_eq!(secret.proof(&format!("say {} passed", secret.text())), Proof::Nothing);
    }

    #[test]
    fn the_last_verdict_counts_and_a_panic_only_without_one() {
        let secret = Secret::new();
        let panicked = secret.line(&Proof::Panicked("a task".into()));
        assert_eq!(secret.proof(&(panicked.clone() + &secret.line(&Proof::Passed))), Proof::Passed);
        assert_eq!(secret.proof(&panicked), Proof::Panicked("a task".into()));
    }
}
