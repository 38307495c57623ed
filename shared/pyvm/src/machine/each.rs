//! A Python function that is called for one item after the other: the `key` of `sorted`, `list.sort`, `min` and `max`.
//!
//! A native function calls no Python code, so CPython's loop over the items (`list_sort_impl`, `Objects/listobject.c`; `min_max`,
//! `Python/bltinmodule.c`) is turned inside out: the function's frame waits with the items, and begins again with the next
//! one as soon as it has returned. Hosts that count what a program does run the same loop in Python code of the machine.

use std::sync::Arc;

use crate::builtins::sort_by_keys;
use crate::bytecode::CompareOperator;
use crate::machine::deliver::Flow;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::machine::{After, Interpreter};
use crate::number;
use crate::object::{Calling, Kind, Raise, Ref, Result, Value, lock};

/// Items, a function, and what it has given for them so far.
#[derive(Clone, Debug)]
pub struct Each {
    function: Ref,
    items: Vec<Value>,
    results: Vec<Value>,
    purpose: Purpose,
}

/// What the results are wanted for.
#[derive(Clone, Debug)]
pub(crate) enum Purpose {
    /// A new list of the items in the order of their results.
    Sorted { reverse: bool },
    /// The same order in this list, which looks empty meanwhile.
    Sort { list: Value, reverse: bool },
    /// The item with the best result; which one that is so far, and what goes on in Python code where that has to compare.
    Extreme { better: CompareOperator, best: usize, rest: &'static str },
}

/// What comes after a result.
enum Next {
    Item(Value),
    Done(Value),
    Call(Calling),
}

impl Each {
    /// The calls, where the function takes one argument and no ceremony.
    pub(crate) fn new(function: &Value, items: Vec<Value>, purpose: Purpose) -> Option<Self> {
        let Value::Object(object) = function else { return None };
        match &object.kind {
            Kind::Function(function) if function.code.plain_parameters == 1 => {}
            _ => return None,
        }
        Some(Self { function: object.clone(), items, results: Vec::new(), purpose })
    }

    /// Takes a result, if it is not the last one and taking it needs no Python code, and gives the next item.
    #[inline]
    fn next_after(&mut self, value: &mut Value) -> Option<Value> {
        let next = self.items.get(self.results.len() + 1)?.clone();
        if let Purpose::Extreme { better, best, .. } = &mut self.purpose
            && let Some(rank) = self.results.get(*best)
            && number::compare(*better, value, rank).ok()?
        {
            *best = self.results.len();
        }
        self.results.push(std::mem::take(value));
        Some(next)
    }

    /// Takes a result.
    fn take(&mut self, interpreter: &Arc<Interpreter>, value: Value) -> Result<Next> {
        if let Purpose::Extreme { better, best, rest } = &mut self.purpose
            && let Some(rank) = self.results.get(*best)
        {
            match number::compare(*better, &value, rank) {
                Ok(true) => *best = self.results.len(),
                Ok(false) => {}
                Err(raise) if raise.is_question() => {
                    let at = self.results.len();
                    let others = Value::list(self.items[at + 1..].to_vec());
                    let (best, item) = (self.items[*best].clone(), self.items[at].clone());
                    let function = Value::Object(self.function.clone());
                    let arguments = vec![best, rank.clone(), item, value, others, function];
                    return Ok(Next::Call(calling(interpreter, rest, arguments)));
                }
                Err(raise) => return Err(raise),
            }
        }
        self.results.push(value);
        if let Some(next) = self.items.get(self.results.len()) {
            return Ok(Next::Item(next.clone()));
        }
        self.finish(interpreter)
    }

    /// All results are there.
    fn finish(&mut self, interpreter: &Arc<Interpreter>) -> Result<Next> {
        let reverse = match &self.purpose {
            Purpose::Extreme { best, .. } => return Ok(Next::Done(self.items[*best].clone())),
            Purpose::Sorted { reverse } | Purpose::Sort { reverse, .. } => *reverse,
        };
        let sorted = match sort_by_keys(&self.items, &self.results, reverse) {
            Ok(sorted) => sorted,
            Err(raise) => {
                self.give_up();
                return Err(raise);
            }
        };
        let Some(sorted) = sorted else {
            let (items, keys) = (std::mem::take(&mut self.items), std::mem::take(&mut self.results));
            let (items, keys) = (Value::list(items), Value::list(keys));
            return Ok(Next::Call(match &self.purpose {
                Purpose::Sort { list, .. } => {
                    calling(interpreter, "sort_by_keys", vec![list.clone(), items, keys, reverse.into()])
                }
                _ => calling(interpreter, "sorted_by_keys", vec![items, keys, reverse.into()]),
            }));
        };
        let Purpose::Sort { list, .. } = &self.purpose else { return Ok(Next::Done(Value::list(sorted))) };
        match put_back(list, sorted) {
            true => Err(Raise::value_error("list modified during sort")),
            false => Ok(Next::Done(Value::None)),
        }
    }

    /// Something went wrong: a list has its items again.
    pub(crate) fn give_up(&mut self) {
        if let Purpose::Sort { list, .. } = &self.purpose {
            put_back(list, std::mem::take(&mut self.items));
        }
    }
}

/// Gives a list its items. True where somebody has put others into it meanwhile.
fn put_back(list: &Value, items: Vec<Value>) -> bool {
    let Some(Kind::List(place)) = list.kind() else { return false };
    let others = std::mem::replace(&mut *lock(place), items);
    !others.is_empty()
}

fn calling(interpreter: &Arc<Interpreter>, function: &str, arguments: Vec<Value>) -> Calling {
    let callable = interpreter.library_function(function);
    Calling { callable, arguments, keywords: Value::Null, after: After::Push }
}

impl ThreadState {
    /// Makes the first call.
    pub(crate) fn begin_each(&mut self, frame: &mut Frame, mut each: Box<Each>) -> Result<Flow> {
        self.check_depth()?;
        let mut result = Value::list(Vec::new());
        if let Purpose::Sort { list, .. } = &each.purpose {
            if let Some(Kind::List(items)) = list.kind() {
                each.items = std::mem::take(&mut *lock(items));
            }
            result = Value::None;
        }
        match each.items.first().cloned() {
            Some(first) => self.call_each(frame, each, first),
            None => self.push(frame, result),
        }
        Ok(Flow::On)
    }

    fn call_each(&mut self, frame: &mut Frame, each: Box<Each>, argument: Value) {
        let base = frame.end_of_slots();
        if self.stack.len() <= base {
            self.stack.resize(base + 1, Value::Null);
        }
        self.stack[base] = argument;
        let function = each.function.clone();
        self.enter_frame(frame, function, base, After::Each(each));
    }

    /// Lets the frame that has just returned this begin again with the next item. False, and nothing done, where it is not
    /// called for items, or this was the last one.
    pub(super) fn calls_again(&mut self, frame: &mut Frame, value: &mut Value) -> bool {
        let After::Each(each) = &mut frame.after else { return false };
        let Some(next) = each.next_after(value) else { return false };
        self.stack[frame.base] = next;
        frame.top = frame.code().locals.len();
        frame.pc = 0;
        true
    }

    /// Takes a result of a frame that has gone.
    pub(crate) fn next_of_each(
        &mut self,
        frame: &mut Frame,
        mut each: Box<Each>,
        value: Value,
    ) -> Result<Option<Calling>> {
        match each.take(&self.own.interpreter, value)? {
            Next::Item(item) => self.call_each(frame, each, item),
            Next::Done(result) => self.push(frame, result),
            Next::Call(calling) => return Ok(Some(calling)),
        }
        Ok(None)
    }
}
