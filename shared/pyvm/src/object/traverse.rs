//! What an object refers to: CPython's `tp_traverse`.

use crate::object::iter::Iter;
use crate::object::{Attributes, Kind, Ref, Value, lock};

impl Kind {
    /// Shows `visit` the objects that this one refers to, each as often as it refers to it, in CPython's order: lists
    /// and tuples from their ends (`list_traverse`, `tuple_traverse`). It may be called with locks held, so it must
    /// neither drop values nor look into objects.
    ///
    /// Objects of native modules show nothing. Whatever they hold counts as held from outside, so it is kept.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Self::Tuple(items) => items.iter().rev().for_each(|item| of_value(item, visit)),
            Self::List(items) => lock(items).iter().rev().for_each(|item| of_value(item, visit)),
            Self::Dict(dict) => {
                for (key, value) in lock(dict).iter() {
                    of_value(key, visit);
                    of_value(value, visit);
                }
            }
            Self::Set(set) => lock(set).iter().for_each(|member| of_value(member, visit)),
            Self::FrozenSet(set) => set.iter().for_each(|member| of_value(member, visit)),
            Self::Deque(deque) => lock(deque).items().iter().for_each(|item| of_value(item, visit)),
            Self::View(view) => visit(&view.dict),
            Self::Slice(slice) => {
                [&slice.start, &slice.stop, &slice.step].into_iter().for_each(|part| of_value(part, visit));
            }
            Self::Iterator(iter) => lock(iter).traverse(visit),
            Self::Generator(generator) => lock(generator).traverse(visit),
            Self::Cell(value) => of_value(&lock(value), visit),
            Self::Function(function) => {
                function.defaults.iter().chain(&function.closure).for_each(|value| of_value(value, visit));
                function.keyword_defaults.iter().for_each(|(_, value)| of_value(value, visit));
                of_attributes(&lock(&function.attributes), visit);
            }
            Self::Method(method) => {
                of_value(&method.function, visit);
                of_value(&method.receiver, visit);
            }
            Self::Property(property) => {
                [&property.get, &property.set, &property.delete]
                    .into_iter()
                    .for_each(|part| of_value(part, visit));
            }
            Self::StaticMethod(value) | Self::ClassMethod(value) => of_value(value, visit),
            Self::Super(inner) => {
                of_value(&inner.after, visit);
                of_value(&inner.receiver, visit);
            }
            Self::Class(class) => {
                class.bases.iter().chain(&class.ancestors).for_each(|value| of_value(value, visit));
                of_attributes(&lock(&class.attributes), visit);
            }
            Self::Instance(instance) => {
                of_attributes(&lock(&instance.attributes), visit);
                visit(&instance.made_of);
            }
            Self::Extended(extended) => {
                of_attributes(&lock(&extended.instance.attributes), visit);
                of_value(&extended.payload, visit);
                visit(&extended.instance.made_of);
            }
            Self::Exception(exception) => {
                of_value(&exception.class, visit);
                lock(&exception.args).iter().for_each(|value| of_value(value, visit));
                of_attributes(&lock(&exception.attributes), visit);
                let story = lock(&exception.story);
                of_value(&story.cause, visit);
                of_value(&story.context, visit);
                story.traceback.iter().filter_map(|entry| entry.frame.as_ref()).for_each(visit);
            }
            Self::Frame(frame) => lock(frame).traverse(visit),
            Self::Str(_)
            | Self::Bytes(_)
            | Self::BigInt(_)
            | Self::Complex(..)
            | Self::Range(_)
            | Self::Code(_)
            | Self::Module(_)
            | Self::Lock(_)
            | Self::Custom(_) => {}
        }
    }

    /// Whether an object like this can be part of a cycle.
    pub(crate) fn can_refer(&self) -> bool {
        !matches!(
            self,
            Self::Str(_)
                | Self::Bytes(_)
                | Self::BigInt(_)
                | Self::Complex(..)
                | Self::Range(_)
                | Self::Code(_)
                | Self::Module(_)
                | Self::Lock(_)
                | Self::Custom(_)
        )
    }
}

/// The objects that a value leads to: the one it refers to, or those of an iterator.
pub(crate) fn of_value(value: &Value, visit: &mut dyn FnMut(&Ref)) {
    match value {
        Value::Object(object) => visit(object),
        Value::Iter(iter) => iter.traverse(visit),
        _ => {}
    }
}

fn of_attributes(attributes: &Attributes, visit: &mut dyn FnMut(&Ref)) {
    attributes.each(&mut |value| of_value(value, visit));
}

impl Iter {
    /// Shows `visit` the objects that it leads to.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            Self::Range { .. } => {}
            Self::Sequence { of, .. } | Self::Backwards { of, .. } | Self::Shared(of) => visit(of),
            Self::Entries(entries) => visit(entries.dict()),
            Self::Members(members) => visit(members.set()),
            Self::Ends(ends) => visit(ends.deque()),
            Self::Enumerate { of, next } => {
                of.traverse(visit);
                of_value(next, visit);
            }
            Self::Zip { of, .. } => of.iter().for_each(|iter| iter.traverse(visit)),
            Self::OfLibrary(walk) => walk.0.traverse(visit),
        }
    }
}
