//! A schedule as a short code: `a.b3.c.b`.
//!
//! Each part is a turn: a letter for the thread (`a` is the main thread, `b` the first that was started, and so on), and
//! after how many of its steps it is interrupted. Without a number it runs until it has to wait or ends. `!` behind the
//! letter: the thread was waiting, and its time runs out. A step is one instruction of the program; a call of the library
//! belongs to the instruction that makes it, but for what the library does with locks, which are steps too.
//!
//! When the code is used up, the thread with the first letter that can run does, until it has to wait or ends, and then
//! the next; one that has just been interrupted lets the others go first, this once.

use std::fmt;
use std::str::FromStr;

/// So many threads have letters.
pub const MOST_THREADS: usize = 52;
/// So many turns may a code have.
const MOST_TURNS: usize = 100_000;

/// One turn of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    /// The thread's number; 0 is the main thread.
    pub thread: usize,
    /// It was waiting, and its time runs out.
    pub time_out: bool,
    /// After how many steps it is interrupted; `None` where it goes on until it has to wait or ends.
    pub steps: Option<u64>,
}

/// A schedule: the turns of threads, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Schedule(pub Vec<Turn>);

/// The letter of a thread.
pub fn letter(thread: usize) -> char {
    (b'a'..=b'z').chain(b'A'..=b'Z').nth(thread).map_or('?', char::from)
}

fn thread_of(letter: char) -> Option<usize> {
    (b'a'..=b'z').chain(b'A'..=b'Z').position(|known| char::from(known) == letter)
}

impl fmt::Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", letter(self.thread))?;
        if self.time_out {
            f.write_str("!")?;
        }
        self.steps.map_or(Ok(()), |steps| write!(f, "{steps}"))
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, turn) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            write!(f, "{turn}")?;
        }
        Ok(())
    }
}

impl FromStr for Schedule {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let turns: Vec<Turn> = code.split('.').map(turn).collect::<Result<_, _>>()?;
        if turns.len() > MOST_TURNS {
            return Err(format!("a code has up to {MOST_TURNS} turns"));
        }
        Ok(Self(turns))
    }
}

fn turn(text: &str) -> Result<Turn, String> {
    let wrong = || format!("`{text}` is no turn: a letter, and a number of steps, as in a.b3.c");
    let mut letters = text.chars();
    let thread = letters.next().and_then(thread_of).ok_or_else(wrong)?;
    let rest = letters.as_str();
    let (time_out, digits) = rest.strip_prefix('!').map_or((false, rest), |rest| (true, rest));
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.len() == 1 || !digits.starts_with('0'))
        && digits.len() < 19;
    match (digits.is_empty(), plain) {
        (true, _) => Ok(Turn { thread, time_out, steps: None }),
        (false, true) => Ok(Turn { thread, time_out, steps: Some(digits.parse().map_err(|_| wrong())?) }),
        (false, false) => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_written() {
        for code in ["a", "a.b3.c.b", "a12.b!.Z0", "a.b!5"] {
            assert_eq!(code.parse::<Schedule>().map(|schedule| schedule.to_string()), Ok(code.to_owned()));
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_the_turn_that_is_wrong() {
        for code in [
            "",
            ".",
            "a.",
            "a..b",
            "3",
            "a-1",
            "a01",
            "a!!",
            "ä",
            "a b",
            "a3b",
            "a99999999999999999999",
            "A.é",
        ] {
            let error = code.parse::<Schedule>().expect_err(code);
            assert!(error.contains("is no turn") && error.lines().count() == 1, "{code}: {error}");
        }
    }

    /// Any text either is a code, and then it is the one that is written for it, or is refused.
    #[test]
    fn any_text_is_read_or_refused() {
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let letters: Vec<char> = "abzAZ0123459.!. é-".chars().collect();
        let mut read = 0;
        for _ in 0..20_000 {
            let length = next(8);
            let text: String = (0..length).map(|_| letters[next(letters.len() as u64) as usize]).collect();
            if let Ok(schedule) = text.parse::<Schedule>() {
                assert_eq!(schedule.to_string(), text);
                read += 1;
            }
        }
        assert!(read > 100, "{read} of them were codes");
    }
}
