//! The bytecode is CPython 3.13's: `gil dis` teaches what `python -m dis` shows.

mod common;

use common::cpython;
use pyvm::bytecode::{Code, listing};
use pyvm::object::Kind;
use pyvm::{Source, compile};

#[test]
fn the_listing_looks_as_that_of_python_dis() {
    let program = "counter = 0\n\ndef increment(times):\n    global counter\n    for _ in range(times):\n        counter += 1\n\nincrement(3)\nprint(f\"{counter:>5}\")\n";
    let program = compile(Source::new("counter.py", program)).unwrap();
    insta::assert_snapshot!(listing(&program, |_| false), @r#"
       0        0  RESUME

       1        1  LOAD_CONST              0
                2  STORE_GLOBAL            counter

       3        3  LOAD_CONST              <code object increment, file "counter.py", line 3>
                4  MAKE_FUNCTION
                5  STORE_NAME              increment

       8        6  LOAD_NAME               increment
                7  PUSH_NULL
                8  LOAD_CONST              3
                9  CALL                    1
               10  POP_TOP

       9       11  LOAD_NAME               print
               12  PUSH_NULL
               13  LOAD_GLOBAL             counter
               14  LOAD_CONST              '>5'
               15  FORMAT_WITH_SPEC
               16  CALL                    1
               17  POP_TOP
               18  RETURN_CONST            None

    Disassembly of <code object increment, file "counter.py", line 3>:
       3        0  RESUME

       5        1  LOAD_GLOBAL             range + NULL
                2  LOAD_FAST               times
                3  CALL                    1
                4  GET_ITER
                5  FOR_ITER                to 12
                6  STORE_FAST              _

       6        7  LOAD_GLOBAL             counter
                8  LOAD_CONST              1
                9  BINARY_OP               +=
               10  STORE_GLOBAL            counter
               11  JUMP_BACKWARD           to 5

       5       12  END_FOR
               13  POP_TOP
               14  RETURN_CONST            None
    "#);
}

/// Programs whose functions have the very instructions of CPython.
///
/// What differs, so that these programs leave it out:
/// - `EXTENDED_ARG` and `CACHE`: an operand here has room enough, and there are no inline caches.
/// - A docstring is a `NOP`; CPython stores it. Module annotations are ignored.
/// - `LOAD_FAST_CHECK`: every `LOAD_FAST` here checks that the local has a value.
/// - CPython copies a short block that ends in a return to where it is jumped to (`return a if b else c`,
///   the end of the module after `if __name__ == "__main__":`); here it is jumped to.
/// - The cleanup after an exception in a comprehension stands behind it; CPython moves it to the end of
///   the function, and swaps two stores rather than two values (`apply_static_swaps`).
/// - `a < b < c` as a condition takes the general way.
/// - An `if` that ends the body of a loop jumps to the loop's `JUMP_BACKWARD`; CPython jumps back from it.
/// - A `NOP` for `pass` stays where CPython sometimes finds that it can go.
const PROGRAMS: &[(&str, &str)] = &[
    (
        "sums",
        "
import math
def sums(n):
    total = 0
    for i in range(n):
        total += i
    return total
def squares(n):
    total = 0
    for i in range(n):
        total += i ** 2
    return total
def roots(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i)
    return total
print(sums(10), squares(10), roots(10))
",
    ),
    (
        "counter",
        "
import threading
counter = 0
def increment(times):
    global counter
    for _ in range(times):
        counter += 1
def by_call(times):
    global counter
    for _ in range(times):
        counter = add(counter)
def add(n):
    return n + 1
thread = threading.Thread(target=increment, args=(10,))
thread.start()
thread.join()
print(counter)
",
    ),
    (
        "ackermann",
        "
import sys
sys.setrecursionlimit(10000)
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
",
    ),
    (
        "control",
        "
def early(rows, wanted):
    for i in range(len(rows)):
        for j in rows[i]:
            if j == wanted:
                return i, j
            last = j
    return None
def loops(n):
    while n > 0:
        n -= 1
        if n == 3:
            continue
        if n == 1:
            break
        n -= 2
    else:
        print(n, sep='', end=n)
    while True:
        n += 1
        if n > 10:
            return n
        n *= 2
def logic(a, b, c):
    if a and b or not c:
        return a
    x = a or b and c
    y = not a
    z = a < b < c
    while a is not None and b not in c:
        a = None
    return x, y, z, -a, ~b, +c, a is b
",
    ),
    (
        "values",
        "
def lists(n, one=1, two='2'):
    a = [1, 2, 3]
    b = [n, n]
    t = (1, n)
    a[0] += 1
    a[1] = t[0]
    x, y = n, one
    x, y = y, x
    x, a[0], y = one, x, y
    a.append(b)
    del b
    assert n, f'no {n}'
    return a[0], two, 2 ** 10
def strings(s, n):
    return f'{s!r:>{n}} {n=} {n:.2f}x{s}'
def call(f, x):
    return f(x)(x, key=x).name
",
    ),
];

#[test]
fn the_instructions_of_each_function_are_those_of_cpython_3_13() {
    let Some(python) = cpython(13..=13) else {
        eprintln!("skipped: no CPython 3.13 on this machine");
        return;
    };
    for (name, program) in PROGRAMS {
        let asked = python.command().args(["-c", INSTRUCTIONS, program]).output().expect("CPython starts");
        let cpythons = String::from_utf8(asked.stdout).expect("CPython writes UTF-8");
        let program = compile(Source::new(*name, *program)).unwrap_or_else(|error| panic!("{error}"));
        let mut ours = String::new();
        instructions(&program.code, &mut ours);
        assert!(!ours.is_empty());
        for (cpython, our) in cpythons.lines().zip(ours.lines()) {
            assert_eq!(cpython, our, "in {name}: CPython's left, pyvm's right");
        }
        assert_eq!(cpythons.lines().count(), ours.lines().count());
    }
}

/// Prints, for each code object, a line with its name and its instructions.
const INSTRUCTIONS: &str = "
import dis, sys
def show(code):
    hidden = ('CACHE', 'EXTENDED_ARG')
    print(code.co_name, *[i.opname for i in dis.get_instructions(code) if i.opname not in hidden])
    for constant in code.co_consts:
        if hasattr(constant, 'co_code'):
            show(constant)
show(compile(sys.argv[1], 'program', 'exec'))
";

/// The same of a code object here.
fn instructions(code: &Code, lines: &mut String) {
    let names: Vec<&str> = code.instructions.iter().map(|instruction| instruction.name()).collect();
    *lines += &format!("{} {}\n", code.name, names.join(" "));
    for constant in &code.constants {
        if let Some(Kind::Code(inner)) = constant.kind() {
            instructions(inner, lines);
        }
    }
}
