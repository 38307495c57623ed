//! `time`.

use crate::effect::{Clock, Effect};
use crate::object::{Args, NativeFunction, NativeModule, Outcome, Raise, Result, Value};

pub(crate) static TIME: NativeModule = NativeModule {
    name: "time",
    members: &[
        ("perf_counter", Value::Native(&PERF_COUNTER)),
        ("time", Value::Native(&WALL)),
        ("sleep", Value::Native(&SLEEP)),
        ("monotonic", Value::Native(&MONOTONIC)),
        ("process_time", Value::Native(&PROCESS_TIME)),
        ("thread_time", Value::Native(&THREAD_TIME)),
    ],
    of_interpreter: |interpreter, name| {
        OF_CALENDAR.contains(&name).then(|| interpreter.member_of("_calendar_time", name))
    },
};

/// What the library's `_calendar_time` has.
pub(super) const OF_CALENDAR: &[&str] = &[
    "altzone",
    "asctime",
    "clock",
    "ctime",
    "daylight",
    "get_clock_info",
    "gmtime",
    "localtime",
    "mktime",
    "monotonic_ns",
    "perf_counter_ns",
    "process_time_ns",
    "strftime",
    "strptime",
    "struct_time",
    "thread_time_ns",
    "time_ns",
    "timezone",
    "tzname",
];

static PERF_COUNTER: NativeFunction =
    NativeFunction::new("perf_counter", |_, args| read(args, Clock::Performance));
static WALL: NativeFunction = NativeFunction::new("time", |_, args| read(args, Clock::Wall));
static MONOTONIC: NativeFunction = NativeFunction::new("monotonic", |_, args| read(args, Clock::Monotonic));
static PROCESS_TIME: NativeFunction =
    NativeFunction::new("process_time", |_, args| read(args, Clock::Process));
static THREAD_TIME: NativeFunction = NativeFunction::new("thread_time", |_, args| read(args, Clock::Thread));

fn read(args: Args<'_>, clock: Clock) -> Result<Outcome> {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ReadClock(clock)))
}

/// The longest sleep: what CPython's clock can count, about 292 years.
const MOST_SECONDS: f64 = 9_223_372_036.0;

static SLEEP: NativeFunction = NativeFunction::new("sleep", |_, args| {
    let [seconds] = args.exactly()?;
    // What is no number is told as if an integer were wanted (`_PyTime_FromObject`, `Python/pytime.c`).
    let seconds = seconds.to_float().or_else(|_| seconds.to_index().map(|seconds| seconds as f64))?;
    if seconds.is_nan() {
        return Err(Raise::value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(Raise::value_error("sleep length must be non-negative"));
    }
    if seconds > MOST_SECONDS {
        return Err(Raise::overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    Ok(Outcome::Effect(Effect::Sleep(seconds)))
});
