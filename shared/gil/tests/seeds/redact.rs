//! What two runs of one program may print differently, and nothing else.

use std::sync::LazyLock;

use regex::Regex;

/// Pattern, what stands for it, and why it may differ.
const REDACTIONS: [(&str, &str, &str); 6] = [
    (r"(?:\d+\.\d+(?:e-\d+)?|\d+e-\d+)( ?)(s|sec|seconds|x)\b", "#$1$2", "a time, or a ratio of times"),
    (
        r"(?m)(: +)(?:\d+\.\d+(?:e-\d+)?|\d+e-\d+)$",
        "$1#",
        "a decimal number at the end of a line after a colon: a time",
    ),
    (
        r"(?m)^ *(\d+(?:/\d+)?)(?: +\d+\.\d{3}){4} ",
        "$1 # # # # ",
        "a profile's row: calls are kept, times not",
    ),
    // Two runs of one CPython already differ here: which lines had their memory when the snapshot was taken.
    // And how many: a small integer takes no memory in the machine.
    (
        r"(?m)(?:^.*:\d+: size=.*, count=.*, average=.*\n?)+",
        "<places>: size=#, count=#, average=#\n",
        "memory by line",
    ),
    (r"\.? Did you (?:mean|forget)\b.*\?$", "", "the suggestion at the end of an error message"),
    (r"\d+\.\d+\.\d+\.\d+:\d+", "<host>", "the loopback server's port"),
];

/// A text with everything that may differ replaced.
pub(crate) fn redact(text: &str) -> String {
    static PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let pattern = |(pattern, to, _)| (Regex::new(pattern).expect("the pattern is well-formed"), to);
        REDACTIONS.map(pattern).into()
    });
    PATTERNS.iter().fold(text.to_owned(), |text, (pattern, to)| pattern.replace_all(&text, *to).into_owned())
}

/// The same for a program with threads or processes: their lines come in any order, and what they
/// appended to one list stands in it in any order.
pub(crate) fn unordered(text: &str) -> String {
    let mut lines: Vec<String> = redact(text).lines().map(sorted_list).collect();
    lines.sort();
    lines.join("\n")
}

/// A line that is nothing but a list of plain items, with the items sorted.
fn sorted_list(line: &str) -> String {
    let inside = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(inside) = inside.filter(|inside| !inside.contains(['[', '(', '{', '\'', '"'])) else {
        return line.to_owned();
    };
    let mut items: Vec<&str> = inside.split(", ").collect();
    items.sort_unstable();
    format!("[{}]", items.join(", "))
}

#[test]
fn times_and_memory_are_redacted_and_counts_are_not() {
    let same = [
        ("took 0.25s (1.50x faster)", "took 11.02s (0.99x faster)"),
        ("one : 0.5 sec\n", "one : 12.125 sec\n"),
        ("Time:  9.5e-05\nnext", "Time:  0.25\nnext"),
        (
            "   12/1    0.100    0.000    0.100    0.100 p.py:1(f)",
            "   12/1   10.100    0.000   10.100   10.100 p.py:1(f)",
        ),
        (
            "/a/b.py:3: size=12 B (+12 B), count=1 (+1), average=12 B",
            "c.py:4: size=1 B (-2 B), count=2 (+0), average=1 B",
        ),
        ("NameError: name 'a' is not defined. Did you mean: 'b'?", "NameError: name 'a' is not defined"),
    ];
    for (one, other) in same {
        assert_eq!(redact(one), redact(other));
    }
    let different = [
        (
            "   12/1    0.100    0.000    0.100    0.100 p.py:1(f)",
            "   13/1    0.100    0.000    0.100    0.100 p.py:1(f)",
        ),
        ("total 0.25", "total 0.5"),
        ("4 done", "5 done"),
    ];
    for (one, other) in different {
        assert_ne!(redact(one), redact(other));
    }
    assert_eq!(unordered("b\na\n[2, 1, 10]\n"), unordered("a\n[1, 10, 2]\nb\n"));
    assert_ne!(unordered("[1, 2]"), unordered("[1, 1]"));
}
