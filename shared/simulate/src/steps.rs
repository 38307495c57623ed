//! What each step of a thread does.

use pyvm::SharedRequest;
use pyvm::commons::Answer;
use pyvm::object::{Kind, Raise, Ref, Value};
use timeline::{Blocking, EventKind, Why};

use crate::process::ProcessId;
use crate::thread::{Step, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// The thread of a core takes a step.
    pub(crate) fn step(&mut self, id: ThreadId, core: usize, step: Step) {
        match step {
            Step::Boot => self.record(id, EventKind::Runs),
            Step::Work(ns) => self.work(id, core, ns),
            Step::Perform(effect) => self.perform(id, *effect),
            Step::Drop(why) => self.drop_gil(id, why),
            Step::Switched => self.wait_for_switch(id),
            Step::Take => self.take_gil(id),
            Step::Pass(wait, until_ns) => {
                if self.threads[id.0].now_ns < until_ns {
                    self.block(id, wait, Some(until_ns));
                }
            }
            Step::Acquire { lock, deadline_ns, waits } => self.acquire(id, lock, deadline_ns, waits),
            Step::Join { thread, deadline_ns } => self.join(id, thread, deadline_ns),
            Step::JoinAll => self.join_all(id),
            Step::Rest(other) => self.rest(id, other),
            Step::WaitProcess { process, deadline_ns } => self.wait_process(id, process, deadline_ns),
            Step::Share { request, deadline_ns } => self.share(id, request, deadline_ns),
            Step::Shared(answer) => self.plan(id, [Step::Answer(answer.into_value())]),
            Step::File(request) => {
                let answer = self.files.perform(request, self.threads[id.0].now_ns);
                self.plan(id, [Step::Answer(answer)]);
            }
            Step::Answer(answer) => {
                if let Some(activity) = self.threads[id.0].activities.last_mut() {
                    activity.answer = Some(answer);
                }
            }
            Step::Enter { interpreter, function, bytes } => {
                self.enter_interpreter(id, interpreter, &function, &bytes);
            }
            Step::Leave(answer) => self.leave_interpreter(id, answer),
            Step::Destroy { number, quiet } => self.destroy(id, number, quiet),
            Step::Destroying(number) => self.destroying(id, number),
            Step::Destroyed(number) => {
                let answer = self.destroyed(id, number);
                self.leave_interpreter(id, Ok(answer));
            }
            Step::Begin => self.begin_process(id),
            Step::Last => self.begin_last(id),
            Step::EndProcess => self.end_process(id),
            Step::EndThread => self.end_thread(id),
        }
    }

    /// Computes; others are looked at now and then.
    fn work(&mut self, id: ThreadId, core: usize, ns: u64) {
        let limit_ns = self.limit(core, true);
        let now_ns = (limit_ns - self.threads[id.0].now_ns).min(ns);
        self.spend(id, now_ns);
        if now_ns < ns {
            self.threads[id.0].steps.push_front(Step::Work(ns - now_ns));
        }
    }

    fn acquire(&mut self, id: ThreadId, lock: Ref, deadline_ns: Option<u64>, waits: bool) {
        let Kind::Lock(inner) = &lock.kind else { return };
        if !waits {
            // Counted before the last try: whoever releases the lock from now on wakes this thread.
            inner.set_waiting(true);
        }
        let thread = &self.threads[id.0];
        let acquired = inner.try_acquire(thread.number);
        let too_late = thread.time_up && waits || deadline_ns.is_some_and(|at_ns| at_ns <= thread.now_ns);
        if acquired || too_late {
            inner.set_waiting(false);
            return self.plan(id, [Step::Answer(Ok(acquired.into()))]);
        }
        let process = thread.process;
        self.processes[process.0].locks.wait(&lock, id);
        let again = Step::Acquire { lock: lock.clone(), deadline_ns, waits: true };
        self.threads[id.0].steps.push_front(again);
        self.block(id, Wait::Lock(lock), deadline_ns);
    }

    fn join(&mut self, id: ThreadId, other: ThreadId, deadline_ns: Option<u64>) {
        let now_ns = self.threads[id.0].now_ns;
        let ended = self.threads[other.0].ended;
        if ended || deadline_ns.is_some_and(|at_ns| at_ns <= now_ns) {
            return self.plan(id, [Step::Answer(Ok(ended.into()))]);
        }
        self.threads[other.0].joining.push(id);
        self.threads[id.0].steps.push_front(Step::Join { thread: other, deadline_ns });
        self.block(id, Wait::Thread(other), deadline_ns);
    }

    /// The program ends when its last thread does, except for daemons (`threading._shutdown`). An answer is none:
    /// nobody has asked the machine for one.
    fn join_all(&mut self, id: ThreadId) {
        let process = &self.processes[self.threads[id.0].process.0];
        let mut others = process.threads.iter().copied();
        let unfinished = others.find(|other| {
            let thread = &self.threads[other.0];
            *other != id && !thread.daemon && !thread.ended
        });
        if let Some(other) = unfinished {
            let steps = &mut self.threads[id.0].steps;
            steps.push_front(Step::JoinAll);
            steps.push_front(Step::Take);
            steps.push_front(Step::Rest(other));
            steps.push_front(Step::Drop(Why::Blocks(Blocking::Join)));
        }
    }

    /// Waits for a thread's end, for no answer.
    fn rest(&mut self, id: ThreadId, other: ThreadId) {
        if !self.threads[other.0].ended {
            self.threads[other.0].joining.push(id);
            self.threads[id.0].steps.push_front(Step::Rest(other));
            self.block(id, Wait::Thread(other), None);
        }
    }

    fn wait_process(&mut self, id: ThreadId, process: ProcessId, deadline_ns: Option<u64>) {
        let now_ns = self.threads[id.0].now_ns;
        let code = self.processes[process.0].exit_code;
        if code.is_some() || deadline_ns.is_some_and(|at_ns| at_ns <= now_ns) {
            return self.plan(id, [Step::Answer(Ok(code.map_or(Value::None, Value::Int)))]);
        }
        self.processes[process.0].waiting.push(id);
        self.threads[id.0].steps.push_front(Step::WaitProcess { process, deadline_ns });
        self.block(id, Wait::Process(process), deadline_ns);
    }

    fn share(&mut self, id: ThreadId, request: SharedRequest, deadline_ns: Option<u64>) {
        let thread = &self.threads[id.0];
        let (now_ns, process) = (thread.now_ns, thread.process);
        let path = self.processes[process.0].path.clone();
        if let Some(answer) = self.commons.answer(&path, &request) {
            self.wake_sharers(&request, now_ns);
            return self.plan(id, [Step::Answer(answer.into_value())]);
        }
        if deadline_ns.is_some_and(|at_ns| at_ns <= now_ns) {
            return self.plan(id, [Step::Answer(Answer::TimedOut.into_value())]);
        }
        let Some(object) = pyvm::commons::object_of(&request) else {
            let raise = Raise::runtime_error("a request about no shared object cannot wait");
            return self.plan(id, [Step::Answer(Err(raise))]);
        };
        self.commons.wait(id, &path, request.clone());
        self.threads[id.0].steps.push_front(Step::Share { request, deadline_ns });
        self.block(id, Wait::Shared(object), deadline_ns);
    }

    /// Something was done with a shared object: others may have waited for that.
    pub(crate) fn wake_sharers(&mut self, request: &SharedRequest, now_ns: u64) {
        let Some(object) = pyvm::commons::object_of(request) else { return };
        let woken = self.commons.woken(object);
        self.hand_out(woken, now_ns);
    }

    /// Hands answers to those who waited for them.
    pub(crate) fn hand_out(&mut self, answers: Vec<(ThreadId, Answer)>, now_ns: u64) {
        for (other, answer) in answers {
            if let Some(step @ Step::Share { .. }) = self.threads[other.0].steps.front_mut() {
                *step = Step::Shared(answer);
            }
            self.wake(other, now_ns);
        }
    }
}
