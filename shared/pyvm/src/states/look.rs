//! A look at a whole state: a number that stands for it, and the objects that it is made of.

use std::sync::Arc;

use crate::machine::frame::Frame;
use crate::machine::thread::State;
use crate::machine::{After, Interpreter, ThreadState};
use crate::object::identity::number_of;
use crate::object::{Attributes, Iter, Kind, Ref, Value, lock};
use crate::rules::Rules;
use crate::states::base::{Addresses, Base};
use crate::states::mix::{Mix, word_of};
use crate::states::naive::Unstored;

/// A look at a state.
#[derive(Debug)]
pub struct Look {
    /// Equal for equal states.
    pub fingerprint: u128,
    /// Whether a copy of it can be made. It cannot where an object of a native module may change.
    pub can_be_saved: bool,
    /// Modules of the library that the program has loaded since it began. A copy can be made only of a state of an
    /// interpreter that had them from the start ([`Base::of`]).
    pub new_modules: Vec<String>,
    /// The objects for which something is called when they die: generators that have to be closed, objects with a
    /// `__del__`. A copy of a state keeps them alive; see [`Look::misses`].
    pub mortal: Mortal,
    /// The objects that were reached.
    pub(super) objects: Vec<Ref>,
}

/// Objects for which something is called when they die.
#[derive(Debug, Default)]
pub struct Mortal(Vec<Ref>);

// The references were not counted under the naive rules, so they are not when they go.
impl Drop for Mortal {
    fn drop(&mut self) {
        crate::object::silently(|| self.0.clear());
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        crate::object::silently(|| self.objects.clear());
    }
}

impl Look {
    /// Looks at the state of an interpreter and its threads, none of which runs. `others` is what else makes the state.
    pub fn at(
        base: &Base,
        interpreter: &Arc<Interpreter>,
        threads: &[(&ThreadState, &Unstored)],
        others: Mix,
    ) -> Self {
        let mut walk = Walk {
            mix: others,
            base,
            numbers: Addresses::default(),
            found: Vec::with_capacity(64),
            naive: interpreter.python.rules == Rules::Naive,
            can_be_saved: true,
            mortal: Vec::new(),
        };
        let new_modules = base.new_modules(interpreter);
        walk.can_be_saved &= new_modules.is_empty();
        crate::object::silently(|| {
            for (number, slot, value) in base.changed_globals() {
                walk.mix.pair(number as u64, slot.into());
                walk.value(&value);
            }
            base.changeable.iter().for_each(|object| walk.object(object));
            let main = &interpreter.main;
            (0..main.len()).for_each(|slot| walk.value(&main.at(u32::try_from(slot).unwrap_or(0))));
            walk.attributes(&main.others());
            walk.value(&interpreter.standard_output());
            walk.mix.word(interpreter.recursion_limit() as u64);
            for (thread, unstored) in threads {
                walk.thread(thread);
                for (object, count) in unstored.counts() {
                    walk.object(&object);
                    walk.mix.word(count.into());
                }
            }
            walk.contents();
        });
        Self {
            fingerprint: walk.mix.finish(),
            can_be_saved: walk.can_be_saved,
            new_modules,
            mortal: Mortal(walk.mortal),
            objects: walk.found,
        }
    }
}

impl Look {
    /// Whether one of these objects would have died by now, with what is called then, had nobody kept a copy of an earlier
    /// state: it is not reached any more.
    pub fn misses(&self, mortal: &Mortal) -> bool {
        mortal
            .0
            .iter()
            .any(|object| is_mortal(object) && !self.mortal.0.iter().any(|other| Ref::ptr_eq(other, object)))
    }
}

/// Whether something is called when an object dies.
fn is_mortal(object: &Ref) -> bool {
    match &object.kind {
        Kind::Generator(generator) => lock(generator).wants_closing(),
        kind => kind.instance().is_some_and(crate::object::Instance::wants_finalizer),
    }
}

