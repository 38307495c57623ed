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

/// Each program beside its refusal, with `↵` where a line of the program ends. The list of modules is left
/// out: the book's page has it.
fn table(programs: &[&str]) -> String {
    let rows = programs.iter().map(|program| {
        let refusal = refusal(program);
        let shown =
            refusal.split_once("available are: ").map_or(refusal.clone(), |(what, _)| what.to_owned() + "…");
        format!("{:<34} {shown}\n", program.replace('\n', "↵"))
    });
    rows.collect()
}

#[test]
fn a_construct_outside_the_subset_is_named_with_what_to_use_instead() {
    let statements = table(&[
        "match 1:\n    case 1: pass",
        "type A = int",
        "async def f():\n    pass",
        "async def f():\n    await g()",
        "def f[T](x: T):\n    pass",
        "class A[T]:\n    pass",
        "x @= 1",
        "import sqlite3",
        "import numpy as np",
        "import asyncio",
        "from sqlite3 import connect",
        "from . import a",
        "import os.no_such",
    ]);
    insta::assert_snapshot!(statements, @r#"
    match 1:↵    case 1: pass          accepted
    type A = int                       p.py:1:1: `type` is outside the subset; leave it out
    async def f():↵    pass            p.py:1:1: `async def` is outside the subset; use threads
    async def f():↵    await g()       p.py:1:1: `async def` is outside the subset; use threads
    def f[T](x: T):↵    pass           p.py:1:6: a type parameter is outside the subset; leave it out
    class A[T]:↵    pass               p.py:1:8: a type parameter is outside the subset; leave it out
    x @= 1                             accepted
    import sqlite3                     p.py:1:8: the module `sqlite3` is outside the subset; …
    import numpy as np                 p.py:1:8: the module `numpy` is outside the subset; its native twin is in the lessons; here, use lists
    import asyncio                     p.py:1:8: the module `asyncio` is outside the subset; its native twin is in the lessons; here, use threads
    from sqlite3 import connect        p.py:1:6: the module `sqlite3` is outside the subset; …
    from . import a                    p.py:1:1: a relative import is outside the subset; import the module by its name
    import os.no_such                  p.py:1:8: the module `os.no_such` is outside the subset; …
    "#);
    let expressions = table(&[
        "x = 1j",
        "x = 1 @ 2",
        "x = t'{1}'",
        "def f():\n    return await g()",
        "x = [i async for i in y]",
    ]);
    insta::assert_snapshot!(expressions, @r#"
    x = 1j                             accepted
    x = 1 @ 2                          accepted
    x = t'{1}'                         p.py:1:5: a t-string is outside the subset; use an f-string
    def f():↵    return await g()      p.py:2:12: `await` is outside the subset; use threads
    x = [i async for i in y]           p.py:1:5: `async for` is outside the subset; use threads
    "#);
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
    insta::assert_snapshot!(errors, @r#"
    x =                                p.py:1:5: syntax error: Expected an expression
    if x↵    pass                      p.py:1:5: syntax error: Expected `:`, found newline
      x = 1                            p.py:1:1: syntax error: Unexpected indentation
    if 1:↵pass                         p.py:2:1: syntax error: Expected an indented block after `if` statement
    print 1                            p.py:1:7: syntax error: Simple statements must be separated by newlines or semicolons
    x = (1                             p.py:1:7: syntax error: unexpected EOF while parsing
    x = 'abc                           p.py:1:5: syntax error: missing closing quote in string literal
    x = f'{1'                          p.py:1:9: syntax error: f-string: expecting `}`
    1 = x                              p.py:1:1: syntax error: Invalid assignment target
    None = 1                           p.py:1:1: syntax error: Invalid assignment target
    f() = 1                            p.py:1:1: syntax error: Invalid assignment target
    return 1                           p.py:1:1: syntax error: 'return' outside function
    break                              p.py:1:1: syntax error: 'break' outside loop
    continue                           p.py:1:1: syntax error: 'continue' not properly in loop
    def f():↵    break                 p.py:2:5: syntax error: 'break' outside loop
    for i in []:↵    def f():↵        continue p.py:3:9: syntax error: 'continue' not properly in loop
    def f(a, a):↵    pass              p.py:1:10: syntax error: duplicate argument 'a' in function definition
    def f(a=1, b):↵    pass            p.py:1:12: syntax error: Parameter without a default cannot follow a parameter with a default
    f(a=1, 2)                          p.py:1:8: syntax error: Positional argument cannot follow keyword argument
    f(a=1, a=2)                        p.py:1:8: syntax error: keyword argument repeated: a
    def f():↵    x = 1↵    global x    p.py:3:5: syntax error: name 'x' is assigned to before global declaration
    def f():↵    print(x)↵    global x p.py:3:5: syntax error: name 'x' is used prior to global declaration
    def f(x):↵    global x             p.py:2:5: syntax error: name 'x' is parameter and global
    x = 08                             p.py:1:5: syntax error: Invalid decimal integer literal
    def f():↵    nonlocal x            p.py:2:5: syntax error: no binding for nonlocal 'x' found
    nonlocal x                         p.py:1:1: syntax error: nonlocal declaration not allowed at module level
    def f(x):↵    nonlocal x           p.py:2:5: syntax error: name 'x' is parameter and nonlocal
    *a, *b = c                         p.py:1:5: syntax error: multiple starred expressions in assignment
    x = *a                             p.py:1:5: `*` here is outside the subset; write the items out
    yield 1                            p.py:1:1: syntax error: 'yield' outside function
    class A:↵    return 1              p.py:2:5: syntax error: 'return' outside function
    try:↵    pass↵except:↵    pass↵except A:↵    pass p.py:3:1: syntax error: default 'except:' must be last
    try:↵    pass                      p.py:2:9: syntax error: Expected `except` or `finally` after `try` block
    x = 1__0                           p.py:1:6: syntax error: Simple statements must be separated by newlines or semicolons
    x = 0b2                            p.py:1:5: syntax error: Invalid integer literal
    é = $                              p.py:1:5: syntax error: Got unexpected token $
    x++                                p.py:1:4: syntax error: Expected an expression
    [1, 2] += [3]                      p.py:1:1: syntax error: Invalid augmented assignment target
    x = 'a\N{no such name}'            p.py:1:10: syntax error: Got unexpected unicode
    del 1                              p.py:1:5: syntax error: Invalid delete target
    assert                             p.py:1:7: syntax error: Expected an expression
    "#);
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
        "bytearray(3)",
        "(lambda: 1).__closure__",
        "(1).__dict__",
        "import math; math.no_such",
        "import os; os.fork()",
        "import sys; sys.settrace(print)",
        "'a'.encode('utf-7')",
        "list(range(10 ** 12))",
        "'a' * 10 ** 12",
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
    ]
    .map(ending)
    .concat();
    insta::assert_snapshot!(refused, @r#"
    range(2 ** 70)               p.py:1: a range beyond 64 bits is outside the subset; use `while`
    bytearray(3)                 nothing
    (lambda: 1).__closure__      nothing
    (1).__dict__                 p.py:1: `__dict__` of int is outside the subset; do without it
    import math; math.no_such    AttributeError: module 'math' has no attribute 'no_such'
    import os; os.fork()         p.py:1: `os.fork` is outside the subset; use `multiprocessing.Process`
    import sys; sys.settrace(print) p.py:1: `sys.settrace` is outside the subset; use `cProfile`, or `print`
    'a'.encode('utf-7')          p.py:1: the encoding utf-7 is outside the subset; use utf-8, ascii or latin-1
    list(range(10 ** 12))        MemoryError: the sequence would be larger than this machine's limit
    'a' * 10 ** 12               MemoryError: the repeated sequence would be larger than this machine's limit
    10 ** 10 ** 10               MemoryError: the power would be larger than this machine's limit of 1 Gbit
    1 << 10 ** 12                OverflowError: too many digits in integer
    "#);
}
