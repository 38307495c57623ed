//! How traces look: what the crate promises to the lessons, stated with traces as they meet them.

mod perfetto;
mod spans;
mod svg;
mod terminal;
mod totals;
mod traces;
