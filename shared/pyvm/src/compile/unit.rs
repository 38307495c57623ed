//! One code object in the making.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::{ExprAttribute, Stmt};
use ruff_text_size::{Ranged, TextSize};

use crate::bytecode::{Annotations, Code, Columns, Instruction, Location, Name, Parameters};
use crate::compile::assembler::{Assembler, Label, RangeId};
use crate::compile::assign::count;
use crate::compile::function::documentation;
use crate::compile::scope::Scope;
use crate::compile::{CompileError, Names};
use crate::object::Value;
use crate::source::Source;

pub(crate) type Compiled<T = ()> = Result<T, CompileError>;

/// The compiler's state for one module or function.
pub(crate) struct Unit<'a> {
    pub(crate) source: &'a Arc<Source>,
    pub(crate) names: &'a Names,
    pub(crate) scope: Scope,
    /// The scopes around this one, innermost last.
    pub(crate) enclosing: Vec<&'a Scope>,
    pub(crate) asm: Assembler,
    /// The statements around the current one that a `return`, `break` or `continue` has to leave.
    pub(crate) blocks: Vec<Block>,
    /// The global names that stood in this unit so far, and whether they were read.
    pub(crate) mentioned: HashMap<String, bool>,
    /// The innermost class around this code, whose name is put before `__private` names.
    pub(crate) class: Option<String>,
    pub(crate) signature: Parameters,
    pub(crate) documentation: Value,
    pub(crate) annotations: Option<Annotations>,
    /// How many `try` statements around this place catch what an import raises.
    pub(crate) catches_imports: usize,
    name: Name,
    pub(crate) qualname: Name,
    first_line: u32,
    nesting: usize,
}

/// A statement with something to clean up or to jump to.
#[derive(Clone)]
pub(crate) enum Block {
    /// Its iterator is on the stack.
    For {
        next: Label,
        end: Label,
    },
    While {
        next: Label,
        end: Label,
    },
    /// Its `__exit__` is on the stack; this is where its context manager stands.
    With(RangeId, Location),
    /// The body of a `try` with handlers.
    Try(RangeId),
    /// The body of a `try` with this `finally`.
    Finally(RangeId, Rc<[Stmt]>),
    /// A handler. The exception handled before is on the stack.
    Handler(RangeId),
    /// The body of a handler that gives its exception a name.
    Named(RangeId, String),
    /// The `finally` that an exception led to. It and the one handled before are on the stack.
    FinallyHandler(RangeId),
    /// A value to return is on the stack.
    Value,
}

/// Constructs may nest this deep (CPython's parser stops at 200 parentheses).
pub(crate) const MOST_NESTED: usize = 100;

impl<'a> Unit<'a> {
    pub(crate) fn module(source: &'a Arc<Source>, names: &'a Names, body: &[Stmt]) -> Self {
        Self::new(source, names, Scope::module(body), Vec::new(), "<module>", "<module>".into(), 1)
    }

    pub(crate) fn new(
        source: &'a Arc<Source>,
        names: &'a Names,
        scope: Scope,
        enclosing: Vec<&'a Scope>,
        name: &str,
        qualname: Name,
        first_line: u32,
    ) -> Self {
        Self {
            source,
            names,
            scope,
            enclosing,
            asm: Assembler::default(),
            blocks: Vec::new(),
            mentioned: HashMap::new(),
            class: None,
            signature: Parameters::default(),
            documentation: Value::None,
            annotations: None,
            catches_imports: 0,
            name: name.into(),
            qualname,
            first_line,
            nesting: 0,
        }
    }

    pub(crate) fn compile_module(mut self, body: &[Stmt]) -> Compiled<Arc<Code>> {
        self.documentation = documentation(body);
        self.asm.set_line(0);
        self.emit(Instruction::Resume);
        self.asm.set_line(1);
        self.body(body)?;
        self.return_const(Value::None);
        Ok(self.finish())
    }

    /// Emits what stands before the body of a function: its cells, and for a generator the place where its first
    /// call ends (CPython's `codegen_function_body` and `insert_prefix_instructions`).
    pub(crate) fn begin(&mut self) {
        if self.scope.free > 0 {
            self.emit(Instruction::CopyFreeVars(count(self.scope.free)));
        }
        for slot in self.scope.cell_slots() {
            self.emit(Instruction::MakeCell(slot));
        }
        if self.scope.yields {
            // Of its place, only the line is known.
            let line = self.asm.location();
            self.asm.set_location(Location { columns: Columns::default(), ..line });
            self.emit(Instruction::ReturnGenerator);
            self.emit(Instruction::PopTop);
            self.asm.set_location(line);
        }
        self.emit(Instruction::Resume);
    }

