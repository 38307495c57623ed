//! What a program wants with descriptors (sockets, pipes, files opened by `os.open`), and with commands.

/// A request about descriptors. They are known by the system's own numbers. All of them raise `OSError` and its kin, with
/// number and text; where one has a `timeout` in seconds that passes, `TimeoutError`, and `BlockingIOError` for one of zero.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are what their names say")]
pub enum DescriptorRequest {
    /// `socket.socket`, of Linux's numbers of the family and the kind. Answer: its number.
    Socket { family: i64, kind: i64 },
    /// `socket.socketpair`. Answer: a tuple of two numbers.
    SocketPair,
    /// Answer: `None`.
    Bind { descriptor: i64, address: Address },
    /// Answer: `None`.
    Listen { descriptor: i64, backlog: i64 },
    /// Wait for a connection. Answer: a tuple of its number and its address.
    Accept { descriptor: i64, timeout: Option<f64> },
    /// Answer: `None`.
    Connect { descriptor: i64, address: Address, timeout: Option<f64> },
    /// The address of this end, or of the other one. Answer: a tuple of host and port, or a path.
    NameOf { descriptor: i64, peer: bool },
    /// Receive so many bytes at the most. Answer: a tuple of them and the sender's address, or `None`.
    Receive { descriptor: i64, most: u64, peek: bool, timeout: Option<f64> },
    /// Send some of the bytes. Answer: how many.
    Send { descriptor: i64, bytes: Vec<u8>, to: Option<Address>, timeout: Option<f64> },
    /// Answer: `None`.
    Shutdown { descriptor: i64, how: i64 },
    /// Answer: `None`.
    SetOption { descriptor: i64, level: i64, option: i64, value: i64 },
    /// The addresses of a host. Answer: a list of texts.
    Resolve { host: String },
    /// `socket.gethostname`. Answer: a text.
    HostName,
    /// `os.pipe`. Answer: a tuple of the end to read from and the one to write to.
    Pipe,
    /// `os.open`, with Linux's numbers. Answer: its number.
    Open { path: String, flags: i64, mode: i64 },
    /// Read so many bytes at the most. Answer: `bytes`.
    Read { descriptor: i64, most: u64 },
    /// Write some of the bytes. Answer: how many.
    Write { descriptor: i64, bytes: Vec<u8> },
    /// `os.lseek`. Answer: the place.
    Seek { descriptor: i64, to: i64, from: i64 },
    /// Answer: `None`.
    Close { descriptor: i64 },
    /// Wait until one of these can be read, or one of those written. Answer: a tuple of two lists.
    Poll { read: Vec<i64>, write: Vec<i64>, timeout: Option<f64> },
}

/// Where a socket is.
#[derive(Clone, Debug)]
pub enum Address {
    /// Host, by name or number, and port.
    Internet(String, u16),
    /// A path of this machine.
    Local(String),
}

/// A request about commands: other programs, run as processes (`subprocess`).
#[derive(Clone, Debug)]
pub enum CommandRequest {
    /// Start one. Answer: a tuple of its process id and, for each of its three streams, the number of the descriptor at the
    /// other end of a pipe, or `None`.
    Start(Box<StartCommand>),
    /// Wait for one to end. Answer: its exit code, negative the number of the signal that ended it; `None` where the
    /// timeout has passed.
    Wait {
        /// Its process id.
        id: i64,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// `os.kill`, of a command. Answer: whether there is one.
    Signal {
        /// Its process id.
        id: i64,
        /// The number of the signal.
        signal: i64,
    },
    /// What `os.environ` has at first. Answer: a list of pairs.
    Environment,
}

/// How a command starts.
#[derive(Clone, Debug)]
pub struct StartCommand {
    /// The program and its arguments. That of `sys.executable` is this machine.
    pub arguments: Vec<String>,
    /// Whether the one argument is a line for the shell.
    pub shell: bool,
    /// In which folder it runs.
    pub folder: Option<String>,
    /// Whether it has the surroundings of this process, besides what `variables` says.
    pub inherits: bool,
    /// Its variables.
    pub variables: Vec<(String, String)>,
    /// Its standard input, output and error.
    pub streams: [CommandStream; 3],
}

/// What one of a command's streams is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandStream {
    /// That of the program.
    Inherit,
    /// Nothing: at its end at once, or thrown away.
    Null,
    /// A pipe to the program.
    Pipe,
    /// The same as its standard output.
    Output,
    /// A descriptor of the program.
    Descriptor(i64),
    /// A file of the program ([`FileRequest`](crate::FileRequest)).
    File(u64),
}
