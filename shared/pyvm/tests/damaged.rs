//! A damaged program is compiled or refused, and the compiler never panics.
//!
//! Every program of the suite is damaged in the ways in which files get damaged: lines lost, doubled,
//! swapped and indented, words taken from another program, ends cut off. The damage is the same on every
//! run. (`fuzz/` does this without end, and runs what compiles.)

mod common;
mod grammar;

use std::panic::catch_unwind;

use common::recordings::{folder, names};
use grammar::Choices;
use pyvm::{Source, compile};

/// How often each program is damaged.
const TIMES: u64 = 8;

#[test]
fn no_damage_makes_the_compiler_panic() {
    let read = |name: &String| {
        std::fs::read_to_string(folder().join(format!("{name}.py"))).expect("the program can be read")
    };
    let programs: Vec<String> = names().iter().map(read).collect();
    let words: Vec<&str> = programs.iter().flat_map(|program| program.split_inclusive(' ')).collect();
    let mut panicked = Vec::new();
    for (index, program) in programs.iter().enumerate() {
        for time in 0..TIMES {
            let mut choices = Choices::Seeded(index as u64 * TIMES + time);
            let mut text = program.clone();
            for _ in 0..=choices.below(3) {
                text = damaged(&text, &words, &mut choices);
            }
            let refusal = catch_unwind(|| compile(Source::new("damaged.py", &*text)).err());
            match refusal {
                Ok(None) => {}
                Ok(Some(refusal)) => assert!(!refusal.to_string().is_empty(), "a refusal says why"),
                Err(_) => panicked.push(text),
            }
        }
    }
    assert!(panicked.is_empty(), "{} texts, the first of which is\n{}", panicked.len(), panicked[0]);
}

/// The text with one damage more.
fn damaged(text: &str, words: &[&str], choices: &mut Choices<'_>) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return choices.pick(words).to_owned();
    }
    let (line, other) = (choices.below(lines.len()), choices.below(lines.len()));
    match choices.below(8) {
        0 => drop(lines.remove(line)),
        1 => lines.swap(line, other),
        2 => lines.insert(line, lines[other].clone()),
        3 => lines[line].insert_str(0, "    "),
        4 => lines[line] = lines[line].trim_start().to_owned(),
        5 => lines[line] = replaced(&lines[line], choices.pick(words), choices),
        6 => {
            let sign = choices.pick(&["(", "]", "'", "\"", "*", "\\", "\0", "é", ":", "0x", "{", "f'{"]);
            lines[line] = replaced(&lines[line], sign, choices);
        }
        _ => {
            let end: String = lines[line].chars().take(other).collect();
            lines[line] = end;
            lines.truncate(line + 1);
        }
    }
    lines.concat()
}

/// The line with one of its words replaced.
fn replaced(line: &str, word: &str, choices: &mut Choices<'_>) -> String {
    let mut parts: Vec<&str> = line.split_inclusive(' ').collect();
    let place = choices.below(parts.len());
    if let Some(part) = parts.get_mut(place) {
        *part = word;
    }
    parts.concat()
}
