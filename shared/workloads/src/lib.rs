//! The tasks that the lessons measure, as Python programs and as their native twins.
