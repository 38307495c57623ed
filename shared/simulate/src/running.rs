//! A thread of the machine runs for a stretch of virtual time.

use pyvm::object::forget_dying;
use pyvm::{Checks, Rules, Stop};
use timeline::Why;

use crate::cost;
use crate::host::{Anywhere, BackwardJumps, Rule, Stopped, Stretch, Ticks, VirtualHost};
use crate::thread::{Step, ThreadId};
use crate::world::World;

impl World<'_> {
    /// The thread of a core runs Python for as long as nobody else has to be looked at.
    pub(crate) fn run_python(&mut self, id: ThreadId, core: usize) {
        let home = self.home_of(id);
        if std::mem::replace(&mut self.last_home, home) != home {
            forget_dying();
        }
        let home = &self.homes[home.0];
        let (rules, gil) = (self.options.python.rules, &self.gils[home.gil]);
        let (asked, wanted) = (home.has_gil && gil.drop_request, home.has_gil && gil.wanted > 0);
        if asked && rules == Rules::AnyInstruction {
            return self.plan(id, [Step::Drop(Why::Asked), Step::Take]);
        }
        let limit_ns = self.limit(core, false);
        let process = &self.processes[self.threads[id.0].process.0];
        let process_cpu_ns = process.cpu_ns;
        let thread = &self.threads[id.0];
        let length_ns = i64::try_from(limit_ns - thread.now_ns).unwrap_or(i64::MAX);
        let stretch = Stretch {
            began_ns: thread.now_ns,
            length_ns,
            left_ns: length_ns,
            thread_cpu_ns: thread.ran_ns,
            process_cpu_ns,
            asked,
            ticks_left: thread.ticks_left,
            check_interval: self.options.python.check_interval(),
            wanted,
            stopped: Stopped::TimeUp,
            effect: None,
            instructions: 0,
            memory_errors: Vec::new(),
        };
        match rules.checks() {
            Checks::Ticks => self.run_stretch::<Ticks>(id, stretch),
            Checks::BackwardJumps => self.run_stretch::<BackwardJumps>(id, stretch),
            Checks::EveryInstruction | Checks::Nowhere => self.run_stretch::<Anywhere>(id, stretch),
        }
    }

    fn run_stretch<R: Rule>(&mut self, id: ThreadId, stretch: Stretch) {
        let Some(activity) = self.threads[id.0].activities.last_mut() else { return };
        if let Some(answer) = activity.answer.take() {
            activity.state.answer(answer);
        }
        let mut host = VirtualHost::<R>::new(stretch);
        let stop = activity.state.run(&mut host);
        let mut stretch = host.stretch;
        self.threads[id.0].ticks_left = stretch.ticks_left;
        self.spend(id, stretch.used_ns());
        self.instructions += stretch.instructions;
        self.memory_errors.append(&mut stretch.memory_errors);
        match stop {
            Stop::Finished(result) => self.finished(id, result),
            Stop::Awaiting => {
                if let Some(effect) = stretch.effect {
                    self.plan(id, [Step::Perform(Box::new(effect))]);
                }
            }
            Stop::Suspended => match stretch.stopped {
                Stopped::TimeUp => {}
                Stopped::Asked => self.plan(id, [Step::Drop(Why::Asked), Step::Take]),
                Stopped::Ticks => {
                    self.plan(id, [Step::Drop(Why::Ticks), Step::Work(cost::OFFER), Step::Take]);
                }
            },
        }
    }
}
