//! A copy of a state, to go back to.

use std::sync::Arc;

use crate::machine::frame::Frame;
use crate::machine::standing::Standing;
use crate::machine::thread::State;
use crate::machine::{After, Generator, Interpreter, ThreadState};
use crate::object::identity::{SavedNumbers, restore_numbers, save_numbers};
use crate::object::{
    Attributes, Deque, Dict, Iter, KeptFrame, Kind, LockState, Raise, Ref, Set, Story, Value, forget_dying,
    lock, silently, take_events,
};
use crate::states::base::Base;
use crate::states::look::Look;
use crate::states::naive::Unstored;

/// A copy of a state: what each changeable object held.
#[derive(Debug)]
pub struct Saved {
    contents: Vec<(Ref, Content, Option<u32>)>,
    main: Vec<Value>,
    others: Attributes,
    globals: Vec<(usize, u32, Value)>,
    standard_output: Value,
    recursion_limit: usize,
    threads: Vec<SavedThread>,
    numbers: SavedNumbers,
}

#[derive(Debug)]
struct SavedThread {
    number: u64,
    stack: Vec<Value>,
    callers: Vec<Frame>,
    handled: Value,
    standing: Standing,
    dying: Vec<(usize, Value)>,
    state: SavedState,
    unstored: Unstored,
}

#[derive(Clone, Debug)]
enum SavedState {
    New(Value, Vec<Value>),
    Between(Frame),
    Awaits(Frame, After),
    Ending(Result<Value, Raise>),
    Finished,
}

/// What an object held.
#[derive(Debug)]
enum Content {
    Items(Vec<Value>),
    Entries(Box<Dict>),
    Members(Box<Set>),
    Ends(Box<Deque>),
    Walk(Box<Iter>),
    Generator(Box<Generator>),
    Cell(Value),
    Attributes(Attributes),
    Instance(Box<Attributes>, u16),
    Exception(Box<(Vec<Value>, Attributes, Story)>),
    Frame(Box<KeptFrame>),
    Lock(LockState),
    /// It never changes.
    Constant,
}

