//! The text of what is no container.

use crate::object::repr::Shown;
use crate::object::{Kind, Ref, Result, Value, class_name, class_of, identity, lock};
use crate::rules::running;

impl Shown {
    /// Shows an object that is neither a number nor text nor a container.
    pub(super) fn other(&mut self, object: &Ref, kind: &Kind) -> Result<()> {
        match kind {
            Kind::Exception(exception) => {
                let args = lock(&exception.args).clone();
                let name = class_name(&exception.class);
                // `ValueError('x')`: unlike a tuple of one, without a comma, since CPython 3.7.
                self.text.push_str(&name);
                let comma = args.len() == 1 && running() < (3, 7);
                return self.items(object, &args, ["(", if comma { ",)" } else { ")" }]);
            }
            Kind::Function(function) => self.at("function", &function.code.qualname, object),
            Kind::Code(code) => self.write(format_args!(
                "<code object {}, file \"{}\", line {}>",
                code.name, code.source.path, code.first_line
            )),
            Kind::Method(method) => match method.function.kind() {
                Some(Kind::Function(function)) => {
                    self.write(format_args!("<bound method {} of ", function.code.qualname));
                    self.value(&method.receiver)?;
                    self.text.push('>');
                }
                _ => {
                    let name = match &method.function {
                        Value::Native(function) => function.name,
                        _ => "?",
                    };
                    let of = method.receiver.type_name();
                    self.write(format_args!(
                        "<built-in method {name} of {of} object at {}>",
                        address(object)
                    ));
                }
            },
            Kind::Class(class) if &*class.module == "builtins" => {
                self.write(format_args!("<class '{}'>", class.qualname));
            }
            Kind::Class(class) => self.write(format_args!("<class '{}.{}'>", class.module, class.qualname)),
            Kind::Instance(instance) => {
                let class = instance.class();
                self.write(format_args!(
                    "<{}.{} object at {}>",
                    class.module,
                    class.qualname,
                    address(object)
                ));
            }
            Kind::Lock(held) => {
                let state = if held.state().count > 0 { "locked" } else { "unlocked" };
                let of = kind.type_name();
                let (count, holder) = match held.state() {
                    free if free.count == 0 => (0, 0),
                    held => (held.count, held.holder + 1),
                };
                let whose = match held.reentrant {
                    true => format!(" owner={holder} count={count}"),
                    false => String::new(),
                };
                self.write(format_args!("<{state} _thread.{of} object{whose} at {}>", address(object)));
            }
            Kind::Custom(_)
                if let Some(members) = crate::builtins::union::members(&Value::Object(object.clone())) =>
            {
                self.write(format_args!("{}", crate::builtins::union::shown(members)));
            }
            Kind::Generator(generator) if lock(generator).class_name() == "generator" => {
                let generator = lock(generator);
                self.write(format_args!("<generator object {} at {}>", generator.name, address(object)));
            }
            _ => {
                let of = class_name(&class_of(&Value::Object(object.clone())));
                self.write(format_args!("<{of} object at {}>", address(object)));
            }
        }
        Ok(())
    }

    fn at(&mut self, what: &str, name: &str, object: &Ref) {
        self.write(format_args!("<{what} {name} at {}>", address(object)));
    }
}

/// Where an object lies in memory, as CPython shows it.
fn address(object: &Ref) -> String {
    format!("{:#x}", identity::of(object))
}
