//! Definitions with a fixed shape and some free parts: recursion, closures, decorators, context managers.

use super::Grammar;
use super::function::{Function, Parameter};
use super::scope::{Kind, Level};

impl Grammar<'_> {
    fn plain(name: &str, kind: Kind) -> Parameter {
        Parameter { name: name.to_owned(), kind, default: None, keyword_only: false }
    }

    /// A function that calls itself with a smaller number, at most nine deep.
    pub(super) fn recursive_function(&mut self) {
        let name = self.name("recursive");
        let kind = self.choices.pick(&[Kind::Int, Kind::Text, Kind::Ints]);
        let parameters = [Self::plain("n", Kind::Int), Self::plain("given", kind)];
        let cost = self.body(&format!("def {name}(n, given):"), &parameters, false, |grammar| {
            grammar.line("n %= 9");
            let end = grammar.stored(kind, 1);
            grammar.block("if n == 0:", |grammar| grammar.line(&format!("return {}", end.text)));
            let next = grammar.stored(kind, 2);
            let call = format!("{name}(n - {}, {})", 1 + grammar.choices.below(2), next.text);
            let value = match kind {
                Kind::Int => format!("({call} + n) % 1000003"),
                Kind::Text => format!("({call} + str(n))[:40]"),
                _ => format!("({call} + [n])[-12:]"),
            };
            // `n - 2` may be -1, which `n %= 9` would make 8 again.
            grammar.block("if n < 2:", |grammar| grammar.line("return given"));
            grammar.line(&format!("return {value}"));
        });
        let parameters = parameters.to_vec();
        let cost = cost.saturating_mul(9);
        self.functions.push(Function {
            name,
            parameters,
            more: false,
            result: kind,
            cost,
            raises: false,
            generator: false,
        });
        let call = self.functions.last().expect("it was just defined").clone();
        let call = self.call_of(&call, 1);
        self.line(&format!("print({call})"));
    }

    /// A function that keeps something for the function that it returns.
    pub(super) fn closure(&mut self) {
        let (maker, made) = (self.name("maker"), self.name("made"));
        let parameters = [Self::plain("start", Kind::Int), Self::plain("word", Kind::Text)];
        let mut cost = 0;
        self.body(&format!("def {maker}(start, word='w'):"), &parameters, false, |grammar| {
            grammar.line("calls = []");
            grammar.declare("calls", Kind::Ints);
            let inner = [Self::plain("by", Kind::Int)];
            let step = grammar.choices.pick(&["+", "-", "^"]);
            cost = grammar.body("def step(by=1):", &inner, false, |grammar| {
                grammar.line("nonlocal start");
                grammar.statement(1);
                grammar.line(&format!("start = (start {step} by) % 1000"));
                grammar.line("calls.append(start)");
                let value = grammar.stored(Kind::Int, 2);
                grammar.line(&format!("return start + {}", value.at(Level::Product)));
            });
            grammar.line("step.calls = calls");
            grammar.line("return step");
        });
        let [start, word] = [Kind::Int, Kind::Text].map(|kind| self.stored(kind, 1).text);
        self.line(&format!("{made} = {maker}({start}, word={word})"));
        self.line(&format!("print({made}(), {made}(by=5), {made}(7), {made}.calls)"));
        let mut by = Self::plain("by", Kind::Int);
        by.default = Some("1".to_owned());
        let parameters = vec![by];
        self.functions.push(Function {
            name: made,
            parameters,
            more: false,
            result: Kind::Int,
            cost,
            raises: false,
            generator: false,
        });
    }

    /// A decorator, with arguments or without, and a function under it.
    pub(super) fn decorated_function(&mut self) {
        let (decorator, name) = (self.name("decorator"), self.name("decorated"));
        let word = self.name("label");
        let with_arguments = self.choices.percent(50);
        if with_arguments {
            self.line(&format!("def {decorator}({word}):"));
            self.indentation += 1;
            self.line("def decorate(function):");
        } else {
            self.line(&format!("def {decorator}(function):"));
        }
        self.indentation += 1;
        self.line("def wrapper(*args, **kwargs):");
        self.indentation += 1;
        let label = if with_arguments { word } else { "'call'".to_owned() };
        self.line(&format!("print({label}, function.__name__, args, kwargs)"));
        self.line("result = function(*args, **kwargs)");
        self.line("return result");
        self.indentation -= 1;
        self.line("return wrapper");
        self.indentation -= 1;
        if with_arguments {
            self.line("return decorate");
            self.indentation -= 1;
        }
        let at = if with_arguments { format!("@{decorator}('{name}')") } else { format!("@{decorator}") };
        self.line(&at);
        let (result, parameters) = (self.kind(), self.parameters(3));
        let head = format!("def {name}({}):", Self::signature(&parameters, false));
        let cost = self.body(&head, &parameters, false, |grammar| {
            let value = grammar.stored(result, 2);
            grammar.line(&format!("return {}", value.text));
        });
        let function = Function {
            name,
            parameters,
            more: false,
            result,
            cost: cost + 4,
            raises: false,
            generator: false,
        };
        let call = self.call_of(&function, 1);
        self.line(&format!("print({call})"));
        self.functions.push(function);
    }

    /// A class for `with`, and one or two statements that use it.
    pub(super) fn context_manager(&mut self) {
        let name = self.name("Manager");
        let swallow = self.choices.pick(&["True", "False", "kind is ValueError", "None"]);
        self.block(&format!("class {name}:"), |grammar| {
            grammar.block("def __init__(self, word):", |grammar| grammar.line("self.word = word"));
            grammar.block("def __enter__(self):", |grammar| {
                grammar.line("print('enter', self.word)");
                grammar.line("return self.word * 2");
            });
            grammar.block("def __exit__(self, kind, error, traceback):", |grammar| {
                grammar.line("print('exit', self.word, kind and kind.__name__, error)");
                grammar.line(&format!("return {swallow}"));
            });
        });
        let outer = std::mem::replace(&mut self.guarded, true);
        self.block("try:", |grammar| {
            let (word, bound) = (grammar.stored(Kind::Text, 1), grammar.name_for(Kind::Text));
            let second =
                if grammar.choices.percent(30) { format!(", {name}('second')") } else { String::new() };
            grammar.block(&format!("with {name}({}) as {bound}{second}:", word.text), |grammar| {
                grammar.line(&format!("print({bound})"));
                grammar.statements(1);
                let value = grammar.expression(Kind::Int, 3);
                grammar.line(&format!("print({})", value.text));
            });
            grammar.line("print('after with')");
        });
        self.guarded = outer;
        self.block("except Exception as error:", |grammar| {
            grammar.line("print(type(error).__name__, error)");
        });
    }
}