impl Content {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::List(items) => Self::Items(lock(items).clone()),
            Kind::Dict(dict) => Self::Entries(Box::new(lock(dict).clone())),
            Kind::Set(set) => Self::Members(Box::new(lock(set).clone())),
            Kind::Deque(deque) => Self::Ends(Box::new(lock(deque).clone())),
            Kind::Iterator(iter) => Self::Walk(Box::new(lock(iter).clone())),
            Kind::Generator(generator) => Self::Generator(Box::new(lock(generator).clone())),
            Kind::Cell(value) => Self::Cell(lock(value).clone()),
            Kind::Function(function) => Self::Attributes(lock(&function.attributes).clone()),
            Kind::Class(class) => Self::Attributes(lock(&class.attributes).clone()),
            Kind::Instance(_) | Kind::Extended(_) if let Some(instance) = kind.instance() => {
                Self::Instance(Box::new(lock(&instance.attributes).clone()), instance.place())
            }
            Kind::Exception(exception) => {
                let args = lock(&exception.args).clone();
                let attributes = lock(&exception.attributes).clone();
                Self::Exception(Box::new((args, attributes, lock(&exception.story).clone())))
            }
            Kind::Frame(frame) => Self::Frame(Box::new(lock(frame).clone())),
            Kind::Lock(lock) => Self::Lock(lock.state()),
            _ => Self::Constant,
        }
    }

    /// Writes it back. Gives what the object held, to be dropped when no lock is held. True where a class changed.
    fn write(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::Items(saved), Kind::List(items)) => {
                let old = std::mem::replace(&mut *lock(items), saved.clone());
                drop(old);
            }
            (Self::Entries(saved), Kind::Dict(dict)) => {
                let old = std::mem::replace(&mut *lock(dict), (**saved).clone());
                drop(old);
            }
            (Self::Members(saved), Kind::Set(set)) => {
                let old = std::mem::replace(&mut *lock(set), (**saved).clone());
                drop(old);
            }
            (Self::Ends(saved), Kind::Deque(deque)) => {
                let old = std::mem::replace(&mut *lock(deque), (**saved).clone());
                drop(old);
            }
            (Self::Walk(saved), Kind::Iterator(iter)) => {
                let old = std::mem::replace(&mut *lock(iter), (**saved).clone());
                drop(old);
            }
            (Self::Generator(saved), Kind::Generator(generator)) => {
                let old = std::mem::replace(&mut *lock(generator), (**saved).clone());
                drop(old);
            }
            (Self::Cell(saved), Kind::Cell(value)) => {
                let old = std::mem::replace(&mut *lock(value), saved.clone());
                drop(old);
            }
            (Self::Attributes(saved), Kind::Function(function)) => put(&function.attributes, saved),
            (Self::Attributes(saved), Kind::Class(class)) => {
                let same = same(saved, &lock(&class.attributes));
                if !same {
                    put(&class.attributes, saved);
                }
                return !same;
            }
            (Self::Instance(saved, place), Kind::Instance(_) | Kind::Extended(_))
                if let Some(instance) = kind.instance() =>
            {
                instance.put_back(*place);
                put(&instance.attributes, saved);
            }
            (Self::Exception(saved), Kind::Exception(exception)) => {
                let (args, attributes, story) = &**saved;
                let old = std::mem::replace(&mut *lock(&exception.args), args.clone());
                drop(old);
                put(&exception.attributes, attributes);
                let old = std::mem::replace(&mut *lock(&exception.story), story.clone());
                drop(old);
            }
            (Self::Frame(saved), Kind::Frame(frame)) => {
                let old = std::mem::replace(&mut *lock(frame), (**saved).clone());
                drop(old);
            }
            (Self::Lock(saved), Kind::Lock(lock)) => lock.set_state(saved.count, saved.holder),
            _ => {}
        }
        false
    }
}

/// The count of an object that shows what a program does under the naive rules.
fn count_of(object: &Ref) -> Option<u32> {
    match object.kind {
        Kind::Function(_) | Kind::Class(_) | Kind::Code(_) | Kind::Module(_) => None,
        _ => Ref::naive_count(object),
    }
}

fn put(place: &crate::object::Mutex<Attributes>, saved: &Attributes) {
    let old = std::mem::replace(&mut *lock(place), saved.clone());
    drop(old);
}

/// Whether these are the same attributes with the same values.
fn same(a: &Attributes, b: &Attributes) -> bool {
    match (a.held(), b.held()) {
        (Ok(a), Ok(b)) => a.len() == b.len() && a.iter().zip(&b).all(|((n, a), (m, b))| n == m && a.is(b)),
        (Err(a), Err(b)) => a.is(b),
        _ => false,
    }
}

impl Saved {
    /// A copy of the state that was looked at.
    pub fn of(
        look: &Look,
        base: &Base,
        interpreter: &Arc<Interpreter>,
        threads: &[(&ThreadState, &Unstored)],
    ) -> Self {
        silently(|| {
            let objects = look.objects.iter();
            let contents = objects
                .map(|object| (object.clone(), Content::of(&object.kind), count_of(object)))
                .filter(|(_, content, count)| !matches!(content, Content::Constant) || count.is_some());
            let main = &interpreter.main;
            Self {
                contents: contents.collect(),
                main: (0..main.len()).map(|slot| main.at(u32::try_from(slot).unwrap_or(0))).collect(),
                others: main.others(),
                globals: base.changed_globals(),
                standard_output: interpreter.standard_output(),
                recursion_limit: interpreter.recursion_limit(),
                threads: threads.iter().map(|(thread, unstored)| SavedThread::of(thread, unstored)).collect(),
                numbers: save_numbers(),
            }
        })
    }

