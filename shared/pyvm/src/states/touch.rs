//! What the next instruction of a thread touches that other threads could touch too.
//!
//! Whether two threads get in each other's way can be told only from outside, between two instructions: what lies on
//! the value stack says what the next one works on. What is not known exactly is told too often, never too rarely: an
//! instruction that is said to touch more than it does only makes a search longer.

use crate::bytecode::Instruction as I;
use crate::machine::ThreadState;
use crate::object::traverse::of_value;
use crate::object::{Dict, Iter, Kind, NativeFunction, Ref, Value, lock};
use crate::states::mix::word_of;

/// Something that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The address of an object, the number of a module, or a number that no address is.
    pub of: usize,
    /// Which part of it.
    pub part: u64,
}

/// A place that is read or written.
#[derive(Clone, Copy, Debug)]
pub struct Touch<'a> {
    /// Where.
    pub place: Place,
    /// The object, where it is one. While somebody has a weak reference to it, its address is no other object's.
    pub object: Option<&'a Ref>,
    /// Whether it is written.
    pub writes: bool,
}

/// The parts of a container: which items there are, and some numbers for the items, which they share.
const STRUCTURE: u64 = 0;
const ITEMS: u64 = 64;
/// The parts of a lock: who gets it, and when it is free again.
const TAKING: u64 = 101;
const GIVING: u64 = 102;
/// The naive count of an object.
const COUNT: u64 = 103;

impl Place {
    /// What the program prints.
    pub const OUTPUT: Self = Self { of: usize::MAX, part: 0 };
    /// Which threads there are.
    pub const THREADS: Self = Self { of: usize::MAX - 1, part: 0 };

    /// Whether a thread has ended.
    pub fn thread(number: u64) -> Self {
        Self { of: usize::MAX - 2, part: number }
    }

    /// The count of an object under the naive rules.
    pub(crate) fn count(object: usize) -> Self {
        Self { of: object, part: COUNT }
    }

    /// The place of a global variable of the program, by its slot.
    pub fn global_slot(self) -> Option<u32> {
        if self.of == 0 { u32::try_from(self.part).ok() } else { None }
    }
}

