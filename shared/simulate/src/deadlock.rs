//! What is said where nothing can run any more: who waits for whom, and on which line.

use pyvm::object::{Kind, Ref};

use crate::thread::{At, Thread, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// The report: a line, and one more for each thread that waits.
    pub(crate) fn deadlock_report(&self) -> String {
        let mut report =
            "deadlock: every thread waits for another one, and for no moment in time\n".to_owned();
        for (number, thread) in self.threads.iter().enumerate() {
            if let At::Waiting(wait) = &thread.at {
                let name = self.track_name(ThreadId(number));
                report +=
                    &format!("  {name}{} waits for {}\n", self.place(thread), self.awaited(thread, wait));
            }
        }
        report
    }

    /// Where in the program a thread stands.
    fn place(&self, thread: &Thread) -> String {
        let place = thread.activities.iter().rev().find_map(|activity| activity.state.place());
        place.map_or_else(String::new, |(path, line)| format!(", line {line} of {path},"))
    }

    fn awaited(&self, thread: &Thread, wait: &Wait) -> String {
        match wait {
            Wait::Lock(lock) => self.holder(thread, lock),
            Wait::Thread(other) => format!("{} to end", self.track_name(*other)),
            Wait::Process(process) => {
                format!("the process {} to end", self.processes[process.0].name)
            }
            Wait::Shared(number) => format!("shared object {number} of multiprocessing"),
            Wait::Gil(_) | Wait::Switch => "the GIL".to_owned(),
            Wait::Start => "its start".to_owned(),
            Wait::Sleep | Wait::Io => "time".to_owned(),
        }
    }

    fn holder(&self, thread: &Thread, lock: &Ref) -> String {
        let Kind::Lock(inner) = &lock.kind else { return "something".to_owned() };
        let state = inner.state();
        let process = &self.processes[thread.process.0];
        let holder = usize::try_from(state.holder).ok().and_then(|number| process.threads.get(number));
        match holder {
            // A condition variable: its waiter holds a lock that another thread is to release.
            Some(_) if state.holder == thread.number => {
                "a lock that it took itself, for another thread to release".to_owned()
            }
            Some(holder) => format!("a lock that {} holds", self.track_name(*holder)),
            None => "a lock".to_owned(),
        }
    }
}
