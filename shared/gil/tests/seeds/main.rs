//! Runs every Python block of a folder of documents, and holds the machine to what CPython prints.
//!
//! The documents are test input and no part of this repository. The environment variable
//! `GIL_LAB_SEEDS` names their folder, relative to the repository; without it the test says that it
//! skips. Nothing of their text is printed: the table names a program by its document and line. What
//! a program printed, here and in CPython, stays beside it in `target/tmp/seeds/`.

mod cpython;
mod documents;
mod facts;
mod judge;
mod prepare;
mod process;
mod redact;
mod scope;
mod server;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cpython::CPython;
use crate::documents::Block;
use crate::facts::Facts;
use crate::judge::judge;
use crate::prepare::Prepared;
use crate::process::Ended;
use crate::scope::Scope;
use crate::server::Server;
use crate::table::{Row, Table};

/// Says something past the test harness, which keeps what a passing test prints to itself.
fn say(what: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{what}");
}

#[test]
fn every_python_block_of_the_documents_does_what_cpython_does() {
    let Some(folder) = std::env::var_os("GIL_LAB_SEEDS").filter(|folder| !folder.is_empty()) else {
        say("skipped: GIL_LAB_SEEDS names no folder of documents");
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let documents = documents::read(&folder).expect("GIL_LAB_SEEDS names a folder of documents");
    assert!(!documents.is_empty(), "no document (*.txt, *.md) in {}", folder.display());

    let bench = Bench { server: Server::start(), cpython: CPython::find() };
    let mut table = Table::new(&bench.cpython);
    for document in &documents {
        assert!(!document.blocks.is_empty(), "{} has no Python block", document.name);
        for block in &document.blocks {
            table.add(bench.row(&document.name, block));
        }
    }
    say(&table.to_string());
    let failed = table.failed();
    assert!(failed.is_empty(), "{} of {} programs fail:\n{}", failed.len(), table.len(), failed.join("\n"));
}

/// What every program is run with.
struct Bench {
    server: Server,
    cpython: Result<CPython, String>,
}

impl Bench {
    /// Runs one program in both machines.
    fn row(&self, document: &str, block: &Block) -> Row {
        let facts = Facts::of(&block.code);
        let scope = Scope::of(facts.as_ref().ok());
        let prepared = Prepared::new(&block.code, facts.as_ref().ok(), &self.server.address());
        let name = format!("{}-{}", document.trim_end_matches(".txt").trim_end_matches(".md"), block.line);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeds").join(name);

        let ours = prepared.lay_out(&folder.join("ours"));
        let ours = process::run(Path::new(env!("CARGO_BIN_EXE_gil")), &["run", prepare::FILE], &ours, &[]);
        let theirs = self.cpython.as_ref().ok().filter(|_| scope.is_compared()).map(|cpython| {
            let folder = prepared.lay_out(&folder.join("cpython"));
            cpython.run(&folder)
        });
        let verdict = judge(&scope, facts.as_ref().ok(), &ours, theirs.as_ref());
        Row {
            document: document.to_owned(),
            line: block.line,
            lines: block.code.lines().count(),
            uses: facts.map(|facts| facts.modules.into_iter().collect()).unwrap_or_default(),
            scope: scope.to_string(),
            changed: prepared.changed,
            ours: ours.short(),
            cpython: theirs.as_ref().map_or_else(|| "-".to_owned(), Ended::short),
            verdict,
        }
    }
}

/// A folder, emptied.
fn fresh(folder: &Path) -> PathBuf {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("the target folder can be written");
    folder.to_path_buf()
}
