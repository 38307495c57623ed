//! Every interleaving of a small program, and what can come of it.
//!
//! A program in the middle of a run is a *state*; each thread that can go on leads to another one. [`explore`] finds all
//! states that a program can come to and draws them as a graph: what the program can print, whether it can fail or
//! stop for ever, in how many ways, and by which schedule with the fewest switches.
//!
//! That is far fewer states than there are schedules, for two reasons. Threads are switched only where it matters: before
//! an instruction that touches something that another thread changes, or changes something that another one touches (and
//! only where the rules of the chosen CPython allow a switch between that and what mattered before). And a state
//! that was seen before is not followed again, however the program came to it; so a loop that waits busily ends.
//! Schedules are counted as ways through the graph, without listing them.
//!
//! What is not the program's own code counts as one piece: the library is switched only where it works on locks.
//! Effects that take time may take any time, and a time-out may come as soon as a thread waits.

mod effects;
mod explored;
mod graph;
mod host;
mod outcome;
mod replay;
mod schedule;
mod search;
mod sharing;
mod shorten;
mod turns;
mod variables;
mod world;

pub use explored::{Counted, Exploration, Explored, Found, explore};
pub use outcome::{Kind, Outcome};
pub use replay::{Misfit, Replayed, Step, replay};
pub use schedule::{MOST_THREADS, Schedule, Turn, letter};
