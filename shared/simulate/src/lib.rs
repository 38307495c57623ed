//! Runs Python programs on virtual cores and virtual time.
//!
//! The same machine as everywhere ([`pyvm`]), on a host that has no thread, no clock, no file and no network: a small
//! model of a computer ([`run`]) with cores and a fair scheduler, the GIL's protocol step by step, sleeps, locks,
//! processes with what their start costs, files in memory and a web server that always answers. What everything costs
//! is in one table ([`COSTS`]). The same program, options and seed give the same bytes, on every machine.
//!
//! ```
//! use pyvm::{Python, Source, compile};
//! use simulate::{Options, run};
//!
//! let text = "import time\ntime.sleep(3600)\nprint('an hour later')";
//! let program = compile(Source::new("p.py", text)).expect("it is in the subset");
//! let simulated = run(&program, &Options::new(Python::DEFAULT, vec!["p.py".to_owned()]));
//! assert_eq!(simulated.stdout, "an hour later\n");
//! assert!((3600.0..3600.1).contains(&simulated.virtual_s));
//! ```

mod cost;
mod deadlock;
mod death;
mod effects;
mod events;
pub mod explore;
mod files;
mod gil;
mod host;
mod life;
mod locks;
mod options;
mod output;
mod process;
mod random;
mod recorder;
mod run;
mod running;
mod scheduler;
mod simulated;
mod steps;
mod switching;
mod thread;
mod time;
mod waiting;
mod web;
mod world;

pub use cost::{COSTS, Cost};
pub use options::Options;
pub use run::run;
pub use simulated::{Simulated, ThreadTimes};
pub use timeline::Recording;
