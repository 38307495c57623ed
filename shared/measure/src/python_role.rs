//! This binary as the `python` of a program that runs one as a command: `[sys.executable, "-c", "print(1)"]`.

use std::io::Read;
use std::process::ExitCode;

use pyvm::{Python, Source, compile};

use crate::options::{Options, Output};
use crate::process::ROLE;
use crate::run;

/// The role's name, before the version.
const NAME: &str = "python ";

/// The environment variable with the names of those that the program itself has set, a line each.
pub(crate) const GIVEN: &str = "GIL_LAB_GIVEN";

/// What makes this binary a `python` of this version, which has these of its variables in its `os.environ`.
pub(crate) fn variables(python: &str, names: &[&str]) -> [(&'static str, String); 2] {
    [(ROLE, format!("{NAME}{python}")), (GIVEN, names.join("\n"))]
}

/// Runs as a `python`, if that is what this process was started as: then it gives the code to exit with.
pub(crate) fn python_main() -> Option<ExitCode> {
    let role = std::env::var(ROLE).ok()?;
    let python = Python::parse(role.strip_prefix(NAME)?).ok()?;
    Some(match begin(python, std::env::args().skip(1).collect()) {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    })
}

fn begin(python: Python, mut arguments: Vec<String>) -> Result<u8, String> {
    let (source, argv) = loop {
        let first = if arguments.is_empty() { "-".to_owned() } else { arguments.remove(0) };
        match &*first {
            "-V" | "--version" => {
                println!("Python {}.{}.0", python.major, python.minor);
                return Ok(0);
            }
            "-c" if arguments.is_empty() => return Err("Argument expected for the -c option".to_owned()),
            "-c" => {
                let text = std::mem::replace(&mut arguments[0], "-c".to_owned());
                break (Source::new("<string>", text).in_no_file(), arguments);
            }
            "-m" => return Err("`-m` of a command's python is outside the subset; run its file".to_owned()),
            "-W" | "-X" => drop(arguments.drain(..1.min(arguments.len()))),
            "-" => {
                let mut text = String::new();
                let read = std::io::stdin().read_to_string(&mut text);
                read.map_err(|error| format!("standard input cannot be read: {error}"))?;
                arguments.insert(0, "-".to_owned());
                break (Source::new("<stdin>", text).in_no_file(), arguments);
            }
            option if option.starts_with('-') => {}
            path => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    let error = error.to_string();
                    let what = error.split(" (os error").next().unwrap_or_default();
                    let own = pyvm::executable(python);
                    format!("{own}: can't open file {path:?}: [Errno 2] {what}").replace('"', "'")
                })?;
                arguments.insert(0, path.to_owned());
                break (Source::new(path, text), arguments);
            }
        }
    };
    let program = compile(source.of_version(python)).map_err(|error| error.to_string())?;
    let options = Options { output: Output::Inherit, ..Options::new(python, argv) };
    let measured = run(&program, &options).map_err(|error| format!("{error:#}"))?;
    if let pyvm::ending::Exit::OutsideSubset(what) = &measured.exit {
        eprintln!("error: {what}");
    }
    Ok(measured.exit.code())
}
