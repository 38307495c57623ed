//! Who answers the questions of native functions: Python code of the machine's library, or in the plain case the
//! special method itself.

use crate::host::Host;
use crate::machine::After;
use crate::machine::operators::is_not_implemented;
use crate::machine::special::{Method, Special, instance_of, method, right_first};
use crate::machine::thread::ThreadState;
use crate::machine::turn::fuses;
use crate::object::{Calling, Value};

/// Whether a special method may answer a question at once. A host that counts instructions sees it called by the
/// library's code, and so does a profile.
pub(super) fn begins<H: Host>(thread: &ThreadState) -> bool {
    (const { fuses::<H>() }) && thread.own.profile.is_none()
}

/// The name of a question: of a function of `library/builtins.py`.
fn name(question: &[Value]) -> &str {
    question.first().and_then(Value::as_str).unwrap_or_default()
}

impl ThreadState {
    /// The call that answers a question.
    pub(crate) fn asking(
        &mut self,
        question: Vec<Value>,
        begins: bool,
        after: impl FnOnce(Vec<Value>) -> After,
    ) -> Calling {
        let method = if begins { self.method_that_answers(&question) } else { None };
        let callable = method.unwrap_or_else(|| self.own.interpreter.library_function(name(&question)));
        let arguments = question[1..].to_vec();
        Calling { callable, arguments, keywords: Value::Null, after: after(question) }
    }

    /// The special method that answers a question, where that takes just the question's arguments.
    fn method_that_answers(&mut self, question: &[Value]) -> Option<Value> {
        let (special, this) = match question {
            [_, value] if name(question) == "_hash" => (Special::HASH, instance_of(value)?),
            [_, a, b] if name(question) == "_equal" => {
                (Special::EQUAL, instance_of(a).filter(|a| !right_first(a, b))?)
            }
            _ => return None,
        };
        match method(&mut self.own, this, special, question.len() - 1) {
            Method::Plain(function, _) => Some(function),
            _ => None,
        }
    }

    /// The call that goes on where a special method has not settled a question: `__eq__` may give anything.
    pub(super) fn unsettled(&self, question: &[Value], answer: &Value) -> Option<Calling> {
        let [_, a, b] = question else { return None };
        if matches!(answer, Value::True | Value::False) || name(question) != "_equal" {
            return None;
        }
        let function = if is_not_implemented(answer) { "_equal_after" } else { "_truth" };
        let arguments = match is_not_implemented(answer) {
            true => vec![a.clone(), b.clone()],
            false => vec![answer.clone()],
        };
        let callable = self.own.interpreter.library_function(function);
        Some(Calling { callable, arguments, keywords: Value::Null, after: After::Push })
    }
}