type Visit<'v> = &'v mut dyn FnMut(Touch<'_>);

fn touch(object: &Ref, part: u64, writes: bool, visit: Visit<'_>) {
    let place = Place { of: Ref::as_ptr(object).addr(), part };
    visit(Touch { place, object: Some(object), writes });
}

/// The part of an object that an attribute is.
fn attribute(name: &str) -> u64 {
    word_of(name.as_bytes()) | 1 << 63
}

/// Items with these numbers share a part.
fn item(number: u64) -> u64 {
    1 + number % ITEMS
}

/// Whether an instruction touches nothing that another thread could see, whatever lies on the stack.
pub fn is_quiet(instruction: I) -> bool {
    matches!(
        instruction,
        I::Resume
            | I::Nop
            | I::PopTop
            | I::PushNull
            | I::Copy(_)
            | I::Swap(_)
            | I::ReturnValue
            | I::ReturnConst(_)
            | I::LoadConst(_)
            | I::LoadFast(_)
            | I::LoadFastLoadFast(..)
            | I::LoadFastAndClear(_)
            | I::StoreFast(_)
            | I::StoreFastLoadFast(..)
            | I::StoreFastStoreFast(..)
            | I::DeleteFast(_)
            | I::MakeCell(_)
            | I::CopyFreeVars(_)
            | I::UnaryNot
            | I::IsOp { .. }
            | I::JumpForward(_)
            | I::JumpBackward(_)
            | I::JumpBackwardNoInterrupt(_)
            | I::PopJumpIfFalse(_)
            | I::PopJumpIfTrue(_)
            | I::PopJumpIfNone(_)
            | I::PopJumpIfNotNone(_)
            | I::EndFor
            | I::EndSend
            | I::BuildTuple(_)
            | I::BuildList(_)
            | I::BuildMap(_)
            | I::BuildSet(_)
            | I::BuildSlice(_)
            | I::MakeFunction
            | I::SetFunctionAttribute(_)
            | I::LoadBuildClass
            | I::LoadAssertionError
            | I::ReturnGenerator
            | I::YieldValue
            | I::RaiseVarargs(_)
            | I::PushExcInfo
            | I::PopExcept
            | I::CheckExcMatch
            | I::Reraise(_)
            | I::ImportName(_)
    )
}

impl ThreadState {
    /// Shows `visit` what the instruction touches before which the thread was suspended. May be called only there.
    pub fn touches(&self, visit: Visit<'_>) {
        let Some(frame) = self.between() else { return };
        let Some(instruction) = frame.code().instructions.get(frame.pc) else { return };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let function = frame.function();
        let name = |slot: u32| function.globals.name(slot);
        let (module, in_class) = (function.globals.number, frame.code().is_class);
        Operands { slots }.touched(*instruction, module, in_class, &name, visit);
    }

    /// Whether the instruction before which the thread was suspended takes a lock that another thread holds, and waits for
    /// it as long as it takes.
    pub fn is_before_held_lock(&self) -> bool {
        let Some(frame) = self.between() else { return false };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let at = |depth: usize| below_top(slots, depth);
        let held = |value: &Value| match value.kind() {
            Some(Kind::Lock(lock)) => {
                let state = lock.state();
                state.count > 0 && !(lock.reentrant && state.holder == self.own.number)
            }
            _ => false,
        };
        let takes = |function: &Value| matches!(function, Value::Native(function) if matches!(function.name, "acquire" | "__enter__"));
        match frame.code().instructions.get(frame.pc) {
            Some(I::BeforeWith) => held(at(1)),
            Some(I::Call(0)) => match at(2).kind() {
                Some(Kind::Method(method)) => takes(&method.function) && held(&method.receiver),
                _ => takes(at(2)) && held(at(1)),
            },
            _ => false,
        }
    }

    /// Whether the instruction before which the thread was suspended takes or gives back a lock.
    pub fn is_before_lock(&self) -> bool {
        let Some(frame) = self.between() else { return false };
        let slots = &self.stack[frame.base..frame.base + frame.top];
        let at = |depth: usize| below_top(slots, depth);
        match frame.code().instructions.get(frame.pc) {
            Some(I::BeforeWith) => is_lock(at(1)),
            Some(I::Call(count)) => {
                let count = *count as usize;
                is_of_lock(at(count + 2), if at(count + 1).is_null() { at(count) } else { at(count + 1) })
            }
            Some(I::CallKw(count)) => {
                let count = *count as usize;
                is_of_lock(at(count + 3), if at(count + 2).is_null() { at(count + 1) } else { at(count + 2) })
            }
            Some(I::CallFunctionEx { .. }) => {
                slots.iter().rev().take(4).any(|value| is_of_lock(value, value))
            }
            Some(I::WithExceptStart) => is_of_lock(at(4), &Value::Null),
            _ => false,
        }
    }
}

/// The operand so many places below the top, which is 1; `Null` where there is none.
fn below_top(slots: &[Value], depth: usize) -> &Value {
    slots.len().checked_sub(depth).and_then(|at| slots.get(at)).unwrap_or(&Value::Null)
}

fn is_lock(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Lock(_)))
}

fn is_of_lock(callable: &Value, first: &Value) -> bool {
    match callable {
        Value::Native(_) => is_lock(first),
        _ => matches!(callable.kind(), Some(Kind::Method(method)) if is_lock(&method.receiver)),
    }
}

#[derive(Clone, Copy)]
struct Operands<'a> {
    slots: &'a [Value],
}

