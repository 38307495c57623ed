//! The rules of each CPython generation, and the version strings that choose them.

use std::fmt;

use crate::host::Checks;

/// How threads share the interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// CPython 3.2 to 3.9: a waiter asks for the GIL after the switch interval, and the holder looks
    /// before every instruction.
    AnyInstruction,
    /// CPython 3.10 and later: as before, but the holder looks only on backward jumps, on function
    /// entry and after calls.
    BackwardJump,
    /// CPython 3.13t and later: no GIL (PEP 703).
    FreeThreaded,
}

impl Rules {
    /// Where a running thread looks whether it should let others run.
    pub fn checks(self) -> Checks {
        match self {
            Self::AnyInstruction => Checks::EveryInstruction,
            Self::BackwardJump => Checks::BackwardJumps,
            Self::FreeThreaded => Checks::Nowhere,
        }
    }

    /// Whether threads take turns under one lock.
    pub fn has_gil(self) -> bool {
        self != Self::FreeThreaded
    }
}

impl fmt::Display for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AnyInstruction => "any instruction",
            Self::BackwardJump => "backward jump",
            Self::FreeThreaded => "free-threaded",
        })
    }
}

/// A CPython version and the rules it chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Python {
    /// The major version, 3.
    pub major: u32,
    /// The minor version.
    pub minor: u32,
    /// Its rules.
    pub rules: Rules,
}

impl Python {
    /// CPython 3.13, the version whose instructions the bytecode has.
    pub const DEFAULT: Self = Self { major: 3, minor: 13, rules: Rules::BackwardJump };

    /// The versions that [`Python::parse`] takes, for messages.
    pub const ALLOWED: &str = "3.2 to 3.14, 3.13t, 3.14t";

    /// The version without a GIL that stands beside this one, for comparison: the first was 3.13t.
    pub fn free_threaded(self) -> Self {
        Self { major: self.major, minor: self.minor.max(13), rules: Rules::FreeThreaded }
    }

    /// Parses a version such as `3.9`, `3.13.2` or `3.13t`.
    ///
    /// # Errors
    /// One line that names the value and says what is allowed.
    pub fn parse(version: &str) -> Result<Self, String> {
        let allowed =
            || format!("'{version}' is no CPython version with rules here; allowed: {}", Self::ALLOWED);
        let (number, threaded) = match version.strip_suffix('t') {
            Some(number) => (number, true),
            None => (version, false),
        };
        let mut parts = number.split('.').map(|part| part.parse::<u32>().ok());
        let (Some(Some(3)), Some(Some(minor))) = (parts.next(), parts.next()) else {
            return Err(allowed());
        };
        let patch = parts.next();
        if patch == Some(None) || parts.next().is_some() {
            return Err(allowed());
        }
        let rules = match (minor, threaded) {
            (13..=14, true) => Rules::FreeThreaded,
            (2..=9, false) => Rules::AnyInstruction,
            (10..=14, false) => Rules::BackwardJump,
            _ => return Err(allowed()),
        };
        Ok(Self { major: 3, minor, rules })
    }
}

impl fmt::Display for Python {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = if self.rules.has_gil() { "" } else { "t" };
        write!(f, "{}.{}{t}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_chooses_its_rules() {
        let rules = |version| Python::parse(version).map(|python| python.rules);
        assert_eq!(rules("3.2"), Ok(Rules::AnyInstruction));
        assert_eq!(rules("3.9.18"), Ok(Rules::AnyInstruction));
        assert_eq!(rules("3.10"), Ok(Rules::BackwardJump));
        assert_eq!(rules("3.13.0"), Ok(Rules::BackwardJump));
        assert_eq!(rules("3.14t"), Ok(Rules::FreeThreaded));
    }

    #[test]
    fn a_wrong_version_is_named_with_what_is_allowed() {
        for version in ["", "2.7", "3", "3.1", "3.9t", "3.x", "3.13.x", "3.13.1.2", "4.0", "pypy"] {
            let message = Python::parse(version).unwrap_err();
            assert!(
                message.starts_with(&format!("'{version}' ")) && message.contains("allowed"),
                "{message}"
            );
        }
    }
}
