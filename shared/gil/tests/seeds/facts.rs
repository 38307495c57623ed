//! What a block says about itself, read from its syntax tree.

use std::collections::BTreeSet;
use std::ops::Range;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Alias, ExceptHandler, Expr, ExprCall, ExprContext, Number, Parameter, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;

/// The built-in functions and constants. Exceptions are told by their endings.
const BUILT_INS: &str = "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile \
    complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr \
    hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object \
    oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum \
    super tuple type vars zip exit quit Ellipsis NotImplemented KeyboardInterrupt StopIteration SystemExit";

/// What the rules of scope and of preparation look at.
#[derive(Default)]
pub(crate) struct Facts {
    /// The modules it imports, by their first names.
    pub(crate) modules: BTreeSet<String>,
    /// Names that it uses and that nothing defines.
    pub(crate) undefined: BTreeSet<String>,
    /// Where its web addresses are: string literals.
    pub(crate) addresses: Vec<Range<usize>>,
    /// The files it opens for reading, by literal names.
    pub(crate) reads: BTreeSet<String>,
    /// Its integer literals.
    pub(crate) integers: Vec<(Range<usize>, u64)>,
    /// Whether it has no statement: only comments.
    pub(crate) is_empty: bool,
    used: BTreeSet<String>,
    bound: BTreeSet<String>,
}

impl Facts {
    /// Reads a block.
    ///
    /// # Errors
    /// Where the parser refuses it.
    pub(crate) fn of(code: &str) -> Result<Self, String> {
        let parsed = parse_module(code).map_err(|error| error.to_string())?;
        let body = &parsed.syntax().body;
        let mut facts = Self { is_empty: body.is_empty(), ..Self::default() };
        facts.visit_body(body);
        let known = |name: &&String| {
            BUILT_INS.split_whitespace().any(|known| known == *name)
                || name.starts_with("__") && name.ends_with("__")
                || ["Error", "Exception", "Warning"].iter().any(|end| name.ends_with(end))
        };
        facts.undefined = facts.used.difference(&facts.bound).filter(|name| !known(name)).cloned().collect();
        Ok(facts)
    }

    /// Whether its output may come in another order each time.
    pub(crate) fn is_concurrent(&self) -> bool {
        ["threading", "multiprocessing", "concurrent"].iter().any(|module| self.modules.contains(*module))
    }

    fn bind(&mut self, name: &str) {
        self.bound.insert(name.to_owned());
    }

    fn call(&mut self, call: &ExprCall) {
        let literal =
            |argument: Option<&Expr>| Some(argument?.as_string_literal_expr()?.value.to_str().to_owned());
        let is_open = call.func.as_name_expr().is_some_and(|name| name.id == "open");
        let mode = literal(call.arguments.find_argument_value("mode", 1));
        if is_open && mode.is_none_or(|mode| mode.starts_with('r')) {
            self.reads.extend(literal(call.arguments.find_argument_value("file", 0)));
        }
    }
}

/// The first part of a dotted name.
fn first(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

impl<'a> Visitor<'a> for Facts {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.bind(&function.name),
            Stmt::ClassDef(class) => self.bind(&class.name),
            Stmt::Import(import) => {
                self.modules.extend(import.names.iter().map(|alias| first(&alias.name).to_owned()));
            }
            Stmt::ImportFrom(import) => {
                self.modules.extend(import.module.as_ref().map(|module| first(module).to_owned()));
            }
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                self.used.insert(name.id.to_string());
            }
            Expr::Name(name) => self.bind(&name.id),
            Expr::Call(call) => self.call(call),
            Expr::StringLiteral(string) if string.value.to_str().starts_with("http") => {
                self.addresses.push(string.range().into());
            }
            Expr::NumberLiteral(number) => {
                if let Number::Int(value) = &number.value {
                    self.integers.extend(value.as_u64().map(|value| (number.range().into(), value)));
                }
            }
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }

    fn visit_alias(&mut self, alias: &'a Alias) {
        self.bind(alias.asname.as_ref().map_or_else(|| first(&alias.name), |name| name.as_str()));
    }

    fn visit_parameter(&mut self, parameter: &'a Parameter) {
        self.bind(&parameter.name);
        visitor::walk_parameter(self, parameter);
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(named) = handler;
        if let Some(name) = &named.name {
            self.bind(name);
        }
        visitor::walk_except_handler(self, handler);
    }
}

#[test]
fn a_name_is_undefined_where_nothing_in_the_block_binds_it() {
    let code = "import a.b, c as d\ndef f(x, *y):\n    return [z for z in x if q(z, y, len(a), d, f)]\n\
        try:\n    pass\nexcept ValueError as e:\n    print(e, __name__, p)\n";
    let facts = Facts::of(code).expect("this parses");
    assert_eq!(facts.undefined.into_iter().collect::<Vec<_>>(), ["p", "q"]);
    assert_eq!(facts.modules.into_iter().collect::<Vec<_>>(), ["a", "c"]);
}
