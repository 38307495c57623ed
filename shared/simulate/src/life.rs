//! How threads and processes begin, and what follows when a thread of the machine has ended.

use pyvm::object::{Raise, Result, Value};
use pyvm::transfer::{begin_spawned, restore};
use pyvm::{Interpreter, StartMethod, ThreadState, ending};
use timeline::{EventKind, Why};

use crate::process::HomeId;
use crate::thread::{Activity, Step, Then, ThreadId};
use crate::world::World;

impl World<'_> {
    /// A thread of the machine has ended.
    pub(crate) fn finished(&mut self, id: ThreadId, result: Result<Value>) {
        if let Err(raise) = &result {
            self.note_outside_subset(raise);
        }
        let Some(activity) = self.threads[id.0].activities.last_mut() else { return };
        match std::mem::replace(&mut activity.then, Then::Last) {
            Then::Main => {
                let report = result.as_ref().err().and_then(ending::report);
                self.output.report(&report.unwrap_or_default());
                self.main_ended(id, result);
            }
            // It reports what goes wrong itself.
            Then::Last => self.plan(id, [Step::EndProcess]),
            Then::Thread => {
                if let Err(raise) = &result {
                    let name = &self.threads[id.0].name;
                    self.output.report(&format!("Exception in thread {name}:\n{}\n", raise.report()));
                }
                self.plan(id, [Step::Drop(Why::Ends), Step::EndThread]);
            }
            Then::Spawned(bytes) => {
                let interpreter = self.interpreter(self.home_of(id)).clone();
                interpreter.set_importing_main(false);
                match result {
                    Ok(_) => {
                        let state = begin_spawned(&bytes, &interpreter);
                        self.next_state(id, state, Then::Worker);
                        self.plan(id, [Step::JoinAll]);
                    }
                    failed => self.main_ended(id, failed),
                }
            }
            Then::Worker => self.main_ended(id, result),
            Then::Call(number) => self.called(id, number, result),
            Then::Destroy(number) => self.plan(id, [Step::Drop(Why::Ends), Step::Destroyed(number)]),
        }
    }

    /// What the thread runs next in the place of what has ended.
    fn next_state(&mut self, id: ThreadId, state: ThreadState, then: Then) {
        if let Some(activity) = self.threads[id.0].activities.last_mut() {
            (activity.state, activity.then) = (state, then);
        }
    }

    /// The main function of a process has ended: whoever joins the main thread waits no longer.
    fn main_ended(&mut self, id: ThreadId, result: Result<Value>) {
        let thread = &mut self.threads[id.0];
        thread.ended = true;
        let (process, now_ns) = (thread.process, thread.now_ns);
        let joining = std::mem::take(&mut thread.joining);
        joining.into_iter().for_each(|joining| self.wake(joining, now_ns));
        self.processes[process.0].result = Some(result);
        self.plan(id, [Step::JoinAll, Step::Last, Step::EndProcess]);
    }

    /// The end of the program (`Py_FinalizeEx`). A spawned process ends without it (`os._exit` in
    /// `Lib/multiprocessing/popen_fork.py`).
    pub(crate) fn begin_last(&mut self, id: ThreadId) {
        let interpreter = self.interpreter(self.home_of(id));
        if &*interpreter.main.module == "__main__"
            && let Some(last) = interpreter.last_thread()
        {
            // The end of the process comes after it.
            self.threads[id.0].steps.clear();
            self.next_state(id, last, Then::Last);
        }
    }

    /// Remembers that the program left the subset, in whichever thread.
    pub(crate) fn note_outside_subset(&mut self, raise: &Raise) {
        if raise.is_outside_subset() && self.outside_subset.is_none() {
            self.outside_subset = Some(raise.summary());
        }
    }

    /// A process that was started has come up: it has an interpreter now.
    pub(crate) fn begin_process(&mut self, id: ThreadId) {
        let process = self.threads[id.0].process;
        let Some((method, bytes)) = self.processes[process.0].begins.take() else { return };
        let (program, python, argv) = (self.program.clone(), self.options.python, self.options.argv.clone());
        let (interpreter, state, then) = if method == StartMethod::Fork {
            match restore(&bytes, program, python, argv) {
                Ok((interpreter, state)) => (interpreter, state, Then::Worker),
                Err(what) => {
                    let raise = Raise::runtime_error(format!("the parent sent {what}"));
                    self.processes[process.0].result = Some(Err(raise));
                    return self.plan(id, [Step::EndProcess]);
                }
            }
        } else {
            let interpreter = Interpreter::new(program, python, "__mp_main__", argv);
            let depth = self.processes[process.0].path.len();
            interpreter.set_importing_main(depth > self.options.unguarded as usize);
            let state = interpreter.main_thread();
            (interpreter, state, Then::Spawned(bytes))
        };
        let home = self.add_home(interpreter, None);
        self.begin_main(id, home, state, then);
    }

    /// The main thread of a process begins.
    pub(crate) fn begin_main(&mut self, id: ThreadId, home: HomeId, state: ThreadState, then: Then) {
        let process = self.threads[id.0].process;
        self.processes[process.0].home = Some(home);
        let track = match self.threads[id.0].first_track {
            Some(track) => track,
            None => self.recorder.track(self.track_place(id), &self.track_name(id)),
        };
        self.threads[id.0].activities.push(Activity::new(home, track, state, then));
        self.plan(id, [Step::Take]);
    }

    /// A thread ends.
    pub(crate) fn end_thread(&mut self, id: ThreadId) {
        self.record(id, EventKind::Finishes);
        self.remove(id);
    }
}
