//! The loopback server: overlap is proved by its count of requests in flight, never by a clock.
#![cfg(feature = "web")]

use workloads::web::{Server, answers_beside_work, fetch_all, hold_open};

#[test]
fn requests_overlap_in_one_thread() {
    let server = Server::start().expect("a port");
    let answered = hold_open(&server, 50, |open| assert_eq!(open, 50)).expect("an event loop");
    assert_eq!((answered, server.flights().most, server.flights().all), (50, 50, 50));
}

/// One thread does both: the answers come although a task computes all the time, and it computes although they come.
#[test]
fn an_event_loop_waits_and_computes() {
    let (answers, slices) = answers_beside_work(20).expect("an event loop");
    assert_eq!(answers, 20);
    assert!(slices > 0);
}

#[test]
fn failures_come_as_ordered() {
    let server = Server::start().expect("a port");
    let paths =
        ["/page/A-title/100", "/error", "/cut", "/slow/1000/1", "/nothing", "/delay/1"].map(str::to_owned);
    let fetched = fetch_all(server.address(), &paths).expect("an event loop");
    let status = |at: usize| fetched[at].answer.as_ref().map(|(status, _)| *status).ok();
    assert_eq!((status(0), status(1), status(2), status(3)), (Some(200), Some(500), None, Some(200)));
    assert_eq!((status(4), status(5)), (Some(404), Some(200)));
    assert_eq!(fetched[3].answer, Ok((200, 1000)));
    server.forget();
    assert_eq!(server.flights().all, 0);
}

/// A server that is dropped while clients wait ends all the same.
#[test]
fn a_hanging_request_keeps_nobody() {
    let server = Server::start().expect("a port");
    let mut stream = std::net::TcpStream::connect(server.address()).expect("it listens");
    std::io::Write::write_all(&mut stream, b"GET /hang HTTP/1.1\r\nhost: x\r\n\r\n").expect("it reads");
    while server.flights().now == 0 {
        std::thread::yield_now();
    }
    drop(server);
}
