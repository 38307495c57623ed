//! The web on the loopback: every address answers with a page, after a while.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long a page takes: enough that requests of different threads overlap.
const DELAY: Duration = Duration::from_millis(20);

/// As many answers wait at the same time.
const AT_ONCE: usize = 16;

const PAGE: &str = "<html><head><title>A page</title></head><body>Some text.</body></html>\n";

/// A running server. It stops with the value.
pub(crate) struct Server {
    server: Arc<tiny_http::Server>,
    at: SocketAddr,
}

impl Server {
    pub(crate) fn start() -> Self {
        let server = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("the loopback has a free port"));
        let at = server.server_addr().to_ip().expect("it listens on an address");
        for _ in 0..AT_ONCE {
            let server = Arc::clone(&server);
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    thread::sleep(DELAY);
                    // A client that has gone needs no answer.
                    let _ = request.respond(tiny_http::Response::from_string(PAGE));
                }
            });
        }
        Self { server, at }
    }

    /// What stands in for `https://` and a host.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.at)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..AT_ONCE {
            self.server.unblock();
        }
    }
}
