//! The clocks of Python's `time` module.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use pyvm::Clock;

/// What a clock shows, in seconds. `began` is when the run began.
pub(crate) fn read(clock: Clock, began: Instant) -> f64 {
    match clock {
        Clock::Wall => SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64(),
        Clock::Performance | Clock::Monotonic => began.elapsed().as_secs_f64(),
        Clock::Process | Clock::Thread => cpu_time(clock),
    }
}

/// Does some work, and gives how many seconds it took beside what it gave.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let result = std::hint::black_box(work());
    (result, began.elapsed().as_secs_f64())
}

/// The seconds that some work takes.
pub fn stopwatch(work: &mut dyn FnMut()) -> f64 {
    timed(work).1
}

#[cfg(unix)]
fn cpu_time(clock: Clock) -> f64 {
    use nix::time::{ClockId, clock_gettime};
    let id = match clock {
        Clock::Thread => ClockId::CLOCK_THREAD_CPUTIME_ID,
        _ => ClockId::CLOCK_PROCESS_CPUTIME_ID,
    };
    clock_gettime(id).map_or(0.0, |time| std::time::Duration::from(time).as_secs_f64())
}

#[cfg(not(unix))]
fn cpu_time(_: Clock) -> f64 {
    0.0
}
