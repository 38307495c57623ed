//! Lesson 3: CPU-bound work in threads and in processes.
fn main() {}
