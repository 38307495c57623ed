//! The methods of generators (`Objects/genobject.c`).

use crate::builtins::exceptions::{BASE_EXCEPTION, GENERATOR_EXIT};
use crate::machine::After;
use crate::object::{Args, Kind, NativeFunction, Outcome, Raise, Ref, Result, Value, is_class, is_subclass};

pub(crate) static METHODS: &[NativeFunction] = &[
    NativeFunction::new("__iter__", |_, args| {
        let [generator] = args.exactly()?;
        Ok(Outcome::Value(generator.clone()))
    }),
    NativeFunction::new("__next__", |_, args| {
        let [generator] = args.exactly()?;
        resume(generator, Value::None)
    })
    .resumes(1),
    NativeFunction::new("send", |_, args| {
        let [generator, value] = args.exactly()?;
        resume(generator, value.clone())
    })
    .resumes(2),
    NativeFunction::new("throw", throw),
    NativeFunction::new("close", |_, args| {
        let [generator] = args.exactly()?;
        let raise = Raise::new(&GENERATOR_EXIT, "");
        Ok(Outcome::Throw { generator: object(generator)?, raise, after: After::Close })
    }),
];

fn object(generator: &Value) -> Result<Ref> {
    match generator {
        Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => Ok(object.clone()),
        other => Err(Raise::type_error(format!("expected a generator, not '{}'", other.type_name()))),
    }
}

fn resume(generator: &Value, value: Value) -> Result<Outcome> {
    Ok(Outcome::Resume { generator: object(generator)?, value, after: After::Next })
}

#[expect(clippy::needless_pass_by_value, reason = "a native's signature")]
fn throw(_: &crate::object::Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (generator, thrown) = match args.positional() {
        [generator, thrown] => (generator, thrown.clone()),
        [generator, _, thrown] | [generator, _, thrown, _] if Raise::from_value(thrown).is_some() => {
            (generator, thrown.clone())
        }
        [generator, class, value, ..] => {
            let args = if matches!(value, Value::None) { Vec::new() } else { vec![value.clone()] };
            (generator, Raise::with(class.clone(), args).into_value())
        }
        _ => return Err(Raise::type_error("throw expected at least 1 argument, got 0")),
    };
    let raise = match Raise::from_value(&thrown) {
        Some(raise) => raise,
        None if is_class(&thrown) && is_subclass(&thrown, &Value::Type(&BASE_EXCEPTION)) => {
            Raise::with(thrown, Vec::new())
        }
        None => {
            return Err(Raise::type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {}",
                thrown.type_name()
            )));
        }
    };
    Ok(Outcome::Throw { generator: object(generator)?, raise, after: After::Next })
}
