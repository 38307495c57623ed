//! The files that instructors copy, to grade a large class on many machines: they can be read, and their commands grade
//! what one run would have graded, byte for byte.

#![cfg(target_os = "linux")]

mod common;

use common::{read, root, sandbox};
use grade::sandbox::Sandbox;
use saphyr::{LoadableYamlNode, YamlOwned};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn fleet(name: &str) -> PathBuf {
    root().join("exercises/grade/fleet").join(name)
}

/// A place where the commands run: with a class, and the grader where the files look for it.
struct Place {
    folder: TempDir,
}

impl Place {
    /// `None` where the grader would say that there is no sandbox.
    fn new() -> Option<Self> {
        if matches!(sandbox(), Sandbox::None) {
            return None;
        }
        let folder = TempDir::new().expect("a folder");
        let answers = [
            ("ada", read(root().join("solutions/03-parallel-sum/src/answer.rs"))),
            ("ben", "this is no Rust".to_owned()),
            ("cleo", "pub fn parallel_sum() {}".to_owned()),
        ];
        for (student, answer) in answers {
            let file = folder.path().join("submissions").join(student).join("03-parallel-sum/answer.rs");
            fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
            fs::write(file, answer).expect("it can be written");
        }
        fs::create_dir(folder.path().join("submissions/dora")).expect("it can be made");
        fs::create_dir_all(folder.path().join("target/debug")).expect("it can be made");
        symlink(env!("CARGO_BIN_EXE_grade"), folder.path().join("target/debug/grade")).expect("a link");
        // A node's own disk, where a desk has been used before: compiling for all exercises takes its time.
        for part in 1..=5 {
            let desks = folder.path().join(format!("grade-desks-{part}"));
            symlink(env!("CARGO_TARGET_TMPDIR"), desks).expect("a link");
        }
        Some(Self { folder })
    }

