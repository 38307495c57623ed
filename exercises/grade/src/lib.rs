//! Grades a class.
//!
//! A [`Course`](course::Course) has exercises. A [`Submission`](submission::Submission) has answers, read without
//! trust: nothing is unpacked, no link is followed, one file per exercise is taken. A [`Desk`](desk::Desk) is a
//! pristine copy of the exercises in which one answer at a time is compiled and checked, in a
//! [`Sandbox`](sandbox::Sandbox); answers that are Python programs or sheets go to [`Programs`](programs::Programs) that
//! are compiled before. What comes of it is a [`Graded`](model::Graded), which [`store`] keeps and [`mod@format`]
//! writes in the formats that instructors' tools read.

pub mod class;
pub mod course;
pub mod desk;
pub mod format;
pub mod model;
pub mod package;
pub mod pristine;
pub mod programs;
pub mod sandbox;
pub mod skeleton;
pub mod source;
pub mod store;
pub mod submission;
