//! Processes: what a program wants with them.

use pyvm::commons::Answer;
use pyvm::object::{Raise, Value, exception_named};
use pyvm::{ProcessRequest, SharedRequest, StartMethod, StartRequest};
use timeline::{Blocking, Why};

use crate::cost;
use crate::process::{Process, ProcessId};
use crate::thread::{Step, ThreadId};
use crate::world::World;

impl World<'_> {
    pub(super) fn process_id(&mut self, id: ThreadId, parent: bool) {
        let process = self.threads[id.0].process;
        let number = match parent {
            true => self.processes[process.0].system_id_of_parent(),
            false => Process::system_id(process),
        };
        self.at_once(id, Value::Int(number));
    }

    /// Does what a program wants with processes. Waiting for one, or for what another one does, drops the GIL.
    pub(super) fn use_process(&mut self, id: ThreadId, request: ProcessRequest) {
        match request {
            ProcessRequest::Start(request) => self.start_process(id, request),
            ProcessRequest::Wait { process, timeout } => match self.child(id, process) {
                Some(process) if self.processes[process.0].exit_code.is_none() && timeout != Some(0.0) => {
                    let deadline_ns = self.deadline(id, timeout);
                    let wait = Step::WaitProcess { process, deadline_ns };
                    self.without_gil(id, Why::Blocks(Blocking::Process), [wait]);
                }
                process => {
                    let code = process.and_then(|process| self.processes[process.0].exit_code);
                    self.at_once(id, code.map_or(Value::None, Value::Int));
                }
            },
            ProcessRequest::Exit { code } => self.exit_at_once(id, code),
            ProcessRequest::End { process, kill } => {
                if let Some(process) = self.child(id, process) {
                    // The numbers of SIGKILL and SIGTERM.
                    self.kill(process, if kill { -9 } else { -15 }, self.threads[id.0].now_ns);
                }
                self.at_once(id, Value::None);
            }
            ProcessRequest::Shared(request) => self.use_shared(id, request),
        }
    }

    /// `os._exit`: whatever the threads of the process are doing, they come no further.
    fn exit_at_once(&mut self, id: ThreadId, code: u8) {
        let process = self.threads[id.0].process;
        let raise = Raise::with(Value::Type(exception_named("SystemExit")), vec![Value::Int(code.into())]);
        self.processes[process.0].result = Some(Err(raise));
        self.plan(id, [Step::EndProcess]);
    }

    fn child(&self, id: ThreadId, number: u64) -> Option<ProcessId> {
        let process = &self.processes[self.threads[id.0].process.0];
        process.children.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
    }

    fn start_process(&mut self, id: ThreadId, request: StartRequest) {
        let StartRequest { method, bytes, name, daemon, ends, tell } = request;
        let parent = self.threads[id.0].process;
        let mut path = self.processes[parent.0].path.clone();
        let number = self.processes[parent.0].children.len() + 1;
        path.push(u32::try_from(number).unwrap_or(u32::MAX));
        if let Err(refusal) = self.population.admit(self.workers, path.len()) {
            return self.answer(id, Err(Raise::os_error(refusal)));
        }
        let (here_ns, there_ns) = match method {
            StartMethod::Fork => (cost::FORK, cost::FORKED_BEGIN),
            StartMethod::Spawn => (cost::SPAWN, cost::SPAWNED_BEGIN),
            StartMethod::ForkServer => (cost::SERVED, cost::SERVED_BEGIN),
        };
        self.spend(id, here_ns);
        let now_ns = self.threads[id.0].now_ns;
        self.commons.begin(&path, &ends);
        let mut process = Process::new(path, Some(parent), name, daemon);
        process.tell = tell;
        process.begins = Some((method, bytes));
        let (process, main) = self.add_process(process, now_ns);
        self.processes[parent.0].children.push(process);
        self.workers += 1;
        self.started.push(method);
        let track = self.recorder.track(self.track_place(main), &self.track_name(main));
        self.threads[main.0].first_track = Some(track);
        self.plan(main, [Step::Boot, Step::Work(there_ns), Step::Begin]);
        self.wake(main, now_ns);
        let number = Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
        self.answer(id, Ok(Value::tuple(vec![number, Value::Int(Process::system_id(process))])));
    }

    fn use_shared(&mut self, id: ThreadId, request: SharedRequest) {
        let timeout = pyvm::commons::timeout_of(&request);
        match request {
            SharedRequest::Unbind { interpreter } => {
                let path = self.processes[self.threads[id.0].process.0].path.clone();
                self.commons.unbind(&path, interpreter);
                self.answer(id, Ok(Value::None));
            }
            // CPython looks into a queue between interpreters with the GIL held (`_interpqueuesmodule.c`).
            request @ (SharedRequest::Put { .. } | SharedRequest::Get { .. }) if timeout == Some(0.0) => {
                self.share_at_once(id, &request, Answer::TimedOut);
            }
            SharedRequest::Acquire { .. }
            | SharedRequest::Receive { .. }
            | SharedRequest::Poll { .. }
            | SharedRequest::Put { .. }
            | SharedRequest::Get { .. } => {
                let deadline_ns = self.deadline(id, timeout);
                let share = Step::Share { request, deadline_ns };
                self.without_gil(id, Why::Blocks(Blocking::Process), [Step::Work(cost::MESSAGE / 2), share]);
            }
            request => self.share_at_once(id, &request, Answer::failed("RuntimeError", "this never waits")),
        }
    }

    /// A request about shared objects that does not wait; `else_` is the answer where it would have to.
    fn share_at_once(&mut self, id: ThreadId, request: &SharedRequest, else_: Answer) {
        let bytes = match request {
            SharedRequest::Send { bytes, .. } | SharedRequest::Put { bytes, .. } => bytes.len() as u64,
            _ => 0,
        };
        self.spend(id, cost::MESSAGE / 2 + bytes * cost::MESSAGE_100_BYTES / 100);
        let path = &self.processes[self.threads[id.0].process.0].path;
        let answer = self.commons.answer(path, request);
        self.wake_sharers(request, self.threads[id.0].now_ns);
        self.answer(id, answer.unwrap_or(else_).into_value());
    }
}
