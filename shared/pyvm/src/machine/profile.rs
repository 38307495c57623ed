//! What `cProfile` counts: calls, and the time between a call and its return (`Modules/_lsprof.c`).
//!
//! A profile is a stack of the calls that have not returned. Python calls are noted where frames come and go, and
//! handed over with the time as soon as the host can be asked for it; calls of native functions are noted before and
//! after. The machine's own Python code is not seen: what it does is part of the call that the program made, as it is
//! where CPython has C code.

use std::collections::HashMap;
use std::sync::Arc;

use crate::bytecode::Code;
use crate::effect::{Clock, Effect};
use crate::host::{Host, Performed};
use crate::machine::ThreadState;
use crate::modules;
use crate::object::{NativeFunction, Type, Value};

/// The calls of one thread, from `start` to `stop`.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    entries: Vec<Entry>,
    places: HashMap<usize, usize>,
    open: Vec<Open>,
    /// Frames that came and went since the clock was read.
    changes: Vec<Change>,
    now: f64,
}

/// What is known of one function.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) function: Profiled,
    pub(crate) calls: i64,
    /// Calls that were made while another one of the same function was open.
    pub(crate) recursive: i64,
    open: usize,
    /// Seconds in the function itself.
    pub(crate) own: f64,
    /// Seconds from call to return, of the outermost calls.
    pub(crate) whole: f64,
    /// The functions that it has called, in the order of the first calls.
    pub(crate) called: Vec<Called>,
}

/// The calls of one function by another one (`ProfilerSubEntry`).
#[derive(Debug)]
pub(crate) struct Called {
    /// The place of its entry.
    pub(crate) entry: usize,
    pub(crate) calls: i64,
    pub(crate) recursive: i64,
    open: usize,
    pub(crate) own: f64,
    pub(crate) whole: f64,
}

/// A function in a profile.
#[derive(Debug)]
pub(crate) enum Profiled {
    Python(Arc<Code>),
    /// By the name that CPython shows.
    Native(String),
}

/// A call that has not returned.
#[derive(Debug)]
struct Open {
    entry: usize,
    /// How many frames there are around its own; a native function counts as if it had one.
    depth: usize,
    native: bool,
    began: f64,
    /// Seconds in calls that it made.
    inner: f64,
}

#[derive(Debug)]
enum Change {
    Called {
        code: Arc<Code>,
        depth: usize,
        by_native: bool,
    },
    /// The frame with so many around it has ended, or stopped at a `yield`; and whether the native function goes on that
    /// it ran for.
    Left {
        depth: usize,
        keeps: bool,
    },
}

impl Profile {
    /// A frame of this code has come: called by the frame around it, or by a native function that this one has called.
    pub(crate) fn called(&mut self, code: &Arc<Code>, depth: usize, by_native: bool) {
        if !code.source.library {
            self.changes.push(Change::Called { code: code.clone(), depth, by_native });
        }
    }

    /// The frame at this depth has gone; `keeps` where the native function goes on that it ran for.
    pub(crate) fn left(&mut self, depth: usize, keeps: bool) {
        self.changes.push(Change::Left { depth, keeps });
    }

    /// It is now this late: hands the changes over.
    fn set_now(&mut self, now: f64) {
        self.now = now;
        for change in std::mem::take(&mut self.changes) {
            match change {
                Change::Called { code, depth, by_native } => {
                    let entry = self.entry(Arc::as_ptr(&code) as usize, || Profiled::Python(code.clone()));
                    self.end(depth, by_native);
                    self.begin(entry, depth, false);
                }
                Change::Left { depth, keeps } => self.end(depth, keeps),
            }
        }
    }

    fn entry(&mut self, key: usize, function: impl FnOnce() -> Profiled) -> usize {
        *self.places.entry(key).or_insert_with(|| {
            let function = function();
            let entry =
                Entry { function, calls: 0, recursive: 0, open: 0, own: 0.0, whole: 0.0, called: Vec::new() };
            self.entries.push(entry);
            self.entries.len() - 1
        })
    }

