//! Commands that a program runs (`subprocess`): other programs, as processes of the system.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{Error, Read};
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use pyvm::object::{Result, Value};
use pyvm::{CommandStream, StartCommand};

use crate::descriptors::{Descriptors, pipe};
use crate::files::Files;
use crate::input::Input;
use crate::live::Live;
use crate::os_error::os_error;
use crate::output::{Outputs, Sink};
use crate::python_role;
use crate::threads::Event;

/// The commands of a run, by their process ids.
#[derive(Default)]
pub(crate) struct Commands(Mutex<HashMap<i64, Arc<Running>>>);

struct Running {
    live: Live,
    ended: Event,
    code: Mutex<Option<i64>>,
}

/// What commands have in common with the program that starts them.
pub(crate) struct Around<'a> {
    pub(crate) outputs: &'a Outputs,
    pub(crate) input: Input,
    pub(crate) files: &'a Files,
    pub(crate) descriptors: &'a Descriptors,
    /// The version whose rules hold.
    pub(crate) python: &'a str,
}

/// A stream to give to a command, and what becomes of its other end.
struct Given {
    stdio: Stdio,
    /// The program's end of a pipe.
    ours: Option<OwnedFd>,
    /// What is read here goes where the program's own output goes.
    forwarded: Option<(OwnedFd, Sink)>,
}

impl From<Stdio> for Given {
    fn from(stdio: Stdio) -> Self {
        Self { stdio, ours: None, forwarded: None }
    }
}

impl Commands {
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Arc<Running>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts one. Gives its process id and the program's ends of its pipes.
    ///
    /// # Errors
    /// `OSError` and its kin, about the program that cannot be found, say.
    pub(crate) fn start(&self, start: &StartCommand, around: &Around<'_>) -> Result<Value> {
        let program = start.arguments.first().map(String::as_str).unwrap_or_default();
        let system = |error: Error| os_error(&error, None);
        let mut command = prepared(start, around.python).map_err(system)?;
        let input = match start.streams[0] {
            CommandStream::Inherit if around.input == Input::Nothing => Stdio::null().into(),
            CommandStream::Inherit => Stdio::inherit().into(),
            stream => given(stream, false, around).map_err(system)?,
        };
        let [_, out, err] = start.streams;
        // Both streams of a command that says so are one: its texts come in the order in which they were written.
        let (out, err) =
            if err == CommandStream::Output { joined(out, around) } else { separate(out, err, around) }
                .map_err(system)?;
        let pipes: Vec<_> = [input, out, err]
            .into_iter()
            .zip(0..)
            .map(|(given, at)| {
                match at {
                    0 => command.stdin(given.stdio),
                    1 => command.stdout(given.stdio),
                    _ => command.stderr(given.stdio),
                };
                (given.ours, given.forwarded)
            })
            .collect();
        let spawned = command.spawn();
        // What it was given is closed here with the command: whoever reads a pipe must see its end.
        drop(command);
        let child = spawned.map_err(|error| match &start.folder {
            Some(folder) if !std::path::Path::new(folder).is_dir() => os_error(&error, Some(folder)),
            _ => os_error(&error, Some(program)),
        })?;
        let id = i64::from(child.id());
        let running =
            Arc::new(Running { live: Live::worker(child), ended: Event::default(), code: Mutex::default() });
        self.lock().insert(id, running.clone());
        let (mut answer, mut forwarding) = (vec![Value::Int(id)], Vec::new());
        for (ours, forwarded) in pipes {
            answer.push(ours.map_or(Value::None, |end| Value::Int(around.descriptors.keep(end))));
            forwarding.extend(forwarded.map(|(end, sink)| std::thread::spawn(move || forward(end, &sink))));
        }
        std::thread::spawn(move || {
            let code = running.live.wait();
            // What it printed is out before anybody learns that it has ended.
            forwarding.into_iter().for_each(|thread| drop(thread.join()));
            *running.code.lock().unwrap_or_else(PoisonError::into_inner) = Some(code);
            running.ended.set();
        });
        Ok(Value::tuple(answer))
    }

