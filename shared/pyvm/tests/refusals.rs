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
        "class A:\n    pass",
        "try:\n    x = 1\nfinally:\n    pass",
        "raise ValueError",
        "def f():\n    nonlocal x",
        "match 1:\n    case 1: pass",
        "type A = int",
        "async def f():\n    pass",
        "@d\ndef f():\n    pass",
        "def f(*args):\n    pass",
        "def f(**named):\n    pass",
        "def f(a, *, b):\n    pass",
        "def f(a, /):\n    pass",
        "def f(n):\n    def g():\n        return n",
        "for x in [1]:\n    del x[0]",
        "x.y = 1",
        "a, *b = [1, 2]",
        "x @= 1",
        "import re",
        "from re import match",
        "from math import *",
        "from . import a",
        "import os.path",
    ]);
    insta::assert_snapshot!(statements, @r#"
    class A:↵    pass                  p.py:1:1: `class` is outside the subset; use functions
    try:↵    x = 1↵finally:↵    pass   p.py:1:1: `try` is outside the subset; let an error end the program
    raise ValueError                   p.py:1:1: `raise` is outside the subset; use `assert`
    def f():↵    nonlocal x            p.py:2:5: `nonlocal` is outside the subset; use a global
    match 1:↵    case 1: pass          p.py:1:1: `match` is outside the subset; use `if` and `elif`
    type A = int                       p.py:1:1: `type` is outside the subset; leave it out
    async def f():↵    pass            p.py:1:1: `async def` is outside the subset; use threads
    @d↵def f():↵    pass               p.py:1:1: a decorator is outside the subset; call the function yourself
    def f(*args):↵    pass             p.py:1:7: a parameter `*args` or `**kwargs` is outside the subset; name every parameter
    def f(**named):↵    pass           p.py:1:7: a parameter `*args` or `**kwargs` is outside the subset; name every parameter
    def f(a, *, b):↵    pass           p.py:1:13: a positional-only or keyword-only parameter is outside the subset; leave out the `/` or `*`
    def f(a, /):↵    pass              p.py:1:7: a positional-only or keyword-only parameter is outside the subset; leave out the `/` or `*`
    def f(n):↵    def g():↵        return n p.py:3:16: a variable of the enclosing function (`n`) is outside the subset; pass it as an argument
    for x in [1]:↵    del x[0]         p.py:2:9: `del` of anything but a name is outside the subset; assign another value
    x.y = 1                            p.py:1:1: assigning to an attribute is outside the subset; use a variable
    a, *b = [1, 2]                     p.py:1:4: `*` in an assignment is outside the subset; name every item
    x @= 1                             p.py:1:1: `@=` is outside the subset; write the loop out
    import re                          p.py:1:8: the module `re` is outside the subset; available are: math, multiprocessing, os, sys, threading, time
    from re import match               p.py:1:6: the module `re` is outside the subset; available are: math, multiprocessing, os, sys, threading, time
    from math import *                 p.py:1:1: `from … import *` is outside the subset; name what you import
    from . import a                    p.py:1:1: a relative import is outside the subset; import the module by its name
    import os.path                     p.py:1:8: the module `os.path` is outside the subset; available are: math, multiprocessing, os, sys, threading, time
    "#);
    let expressions = table(&[
        "f = lambda: 1",
        "x = {}",
        "x = {1}",
        "x = {n for n in [1]}",
        "x = {n: n for n in [1]}",
        "x = (n for n in [1])",
        "def f():\n    yield 1",
        "def f():\n    x = yield from [1]",
        "x = b'a'",
        "x = 1j",
        "x = ...",
        "x = [1, 2][0:1]",
        "x = [1, 2][:]",
        "x = [*[1]]",
        "x = (*[1], 2)",
        "print(*[1])",
        "print(**x)",
        "if (n := 1):\n    pass",
        "x = 1 @ 2",
        "x = t'{1}'",
        "x = 1\ny = [i for i in x[1:]]",
    ]);
    insta::assert_snapshot!(expressions, @r#"
    f = lambda: 1                      p.py:1:5: `lambda` is outside the subset; use `def`
    x = {}                             p.py:1:5: a dict is outside the subset; use lists or variables
    x = {1}                            p.py:1:5: a set is outside the subset; use a list
    x = {n for n in [1]}               p.py:1:5: this comprehension is outside the subset; use a list comprehension
    x = {n: n for n in [1]}            p.py:1:5: this comprehension is outside the subset; use a list comprehension
    x = (n for n in [1])               p.py:1:5: a generator expression is outside the subset; use a list comprehension or a loop
    def f():↵    yield 1               p.py:2:5: a generator is outside the subset; build a list
    def f():↵    x = yield from [1]    p.py:2:9: a generator is outside the subset; build a list
    x = b'a'                           p.py:1:5: a bytes literal is outside the subset; use a string
    x = 1j                             p.py:1:5: a complex number is outside the subset; use floats
    x = ...                            p.py:1:5: `...` is outside the subset; use `pass` or `None`
    x = [1, 2][0:1]                    p.py:1:12: a slice is outside the subset; build the list with a loop
    x = [1, 2][:]                      p.py:1:12: a slice is outside the subset; build the list with a loop
    x = [*[1]]                         p.py:1:6: `*` in a list or tuple is outside the subset; join the two with `+`
    x = (*[1], 2)                      p.py:1:6: `*` in a list or tuple is outside the subset; join the two with `+`
    print(*[1])                        p.py:1:7: `*` in a call is outside the subset; write the arguments out
    print(**x)                         p.py:1:7: `**` in a call is outside the subset; write the arguments out
    if (n := 1):↵    pass              p.py:1:5: `:=` is outside the subset; assign on a line of its own
    x = 1 @ 2                          p.py:1:5: `@` is outside the subset; write the loop out
    x = t'{1}'                         p.py:1:5: a t-string is outside the subset; use an f-string
    x = 1↵y = [i for i in x[1:]]       p.py:2:19: a slice is outside the subset; build the list with a loop
    "#);
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
    let ended = common::run(&common::interpreter("p.py", program));
    format!("{program:<28} {}\n", ended.lines().last().unwrap_or("nothing"))
}

#[test]
fn what_only_the_running_program_shows_is_refused_with_its_line() {
    let refused: String = [
        "[3, 1].sort()",
        "'a b'.split()",
        "(1).bit_length()",
        "len.__doc__",
        "x = dict()",
        "import math; math.gcd(2, 4)",
        "print(1, file=2)",
        "min([1], key=abs)",
        "int('ff', 16)",
        "range(2 ** 70)",
        "(-8) ** 0.5",
        "'%d' % 1",
        "list(range(10 ** 12))",
        "'a' * 10 ** 12",
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
    ]
    .map(ending)
    .concat();
    insta::assert_snapshot!(refused, @r#"
    [3, 1].sort()                p.py:1: `sort` of list is outside the subset; use a loop
    'a b'.split()                p.py:1: `split` of str is outside the subset; use a loop
    (1).bit_length()             p.py:1: `bit_length` of int is outside the subset; use a loop
    len.__doc__                  p.py:1: `__doc__` of builtin_function_or_method is outside the subset; use a loop
    x = dict()                   p.py:1: `dict` is outside the subset; built-ins are: print, range, len, sum, min, max, abs, round, repr, int, float, bool, str, list, tuple
    import math; math.gcd(2, 4)  p.py:1: math.gcd is outside the subset; the module has: sqrt, floor, ceil, sin, cos, exp, log, fabs, pi, e, tau, inf, nan
    print(1, file=2)             p.py:1: `file=` of print is outside the subset; print to standard output
    min([1], key=abs)            p.py:1: `key` and `default` of min are outside the subset; use a loop
    int('ff', 16)                p.py:1: `int` with a base is outside the subset; use decimal digits
    range(2 ** 70)               p.py:1: a range beyond 64 bits is outside the subset; use `while`
    (-8) ** 0.5                  p.py:1: complex numbers are outside the subset: a negative number has no real power with a fraction
    '%d' % 1                     p.py:1: `%` formatting of a string is outside the subset; use an f-string
    list(range(10 ** 12))        MemoryError: the sequence would be larger than this machine's limit
    'a' * 10 ** 12               MemoryError: the repeated sequence would be larger than this machine's limit
    10 ** 10 ** 10               MemoryError: the power would be larger than this machine's limit of 1 Gbit
    1 << 10 ** 12                OverflowError: too many digits in integer
    "#);
}
