//! The files of a desk: the exercises, the course's own crates that they need, and a manifest for these alone.

use crate::course::Course;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// What no build needs, or nobody shall see who compiles an answer.
const LEFT_OUT: [&str; 6] = ["README.md", "wrong", "benches", "examples", "snapshots", "target"];

/// The files, by their paths from the workspace's root.
///
/// # Errors
/// If the course cannot be read.
pub fn files(course: &Course) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    files_with(course, &[])
}

/// The same, in a workspace that has the crates in the folders `more`, too. Their files are the caller's to add.
///
/// # Errors
/// If the course cannot be read.
pub fn files_with(course: &Course, more: &[&str]) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let whole: Table = read(&course.root.join("Cargo.toml"))?;
    let exercises = course.exercises.iter().map(|exercise| format!("exercises/{}", exercise.folder));
    let first: BTreeSet<String> = exercises.chain(more.iter().map(|folder| (*folder).to_owned())).collect();
    let mut members = BTreeSet::new();
    let mut todo: Vec<String> = first.iter().cloned().collect();
    let mut files = BTreeMap::new();
    while let Some(folder) = todo.pop() {
        if !members.insert(folder.clone()) {
            continue;
        }
        let mut manifest = read(&course.root.join(&folder).join("Cargo.toml"))?;
        let is_exercise = first.contains(&folder);
        if !is_exercise {
            // A crate that is only used brings its tests along for nothing.
            for part in ["dev-dependencies", "test", "bench", "example"] {
                manifest.remove(part);
            }
        }
        todo.extend(own_dependencies(&manifest, &whole));
        if !more.contains(&folder.as_str()) {
            collect(&course.root, Path::new(&folder), is_exercise, &mut files)?;
            files.insert(Path::new(&folder).join("Cargo.toml"), manifest.to_string().into_bytes());
        }
    }
    files.insert("Cargo.toml".into(), workspace(whole, members)?.into_bytes());
    files.insert("Cargo.lock".into(), fs::read(course.root.join("Cargo.lock"))?);
    Ok(files)
}

/// The folders of the course's own crates that a manifest names.
fn own_dependencies(manifest: &Table, whole: &Table) -> Vec<String> {
    let known = whole.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    let targets =
        manifest.get("target").and_then(Value::as_table).into_iter().flat_map(|targets| targets.values());
    let tables = [manifest].into_iter().chain(targets.filter_map(Value::as_table));
    let lists = tables.flat_map(|table| ["dependencies", "dev-dependencies"].map(|kind| table.get(kind)));
    let names = lists.flatten().filter_map(Value::as_table).flat_map(Table::keys);
    names.filter_map(|name| Some(known?.get(name)?.get("path")?.as_str()?.to_owned())).collect()
}

/// The files of a crate.
fn collect(root: &Path, folder: &Path, tests: bool, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    let entries =
        fs::read_dir(root.join(folder)).with_context(|| format!("no crate in {}", folder.display()))?;
    for entry in entries {
        let name = entry?.file_name();
        let path = folder.join(&name);
        if LEFT_OUT.iter().any(|left_out| name == *left_out) || (name == "tests" && !tests) {
            continue;
        }
        if root.join(&path).is_dir() {
            collect(root, &path, tests, files)?;
        } else {
            files.insert(path.clone(), fs::read(root.join(&path))?);
        }
    }
    Ok(())
}

/// The workspace's manifest, for these members alone, and stricter.
fn workspace(mut whole: Table, members: BTreeSet<String>) -> Result<String> {
    let mut workspace: Table = whole.remove("workspace").context("the course is a workspace")?.try_into()?;
    workspace.remove("default-members");
    workspace.insert("members".into(), members.into_iter().map(Value::from).collect::<Vec<_>>().into());
    // Students' files forbid it by themselves, too; the course's own crates have one place that is allowed to.
    let deny: Table = "rust.unsafe_code = \"deny\"".parse()?;
    workspace.insert("lints".into(), deny.into());
    // No debugging information, which nobody reads here, and nothing kept from one student to the next. What the
    // course optimises, because answers run in it, is optimised here as well.
    let mut profile: Table = "dev.debug = false\ndev.incremental = false".parse()?;
    let optimised = whole.get("profile").and_then(|profile| profile.get("dev")?.get("package"));
    if let (Some(optimised), Some(dev)) = (optimised, profile.get_mut("dev").and_then(Value::as_table_mut)) {
        dev.insert("package".into(), optimised.clone());
    }
    Ok(Table::from_iter([("workspace".into(), workspace.into()), ("profile".into(), profile.into())])
        .to_string())
}

fn read(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.parse().with_context(|| format!("{} is no manifest", path.display()))
}
