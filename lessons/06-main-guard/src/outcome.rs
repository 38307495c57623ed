//! What became of a file that starts a process: read from what it printed.

/// What a run printed and reported, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// How often the file ran under the name `__main__`.
    pub(crate) as_main: usize,
    /// How often it was imported under the name `__mp_main__`.
    pub(crate) as_mp_main: usize,
    /// How often the worker's function ran.
    pub(crate) worked: usize,
    /// How often a start was refused with `RuntimeError`.
    pub(crate) refused: usize,
    /// The exit codes of the children, in the order in which their parents saw them.
    pub(crate) exit_codes: Vec<i64>,
}

impl Outcome {
    pub(crate) fn of(stdout: &str, stderr: &str) -> Self {
        let count = |line: &str| stdout.lines().filter(|printed| *printed == line).count();
        let codes = stdout.lines().filter_map(|line| line.strip_prefix("exit code ")?.parse().ok());
        Self {
            as_main: count("the file runs as __main__"),
            as_mp_main: count("the file runs as __mp_main__"),
            worked: stdout.lines().filter(|line| line.starts_with("worker runs in ")).count(),
            refused: stderr.lines().filter(|line| line.starts_with("RuntimeError: ")).count(),
            exit_codes: codes.collect(),
        }
    }

    /// The exit code of the first process's child: its parent is the last one to see one.
    pub(crate) fn exit_code(&self) -> Option<i64> {
        self.exit_codes.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_what_was_printed() {
        let stdout = "the file runs as __main__\nthe file runs as __mp_main__\nexit code 1\n";
        let outcome = Outcome::of(stdout, "Traceback …\nRuntimeError: \n   An attempt\n");
        assert_eq!((outcome.as_main, outcome.as_mp_main, outcome.worked), (1, 1, 0));
        assert_eq!((outcome.refused, outcome.exit_code()), (1, Some(1)));
    }
}
