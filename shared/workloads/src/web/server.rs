//! The server: one thread with an event loop, however many connections there are.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::web::flight::{Counts, Flights};
use crate::web::route::{Route, page};

type Body = BoxBody<Bytes, Infallible>;

/// A web server on loopback, on a port of its own. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    counts: Arc<Counts>,
    held: Arc<Semaphore>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Pieces of a slow body.
const PIECES: usize = 10;

impl Server {
    /// Starts a server.
    ///
    /// # Errors
    /// Where the system has no port or no thread left.
    pub fn start() -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (counts, held) = (Arc::new(Counts::default()), Arc::new(Semaphore::new(0)));
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (of_thread, held_of_thread) = (counts.clone(), held.clone());
        let serve = move || {
            let accept = async {
                if let Ok(listener) = TcpListener::from_std(listener) {
                    accept(&listener, &of_thread, &held_of_thread).await;
                }
            };
            runtime.block_on(async {
                tokio::select! {
                    () = accept => {}
                    _ = stopped => {}
                }
            });
        };
        let thread = std::thread::Builder::new().name("web server".to_owned()).spawn(serve)?;
        Ok(Self { address, counts, held, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests that came.
    pub fn flights(&self) -> Flights {
        self.counts.flights()
    }

    /// Counts requests anew.
    pub fn forget(&self) {
        self.counts.forget();
    }

    /// Waits until so many requests are being answered, or `no_more` says that none will come. Gives how many there are.
    pub fn wait_for(&self, requests: usize, no_more: impl Fn() -> bool) -> usize {
        // The count decides; how long the naps are changes nothing.
        while self.flights().now < requests && !no_more() {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.flights().now
    }

    /// Answers so many requests to `/hold`, those that wait and those that come.
    pub fn release(&self, requests: usize) {
        self.held.add_permits(requests);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Where the thread is gone, there is nobody to stop.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: &TcpListener, counts: &Arc<Counts>, held: &Arc<Semaphore>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files: some will close.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let (counts, held) = (counts.clone(), held.clone());
        tokio::spawn(async move {
            let answer =
                service_fn(|request: Request<Incoming>| answer(request, counts.clone(), held.clone()));
            // A client that goes away is no error.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

/// # Errors
/// Where the connection is to be cut.
async fn answer(
    request: Request<Incoming>,
    counts: Arc<Counts>,
    held: Arc<Semaphore>,
) -> Result<Response<Body>, io::Error> {
    let _flight = counts.begin();
    let whole = |status, text: String| {
        let mut response = Response::new(Full::new(Bytes::from(text)).boxed());
        *response.status_mut() = status;
        response
    };
    Ok(match Route::of(request.uri().path()) {
        Route::Delay(time) => {
            tokio::time::sleep(time).await;
            whole(StatusCode::OK, format!("after {} ms\n", time.as_millis()))
        }
        Route::Page { title, bytes, after } => {
            tokio::time::sleep(after).await;
            whole(StatusCode::OK, page(&title, bytes))
        }
        Route::Error => whole(StatusCode::INTERNAL_SERVER_ERROR, "this page fails\n".to_owned()),
        Route::Hang => std::future::pending().await,
        Route::Cut => return Err(io::Error::other("cut")),
        Route::Slow { bytes, over } => Response::new(slow(bytes, over)),
        Route::Hold => {
            if let Ok(permit) = held.acquire().await {
                permit.forget();
            }
            whole(StatusCode::OK, "held, and released\n".to_owned())
        }
        Route::Unknown => whole(StatusCode::NOT_FOUND, "there is no such page\n".to_owned()),
    })
}

/// A body that takes its time.
fn slow(bytes: usize, over: Duration) -> Body {
    let (sender, receiver) = mpsc::channel::<Result<Frame<Bytes>, Infallible>>(1);
    tokio::spawn(async move {
        for piece in 0..PIECES {
            let from_to = bytes * piece / PIECES..bytes * (piece + 1) / PIECES;
            tokio::time::sleep(over / PIECES as u32).await;
            if sender.send(Ok(Frame::data(Bytes::from(vec![b'.'; from_to.len()])))).await.is_err() {
                break;
            }
        }
    });
    let frames = futures(receiver);
    StreamBody::new(frames).boxed()
}

/// What comes through a channel, as a stream.
fn futures<T: Send + Sync + 'static>(
    receiver: mpsc::Receiver<T>,
) -> impl futures_core::Stream<Item = T> + Send + Sync {
    Received(receiver)
}

struct Received<T>(mpsc::Receiver<T>);

impl<T> futures_core::Stream for Received<T> {
    type Item = T;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<T>> {
        self.0.poll_recv(context)
    }
}
