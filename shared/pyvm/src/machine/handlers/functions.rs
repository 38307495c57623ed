//! Functions that come to be.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::function;
use crate::machine::turn::{At, Turn, in_full, window};

pub(super) fn make_function<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let code = window.pop();
    window.push(function::make(&code, &turn.running.function.globals));
    At::new(pc, top)
}

pub(super) fn set_function_attribute<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::SetFunctionAttribute(part) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (mut made, value) = (window.pop(), window.pop());
    function::complete(&mut made, part, value);
    window.push(made);
    At::new(pc, top - 1)
}
