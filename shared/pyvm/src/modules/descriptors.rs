//! `_descriptors`: what the library's `socket`, `select`, `subprocess` and `os` ask of the host.

use crate::builtins::bytes::bytes_argument;
use crate::effect::{Address, CommandRequest, CommandStream, DescriptorRequest, Effect, StartCommand};
use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Result, Value, collect};

pub(crate) static DESCRIPTORS: NativeModule = NativeModule {
    name: "_descriptors",
    members: &[
        ("socket", Value::Native(&SOCKET)),
        ("socketpair", Value::Native(&SOCKET_PAIR)),
        ("bind", Value::Native(&BIND)),
        ("listen", Value::Native(&LISTEN)),
        ("accept", Value::Native(&ACCEPT)),
        ("connect", Value::Native(&CONNECT)),
        ("name_of", Value::Native(&NAME_OF)),
        ("receive", Value::Native(&RECEIVE)),
        ("send", Value::Native(&SEND)),
        ("shutdown", Value::Native(&SHUTDOWN)),
        ("set_option", Value::Native(&SET_OPTION)),
        ("resolve", Value::Native(&RESOLVE)),
        ("host_name", Value::Native(&HOST_NAME)),
        ("pipe", Value::Native(&PIPE)),
        ("open", Value::Native(&OPEN)),
        ("read", Value::Native(&READ)),
        ("write", Value::Native(&WRITE)),
        ("seek", Value::Native(&SEEK)),
        ("close", Value::Native(&CLOSE)),
        ("poll", Value::Native(&POLL)),
        ("start_command", Value::Native(&START_COMMAND)),
        ("wait_command", Value::Native(&WAIT_COMMAND)),
        ("signal_command", Value::Native(&SIGNAL_COMMAND)),
        ("environment", Value::Native(&ENVIRONMENT)),
    ],
    of_interpreter: |_, _| None,
};

fn ask(request: DescriptorRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Descriptor(Box::new(request))))
}

fn command(request: CommandRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Command(request)))
}

fn text(value: &Value) -> Result<String> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Raise::type_error(format!("expected str, got '{}'", value.type_name())))
}

fn texts(value: &Value) -> Result<Vec<String>> {
    collect(value.clone())?.iter().map(text).collect()
}

fn numbers(value: &Value) -> Result<Vec<i64>> {
    collect(value.clone())?.iter().map(Value::to_index).collect()
}

fn size(value: &Value) -> Result<u64> {
    u64::try_from(value.to_index()?).map_err(|_| Raise::value_error("negative buffersize in recv"))
}

fn timeout(value: &Value) -> Result<Option<f64>> {
    if matches!(value, Value::None) { Ok(None) } else { value.to_float().map(Some) }
}

/// A pair of host and port, or a path.
fn address(value: &Value) -> Result<Address> {
    if let Some(path) = value.as_str() {
        return Ok(Address::Local(path.to_owned()));
    }
    match &collect(value.clone())?[..] {
        [host, port, ..] => {
            let port = u16::try_from(port.to_index()?)
                .map_err(|_| Raise::overflow_error("bind(): port must be 0-65535."))?;
            Ok(Address::Internet(text(host)?, port))
        }
        _ => Err(Raise::type_error("an address is a pair (host, port)")),
    }
}

static SOCKET: NativeFunction = NativeFunction::new("socket", |_, args| {
    let [family, kind] = args.exactly()?;
    ask(DescriptorRequest::Socket { family: family.to_index()?, kind: kind.to_index()? })
});

static SOCKET_PAIR: NativeFunction = NativeFunction::new("socketpair", |_, args| {
    let [] = args.exactly()?;
    ask(DescriptorRequest::SocketPair)
});

static BIND: NativeFunction = NativeFunction::new("bind", |_, args| {
    let [of, to] = args.exactly()?;
    ask(DescriptorRequest::Bind { descriptor: of.to_index()?, address: address(to)? })
});

static LISTEN: NativeFunction = NativeFunction::new("listen", |_, args| {
    let [of, backlog] = args.exactly()?;
    ask(DescriptorRequest::Listen { descriptor: of.to_index()?, backlog: backlog.to_index()? })
});

/// `accept(descriptor, timeout)`
static ACCEPT: NativeFunction = NativeFunction::new("accept", |_, args| {
    let [of, longest] = args.exactly()?;
    ask(DescriptorRequest::Accept { descriptor: of.to_index()?, timeout: timeout(longest)? })
});

/// `connect(descriptor, address, timeout)`
static CONNECT: NativeFunction = NativeFunction::new("connect", |_, args| {
    let [of, to, longest] = args.exactly()?;
    let (descriptor, address) = (of.to_index()?, address(to)?);
    ask(DescriptorRequest::Connect { descriptor, address, timeout: timeout(longest)? })
});

/// `name_of(descriptor, peer)`
static NAME_OF: NativeFunction = NativeFunction::new("name_of", |_, args| {
    let [of, peer] = args.exactly()?;
    ask(DescriptorRequest::NameOf { descriptor: of.to_index()?, peer: peer.is_true() })
});

/// `receive(descriptor, most, peek, timeout)`
static RECEIVE: NativeFunction = NativeFunction::new("receive", |_, args| {
    let [of, most, peek, longest] = args.exactly()?;
    let (descriptor, most, peek) = (of.to_index()?, size(most)?, peek.is_true());
    ask(DescriptorRequest::Receive { descriptor, most, peek, timeout: timeout(longest)? })
});

