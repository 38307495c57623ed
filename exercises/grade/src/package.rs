//! An autograder that an instructor uploads.

use crate::course::Course;
use crate::pristine;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Runs once, when Gradescope makes the image: everything that needs the network, and what all submissions share.
const SETUP: &str = r#"#!/usr/bin/env bash
set -euo pipefail
apt-get update
apt-get install -y build-essential curl
export CARGO_HOME=/autograder/cargo RUSTUP_HOME=/autograder/rustup PATH=/autograder/cargo/bin:$PATH
curl -fsSL https://sh.rustup.rs | sh -s -- -y --profile minimal --default-toolchain VERSION
cd /autograder/source
cargo fetch
cargo build --release -p grade
target/release/grade prepare --course .
"#;

/// Runs for each submission. Whatever happens, there is a results file.
const RUN: &str = r#"#!/usr/bin/env bash
export CARGO_HOME=/autograder/cargo RUSTUP_HOME=/autograder/rustup PATH=/autograder/cargo/bin:$PATH
mkdir -p /autograder/results
results=/autograder/results/results.json
echo '{"score": 0, "output": "It was not graded. Please tell your instructor."}' > "$results"
cd /autograder/source
grade=target/release/grade
flags=()
# Where the kernel has no Landlock, the container that Gradescope makes for each submission is the only wall.
"$grade" confine --probe || flags+=(--no-sandbox)
"$grade" /autograder/submission --one --course . --format gradescope --out /autograder/grades "${flags[@]}"
graded=/autograder/grades/gradescope/submission.json
if [ -f "$graded" ]; then cp "$graded" "$results"; fi
"#;

/// Writes Gradescope's zip archive for these exercises.
///
/// # Errors
/// If the course cannot be read, or the archive cannot be written.
pub fn gradescope(course: &Course, to: &Path) -> Result<()> {
    let file = File::create(to).with_context(|| format!("cannot write {}", to.display()))?;
    let mut zip = ZipWriter::new(file);
    let plain = SimpleFileOptions::default();
    let mut add = |name: &str, contents: &[u8], executable: bool| -> Result<()> {
        zip.start_file(name, plain.unix_permissions(if executable { 0o755 } else { 0o644 }))?;
        Ok(zip.write_all(contents)?)
    };
    let version = env!("CARGO_PKG_RUST_VERSION");
    add("setup.sh", SETUP.replace("VERSION", version).as_bytes(), true)?;
    add("run_autograder", RUN.as_bytes(), true)?;
    let mut files = pristine::files_with(course, &["exercises/grade"])?;
    // The grader comes with its source, and without its tests.
    let grader = course.root.join("exercises/grade");
    let source = ["src", "skeleton"].map(|part| below(&grader.join(part)));
    let source = source.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten();
    for path in source.chain([grader.join("Cargo.toml")]) {
        files.insert(path.strip_prefix(&course.root)?.to_owned(), fs::read(&path)?);
    }
    for (path, contents) in files {
        add(&path.to_string_lossy().replace('\\', "/"), &contents, false)?;
    }
    zip.finish()?;
    Ok(())
}

/// All files below a folder.
fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}
