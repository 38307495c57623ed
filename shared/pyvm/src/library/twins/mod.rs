//! Native twins of some of the library's Python functions: what CPython has in C.
//!
//! A twin does what the function's body does, in its commonest case and in one step, as CPython's C function would: it asks no
//! Python code, and gives `Null` before it has changed anything where the body has to decide. Hosts that count what a
//! program does, or stop it between any two instructions of the body, run the body; all see the same objects.

mod arrays;
mod bytes;
mod copies;
mod counter;
mod field;
mod getters;
mod groups;
mod heap;
mod loops;
mod members;
mod memory;
mod named;
mod of_thread;
mod ordered;
mod partial;
mod places;
mod queues;
mod random;
mod re;
mod remember;
mod rows;
mod views;

use crate::object::{Calling, Function, Kind, Value, class_of, find, lock};
use crate::source::Source;

pub(crate) use field::{class_changes, forget_methods};
pub(crate) use loops::own_loop;
pub(crate) use named::{item as item_of_named_tuple, new_of as new_of_named_tuple};
pub(crate) use partial::{Partial, partial};
pub(crate) use queues::lock_of_condition;
pub(crate) use remember::{Remembering, missed, wanted};

/// What a twin does with a function's arguments, all given by position.
pub(crate) type Twin = fn(&Function, &[Value]) -> Value;

/// The twins, by module and qualified name.
static TWINS: &[(&str, &str, Twin)] = &[
    ("_bytearray", "bytearray.__contains__", bytes::contains),
    ("_bytearray", "bytearray.__eq__", bytes::equal),
    ("_bytearray", "bytearray.__getitem__", bytes::get),
    ("_bytearray", "bytearray.__iadd__", bytes::join),
    ("_bytearray", "bytearray.__init__", bytes::begun),
    ("_bytearray", "bytearray.__iter__", bytes::walk),
    ("_bytearray", "bytearray.__len__", bytes::count),
    ("_bytearray", "bytearray.__setitem__", bytes::set),
    ("_bytearray", "bytearray.append", bytes::append),
    ("_bytearray", "bytearray.extend", bytes::extend),
    ("_memoryview", "memoryview.__getitem__", views::look_at),
    ("_memoryview", "memoryview.__setitem__", views::change),
    ("array", "array.__contains__", bytes::contains),
    ("array", "array.__getitem__", arrays::get),
    ("array", "array.__init__", arrays::begun),
    ("array", "array.__iter__", bytes::walk),
    ("array", "array.__len__", bytes::count),
    ("array", "array.__setitem__", arrays::set),
    ("array", "array.append", arrays::append),
    ("array", "array.extend", arrays::extend),
    ("_collections", "OrderedDict.move_to_end", ordered::move_to_end),
    ("_collections", "OrderedDict.popitem", ordered::pop_item),
    ("_collections", "_popped", ordered::popped),
    ("_collections", "defaultdict.__init__", counter::begun),
    ("_collections", "defaultdict.__missing__", counter::made),
    ("_functools", "cached.<locals>.wrapper", remember::remembered),
    ("_io_memory", "BytesIO.__init__", memory::begun_of_bytes),
    ("_io_memory", "StringIO.__init__", memory::begun_of_text),
    ("_io_memory", "_Memory.getvalue", memory::value),
    ("_io_memory", "_Memory.read", memory::read),
    ("_io_memory", "_Memory.readline", memory::read_line),
    ("_io_memory", "_Memory.write", memory::write),
    ("_synchronization", "Condition._is_owned", queues::is_owned),
    ("_synchronization", "Condition.notify", queues::notify),
    ("bisect", "bisect_left", places::left),
    ("bisect", "bisect_right", places::right),
    ("bisect", "insort_left", places::insert_left),
    ("bisect", "insort_right", places::insert_right),
    ("builtins", "print_to", memory::print),
    ("collections", "Counter.__missing__", counter::none),
    ("collections", "Counter._change", counter::change),
    ("copy", "copy", copies::shallow),
    ("copy", "deepcopy", copies::deep),
    ("enum", "Enum.__class_contains__", members::contains),
    ("enum", "Enum.__class_getitem__", members::named),
    ("enum", "Flag.__and__", members::both),
    ("enum", "Flag.__contains__", members::holds),
    ("enum", "Flag.__or__", members::either),
    ("enum", "Flag.__xor__", members::one_of),
    ("enum", "_find", members::found),
    ("heapq", "heapify", heap::heapify),
    ("heapq", "heappop", heap::pop),
    ("heapq", "heappush", heap::push),
    ("heapq", "heappushpop", heap::push_pop),
    ("heapq", "heapreplace", heap::replace),
    ("itertools", "_chained", loops::chained),
    ("itertools", "_batched", loops::batched),
    ("itertools", "_combinations", loops::combinations),
    ("itertools", "_longest", loops::longest),
    ("itertools", "_permutations", loops::permutations),
    ("itertools", "_product", loops::product),
    ("itertools", "_sliced", loops::sliced),
    ("itertools", "count.__next__", loops::next_number),
    ("itertools", "cycle", loops::cycled),
    ("itertools", "_grouped", groups::grouped),
    ("itertools", "pairwise", loops::pairwise),
    ("itertools", "repeat.__next__", loops::next_repeated),
    ("operator", "attrgetter.__call__", getters::attribute),
    ("operator", "itemgetter.__call__", getters::item),
    ("re", "Match.__getitem__", re::group),
    ("re", "Match.end", re::end),
    ("re", "Match.group", re::group),
    ("re", "Match.groups", re::groups),
    ("re", "Match.span", re::span),
    ("re", "Match.start", re::start),
    ("re", "Pattern.findall", re::find_all),
    ("re", "Pattern.finditer", re::find_each),
    ("re", "Pattern.fullmatch", re::full_match),
    ("re", "Pattern.match", re::match_start),
    ("re", "Pattern.search", re::search),
    ("re", "Pattern.split", re::split),
    ("re", "Pattern.sub", re::substitute),
    ("re", "compile", re::known),
    ("re", "findall", re::module_find_all),
    ("re", "finditer", re::module_find_each),
    ("re", "fullmatch", re::module_full_match),
    ("re", "match", re::module_match_start),
    ("re", "search", re::module_search),
    ("re", "split", re::module_split),
    ("re", "sub", re::module_substitute),
    ("queue", "LifoQueue._get", queues::last),
    ("queue", "Queue._get", queues::first),
    ("queue", "Queue._put", queues::put),
    ("queue", "Queue._qsize", queues::size),
    ("random", "Random._below", random::below),
    ("random", "Random.getrandbits", random::bits),
    ("random", "Random.randint", random::integer),
    ("random", "Random.random", random::float),
    ("random", "Random.randrange", random::range),
    ("threading", "local.__getattr__", of_thread::get),
    ("threading", "local.__setattr__", of_thread::set),
];

