//! `multiprocessing` with the start method *spawn*: real processes, each with its own machine and GIL.
//!
//! A worker is the same binary, executed again ([`crate::worker_main`]). Over its standard input the parent
//! sends it the program and the calls to make; over its standard output it sends back what was printed,
//! the results, and a farewell with what it used. It imports the program under the name `__mp_main__`,
//! as CPython does (`Lib/multiprocessing/spawn.py`).
//!
//! No process is left behind: a worker ends at once when its standard input closes, which the operating
//! system sees to however its parent ends.

mod child;
mod data;
mod global;
mod message;
mod pickle;
mod pool;
mod unpickle;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyvm::object::{Kind, Raise, Ref, Result, Value};
use pyvm::{Interpreter, PoolObject, ProcessObject};

use crate::output::Outputs;
use child::Child;
pub(crate) use message::Call;
use pool::Pool;

pub(crate) use child::CAN_WORK;
pub(crate) use data::{Data, Failure};
pub(crate) use message::{Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send};

/// The worker processes of a run.
pub(crate) struct Processes {
    setup: Setup,
    outputs: Outputs,
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    next: u64,
    single: HashMap<u64, Arc<Child>>,
    pools: HashMap<u64, Arc<Pool>>,
    farewells: Vec<Farewell>,
}

impl Processes {
    /// Workers get this setup; what they print goes to these outputs.
    pub(crate) fn new(setup: Setup, outputs: Outputs) -> Self {
        Self { setup, outputs, all: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn setup(&self, name: &str) -> Setup {
        Setup { name: name.to_owned(), ..self.setup.clone() }
    }

    /// `Process.start`. Gives the process's id.
    pub(crate) fn start(&self, object: &Ref, interpreter: &Interpreter) -> Result<i64> {
        let Some(process) = process(object) else {
            return Err(Raise::type_error("only a Process can be started"));
        };
        let call = match process.target {
            Value::None => None,
            ref target => Some(Call::new(interpreter, target, &process.arguments)?),
        };
        let child = Child::spawn(&self.setup(&process.name), &self.outputs, None)?;
        if let Some(call) = call {
            child.send(0, call).inspect_err(|_| child.kill())?;
        }
        child.no_more_calls();
        let id = child.id();
        let mut all = self.lock();
        all.next += 1;
        let number = all.next;
        all.single.insert(number, child);
        let _ = process.handle.set(number);
        Ok(id)
    }

    fn child(&self, object: &Ref) -> Option<Arc<Child>> {
        self.lock().single.get(process(object)?.handle.get()?).cloned()
    }

    /// `Process.join`
    pub(crate) fn join(&self, object: &Ref, timeout: Option<Duration>) {
        if let Some(child) = self.child(object) {
            child.wait(timeout);
        }
    }

    /// `Process.exitcode`: negative is the number of the signal that ended it.
    pub(crate) fn exit_code(&self, object: &Ref) -> Option<i64> {
        self.child(object)?.exit_code()
    }

    /// `multiprocessing.Pool`
    pub(crate) fn open_pool(&self, workers: usize) -> Result<u64> {
        let mut all = self.lock();
        all.next += 1;
        let number = all.next;
        drop(all);
        let pool = Pool::open(workers, &self.outputs, |worker| self.setup(&format!("PoolWorker-{worker}")))?;
        self.lock().pools.insert(number, Arc::new(pool));
        Ok(number)
    }

    /// `Pool.map`
    pub(crate) fn map(&self, pool: u64, calls: Vec<Call>) -> Result<Vec<Answer>> {
        let pool = self.lock().pools.get(&pool).cloned();
        pool.ok_or_else(|| Raise::value_error("Pool not running"))?.map(calls)
    }

    /// `Pool.close`, `Pool.terminate`, the end of its `with` block: ends the workers. `terminate` does not
    /// wait for a map that is still running.
    pub(crate) fn close_pool(&self, pool: u64, terminate: bool) {
        let pool = self.lock().pools.remove(&pool);
        if let Some(pool) = pool {
            let farewells = pool.close(terminate);
            self.lock().farewells.extend(farewells);
        }
    }

    /// The end of the program: waits for the processes it started, and ends the pools it left open.
    pub(crate) fn end(&self) {
        let (single, pools): (Vec<_>, Vec<_>) = {
            let mut all = self.lock();
            (all.single.drain().map(|(_, child)| child).collect(), all.pools.keys().copied().collect())
        };
        for pool in pools {
            self.close_pool(pool, true);
        }
        for child in single {
            child.wait(None);
            let farewell = child.farewell();
            self.lock().farewells.extend(farewell);
        }
    }

    /// What the ended workers used.
    pub(crate) fn farewells(&self) -> Vec<Farewell> {
        self.lock().farewells.clone()
    }
}

/// What a call elsewhere gave.
pub(crate) type Answer = std::result::Result<Data, Failure>;

/// An answer as a value of this interpreter.
///
/// # Errors
/// The call's exception.
pub(crate) fn receive_answer(answer: Answer, interpreter: &Interpreter) -> Result<Value> {
    match answer {
        Ok(data) => {
            data.into_value(interpreter).map_err(|what| Raise::runtime_error(format!("a call gave {what}")))
        }
        Err(failure) => Err(failure.into_raise(interpreter)),
    }
}

/// The calls of a `Pool.map`.
pub(crate) fn calls(interpreter: &Interpreter, function: &Value, items: &[Value]) -> Result<Vec<Call>> {
    items.iter().map(|item| Call::new(interpreter, function, std::slice::from_ref(item))).collect()
}

fn process(object: &Ref) -> Option<&ProcessObject> {
    match &object.kind {
        Kind::Custom(custom) => custom.as_any().downcast_ref(),
        _ => None,
    }
}

/// The number of the pool that a pool object stands for.
pub(crate) fn pool_handle(object: &Ref) -> u64 {
    let pool = match &object.kind {
        Kind::Custom(custom) => custom.as_any().downcast_ref::<PoolObject>(),
        _ => None,
    };
    pool.map_or(u64::MAX, |pool| pool.handle)
}
