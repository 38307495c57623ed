//! `_signals`: what the library's `signal` asks of the host.

use crate::effect::{Effect, SignalRequest};
use crate::object::{NativeFunction, NativeModule, Outcome, Result, Value};

pub(crate) static SIGNALS: NativeModule = NativeModule {
    name: "_signals",
    members: &[
        ("watch", Value::Native(&WATCH)),
        ("send", Value::Native(&SEND)),
        ("set_timer", Value::Native(&SET_TIMER)),
        ("timer", Value::Native(&TIMER)),
        ("pause", Value::Native(&PAUSE)),
    ],
    of_interpreter: |_, _| None,
};

fn ask(request: SignalRequest) -> Result<Outcome> {
    Ok(Outcome::Effect(Effect::Signal(request)))
}

static WATCH: NativeFunction = NativeFunction::new("watch", |_, args| {
    let [function] = args.exactly()?;
    ask(SignalRequest::Watch(function.clone()))
});

static SEND: NativeFunction = NativeFunction::new("send", |_, args| {
    let [signal] = args.exactly()?;
    ask(SignalRequest::Send(signal.to_index()?))
});

/// `set_timer(signal, after, interval)`
static SET_TIMER: NativeFunction = NativeFunction::new("set_timer", |_, args| {
    let [signal, after, interval] = args.exactly()?;
    let (after, interval) = (after.to_float()?, interval.to_float()?);
    ask(SignalRequest::SetTimer { signal: signal.to_index()?, after, interval })
});

static TIMER: NativeFunction = NativeFunction::new("timer", |_, args| {
    let [signal] = args.exactly()?;
    ask(SignalRequest::Timer(signal.to_index()?))
});

static PAUSE: NativeFunction = NativeFunction::new("pause", |_, args| {
    let [] = args.exactly()?;
    ask(SignalRequest::Pause)
});
