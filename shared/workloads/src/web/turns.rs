//! The event-loop twin of `convoy.py`: a task that waits for short answers beside a task that computes, in one thread.

use std::hint::black_box;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::web::client::in_event_loop;

/// Steps of the computing task before it lets the other one go on: some 50 µs on a current core.
const SLICE: u64 = 20_000;

/// Waits for so many answers of a byte each from another thread, one after the other, while a second task computes. Gives how
/// many came, and how many slices were computed meanwhile.
///
/// # Errors
/// Where the system has no port, no thread or no event loop left, or a connection breaks.
pub fn answers_beside_work(answers: u64) -> io::Result<(u64, u64)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    thread::scope(|scope| {
        let echo = scope.spawn(move || -> io::Result<()> {
            let (mut stream, _) = listener.accept()?;
            stream.set_nodelay(true)?;
            let mut byte = [0];
            while stream.read(&mut byte)? == 1 {
                stream.write_all(&byte)?;
            }
            Ok(())
        });
        // ANCHOR: tasks
        let both = in_event_loop(async {
            let mut stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let waits = async {
                let mut byte = [0];
                for _ in 0..answers {
                    stream.write_all(b"?").await?;
                    stream.read_exact(&mut byte).await?;
                }
                io::Result::Ok(answers)
            };
            let mut slices = 0;
            let computes = async {
                loop {
                    for step in 0..SLICE {
                        black_box(step);
                    }
                    slices += 1;
                    tokio::task::yield_now().await; // lets the other task go on, if its answer is there
                }
            };
            let came = tokio::select! {
                came = waits => came?,
                () = computes => 0,
            };
            Ok((came, slices))
        })?;
        // ANCHOR_END: tasks
        // The connection is closed by now, so the other end has seen its end.
        echo.join().map_err(|_| io::Error::other("the answering thread panicked"))??;
        both
    })
}
