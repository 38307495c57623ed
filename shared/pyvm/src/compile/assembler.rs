//! Collects instructions, and turns labels into jump targets.

use std::collections::HashMap;

use crate::bytecode::{ExceptionRange, Instruction, stack_depth};
use crate::compile::constant::Key;
use crate::compile::{superinstruction, unreachable};
use crate::object::Value;

/// A place in the code that instructions jump to. Until the end, jumps carry the label's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub(crate) u32);

#[derive(Default)]
pub(crate) struct Assembler {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) lines: Vec<u32>,
    constants: Vec<Value>,
    constant_places: HashMap<Key, u32>,
    /// Where each label stands.
    pub(crate) labels: Vec<u32>,
    ranges: Vec<Range>,
    line: u32,
}

/// An exception range between labels. `depth` is relative to the depth at `start`.
struct Range {
    start: Label,
    end: Label,
    handler: Label,
    depth: i32,
    push_index: bool,
}

pub(crate) struct Assembled {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) lines: Vec<u32>,
    pub(crate) constants: Vec<Value>,
    pub(crate) exception_table: Vec<ExceptionRange>,
    pub(crate) stack_size: usize,
}

impl Assembler {
    pub(crate) fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    pub(crate) fn emit(&mut self, instruction: Instruction) {
        self.instructions.push(instruction);
        self.lines.push(self.line);
    }

    pub(crate) fn label(&mut self) -> Label {
        self.labels.push(u32::MAX);
        Label(u32::try_from(self.labels.len() - 1).expect("fewer than 2 ** 32 labels"))
    }

    /// Puts a label here.
    pub(crate) fn bind(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.here();
    }

    pub(crate) fn bound_label(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        label
    }

    fn here(&self) -> u32 {
        u32::try_from(self.instructions.len()).expect("fewer than 2 ** 32 instructions")
    }

    /// An exception between `start` and `end` goes to `handler`, with `depth` more operands kept than
    /// there are at `start`.
    pub(crate) fn protect(&mut self, start: Label, end: Label, handler: Label, depth: i32, push_index: bool) {
        self.ranges.push(Range { start, end, handler, depth, push_index });
    }

    /// The handlers of the exception ranges, by the instruction at which a range begins: a body runs
    /// from its start.
    pub(crate) fn handlers(&self) -> HashMap<u32, Vec<u32>> {
        let mut handlers: HashMap<u32, Vec<u32>> = HashMap::new();
        for range in &self.ranges {
            let place = |label: Label| self.labels[label.0 as usize];
            handlers.entry(place(range.start)).or_default().push(place(range.handler));
        }
        handlers
    }

    /// The index of a constant; equal ones of the same type share a place.
    pub(crate) fn constant(&mut self, value: Value) -> u32 {
        let next = u32::try_from(self.constants.len()).expect("fewer than 2 ** 32 constants");
        let Some(key) = Key::of(&value) else {
            self.constants.push(value);
            return next;
        };
        let index = *self.constant_places.entry(key).or_insert(next);
        if index == next {
            self.constants.push(value);
        }
        index
    }

    pub(crate) fn finish(mut self) -> Assembled {
        unreachable::remove(&mut self);
        superinstruction::combine(&mut self);
        let Self { mut instructions, lines, constants, labels, ranges, .. } = self;
        for instruction in &mut instructions {
            if let Some(label) = instruction.jump_target() {
                *instruction = instruction.with_jump_target(labels[label as usize]);
            }
        }
        let place = |label: Label| labels[label.0 as usize];
        let mut exception_table: Vec<_> = ranges
            .iter()
            .map(|range| ExceptionRange {
                start: place(range.start),
                end: place(range.end),
                handler: place(range.handler),
                depth: range.depth,
                push_index: range.push_index,
            })
            .collect();
        let stack_size = stack_depth(&instructions, &mut exception_table);
        Assembled { instructions, lines, constants, exception_table, stack_size }
    }
}