impl<'a> Operands<'a> {
    fn peek(self, depth: usize) -> &'a Value {
        below_top(self.slots, depth)
    }

    fn touched<'n>(
        self,
        instruction: I,
        module: usize,
        in_class: bool,
        name: &dyn Fn(u32) -> &'n crate::bytecode::Name,
        visit: Visit<'_>,
    ) {
        let global = |slot: u32, writes| Touch {
            place: Place { of: module, part: slot.into() },
            object: None,
            writes,
        };
        match instruction {
            I::LoadGlobal { name: slot, .. } | I::LoadName(slot) => visit(global(slot, false)),
            I::StoreName(_) | I::DeleteName(_) if in_class => {}
            I::StoreGlobal(slot) | I::DeleteGlobal(slot) | I::StoreName(slot) | I::DeleteName(slot) => {
                visit(global(slot, true));
            }
            I::LoadDeref(slot) | I::LoadFromDictOrDeref(slot) => self.cell(slot, false, visit),
            I::StoreDeref(slot) | I::DeleteDeref(slot) => self.cell(slot, true, visit),
            I::LoadAttr { name: of, .. } => attribute_of(self.peek(1), name(of), false, visit),
            I::StoreAttr(of) | I::DeleteAttr(of) => attribute_of(self.peek(1), name(of), true, visit),
            I::LoadSuperAttr { name: of, .. } => attribute_of(self.peek(1), name(of), false, visit),
            I::BinarySubscr => subscript(self.peek(2), self.peek(1), false, visit),
            I::StoreSubscr => subscript(self.peek(2), self.peek(1), true, visit),
            I::DeleteSubscr => change(self.peek(2), visit),
            I::BinarySlice => look(self.peek(3), visit),
            I::StoreSlice => change(self.peek(3), visit),
            I::BinaryOp { in_place, .. } => {
                if in_place {
                    change(self.peek(2), visit);
                }
                look(self.peek(2), visit);
                look(self.peek(1), visit);
            }
            I::CompareOp { .. } => [2, 1].into_iter().for_each(|at| look_deep(self.peek(at), visit)),
            I::UnaryNegative | I::UnaryInvert | I::UnaryPositive | I::GetYieldFromIter => {}
            I::ToBool | I::GetIter | I::ContainsOp { .. } | I::ListToTuple | I::GetLen => {
                look(self.peek(1), visit);
            }
            I::ForIter(_) => step(self.peek(1), visit),
            I::Send(_) => step(self.peek(2), visit),
            I::ListExtend(_) | I::SetUpdate(_) | I::DictUpdate(_) | I::DictMerge(_) => {
                step(self.peek(1), visit);
                look(self.peek(1), visit);
            }
            I::ListAppend(_) | I::SetAdd(_) | I::MapAdd(_) => {}
            I::UnpackSequence(_) | I::UnpackEx { .. } => {
                step(self.peek(1), visit);
                look(self.peek(1), visit);
            }
            I::FormatSimple | I::ConvertValue(_) => look_deep(self.peek(1), visit),
            I::FormatWithSpec => look_deep(self.peek(2), visit),
            I::BuildString(count) => {
                (1..=count as usize).for_each(|at| look(self.peek(at), visit));
            }
            I::MatchSequence | I::MatchMapping | I::MatchKeys | I::MatchClass(_) => {
                [1, 2, 3].into_iter().for_each(|at| look_deep(self.peek(at), visit));
            }
            I::BeforeWith if is_lock(self.peek(1)) => lock_step(self.peek(1), "acquire", visit),
            I::Call(count) | I::CallKw(count) => {
                let names = usize::from(matches!(instruction, I::CallKw(_)));
                let count = count as usize;
                let (callable, receiver) = (self.peek(count + names + 2), self.peek(count + names + 1));
                let start = self.slots.len().saturating_sub(count + names);
                let given = &self.slots[start..self.slots.len() - names];
                let first = if receiver.is_null() { None } else { Some(receiver) };
                let arguments: Vec<&Value> = first.into_iter().chain(given).collect();
                call(callable, &arguments, visit);
            }
            I::CallFunctionEx { named } => {
                let named = usize::from(named);
                let arguments = self.peek(1 + named);
                let spread: Vec<&Value> = match arguments.kind() {
                    Some(Kind::Tuple(items)) => items.iter().collect(),
                    _ => vec![arguments],
                };
                if let Some(Kind::Iterator(_) | Kind::List(_)) = arguments.kind() {
                    look(arguments, visit);
                }
                call(self.peek(3 + named), &spread, visit);
            }
            I::WithExceptStart => call(self.peek(4), &[], visit),
            I::ImportFrom(_) | I::SetupAnnotations | I::LoadLocals | I::LoadFromDictOrGlobals(_) => {}
            _ => {}
        }
    }

    fn cell(self, slot: u32, writes: bool, visit: Visit<'_>) {
        if let Some(Value::Object(cell)) = self.slots.get(slot as usize) {
            touch(cell, STRUCTURE, writes, visit);
        }
    }
}

/// An attribute of an object, or of its class where it is only read.
fn attribute_of(of: &Value, name: &str, writes: bool, visit: Visit<'_>) {
    let Value::Object(object) = of else { return };
    match &object.kind {
        Kind::Instance(_) | Kind::Extended(_) => {
            touch(object, attribute(name), writes, visit);
            if let Some(instance) = object.kind.instance()
                && let Err(Value::Object(dict)) = lock(&instance.attributes).held()
            {
                touch(dict, STRUCTURE, writes, visit);
            }
            if !writes && let Some(instance) = object.kind.instance() {
                of_class(&instance.class, name, visit);
            }
        }
        Kind::Class(_) if writes => touch(object, attribute(name), true, visit),
        Kind::Class(_) => of_class(object, name, visit),
        Kind::Exception(_) | Kind::Function(_) => touch(object, attribute(name), writes, visit),
        _ => {}
    }
}

