//! What an answer may not say.
//!
//! A driver shares its module with the answer. So an answer could replace `threading.Thread` by a class that runs
//! everything at once, and no race would ever be seen. What is refused here are the ways to that: changing modules and
//! classes of the library, other meanings for the built-in names that drivers use, and code made from text. Only the
//! machine's syntax tree is looked at; what stands in comments and texts is nobody's business.

use ruff_python_ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, ExprContext, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::{Ranged, TextSize};

/// Words by which a program reaches what it was not given.
const WORDS: &[&str] = &[
    "breakpoint",
    "compile",
    "delattr",
    "dir",
    "eval",
    "exec",
    "exit",
    "getattr",
    "globals",
    "locals",
    "open",
    "quit",
    "setattr",
    "type",
    "vars",
    "__builtins__",
    "__import__",
];

/// Built-in names that drivers rely on.
const RELIED_ON: &[&str] = &["int", "len", "list", "print", "range", "sorted", "str", "sum", "type"];

/// Attributes between double underscores that an answer may use.
const OWN: &[&str] = &["__init__", "__enter__", "__exit__", "__name__"];

/// Methods by which a class gets hold of what stands in an annotation or among a class's bases.
const HOOKS: &[&str] = &["__class_getitem__", "__or__", "__ror__", "__mro_entries__", "__instancecheck__"];

/// Attributes that lead from a generator or a frame to the module's names.
const FRAMES: &[&str] =
    &["gi_frame", "cr_frame", "ag_frame", "f_back", "f_builtins", "f_globals", "f_locals"];

/// Why this answer is refused, and in which line.
pub(crate) fn refused(text: &str, modules: &[&str]) -> Option<(usize, String)> {
    let Ok(parsed) = parse_module(text) else { return None };
    let mut search = Search { modules, imported: Vec::new(), found: None };
    // All imports first: a function may use what a later line imports.
    for statement in parsed.suite() {
        search.top(statement);
    }
    Imports(&mut search).visit_body(parsed.suite());
    search.visit_body(parsed.suite());
    let (at, why) = search.found?;
    Some((text[..at.to_usize()].matches('\n').count() + 1, why))
}

struct Search<'m> {
    modules: &'m [&'m str],
    /// The names that imports bind.
    imported: Vec<String>,
    /// The first thing that is refused.
    found: Option<(TextSize, String)>,
}

impl Search<'_> {
    fn refuse(&mut self, at: &impl Ranged, why: impl Into<String>) {
        if self.found.is_none() {
            self.found = Some((at.range().start(), why.into()));
        }
    }

    /// A statement of the module: checks call the definitions themselves, so nothing may run before.
    fn top(&mut self, statement: &Stmt) {
        let is_text = |expr: &Expr| matches!(expr, Expr::StringLiteral(_));
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => {}
            Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::Pass(_) => {}
            Stmt::Expr(expr) if is_text(&expr.value) => {}
            other => self.refuse(
                other,
                "an answer is definitions only (imports, functions, classes, constants): the checks use them, each in \
                 its own way.",
            ),
        }
    }

    fn module(&mut self, at: &impl Ranged, module: &str) {
        if !self.modules.contains(&module) {
            let allowed = self.modules.join(", ");
            self.refuse(at, format!("`{module}` is not needed here. An answer may import: {allowed}."));
        }
    }

    /// A name gets a meaning.
    fn bound(&mut self, at: &impl Ranged, name: &str) {
        if RELIED_ON.contains(&name) {
            self.refuse(at, format!("this gives `{name}` another meaning, and the checks use that name."));
        } else if self.imported.iter().any(|imported| imported == name) {
            self.refuse(at, format!("this gives `{name}` another meaning; it was imported."));
        }
    }

    /// Whether an expression is something of the library: `threading.Lock`, `Lock`.
    fn is_imported(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(name) => self.imported.iter().any(|imported| *imported == name.id.as_str()),
            Expr::Attribute(attribute) => self.is_imported(&attribute.value),
            _ => false,
        }
    }

    /// What is done with things of the library as they are: they may be called, be base classes and be caught.
    fn visit_whole(&mut self, expr: &Expr) {
        if !self.is_imported(expr) {
            self.visit_expr(expr);
        } else if let Expr::Attribute(attribute) = expr
            && attribute.attr.starts_with("__")
            && !OWN.contains(&attribute.attr.as_str())
        {
            self.refuse(expr, "an answer looks at no inner parts of the library.");
        }
    }
}

/// Collects the names that imports bind, and refuses modules.
struct Imports<'s, 'm>(&'s mut Search<'m>);

impl<'a> Visitor<'a> for Imports<'_, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.0.module(alias, alias.name.as_str());
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push(name.to_string());
                }
            }
            Stmt::ImportFrom(import) => {
                self.0.module(import, import.module.as_ref().map_or("", |module| module.as_str()));
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        self.0.refuse(alias, "name what you import: `*` can be anything.");
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push(name.to_string());
                }
            }
            other => walk_stmt(self, other),
        }
    }
}

