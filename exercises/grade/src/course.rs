//! The exercises of the course.

use anyhow::{Context, Result, anyhow, bail};
use grading::Manifest;
use grading::manifest::Kind;
use std::fs;
use std::path::{Path, PathBuf};

/// The exercises, in their order.
#[derive(Clone, Debug)]
pub struct Course {
    /// The workspace's root.
    pub root: PathBuf,
    /// What there is to grade.
    pub exercises: Vec<Exercise>,
}

/// One exercise.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its folder in `exercises`: `01-lost-update`.
    pub folder: String,
    /// Its package: `exercise-01`.
    pub package: String,
    /// What is graded.
    pub manifest: Manifest,
}

impl Course {
    /// The course in a workspace.
    ///
    /// # Errors
    /// If there is no exercise, or a manifest is broken.
    pub fn open(root: &Path) -> Result<Self> {
        let folder = root.join("exercises");
        let entries = fs::read_dir(&folder).with_context(|| format!("no exercises in {}", root.display()))?;
        let mut exercises = Vec::new();
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let manifest = folder.join(&name).join("exercise.toml");
            if manifest.is_file() {
                exercises.push(Exercise::read(name, &manifest)?);
            }
        }
        exercises.sort_by(|one, other| one.folder.cmp(&other.folder));
        if exercises.is_empty() {
            bail!("no exercises in {}", folder.display());
        }
        Ok(Self { root: root.canonicalize()?, exercises })
    }

    /// Only the exercises of some kinds. There may be none.
    pub fn with(&self, wanted: impl Fn(Kind) -> bool) -> Self {
        let exercises = self.exercises.iter().filter(|exercise| wanted(exercise.manifest.kind));
        Self { root: self.root.clone(), exercises: exercises.cloned().collect() }
    }

    /// Only the exercises whose number or folder is named; all, if none is.
    ///
    /// # Errors
    /// If a name fits none.
    pub fn only(mut self, names: &[String]) -> Result<Self> {
        for name in names {
            if !self.exercises.iter().any(|exercise| exercise.is(name)) {
                bail!("there is no exercise {name}");
            }
        }
        self.exercises.retain(|exercise| names.is_empty() || names.iter().any(|name| exercise.is(name)));
        Ok(self)
    }
}

impl Exercise {
    fn read(folder: String, manifest: &Path) -> Result<Self> {
        let text = fs::read_to_string(manifest)?;
        let manifest = Manifest::parse(&text).map_err(|error| anyhow!("{}: {error}", manifest.display()))?;
        let number = folder.split('-').next().unwrap_or_default();
        Ok(Self { package: format!("exercise-{number}"), manifest, folder })
    }

    fn is(&self, name: &str) -> bool {
        [self.folder.as_str(), &self.package, &self.package["exercise-".len()..]].contains(&name)
    }
}
