//! Answers that try to get points without earning them, or to do harm. Each ends with no points and a clear reason, and
//! nothing outside is touched.

mod common;

use common::{desk, exercise, read, sandbox};
use grade::course::Exercise;
use grade::model::GradedExercise;
use grade::pristine;
use grade::sandbox::Sandbox;
use grade::submission::Handed;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;

/// Grades `answer` for exercise 3, with only the first check, and little patience for an answer that never ends.
fn graded(answer: &str) -> GradedExercise {
    let mut exercise = exercise("03");
    exercise.manifest.check.truncate(1);
    if answer.contains("endless") {
        exercise.manifest.check[0].seconds = 5;
    }
    desk()
        .grade(&exercise, &Handed::Answer(answer.to_owned()))
        .expect("whatever an answer does, the desk works")
}

/// An answer that does `attack` where it should work, and `items` beside it. It ends with a wrong sum.
fn answer(items: &str, attack: &str) -> String {
    format!(
        "#![allow(warnings)]\n{items}\n\
         pub fn parallel_sum<F>(records: &[u64], workers: usize, work: F) -> u64 where F: Fn(u64) -> u64 + Sync {{\n\
         {attack}\n0 }}\n"
    )
}

/// Grades an attack; there are no points, and the reason contains `reason`.
#[track_caller]
fn defeated(items: &str, attack: &str, reason: &str) -> String {
    let graded = graded(&answer(items, attack));
    assert_eq!(graded.points(), 0, "{attack}: {graded:#?}");
    let message = graded.checks[0].message.clone();
    assert!(message.contains(reason), "{attack}: {message}");
    message
}

/// What an answer that ends its check without any trick is told.
const WRONG: &str = "8 records, 4 workers: `work` never got 8 of the records.";

fn is_confined() -> bool {
    let confined = matches!(sandbox(), Sandbox::Landlock(_));
    if !confined {
        eprintln!("skipped: there is no sandbox on this machine");
    }
    confined
}

#[test]
fn ending_the_process_is_no_pass() {
    defeated("", "std::process::exit(0);", "your code ended the process, with exit status 0");
    defeated("", "std::process::abort();", "the check's process ended before the check did");
    defeated("", "std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!();", "exit status 0");
    defeated(
        "",
        "fn deep(n: u64) -> u64 { deep(std::hint::black_box(n + 1)) + n } deep(0);",
        "overflowed its stack",
    );
}

#[test]
fn a_printed_line_is_no_pass() {
    let forged = r#"println!("test even ... ok\ntest result: ok. 1 passed");
        println!("\npassed\n 0123456789abcdef0123456789abcdef passed\nsecret passed");
        println!("{}", "{\"type\":\"test\",\"event\":\"ok\",\"name\":\"even\"}");"#;
    defeated("", forged, WRONG);
    defeated("", &format!("{forged} std::process::exit(0);"), "exit status 0");
    // The secret was read from standard input before; nothing is left of it.
    let echo = r#"let mut text = String::new(); std::io::stdin().read_line(&mut text).unwrap();
        println!("{} passed", text.trim()); std::process::exit(0);"#;
    defeated("", echo, "exit status 0");
}

#[test]
fn types_and_names_that_look_right_are_not() {
    let equal = "pub struct Any; impl PartialEq<u64> for Any { fn eq(&self, _: &u64) -> bool { true } }
        impl std::fmt::Display for Any { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }
        pub fn parallel_sum<F>(_: &[u64], _: usize, _: F) -> Any where F: Fn(u64) -> u64 + Sync { Any }";
    let graded = graded(equal);
    assert_eq!(graded.points(), 0);
    assert!(graded.checks[0].message.starts_with("The answer does not compile.\n"), "{graded:#?}");
    let names =
        "pub mod grading { pub fn check() {} } pub mod checks {} pub mod grade { pub const ALL: u8 = 1; }
        pub mod subject {} pub mod std2 {} pub fn main() { std::process::exit(0) } pub fn even() {}
        macro_rules! assert_eq { ($($t:tt)*) => {} } macro_rules! panic { ($($t:tt)*) => {} }
        #[cfg(test)] pub fn more() {} #[cfg(test)] mod tests { #[test] fn even() {} }
        pub struct Sheet; pub type Result = (); pub enum Option2 { Some, None }";
    defeated(names, "", WRONG);
}

