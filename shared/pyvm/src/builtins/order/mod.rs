//! Orders that Python code of the program decides: sorting, and choosing among, objects whose class has an `__lt__`.
//!
//! What is done here waits for answers ([`Routine`]). What needs none is done by `builtins/sort.rs` and `builtins/aggregate.rs`.

mod gallop;
mod merge;
mod runs;

use crate::bytecode::CompareOperator as Compare;
use crate::machine::Routine;
use crate::machine::operators::{comparison_names, is_not_implemented};
use crate::machine::routine::{Asker, Request, question_of};
use crate::number;
use crate::object::{Answer, Kind, Raise, Result, Value, forget, have_at_hand, lock};

use runs::Sort;

/// By what two values are compared.
#[derive(Debug)]
struct Order {
    asker: Asker,
    /// The function that `functools.cmp_to_key` was given, which compares what its keys were made of.
    function: Option<Value>,
}

impl Order {
    /// `a op b`, as a truth.
    ///
    /// # Errors
    /// Those of the methods that say so; `TypeError` where the two have no order.
    async fn holds(&self, op: Compare, a: &Value, b: &Value) -> Result<bool> {
        if let Some(function) = &self.function {
            let sign = self.asker.ask(Request::Call(function.clone(), a.clone(), b.clone())).await?;
            return match sign {
                Value::Int(sign) => Ok(number::holds(op, Some(sign.cmp(&0)))),
                sign => {
                    let question = Request::Ask(question_of(op), vec![sign, Value::Int(0)]);
                    self.asker.ask(question).await.map(|holds| holds.is_true())
                }
            };
        }
        if matches!(a.kind(), Some(Kind::Instance(_))) {
            return self.asked(op, a, b).await;
        }
        let mut answers = Vec::new();
        loop {
            let are_there = !answers.is_empty() && have_at_hand(&answers, 0);
            let holds = number::compare(op, a, b);
            if are_there {
                forget();
            }
            let Some(question) = holds.as_ref().err().and_then(Raise::question) else { return holds };
            let [name, first, second] = &question[..] else { return holds };
            let known = |op: &Compare| name.as_str() == Some(question_of(*op));
            let Some(op) = Compare::ALL.into_iter().find(known) else { return holds };
            let answer = self.asked(op, first, second).await?;
            answers.push(Answer::new(question, answer.into(), 0));
        }
    }

    /// The same of objects whose classes are asked.
    async fn asked(&self, op: Compare, a: &Value, b: &Value) -> Result<bool> {
        let mut answer = self.asker.ask(Request::Compare(op, a.clone(), b.clone())).await?;
        if is_not_implemented(&answer) {
            let (_, reflected) = comparison_names(op);
            let arguments = vec![a.clone(), b.clone(), Value::str(reflected), Value::str(op.symbol())];
            answer = self.asker.ask(Request::Ask("compare_after", arguments)).await?;
        }
        match answer {
            Value::True => Ok(true),
            Value::False => Ok(false),
            other => self.asker.ask(Request::Ask("is_true", vec![other])).await.map(|truth| truth.is_true()),
        }
    }
}

/// The first item that is less, or greater, than all others (`min_max`, `Python/bltinmodule.c`).
pub(super) fn extreme(items: Vec<Value>, better: Compare) -> Box<Routine> {
    Routine::new(move |asker| async move {
        let order = Order { asker, function: None };
        let mut best = 0;
        for at in 1..items.len() {
            if order.holds(better, &items[at], &items[best]).await? {
                best = at;
            }
        }
        Ok(items[best].clone())
    })
}

/// What is sorted.
pub(crate) enum Sorting {
    /// These items, into a new list.
    Items(Vec<Value>),
    /// The items of this list, which looks empty meanwhile.
    List(Value),
    /// These items, which the list gets that looks empty already.
    Emptied(Value, Vec<Value>),
}

/// Sorts by these keys, or else by the items themselves.
pub(crate) fn sort(sorting: Sorting, keys: Option<Vec<Value>>, reverse: bool) -> Box<Routine> {
    Routine::new(move |asker| async move {
        let (list, mut items) = match sorting {
            Sorting::Items(items) => (None, items),
            Sorting::List(list) => {
                let items = exchange(&list, Vec::new());
                (Some(list), items)
            }
            Sorting::Emptied(list, items) => (Some(list), items),
        };
        let mut keys = keys.unwrap_or_else(|| items.clone());
        let function = compared(&mut keys);
        let mut sort = Sort::new(Order { asker, function }, keys, reverse);
        let sorted = sort.run().await;
        let places = sort.places(reverse);
        items = places.into_iter().map(|place| std::mem::take(&mut items[place])).collect();
        let Some(list) = list else { return sorted.map(|()| Value::list(items)) };
        let others = exchange(&list, items);
        match sorted {
            Ok(()) if !others.is_empty() => Err(Raise::value_error("list modified during sort")),
            sorted => sorted.map(|()| Value::None),
        }
    })
}

/// Gives a list these items, and gives those that it had.
fn exchange(list: &Value, items: Vec<Value>) -> Vec<Value> {
    match list.kind() {
        Some(Kind::List(place)) => std::mem::replace(&mut *lock(place), items),
        _ => Vec::new(),
    }
}

/// Where all keys were made by one `functools.cmp_to_key`: its function. They become what they were made of.
fn compared(keys: &mut [Value]) -> Option<Value> {
    let part = |key: &Value, name: &str| {
        let Some(Kind::Instance(instance)) = key.kind() else { return None };
        let class = instance.class();
        match (&*class.module, &*class.name) {
            ("_functools", "_Compared") => lock(&instance.attributes).named(name),
            _ => None,
        }
    };
    let function = part(keys.first()?, "compare")?;
    if !keys.iter().all(|key| part(key, "compare").is_some_and(|other| other.is(&function))) {
        return None;
    }
    for key in keys {
        *key = part(key, "obj")?;
    }
    Some(function)
}
