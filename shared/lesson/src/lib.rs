//! What every lesson program shares: its arguments, the layout of its page, its tables.
//!
//! A lesson's `main` is [`main`] with the lesson's own part as a function.

mod arguments;
mod error;
mod finding;
mod machine;
mod main_program;
mod page;
pub mod parse;
mod part;
mod pictures;
mod predict;
mod report;
mod runner;
mod setting;
mod table;
mod timeline;
mod timing;
pub mod wording;

/// The allocator of every command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use arguments::{Arguments, Size};
pub use error::Usage;
pub use finding::{Finding, Holds};
pub use machine::Machine;
pub use main_program::{Finished, main};
pub use page::{Page, Paper};
pub use part::Part;
pub use pictures::Pictures;
pub use report::{Report, shown_part};
pub use runner::{Plan, Ran, Runner};
pub use setting::Setting;
pub use table::{Column, Table};
pub use timeline::Timeline;
pub use timing::Timing;
