//! `os`.

use crate::effect::Effect;
use crate::object::{NativeFunction, NativeModule, Outcome, Value};

pub(crate) static OS: NativeModule = NativeModule {
    name: "os",
    members: &[("cpu_count", Value::Native(&CPU_COUNT))],
    of_interpreter: |_, _| None,
};

pub(crate) static CPU_COUNT: NativeFunction = NativeFunction::new("cpu_count", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::CpuCount))
});
