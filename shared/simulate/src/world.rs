//! The virtual machine: cores, threads, processes, and what is going to happen when.

use std::sync::Arc;

use pyvm::StartMethod;
use pyvm::bytecode::Program;
use pyvm::commons::{Population, Registry};
use pyvm::{Interpreter, Rules};

use crate::events::Events;
use crate::files::Files;
use crate::gil::Gil;
use crate::options::Options;
use crate::output::Output;
use crate::process::{Home, HomeId, Process, ProcessId};
use crate::random::Random;
use crate::recorder::Recorder;
use crate::scheduler::Scheduler;
use crate::thread::{At, Step, Thread, ThreadId, Wait};

/// The virtual machine.
pub(crate) struct World<'o> {
    pub(crate) options: &'o Options,
    pub(crate) program: &'o Program,
    pub(crate) events: Events,
    pub(crate) scheduler: Scheduler,
    pub(crate) threads: Vec<Thread>,
    pub(crate) processes: Vec<Process>,
    pub(crate) homes: Vec<Home>,
    pub(crate) gils: Vec<Gil>,
    /// What the processes share.
    pub(crate) commons: Registry<ThreadId>,
    pub(crate) files: Files,
    pub(crate) output: Output,
    pub(crate) recorder: Recorder,
    pub(crate) random: Random,
    /// How many processes besides the first one have not ended.
    pub(crate) workers: usize,
    /// How each process beside the first was started.
    pub(crate) started: Vec<StartMethod>,
    pub(crate) population: Population,
    pub(crate) instructions: u64,
    pub(crate) outside_subset: Option<String>,
    pub(crate) memory_errors: Vec<String>,
    /// The interpreter in which Python ran last.
    pub(crate) last_home: HomeId,
    /// The program has ended: when.
    pub(crate) ended_ns: Option<u64>,
}

impl<'o> World<'o> {
    pub(crate) fn new(program: &'o Program, options: &'o Options) -> Self {
        Self {
            options,
            program,
            events: Events::default(),
            scheduler: Scheduler::new(options.cores),
            threads: Vec::new(),
            processes: Vec::new(),
            homes: Vec::new(),
            gils: Vec::new(),
            commons: Registry::default(),
            files: {
                let source = &program.code.source;
                let others = options.files.iter().map(|(path, bytes)| (&**path, &**bytes));
                Files::new([(&*source.path, source.text.as_bytes())].into_iter().chain(others))
            },
            output: Output::default(),
            recorder: Recorder::new(options.recording),
            random: Random::new(options.seed),
            workers: 0,
            started: Vec::new(),
            population: Population::new(options.unguarded),
            instructions: 0,
            outside_subset: None,
            memory_errors: Vec::new(),
            last_home: HomeId(0),
            ended_ns: None,
        }
    }

    /// A new process, which has no interpreter yet. Its main thread begins to wait for its start now.
    pub(crate) fn add_process(&mut self, process: Process, now_ns: u64) -> (ProcessId, ThreadId) {
        let id = ProcessId(self.processes.len());
        self.processes.push(process);
        (id, self.add_thread(id, "MainThread", true, now_ns))
    }

    /// A new thread, which will be started.
    pub(crate) fn add_thread(
        &mut self,
        process: ProcessId,
        name: &str,
        daemon: bool,
        now_ns: u64,
    ) -> ThreadId {
        let id = ThreadId(self.threads.len());
        let number = self.processes[process.0].threads.len() as u64;
        self.processes[process.0].threads.push(id);
        self.threads.push(Thread {
            process,
            number,
            name: name.to_owned(),
            interpreter: 0,
            daemon,
            activities: Vec::new(),
            steps: std::collections::VecDeque::new(),
            at: At::Waiting(Wait::Start),
            first_track: None,
            now_ns,
            ticket: 0,
            woken: false,
            time_up: false,
            displaced: false,
            share_ns: self.scheduler.at_start(),
            ran_ns: 0,
            waited_gil_ns: 0,
            blocked_ns: 0,
            wants_since_ns: None,
            ticks_left: self.options.python.check_interval(),
            joining: Vec::new(),
            ended: false,
        });
        id
    }

    /// A home for an interpreter: with a GIL of its own, or with that of another one.
    pub(crate) fn add_home(&mut self, interpreter: Arc<Interpreter>, beside: Option<HomeId>) -> HomeId {
        let python = interpreter.python;
        let gil = match beside {
            Some(beside) if !python.has_gil_per_interpreter() => self.homes[beside.0].gil,
            beside => {
                let options_ns = u64::try_from(self.options.interval.as_nanos()).unwrap_or(u64::MAX);
                let interval_ns =
                    beside.map_or(options_ns, |home| self.gils[self.homes[home.0].gil].interval_ns);
                self.gils.push(Gil::new(interval_ns, python.rules != Rules::Ticks));
                self.gils.len() - 1
            }
        };
        let has_gil = python.rules.has_gil();
        self.homes.push(Home { interpreter: Some(interpreter), gil, has_gil, number: 0 });
        HomeId(self.homes.len() - 1)
    }

    /// The home of what a thread runs now.
    pub(crate) fn home_of(&self, id: ThreadId) -> HomeId {
        self.threads[id.0].activity().expect("a thread that has begun runs something").home
    }

    /// An interpreter that is still there.
    pub(crate) fn interpreter(&self, home: HomeId) -> &Arc<Interpreter> {
        self.homes[home.0].interpreter.as_ref().expect("its process has not ended")
    }

    /// The steps of an effect, which end with its answer.
    pub(crate) fn plan(&mut self, id: ThreadId, steps: impl IntoIterator<Item = Step>) {
        self.threads[id.0].steps.extend(steps);
    }
}
