//! No source is too large or too deep for the compiler: it is compiled in time in proportion to its size,
//! or refused in one line, and never overflows the stack. Nothing here looks at a clock: a step that takes
//! quadratic time would keep these sources busy for hours.

use pyvm::{Source, compile};

/// The line that refuses a program, or what a program that is not refused gives.
fn refusal(program: &str) -> String {
    match compile(Source::new("p.py", program)) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// A program that is huge or deep, in a thread with the stack of a test or of a browser's page.
fn survives(what: &str, program: String) -> String {
    let compiled = std::thread::Builder::new().stack_size(2 << 20).spawn(move || refusal(&program));
    let refusal = compiled.expect("a thread starts").join().unwrap_or_else(|_| panic!("{what} panics"));
    assert_eq!(refusal.lines().count(), 1, "{what}: {refusal}");
    format!("{what:<34} {refusal}\n")
}

#[test]
fn source_that_nests_deep_is_refused_without_overflowing_the_stack() {
    let around = |open: &str, close: &str| format!("x = {}1{}", open.repeat(10_000), close.repeat(10_000));
    let shown: String = [
        survives("10,000 parentheses", around("(", ")")),
        survives("10,000 parentheses, unclosed", around("(", "")),
        survives("10,000 lists", around("[", "]")),
        survives("10,000 tuples", around("(", ",)")),
        survives("10,000 dicts", around("{1: ", "}")),
        survives("10,000 calls inside calls", around("f(", ")")),
        survives("10,000 calls of calls", around("f", "()")),
        survives("10,000 subscripts of subscripts", around("a", "[0]")),
        survives("10,000 `not`", around("not ", "")),
        survives("10,000 `-`", around("-", "")),
        survives("10,000 `**`", around("2 ** ", "")),
        survives("10,000 `.a`", around("", ".a")),
        survives("10,000 `if … else`", around("1 if 2 else ", "")),
        survives("10,000 `lambda`", around("lambda a, b: ", "")),
        survives("10,000 `await`", around("await ", "")),
        survives("10,000 `and`", around("1 and ", "")),
        survives("10,000 `<`", around("1 < ", "")),
        survives("10,000 f-strings", around("f'{", "}'")),
        survives("10,000 = of one value", around("y = ", "")),
        survives("100,000 terms", format!("x = {}1", "1+".repeat(100_000))),
        survives("100,000 variable terms", format!("x = {}y", "y+".repeat(100_000))),
        survives("10,000 deep `if`", (0..10_000).map(|n| format!("{}if 1:\n", " ".repeat(n))).collect()),
        survives("10,000 deep `def`", (0..10_000).map(|n| format!("{}def f():\n", " ".repeat(n))).collect()),
        survives("101 parentheses", format!("x = {}1{}", "(".repeat(101), ")".repeat(101))),
        survives("90 parentheses", format!("x = {}1{}", "(".repeat(90), ")".repeat(90))),
        survives("90 lists", format!("x = {}1{}", "[".repeat(90), "]".repeat(90))),
        survives("90 terms", format!("x = {}y", "y+".repeat(90))),
    ]
    .concat();
    insta::assert_snapshot!(shown, @r#"
    10,000 parentheses                 p.py:1:104: nested more than 100 deep
    10,000 parentheses, unclosed       p.py:1:104: nested more than 100 deep
    10,000 lists                       p.py:1:104: nested more than 100 deep
    10,000 tuples                      p.py:1:104: nested more than 100 deep
    10,000 dicts                       p.py:1:401: nested more than 100 deep
    10,000 calls inside calls          p.py:1:204: nested more than 100 deep
    10,000 calls of calls              p.py:1:11005: more than 500 operators in one expression; split it
    10,000 subscripts of subscripts    p.py:1:11505: more than 500 operators in one expression; split it
    10,000 `not`                       p.py:1:2003: more than 500 operators in one expression; split it
    10,000 `-`                         p.py:1:504: more than 500 operators in one expression; split it
    10,000 `**`                        p.py:1:2502: more than 500 operators in one expression; split it
    10,000 `.a`                        p.py:1:1006: more than 500 operators in one expression; split it
    10,000 `if … else`                 p.py:1:3003: more than 500 operators in one expression; split it
    10,000 `lambda`                    p.py:1:1297: nested more than 100 deep
    10,000 `await`                     p.py:1:3003: more than 500 operators in one expression; split it
    10,000 `and`                       p.py:1:3003: more than 500 operators in one expression; split it
    10,000 `<`                         p.py:1:2003: more than 500 operators in one expression; split it
    10,000 f-strings                   p.py:1:154: nested more than 100 deep
    10,000 = of one value              p.py:1:2003: more than 500 operators in one expression; split it
    100,000 terms                      p.py:1:1004: more than 500 operators in one expression; split it
    100,000 variable terms             p.py:1:1004: more than 500 operators in one expression; split it
    10,000 deep `if`                   p.py:102:102: nested more than 100 deep
    10,000 deep `def`                  p.py:102:102: nested more than 100 deep
    101 parentheses                    p.py:1:104: nested more than 100 deep
    90 parentheses                     accepted
    90 lists                           accepted
    90 terms                           accepted
    "#);
}

#[test]
fn long_source_takes_time_in_proportion() {
    let many = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let shown: String = [
        survives(
            "10,000 `elif`",
            format!(
                "x = 1\nif x == 0:\n    pass\n{}",
                many(10_000, &|n| { format!("elif x == {n}:\n    x = {n}\n") })
            ),
        ),
        survives("a list in a line of 1 MB", format!("x = [{}]", "12, ".repeat(250_000))),
        survives("a call in a line of 1 MB", format!("print({})", many(100_000, &|n| format!("y{n}, ")))),
        survives("statements in a line of 1 MB", many(100_000, &|n| format!("é{n} = {n}; "))),
        survives("a string of 1 MB", format!("x = '{}'", "é".repeat(500_000))),
        survives("a name of 1 MB", "x".repeat(1 << 20)),
        survives("a number of 1 MB", format!("x = 0x{}", "f".repeat(1 << 20))),
        survives("a decimal number of 1 MB", format!("x = {}", "9".repeat(1 << 20))),
        survives("100,000 names", many(100_000, &|n| format!("x{n} = 'text {n}'\n"))),
        survives("20,000 comprehensions", many(20_000, &|n| format!("x = [a{n} for a{n} in y]\n"))),
        survives("50,000 locals", format!("def f():\n{}", many(50_000, &|n| format!("    x{n} = {n}\n")))),
        survives("1 MB of empty lines", "\n".repeat(1 << 20)),
        survives("1 MB of spaces", " ".repeat(1 << 20)),
        survives("1 MB of NUL", "\0".repeat(1 << 20)),
    ]
    .concat();
    insta::assert_snapshot!(shown, @r#"
    10,000 `elif`                      accepted
    a list in a line of 1 MB           accepted
    a call in a line of 1 MB           accepted
    statements in a line of 1 MB       accepted
    a string of 1 MB                   accepted
    a name of 1 MB                     accepted
    a number of 1 MB                   accepted
    a decimal number of 1 MB           p.py:1:5: a decimal number of more than 4300 digits is outside the subset; use hexadecimal
    100,000 names                      accepted
    20,000 comprehensions              accepted
    50,000 locals                      accepted
    1 MB of empty lines                accepted
    1 MB of spaces                     accepted
    1 MB of NUL                        p.py:1:1: syntax error: Got unexpected token \u{0}
    "#);
}
