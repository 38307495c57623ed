//! Functions that come to be.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::call;
use crate::machine::turn::{At, Turn, in_full, window};

pub(super) fn make_function<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let code = window.pop();
    window.push(call::make_function(&code, &turn.running.function.globals));
    At::new(pc, top)
}

pub(super) fn set_function_attribute<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::SetFunctionAttribute(part) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (mut function, value) = (window.pop(), window.pop());
    call::complete(&mut function, part, value);
    window.push(function);
    At::new(pc, top - 1)
}