    /// `initContext`
    fn begin(&mut self, entry: usize, depth: usize, native: bool) {
        // A native function that asked a question is called again.
        if native
            && let Some(last) = self.open.last()
            && (last.entry, last.depth, last.native) == (entry, depth, true)
        {
            return;
        }
        if native {
            self.end(depth, false);
        }
        self.entries[entry].open += 1;
        if let Some(caller) = self.open.last().map(|open| open.entry) {
            self.called_by(caller, entry).open += 1;
        }
        self.open.push(Open { entry, depth, native, began: self.now, inner: 0.0 });
    }

    /// What is known of the calls of one function by another.
    fn called_by(&mut self, caller: usize, entry: usize) -> &mut Called {
        let called = &mut self.entries[caller].called;
        let at = called.iter().position(|called| called.entry == entry).unwrap_or_else(|| {
            called.push(Called { entry, calls: 0, recursive: 0, open: 0, own: 0.0, whole: 0.0 });
            called.len() - 1
        });
        &mut called[at]
    }

    /// Ends all calls at this depth and deeper; with `keeps`, not that of a native function at this depth.
    fn end(&mut self, depth: usize, keeps: bool) {
        while let Some(last) = self.open.last()
            && (last.depth > depth || last.depth == depth && !(keeps && last.native))
        {
            self.end_last();
        }
    }

    /// `Stop`
    fn end_last(&mut self) {
        let Some(last) = self.open.pop() else { return };
        let whole = self.now - last.began;
        let entry = &mut self.entries[last.entry];
        entry.open -= 1;
        entry.calls += 1;
        entry.own += whole - last.inner;
        if entry.open == 0 {
            entry.whole += whole;
        } else {
            entry.recursive += 1;
        }
        if let Some(around) = self.open.last_mut() {
            around.inner += whole;
            let caller = around.entry;
            let called = self.called_by(caller, last.entry);
            called.open = called.open.saturating_sub(1);
            called.calls += 1;
            called.own += whole - last.inner;
            if called.open == 0 {
                called.whole += whole;
            } else {
                called.recursive += 1;
            }
        }
    }

    /// Ends all calls that are open (`flush_unmatched`); gives what was counted.
    pub(crate) fn finish(mut self) -> Vec<Entry> {
        while !self.open.is_empty() {
            self.end_last();
        }
        self.entries
    }

    /// The program calls a native function, from a frame with so many around it.
    #[cold]
    pub(crate) fn enter_native<H: Host>(
        &mut self,
        callable: &Value,
        first: Option<&Value>,
        depth: usize,
        host: &mut H,
    ) {
        // A built-in class is no function: CPython does not count its calls.
        let Value::Native(function) = callable else { return };
        self.read_clock(host);
        let key = std::ptr::from_ref::<NativeFunction>(function) as usize;
        let entry = self.entry(key, || Profiled::Native(native_name(function, first)));
        self.begin(entry, depth + 1, true);
    }

    /// The native function has returned.
    #[cold]
    pub(crate) fn leave_native<H: Host>(&mut self, depth: usize, host: &mut H) {
        self.read_clock(host);
        self.end(depth + 1, false);
    }

    fn read_clock<H: Host>(&mut self, host: &mut H) {
        let now = match host.perform(Effect::ReadClock(Clock::Performance)) {
            Ok(Performed::Done(Value::Float(now))) => now.get(),
            // A host that cannot say at once: as late as it was.
            _ => self.now,
        };
        self.set_now(now);
    }
}

impl ThreadState {
    /// Frames may have come or gone: reads the clock for the profile.
    #[cold]
    #[inline(never)]
    pub(crate) fn update_profile<H: Host>(&mut self, host: &mut H) {
        if let Some(profile) = &mut self.own.profile
            && !profile.changes.is_empty()
        {
            profile.read_clock(host);
        }
    }
}

/// The name that CPython's profiler shows (`normalizeUserObj`, `Modules/_lsprof.c`).
fn native_name(function: &'static NativeFunction, first: Option<&Value>) -> String {
    let name = function.name;
    let mut class: Option<&'static Type> = first.map(crate::builtins::type_of);
    while let Some(of) = class {
        if of.methods.iter().any(|method| std::ptr::eq(method, function)) {
            let module = if matches!(of.name, "lock" | "RLock") { "_thread." } else { "" };
            return format!("<method '{name}' of '{module}{}' objects>", of.name);
        }
        class = of.base;
    }
    match modules::name_of_owner(function) {
        Some(module) => format!("<built-in method {module}.{name}>"),
        None => format!("<built-in method {name}>"),
    }
}