    /// Waits for one. Gives its exit code; negative is the number of the signal that ended it.
    pub(crate) fn wait(&self, id: i64, timeout: Option<Duration>) -> Option<i64> {
        let running = self.lock().get(&id).cloned()?;
        running.ended.wait(timeout);
        if !running.ended.is_set() {
            return None;
        }
        *running.code.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a signal to one. Whether there is one that has not ended.
    pub(crate) fn signal(&self, id: i64, signal: i64) -> bool {
        let Some(running) = self.lock().get(&id).cloned() else { return false };
        if running.ended.is_set() {
            return false;
        }
        let signal = i32::try_from(signal).ok().and_then(|number| Signal::try_from(number).ok());
        let id = Pid::from_raw(i32::try_from(id).unwrap_or(i32::MAX));
        kill(id, signal).is_ok()
    }

    /// The end of the program: none is left behind.
    pub(crate) fn end(&self) {
        let all: Vec<_> = self.lock().drain().map(|(_, running)| running).collect();
        all.iter().filter(|running| !running.ended.is_set()).for_each(|running| running.live.kill());
    }
}

/// The command without its streams.
fn prepared(start: &StartCommand, python: &str) -> std::io::Result<Command> {
    let (program, arguments) = start.arguments.split_first().ok_or(std::io::ErrorKind::InvalidInput)?;
    let own = pyvm::executable(pyvm::Python::parse(python).unwrap_or(pyvm::Python::DEFAULT));
    let this = std::env::current_exe()?;
    let (mut command, is_own) = if start.shell {
        let mut command = Command::new("/bin/sh");
        let line = program.replace(&own, &this.to_string_lossy());
        command.arg("-c").arg(&line).args(arguments);
        (command, line != *program)
    } else if *program == own || matches!(&**program, "python" | "python3" | "python2") {
        let mut command = Command::new(this);
        command.args(arguments);
        (command, true)
    } else {
        let mut command = Command::new(program);
        command.args(arguments);
        (command, false)
    };
    if !start.inherits {
        command.env_clear();
    }
    command.envs(start.variables.iter().map(|(name, value)| (name, value)));
    command.env_remove(crate::process::ROLE);
    if is_own {
        let names: Vec<&str> = start.variables.iter().map(|(name, _)| name.as_str()).collect();
        command.envs(python_role::variables(python, &names));
    }
    if let Some(folder) = &start.folder {
        command.current_dir(folder);
    }
    Ok(command)
}

/// One of a command's streams.
fn given(stream: CommandStream, output: bool, around: &Around<'_>) -> std::io::Result<Given> {
    Ok(match stream {
        CommandStream::Null => Stdio::null().into(),
        CommandStream::Pipe => {
            let (read, write) = pipe()?;
            let (theirs, ours) = if output { (write, read) } else { (read, write) };
            Given { stdio: theirs.into(), ours: Some(ours), forwarded: None }
        }
        CommandStream::Descriptor(number) => around.descriptors.duplicate(number)?.into_stdio(),
        CommandStream::File(number) => Stdio::from(around.files.duplicate(number)?).into(),
        CommandStream::Inherit | CommandStream::Output => Stdio::inherit().into(),
    })
}

trait IntoStdio {
    fn into_stdio(self) -> Given;
}

impl IntoStdio for OwnedFd {
    fn into_stdio(self) -> Given {
        Stdio::from(self).into()
    }
}

/// Standard output or standard error of its own.
fn output(stream: CommandStream, sink: &Sink, around: &Around<'_>) -> std::io::Result<Given> {
    if !matches!(stream, CommandStream::Inherit | CommandStream::Output) || sink.is_stream() {
        return given(stream, true, around);
    }
    let (read, write) = pipe()?;
    Ok(Given { stdio: write.into(), ours: None, forwarded: Some((read, sink.clone())) })
}

fn separate(out: CommandStream, err: CommandStream, around: &Around<'_>) -> std::io::Result<(Given, Given)> {
    Ok((output(out, &around.outputs.out, around)?, output(err, &around.outputs.err, around)?))
}

/// Standard error that is standard output.
fn joined(out: CommandStream, around: &Around<'_>) -> std::io::Result<(Given, Given)> {
    let file = match out {
        CommandStream::Null => return Ok((Stdio::null().into(), Stdio::null().into())),
        CommandStream::Descriptor(number) => around.descriptors.duplicate(number)?,
        CommandStream::File(number) => around.files.duplicate(number)?.into(),
        CommandStream::Inherit | CommandStream::Output if around.outputs.out.is_stream() => {
            around.descriptors.duplicate(1)?
        }
        CommandStream::Pipe | CommandStream::Inherit | CommandStream::Output => {
            let (read, write) = pipe()?;
            let second = Stdio::from(write.try_clone()?).into();
            let first = match out {
                CommandStream::Pipe => Given { stdio: write.into(), ours: Some(read), forwarded: None },
                _ => Given {
                    stdio: write.into(),
                    ours: None,
                    forwarded: Some((read, around.outputs.out.clone())),
                },
            };
            return Ok((first, second));
        }
    };
    let second = file.try_clone()?;
    Ok((file.into_stdio(), second.into_stdio()))
}

/// Passes on what a command prints, where the program's own output is not the system's.
fn forward(from: OwnedFd, sink: &Sink) {
    let (mut file, mut bytes, mut rest) = (std::fs::File::from(from), vec![0; 8192], Vec::new());
    while let Ok(count @ 1..) = file.read(&mut bytes) {
        rest.extend_from_slice(&bytes[..count]);
        // A character that is cut in two waits for its other half.
        let whole = match std::str::from_utf8(&rest) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => rest.len(),
        };
        let text = String::from_utf8_lossy(&rest[..whole]).into_owned();
        rest.drain(..whole);
        // Where the output takes no more, the text has nowhere to go.
        drop(sink.write(text));
    }
}

/// What `os.environ` has at first: what a program that started this one as a command gave it.
pub(crate) fn environment() -> Value {
    let names = std::env::var(python_role::GIVEN).unwrap_or_default();
    let pairs = names.split('\n').filter_map(|name| Some((name, std::env::var_os(name)?)));
    let text = |value: OsString| Value::str(value.to_string_lossy().into_owned());
    Value::list(pairs.map(|(name, value)| Value::tuple(vec![Value::str(name), text(value)])).collect())
}
