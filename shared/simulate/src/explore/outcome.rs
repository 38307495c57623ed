//! What can come of a program.

use pyvm::ending;
use pyvm::object::{Raise, exception_named};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It came to its end.
    Ok,
    /// An `assert` failed, in whichever thread.
    Assert,
    /// Another exception ended the program or one of its threads.
    Exception,
    /// Nothing can run any more; or threads go round in a circle for ever.
    Deadlock,
    /// Under the naive rules: an object was freed twice.
    DoubleFree,
    /// Under the naive rules: an object was used after it was freed.
    UseAfterFree,
}

impl Kind {
    /// Its name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Assert => "assert",
            Self::Exception => "exception",
            Self::Deadlock => "deadlock",
            Self::DoubleFree => "double_free",
            Self::UseAfterFree => "use_after_free",
        }
    }
}

/// One way in which a program can end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// How it ended.
    pub kind: Kind,
    /// What it printed.
    pub stdout: String,
    /// What went wrong, and where; a line for each thread that waits in a deadlock. Empty where nothing did.
    pub detail: String,
}

/// An exception that ended the program or a thread.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    pub(crate) detail: String,
}

impl Failure {
    /// The exception that ended a thread; `None` where that is no failure. `thread` is its name, for those beside the
    /// main thread.
    pub(crate) fn of(raise: &Raise, thread: Option<&str>) -> Option<Self> {
        let detail = match ending::system_exit(raise) {
            Some((0, _)) => return None,
            // A thread that calls sys.exit just ends.
            Some(_) if thread.is_some() => return None,
            Some((code, _)) => format!("exit code {code}"),
            None => format!("{}{}", raise.summary(), line(&raise.report())),
        };
        let kind = if raise.is_a(exception_named("AssertionError")) { Kind::Assert } else { Kind::Exception };
        Some(Self {
            kind,
            detail: thread.map_or_else(|| detail.clone(), |thread| format!("{thread}: {detail}")),
        })
    }
}

/// The line of the program in which an exception was raised: the last one in its traceback that has a file of the
/// program's own.
fn line(report: &str) -> String {
    let mut places = report.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("File \"")?;
        let (path, rest) = rest.split_once("\", line ")?;
        (!path.starts_with('<')).then(|| rest.split(',').next().unwrap_or_default().to_owned())
    });
    places.next_back().map_or_else(String::new, |line| format!(" (line {line})"))
}