struct Walk<'b> {
    mix: Mix,
    base: &'b Base,
    /// The numbers of the objects that were found, by address.
    numbers: Addresses<u64>,
    found: Vec<Ref>,
    naive: bool,
    can_be_saved: bool,
    mortal: Vec<Ref>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.mix.word(0),
            Value::None => self.mix.word(1),
            Value::False => self.mix.word(2),
            Value::True => self.mix.word(3),
            Value::Int(i) => self.mix.pair(4, i.cast_unsigned()),
            Value::Float(float) => self.mix.pair(5, float.get().to_bits()),
            Value::Native(function) => self.mix.pair(6, std::ptr::from_ref(*function).addr() as u64),
            Value::Type(class) => self.mix.pair(7, std::ptr::from_ref(*class).addr() as u64),
            Value::Module(module) => self.mix.pair(8, std::ptr::from_ref(*module).addr() as u64),
            Value::Object(object) => self.object(object),
            Value::Iter(iter) => self.iter(iter),
        }
    }

    fn values(&mut self, values: &[Value]) {
        self.mix.word(values.len() as u64);
        values.iter().for_each(|value| self.value(value));
    }

    fn object(&mut self, object: &Ref) {
        let address = Ref::as_ptr(object).addr();
        match &object.kind {
            // Text is what it says; whether two names have the same one, no program should ask.
            Kind::Str(text) if !self.naive => {
                self.mix.word(10);
                self.mix.bytes(text.as_bytes());
                return;
            }
            _ => {}
        }
        if let Some(number) = self.base.fixed.get(&address) {
            return self.mix.pair(11, *number);
        }
        let next = self.numbers.len() as u64;
        let number = *self.numbers.entry(address).or_insert(next);
        self.mix.pair(12, number);
        if number == next {
            self.found.push(object.clone());
        }
    }

    fn iter(&mut self, iter: &Iter) {
        match iter {
            Iter::Range { next, step, left } => {
                self.mix.pair(20, next.cast_unsigned());
                self.mix.pair(step.cast_unsigned(), *left);
            }
            Iter::Sequence { of, at } => {
                self.mix.pair(21, *at as u64);
                self.object(of);
            }
            Iter::Backwards { of, left } => {
                self.mix.pair(22, *left as u64);
                self.object(of);
            }
            Iter::Entries(entries) => {
                self.mix.word(23);
                entries.standing().into_iter().for_each(|word| self.mix.word(word));
                self.object(entries.dict());
            }
            Iter::Members(members) => {
                self.mix.word(24);
                members.standing().into_iter().for_each(|word| self.mix.word(word));
                self.object(members.set());
            }
            Iter::Ends(ends) => {
                self.mix.word(29);
                ends.standing().into_iter().for_each(|word| self.mix.word(word));
                self.object(ends.deque());
            }
            Iter::Shared(of) => {
                self.mix.word(25);
                self.object(of);
            }
            Iter::Enumerate { of, next } => {
                self.mix.word(26);
                self.value(next);
                self.iter(of);
            }
            Iter::Zip { of, strict } => {
                self.mix.pair(27, of.len() as u64 * 2 + u64::from(*strict));
                of.iter().for_each(|iter| self.iter(iter));
            }
            // Only hosts have these that do not look at states.
            Iter::OfLibrary(_) => self.mix.word(28),
        }
    }

    fn attributes(&mut self, attributes: &Attributes) {
        match attributes.held() {
            Ok(list) => {
                self.mix.pair(30, list.len() as u64);
                for (name, value) in &list {
                    self.mix.word(word_of(name.as_bytes()));
                    self.value(value);
                }
            }
            Err(dict) => {
                self.mix.word(31);
                self.value(dict);
            }
        }
    }

    fn thread(&mut self, thread: &ThreadState) {
        self.mix.pair(40, thread.own.number);
        self.mix.word(thread.callers.len() as u64);
        thread.callers.iter().for_each(|frame| self.frame(frame));
        let end = match &thread.state {
            State::New(callable, arguments) => {
                self.mix.word(41);
                self.value(callable);
                self.values(arguments);
                0
            }
            State::Between(frame) => {
                self.mix.word(42);
                self.frame(frame);
                frame.base + frame.top
            }
            State::Awaits(frame, after) => {
                self.mix.word(43);
                self.frame(frame);
                self.after(after);
                frame.base + frame.top
            }
            State::Ending(result) => {
                self.mix.word(44);
                match result {
                    Ok(value) => self.value(value),
                    Err(raise) => self.object(&raise.0),
                }
                0
            }
            State::Finished => {
                self.mix.word(45);
                0
            }
        };
        self.values(&thread.stack[..end.min(thread.stack.len())]);
        self.value(&thread.own.handled);
        for answer in thread.standing.answers() {
            answer.values().for_each(|value| self.value(value));
        }
        for (depth, frame) in thread.standing.all_known() {
            self.mix.word(*depth as u64);
            self.object(frame);
        }
        for (depth, object) in &thread.dying {
            self.mix.word(*depth as u64);
            self.value(object);
        }
        self.can_be_saved &= thread.own.profile.is_none();
    }

    fn frame(&mut self, frame: &Frame) {
        self.object(frame.callee());
        self.mix.pair(frame.pc as u64, frame.base as u64);
        self.mix.word(frame.top as u64);
        self.after(&frame.after);
        if let Some(generator) = &frame.generator {
            self.object(generator);
        }
    }

    fn after(&mut self, after: &After) {
        match after {
            After::Push => self.mix.word(50),
            After::Instance(object) => {
                self.mix.word(51);
                self.object(object);
            }
            After::Finalizer(finalizer) => {
                self.mix.word(52);
                self.value(&finalizer.0);
                self.value(&finalizer.1);
            }
            After::Throw(value) | After::Raise(value) => {
                self.mix.word(52);
                self.value(value);
            }
            After::Key(keyed) => {
                self.mix.word(53);
                keyed.values().for_each(|value| self.value(value));
            }
            After::Answer(question) => {
                self.mix.word(53);
                self.values(question);
            }
            After::Redo(redo) => {
                self.mix.word(54);
                self.values(&redo.0);
                self.value(&redo.1.callable);
                self.values(&redo.1.arguments);
            }
            After::Both(both) => {
                self.mix.word(55);
                self.after(&both.0);
                self.after(&both.1);
            }
            // What these hold is shown by its classes; two such states differ elsewhere too.
            other => self.mix.bytes(format!("{other:?}").as_bytes()),
        }
    }

    /// What the objects hold, and the objects that are found there.
    fn contents(&mut self) {
        let mut at = 0;
        while let Some(object) = self.found.get(at).cloned() {
            at += 1;
            self.content(&object.kind);
            if is_mortal(&object) {
                self.mortal.push(object.clone());
            }
            if self.naive
                && !matches!(object.kind, Kind::Function(_) | Kind::Class(_))
                && let Some(count) = Ref::naive_count(&object)
            {
                self.mix.word(count.into());
            }
            if let Some(number) = number_of(&object) {
                self.mix.word(number);
            }
        }
    }

    fn content(&mut self, kind: &Kind) {
        match kind {
            Kind::Str(text) => self.mix.bytes(text.as_bytes()),
            Kind::Bytes(bytes) => self.mix.bytes(bytes),
            Kind::BigInt(number) => self.mix.bytes(number.to_string().as_bytes()),
            Kind::Complex(real, imag) => self.mix.pair(real.to_bits(), imag.to_bits()),
            Kind::Tuple(items) => self.values(items),
            Kind::List(items) => self.values(&lock(items)),
            Kind::Dict(dict) => {
                let dict = lock(dict);
                self.mix.word(dict.len() as u64);
                for (key, value) in dict.iter() {
                    self.value(key);
                    self.value(value);
                }
            }
            Kind::Set(set) => {
                let set = lock(set);
                self.mix.word(set.len() as u64);
                set.iter().for_each(|member| self.value(member));
            }
            Kind::FrozenSet(set) => {
                self.mix.word(set.len() as u64);
                set.iter().for_each(|member| self.value(member));
            }
            Kind::Deque(deque) => {
                let deque = lock(deque);
                self.mix
                    .pair(deque.items().len() as u64, deque.limit().map_or(u64::MAX, |limit| limit as u64));
                deque.items().iter().for_each(|item| self.value(item));
            }
            Kind::View(view) => {
                self.mix.word(view.part as u64);
                self.object(&view.dict);
            }
            Kind::Range(range) => {
                [range.start, range.stop, range.step]
                    .into_iter()
                    .for_each(|bound| self.mix.word(bound.cast_unsigned()));
            }
            Kind::Slice(slice) => {
                [&slice.start, &slice.stop, &slice.step].into_iter().for_each(|part| self.value(part));
            }
            Kind::Iterator(iter) => self.iter(&lock(iter)),
            Kind::Generator(generator) => {
                let generator = lock(generator);
                generator.standing().into_iter().for_each(|word| self.mix.word(word));
                generator.callee().into_iter().for_each(|callee| self.object(callee));
                generator.held().for_each(|value| self.value(value));
            }
            Kind::Cell(value) => self.value(&lock(value)),
            Kind::Code(code) => self.mix.pair(word_of(code.qualname.as_bytes()), code.first_line.into()),
            Kind::Function(function) => {
                let code = &function.code;
                self.mix.pair(word_of(code.qualname.as_bytes()), code.first_line.into());
                self.values(&function.defaults);
                function.keyword_defaults.iter().for_each(|(_, value)| self.value(value));
                self.values(&function.closure);
                self.attributes(&lock(&function.attributes));
            }
            Kind::Method(method) => {
                self.value(&method.function);
                self.value(&method.receiver);
            }
            Kind::Property(property) => {
                [&property.get, &property.set, &property.delete]
                    .into_iter()
                    .for_each(|part| self.value(part));
            }
            Kind::StaticMethod(value) | Kind::ClassMethod(value) => self.value(value),
            Kind::Super(inner) => {
                self.value(&inner.after);
                self.value(&inner.receiver);
            }
            Kind::Class(class) => {
                self.mix.bytes(class.qualname.as_bytes());
                self.values(&class.bases);
                self.attributes(&lock(&class.attributes));
            }
            Kind::Instance(instance) => {
                self.object(instance.class_ref());
                self.attributes(&lock(&instance.attributes));
            }
            Kind::Extended(extended) => {
                self.object(extended.instance.class_ref());
                self.attributes(&lock(&extended.instance.attributes));
                self.value(&extended.payload);
            }
            Kind::Exception(exception) => {
                self.value(&exception.class);
                self.values(&lock(&exception.args));
                self.attributes(&lock(&exception.attributes));
                let story = lock(&exception.story);
                self.mix.pair(story.traceback.len() as u64, u64::from(story.context_hidden));
                for entry in &story.traceback {
                    self.mix.word(entry.line().into());
                    if let Some(frame) = &entry.frame {
                        self.object(frame);
                    }
                }
                self.value(&story.cause);
                self.value(&story.context);
            }
            Kind::Frame(frame) => lock(frame).held().for_each(|value| self.value(value)),
            Kind::Module(module) => self.mix.word(module.0.number as u64),
            Kind::Lock(lock) => {
                let state = lock.state();
                self.mix.pair(state.count.into(), state.holder);
            }
            Kind::Custom(object) => {
                self.can_be_saved &= object.is_constant();
                self.mix.bytes(object.class().name.as_bytes());
            }
        }
    }
}
