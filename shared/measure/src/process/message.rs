//! The messages between a parent and its workers.

use std::io::{self, Read, Write};
use std::time::Duration;

use pyvm::bytecode::Program;
use pyvm::object::{Kind, Namespace, Raise, Result, Value};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::gil::GilStatistics;
use crate::options::Options;
use crate::process::data::Data;
use crate::usage::Usage;

/// The environment variable that makes a binary a worker.
pub(crate) const ROLE: &str = "GIL_LAB_ROLE";

/// What a worker needs to begin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Setup {
    /// The program's path, as tracebacks show it.
    pub(crate) path: String,
    /// The program's text.
    pub(crate) text: String,
    /// The version whose rules it follows.
    pub(crate) python: String,
    pub(crate) argv: Vec<String>,
    pub(crate) interval: Duration,
    /// The process's name, such as `Process-1`.
    pub(crate) name: String,
    /// A pool's worker goes on after an exception and reports it; a single process ends with it.
    pub(crate) in_pool: bool,
}

impl Setup {
    pub(crate) fn new(program: &Program, options: &Options) -> Self {
        Self {
            path: program.code.source.path.clone(),
            text: program.code.source.text.clone(),
            python: options.python.to_string(),
            argv: options.argv.clone(),
            interval: options.interval,
            name: String::new(),
            in_pool: false,
        }
    }
}

/// A call for a worker to make.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Call {
    /// A function of the program's top level.
    pub(crate) function: String,
    pub(crate) arguments: Vec<Data>,
}

impl Call {
    /// The worker finds the function by its name, so it must be the one that the program has under it.
    ///
    /// # Errors
    /// `TypeError` for a function that is none of the program's top level, or for arguments that cannot
    /// cross.
    pub(crate) fn new(program: &Namespace, function: &Value, arguments: &[Value]) -> Result<Self> {
        let name = match function.kind() {
            Some(Kind::Function(callee)) if program.get(&callee.code.name).is(function) => {
                callee.code.name.to_string()
            }
            Some(Kind::Function(callee)) => {
                let name = &callee.code.name;
                return Err(Raise::type_error(format!(
                    "can't pickle <function {name}>: it's not the one that the program has as {name}"
                )));
            }
            _ => {
                let kind = function.type_name();
                return Err(Raise::type_error(format!(
                    "another process can call only a function of the program, not '{kind}'"
                )));
            }
        };
        let arguments = arguments.iter().map(Data::from_value).collect::<Result<_>>()?;
        Ok(Self { function: name, arguments })
    }
}

/// From parent to worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum ToWorker {
    Setup(Setup),
    Call {
        number: u64,
        call: Call,
    },
    /// There are no more calls: say farewell and end.
    NoMoreCalls,
}

/// From worker to parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum FromWorker {
    Printed(String),
    /// To standard error.
    Reported(String),
    Answer {
        number: u64,
        answer: std::result::Result<Data, Failure>,
    },
    Farewell(Farewell),
}

/// An exception that ended a call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// The class's name.
    pub(crate) kind: String,
    pub(crate) message: String,
}

/// What a worker used in its whole life.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Farewell {
    pub(crate) usage: Usage,
    pub(crate) gil: GilStatistics,
    /// Where the worker left the subset, if it did.
    pub(crate) outside_subset: Option<String>,
}

/// The largest message; more would be a mistake or an attack.
const MOST_BYTES: usize = 256 << 20;

/// Writes a message: its length in four bytes, least first, then its postcard form.
pub(crate) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_allocvec(message).map_err(io::Error::other)?;
    if bytes.len() > MOST_BYTES {
        return Err(io::Error::other("the message is larger than 256 MiB"));
    }
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Reads a message; `None` at the end of the stream.
pub(crate) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        result => result?,
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > MOST_BYTES {
        return Err(io::Error::other("a message larger than 256 MiB"));
    }
    // Grows with what really arrives, not with what the length promises.
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Ok(None);
    }
    postcard::from_bytes(&bytes).map(Some).map_err(io::Error::other)
}
