//! A web server on loopback, and clients for it: what the lessons about waiting fetch from, so that nothing needs the
//! internet.

mod client;
mod flight;
mod route;
mod server;
mod turns;

pub use client::{Fetched, fetch_all, hold_open};
pub use flight::Flights;
pub use server::Server;
pub use turns::answers_beside_work;