    /// The finished code object, and the names it takes from the functions around it.
    pub(crate) fn into_code(self) -> (Vec<String>, Arc<Code>) {
        (self.scope.free_names().to_vec(), self.finish())
    }

    /// The finished code object.
    pub(crate) fn finish(self) -> Arc<Code> {
        let assembled = self.asm.finish();
        let free = self.scope.first_free()..self.scope.first_free() + self.scope.free;
        // Where there is a native twin, no call is just a frame.
        let has_twin = crate::library::twins::of(self.source, &self.qualname).is_some();
        let is_plain = self.signature.are_simple() && !has_twin;
        let plain_parameters = if is_plain { self.signature.positional } else { usize::MAX };
        let fused = crate::bytecode::fuse(&assembled.instructions, &free);
        Arc::new(Code {
            name: self.name,
            qualname: self.qualname,
            source: self.source.clone(),
            first_line: self.first_line,
            parameters: self.signature,
            plain_parameters,
            frame_parameters: if self.scope.yields { usize::MAX } else { plain_parameters },
            is_generator: self.scope.yields,
            is_class: self.scope.is_class(),
            annotations: self.annotations,
            documentation: self.documentation,
            locals: self.scope.locals.iter().map(|name| name.as_str().into()).collect(),
            constants: assembled.constants,
            body: crate::bytecode::body(&fused),
            fused,
            free,
            instructions: assembled.instructions,
            lines: assembled.lines,
            columns: if self.source.library { Vec::new() } else { assembled.columns },
            exception_table: assembled.exception_table,
            stack_size: assembled.stack_size,
            frame_size: self.scope.locals.len() + assembled.stack_size,
        })
    }

    /// A name as it is known outside of the class: `__private` becomes `_Class__private` (CPython's
    /// `_Py_Mangle`, `Python/symtable.c`).
    pub(crate) fn mangled<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.class.as_deref().map(|class| class.trim_start_matches('_')) {
            Some(class) if !class.is_empty() && name.starts_with("__") && !name.ends_with("__") => {
                Cow::Owned(format!("_{class}{name}"))
            }
            _ => Cow::Borrowed(name),
        }
    }

    /// The place of a name in the module's names.
    pub(crate) fn name_index(&self, name: &str) -> u32 {
        self.names.index(&self.mangled(name))
    }

    pub(crate) fn emit(&mut self, instruction: Instruction) {
        self.asm.emit(instruction);
    }

    pub(crate) fn load_const(&mut self, value: Value) {
        let index = self.asm.constant(value);
        self.emit(Instruction::LoadConst(index));
    }

    pub(crate) fn return_const(&mut self, value: Value) {
        let index = self.asm.constant(value);
        self.emit(Instruction::ReturnConst(index));
    }

    /// The instructions from here on come from `node`.
    pub(crate) fn at(&mut self, node: &impl Ranged) {
        self.asm.set_location(self.location(node));
    }

    /// Where `node` stands.
    pub(crate) fn location(&self, node: &impl Ranged) -> Location {
        self.source.location(node.range())
    }

    /// The instructions from here on come from the name of an attribute on, where it does not stand in the line in which
    /// the whole begins (`update_start_location_to_match_attr`, `Python/compile.c`).
    pub(crate) fn at_attribute(&mut self, attribute: &ExprAttribute) {
        let mut location = self.asm.location();
        let name = self.location(&attribute.attr);
        if location.line != name.line {
            let column = name.columns.column;
            location = Location { columns: Columns { column, ..location.columns }, ..name };
        }
        self.asm.set_location(location);
    }

    /// Refuses a construct.
    pub(crate) fn outside<T>(&self, node: &impl Ranged, what: &str, instead: &str) -> Compiled<T> {
        Err(CompileError::outside(self.source, node.range().start(), what, instead))
    }

    pub(crate) fn error<T>(&self, at: TextSize, message: impl Into<String>) -> Compiled<T> {
        Err(CompileError::new(self.source, at, message))
    }

    /// Runs `f` one level deeper, so that no input can exhaust the compiler's own stack.
    pub(crate) fn nested<T>(
        &mut self,
        node: &impl Ranged,
        f: impl FnOnce(&mut Self) -> Compiled<T>,
    ) -> Compiled<T> {
        self.nesting += 1;
        if self.nesting > MOST_NESTED {
            return self.error(node.range().start(), format!("nested more than {MOST_NESTED} deep"));
        }
        let result = f(self);
        self.nesting -= 1;
        result
    }
}