    /// Goes back to it. The threads that have come since are left out.
    pub fn restore(
        &self,
        base: &Base,
        interpreter: &Arc<Interpreter>,
        threads: &mut Vec<ThreadState>,
    ) -> Vec<Unstored> {
        silently(|| {
            // Globals of modules that were not set then, and are now.
            for (module, slot, value) in base.changed_globals() {
                let then = self.globals.iter().find(|(m, s, _)| (*m, *s) == (module, slot));
                let then = then.map_or_else(|| base.first_value(module, slot), |(_, _, value)| value);
                if !then.is(&value) {
                    drop(base.modules[module].0.store(slot, then.clone()));
                }
            }
            for (module, slot, value) in &self.globals {
                let namespace = &base.modules[*module].0;
                if !namespace.holds(*slot, value) {
                    drop(namespace.store(*slot, value.clone()));
                }
            }
            for (slot, value) in (0..).zip(&self.main) {
                if !interpreter.main.holds(slot, value) {
                    drop(interpreter.main.store(slot, value.clone()));
                }
            }
            drop(interpreter.main.set_others(self.others.clone()));
            interpreter.set_standard_output(self.standard_output.clone());
            interpreter.set_recursion_limit(self.recursion_limit);
            threads.truncate(self.threads.len());
            for saved in &self.threads[threads.len()..] {
                threads.push(interpreter.thread(saved.number, Value::Null, Vec::new()));
            }
            for (thread, saved) in threads.iter_mut().zip(&self.threads) {
                saved.restore(thread);
            }
            let mut class_changed = false;
            for (object, content, _) in &self.contents {
                class_changed |= content.write(&object.kind);
            }
            if class_changed {
                interpreter.note_class_change();
            }
            restore_numbers(&self.numbers);
            forget_dying();
            drop(take_events());
            for (object, _, count) in &self.contents {
                if let Some(count) = count {
                    Ref::set_naive_count(object, *count);
                }
            }
            self.threads.iter().map(|saved| saved.unstored.copy()).collect()
        })
    }
}

impl Drop for Saved {
    fn drop(&mut self) {
        // Nor are its references counted when they go.
        silently(|| {
            self.contents.clear();
            self.main.clear();
            self.others = Attributes::default();
            self.globals.clear();
            self.standard_output = Value::Null;
            self.threads.clear();
            self.numbers = SavedNumbers::default();
        });
    }
}

impl SavedThread {
    fn of(thread: &ThreadState, unstored: &Unstored) -> Self {
        let state = match &thread.state {
            State::New(callable, arguments) => SavedState::New(callable.clone(), arguments.clone()),
            State::Between(frame) => SavedState::Between(frame.clone()),
            State::Awaits(frame, after) => SavedState::Awaits(frame.clone(), after.clone()),
            State::Ending(result) => SavedState::Ending(result.clone()),
            State::Finished => SavedState::Finished,
        };
        Self {
            number: thread.own.number,
            stack: thread.stack.clone(),
            callers: thread.callers.to_vec(),
            handled: thread.own.handled.clone(),
            standing: thread.standing.clone(),
            dying: thread.dying.clone(),
            state,
            unstored: unstored.copy(),
        }
    }

    fn restore(&self, thread: &mut ThreadState) {
        thread.own.number = self.number;
        thread.stack.clone_from(&self.stack);
        thread.callers.set(&self.callers);
        thread.own.handled = self.handled.clone();
        thread.standing.clone_from(&self.standing);
        thread.dying.clone_from(&self.dying);
        thread.state = match self.state.clone() {
            SavedState::New(callable, arguments) => State::New(callable, arguments),
            SavedState::Between(frame) => State::Between(frame),
            SavedState::Awaits(frame, after) => State::Awaits(frame, after),
            SavedState::Ending(result) => State::Ending(result),
            SavedState::Finished => State::Finished,
        };
    }
}