fn of_class(class: &Ref, name: &str, visit: Visit<'_>) {
    touch(class, attribute(name), false, visit);
    if let Kind::Class(inner) = &class.kind {
        for ancestor in &inner.ancestors {
            if let Value::Object(ancestor) = ancestor {
                touch(ancestor, attribute(name), false, visit);
            }
        }
    }
}

/// The object that holds the items of a container.
fn storage(value: &Value) -> Option<&Ref> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Extended(extended) => storage(&extended.payload),
            Kind::View(view) => Some(&view.dict),
            _ => Some(object),
        },
        _ => None,
    }
}

/// The part of a dict that a key's value is, where the key is there.
fn part_of_key(dict: &Dict, key: &Value) -> Option<u64> {
    dict.get(key).ok()??;
    crate::number::hash(key).ok().map(item)
}

/// `container[index]`, read or set.
fn subscript(container: &Value, index: &Value, writes: bool, visit: Visit<'_>) {
    let Some(object) = storage(container) else { return };
    let part = match (&object.kind, index) {
        (Kind::List(items), Value::Int(at)) => {
            let count = i64::try_from(lock(items).len()).unwrap_or(i64::MAX);
            let at = if *at < 0 { at + count } else { *at };
            u64::try_from(at).ok().map(item)
        }
        (Kind::Dict(dict), key) => part_of_key(&lock(dict), key),
        (Kind::List(_), _) => None,
        _ => return,
    };
    match part {
        Some(part) => {
            touch(object, STRUCTURE, false, visit);
            touch(object, part, writes, visit);
        }
        None if writes => touch(object, STRUCTURE, true, visit),
        None => look(container, visit),
    }
}

/// All that a container holds is read.
fn look(value: &Value, visit: Visit<'_>) {
    match value {
        Value::Iter(iter) => step_iter(iter, visit),
        _ => {
            let Some(object) = storage(value) else { return };
            let count = match &object.kind {
                Kind::List(items) => lock(items).len() as u64,
                Kind::Dict(_) => ITEMS,
                Kind::Set(_) => 0,
                _ => return,
            };
            touch(object, STRUCTURE, false, visit);
            (0..count.min(ITEMS)).for_each(|at| touch(object, item(at), false, visit));
        }
    }
}

/// So many objects are followed from one that is read as a whole.
const MOST_FOLLOWED: usize = 10_000;

/// All that a value leads to is read: it is compared, or shown.
fn look_deep(value: &Value, visit: Visit<'_>) {
    let mut todo: Vec<Ref> = Vec::new();
    of_value(value, &mut |object| todo.push(object.clone()));
    look(value, visit);
    let mut seen: Vec<usize> = Vec::new();
    while let Some(object) = todo.pop() {
        let address = Ref::as_ptr(&object).addr();
        let leaf = matches!(
            object.kind,
            Kind::Str(_)
                | Kind::Bytes(_)
                | Kind::BigInt(_)
                | Kind::Function(_)
                | Kind::Class(_)
                | Kind::Module(_)
        );
        if leaf || seen.contains(&address) || seen.len() > MOST_FOLLOWED {
            continue;
        }
        seen.push(address);
        let value = Value::Object(object);
        look(&value, visit);
        if let Value::Object(object) = &value {
            match &object.kind {
                Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_) | Kind::Cell(_) => {
                    touch(object, STRUCTURE, false, visit);
                }
                Kind::Lock(_) => touch(object, GIVING, false, visit),
                _ => {}
            }
            object.kind.traverse(&mut |other| todo.push(other.clone()));
        }
    }
}

/// Which items a container has is changed.
fn change(value: &Value, visit: Visit<'_>) {
    let Some(object) = storage(value) else { return };
    match &object.kind {
        Kind::List(_) | Kind::Dict(_) | Kind::Set(_) => touch(object, STRUCTURE, true, visit),
        Kind::Iterator(_) | Kind::Generator(_) => step(value, visit),
        _ => {}
    }
}

/// An iterator goes on by an item.
fn step(value: &Value, visit: Visit<'_>) {
    match value {
        Value::Iter(iter) => step_iter(iter, visit),
        Value::Object(object) => match &object.kind {
            Kind::Generator(_) => touch(object, STRUCTURE, true, visit),
            Kind::Iterator(iter) => {
                touch(object, STRUCTURE, true, visit);
                step_iter(&lock(iter).clone(), visit);
            }
            _ => {}
        },
        _ => {}
    }
}