/// The twin of a function of this source.
pub(crate) fn of(source: &Source, qualname: &str) -> Option<Twin> {
    if !source.library {
        return None;
    }
    let module = source.path.strip_prefix("<library ")?.strip_suffix('>')?;
    let found = TWINS.iter().find(|(of, name, _)| *of == module && *name == qualname);
    found.map(|(_, _, twin)| *twin)
}

/// What a call comes to, where a function of the library has a twin that can say it.
pub(crate) fn called(calling: &Calling) -> Option<Value> {
    let Some(Kind::Function(function)) = calling.callable.plain_kind() else { return None };
    let twin = function.twin.filter(|_| calling.keywords.is_null())?;
    let result = twin(function, &calling.arguments);
    if result.is_null() { None } else { Some(result) }
}

/// What the special method of this name gives, where a library's class has one with a twin that can say it.
#[inline(never)]
pub(crate) fn special(arguments: &[Value], name: &str) -> Option<Value> {
    let method = method_of(arguments.first()?, name)?;
    let Some(Kind::Function(function)) = method.kind() else { return None };
    let result = function.twin?(function, arguments);
    if result.is_null() { None } else { Some(result) }
}

/// What the class of an object has under a name.
fn method_of(this: &Value, name: &str) -> Option<Value> {
    match this {
        Value::Object(object) if matches!(object.kind, Kind::Instance(_) | Kind::Extended(_)) => {
            find(&class_of(this), name)
        }
        _ => None,
    }
}

/// Whether a method is the library's own: neither a derived class nor anybody else has put another one in its place.
fn is_own(this: &Value, name: &str) -> bool {
    is_own_of(this, "", name)
}

/// Whether a method is the library's own, of this class unless its name is empty: neither a derived class nor anybody else has
/// put another one in its place.
fn is_own_of(this: &Value, class: &str, name: &str) -> bool {
    match method_of(this, name) {
        Some(Value::Native(_)) => class.is_empty(),
        Some(method) => match method.kind() {
            Some(Kind::Function(function)) => {
                let code = &function.code;
                code.source.library && (class.is_empty() || code.qualname.split('.').next() == Some(class))
            }
            _ => false,
        },
        None => false,
    }
}

/// An attribute of an object.
fn attribute(this: &Value, name: &str) -> Option<Value> {
    let Value::Object(object) = this else { return None };
    lock(&object.kind.instance()?.attributes).named(name)
}
