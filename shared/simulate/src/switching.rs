//! How threads hand the GIL to each other: `take_gil` and `drop_gil` of CPython's `Python/ceval_gil.c`, as steps.

use timeline::{EventKind, Why};

use crate::cost;
use crate::events::Event;
use crate::thread::{At, Step, ThreadId, Wait};
use crate::world::World;

impl World<'_> {
    /// The GIL of what a thread runs now, if there is one.
    fn gil_of(&self, id: ThreadId) -> Option<usize> {
        let home = &self.homes[self.home_of(id).0];
        home.has_gil.then_some(home.gil)
    }

    /// Takes the GIL, or waits for it (`take_gil`).
    pub(crate) fn take_gil(&mut self, id: ThreadId) {
        let Some(at) = self.gil_of(id) else { return self.record(id, EventKind::Runs) };
        if self.gils[at].holder.is_some() {
            return self.wait_for_gil(id, at);
        }
        self.spend(id, cost::GIL);
        let switched = self.gils[at].take(id);
        let thread = &mut self.threads[id.0];
        let now_ns = thread.now_ns;
        if let Some(since_ns) = thread.wants_since_ns.take() {
            self.gils[at].statistics.wait_s += (now_ns - since_ns) as f64 / 1e9;
            self.gils[at].wanted -= 1;
        }
        self.record(id, EventKind::Takes);
        if !switched.is_empty() {
            self.spend(id, cost::WAKE_CALL);
        }
        switched.into_iter().for_each(|other| self.wake(other, now_ns));
    }

    fn wait_for_gil(&mut self, id: ThreadId, at: usize) {
        let thread = &mut self.threads[id.0];
        thread.steps.push_front(Step::Take);
        if thread.wants_since_ns.is_none() {
            thread.wants_since_ns = Some(thread.now_ns);
            self.gils[at].statistics.waits += 1;
            self.gils[at].wanted += 1;
            self.record(id, EventKind::Wants);
        } else {
            self.gils[at].statistics.failed_attempts += 1;
            self.record(id, EventKind::FailsToTake);
        }
        let gil = &mut self.gils[at];
        gil.waiting.push_back(id);
        let (asks, interval_ns, switches) = (gil.asks, gil.interval_ns, gil.statistics.switches);
        self.block(id, Wait::Gil(switches), None);
        if asks {
            self.plan_interval(id, self.threads[id.0].now_ns, interval_ns);
        }
    }

    fn plan_interval(&mut self, id: ThreadId, now_ns: u64, interval_ns: u64) {
        let at_ns = now_ns.saturating_add(interval_ns).saturating_add(self.slack());
        self.events.plan(at_ns, id, self.threads[id.0].ticket, Event::IntervalUp);
    }

    /// The switch interval of a waiter runs out.
    pub(crate) fn interval_up(&mut self, id: ThreadId, at_ns: u64) {
        let (At::Waiting(Wait::Gil(seen)), Some(at)) = (&self.threads[id.0].at, self.gil_of(id)) else {
            return;
        };
        let seen = *seen;
        if self.gils[at].holder.is_none() {
            // It was dropped just now, for another waiter. Whoever is faster has it.
            self.gils[at].forget(id);
            return self.make_ready(id, at_ns);
        }
        if self.gils[at].interval_up(seen)
            && let Some(activity) = self.threads[id.0].activity()
        {
            self.recorder.record(activity.track, at_ns, EventKind::AsksToDrop);
        }
        let (interval_ns, switches) = (self.gils[at].interval_ns, self.gils[at].statistics.switches);
        self.threads[id.0].at = At::Waiting(Wait::Gil(switches));
        self.plan_interval(id, at_ns, interval_ns);
    }

    /// Drops the GIL (`drop_gil`). Where another thread had asked for it, what comes next is to wait until one has
    /// taken it.
    pub(crate) fn drop_gil(&mut self, id: ThreadId, why: Why) {
        let Some(at) = self.gil_of(id) else {
            if let Why::Blocks(on) = why {
                self.record(id, EventKind::Blocks(on));
            }
            return;
        };
        self.record(id, EventKind::Drops(why));
        let woken = self.gils[at].drop_held(id);
        self.spend(id, cost::GIL);
        if let Some(woken) = woken {
            self.wake(woken, self.threads[id.0].now_ns);
            self.spend(id, cost::WAKE_CALL);
        }
        // A thread that ends need not wait (CPython's `final_release`, since 3.12).
        if self.gils[at].drop_request && why != Why::Ends {
            self.threads[id.0].steps.push_front(Step::Switched);
        }
    }

    /// Forced switching: waits until another thread has taken the GIL.
    pub(crate) fn wait_for_switch(&mut self, id: ThreadId) {
        let Some(at) = self.gil_of(id) else { return };
        let gil = &mut self.gils[at];
        if gil.holder.is_none() && gil.drop_request {
            gil.forced.push(id);
            self.threads[id.0].steps.push_front(Step::Switched);
            self.block(id, Wait::Switch, None);
        }
    }
}
