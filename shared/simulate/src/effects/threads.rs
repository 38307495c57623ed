//! Threads: start, join, names.

use pyvm::object::Value;
use timeline::{Blocking, Why};

use crate::cost;
use crate::recorder::Place;
use crate::thread::{Activity, Step, Then, ThreadId};
use crate::world::World;

impl World<'_> {
    /// `_thread.start`: the answer is the thread's number. It comes at once; the thread has not begun.
    pub(super) fn start_thread(&mut self, id: ThreadId, function: Value, name: &str, daemon: bool) {
        self.spend(id, cost::THREAD_START);
        let home = self.home_of(id);
        let (process, now_ns) = (self.threads[id.0].process, self.threads[id.0].now_ns);
        let new = self.add_thread(process, name, daemon, now_ns);
        self.threads[new.0].interpreter = self.homes[home.0].number;
        let number = self.threads[new.0].number;
        let state = self.interpreter(home).thread(number, function, Vec::new());
        let track = self.recorder.track(self.track_place(new), &self.track_name(new));
        self.threads[new.0].activities.push(Activity::new(home, track, state, Then::Thread));
        self.plan(new, [Step::Work(cost::THREAD_BEGIN), Step::Take]);
        self.wake(new, now_ns);
        self.answer(id, Ok(integer(number)));
    }

    /// Where a thread's tracks stand.
    pub(crate) fn track_place(&self, id: ThreadId) -> Place {
        let thread = &self.threads[id.0];
        (self.processes[thread.process.0].path.clone(), thread.number)
    }

    /// The name of a thread's track: its own, and before it that of its process, unless that is the first.
    pub(crate) fn track_name(&self, id: ThreadId) -> String {
        let thread = &self.threads[id.0];
        let process = &self.processes[thread.process.0];
        match (&*process.name, thread.number) {
            ("", _) => thread.name.clone(),
            (process, 0) => process.to_owned(),
            (process, _) => format!("{process}: {}", thread.name),
        }
    }

    /// The thread of the same process with this number.
    fn other(&self, id: ThreadId, number: u64) -> Option<ThreadId> {
        let process = &self.processes[self.threads[id.0].process.0];
        process.threads.get(usize::try_from(number).ok()?).copied()
    }

    /// `_thread.join`: whether the thread has ended.
    pub(super) fn join_thread(&mut self, id: ThreadId, number: u64, timeout: Option<f64>) {
        match self.other(id, number) {
            Some(thread) if !self.threads[thread.0].ended => {
                let deadline_ns = self.deadline(id, timeout);
                let join = Step::Join { thread, deadline_ns };
                self.without_gil(id, Why::Blocks(Blocking::Join), [join]);
            }
            _ => self.answer(id, Ok(Value::True)),
        }
    }

    pub(super) fn thread_is_alive(&mut self, id: ThreadId, number: u64) {
        let alive = self.other(id, number).is_some_and(|other| !self.threads[other.0].ended);
        self.answer(id, Ok(alive.into()));
    }

    pub(super) fn name_thread(&mut self, id: ThreadId, number: u64, name: String) {
        if let Some(other) = self.other(id, number) {
            self.threads[other.0].name = name;
            let name = self.track_name(other);
            if let Some(activity) = self.threads[other.0].activities.first() {
                self.recorder.rename(activity.track, &name);
            }
        }
        self.answer(id, Ok(Value::None));
    }
}

pub(super) fn integer(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}
