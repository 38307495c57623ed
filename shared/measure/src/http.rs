//! One HTTP exchange, for `urllib.request` and `requests`.

use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use pyvm::HttpRequest;
use pyvm::object::{Raise, Result, Value, exception_named};
use ureq::http::{HeaderName, Request, Response};
use ureq::{Agent, Body, Error, ResponseExt, Timeout};

use crate::os_error::os_error;

/// The longest body that is read.
const MOST_BYTES: u64 = 1 << 28;

/// The library fills its buffers with zeros for each connection, 128 KiB each if nobody chooses, which in a new thread is
/// memory that the system has to find first. The first must have room for all headers of an answer (web servers
/// write 8 to 16 KiB at the most), the second for each header of a request.
const INPUT_BYTES: usize = 32 << 10;
const OUTPUT_BYTES: usize = 16 << 10;

/// How often an answer may lead elsewhere, as in `requests`.
const MOST_REDIRECTIONS: u32 = 30;

/// Makes a request and gives status, reason, headers, body and final URL as a tuple. It may take long: the
/// caller holds no GIL.
///
/// # Errors
/// `OSError` and its kin. Where no connection could be made in time, a `TimeoutError` that says "connect".
pub(crate) fn fetch(request: &HttpRequest) -> Result<Value> {
    let mut response = send(request).map_err(|error| raise(&error))?;
    let body =
        response.body_mut().with_config().limit(MOST_BYTES).read_to_vec().map_err(|error| raise(&error))?;
    let status = response.status();
    let headers = response.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        Value::tuple(vec![Value::str(usual_case(name)), Value::str(value)])
    });
    Ok(Value::tuple(vec![
        Value::Int(status.as_u16().into()),
        Value::str(status.canonical_reason().unwrap_or_default()),
        Value::list(headers.collect()),
        Value::bytes(body),
        Value::str(response.get_uri().to_string()),
    ]))
}

/// Without a proxy, without a connection kept for later, without headers of its own: the program says all.
fn agent() -> &'static Agent {
    static AGENT: OnceLock<Agent> = OnceLock::new();
    AGENT.get_or_init(|| {
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .input_buffer_size(INPUT_BYTES)
            .output_buffer_size(OUTPUT_BYTES)
            .allow_non_standard_methods(true)
            .user_agent("")
            .accept("")
            .accept_encoding("");
        config.build().new_agent()
    })
}

fn send(request: &HttpRequest) -> std::result::Result<Response<Body>, Error> {
    let mut builder = Request::builder().method(&*request.method).uri(&request.url);
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    // CPython's time-out is one for each wait, not for the whole.
    let timeout =
        request.timeout.map(|seconds| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    macro_rules! run {
        ($body:expr) => {{
            let configured = agent()
                .configure_request(builder.body($body)?)
                .timeout_connect(timeout)
                .timeout_per_read(timeout)
                .timeout_per_write(timeout)
                .max_redirects(if request.follow { MOST_REDIRECTIONS } else { 0 })
                .max_redirects_will_error(request.follow)
                .build();
            agent().run(configured)
        }};
    }
    match &request.body {
        Some(body) => run!(&body[..]),
        None => run!(()),
    }
}

/// A header's name as servers usually write it; the library gives it in small letters.
fn usual_case(name: &HeaderName) -> String {
    match name.as_str() {
        "etag" => return "ETag".to_owned(),
        "www-authenticate" => return "WWW-Authenticate".to_owned(),
        "content-md5" => return "Content-MD5".to_owned(),
        _ => {}
    }
    let words = name.as_str().split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join("-")
}

fn raise(error: &Error) -> Raise {
    let timed_out = |text: &str| Raise::new(exception_named("TimeoutError"), text);
    match error {
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => timed_out("connect timed out"),
        Error::Timeout(_) => timed_out("timed out"),
        Error::Io(error) => raise_io(error),
        Error::HostNotFound => unknown_host(),
        Error::TooManyRedirects | Error::RedirectFailed => Raise::os_error("too many redirections"),
        Error::BodyExceedsLimit(_) => Raise::memory_error("the body is larger than this machine's limit"),
        other => Raise::os_error(other.to_string()),
    }
}

fn raise_io(error: &io::Error) -> Raise {
    // An address that cannot be found has no number of the system, only a text.
    if error.to_string().contains("lookup address") {
        return unknown_host();
    }
    match error.kind() {
        io::ErrorKind::TimedOut => Raise::new(exception_named("TimeoutError"), "timed out"),
        _ if error.raw_os_error().is_none() && error.kind() == io::ErrorKind::Other => {
            Raise::os_error(error.to_string())
        }
        _ => os_error(error, None),
    }
}

/// `EAI_NONAME` of the C library's `getaddrinfo`.
fn unknown_host() -> Raise {
    let args = vec![Value::Int(-2), Value::str("Name or service not known")];
    Raise::with(Value::Type(exception_named("OSError")), args)
}