fn step_iter(iter: &Iter, visit: Visit<'_>) {
    match iter {
        Iter::Sequence { of, at } if let Kind::List(_) = &of.kind => {
            touch(of, STRUCTURE, false, visit);
            touch(of, item(*at as u64), false, visit);
        }
        Iter::Range { .. } => {}
        Iter::Shared(of) => step(&Value::Object(of.clone()), visit),
        Iter::Sequence { of, .. } | Iter::Backwards { of, .. } => look(&Value::Object(of.clone()), visit),
        Iter::Entries(entries) => look(&Value::Object(entries.dict().clone()), visit),
        Iter::Members(members) => look(&Value::Object(members.set().clone()), visit),
        Iter::Enumerate { of, .. } => step_iter(of, visit),
        Iter::Zip { of, .. } => of.iter().for_each(|iter| step_iter(iter, visit)),
    }
}

fn call(callable: &Value, arguments: &[&Value], visit: Visit<'_>) {
    match callable {
        Value::Native(function) => native(function, arguments, visit),
        Value::Type(_) => arguments.iter().for_each(|argument| {
            step(argument, visit);
            look_deep(argument, visit);
        }),
        _ => {
            if let Some(Kind::Method(method)) = callable.kind() {
                let all: Vec<&Value> =
                    std::iter::once(&method.receiver).chain(arguments.iter().copied()).collect();
                call(&method.function, &all, visit);
            }
        }
    }
}

/// Methods that change the container they belong to.
const CHANGING: [&str; 30] = [
    "append",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "clear",
    "sort",
    "reverse",
    "update",
    "setdefault",
    "add",
    "discard",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
    "__setitem__",
    "__delitem__",
    "__iadd__",
    "__imul__",
    "__ior__",
    "__iand__",
    "__isub__",
    "__ixor__",
    "__init__",
    "move_to_end",
    "__setstate__",
    "appendleft",
    "popleft",
    "rotate",
];

/// A native function is called.
fn native(function: &NativeFunction, arguments: &[&Value], visit: Visit<'_>) {
    let [first, others @ ..] = arguments else {
        if function.name == "print" {
            visit(Touch { place: Place::OUTPUT, object: None, writes: true });
        }
        return;
    };
    if is_lock(first) {
        let waits = others.is_empty() || function.name != "acquire";
        return lock_step(first, if waits { function.name } else { "try" }, visit);
    }
    match function.name {
        "print" => {
            visit(Touch { place: Place::OUTPUT, object: None, writes: true });
            look_deep(first, visit);
        }
        "setattr" | "delattr" | "__setattr__" | "__delattr__" => {
            if let Some(name) = others.first().and_then(|name| name.as_str()) {
                attribute_of(first, name, true, visit);
            }
        }
        "getattr" | "hasattr" | "__getattribute__" => {
            if let Some(name) = others.first().and_then(|name| name.as_str()) {
                attribute_of(first, name, false, visit);
            }
        }
        "next" | "__next__" | "send" | "throw" | "close" => step(first, visit),
        "getrefcount" => {
            if let Value::Object(object) = first {
                touch(object, COUNT, false, visit);
            }
        }
        "isinstance" | "issubclass" | "type" | "id" | "callable" => return,
        "get" | "__getitem__" if matches!(first.kind(), Some(Kind::Dict(_) | Kind::List(_))) => {
            if let Some(key) = others.first() {
                subscript(first, key, false, visit);
            }
        }
        name if CHANGING.contains(&name) => {
            change(first, visit);
            look(first, visit);
        }
        _ => {
            step(first, visit);
            look_deep(first, visit);
        }
    }
    others.iter().for_each(|other| {
        step(other, visit);
        look_deep(other, visit);
    });
}

/// A lock is taken, given back, or asked about. Whoever may have to wait only has to know who is first; whoever does
/// not wait also sees when it is given back.
fn lock_step(value: &Value, method: &str, visit: Visit<'_>) {
    let Value::Object(object) = value else { return };
    match method {
        "release" | "__exit__" | "_release_save" => touch(object, GIVING, true, visit),
        "acquire" | "__enter__" | "_acquire_restore" => {
            touch(object, TAKING, true, visit);
        }
        _ => {
            touch(object, TAKING, method == "try", visit);
            touch(object, GIVING, false, visit);
        }
    }
}
