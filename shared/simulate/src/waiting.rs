//! Threads leave their cores to wait, are woken, and get a core again.

use timeline::EventKind;

use crate::cost::{CONTEXT_SWITCH, TIME_SLICE, WAKE};
use crate::events::Event;
use crate::thread::{At, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// A thread leaves its core and waits, until it is woken or the moment has come.
    pub(crate) fn block(&mut self, id: ThreadId, wait: Wait, deadline_ns: Option<u64>) {
        self.leave_core(id);
        let thread = &mut self.threads[id.0];
        thread.at = At::Waiting(wait);
        thread.ticket += 1;
        thread.time_up = false;
        let (ticket, now_ns) = (thread.ticket, thread.now_ns);
        if let Some(deadline_ns) = deadline_ns {
            let at_ns = deadline_ns.max(now_ns).saturating_add(self.slack());
            self.events.plan(at_ns, id, ticket, Event::TimeUp);
        }
    }

    fn leave_core(&mut self, id: ThreadId) {
        let thread = &self.threads[id.0];
        if let At::Core(at) = thread.at {
            let core = &mut self.scheduler.cores[at];
            (core.thread, core.last, core.free_ns) = (None, Some(id), thread.now_ns);
        }
    }

    /// Somebody wakes a thread that waits: it is ready in a moment.
    pub(crate) fn wake(&mut self, id: ThreadId, now_ns: u64) {
        let latency_ns = self.random.about(WAKE);
        let thread = &mut self.threads[id.0];
        if matches!(thread.at, At::Waiting(_)) && !thread.woken {
            thread.woken = true;
            let at_ns = now_ns.max(thread.now_ns) + latency_ns;
            self.events.plan(at_ns, id, thread.ticket, Event::Ready);
        }
    }

    /// What a thread waits for does not come in time, or its sleep is over.
    pub(crate) fn time_up(&mut self, id: ThreadId, at_ns: u64) {
        self.threads[id.0].time_up = true;
        let process = self.threads[id.0].process;
        if let At::Waiting(wait) = &self.threads[id.0].at {
            match wait.clone() {
                Wait::Lock(_) => self.processes[process.0].locks.forget(id),
                Wait::Thread(other) => self.threads[other.0].joining.retain(|joining| *joining != id),
                Wait::Process(other) => self.processes[other.0].waiting.retain(|waiting| *waiting != id),
                Wait::Shared(_) => self.commons.withdraw(|waiting, _| *waiting == id),
                Wait::Start | Wait::Gil(_) | Wait::Switch | Wait::Sleep | Wait::Io => {}
            }
        }
        self.make_ready(id, at_ns);
    }

    /// A thread can run.
    pub(crate) fn make_ready(&mut self, id: ThreadId, at_ns: u64) {
        let share_ns = self.scheduler.after_sleep(self.threads[id.0].share_ns);
        let thread = &mut self.threads[id.0];
        let waited_ns = at_ns.saturating_sub(thread.now_ns);
        match std::mem::replace(&mut thread.at, At::Ready) {
            At::Waiting(Wait::Gil(_) | Wait::Switch) => thread.waited_gil_ns += waited_ns,
            At::Waiting(Wait::Start) => {}
            _ => thread.blocked_ns += waited_ns,
        }
        thread.ticket += 1;
        thread.woken = false;
        thread.now_ns = thread.now_ns.max(at_ns);
        thread.share_ns = share_ns;
        self.scheduler.enqueue(id, share_ns);
        self.dispatch();
        if matches!(self.threads[id.0].at, At::Ready) {
            self.record(id, EventKind::Ready);
            let threads = &self.threads;
            if let Some(core) = self.scheduler.displaced(share_ns, |id| threads[id.0].share_ns) {
                self.scheduler.cores[core].slice_end_ns = 0;
            }
        }
    }

    /// Gives idle cores to threads that are ready.
    pub(crate) fn dispatch(&mut self) {
        while let Some((id, at)) = self.scheduler.next() {
            let core = &mut self.scheduler.cores[at];
            let thread = &mut self.threads[id.0];
            let switch_ns = if core.last == Some(id) { 0 } else { CONTEXT_SWITCH };
            thread.now_ns = thread.now_ns.max(core.free_ns) + switch_ns;
            thread.at = At::Core(at);
            core.thread = Some(id);
            core.slice_end_ns = thread.now_ns + TIME_SLICE;
            if std::mem::take(&mut thread.displaced) {
                self.record(id, EventKind::Runs);
            }
        }
    }

    /// The thread of a core makes room for another one.
    pub(crate) fn displace(&mut self, at: usize) {
        let Some(id) = self.scheduler.cores[at].thread else { return };
        self.leave_core(id);
        let thread = &mut self.threads[id.0];
        (thread.at, thread.displaced) = (At::Ready, true);
        self.scheduler.enqueue(id, self.threads[id.0].share_ns);
        self.record(id, EventKind::Ready);
    }

    /// A thread is no more.
    pub(crate) fn remove(&mut self, id: ThreadId) {
        self.leave_core(id);
        self.scheduler.forget(id);
        let thread = &mut self.threads[id.0];
        (thread.at, thread.ended) = (At::Ended, true);
        thread.ticket += 1;
        thread.steps.clear();
        let joining = std::mem::take(&mut thread.joining);
        let homes: Vec<_> = thread.activities.drain(..).map(|activity| activity.home).collect();
        for home in homes {
            let gil = self.homes[home.0].gil;
            self.gils[gil].forget(id);
        }
        let now_ns = self.threads[id.0].now_ns;
        joining.into_iter().for_each(|joining| self.wake(joining, now_ns));
    }

    /// Notes what a thread does now.
    pub(crate) fn record(&mut self, id: ThreadId, kind: EventKind) {
        let thread = &self.threads[id.0];
        if let Some(track) = thread.activity().map(|activity| activity.track).or(thread.first_track) {
            self.recorder.record(track, thread.now_ns, kind);
        }
    }
}
