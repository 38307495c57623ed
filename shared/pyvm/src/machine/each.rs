//! A Python function that is called for one item after the other: the `key` of `sorted`, `list.sort`, `min` and `max`.
//!
//! A native function calls no Python code, so CPython's loop over the items (`list_sort_impl`, `Objects/listobject.c`; `min_max`,
//! `Python/bltinmodule.c`) is turned inside out: the function's frame waits with the items, and begins again with the next
//! one as soon as it has returned. Hosts that count what a program does run the same loop in Python code of the machine.

use std::sync::Arc;

use crate::builtins::order::{self, Sorting};
use crate::builtins::places_by_keys;
use crate::bytecode::CompareOperator;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::machine::{After, Interpreter, Routine};
use crate::number;
use crate::object::{
    Calling, Iter, Kind, NativeFunction, Quick, Raise, Ref, Result, Str, Value, class_of, find, lock,
};

/// Items, a function, and what it has given for them so far.
#[derive(Clone, Debug)]
pub struct Each {
    /// What the program has given as the function.
    function: Value,
    way: Way,
    items: Vec<Value>,
    results: Vec<Value>,
    purpose: Purpose,
}

/// How the function is called.
#[derive(Clone, Debug)]
enum Way {
    /// A Python function, which may belong to an object.
    Python { function: Ref, receiver: Value },
    /// A native function, which may belong to an object.
    Native { function: &'static NativeFunction, receiver: Value },
    /// An object of the library whose `__call__` has a native twin, and the item that it is called for.
    Twin { call: Value, arguments: [Value; 2] },
}

impl Way {
    /// Of a function that takes one argument and no ceremony.
    fn to(function: &Value) -> Option<Self> {
        match function {
            Value::Native(function) => Some(Self::Native { function, receiver: Value::Null }),
            Value::Type(class) => Some(Self::Native { function: &class.new, receiver: Value::Null }),
            Value::Object(object) => match &object.kind {
                Kind::Function(function) if function.code.plain_parameters == 1 => {
                    Some(Self::Python { function: object.clone(), receiver: Value::Null })
                }
                Kind::Method(method) => Self::to_method(&method.function, &method.receiver),
                Kind::Instance(_) => {
                    let call = find(&class_of(function), "__call__")?;
                    let has_twin =
                        matches!(call.plain_kind(), Some(Kind::Function(call)) if call.twin.is_some());
                    has_twin.then(|| Self::Twin { call, arguments: [function.clone(), Value::Null] })
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn to_method(function: &Value, receiver: &Value) -> Option<Self> {
        let receiver = receiver.clone();
        match function {
            Value::Native(function) => Some(Self::Native { function, receiver }),
            Value::Object(object) if matches!(&object.kind, Kind::Function(function) if function.code.plain_parameters == 2) => {
                Some(Self::Python { function: object.clone(), receiver })
            }
            _ => None,
        }
    }
}

impl Way {
    /// What the function gives for one item in its commonest case; else `Null`.
    fn quickly(&mut self, item: &mut Value) -> Value {
        match self {
            Self::Python { .. } => Value::Null,
            Self::Native { function, receiver } => quickly(function, receiver, item),
            Self::Twin { call, arguments } => {
                let Some(Kind::Function(call)) = call.plain_kind() else { return Value::Null };
                std::mem::swap(&mut arguments[1], item);
                let result = call.twin.map_or(Value::Null, |twin| twin(call, arguments));
                std::mem::swap(&mut arguments[1], item);
                result
            }
        }
    }
}

/// What a native function gives for numbers and texts, each for itself: it can have changed nothing. `None` where one of them is
/// something else, or no simple case.
pub(super) fn mapped(function: &Value, items: &Value) -> Option<Vec<Value>> {
    let (function, iter) = match (function, items.plain_kind()?) {
        (_, Kind::Iterator(_)) => return None,
        (Value::Native(function), _) => (*function, Iter::native(items)?),
        (Value::Type(class), _) => (&class.new, Iter::native(items)?),
        _ => return None,
    };
    if let Some(text) = items.plain_text().filter(|text| text.is_ascii()) {
        return mapped_characters(function, text);
    }
    let mut results = Vec::new();
    for item in iter {
        let item = item.ok()?;
        if matches!(item, Value::Object(_)) && item.plain_text().is_none() || results.len() > MOST_MAPPED {
            return None;
        }
        let result = quickly(function, &Value::Null, &item);
        if result.is_null() {
            return None;
        }
        results.push(result);
    }
    Some(results)
}

/// The same for the characters of a text of ASCII. One text is each of them in turn, unless a result keeps it.
fn mapped_characters(function: &NativeFunction, text: &Str) -> Option<Vec<Value>> {
    let mut results = Vec::with_capacity(text.len());
    let mut item = Value::Null;
    for byte in text.bytes().take(MOST_MAPPED + 1) {
        let character = Kind::Str(Str::character(char::from(byte)));
        let place = match &mut item {
            Value::Object(object) => Ref::get_mut(object),
            _ => None,
        };
        match place {
            Some(object) => object.kind = character,
            None => item = Value::object(character),
        }
        let result = quickly(function, &Value::Null, &item);
        if result.is_null() {
            return None;
        }
        results.push(result);
    }
    if results.len() > MOST_MAPPED { None } else { Some(results) }
}

/// Longer walks are left to the generator.
const MOST_MAPPED: usize = 1 << 20;

/// What a native function gives for one item in its commonest case; else `Null`.
fn quickly(function: &NativeFunction, receiver: &Value, item: &Value) -> Value {
    let Some(quick) = function.quick else { return Value::Null };
    match (quick, receiver) {
        (Quick::One(quick) | Quick::NoneOrOne(quick), Value::Null) => quick(item),
        (Quick::OneOrTwo(quick), Value::Null) => quick(item, &Value::Null),
        (Quick::OneToThree(quick), Value::Null) => quick(item, &Value::Null, &Value::Null),
        (Quick::Two(quick) | Quick::OneOrTwo(quick), receiver) if !receiver.is_null() => {
            quick(receiver, item)
        }
        (Quick::TwoOrThree(quick), receiver) if !receiver.is_null() => quick(receiver, item, &Value::Null),
        _ => Value::Null,
    }
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
    Routine(Box<Routine>),
}

impl Each {
    /// The calls, where the function is called without ceremony.
    ///
    /// # Errors
    /// The items.
    pub(crate) fn new(
        function: &Value,
        items: Vec<Value>,
        purpose: Purpose,
    ) -> std::result::Result<Box<Self>, Vec<Value>> {
        match Way::to(function) {
            Some(way) => {
                Ok(Box::new(Self { function: function.clone(), way, items, results: Vec::new(), purpose }))
            }
            None => Err(items),
        }
    }

    /// The same in Python code.
    pub(crate) fn instead(self, interpreter: &Arc<Interpreter>) -> Calling {
        let Self { function, items, purpose, .. } = self;
        let (name, arguments) = match purpose {
            Purpose::Sorted { reverse } => {
                ("sorted_list", vec![Value::list(items), function, reverse.into()])
            }
            Purpose::Sort { list, reverse } => ("sort_list", vec![list, function, reverse.into()]),
            Purpose::Extreme { better: CompareOperator::Less, .. } => {
                ("min_by", vec![Value::list(items), function])
            }
            Purpose::Extreme { .. } => ("max_by", vec![Value::list(items), function]),
        };
        calling(interpreter, name, arguments)
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
                    let function = self.function.clone();
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
        self.finish()
    }

    /// All results are there.
    fn finish(&mut self) -> Result<Next> {
        let reverse = match &self.purpose {
            Purpose::Extreme { best, .. } => return Ok(Next::Done(self.items[*best].clone())),
            Purpose::Sorted { reverse } | Purpose::Sort { reverse, .. } => *reverse,
        };
        let places = match places_by_keys(&self.results, reverse) {
            Ok(places) => places,
            Err(raise) => {
                self.give_up();
                return Err(raise);
            }
        };
        let Some(places) = places else {
            let (items, keys) = (std::mem::take(&mut self.items), std::mem::take(&mut self.results));
            let sorting = match &self.purpose {
                Purpose::Sort { list, .. } => Sorting::Emptied(list.clone(), items),
                _ => Sorting::Items(items),
            };
            return Ok(Next::Routine(order::sort(sorting, Some(keys), reverse)));
        };
        let sorted = places.into_iter().map(|place| std::mem::take(&mut self.items[place])).collect();
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
    pub(crate) fn begin_each(&mut self, frame: &mut Frame, mut each: Box<Each>) -> Result<Option<Calling>> {
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
            None => {
                self.push(frame, result);
                Ok(None)
            }
        }
    }

    /// Calls the function for this item, the next one.
    fn call_each(&mut self, frame: &mut Frame, each: Box<Each>, item: Value) -> Result<Option<Calling>> {
        match &each.way {
            Way::Python { function, receiver } => {
                let (function, receiver) = (function.clone(), receiver.clone());
                let base = frame.end_of_slots();
                if self.stack.len() < base + 2 {
                    self.stack.resize(base + 2, Value::Null);
                }
                if receiver.is_null() {
                    self.stack[base] = item;
                } else {
                    (self.stack[base], self.stack[base + 1]) = (receiver, item);
                }
                self.enter_frame(frame, function, base, After::Each(each));
                Ok(None)
            }
            Way::Native { .. } | Way::Twin { .. } => self.call_natively(frame, each, item),
        }
    }

    /// Calls a native function for this item and those after it, as long as that is simple; then it is called like any other.
    fn call_natively(
        &mut self,
        frame: &mut Frame,
        mut each: Box<Each>,
        mut item: Value,
    ) -> Result<Option<Calling>> {
        each.results.reserve(each.items.len() - each.results.len());
        loop {
            let mut result = each.way.quickly(&mut item);
            if result.is_null() {
                // By a frame of Python code, so that whatever comes of it is told to these calls.
                let arguments = vec![each.function.clone(), Value::tuple(vec![item])];
                let mut calling = calling(&self.own.interpreter, "call", arguments);
                calling.after = After::Each(each);
                return Ok(Some(calling));
            }
            match each.next_after(&mut result) {
                Some(next) => item = next,
                None => return self.next_of_each(frame, each, result),
            }
        }
    }

    /// Lets the frame that has just returned this begin again with the next item. False, and nothing done, where it is not
    /// called for items, or this was the last one.
    pub(super) fn calls_again(&mut self, frame: &mut Frame, value: &mut Value) -> bool {
        let After::Each(each) = &mut frame.after else { return false };
        if !matches!(each.way, Way::Python { .. }) {
            return false;
        }
        let Some(next) = each.next_after(value) else { return false };
        let receiver = match &each.way {
            Way::Python { receiver, .. } => receiver.clone(),
            Way::Native { .. } | Way::Twin { .. } => Value::Null,
        };
        if receiver.is_null() {
            self.stack[frame.base] = next;
        } else {
            (self.stack[frame.base], self.stack[frame.base + 1]) = (receiver, next);
        }
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
            Next::Item(item) => return self.call_each(frame, each, item),
            Next::Done(result) => self.push(frame, result),
            Next::Call(calling) => return Ok(Some(calling)),
            Next::Routine(routine) => return self.routine(frame, routine, None),
        }
        Ok(None)
    }
}
