//! Questions that a native function has to ask of Python code: what is `repr(x)`, are `x` and `y` equal?
//!
//! A native function cannot call Python code: that may switch threads, wait, or take for ever, and the host
//! must be able to stop the machine at each of its instructions. So the function fails with the question. The
//! machine has Python code answer it, in frames like any other, keeps the answer, and executes the whole
//! instruction once more; this time the answer is at hand. Hence the rule for native functions: first ask, then
//! change something.

use std::cell::RefCell;

use crate::builtins::exceptions::ASKING;
use crate::object::{Raise, Result, Value, lock};

/// An answer to a question that an instruction asked.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The question: a function of the machine's own Python code and its arguments.
    question: Vec<Value>,
    answer: Value,
    /// How many frames there were around the one that asked.
    pub(crate) depth: usize,
}

thread_local! {
    /// The answers that the instruction being executed has at hand.
    static AT_HAND: RefCell<Vec<Answer>> = const { RefCell::new(Vec::new()) };
}

/// The answer to a question: what `function` of `library/builtins.py` gives for these arguments.
///
/// # Errors
/// The question itself, where it has not been answered yet.
#[cold]
pub(crate) fn ask(function: &'static str, arguments: &[&Value]) -> Result<Value> {
    let same = |answer: &Answer| {
        let [name, known @ ..] = &answer.question[..] else { return false };
        name.as_str() == Some(function)
            && known.len() == arguments.len()
            && known.iter().zip(arguments).all(|(a, b)| a.is(b) || same_text(a, b))
    };
    let known = AT_HAND.with_borrow(|answers| answers.iter().find(|a| same(a)).map(|a| a.answer.clone()));
    known.ok_or_else(|| Raise::with(Value::Type(&ASKING), question(function, arguments)))
}

/// The question what a function of `library/builtins.py` gives for these arguments.
pub(crate) fn question(function: &'static str, arguments: &[&Value]) -> Vec<Value> {
    let mut question = Vec::with_capacity(1 + arguments.len());
    question.push(Value::str(function));
    question.extend(arguments.iter().map(|argument| (*argument).clone()));
    question
}

/// The text of a question, an attribute's name say, may be made anew each time.
fn same_text(a: &Value, b: &Value) -> bool {
    a.as_str().is_some_and(|text| b.as_str() == Some(text))
}

impl Raise {
    /// Whether this is a question and no exception.
    pub(crate) fn is_question(&self) -> bool {
        matches!(self.exception().class, Value::Type(class) if std::ptr::eq(class, &raw const ASKING))
    }

    /// The question, where this is one and no exception.
    pub(crate) fn question(&self) -> Option<Vec<Value>> {
        self.is_question().then(|| lock(&self.exception().args).clone())
    }
}

impl Answer {
    /// The question and the answer.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.question.iter().chain(std::iter::once(&self.answer))
    }

    pub(crate) fn new(question: Vec<Value>, answer: Value, depth: usize) -> Self {
        Self { question, answer, depth }
    }
}

/// Has the answers at hand that a frame with so many around it asked for. False where there are none.
pub(crate) fn have_at_hand(answers: &[Answer], depth: usize) -> bool {
    let own = answers.iter().filter(|answer| answer.depth == depth);
    AT_HAND.with_borrow_mut(|at_hand| {
        at_hand.extend(own.cloned());
        !at_hand.is_empty()
    })
}

/// Forgets the answers: the instruction that asked is done.
pub(crate) fn forget() {
    let old = AT_HAND.take();
    drop(old); // outside the cell: what dies may ask
}
