//! What `exec`, `eval` and `compile` are made of: code from text, while the program runs.

use std::sync::Arc;

use crate::bytecode::Code;
use crate::compile::compile;
use crate::library::twins;
use crate::object::{
    Context, Function, Kind, Module, Namespace, NativeFunction, Outcome, Raise, Result, Value, try_str,
};
use crate::source::Source;

/// `_compile_text(text, path)`: a pair of a function without parameters, which runs the text, and the module whose
/// globals are the text's.
pub(crate) static COMPILE_TEXT: NativeFunction = NativeFunction::new("_compile_text", |context, args| {
    let [text, path] = args.exactly()?;
    compiled(context, Source::new(try_str(path)?, try_str(text)?).in_no_file())
});

/// `_compile_own_text(text)`: the same for a text that the machine's own Python code has written.
pub(crate) static COMPILE_OWN_TEXT: NativeFunction =
    NativeFunction::new("_compile_own_text", |context, args| {
        let [text] = args.exactly()?;
        compiled(context, Source::new("<string>", try_str(text)?).of_library())
    });

/// `_with_qualname(function, qualname)`: the same function under another name, by which its errors call it.
pub(crate) static WITH_QUALNAME: NativeFunction = NativeFunction::new("_with_qualname", |_, args| {
    let [function, qualname] = args.exactly()?;
    let Some(Kind::Function(function)) = function.kind() else {
        return Err(Raise::type_error("no function"));
    };
    let code = Code { qualname: try_str(qualname)?.into(), ..(*function.code).clone() };
    let mut renamed = Function::new(Arc::new(code), function.globals.clone());
    renamed.defaults.clone_from(&function.defaults);
    renamed.keyword_defaults.clone_from(&function.keyword_defaults);
    renamed.closure.clone_from(&function.closure);
    renamed.twin = twins::new_of_named_tuple(&renamed);
    Ok(Outcome::Value(Value::object(Kind::Function(Box::new(renamed)))))
});

fn compiled(context: &Context<'_>, source: Source) -> Result<Outcome> {
    let program = compile(source).map_err(|error| error.raised())?;
    let interpreter = context.interpreter;
    for import in &program.imports {
        interpreter.load(import);
    }
    let number = interpreter.next_module();
    let namespace = Arc::new(Namespace::new("__main__", number, program.names.clone()));
    let function = Function::new(program.code, namespace.clone());
    let function = Value::object(Kind::Function(Box::new(function)));
    let module = Value::object(Kind::Module(Module::new(namespace)));
    Ok(Outcome::Value(Value::tuple(vec![function, module])))
}
