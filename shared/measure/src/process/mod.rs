//! `multiprocessing`: real processes, each with its own machine and GIL.
//!
//! A worker is the same binary, executed again ([`crate::worker_main`]). Over its standard input the parent sends it
//! the program, and what it begins with: an image of the parent's state (the start method *fork*, for which CPython
//! copies the process itself), or a pickle of the process object (*spawn* and *forkserver*; then the worker imports
//! the program under the name `__mp_main__`, as in `Lib/multiprocessing/spawn.py`). Over its standard output it sends
//! back what was printed, requests about shared objects, and a farewell with what it used.
//!
//! No process is left behind: a worker ends at once when its standard input closes, which the operating
//! system sees to however its parent ends.

mod child;
mod commons;
mod message;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyvm::object::{Result, Value};
use pyvm::{SharedRequest, StartMethod, StartRequest};

use crate::output::Outputs;
use child::{Child, Surroundings};

pub(crate) use child::{CAN_WORK, STOPPED};
pub(crate) use commons::Commons;
pub(crate) use message::{Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send};

/// The worker processes of a run.
pub(crate) struct Processes {
    setup: Setup,
    outputs: Outputs,
    commons: Arc<Commons>,
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    last: u32,
    children: HashMap<u64, Arc<Child>>,
    farewells: Vec<Farewell>,
}

impl Processes {
    /// Workers get this setup; what they print goes to these outputs.
    pub(crate) fn new(setup: Setup, outputs: Outputs, commons: Arc<Commons>) -> Self {
        Self { setup, outputs, commons, all: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `Process.start`. Gives the process's number here, and its process id.
    pub(crate) fn start(&self, request: StartRequest) -> Result<Value> {
        let number = {
            let mut all = self.lock();
            all.last += 1;
            all.last
        };
        let StartRequest { method, bytes, name, daemon, ends, tell } = request;
        let forked = method == StartMethod::Fork;
        let mut process = self.setup.process.clone();
        process.push(number);
        let starting = SharedRequest::Starting { process: process.clone(), ends };
        self.commons.wait(&self.setup.process, starting).into_value()?;
        let library = pyvm::transfer::compiled_library();
        let setup = Setup { process: process.clone(), name, forked, library, bytes, ..self.setup.clone() };
        let surroundings = Surroundings {
            outputs: self.outputs.clone(),
            commons: self.commons.clone(),
            tell: tell.map(|end| (end, self.setup.process.clone())),
        };
        let child = Child::spawn(setup, daemon, surroundings).inspect_err(|_| {
            self.commons.ask(&process, SharedRequest::Ended { process: process.clone() }, Box::new(drop));
        })?;
        let id = child.id();
        self.lock().children.insert(number.into(), child);
        Ok(Value::tuple(vec![Value::Int(number.into()), Value::Int(id)]))
    }

    fn child(&self, number: u64) -> Option<Arc<Child>> {
        self.lock().children.get(&number).cloned()
    }

    /// Waits for a process. Gives its exit code; negative is the number of the signal that ended it.
    pub(crate) fn wait(&self, number: u64, timeout: Option<Duration>) -> Option<i64> {
        let child = self.child(number)?;
        child.wait(timeout);
        child.exit_code()
    }

    /// The exit code of a process that has ended.
    pub(crate) fn exit_code(&self, number: u64) -> Option<i64> {
        self.child(number)?.exit_code()
    }

    /// `Process.terminate` and `Process.kill`
    pub(crate) fn end_one(&self, number: u64, kill: bool) {
        match self.child(number) {
            Some(child) if kill => child.kill(),
            Some(child) => child.stop(),
            None => {}
        }
    }

    /// A request about shared objects. It may wait.
    pub(crate) fn share(&self, request: SharedRequest) -> Result<Value> {
        self.commons.wait(&self.setup.process, request).into_value()
    }

    /// An interpreter of this process has ended, of which items are left in queues.
    pub(crate) fn interpreter_ended(&self, interpreter: u64) {
        self.commons.wait(&self.setup.process, SharedRequest::Unbind { interpreter });
    }

    /// The end of the program: daemons are ended, the others are waited for.
    pub(crate) fn end(&self) {
        let children: Vec<_> = self.lock().children.drain().map(|(_, child)| child).collect();
        let (daemons, others): (Vec<_>, Vec<_>) = children.iter().partition(|child| child.daemon);
        daemons.iter().for_each(|child| child.stop());
        daemons.iter().for_each(|child| child.wait_stopped());
        others.iter().for_each(|child| child.wait(None));
        let farewells = children.iter().filter_map(|child| child.farewell());
        self.lock().farewells.extend(farewells);
    }

    /// What the ended workers used.
    pub(crate) fn farewells(&self) -> Vec<Farewell> {
        self.lock().farewells.clone()
    }
}
