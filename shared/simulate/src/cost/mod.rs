//! What everything costs: the one place where virtual time comes from.
//!
//! All figures are nanoseconds of CPython 3.13 on the 2-core Linux machine (AMD EPYC) on which the course's own
//! figures were measured. Another machine has other times and much the same ratios, which is what a simulation is
//! for. Each entry names its source: what was measured in CPython, or what was measured on that machine.

mod compute;
mod instruction;
mod native;

pub(crate) use compute::compute;
pub(crate) use instruction::instruction;
pub(crate) use native::native;

/// One entry of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What costs that much.
    pub name: &'static str,
    /// Nanoseconds.
    pub ns: u64,
    /// Where the figure comes from.
    pub source: &'static str,
}

macro_rules! costs {
    ($($(#[doc = $doc:literal])* $name:ident = $ns:expr, $source:literal;)*) => {
        $($(#[doc = $doc])* pub(crate) const $name: u64 = $ns;)*

        /// The whole table, for those who want to show it. Instructions have one of their own, by class.
        pub const COSTS: &[Cost] =
            &[$(Cost { name: stringify!($name), ns: $ns, source: $source }),*];
    };
}

costs! {
    // The operating system.
    /// A core goes from one thread to another.
    CONTEXT_SWITCH = 1_500, "CPython 3.13: two processes on one core hand a byte to and fro over pipes, 3.6 µs a round; one alone writes and reads in 0.65";
    /// From the moment at which somebody wakes a thread to its first instruction on an idle core.
    WAKE = 4_000, "CPython 3.13: two threads hand a pair of locks to and fro, 6 to 13 µs a round";
    /// A thread that waits for a clock wakes this much late: Linux lets timers of ordinary threads slip by so much.
    TIMER_SLACK = 60_000, "CPython 3.13: `time.sleep(0.00007)` takes 0.14 ms; prctl(2), PR_SET_TIMERSLACK: 50 µs";
    /// A system call that wakes another thread.
    WAKE_CALL = 1_000, "as WAKE: the part of it that the waking thread spends";
    /// After so much time a thread makes room for another one that is ready.
    TIME_SLICE = 3_000_000, "Linux: the slice of its scheduler on a small machine (`base_slice_ns`)";
    /// A thread that slept is treated as if it had run this much less than the others.
    SLEEPER_CREDIT = 3_000_000, "Linux: half of the fair scheduler's latency (`place_entity`, kernel/sched/fair.c)";
    /// A woken thread takes the core of one that has run this much longer.
    PREEMPTS_AFTER = 1_000_000, "Linux: the fair scheduler's `wakeup_granularity`";

    // The GIL.
    /// Taking a free GIL, or dropping one that nobody waits for.
    GIL = 50, "CPython 3.13: `acquire` and `release` of a free lock, 106 ns together";
    /// Ticks: between a thread's dropping the lock and its taking it again, when a waiter may be faster.
    OFFER = 200, "stated: then `counter += 1` in four threads loses about half, as in CPython 2.7";

    // Threads and processes.
    /// What starting a thread costs the thread that does it.
    THREAD_START = 35_000, "CPython 3.13: start and join of an empty thread, 51 to 100 µs in all";
    /// What a new thread does before its function.
    THREAD_BEGIN = 15_000, "part of the same";
    /// `fork`, for the parent.
    FORK = 700_000, "CPython 3.13: start and join of an empty process by fork, 2.1 ms in all";
    /// What a forked process does before its function, and at its end.
    FORKED_BEGIN = 900_000, "part of the same";
    /// The same for spawn: a new interpreter starts and imports what it needs.
    SPAWN = 1_500_000, "CPython 3.13: start and join of an empty process by spawn, 41 to 43 ms in all";
    /// What a spawned process does before it imports the program.
    SPAWNED_BEGIN = 38_000_000, "part of the same";
    /// The same where a server makes the process.
    SERVED = 500_000, "CPython 3.13: start and join of an empty process by forkserver, 10 ms in all";
    /// What a process of the server does before it imports the program.
    SERVED_BEGIN = 8_500_000, "part of the same";
    /// The end of a process.
    PROCESS_END = 300_000, "part of each of the three";
    /// A new interpreter in the same process.
    INTERPRETER = 10_000_000, "CPython 3.13: `_interpreters.create` and `destroy`";

    // Effects.
    /// `print`, before its text.
    PRINT = 400, "CPython 3.13: `print('')` to a file";
    /// Each hundred bytes that are printed.
    PRINT_100_BYTES = 16, "CPython 3.13: `print` of 10,000 characters";
    /// Reading a clock, and everything else that the system answers at once.
    SYSTEM_CALL = 100, "CPython 3.13: `time.perf_counter()` 115 ns, `os.getpid()` 200 ns";
    /// Sending a message to another process, or receiving one, before its bytes.
    MESSAGE = 4_000, "CPython 3.13: `Connection.send_bytes` and `recv_bytes` of 100 bytes";
    /// Each hundred bytes of a message.
    MESSAGE_100_BYTES = 20, "CPython 3.13: the same of 50,000 bytes";
    /// Opening, closing or looking up a file.
    FILE = 3_000, "CPython 3.13: `os.stat` 1.2 µs, `open` and `close` of a file that the system has in memory 6 to 10 µs";
    /// Reading or writing, before the bytes.
    FILE_ACCESS = 1_500, "CPython 3.13: an unbuffered `read` of 1 byte 0.8 µs, `write` 3 µs";
    /// Each hundred bytes that are read or written.
    FILE_100_BYTES = 4, "CPython 3.13: the same of 1 MiB";
    /// Connecting to a web server: a virtual one, some thousand kilometres away.
    CONNECT = 40_000_000, "stated: two round trips across a continent";
    /// A web server's answer, before its bytes.
    RESPONSE = 60_000_000, "stated: one round trip and the server's own time";
    /// Each hundred bytes of a web server's answer.
    RESPONSE_100_BYTES = 8_000, "stated: 100 megabits a second";
}
