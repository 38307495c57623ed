//! The async twin: one thread, an event loop, and as many requests at once as there are.

use std::io;
use std::net::SocketAddr;

use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The number of the request.
    pub number: usize,
    /// The status and the body's length, or what went wrong.
    pub answer: Result<(u16, usize), String>,
}

// ANCHOR: fetch
/// Fetches all paths at once, in one thread. The answers have the order of the paths.
///
/// # Errors
/// Where the system gives no event loop.
pub fn fetch_all(server: SocketAddr, paths: &[String]) -> io::Result<Vec<Fetched>> {
    in_event_loop(async {
        let mut requests = JoinSet::new();
        for (number, path) in paths.iter().cloned().enumerate() {
            requests.spawn(async move { Fetched { number, answer: fetch(server, &path).await } });
        }
        let mut answers = requests.join_all().await;
        answers.sort_by_key(|answer| answer.number);
        answers
    })
}

async fn fetch(server: SocketAddr, path: &str) -> Result<(u16, usize), String> {
    let said = |error: hyper::Error| error.to_string();
    let stream = TcpStream::connect(server).await.map_err(|error| error.to_string())?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(said)?;
    // The connection is a task of its own: it moves bytes while this one waits for them.
    tokio::spawn(connection);
    let request = Request::get(path).header("host", server.to_string()).body(Empty::<Bytes>::new());
    let response = sender.send_request(request.map_err(|error| error.to_string())?).await.map_err(said)?;
    let status = response.status();
    let body = response.into_body().collect().await.map_err(said)?.to_bytes();
    Ok((status.as_u16(), body.len()))
}
// ANCHOR_END: fetch

/// Opens so many connections with a request each that is answered only later, in one thread; calls `when_open` once all
/// requests are there, or no more come; gives how many were answered in the end.
///
/// # Errors
/// Where the system gives no event loop.
pub fn hold_open(
    server: &super::Server,
    connections: usize,
    when_open: impl FnOnce(usize) + Send,
) -> io::Result<usize> {
    let address = server.address();
    in_event_loop(async {
        let mut requests = JoinSet::new();
        for _ in 0..connections {
            requests.spawn(fetch_held(address));
        }
        let mut failed = 0;
        while server.flights().now + failed < connections {
            tokio::select! {
                answer = requests.join_next() => match answer {
                    Some(Ok(true)) | None => break,
                    Some(_) => failed += 1,
                },
                () = tokio::time::sleep(std::time::Duration::from_millis(1)) => {}
            }
        }
        when_open(server.flights().now);
        server.release(connections);
        let answers = requests.join_all().await;
        answers.into_iter().filter(|answered| *answered).count()
    })
}

async fn fetch_held(server: SocketAddr) -> bool {
    fetch(server, "/hold").await.is_ok_and(|(status, _)| status == StatusCode::OK.as_u16())
}

/// Runs a task, and those that it starts, in this thread.
pub(super) fn in_event_loop<T>(work: impl Future<Output = T>) -> io::Result<T> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work))
}