    /// Runs a line of a file, with what its machine would put into the environment.
    fn run(&self, line: &str, environment: &[(&str, &str)]) {
        let mut bash = Command::new("bash");
        bash.args(["-c", line]).current_dir(self.folder.path()).env("TMPDIR", self.folder.path());
        let output = bash.envs(environment.iter().copied()).output().expect("there is a shell");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs a command that grades as it is in a file, for one exercise, and at a desk that is there.
    fn grade(&self, command: &str, environment: &[(&str, &str)]) {
        let desk = Path::new(env!("CARGO_TARGET_TMPDIR"));
        self.run(&format!("{command} --exercise 03 --jobs 1 --work '{}'", desk.display()), environment);
    }

    fn contents(&self, file: &str) -> String {
        read(self.folder.path().join(file))
    }

    /// The tables in `out` are those of one run for the whole class.
    fn is_whole(&self, out: &str) {
        if !self.folder.path().join("whole").exists() {
            self.grade("target/debug/grade submissions --out whole", &[]);
            assert!(
                self.contents("whole/grades.csv").starts_with("student,"),
                "{}",
                self.contents("whole/grades.csv")
            );
        }
        for file in ["grades.csv", "index.html"] {
            assert_eq!(
                self.contents(&format!("{out}/{file}")),
                self.contents(&format!("whole/{file}")),
                "{file}"
            );
        }
    }
}

fn yaml(name: &str) -> YamlOwned {
    let documents = YamlOwned::load_from_str(&read(fleet(name)));
    let mut documents = documents.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

/// The lines of a list, or of the steps in it, that start the grader; the program is where the tests have it.
fn commands(list: &YamlOwned) -> Vec<String> {
    let lines = list.as_vec().expect("a list").iter();
    let lines = lines.filter_map(|line| line.as_str().or_else(|| line.as_mapping_get("run")?.as_str()));
    let lines = lines.filter(|line| line.contains("-p grade -- "));
    lines.map(|line| line.replace("cargo run -p grade --", "target/debug/grade")).collect()
}

#[test]
fn the_slurm_script_grades_parts_that_merge_into_the_whole() {
    let Some(place) = Place::new() else { return };
    let script = fleet("slurm.sh");
    let text = read(&script);
    let check = Command::new("bash").arg("-n").arg(&script).status().expect("there is a shell");
    assert!(
        check.success()
            && text.starts_with("#!/usr/bin/env bash\n")
            && text.contains("\n#SBATCH --array=1-5\n")
    );
    let line = format!("'{}' --exercise 03", script.display());
    // More parts than students: nobody is in the last one.
    for part in ["1", "2", "3", "4", "5"] {
        place.run(
            &line,
            &[("SLURM_ARRAY_TASK_ID", part), ("SLURM_ARRAY_TASK_COUNT", "5"), ("SLURM_CPUS_PER_TASK", "1")],
        );
    }
    // What the script's head says to run afterwards.
    let (_, merge) = text.split_once("--wrap '").expect("a command to merge");
    place.run(merge.split('\'').next().expect("its end"), &[]);
    place.is_whole("grades");
    // One part alone, again.
    place.run(&line, &[("SLURM_ARRAY_TASK_ID", "2"), ("SLURM_ARRAY_TASK_COUNT", "1"), ("PARTS", "5")]);
}

#[test]
fn the_jobs_of_github_grade_parts_that_merge_into_the_whole() {
    let (Some(place), file) = (Place::new(), yaml("github.yml")) else { return };
    let jobs = &file["jobs"];
    assert_eq!(jobs["merge"]["needs"].as_str(), Some("grade"));
    let grade = commands(&jobs["grade"]["steps"]);
    let parts = jobs["grade"]["strategy"]["matrix"]["part"].as_vec().expect("the parts");
    let parts: Vec<_> = parts.iter().map(|part| part.as_integer().expect("a number")).collect();
    assert_eq!(parts, [1, 2, 3, 4, 5]);
    for part in ["1", "2"] {
        // Two parts are enough here.
        let command = grade[0].replace("${{ matrix.part }}", part).replace("${{ strategy.job-total }}", "2");
        assert!(grade.len() == 1 && !command.contains("${{"), "{command}");
        place.grade(&command, &[]);
        // As an artifact comes down.
        fs::create_dir_all(place.folder.path().join("parts")).expect("it can be made");
        let part = format!("part-{part}");
        fs::rename(place.folder.path().join(&part), place.folder.path().join("parts").join(part))
            .expect("it is there");
    }
    place.run(&commands(&jobs["merge"]["steps"])[0], &[]);
    place.is_whole("grades");
}

#[test]
fn the_jobs_of_gitlab_grade_parts_that_merge_into_the_whole() {
    let (Some(place), file) = (Place::new(), yaml("gitlab.yml")) else { return };
    assert_eq!(file["grade"]["parallel"].as_integer(), Some(5));
    let submissions = file["variables"]["SUBMISSIONS"].as_str().expect("a folder");
    for part in ["1", "2"] {
        let environment = [("SUBMISSIONS", submissions), ("CI_NODE_INDEX", part), ("CI_NODE_TOTAL", "2")];
        place.grade(&commands(&file["grade"]["script"])[0], &environment);
    }
    place.run(&commands(&file["merge"]["script"])[0], &[]);
    let report = file["merge"]["artifacts"]["reports"]["junit"].as_str().expect("a report");
    assert!(place.contents(report).contains("<testsuites "));
    place.is_whole("grades");
}

#[test]
fn the_containers_grade_parts_that_merge_into_the_whole() {
    let (Some(place), file) = (Place::new(), yaml("compose.yaml")) else { return };
    // Where a container has them.
    let outside = |command: &str| command.replace("/submissions", "submissions").replace("/grades", "grades");
    let services = file["services"].as_mapping().expect("services");
    let names: Vec<_> = services.keys().filter_map(|name| name.as_str()).collect();
    assert_eq!(names, ["part-1", "part-2", "part-3", "merge"]);
    for (name, service) in services {
        let words: Vec<_> = service["command"]
            .as_vec()
            .expect("words")
            .iter()
            .map(|word| word.as_str().expect("a word"))
            .collect();
        let command = outside(&format!("target/debug/grade {}", words.join(" ")));
        if name.as_str() == Some("merge") { place.run(&command, &[]) } else { place.grade(&command, &[]) }
    }
    place.is_whole("grades");

    // The same by hand, as the head of the other file says.
    let Some(place) = Place::new() else { return };
    let head = read(fleet("Containerfile")).replace("\\\n#", "").replace("$PWD", "");
    let runs: Vec<_> = head.lines().filter(|line| line.contains("docker run ")).collect();
    let [one, merge] = runs.as_slice() else { panic!("two commands: {runs:#?}") };
    let command = |line: &str| {
        let (_, arguments) =
            line.split_once("/grades\"").expect("folders first").1.split_once("grade ").expect("an image");
        outside(&format!("target/debug/grade {arguments}"))
    };
    for part in 1..=5 {
        let command =
            command(one).replace("2/5", &format!("{part}/5")).replace("part-2", &format!("part-{part}"));
        place.grade(&command, &[]);
    }
    place.run(&command(merge), &[]);
    place.is_whole("grades");
}
