//! Keeps answers from doing harm.
//!
//! An answer is safe Rust in a process of its own. That process can read its own program and the system's libraries,
//! and nothing else: no other student, none of the grader's files, no `/proc`. It can write no file, open no socket,
//! start no process and signal none, and it has limits on memory, time and files. The compiler reads the toolchain and
//! the desk, and writes into the desk's `target` only.
//!
//! The grader starts each such process through its own `confine` command, which gives up these rights for itself and
//! then becomes the program. So nothing needs root or any other program.

#[cfg(target_os = "linux")]
mod confine;
#[cfg(target_os = "linux")]
mod syscalls;

use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands between an answer and the machine.
#[derive(Clone, Debug)]
pub enum Sandbox {
    /// Linux's Landlock and a filter of system calls, given up by this program's `confine` command.
    Landlock(PathBuf),
    /// Nothing but a process group and a time limit: for answers that you would run yourself.
    None,
}

/// What a process may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Seconds of computing.
    pub seconds: u64,
    /// Address space, in MiB.
    pub memory: u64,
    /// The largest file that it may write, in MiB.
    pub file: u64,
    /// Open files.
    pub files: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 30, memory: 2048, file: 0, files: 64 }
    }
}

/// What `confine` is asked for.
#[derive(Clone, Debug)]
pub struct Rights {
    /// Files and folders to read, and to execute.
    pub read: Vec<PathBuf>,
    /// Folders to write.
    pub write: Vec<PathBuf>,
    /// It may start processes.
    pub processes: bool,
    /// Its limits.
    pub limits: Limits,
}

/// Where compilers, linkers and their libraries are.
const SYSTEM: [&str; 6] = ["/usr", "/bin", "/lib", "/lib64", "/etc", "/proc"];

/// What any program needs to start.
const LIBRARIES: [&str; 5] = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"];

impl Sandbox {
    /// The best there is on this machine; `program` is this program.
    pub fn detect(program: &Path) -> Option<Self> {
        let output = Command::new(program).args(["confine", "--probe"]).output().ok()?;
        output.status.success().then(|| Self::Landlock(program.to_owned()))
    }

    /// A command that compiles at a desk. `cargo` says which program, with which environment, and where.
    ///
    /// # Errors
    /// If there is no home folder to find the toolchain in.
    pub fn compile(&self, cargo: &Command, desk: &Path, seconds: u64) -> Result<Command> {
        let mut command = match self {
            Self::None => Command::new(cargo.get_program()),
            Self::Landlock(program) => {
                let mut command = Command::new(program);
                let limits = Limits { seconds, memory: 6 << 10, file: 2048, files: 1024 };
                command.args(["confine", "--processes"]).args(limits.arguments());
                let homes =
                    ["CARGO_HOME", "RUSTUP_HOME"].into_iter().filter_map(std::env::var_os).map(PathBuf::from);
                let home = std::env::home_dir().unwrap_or_default();
                let toolchain = [home.join(".cargo"), home.join(".rustup"), desk.to_owned()];
                for path in SYSTEM.map(PathBuf::from).into_iter().chain(toolchain).chain(homes) {
                    command.arg("--read").arg(path);
                }
                command.arg("--write").arg(desk.join("target")).arg("--write").arg("/dev/null");
                command.arg("--").arg(cargo.get_program());
                command
            }
        };
        command.env_clear();
        command.envs(cargo.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(cargo.get_current_dir().unwrap_or(desk));
        Ok(command)
    }

    /// A command that runs a test program.
    ///
    /// # Errors
    /// Never today.
    pub fn run(&self, test: &Path, folder: &Path, limits: Limits) -> Result<Command> {
        let mut command = match self {
            Self::None => Command::new(test),
            Self::Landlock(program) => {
                let mut command = Command::new(program);
                command.arg("confine").args(limits.arguments()).arg("--read").arg(test);
                for path in LIBRARIES {
                    command.arg("--read").arg(path);
                }
                command.arg("--").arg(test);
                command
            }
        };
        command.env_clear().current_dir(folder);
        Ok(command)
    }
}

impl Limits {
    fn arguments(self) -> [String; 4] {
        let Self { seconds, memory, file, files } = self;
        [("seconds", seconds), ("memory", memory), ("file", file), ("files", files)]
            .map(|(name, value)| format!("--{name}={value}"))
    }
}

/// Gives up everything but `rights`, and becomes `command`. Returns only if that fails.
///
/// # Errors
/// Why it failed.
#[cfg(target_os = "linux")]
pub fn confine(rights: &Rights, command: &[String]) -> Result<std::convert::Infallible> {
    use anyhow::Context;
    use std::os::unix::process::CommandExt;
    let (program, arguments) = command.split_first().context("no program was named")?;
    confine::give_up(rights)?;
    Err(Command::new(program).args(arguments).exec().into())
}

/// There is no sandbox on this system.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn confine(_: &Rights, _: &[String]) -> Result<std::convert::Infallible> {
    anyhow::bail!("there is no sandbox on this system")
}

/// Whether this process can give up its rights.
///
/// # Errors
/// Why it cannot.
#[cfg(target_os = "linux")]
pub fn probe() -> Result<()> {
    let rights =
        Rights { read: vec!["/usr".into()], write: Vec::new(), processes: false, limits: Limits::default() };
    confine::give_up(&rights)
}

/// There is no sandbox on this system.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn probe() -> Result<()> {
    anyhow::bail!("there is no sandbox on this system")
}
