//! The CPython to compare with, where there is one.

use std::path::{Path, PathBuf};

use crate::prepare::FILE;
use crate::process::{self, Ended};

/// A CPython of this machine.
pub(crate) struct CPython {
    path: PathBuf,
    /// Such as `3.13.0`.
    pub(crate) version: String,
}

/// What the `requests` package is to these programs, for a CPython that has no packages.
const REQUESTS: &str = include_str!("requests.py");

impl CPython {
    /// Finds one: the 3.13 that pyenv keeps, then `python3.13`, then `python3`. From 3.14 on the
    /// programs without a main guard end otherwise (the start method is no longer fork), and before
    /// 3.10 error messages read otherwise, so only those between are asked.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn find() -> Result<Self, String> {
        let mut candidates = pyenv();
        candidates.extend(["python3.13", "python3"].map(PathBuf::from));
        let mut seen = Vec::new();
        for path in candidates {
            let Some(version) = version(&path) else { continue };
            let minor = version.strip_prefix("3.").and_then(|rest| rest.split('.').next()?.parse().ok());
            if minor.is_some_and(|minor: u32| (10..=13).contains(&minor)) {
                return Ok(Self { path, version });
            }
            seen.push(version);
        }
        let seen = if seen.is_empty() { "none at all".to_owned() } else { seen.join(", ") };
        Err(format!("no CPython 3.10 to 3.13 ({seen})"))
    }

    /// Runs the program of a folder.
    pub(crate) fn run(&self, folder: &Path) -> Ended {
        let packages = crate::fresh(&folder.join("packages"));
        std::fs::write(packages.join("requests.py"), REQUESTS).expect("the folder can be written");
        let packages = packages.to_string_lossy();
        let variables = [("PYTHONPATH", &*packages), ("PYTHONIOENCODING", "utf-8")];
        process::run(&self.path, &[FILE], folder, &variables)
    }
}

/// pyenv's 3.13 interpreters.
fn pyenv() -> Vec<PathBuf> {
    let root = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let root = root.or_else(|| Some(std::env::home_dir()?.join(".pyenv")));
    let versions = root.and_then(|root| std::fs::read_dir(root.join("versions")).ok());
    let folders = versions.into_iter().flatten().flatten().map(|entry| entry.path());
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("3.13.") && !name.ends_with('t')
    };
    let mut found: Vec<PathBuf> = folders.filter(ours).map(|path| path.join("bin/python3")).collect();
    found.sort();
    found
}

/// The version of a CPython with a GIL; none where the command is missing, or is another Python.
fn version(path: &Path) -> Option<String> {
    let script = "import platform, sys\nassert getattr(sys, '_is_gil_enabled', lambda: True)()\n\
        assert platform.python_implementation() == 'CPython'\nprint(platform.python_version())";
    let output = std::process::Command::new(path).args(["-c", script]).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