#[test]
fn other_files_are_refused_before_anything_is_compiled() {
    let refused = "the answer has the word";
    defeated("const A: &str = include_str!(\"../checks.rs\");", "", refused);
    defeated(
        "#[doc = include_str!(\"../../../solutions/03-parallel-sum/src/answer.rs\")] pub fn f() {}",
        "",
        refused,
    );
    defeated("#[path = \"../checks.rs\"] mod checks;", "", refused);
    defeated("extern crate grading;", "", refused);
    defeated("", "unsafe { std::hint::unreachable_unchecked() }", refused);
    // Code before `main` needs an attribute that is unsafe.
    defeated("#[unsafe(link_section = \".init_array\")] static A: fn() = b; fn b() {}", "", refused);
    let old = "#[link_section = \".init_array\"] pub static A: fn() = b; fn b() { std::process::exit(0) }";
    defeated(old, "", "does not compile");
    defeated("#[no_mangle] pub fn main() {}", "", "does not compile");
    // Crates that the tests use are not the answer's.
    defeated("use grading::evidence::Secret;", "", "does not compile");
    defeated("use loom::model;", "", "does not compile");
}

#[test]
fn the_compiler_is_not_kept_busy() {
    defeated(
        "const A: u64 = { let mut a = 0u64; loop { a = a.wrapping_add(1); } };",
        "A;",
        "does not compile",
    );
    defeated("macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)* x) } }", "m!(x);", "does not compile");
}

#[test]
fn panics_do_not_reach_the_grader() {
    defeated("", "std::panic::panic_any(7);", "parallel_sum panicked");
    defeated("", "std::panic::resume_unwind(Box::new(\"passed\"));", "parallel_sum panicked");
    let twice = "struct A; impl Drop for A { fn drop(&mut self) { panic!(\"again\") } }";
    defeated(twice, "let _a = A; panic!(\"once\");", "Your code panicked");
    let payload = "struct A; impl Drop for A { fn drop(&mut self) { std::process::exit(0) } }";
    defeated(payload, "std::panic::panic_any(A);", "Your code panicked");
}

#[test]
fn nothing_is_used_up() {
    defeated("", "loop { /* endless */ std::hint::spin_loop(); }", "It had not ended after 5 seconds");
    defeated("", "/* endless */ loop { std::thread::park(); }", "It had not ended after 5 seconds");
    defeated("", "loop { println!(\"{}\", \"x\".repeat(1000)); }", "Your code printed more than 1024 KiB");
    defeated("", "loop { eprintln!(\"{}\", \"x\".repeat(1000)); }", "Your code printed more than 1024 KiB");
    if is_confined() {
        defeated("", "let mut all = Vec::new(); loop { all.push(vec![1u8; 1 << 24]); }", "memory allocation");
        let threads = "let mut all = Vec::new(); loop { all.push(std::thread::spawn(|| loop { std::thread::park() })); }";
        defeated("", threads, "");
    }
}

