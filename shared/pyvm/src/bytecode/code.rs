//! The code object: what the compiler makes of one module or function.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bytecode::{Columns, Instruction};
use crate::object::{Kind, Names, Ref, Value};
use crate::source::Source;

/// An interned name of a module: a global, an attribute or a keyword.
pub type Name = Arc<str>;

/// Where an exception raised in `start..end` continues.
///
/// The same table as CPython's `co_exceptiontable` (PEP 657's sibling, `Objects/exception_handling_notes.txt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionRange {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// The handler's first instruction.
    pub handler: u32,
    /// How many operands stay on the stack.
    pub depth: i32,
    /// Whether the raising instruction's index is pushed too, for `RERAISE`.
    pub push_index: bool,
}

/// A compiled `.py` file.
#[derive(Clone, Debug)]
pub struct Program {
    /// The code of its top level.
    pub code: Arc<Code>,
    /// The names of globals and attributes that its code objects use. A global's place in the module's
    /// namespace is the place of its name here.
    pub names: Arc<Names>,
    /// The modules it imports, wherever it does.
    pub imports: Vec<String>,
}

impl Program {
    /// The names that its top level binds, but for modules that it imports.
    pub(crate) fn defined_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut imported = false;
        for instruction in &self.code.instructions {
            if let Instruction::StoreName(place) | Instruction::StoreGlobal(place) = instruction
                && !imported
                && let Some(name) = self.names.get(*place)
            {
                names.push(name.to_string());
            }
            imported = matches!(instruction, Instruction::ImportName(_));
        }
        names
    }

    /// Lets its constants live as long as the process.
    pub(crate) fn immortalize(&mut self) {
        if let Some(code) = Arc::get_mut(&mut self.code) {
            code.constants.iter_mut().for_each(immortalize);
        }
    }
}

fn immortalize(constant: &mut Value) {
    let Value::Object(object) = constant else { return };
    if let Some(object) = Ref::get_mut(object) {
        match &mut object.kind {
            Kind::Tuple(items) => items.iter_mut().for_each(immortalize),
            Kind::Code(code) => {
                if let Some(code) = Arc::get_mut(code) {
                    code.constants.iter_mut().for_each(immortalize);
                }
            }
            _ => {}
        }
    }
    Ref::immortalize(object);
}

/// How the arguments of a call become the first locals: positional parameters, keyword-only ones, `*args`,
/// `**kwargs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// How many are given by position; all but the first `positional_only` also by name.
    pub positional: usize,
    /// How many are given by position alone.
    pub positional_only: usize,
    /// How many are given by name alone.
    pub keyword_only: usize,
    /// Whether there is a `*args`.
    pub rest: bool,
    /// Whether there is a `**kwargs`.
    pub named_rest: bool,
}

impl Parameters {
    /// How many locals are parameters.
    pub fn count(&self) -> usize {
        self.positional + self.keyword_only + usize::from(self.rest) + usize::from(self.named_rest)
    }

    /// Whether all are positional.
    #[inline(always)]
    pub(crate) fn are_simple(&self) -> bool {
        self.keyword_only == 0 && !self.rest && !self.named_rest
    }
}

/// Annotations of a function or a class.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Annotations {
    /// What is written, by name.
    pub texts: Vec<(Name, Box<str>)>,
    /// A function's code that gives a dict of their values. It sees globals only.
    pub code: Option<Arc<Code>>,
}

/// The code of one module or function.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    /// The function's name, or `<module>`.
    pub name: Name,
    /// The name with those of the classes and functions around it.
    pub qualname: Name,
    /// The source it came from, for tracebacks.
    #[serde(skip)]
    pub source: Arc<Source>,
    /// Line of the `def`; 1 for a module.
    pub first_line: u32,
    /// Names of the parameters, then of the other locals. `LOAD_FAST`'s operand counts these.
    pub locals: Vec<Name>,
    /// Which of `locals` are enclosing functions' variables.
    pub free: std::ops::Range<usize>,
    /// How arguments become locals.
    pub parameters: Parameters,
    /// How many arguments a call has that needs no sorting; `usize::MAX` where every call does.
    pub(crate) plain_parameters: usize,
    /// The same, where the call just begins a frame: not that of a generator.
    pub(crate) frame_parameters: usize,
    /// Whether a call of it makes a generator.
    pub is_generator: bool,
    /// Whether it is the body of a class: its names live in a dict, which is its first local.
    pub is_class: bool,
    /// The annotations of its parameters and result, or of the variables of a class.
    pub annotations: Option<Annotations>,
    /// Its docstring, or `None`.
    #[serde(with = "crate::transfer::constant")]
    pub documentation: Value,
    /// The constants. `LOAD_CONST`'s operand counts these.
    #[serde(with = "crate::transfer::constants")]
    pub constants: Vec<Value>,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// The same instructions, some of which do the work of the next one too. A host that stops between any two has
    /// no use for them.
    #[serde(skip)]
    pub(crate) fused: Vec<Instruction>,
    /// Where a call begins to run whose `RESUME` has nothing to do.
    pub(crate) body: usize,
    /// The source line of each instruction, from 1.
    pub lines: Vec<u32>,
    /// What else is known of where they come from; only tracebacks ask ([`Code::position`]). The library's code has none.
    #[serde(skip)]
    pub(crate) columns: Vec<Columns>,
    /// Exception handlers, innermost first.
    pub exception_table: Vec<ExceptionRange>,
    /// The most operands that are ever on the stack.
    pub stack_size: usize,
    /// How many slots a frame has: for its local variables and its operands.
    pub(crate) frame_size: usize,
}

impl Code {
    /// How many slots a frame of this code takes: its locals, then its operands.
    #[inline(always)]
    pub fn frame_size(&self) -> usize {
        self.frame_size
    }

    /// The same code with constants of its own, for one interpreter: whoever runs it there owns them.
    pub(crate) fn copy(&self) -> Self {
        let constants = self.constants.iter().map(copy).collect();
        Self { documentation: copy(&self.documentation), constants, ..self.clone() }
    }

    /// The innermost handler for an exception raised by the instruction at `index`.
    pub fn handler_for(&self, index: u32) -> Option<&ExceptionRange> {
        self.exception_table.iter().find(|range| (range.start..range.end).contains(&index))
    }
}

/// A constant like this one.
fn copy(constant: &Value) -> Value {
    match constant.kind() {
        Some(Kind::Str(text)) => Value::str(&**text),
        Some(Kind::Bytes(bytes)) => Value::bytes(bytes.clone()),
        Some(Kind::BigInt(number)) => Value::object(Kind::BigInt(number.clone())),
        Some(Kind::Tuple(items)) => Value::tuple(items.iter().map(copy).collect()),
        Some(Kind::Code(code)) => Value::object(Kind::Code(Arc::new(code.copy()))),
        _ => constant.clone(),
    }
}
