//! What the operating system counted: CPU time and context switches.

use serde::{Deserialize, Serialize};

/// CPU time and context switches of a process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// CPU time, user and system, of all threads, in seconds.
    pub cpu_s: f64,
    /// Context switches of all threads.
    pub context_switches: ContextSwitches,
}

/// How often threads left their core. Zero where the system does not count (Windows).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextSwitches {
    /// Because a thread waited for something.
    pub voluntary: u64,
    /// Because the system gave the core to another thread.
    pub involuntary: u64,
}

impl Usage {
    /// Of this process so far.
    pub fn of_this_process() -> Self {
        Self::of(false)
    }

    /// Of all child processes that have ended and were waited for, so far.
    pub fn of_children() -> Self {
        Self::of(true)
    }

    #[cfg(unix)]
    fn of(children: bool) -> Self {
        use nix::sys::resource::{UsageWho, getrusage};
        use nix::sys::time::TimeValLike;
        let who = if children { UsageWho::RUSAGE_CHILDREN } else { UsageWho::RUSAGE_SELF };
        let Ok(usage) = getrusage(who) else { return Self::default() };
        let cpu_us = (usage.user_time() + usage.system_time()).num_microseconds();
        Self {
            cpu_s: std::time::Duration::from_micros(u64::try_from(cpu_us).unwrap_or(0)).as_secs_f64(),
            context_switches: ContextSwitches {
                voluntary: u64::try_from(usage.voluntary_context_switches()).unwrap_or(0),
                involuntary: u64::try_from(usage.involuntary_context_switches()).unwrap_or(0),
            },
        }
    }

    /// Not counted on this system.
    #[cfg(not(unix))]
    fn of(_: bool) -> Self {
        Self::default()
    }

    /// What came since an earlier reading.
    pub fn since(&self, earlier: &Self) -> Self {
        let switches = (&self.context_switches, &earlier.context_switches);
        Self {
            cpu_s: (self.cpu_s - earlier.cpu_s).max(0.0),
            context_switches: ContextSwitches {
                voluntary: switches.0.voluntary.saturating_sub(switches.1.voluntary),
                involuntary: switches.0.involuntary.saturating_sub(switches.1.involuntary),
            },
        }
    }

    /// Adds another process's.
    pub fn add(&mut self, other: &Self) {
        self.cpu_s += other.cpu_s;
        self.context_switches.voluntary += other.context_switches.voluntary;
        self.context_switches.involuntary += other.context_switches.involuntary;
    }
}

/// Lets this process have so many files open, if the system allows it without privileges. Gives how many it may have.
#[cfg(unix)]
pub fn raise_file_limit(files: u64) -> u64 {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE) else { return 0 };
    let wanted = files.min(hard);
    if wanted > soft && setrlimit(Resource::RLIMIT_NOFILE, wanted, hard).is_ok() { wanted } else { soft }
}

/// This system has no such limit.
#[cfg(not(unix))]
pub fn raise_file_limit(files: u64) -> u64 {
    files
}
