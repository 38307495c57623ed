//! Each instruction comes from the part of the text from which CPython 3.13's comes (PEP 657): whatever may raise in one
//! of the programs of the suite.

mod common;

use common::cpython;
use common::recordings::{folder, names};
use pyvm::bytecode::Code;
use pyvm::object::Kind;
use pyvm::{Source, compile};

/// Prints the name of each code object with its first line, and below it its instructions with their ranges.
const POSITIONS: &str = "
import dis, sys, warnings
warnings.simplefilter('ignore')
def show(code):
    print('code', code.co_name, code.co_firstlineno)
    for i in dis.get_instructions(code):
        print(i.opname, *i.positions)
    for constant in code.co_consts:
        if hasattr(constant, 'co_code'):
            show(constant)
show(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'))
";

/// These raise nothing of their own here and there have no place, or stand in another order.
const LOOKED_AT: [&str; 16] = [
    "BINARY_OP",
    "BINARY_SUBSCR",
    "LOAD_ATTR",
    "STORE_ATTR",
    "STORE_SUBSCR",
    "CALL",
    "CALL_KW",
    "CALL_FUNCTION_EX",
    "COMPARE_OP",
    "CONTAINS_OP",
    "GET_ITER",
    "FOR_ITER",
    "UNPACK_SEQUENCE",
    "RAISE_VARARGS",
    "BEFORE_WITH",
    "FORMAT_SIMPLE",
];

/// The ranges of the instructions that are looked at, for each code object: its name and its instructions.
type Ranges = Vec<(String, Vec<String>)>;

fn noted(line: &str, ranges: &mut Ranges) {
    if let Some(name) = line.strip_prefix("code ") {
        ranges.push((name.to_owned(), Vec::new()));
    } else if LOOKED_AT.contains(&line.split(' ').next().unwrap_or_default())
        && let Some((_, lines)) = ranges.last_mut()
    {
        lines.push(line.to_owned());
    }
}

fn ours(code: &Code, ranges: &mut Ranges) {
    noted(&format!("code {} {}", code.name, code.first_line), ranges);
    for (instruction, position) in code.instructions.iter().zip(code.positions()) {
        if let Some(at) = position {
            let range = format!("{} {} {} {}", at.line, at.end_line, at.column, at.end_column);
            noted(&format!("{} {range}", instruction.name()), ranges);
        }
    }
    for constant in &code.constants {
        if let Some(Kind::Code(inner)) = constant.kind() {
            ours(inner, ranges);
        }
    }
}

#[test]
fn instructions_come_from_where_cpythons_come_from() {
    let Some(python) = cpython(13..=13) else {
        eprintln!("skipped: no CPython 3.13 on this machine");
        return;
    };
    let (mut compared, mut differences) = (0, Vec::new());
    for name in names().into_iter().filter(|name| name.starts_with("marks_") || name.starts_with("error_")) {
        let path = format!("{name}.py");
        let text = std::fs::read_to_string(folder().join(&path)).expect("the program can be read");
        let Ok(program) = compile(Source::new(&*path, text)) else { continue };
        let asked = python.command().args(["-c", POSITIONS, &path]).output().expect("CPython starts");
        let (mut mine, mut cpythons) = (Ranges::new(), Ranges::new());
        ours(&program.code, &mut mine);
        String::from_utf8_lossy(&asked.stdout).lines().for_each(|line| noted(line, &mut cpythons));
        for (code, mut lines) in mine {
            let same = |other: &(String, Vec<String>)| other.0 == code && other.1.len() == lines.len();
            // Handlers stand in another order here and there: the ranges are compared, whatever their order.
            let Some(at) = cpythons.iter().position(same) else { continue };
            let (_, mut expected) = cpythons.remove(at);
            lines.sort();
            expected.sort();
            compared += lines.len();
            let pairs = lines.into_iter().zip(expected).filter(|(a, b)| a != b);
            differences.extend(pairs.map(|(a, b)| format!("{path} {code}: {a}, CPython's {b}")));
        }
    }
    assert!(compared > 1000, "{compared} instructions are not enough to mean anything");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
