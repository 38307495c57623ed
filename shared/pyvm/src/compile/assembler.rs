//! Collects instructions, and turns labels into jump targets.

use std::collections::HashMap;

use crate::bytecode::{Columns, ExceptionRange, Instruction, Location, stack_depth};
use crate::compile::constant::Key;
use crate::compile::{flow, superinstruction};
use crate::object::Value;

/// A place in the code that instructions jump to. Until the end, jumps carry the label's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub(crate) u32);

#[derive(Default)]
pub(crate) struct Assembler {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) locations: Vec<Location>,
    constants: Vec<Value>,
    constant_places: HashMap<Key, u32>,
    /// Where each label stands.
    pub(crate) labels: Vec<u32>,
    ranges: Vec<Range>,
    /// The ranges with a handler, innermost first.
    closed: Vec<RangeId>,
    location: Location,
}

/// The code that one handler covers. It may have gaps: what runs on the way out of it by a `return`, say.
struct Range {
    /// Where the body begins; the handler's depth counts from the depth there.
    base: Label,
    /// Start and end of each part.
    parts: Vec<(Label, Option<Label>)>,
    handler: Option<Handler>,
}

/// Where a covered exception continues.
#[derive(Clone, Copy)]
struct Handler {
    at: Label,
    /// How many more operands are kept than there are at the range's base.
    depth: i32,
    push_index: bool,
}

/// The number of a range.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RangeId(usize);

pub(crate) struct Assembled {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) lines: Vec<u32>,
    pub(crate) columns: Vec<Columns>,
    pub(crate) constants: Vec<Value>,
    pub(crate) exception_table: Vec<ExceptionRange>,
    pub(crate) stack_size: usize,
}

impl Assembler {
    /// The instructions from here on come from here.
    pub(crate) fn set_location(&mut self, location: Location) {
        self.location = location;
    }

    pub(crate) fn location(&self) -> Location {
        self.location
    }

    /// The instructions from here on come from this line, and from no part of its text.
    pub(crate) fn set_line(&mut self, line: u32) {
        self.location = Location { line, columns: Columns { end_line: line, ..Columns::default() } };
    }

    pub(crate) fn emit(&mut self, instruction: Instruction) {
        self.instructions.push(instruction);
        self.locations.push(self.location);
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

    /// Begins the body of a handler to come.
    pub(crate) fn open_range(&mut self) -> RangeId {
        let base = self.bound_label();
        self.ranges.push(Range { base, parts: vec![(base, None)], handler: None });
        RangeId(self.ranges.len() - 1)
    }

    /// What follows is not covered.
    pub(crate) fn pause_range(&mut self, range: RangeId) {
        let end = self.bound_label();
        if let Some((_, open @ None)) = self.ranges[range.0].parts.last_mut() {
            *open = Some(end);
        }
    }

    /// What follows is covered again.
    pub(crate) fn resume_range(&mut self, range: RangeId) {
        let start = self.bound_label();
        self.ranges[range.0].parts.push((start, None));
    }

    /// Ends a body: its exceptions go to `handler`, with `depth` more operands kept than there are at its start.
    pub(crate) fn close_range(&mut self, range: RangeId, handler: Label, depth: i32, push_index: bool) {
        self.pause_range(range);
        self.ranges[range.0].handler = Some(Handler { at: handler, depth, push_index });
        self.closed.push(range);
    }

    /// The handlers of the exception ranges, by the instruction at which a range's body begins: it runs from
    /// its start.
    pub(crate) fn handlers(&self) -> HashMap<u32, Vec<u32>> {
        let mut handlers: HashMap<u32, Vec<u32>> = HashMap::new();
        let place = |label: Label| self.labels[label.0 as usize];
        for range in &self.ranges {
            if let Some(handler) = range.handler {
                handlers.entry(place(range.base)).or_default().push(place(handler.at));
            }
        }
        handlers
    }

    /// The instructions that each range covers.
    pub(crate) fn covered(&self) -> impl Iterator<Item = impl Iterator<Item = usize>> {
        let (place, end) = (|label: Label| self.labels[label.0 as usize] as usize, self.instructions.len());
        self.ranges.iter().map(move |range| {
            let parts = range.parts.iter();
            parts.flat_map(move |(from, to)| place(*from)..to.map_or(end, place).min(end))
        })
    }

    /// Has each range cover these instructions instead.
    pub(crate) fn cover(&mut self, covered: Vec<Vec<std::ops::Range<u32>>>) {
        for (at, runs) in covered.into_iter().enumerate() {
            let mut label = |place| {
                self.labels.push(place);
                Label(self.labels.len() as u32 - 1)
            };
            self.ranges[at].parts =
                runs.into_iter().map(|run| (label(run.start), Some(label(run.end)))).collect();
        }
    }

    /// The innermost range that covers each instruction; it lies in the same ranges everywhere.
    pub(crate) fn innermost_ranges(&self) -> Vec<Option<usize>> {
        let mut innermost = vec![None; self.instructions.len()];
        let covered: Vec<Vec<usize>> = self.covered().map(Iterator::collect).collect();
        for id in self.closed.iter().rev() {
            covered[id.0].iter().for_each(|at| innermost[*at] = Some(id.0));
        }
        innermost
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
        flow::optimize(&mut self);
        let columns = self.locations.iter().map(|location| location.columns).collect();
        superinstruction::combine(&mut self);
        let lines = self.locations.iter().map(|location| location.line).collect();
        let Self { mut instructions, constants, labels, ranges, closed, .. } = self;
        for instruction in &mut instructions {
            if let Some(label) = instruction.jump_target() {
                *instruction = instruction.with_jump_target(labels[label as usize]);
            }
        }
        let place = |label: Label| labels[label.0 as usize];
        let (mut exception_table, mut bases) = (Vec::new(), Vec::new());
        for range in closed.iter().map(|id| &ranges[id.0]) {
            let Some(Handler { at, depth, push_index }) = range.handler else { continue };
            for (start, end) in &range.parts {
                let (start, end) = (place(*start), end.map_or(u32::MAX, place));
                if start < end {
                    exception_table.push(ExceptionRange {
                        start,
                        end,
                        handler: place(at),
                        depth,
                        push_index,
                    });
                    bases.push(place(range.base));
                }
            }
        }
        let stack_size = stack_depth(&instructions, &mut exception_table, &bases);
        Assembled { instructions, lines, columns, constants, exception_table, stack_size }
    }
}
