//! A verdict: what the numbers of a page say, computed from them.

use serde_json::{Value, json};

/// One sentence of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether the prediction came true.
    pub holds: Holds,
    /// What was found.
    pub text: String,
}

/// Whether a prediction came true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Holds {
    Yes,
    No,
    /// This machine, or this moment, cannot tell.
    CannotTell,
}

impl Finding {
    /// A prediction that came true, or did not.
    pub fn new(holds: bool, text: impl Into<String>) -> Self {
        Self { holds: if holds { Holds::Yes } else { Holds::No }, text: text.into() }
    }

    /// A prediction that came true, or that this machine could not show.
    pub fn if_shown(holds: bool, text: impl Into<String>) -> Self {
        Self { holds: if holds { Holds::Yes } else { Holds::CannotTell }, text: text.into() }
    }

    /// The finding in a lesson's JSON object.
    pub fn json(&self) -> Value {
        json!({"holds": self.holds.name(), "text": self.text})
    }
}

impl Holds {
    /// How a page marks it.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Yes => "[yes]",
            Self::No => "[no] ",
            Self::CannotTell => "[ ? ]",
        }
    }

    /// How a JSON object names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CannotTell => "cannot tell",
        }
    }
}
