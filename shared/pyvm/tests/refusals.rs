//! What is outside the subset is refused before anything runs, in one line: where it stands, what it is,
//! and what to use instead.

mod common;

use pyvm::{Source, compile};

/// The line that refuses a program, or what a program that is not refused gives.
fn refusal(program: &str) -> String {
    match compile(Source::new("p.py", program)) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// Each program beside its refusal, with `↵` where a line of the program ends.
fn table(programs: &[&str]) -> String {
    let rows =
        programs.iter().map(|program| format!("{:<34} {}\n", program.replace('\n', "↵"), refusal(program)));
    rows.collect()
}

#[test]
fn a_construct_outside_the_subset_is_named_with_what_to_use_instead() {
    let statements = table(&[
        "match 1:\n    case 1: pass",
        "type A = int",
        "async def f():\n    pass",
        "async def f():\n    await g()",
        "try:\n    pass\nexcept* ValueError:\n    pass",
        "def f[T](x: T):\n    pass",
        "class A[T]:\n    pass",
        "x @= 1",
        "import re",
        "import numpy as np",
        "import asyncio",
        "from re import match",
        "from math import *",
        "from . import a",
        "import os.no_such",
    ]);
    insta::assert_snapshot!(statements, @"");
    let expressions = table(&[
        "x = 1j",
        "x = 1 @ 2",
        "x = t'{1}'",
        "def f():\n    return await g()",
        "x = [i async for i in y]",
    ]);
    insta::assert_snapshot!(expressions, @"");
}

#[test]
fn what_the_machine_runs_is_accepted() {
    for program in [
        "class A:\n    pass",
        "try:\n    x = 1\nfinally:\n    pass",
        "try:\n    x = 1\nexcept (A, B) as error:\n    raise C from error\nelse:\n    pass",
        "with a() as b, c() as (d, e):\n    pass",
        "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2",
        "@d\n@e(1)\ndef f():\n    pass",
        "def f(a, /, b, *args, c=1, **named):\n    return lambda: a",
        "for x in [1]:\n    del x[0], x.y, z",
        "x.y = x[1:2] = 1",
        "a, *b = [*c, *d]",
        "import os.path as path, collections.abc",
        "from concurrent.futures import ThreadPoolExecutor",
        "x = {1: 2, **y}, {1, *y}, {n for n in y}, {n: n for n in y}, (n for n in y)",
        "def f():\n    x = yield 1\n    yield from g(x)",
        "x = b'a', ..., y[::2], y[1, ...]",
        "print(*a, *b, c=1, **d)",
        "if (n := 1) > 0:\n    pass",
        "def f(x: int = 1) -> 'list[int]':\n    y: int\n    return x",
    ] {
        assert_eq!(refusal(program), "accepted", "{program}");
    }
}

#[test]
fn a_syntax_error_is_one_line_too() {
    let errors = table(&[
        "x = ",
        "if x\n    pass",
        "  x = 1",
        "if 1:\npass",
        "print 1",
        "x = (1",
        "x = 'abc",
        "x = f'{1'",
        "1 = x",
        "None = 1",
        "f() = 1",
        "return 1",
        "break",
        "continue",
        "def f():\n    break",
        "for i in []:\n    def f():\n        continue",
        "def f(a, a):\n    pass",
        "def f(a=1, b):\n    pass",
        "f(a=1, 2)",
        "f(a=1, a=2)",
        "def f():\n    x = 1\n    global x",
        "def f():\n    print(x)\n    global x",
        "def f(x):\n    global x",
        "x = 08",
        "def f():\n    nonlocal x",
        "nonlocal x",
        "def f(x):\n    nonlocal x",
        "*a, *b = c",
        "x = *a",
        "yield 1",
        "class A:\n    return 1",
        "try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass",
        "try:\n    pass",
        "x = 1__0",
        "x = 0b2",
        "é = $",
        "x++",
        "[1, 2] += [3]",
        "x = 'a\\N{no such name}'",
        "del 1",
        "assert",
    ]);
    insta::assert_snapshot!(errors, @"");
}

/// The last line of what ends a program that compiles.
fn ending(program: &str) -> String {
    let ended = common::run(&common::interpreter("p.py", program)).unwrap_or_default();
    format!("{program:<28} {}\n", ended.lines().last().unwrap_or("nothing"))
}

#[test]
fn what_only_the_running_program_shows_is_refused_with_its_line() {
    let refused: String = [
        "range(2 ** 70)",
        "(-8) ** 0.5",
        "complex(1, 2)",
        "bytearray(3)",
        "eval('1')",
        "exec('x = 1')",
        "compile('1', 'f', 'eval')",
        "type('A', (), {})",
        "(lambda: 1).__closure__",
        "(1).__dict__",
        "import math; math.no_such",
        "import os; os.fork()",
        "import sys; sys.settrace(None)",
        "'a'.encode('utf-16')",
        "list(range(10 ** 12))",
        "'a' * 10 ** 12",
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
    ]
    .map(ending)
    .concat();
    insta::assert_snapshot!(refused, @"");
}
