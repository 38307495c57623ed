//! How virtual time goes on.
//!
//! Each core has a time of its own: how far its thread has come. The next thing that happens is always the earliest,
//! be it an event or the next step of a core's thread, so that whatever threads can notice of each other by effects
//! happens in the order of virtual time. Between effects a thread may run a little ahead of the others
//! ([`World::limit`]).

use crate::cost::TIMER_SLACK;
use crate::events::Event;
use crate::thread::ThreadId;
use crate::world::World;

/// How far a thread runs ahead of those on other cores with which it shares memory without a GIL: about a hundred
/// instructions, so that two threads that change the same variable get in each other's way as often as on real cores.
const AHEAD_SHARING_NS: u64 = 600;
/// How far it runs ahead of others, which notice each other by effects only.
const AHEAD_NS: u64 = 20_000;
/// How far native code runs ahead before the others are looked at.
const AHEAD_NATIVE_NS: u64 = 100_000;
/// The longest stretch where nobody else has anything to do.
const ALONE_NS: u64 = 50_000_000;

impl World<'_> {
    /// Runs until the program has ended. False where it cannot: nothing can run any more, and nothing is timed.
    pub(crate) fn run(&mut self) -> bool {
        while self.ended_ns.is_none() {
            self.dispatch();
            match (self.earliest(), self.events.next_ns()) {
                (Some((core, now_ns)), event_ns) if event_ns.is_none_or(|event_ns| now_ns < event_ns) => {
                    self.advance(core);
                }
                (_, Some(_)) => self.happen(),
                (_, None) => return false,
            }
        }
        true
    }

    /// The core whose thread has come least far.
    fn earliest(&self) -> Option<(usize, u64)> {
        let cores = self.scheduler.cores.iter().enumerate();
        let times = cores.filter_map(|(at, core)| Some((at, self.threads[core.thread?.0].now_ns)));
        times.min_by_key(|(at, now_ns)| (*now_ns, *at))
    }

    /// The next event happens, if it still counts.
    fn happen(&mut self) {
        let Some(planned) = self.events.take() else { return };
        let thread = &self.threads[planned.thread.0];
        if thread.ticket != planned.ticket || thread.has_ended() {
            return;
        }
        match planned.event {
            Event::Ready => self.make_ready(planned.thread, planned.at_ns),
            Event::TimeUp if !thread.woken => self.time_up(planned.thread, planned.at_ns),
            Event::IntervalUp if !thread.woken => self.interval_up(planned.thread, planned.at_ns),
            Event::TimeUp | Event::IntervalUp => {}
        }
        let threads = &self.threads;
        self.events.tidy(|planned| {
            let thread = &threads[planned.thread.0];
            thread.ticket == planned.ticket && !thread.has_ended()
        });
    }

    /// The thread of a core takes its next step, or runs for a stretch.
    fn advance(&mut self, at: usize) {
        let core = &self.scheduler.cores[at];
        let Some(id) = core.thread else { return };
        if self.threads[id.0].now_ns >= core.slice_end_ns && self.scheduler.has_ready() {
            return self.displace(at);
        }
        match self.threads[id.0].steps.pop_front() {
            Some(step) => self.step(id, at, step),
            None => self.run_python(id, at),
        }
    }

    /// How far the thread of a core may run before others are looked at again.
    pub(crate) fn limit(&mut self, at: usize, native: bool) -> u64 {
        let core = &self.scheduler.cores[at];
        let Some(id) = core.thread else { return 0 };
        let thread = &self.threads[id.0];
        let mut limit_ns = thread.now_ns + if native { AHEAD_NATIVE_NS } else { ALONE_NS };
        if let Some(event_ns) = self.events.next_ns() {
            limit_ns = limit_ns.min(event_ns);
        }
        if self.scheduler.has_ready() {
            limit_ns = limit_ns.min(core.slice_end_ns);
        }
        if !native {
            let shares = thread.activity().is_some_and(|activity| !self.homes[activity.home.0].has_gil);
            let sharing_ns = if shares { self.random.about(AHEAD_SHARING_NS) } else { AHEAD_NS };
            for (other, core) in self.scheduler.cores.iter().enumerate() {
                let Some(other_id) = core.thread.filter(|_| other != at) else { continue };
                let other = &self.threads[other_id.0];
                let ahead_ns = if other.process == thread.process { sharing_ns } else { AHEAD_NS };
                limit_ns = limit_ns.min(other.now_ns + ahead_ns);
            }
        }
        limit_ns.max(thread.now_ns + 1)
    }

    /// A thread that is on a core spends time there.
    pub(crate) fn spend(&mut self, id: ThreadId, ns: u64) {
        let thread = &mut self.threads[id.0];
        thread.now_ns += ns;
        thread.ran_ns += ns;
        thread.share_ns += ns;
        self.processes[thread.process.0].cpu_ns += ns;
    }

    /// How late a timer is.
    pub(crate) fn slack(&mut self) -> u64 {
        self.random.about(TIMER_SLACK)
    }
}