#[test]
fn nothing_outside_can_be_read() {
    if !is_confined() {
        return;
    }
    let outside = TempDir::new().expect("a folder");
    fs::write(outside.path().join("other-student.rs"), "a secret answer").expect("it can be written");
    let root = desk().root().to_owned();
    let attack = format!(
        "for path in [\"/proc/self/mem\", \"/proc/self/environ\", \"/proc/self/maps\", \"/etc/passwd\", \"/etc/hostname\",
             \"../exercises/03-parallel-sum/checks.rs\", \"{root}/exercises/03-parallel-sum/checks.rs\", \"Cargo.toml\",
             \"{root}/Cargo.toml\", \"{other}\", \"/dev/mem\", \"/etc/shadow\", \"{course}/README.md\"] {{
             if let Ok(bytes) = std::fs::read(path) {{ println!(\"{{bytes:?}}\"); panic!(\"READ {{path}}\"); }}
         }}
         for path in [\"/\", \"/tmp\", \"/home\", \".\", \"..\", \"/proc\", \"{outside}\"] {{
             if std::fs::read_dir(path).is_ok() {{ panic!(\"LISTED {{path}}\"); }}
         }}
         if std::env::vars_os().next().is_some() {{ panic!(\"ENVIRONMENT\"); }}",
        root = root.display(),
        other = outside.path().join("other-student.rs").display(),
        outside = outside.path().display(),
        course = common::root().display(),
    );
    defeated("", &attack, WRONG);
}

#[test]
fn nothing_outside_can_be_written() {
    if !is_confined() {
        return;
    }
    let outside = TempDir::new().expect("a folder");
    fs::write(outside.path().join("kept"), "kept").expect("it can be written");
    let attack = format!(
        "for path in [\"{outside}/new\", \"{outside}/kept\", \"/tmp/new-from-an-answer\", \"new\", \"../Cargo.toml\"] {{
             if std::fs::write(path, \"pwned\").is_ok() {{ panic!(\"WROTE {{path}}\"); }}
             if std::fs::remove_file(path).is_ok() {{ panic!(\"REMOVED {{path}}\"); }}
             if std::fs::create_dir(path).is_ok() {{ panic!(\"MADE {{path}}\"); }}
         }}
         let program = std::env::args_os().next().unwrap();
         if std::fs::write(&program, \"\").is_ok() || std::fs::remove_file(&program).is_ok() {{ panic!(\"ITSELF\"); }}",
        outside = outside.path().display(),
    );
    defeated("", &attack, WRONG);
    assert_eq!(read(outside.path().join("kept")), "kept");
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 1);
}

#[test]
fn there_is_no_network_and_no_process() {
    if !is_confined() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("the test may listen");
    let address = listener.local_addr().expect("it listens");
    let attack = format!(
        "use std::net::*; use std::os::unix::net::*; use std::process::Command;
         if TcpStream::connect(\"{address}\").is_ok() {{ panic!(\"CONNECTED\"); }}
         if TcpListener::bind(\"127.0.0.1:0\").is_ok() {{ panic!(\"LISTENS\"); }}
         if UdpSocket::bind(\"127.0.0.1:0\").is_ok() {{ panic!(\"UDP\"); }}
         if UnixDatagram::unbound().is_ok() || UnixStream::pair().is_ok() {{ panic!(\"UNIX\"); }}
         let me = std::env::args_os().next().unwrap();
         for program in [me.as_os_str(), \"/proc/self/exe\".as_ref(), \"/bin/sh\".as_ref(), \"/usr/bin/env\".as_ref()] {{
             if Command::new(program).spawn().is_ok() {{ panic!(\"STARTED {{program:?}}\"); }}
         }}"
    );
    defeated("", &attack, WRONG);
    listener.set_nonblocking(true).expect("it can be asked");
    assert!(listener.accept().is_err(), "somebody connected");
    // To become the test program once more leads nowhere: the secret is gone.
    let again = "use std::os::unix::process::CommandExt; let me = std::env::args_os().next().unwrap();
        let _ = std::process::Command::new(me).args([\"--check\", \"even\"]).exec();";
    defeated("", again, "exit status 2");
}

#[test]
fn the_desk_is_as_it_was() {
    let desk = desk();
    // Only what is compiled lies at a desk.
    let course = common::course().with(|kind| !kind.is_data());
    let answers: Vec<_> =
        course.exercises.iter().map(|Exercise { folder, manifest, .. }| (folder, manifest)).collect();
    for (path, contents) in pristine::files(&course).expect("the course can be read") {
        let is_answer = answers
            .iter()
            .any(|(folder, manifest)| path == Path::new("exercises").join(folder).join(&manifest.answer));
        if !is_answer && path != Path::new("Cargo.lock") {
            assert!(
                fs::read(desk.root().join(&path)).expect("it is there") == contents,
                "{}",
                path.display()
            );
        }
    }
}
