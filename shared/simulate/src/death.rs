//! How processes end.

use pyvm::object::Value;
use pyvm::{SharedRequest, ending};
use timeline::EventKind;

use crate::cost;
use crate::process::ProcessId;
use crate::thread::{Step, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// The main thread has ended, and with it the process: daemon threads stop where they are, daemon processes are
    /// ended, the others are waited for.
    pub(crate) fn end_process(&mut self, id: ThreadId) {
        let (process, now_ns) = (self.threads[id.0].process, self.threads[id.0].now_ns);
        let others = self.processes[process.0].threads.clone();
        others.into_iter().filter(|other| *other != id).for_each(|other| {
            if !self.threads[other.0].has_ended() {
                self.remove(other);
            }
        });
        for child in self.processes[process.0].children.clone() {
            let child_process = &self.processes[child.0];
            if child_process.exit_code.is_some() {
                continue;
            }
            if child_process.daemon {
                self.kill(child, -15, now_ns);
            } else {
                self.processes[child.0].waiting.push(id);
                self.threads[id.0].steps.push_front(Step::EndProcess);
                return self.block(id, Wait::Process(child), None);
            }
        }
        self.spend(id, cost::PROCESS_END);
        self.record(id, EventKind::Finishes);
        let code = self.exit_code(process);
        self.finish_process(process, code, self.threads[id.0].now_ns);
    }

    /// The exit code of a worker, from what its main function gave. What is to be said is said.
    fn exit_code(&mut self, process: ProcessId) -> i64 {
        if let Some(home) = self.processes[process.0].home {
            for ignored in self.interpreter(home).take_ignored() {
                self.output.report(&ignored);
            }
            let outside = self.interpreter(home).outside_subset();
            self.outside_subset = self.outside_subset.take().or(outside);
        }
        if self.processes[process.0].parent.is_none() {
            return 0;
        }
        match &self.processes[process.0].result {
            // The system keeps the lowest eight bits.
            Some(Ok(Value::Int(code))) => i64::from(code.to_le_bytes()[0]),
            Some(Err(raise)) => {
                let code = ending::system_exit(raise).map_or(1, |(code, _)| i64::from(code));
                self.output.report(&ending::report(raise).unwrap_or_default());
                code
            }
            _ => 0,
        }
    }

    /// Ends a process at once, and those that it started.
    pub(crate) fn kill(&mut self, process: ProcessId, code: i64, now_ns: u64) {
        if self.processes[process.0].exit_code.is_some() {
            return;
        }
        for child in self.processes[process.0].children.clone() {
            self.kill(child, code, now_ns);
        }
        self.finish_process(process, code, now_ns);
    }

    /// A process is no more.
    fn finish_process(&mut self, process: ProcessId, code: i64, now_ns: u64) {
        for id in self.processes[process.0].threads.clone() {
            if !self.threads[id.0].has_ended() {
                self.remove(id);
            }
        }
        let ended = &mut self.processes[process.0];
        ended.exit_code = Some(code);
        let (path, waiting) = (ended.path.clone(), std::mem::take(&mut ended.waiting));
        let homes = ended.home.into_iter().chain(ended.interpreters.iter().flatten().map(|other| other.home));
        for home in homes.collect::<Vec<_>>() {
            self.homes[home.0].interpreter = None;
        }
        self.commons.end(&path);
        let answers = self.commons.all_woken();
        self.hand_out(answers, now_ns);
        waiting.into_iter().for_each(|waiting| self.wake(waiting, now_ns));
        match self.processes[process.0].parent {
            None => self.ended_ns = Some(now_ns),
            Some(parent) => {
                self.workers -= 1;
                if let Some(end) = self.processes[process.0].tell {
                    let request = SharedRequest::Send { end, bytes: Vec::new() };
                    let path = self.processes[parent.0].path.clone();
                    // Where nobody listens any more, nobody is told.
                    let _ = self.commons.answer(&path, &request);
                    self.wake_sharers(&request, now_ns);
                }
            }
        }
    }
}
