//! Grades everybody, several at once.

use crate::course::Course;
use crate::desk::Desk;
use crate::model::Graded;
use crate::sandbox::Sandbox;
use crate::store;
use crate::submission::Submission;
use anyhow::{Result, anyhow};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// How a class is graded.
#[derive(Debug)]
pub struct Class<'a> {
    /// The exercises.
    pub course: &'a Course,
    /// Where desks are.
    pub work: &'a Path,
    /// Where grades go.
    pub out: &'a Path,
    /// What keeps answers from doing harm.
    pub sandbox: &'a Sandbox,
    /// How many students at once.
    pub jobs: usize,
}

impl Class<'_> {
    /// Grades all submissions, and gives the grades in the same order. `done` hears of each grade when it is kept.
    ///
    /// # Errors
    /// If a desk is broken or a grade cannot be kept. What was graded before that is kept.
    pub fn grade(&self, submissions: &[Submission], done: &(dyn Fn(&Graded) + Sync)) -> Result<Vec<Graded>> {
        let edition = store::edition(self.course)?;
        let next = AtomicUsize::new(0);
        let results = Mutex::new(Vec::new());
        let worker = |number: usize| -> Result<()> {
            let mut desk = None;
            while let Some((index, submission)) = {
                let index = next.fetch_add(1, Ordering::SeqCst);
                submissions.get(index).map(|submission| (index, submission))
            } {
                let handed = submission.answers(self.course);
                let key = store::key(&edition, &handed);
                let graded = if let Some(graded) = store::load(self.out, &submission.student, &key) {
                    graded
                } else {
                    let desk = match &desk {
                        Some(desk) => desk,
                        None => desk.insert(Desk::set_up(
                            self.course,
                            &self.work.join(format!("desk-{number}")),
                            self.sandbox.clone(),
                        )?),
                    };
                    let start = Instant::now();
                    let exercises = self.course.exercises.iter().zip(&handed);
                    let exercises = exercises.map(|(exercise, handed)| desk.grade(exercise, handed));
                    let exercises = exercises.collect::<Result<_>>()?;
                    let seconds = start.elapsed().as_secs_f64();
                    let graded = Graded { student: submission.student.clone(), exercises, seconds, key };
                    store::save(self.out, &graded)?;
                    graded
                };
                done(&graded);
                results.lock().map_err(|_| anyhow!("another desk failed"))?.push((index, graded));
            }
            Ok(())
        };
        let worker = &worker;
        let outcomes: Vec<Result<()>> = thread::scope(|scope| {
            let jobs = self.jobs.clamp(1, submissions.len().max(1));
            let threads: Vec<_> = (0..jobs).map(|number| scope.spawn(move || worker(number))).collect();
            let ended = threads.into_iter().map(|thread| thread.join());
            ended.map(|outcome| outcome.unwrap_or_else(|_| Err(anyhow!("a desk panicked")))).collect()
        });
        outcomes.into_iter().collect::<Result<()>>()?;
        let mut results = results.into_inner().map_err(|_| anyhow!("a desk failed"))?;
        results.sort_by_key(|(index, _)| *index);
        Ok(results.into_iter().map(|(_, graded)| graded).collect())
    }
}