/// `send(descriptor, bytes, address, timeout)`; `None` for the address of a socket that is connected.
static SEND: NativeFunction = NativeFunction::new("send", |_, args| {
    let [of, data, to, longest] = args.exactly()?;
    let to = if matches!(to, Value::None) { None } else { Some(address(to)?) };
    let (descriptor, bytes) = (of.to_index()?, bytes_argument(data)?.into_owned());
    ask(DescriptorRequest::Send { descriptor, bytes, to, timeout: timeout(longest)? })
});

static SHUTDOWN: NativeFunction = NativeFunction::new("shutdown", |_, args| {
    let [of, how] = args.exactly()?;
    ask(DescriptorRequest::Shutdown { descriptor: of.to_index()?, how: how.to_index()? })
});

/// `set_option(descriptor, level, option, value)`
static SET_OPTION: NativeFunction = NativeFunction::new("set_option", |_, args| {
    let [of, level, option, value] = args.exactly()?;
    let (level, option, value) = (level.to_index()?, option.to_index()?, value.to_index()?);
    ask(DescriptorRequest::SetOption { descriptor: of.to_index()?, level, option, value })
});

static RESOLVE: NativeFunction = NativeFunction::new("resolve", |_, args| {
    let [host] = args.exactly()?;
    ask(DescriptorRequest::Resolve { host: text(host)? })
});

static HOST_NAME: NativeFunction = NativeFunction::new("host_name", |_, args| {
    let [] = args.exactly()?;
    ask(DescriptorRequest::HostName)
});

static PIPE: NativeFunction = NativeFunction::new("pipe", |_, args| {
    let [] = args.exactly()?;
    ask(DescriptorRequest::Pipe)
});

/// `open(path, flags, mode)`
static OPEN: NativeFunction = NativeFunction::new("open", |_, args| {
    let [path, flags, mode] = args.exactly()?;
    let (flags, mode) = (flags.to_index()?, mode.to_index()?);
    ask(DescriptorRequest::Open { path: super::io::path_text(path)?, flags, mode })
});

static READ: NativeFunction = NativeFunction::new("read", |_, args| {
    let [of, most] = args.exactly()?;
    ask(DescriptorRequest::Read { descriptor: of.to_index()?, most: size(most)? })
});

static WRITE: NativeFunction = NativeFunction::new("write", |_, args| {
    let [to, data] = args.exactly()?;
    let bytes = bytes_argument(data)?.into_owned();
    ask(DescriptorRequest::Write { descriptor: to.to_index()?, bytes })
});

static SEEK: NativeFunction = NativeFunction::new("lseek", |_, args| {
    let [of, to, from] = args.exactly()?;
    let (to, from) = (to.to_index()?, from.to_index()?);
    ask(DescriptorRequest::Seek { descriptor: of.to_index()?, to, from })
});

static CLOSE: NativeFunction = NativeFunction::new("close", |_, args| {
    let [of] = args.exactly()?;
    ask(DescriptorRequest::Close { descriptor: of.to_index()? })
});

/// `poll(read, write, timeout)`: those of the two lists that are ready.
static POLL: NativeFunction = NativeFunction::new("poll", |_, args| {
    let [read, write, longest] = args.exactly()?;
    let (read, write) = (numbers(read)?, numbers(write)?);
    ask(DescriptorRequest::Poll { read, write, timeout: timeout(longest)? })
});

/// `start_command(arguments, shell, folder, inherits, variables, streams)`
static START_COMMAND: NativeFunction = NativeFunction::new("start_command", |_, args| {
    let [arguments, shell, folder, inherits, variables, streams] = args.exactly()?;
    let variables = collect(variables.clone())?;
    let pairs = variables.iter().map(|pair| match &texts(pair)?[..] {
        [name, value] => Ok((name.clone(), value.clone())),
        _ => Err(Raise::value_error("a variable is a name and a value")),
    });
    let streams = collect(streams.clone())?;
    let streams: Vec<_> = streams.iter().map(stream).collect::<Result<_>>()?;
    let start = StartCommand {
        arguments: texts(arguments)?,
        shell: shell.is_true(),
        folder: if matches!(folder, Value::None) { None } else { Some(text(folder)?) },
        inherits: inherits.is_true(),
        variables: pairs.collect::<Result<_>>()?,
        streams: streams.try_into().map_err(|_| Raise::value_error("a command has three streams"))?,
    };
    command(CommandRequest::Start(Box::new(start)))
});

/// A pair of a word and a number.
fn stream(pair: &Value) -> Result<CommandStream> {
    let pair = collect(pair.clone())?;
    let [word, number] = &pair[..] else { return Err(Raise::value_error("a stream is a pair")) };
    Ok(match word.as_str().unwrap_or_default() {
        "inherit" => CommandStream::Inherit,
        "null" => CommandStream::Null,
        "pipe" => CommandStream::Pipe,
        "output" => CommandStream::Output,
        "file" => CommandStream::File(size(number)?),
        _ => CommandStream::Descriptor(number.to_index()?),
    })
}

/// `wait_command(id, timeout)`
static WAIT_COMMAND: NativeFunction = NativeFunction::new("wait_command", |_, args| {
    let [id, longest] = args.exactly()?;
    command(CommandRequest::Wait { id: id.to_index()?, timeout: timeout(longest)? })
});

/// `signal_command(id, signal)`
static SIGNAL_COMMAND: NativeFunction = NativeFunction::new("signal_command", |_, args| {
    let [id, signal] = args.exactly()?;
    command(CommandRequest::Signal { id: id.to_index()?, signal: signal.to_index()? })
});

static ENVIRONMENT: NativeFunction = NativeFunction::new("environment", |_, args| {
    let [] = args.exactly()?;
    command(CommandRequest::Environment)
});
