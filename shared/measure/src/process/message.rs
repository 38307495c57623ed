//! The messages between a parent and its workers.

use std::io::{self, Read, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pyvm::SharedRequest;
use pyvm::bytecode::Program;
use pyvm::commons::{Answer, Path};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use timeline::{GilStatistics, Recording, Track};

use crate::options::Options;
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
    /// How much of what its threads do is recorded.
    pub(crate) recording: Recording,
    /// When the run began, since 1970: the one clock that its processes share.
    pub(crate) began_at: Duration,
    /// See [`Options::unguarded`].
    pub(crate) unguarded: u32,
    /// The numbers of the processes from the run's first one down to this one; empty for the first.
    pub(crate) process: Vec<u32>,
    /// The process's name, such as `Process-1`.
    pub(crate) name: String,
    /// It begins with an image of its parent, and does not import the program.
    pub(crate) forked: bool,
    /// What its parent has compiled of the machine's library.
    pub(crate) library: Vec<u8>,
    /// The image, or a pickle of what it calls.
    pub(crate) bytes: Vec<u8>,
}

impl Setup {
    pub(crate) fn new(program: &Program, options: &Options) -> Self {
        Self {
            path: program.code.source.path.clone(),
            text: program.code.source.written().to_owned(),
            python: options.python.to_string(),
            argv: options.argv.clone(),
            interval: options.interval,
            recording: options.recording,
            began_at: since_1970(),
            unguarded: options.unguarded,
            process: Vec::new(),
            name: String::new(),
            forked: false,
            library: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// How long the run has gone on.
    pub(crate) fn elapsed(&self) -> Duration {
        since_1970().saturating_sub(self.began_at)
    }

    /// What the setups of this process's workers have in common.
    pub(crate) fn of_workers(&self, program: &Program, options: &Options) -> Self {
        let (process, began_at) = (self.process.clone(), self.began_at);
        Self { process, began_at, ..Self::new(program, options) }
    }
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// From parent to worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum ToWorker {
    Setup(Box<Setup>),
    /// The answer to a request.
    Answer {
        number: u64,
        answer: Answer,
    },
    /// Say farewell and end, whatever there is to do.
    Stop,
}

/// From worker to parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum FromWorker {
    Printed(String),
    /// To standard error.
    Reported(String),
    /// A request about shared objects, of this worker or of one below it.
    Request {
        number: u64,
        process: Vec<u32>,
        request: SharedRequest,
    },
    Farewell(Farewell),
}

/// What a worker used in its whole life.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Farewell {
    pub(crate) usage: Usage,
    pub(crate) gil: GilStatistics,
    /// Where the worker left the subset, if it did.
    pub(crate) outside_subset: Option<String>,
    /// How its memory went wrong.
    pub(crate) memory_errors: Vec<String>,
    /// What its threads did, and those of its workers, by process.
    pub(crate) tracks: Vec<(Path, Vec<Track>)>,
    /// Events that were not recorded.
    pub(crate) lost_events: u64,
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
