//! The run loop: one instruction after the other.
//!
//! Only the common cases of the common instructions are here, so that the compiler keeps what they need in registers:
//! the instructions, the place in them and the operands. For whatever else there is the loop is left for a moment
//! (`Running::execute`).

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::builtins;
use crate::bytecode::{Code, Instruction as I};
use crate::host::{Checks, Go, Host};
use crate::machine::lookup::Lookups;
use crate::machine::window::{Window, discard};
use crate::machine::{Interpreter, call, fused};
use crate::object::{Cached, Function, Kind, Outcome, Raise, Result, Value, lock};

/// Why the loop is left.
pub(crate) enum Left {
    /// The instruction before `pc` is not one for this loop.
    Other,
    /// It calls a Python function whose first parameters are just the arguments, while the others have defaults: where
    /// in the window the function lies, where the arguments begin, and how many there are.
    Call {
        at: usize,
        first: usize,
        given: usize,
    },
    /// A native function has given something else than a value, or failed.
    Native(Result<Outcome>),
    /// It returns a value.
    Return(Value),
    /// It is a generator that gives a value.
    Yield(Value),
    /// It wants the next item of the generator that is its topmost operand.
    Next,
    Suspend,
    Failed(Raise),
}

/// What the loop works on, beside the operands.
pub(crate) struct Scene<'a> {
    pub(crate) code: &'a Code,
    pub(crate) function: &'a Function,
    pub(crate) globals: &'a [Cached],
    pub(crate) interpreter: &'a Arc<Interpreter>,
    /// The number of the thread.
    pub(crate) thread: u64,
    /// Whether a profile wants to know of native calls.
    pub(crate) profiled: bool,
}

/// The instructions that a host's threads run.
#[inline(always)]
pub(crate) fn instructions<H: Host>(code: &Code) -> &[I] {
    match H::CHECKS {
        Checks::BackwardJumps | Checks::Nowhere if !H::COUNTS => &code.fused,
        _ => &code.instructions,
    }
}