impl<'a> Visitor<'a> for Search<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(_) | Stmt::ImportFrom(_) => return,
            Stmt::Global(global) => {
                global.names.iter().for_each(|name| self.bound(name, name));
            }
            Stmt::FunctionDef(function) => {
                self.bound(&function.name, &function.name);
                if HOOKS.contains(&function.name.as_str()) {
                    self.refuse(&function.name, format!("an answer has no use for `{}`.", function.name));
                }
            }
            Stmt::ClassDef(class) => {
                self.bound(&class.name, &class.name);
                for base in class.bases() {
                    self.visit_whole(base);
                }
                class.decorator_list.iter().for_each(|decorator| self.visit_expr(&decorator.expression));
                if let Some(keyword) = class.keywords().first() {
                    self.refuse(keyword, "an answer has no use for metaclasses.");
                }
                return self.visit_body(&class.body);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        match &inner.type_ {
            Some(caught) if self.is_imported(caught) => {
                self.visit_whole(caught);
                self.visit_body(&inner.body);
            }
            _ => walk_except_handler(self, handler),
        }
    }

    /// `Lock`, `dict[str, Lock]`, `Lock | None`: nothing here gets hold of the class.
    fn visit_annotation(&mut self, annotation: &'a Expr) {
        match annotation {
            Expr::Subscript(subscript) => {
                self.visit_annotation(&subscript.value);
                self.visit_annotation(&subscript.slice);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.visit_annotation(element)),
            Expr::BinOp(either) => {
                self.visit_annotation(&either.left);
                self.visit_annotation(&either.right);
            }
            other => self.visit_whole(other),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => {
                self.visit_whole(&call.func);
                call.arguments.args.iter().for_each(|argument| self.visit_expr(argument));
                call.arguments.keywords.iter().for_each(|keyword| self.visit_expr(&keyword.value));
                return;
            }
            Expr::Name(name) => {
                if WORDS.contains(&name.id.as_str()) {
                    self.refuse(name, format!("an answer has no use for `{}`.", name.id));
                }
                if matches!(name.ctx, ExprContext::Store | ExprContext::Del) {
                    self.bound(name, &name.id);
                }
            }
            Expr::Attribute(attribute) => {
                let name = attribute.attr.as_str();
                let inner = name.starts_with("__") && name.ends_with("__") && !OWN.contains(&name);
                if inner || FRAMES.contains(&name) {
                    self.refuse(expr, format!("an answer has no use for `{name}`."));
                }
            }
            _ => {}
        }
        if self.is_imported(expr) {
            self.refuse(expr, "what is imported can be called, and nothing else: call it here.");
        }
        walk_expr(self, expr);
    }
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn ways_around_the_checks_are_refused() {
        for (text, part) in [
            ("import os", "`os` is not needed"),
            ("from sys import exit", "`sys` is not needed"),
            ("def f():\n    import os.path", "`os.path` is not needed"),
            ("from threading import *", "name what you import"),
            ("import threading\ndef f():\n    threading.Thread = 3", "can be called, and nothing else"),
            ("import threading\nthreading.Thread.start = 3", "can be called"),
            ("import threading\nthreading.Thread.start: int = 3", "can be called"),
            ("import threading\nt = threading", "can be called"),
            ("from threading import Thread\nT = Thread", "can be called"),
            ("from threading import Thread\ndef f(t=Thread): t.start = 1", "can be called"),
            ("from threading import Thread\ndef f():\n    del Thread.start", "can be called"),
            ("from threading import Thread\ndef f():\n    type(Thread()).start = 1", "no use for `type`"),
            ("from threading import Thread\nclass A(Thread, metaclass=B): pass", "metaclasses"),
            ("class A:\n    def __class_getitem__(c, i): i.start = 1", "`__class_getitem__`"),
            ("from threading import Thread\nx: (T := Thread) = 1", "can be called"),
            ("x = (y for y in [1]).gi_frame", "`gi_frame`"),
            ("x: eval = 1", "no use for `eval`"),
            ("from threading import Thread as T\nfor T.start in [1]: pass", "definitions only"),
            ("import threading\ndef f():\n    for threading.x in [1]: pass", "can be called"),
            ("import threading\nclass A(threading.Thread.__base__): pass", "inner parts"),
            ("class A: pass\nb = A().__class__", "`__class__`"),
            ("def f():\n    global Thread, print", "gives `print` another meaning"),
            ("print = 3", "gives `print`"),
            ("def sorted(x): return [False, True]", "gives `sorted`"),
            ("import threading as len", "gives `len`"),
            ("x = [str := 3]", "gives `str`"),
            ("from threading import Thread\nclass Thread: pass", "it was imported"),
            ("x = eval('3')", "no use for `eval`"),
            ("y = globals", "no use for `globals`"),
            ("x = __builtins__", "no use for `__builtins__`"),
            ("if __name__ == '__main__':\n    pass", "definitions only"),
            ("while True: pass", "definitions only"),
            ("f()", "definitions only"),
        ] {
            let (_, why) = refused(text, &["threading", "time"]).unwrap_or_else(|| panic!("{text}"));
            assert!(why.contains(part), "{text}: {why}");
        }
        assert_eq!(refused("x = 1\n\ny = eval", &[]).map(|(line, _)| line), Some(3));
    }

    #[test]
    fn what_answers_need_is_not() {
        let text = r#""""open, eval, os._exit"""
import threading
from threading import Condition, Lock, Thread
from queue import Queue as Q

LOCK = threading.Lock()
table: dict[str, Lock] = {}


class Worker(threading.Thread):
    def __init__(self, jobs: "Q"):
        threading.Thread.__init__(self)
        self.jobs, self.lock = jobs, Lock()
        self.lock.owner = None
        self.done = Condition(self.lock)

    def run(self) -> None:
        with self.lock, LOCK:
            self.count = sum([len(x) for x in range(3)])
        try:
            threading.Barrier(2).wait()
        except threading.BrokenBarrierError as error:
            raise RuntimeError(error.args)


def start(target):
    threads = [Thread(target=target) for _ in range(3)]
    threads[0].name = "first"
"#;
        assert_eq!(refused(text, &["queue", "threading"]), None);
    }
}
