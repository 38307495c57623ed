//! CPython versions, and the rules that each chooses.

use std::cell::Cell;

use std::fmt;

use crate::rules::Rules;

/// A CPython version and the rules it chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Python {
    /// The major version, 2 or 3.
    pub major: u32,
    /// The minor version.
    pub minor: u32,
    /// Its rules.
    pub rules: Rules,
}

thread_local! {
    static RUNNING: Cell<(u32, u32)> = const { Cell::new((3, 13)) };
}

/// The version whose program this thread runs now: what values look like depends on it in places.
pub(crate) fn running() -> (u32, u32) {
    RUNNING.get()
}

/// From now on this thread runs a program of this version. Gives the one before.
pub(crate) fn set_running(version: (u32, u32)) -> (u32, u32) {
    RUNNING.replace(version)
}

impl Python {
    /// CPython 3.13, the version whose instructions the bytecode has.
    pub const DEFAULT: Self = Self { major: 3, minor: 13, rules: Rules::BackwardJump };

    /// No CPython: 3.13 with the GIL taken out and nothing put in its place.
    pub const NAIVE: Self = Self { major: 3, minor: 13, rules: Rules::Naive };

    /// The versions that [`Python::parse`] takes, for messages.
    pub const ALLOWED: &str = "2.0 to 2.7, 3.0 to 3.14, 3.13t, 3.14t, naive";

    /// The version without a GIL that stands beside this one, for comparison: the first was 3.13t.
    pub fn free_threaded(self) -> Self {
        let minor = if self.major == 3 { self.minor.max(13) } else { 13 };
        Self { major: 3, minor, rules: Rules::FreeThreaded }
    }

    /// The version with the interpreter's name: `CPython 3.13`.
    pub fn title(self) -> String {
        match self.rules {
            Rules::Naive => "CPython as it never was".to_owned(),
            _ => format!("CPython {self}"),
        }
    }

    /// After how many instructions a thread offers the lock under [`Rules::Ticks`]: `sys.getcheckinterval()`.
    /// It was 10 until Python 2.2.
    pub fn check_interval(self) -> u32 {
        if (self.major, self.minor) < (2, 3) { 10 } else { 100 }
    }

    /// Whether each interpreter of a process can have a GIL of its own (PEP 684, from 3.12 on). Before, all
    /// interpreters of a process share one.
    pub fn has_gil_per_interpreter(self) -> bool {
        self.rules.has_gil() && (self.major, self.minor) >= (3, 12)
    }

    /// Parses several versions.
    ///
    /// # Errors
    /// Those of [`Python::parse`].
    pub fn all(versions: &[&str]) -> Result<Vec<Self>, String> {
        versions.iter().map(|version| Self::parse(version)).collect()
    }

    /// Whether it came before another version.
    pub fn is_before(self, major: u32, minor: u32) -> bool {
        (self.major, self.minor) < (major, minor)
    }

    /// Parses a version: `2.7`, `3.13.2`, `3.14.0rc1`, `3.13t`, or `naive`.
    ///
    /// # Errors
    /// One line that names the value and says what is allowed.
    pub fn parse(version: &str) -> Result<Self, String> {
        if version == "naive" {
            return Ok(Self::NAIVE);
        }
        numbers(version)
            .and_then(|(major, minor, threaded)| {
                let rules = rules(major, minor, threaded)?;
                Some(Self { major, minor, rules })
            })
            .ok_or_else(|| {
                format!("'{version}' is no CPython version with rules here; allowed: {}", Self::ALLOWED)
            })
    }
}

fn rules(major: u32, minor: u32, threaded: bool) -> Option<Rules> {
    match (major, minor, threaded) {
        (2, 0..=7, false) | (3, 0..=1, false) => Some(Rules::Ticks),
        (3, 2..=9, false) => Some(Rules::AnyInstruction),
        (3, 10..=14, false) => Some(Rules::BackwardJump),
        (3, 13..=14, true) => Some(Rules::FreeThreaded),
        _ => None,
    }
}

/// Major and minor number, and whether it is a free-threaded build. What stands after them decides nothing,
/// but must be what CPython calls a version: `.2`, `.0rc1`, `.18+`.
fn numbers(version: &str) -> Option<(u32, u32, bool)> {
    let (version, threaded) = match version.strip_suffix('t') {
        Some(version) => (version, true),
        None => (version, false),
    };
    let (version, built_later) = match version.strip_suffix('+') {
        Some(version) => (version, true),
        None => (version, false),
    };
    let mut parts = version.split('.');
    let (major, minor) = (number(parts.next()?)?, number(parts.next()?)?);
    let (patch, rest) = (parts.next(), parts.next());
    let well_formed = patch.map_or(!built_later, is_patch) && rest.is_none();
    well_formed.then_some((major, minor, threaded))
}

/// `2`, or a pre-release: `0a1`, `0b4`, `0rc2`.
fn is_patch(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (patch, stage) = text.split_at(digits);
    let serial = ["rc", "a", "b", "c"].into_iter().find_map(|name| stage.strip_prefix(name));
    number(patch).is_some() && (stage.is_empty() || serial.and_then(number).is_some())
}

/// Digits only: `u32`'s own parser takes a sign too.
fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl fmt::Display for Python {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rules {
            Rules::Naive => f.write_str("naive"),
            Rules::FreeThreaded => write!(f, "{}.{}t", self.major, self.minor),
            _ => write!(f, "{}.{}", self.major, self.minor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_chooses_its_rules() {
        let rules = |version| Python::parse(version).map(|python| python.rules);
        for version in ["2.0", "2.7", "2.7.18", "2.7.18+", "3.0", "3.1.5"] {
            assert_eq!(rules(version), Ok(Rules::Ticks), "{version}");
        }
        for version in ["3.2", "3.6.15", "3.9.18"] {
            assert_eq!(rules(version), Ok(Rules::AnyInstruction), "{version}");
        }
        for version in ["3.10", "3.13.0", "3.13.2", "3.14.0rc1", "3.14.0a7+"] {
            assert_eq!(rules(version), Ok(Rules::BackwardJump), "{version}");
        }
        for version in ["3.13t", "3.13.15t", "3.14t", "3.14.0b4t"] {
            assert_eq!(rules(version), Ok(Rules::FreeThreaded), "{version}");
        }
        assert_eq!(rules("naive"), Ok(Rules::Naive));
    }

    #[test]
    fn a_wrong_version_is_named_with_what_is_allowed() {
        for version in [
            "", ".", "2", "3", "1.6", "2.8", "2.7t", "3.9t", "3.15", "3.x", "3.+13", "3.13.", "3.13.x",
            "3.13.1rc", "3.13.1.2", "3.13+", "3.13tt", "t", "4.0", "pypy", "Naive",
        ] {
            let message = Python::parse(version).expect_err(version);
            assert!(
                message.starts_with(&format!("'{version}' ")) && message.contains("allowed"),
                "{message}"
            );
        }
    }

    #[test]
    fn a_version_is_shown_as_it_can_be_given() {
        for version in ["2.7", "3.9", "3.13", "3.13t", "naive"] {
            assert_eq!(Python::parse(version).map(|python| python.to_string()), Ok(version.to_owned()));
        }
    }

    #[test]
    fn interpreters_share_a_gil_until_3_12() {
        let own = |version| Python::parse(version).is_ok_and(Python::has_gil_per_interpreter);
        assert!(!own("2.7") && !own("3.11") && own("3.12") && own("3.14") && !own("3.13t"));
    }
}