/// Runs until the frame calls or returns, fails or is suspended, or an instruction is not for this loop. A thread that
/// has just been resumed executes one instruction before it looks at the eval breaker. Takes and gives the place among
/// the instructions and that among the slots as plain values, which can stay in registers.
#[inline(always)]
pub(crate) fn run_common<H: Host>(
    scene: &Scene<'_>,
    lookups: &mut Lookups,
    slots: &mut [Value],
    (mut pc, top): (usize, usize),
    host: &mut H,
    resumed: &mut bool,
) -> (Left, usize, usize) {
    let Scene { code, function, globals, interpreter, thread, profiled } = *scene;
    let instructions = instructions::<H>(code);
    let mut window = Window::new(slots, top);

    /// Leaves the instruction to the outer loop, where a condition does not hold.
    macro_rules! only_if {
        ($condition:expr) => {
            if !$condition {
                break Left::Other;
            }
        };
    }
    /// Looks at the eval breaker.
    macro_rules! look_up {
        ($instruction:expr) => {
            if host.eval_breaker($instruction) && host.handle_pending() == Go::Suspend {
                break Left::Suspend;
            }
        };
    }
    /// Ends a fused instruction that did not apply: its first part is a load.
    macro_rules! load_instead {
        () => {{
            let mut lent = window.borrow();
            let loaded = fused::load(code.instructions[pc - 1], code, &mut lent);
            window.top = lent.top;
            only_if!(loaded);
            continue;
        }};
    }
    /// Jumps as the comparison at this place says, where it compares numbers in place.
    macro_rules! compare {
        ($at:expr, $a:expr, $b:expr) => {{
            let I::FusedCompare { op, jumps_if, target } = instructions[$at] else { load_instead!() };
            let Some(holds) = fused::compare(op, $a, $b) else { load_instead!() };
            pc = if holds == jumps_if { target as usize } else { $at + 2 };
        }};
    }

    let left = loop {
        let instruction = instructions[pc];
        if const { H::COUNTS } && host.count(instruction) {
            break Left::Suspend;
        }
        if const { H::CHECKS.before_every_instruction() } && !std::mem::take(resumed) {
            look_up!(instruction);
        }
        pc += 1;
        match instruction {
            I::LoadFast(slot) => {
                only_if!(!window.at(slot as usize).is_null());
                window.push_local(slot as usize);
            }
            I::LoadFastLoadFast(first, second) => {
                only_if!(!window.at(first.into()).is_null() && !window.at(second.into()).is_null());
                window.push_local(first.into());
                window.push_local(second.into());
            }
            I::LoadConst(index) => window.push(code.constants[index as usize].clone()),
            I::StoreFast(slot) => {
                let value = window.pop();
                window.set_local(slot as usize, value);
            }
            I::StoreFastLoadFast(store, load) => {
                only_if!(store == load || !window.at(load.into()).is_null());
                let value = window.pop();
                window.set_local(store.into(), value);
                window.push_local(load.into());
            }
            I::StoreFastStoreFast(first, second) => {
                let value = window.pop();
                window.set_local(first.into(), value);
                let value = window.pop();
                window.set_local(second.into(), value);
            }
            I::PopTop => discard(window.pop()),
            I::PushNull => window.push(Value::Null),
            I::Copy(depth) => {
                let value = window.peek(depth as usize).clone();
                window.push(value);
            }
            I::Swap(depth) => window.swap(depth as usize),
            I::Nop | I::EndFor => {}

            I::BinaryOp { op, .. } => {
                let (a, b) = window.pair();
                let Some(result) = fused::binary(op, a, b) else { break Left::Other };
                window.replace_numbers(result);
            }
            I::CompareOp { op, .. } => {
                let (a, b) = window.pair();
                let Some(holds) = fused::compare(op, a, b) else { break Left::Other };
                window.replace_numbers(Value::from(holds));
            }
            I::IsOp { invert } => {
                let (a, b) = window.pair();
                let same = a.is(b);
                window.replace_pair(Value::from(same != invert));
            }
            I::ToBool => only_if!(matches!(window.peek(1), Value::True | Value::False)),
            I::UnaryNot => {
                let value = window.peek_mut(1);
                match value {
                    Value::True => *value = Value::False,
                    Value::False => *value = Value::True,
                    _ => break Left::Other,
                }
            }
            I::PopJumpIfFalse(target) => {
                let value = window.peek(1);
                only_if!(matches!(value, Value::True | Value::False));
                if matches!(value, Value::False) {
                    pc = target as usize;
                }
                window.pop_plain();
            }
            I::PopJumpIfTrue(target) => {
                let value = window.peek(1);
                only_if!(matches!(value, Value::True | Value::False));
                if matches!(value, Value::True) {
                    pc = target as usize;
                }
                window.pop_plain();
            }
            I::PopJumpIfNone(target) => {
                let value = window.pop();
                if matches!(value, Value::None) {
                    pc = target as usize;
                }
                discard(value);
            }
            I::PopJumpIfNotNone(target) => {
                let value = window.pop();
                if !matches!(value, Value::None) {
                    pc = target as usize;
                }
                discard(value);
            }
            I::JumpForward(target) | I::JumpBackwardNoInterrupt(target) => pc = target as usize,
            I::JumpBackward(target) => {
                pc = target as usize;
                if const { matches!(H::CHECKS, Checks::BackwardJumps) } {
                    look_up!(instruction);
                }
            }
            I::Resume => {
                if const { matches!(H::CHECKS, Checks::BackwardJumps) } {
                    look_up!(instruction);
                }
            }
            I::ForIter(exhausted) => match window.peek_mut(1) {
                Value::Iter(iter) => match iter.next() {
                    Some(Ok(item)) => window.push(item),
                    // Past END_FOR; POP_TOP drops the iterator.
                    None => pc = exhausted as usize + 1,
                    Some(Err(raise)) => break Left::Failed(raise),
                },
                Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => break Left::Next,
                _ => break Left::Other,
            },

            I::LoadGlobal { name, push_null } => {
                let Some(value) = function.globals.cached(name, globals) else { break Left::Other };
                window.push(value);
                if push_null {
                    window.push(Value::Null);
                }
            }
            I::CopyFreeVars(_) => {
                for (slot, cell) in code.free.clone().zip(&function.closure) {
                    *window.local(slot) = cell.clone();
                }
            }
            I::LoadDeref(slot) => {
                let value = match window.at(slot as usize) {
                    Value::Object(cell) if let Kind::Cell(value) = &cell.kind => lock(value).clone(),
                    _ => Value::Null,
                };
                only_if!(!value.is_null());
                window.push(value);
            }
            I::StoreDeref(slot) => {
                let value = window.pop();
                let old = match window.at(slot as usize) {
                    Value::Object(cell) if let Kind::Cell(place) = &cell.kind => {
                        std::mem::replace(&mut *lock(place), value)
                    }
                    _ => value,
                };
                discard(old);
            }
            I::LoadAttr { name, method } => {
                let Value::Object(object) = window.peek(1) else { break Left::Other };
                let name = function.globals.name(name);
                let Kind::Instance(instance) = &object.kind else {
                    only_if!(method);
                    let Some(class) = builtins::class_of_container(&object.kind) else { break Left::Other };
                    let Some(function) = lookups.method(class, name) else { break Left::Other };
                    let owner = std::mem::replace(window.peek_mut(1), Value::Native(function));
                    window.push(owner);
                    continue;
                };
                let class = instance.class();
                only_if!(!class.intercepts);
                let of_class = || Value::Object(instance.class.clone());
                let found = lookups.find(interpreter, class, of_class, name);
                only_if!(!found.is_data);
                let own = lock(&instance.attributes).find(name, &mut found.place);
                match own {
                    Some(value) => {
                        window.set_top(value);
                        if method {
                            window.push(Value::Null);
                        }
                    }
                    None => {
                        only_if!(method && found.is_function);
                        let function = found.value.clone();
                        let owner = std::mem::replace(window.peek_mut(1), function);
                        window.push(owner);
                    }
                }
            }
            I::StoreAttr(name) => {
                let Value::Object(object) = window.peek(1) else { break Left::Other };
                let Kind::Instance(instance) = &object.kind else { break Left::Other };
                let class = instance.class();
                only_if!(class.sets_plainly.load(Ordering::Relaxed));
                let name = function.globals.name(name);
                let of_class = || Value::Object(instance.class.clone());
                let found = lookups.find(interpreter, class, of_class, name);
                only_if!(!found.is_data);
                let value = window.peek(2).clone();
                let old = lock(&instance.attributes).put(name, &mut found.place, value);
                discard(old);
                discard(window.pop());
                discard(window.pop());
            }
            I::BinarySubscr => {
                let (container, index) = window.pair();
                let Some(item) = fused::item(container, index) else { break Left::Other };
                window.replace_pair(item);
            }
            I::StoreSubscr => {
                only_if!(fused::set_item(window.peek(2), window.peek(1), window.peek(3)));
                window.truncate(window.top - 3);
            }
            I::ContainsOp { invert } => {
                let (item, container) = window.pair();
                let Some(found) = fused::contains(container, item) else { break Left::Other };
                window.replace_pair(Value::from(found != invert));
            }

            I::Call(count) => {
                let count = count as usize;
                let given = count + usize::from(!window.peek(count + 1).is_null());
                match window.peek(count + 2) {
                    Value::Object(callee) if let Kind::Function(function) = &callee.kind => {
                        only_if!(function.takes(given));
                        break Left::Call { at: window.top - count - 2, first: window.top - given, given };
                    }
                    &(Value::Native(_) | Value::Type(_)) if !profiled => {
                        if count != 1 || !call::shortcut(&mut window) {
                            if const { H::COUNTS } {
                                let first = (given > 0).then(|| window.peek(given));
                                host.count_native(window.peek(count + 2), first);
                            }
                            let mut lent = window.borrow();
                            let outcome = call::plain_native(&mut lent, count, given, interpreter, thread);
                            window.top = lent.top;
                            if let Some(outcome) = outcome {
                                break Left::Native(outcome);
                            }
                        }
                    }
                    _ => break Left::Other,
                }
                if const { matches!(H::CHECKS, Checks::BackwardJumps) } {
                    look_up!(instruction);
                }
            }
            I::YieldValue => break Left::Yield(window.pop()),
            I::ReturnValue => break Left::Return(window.pop()),
            I::ReturnConst(index) => break Left::Return(code.constants[index as usize].clone()),

            I::FusedLoadAttr { slot, name } => {
                if !fused::load_attribute(slot, name, function, &mut window, interpreter, lookups) {
                    load_instead!();
                }
                pc += 1;
            }
            I::FusedLocalItem { container, index } => {
                let item = fused::item(window.at(container.into()), window.at(index.into()));
                let Some(item) = item else { load_instead!() };
                window.push(item);
                pc += 1;
            }
            I::FusedConstItem { container, constant } => {
                let item = fused::item(window.at(container.into()), &code.constants[constant as usize]);
                let Some(item) = item else { load_instead!() };
                window.push(item);
                pc += 2;
            }
            I::FusedSetLocalItem { container, index } => {
                let (container, index) = (window.at(container.into()), window.at(index.into()));
                if !fused::set_item(container, index, window.peek(1)) {
                    load_instead!();
                }
                discard(window.pop());
                pc += 1;
            }
            I::FusedContains { container, invert } => {
                let found = fused::contains(window.at(container.into()), window.peek(1));
                let Some(found) = found else { load_instead!() };
                window.set_top(Value::from(found != invert));
                pc += 1;
            }
            I::FusedLocals { op, a, b } => {
                let result = fused::binary(op, window.at(a.into()), window.at(b.into()));
                let Some(result) = result else { load_instead!() };
                window.push(result);
                pc += 1;
            }
            I::FusedLocalConst { op, slot, constant } => {
                let constant = &code.constants[usize::from(constant)];
                let Some(result) = fused::binary(op, window.at(slot.into()), constant) else {
                    load_instead!()
                };
                window.push(result);
                pc += 2;
            }
            I::FusedTopLocal { op, slot } => {
                let Some(result) = fused::binary(op, window.peek(1), window.at(slot.into())) else {
                    load_instead!()
                };
                window.set_number(result);
                pc += 1;
            }
            I::FusedTopConst { op, constant } => {
                let constant = &code.constants[usize::from(constant)];
                let Some(result) = fused::binary(op, window.peek(1), constant) else { load_instead!() };
                window.set_number(result);
                pc += 1;
            }
            I::FusedCompareLocals { a, b } => {
                compare!(pc, window.at(a.into()), window.at(b.into()));
            }
            I::FusedCompareLocalConst { slot, constant } => {
                compare!(pc + 1, window.at(slot.into()), &code.constants[usize::from(constant)]);
            }
            I::FusedCompareTopLocal { slot } => {
                compare!(pc, window.peek(1), window.at(slot.into()));
                window.pop_plain();
            }
            I::FusedCompareTopConst { constant } => {
                compare!(pc, window.peek(1), &code.constants[usize::from(constant)]);
                window.pop_plain();
            }
            I::FusedCompare { op, jumps_if, target } => {
                let (a, b) = window.pair();
                let Some(holds) = fused::compare(op, a, b) else { break Left::Other };
                window.pop_plain();
                window.pop_plain();
                pc = if holds == jumps_if { target as usize } else { pc + 1 };
            }
            _ => break Left::Other,
        }
    };
    (left, pc, window.top)
}
