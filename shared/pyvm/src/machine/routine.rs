//! Native work that needs Python code in between: to sort objects whose class has an `__lt__`, say.
//!
//! A native function calls no Python code, and most that need an answer begin again once it is there
//! ([`ask`](crate::object::ask)). A sort cannot begin again thousands of times. It is an `async` function instead, which
//! awaits each answer: where it waits, the compiler keeps its state, and the machine runs the frame of the method that
//! answers, like any other. Nothing else of `async` is used, and nobody is woken: who has the answer goes on with it.
//!
//! Hosts that count what a program does run the same work in Python code of the machine, so no copy of a thread that is
//! made to go back to it ever holds a routine.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use crate::bytecode::CompareOperator;
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::special::{Method, Special, instance_of, method, right_first};
use crate::machine::thread::ThreadState;
use crate::object::{Calling, Kind, Mutex, Raise, Ref, Result, Value, lock};

/// What a routine needs to go on.
#[derive(Debug)]
pub(crate) enum Request {
    /// What a comparison's method gives, whatever that is.
    Compare(CompareOperator, Value, Value),
    /// What a callable gives for two values.
    Call(Value, Value, Value),
    /// What a function of `library/builtins.py` gives for these values.
    Ask(&'static str, Vec<Value>),
}

/// Where requests and answers lie.
#[derive(Debug, Default)]
struct Desk {
    request: Option<Request>,
    answer: Option<Result<Value>>,
}

/// By this a routine asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asker(Arc<Mutex<Desk>>);

impl Asker {
    /// The answer to a request.
    ///
    /// # Errors
    /// What the Python code that was to answer has raised.
    pub(crate) fn ask(&self, request: Request) -> impl Future<Output = Result<Value>> + '_ {
        lock(&self.0).request = Some(request);
        poll_fn(|_| lock(&self.0).answer.take().map_or(Poll::Pending, Poll::Ready))
    }
}

/// What a routine does.
type Work = Pin<Box<dyn Future<Output = Result<Value>> + Send>>;

/// How far a routine has come.
#[derive(Debug)]
enum Step {
    Done(Result<Value>),
    Wants(Request),
}

/// Native work that has not ended yet. A copy is the same work.
#[derive(Clone)]
pub struct Routine {
    asker: Asker,
    work: Arc<Mutex<Work>>,
    /// Where it has come to already.
    step: Option<Arc<Mutex<Option<Step>>>>,
}

impl std::fmt::Debug for Routine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Routine").field(&self.asker).finish()
    }
}

impl Routine {
    /// Work that has not begun yet.
    pub(crate) fn new<F>(work: impl FnOnce(Asker) -> F) -> Box<Self>
    where
        F: Future<Output = Result<Value>> + Send + 'static,
    {
        let asker = Asker::default();
        let work: Work = Box::pin(work(asker.clone()));
        Box::new(Self { asker, work: Arc::new(work.into()), step: None })
    }

    /// Goes on with an answer, to the next request or the end.
    fn go_on(&mut self, answer: Option<Result<Value>>) -> Step {
        if let Some(step) = self.step.take().and_then(|step| lock(&step).take()) {
            return step;
        }
        lock(&self.asker.0).answer = answer;
        let polled = lock(&self.work).as_mut().poll(&mut Context::from_waker(Waker::noop()));
        match (polled, lock(&self.asker.0).request.take()) {
            (Poll::Ready(result), _) => Step::Done(result),
            (Poll::Pending, Some(request)) => Step::Wants(request),
            (Poll::Pending, None) => Step::Done(Err(Raise::runtime_error("a routine waits for nothing"))),
        }
    }

    /// Keeps how far it has come for whoever asks next.
    fn keep(&mut self, step: Step) {
        self.step = Some(Arc::new(Some(step).into()));
    }
}

impl ThreadState {
    /// Lets a routine begin, or go on with an answer, until it ends, which pushes its result, or a frame runs that answers.
    /// There may be another call to make instead.
    ///
    /// # Errors
    /// How it ended.
    pub(crate) fn routine(
        &mut self,
        frame: &mut Frame,
        mut routine: Box<Routine>,
        mut answer: Option<Result<Value>>,
    ) -> Result<Option<Calling>> {
        let request = loop {
            match routine.go_on(answer.take()) {
                Step::Done(result) => {
                    self.push(frame, result?);
                    return Ok(None);
                }
                Step::Wants(request) => match self.check_depth() {
                    Ok(()) => break request,
                    Err(raise) => answer = Some(Err(raise)),
                },
            }
        };
        let callee = self.answering(&request);
        let after = After::Routine(routine);
        let (name, arguments) = match (callee, request) {
            (Some(callee), Request::Compare(_, a, b) | Request::Call(_, a, b)) => {
                let base = frame.end_of_slots();
                if self.stack.len() < base + 2 {
                    self.stack.resize(base + 2, Value::Null);
                }
                (self.stack[base], self.stack[base + 1]) = (a, b);
                self.enter_frame(frame, callee, base, after);
                return Ok(None);
            }
            // By Python code, so that it is told whatever goes wrong.
            (_, Request::Call(callable, a, b)) => ("call", vec![callable, Value::tuple(vec![a, b])]),
            (_, Request::Compare(op, a, b)) => (question_of(op), vec![a, b]),
            (_, Request::Ask(name, arguments)) => (name, arguments),
        };
        let callable = self.own.interpreter.library_function(name);
        Ok(Some(Calling { callable, arguments, keywords: Value::Null, after }))
    }

    /// The function that answers a request, where that takes just two arguments: it can begin at once.
    fn answering(&mut self, request: &Request) -> Option<Ref> {
        let function = match request {
            Request::Compare(op, a, b) => {
                let instance = instance_of(a)?;
                match method(&mut self.own, instance, Special::comparison(*op), 2) {
                    Method::Plain(function, _) if !right_first(instance, b) => function,
                    _ => return None,
                }
            }
            Request::Call(callable, ..) => callable.clone(),
            Request::Ask(..) => return None,
        };
        match function {
            Value::Object(object) if matches!(&object.kind, Kind::Function(function) if function.code.plain_parameters == 2) => {
                Some(object)
            }
            _ => None,
        }
    }

    /// A frame has returned this to a routine: lets the frame begin again where it answers the next request too. False where
    /// it does not, or the frame does not answer a routine; the routine knows then how it goes on.
    pub(super) fn answers_again(&mut self, frame: &mut Frame, value: &mut Value) -> bool {
        let After::Routine(routine) = &mut frame.after else { return false };
        let step = routine.go_on(Some(Ok(std::mem::take(value))));
        if let Step::Wants(request @ (Request::Compare(..) | Request::Call(..))) = &step
            && self.answering(request).is_some_and(|callee| Ref::ptr_eq(&callee, frame.callee()))
            && let Step::Wants(Request::Compare(_, a, b) | Request::Call(_, a, b)) = step
        {
            (self.stack[frame.base], self.stack[frame.base + 1]) = (a, b);
            frame.top = frame.code().locals.len();
            frame.pc = 0;
            return true;
        }
        if let After::Routine(routine) = &mut frame.after {
            routine.keep(step);
        }
        false
    }
}

/// The function of `library/builtins.py` that compares.
pub(crate) fn question_of(op: CompareOperator) -> &'static str {
    match op {
        CompareOperator::Less => "_less",
        CompareOperator::LessEqual => "_less_equal",
        CompareOperator::Equal | CompareOperator::NotEqual => "_equal",
        CompareOperator::Greater => "_greater",
        CompareOperator::GreaterEqual => "_greater_equal",
    }
}
