//! `def`, `lambda`, and what all code with a frame of its own has in common.

use std::collections::HashSet;
use std::sync::Arc;

use ruff_python_ast::{Decorator, Expr, ExprLambda, Identifier, Parameters, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::bytecode::{Code, FunctionPart, Instruction as I, Name, Parameters as Signature};
use crate::compile::annotations::of_function;
use crate::compile::assign::count;
use crate::compile::binder::{Binder, parameter_names};
use crate::compile::constant;
use crate::compile::scope::Scope;
use crate::compile::unit::{Compiled, Unit};
use crate::object::{Kind, Value};

impl Unit<'_> {
    pub(crate) fn function_def(&mut self, def: &StmtFunctionDef) -> Compiled {
        if def.is_async {
            return self.outside(def, "`async def`", "use threads");
        }
        if let Some(types) = &def.type_params {
            return self.outside(&**types, "a type parameter", "leave it out");
        }
        self.decorators(&def.decorator_list)?;
        self.at_definition("def", &def.name, def.range().end());
        // A function begins at its first decorator (`co_firstlineno`).
        let first =
            def.decorator_list.first().map_or(def.name.range().start(), |first| first.range().start());
        let line = self.source.position(first).0;
        self.distinct(&def.parameters)?;
        let given = self.defaults(Some(&def.parameters))?;
        let uses = Binder::of_function(Some(&def.parameters), &def.body);
        let documentation = documentation(&def.body);
        let annotations = self.annotations(&of_function(&def.parameters, def.returns.as_deref()));
        self.inner(&def.name, line, uses, Some(&def.parameters), given, |unit| {
            unit.documentation = documentation;
            unit.annotations = annotations;
            unit.body(&def.body)?;
            unit.return_const(Value::None);
            Ok(())
        })?;
        self.decorated(&def.decorator_list);
        self.store_name(&def.name);
        Ok(())
    }

    pub(crate) fn lambda(&mut self, lambda: &ExprLambda) -> Compiled {
        let parameters = lambda.parameters.as_deref();
        if let Some(parameters) = parameters {
            self.distinct(parameters)?;
        }
        let given = self.defaults(parameters)?;
        let uses = Binder::of_lambda(parameters, &lambda.body);
        let line = self.source.position(lambda.range().start()).0;
        self.inner("<lambda>", line, uses, parameters, given, |unit| {
            unit.expression(&lambda.body)?;
            unit.emit(I::ReturnValue);
            Ok(())
        })
    }

    /// Loads decorators, each with the empty place that a call needs.
    pub(crate) fn decorators(&mut self, decorators: &[Decorator]) -> Compiled {
        for decorator in decorators {
            self.expression(&decorator.expression)?;
            self.emit(I::PushNull);
        }
        Ok(())
    }

    /// Calls the decorators below the value on top of the stack.
    pub(crate) fn decorated(&mut self, decorators: &[Decorator]) {
        let definition = self.asm.location();
        for decorator in decorators.iter().rev() {
            self.at(&decorator.expression);
            self.emit(I::Call(1));
        }
        self.asm.set_location(definition);
    }

    /// The instructions from here on come from a definition without its decorators. It begins with this word, before the
    /// name.
    pub(crate) fn at_definition(&mut self, word: &str, name: &Identifier, end: TextSize) {
        let before = &self.source.text[..name.range().start().to_usize()];
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || c == '\\');
        let start = TextSize::of(before.strip_suffix(word).unwrap_or(before));
        self.at(&TextRange::new(start, end));
    }

    /// Compiles a function inside this code, and emits what makes it. Below lie its defaults, as `given` says.
    pub(crate) fn inner(
        &mut self,
        name: &str,
        line: u32,
        uses: Binder,
        parameters: Option<&Parameters>,
        given: Given,
        body: impl FnOnce(&mut Unit<'_>) -> Compiled,
    ) -> Compiled {
        let signature = match name {
            GENERATOR => Signature { positional: 1, ..Signature::default() },
            _ => signature(parameters),
        };
        let mut enclosing = self.enclosing.clone();
        enclosing.push(&self.scope);
        let scope = Scope::function(uses, signature.count(), &enclosing);
        let qualname = self.qualname_of(name);
        let mut unit = Unit::new(self.source, self.names, scope, enclosing, name, qualname, line);
        unit.class.clone_from(&self.class);
        unit.signature = signature;
        unit.asm.set_line(line);
        unit.begin();
        body(&mut unit)?;
        let (free, code) = unit.into_code();
        self.make(&free, code, given);
        Ok(())
    }

    /// Emits what makes a function of finished code.
    pub(crate) fn make(&mut self, free: &[String], code: Arc<Code>, given: Given) {
        if !free.is_empty() {
            for name in free {
                let slot = self.scope.cell_of(name).expect("an enclosing scope hands its cells down");
                self.emit(I::LoadFast(slot));
            }
            self.emit(I::BuildTuple(count(free.len())));
        }
        self.load_const(Value::object(Kind::Code(code)));
        self.emit(I::MakeFunction);
        if !free.is_empty() {
            self.emit(I::SetFunctionAttribute(FunctionPart::Closure));
        }
        if given.keyword {
            self.emit(I::SetFunctionAttribute(FunctionPart::KeywordDefaults));
        }
        if given.positional {
            self.emit(I::SetFunctionAttribute(FunctionPart::Defaults));
        }
    }

    /// The qualified name of something defined here.
    pub(crate) fn qualname_of(&self, name: &str) -> Name {
        match (self.scope.is_module(), self.scope.is_class()) {
            (true, _) => name.into(),
            (_, true) => format!("{}.{name}", self.qualname).into(),
            _ => format!("{}.<locals>.{name}", self.qualname).into(),
        }
    }

    /// Refuses two parameters of one name.
    fn distinct(&self, parameters: &Parameters) -> Compiled {
        let mut names = HashSet::new();
        match parameters.iter().find(|parameter| !names.insert(parameter.name().as_str())) {
            Some(twice) => {
                let message =
                    format!("syntax error: duplicate argument '{}' in function definition", twice.name());
                self.error(twice.name().range().start(), message)
            }
            None => Ok(()),
        }
    }

    /// Builds the tuple of positional defaults and the dict of keyword-only ones.
    fn defaults(&mut self, parameters: Option<&Parameters>) -> Compiled<Given> {
        let Some(parameters) = parameters else { return Ok(Given::default()) };
        let positional: Vec<&Expr> = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .filter_map(|parameter| parameter.default.as_deref())
            .collect();
        let constants = positional.iter().copied().map(constant::folded).collect::<Option<Vec<_>>>();
        match constants {
            _ if positional.is_empty() => {}
            Some(constants) => self.load_const(Value::tuple(constants)),
            None => {
                for default in &positional {
                    self.expression(default)?;
                }
                self.emit(I::BuildTuple(count(positional.len())));
            }
        }
        let mut keyword = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                self.load_const(Value::str(parameter.parameter.name.as_str()));
                self.expression(default)?;
                keyword += 1;
            }
        }
        if keyword > 0 {
            self.emit(I::BuildMap(count(keyword)));
        }
        Ok(Given { positional: !positional.is_empty(), keyword: keyword > 0 })
    }
}

/// The name of a generator expression's code.
pub(crate) const GENERATOR: &str = "<genexpr>";

/// Which defaults lie on the stack for a function to be made.
#[derive(Clone, Copy, Default)]
pub(crate) struct Given {
    positional: bool,
    keyword: bool,
}

fn signature(parameters: Option<&Parameters>) -> Signature {
    let Some(all) = parameters else { return Signature::default() };
    debug_assert_eq!(all.iter().count(), parameter_names(parameters).len());
    Signature {
        positional: all.posonlyargs.len() + all.args.len(),
        positional_only: all.posonlyargs.len(),
        keyword_only: all.kwonlyargs.len(),
        rest: all.vararg.is_some(),
        named_rest: all.kwarg.is_some(),
    }
}

/// The docstring of a body.
pub(crate) fn documentation(body: &[ruff_python_ast::Stmt]) -> Value {
    match body.first() {
        Some(ruff_python_ast::Stmt::Expr(first)) if let Expr::StringLiteral(text) = &*first.value => {
            Value::str(text.value.to_str())
        }
        _ => Value::None,
    }
}
