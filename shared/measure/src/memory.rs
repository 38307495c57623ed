//! How much memory processes take, as Linux counts it.

use std::collections::HashMap;
use std::fs;
use std::iter::Sum;

/// What some processes have in memory, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// All pages that are in memory for them. What several processes share counts for each of them (RSS).
    pub resident: u64,
    /// The same, but of what n processes share each counts the n-th part, so that the sum over all processes is what
    /// the machine has less (PSS).
    pub proportional: u64,
}

impl Memory {
    /// Of this process, of all that it has started, and of theirs. `None` where the system does not tell: Linux does from
    /// 4.14 on, in `/proc/PID/smaps_rollup` (proc(5)).
    pub fn of_this_and_its_children() -> Option<Self> {
        let this = std::process::id();
        let own = Self::of(this)?;
        // One that has just ended has none.
        Some(descendants(this).into_iter().filter_map(Self::of).chain([own]).sum())
    }

    fn of(process: u32) -> Option<Self> {
        Self::read(&fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?)
    }

    /// From lines such as `Rss:                1234 kB`.
    fn read(rollup: &str) -> Option<Self> {
        let bytes = |name: &str| {
            let line = rollup.lines().find_map(|line| line.strip_prefix(name))?;
            let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
            Some(kib * 1024)
        };
        Some(Self { resident: bytes("Rss:")?, proportional: bytes("Pss:")? })
    }
}

impl Sum for Memory {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            resident: sum.resident + one.resident,
            proportional: sum.proportional + one.proportional,
        })
    }
}

/// The processes that one has started, those that they have started, and so on.
fn descendants(ancestor: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        if let Some(parent) = parent(&stat) {
            children.entry(parent).or_default().push(process);
        }
    }
    let (mut found, mut left) = (Vec::new(), vec![ancestor]);
    while let Some(process) = left.pop() {
        let born = children.remove(&process).unwrap_or_default();
        found.extend(&born);
        left.extend(born);
    }
    found
}

/// From a line such as `26156 (a name) S 26155 …`. The name may hold anything, brackets too.
fn parent(stat: &str) -> Option<u32> {
    let (_, after_name) = stat.rsplit_once(") ")?;
    after_name.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_lines_are_read() {
        let rollup = "00400000-7ffd ---p 00000000 00:00 0    [rollup]\nRss:      2000 kB\nPss:       500 kB\n\
                      Pss_Dirty:      100 kB\n";
        let memory = Memory::read(rollup);
        assert_eq!(memory, Some(Memory { resident: 2_048_000, proportional: 512_000 }));
        assert_eq!(Memory::read("nothing"), None);
        assert_eq!(parent("7 (a ) name) S 3 7 7 0"), Some(3));
    }

    /// A page that two processes share counts twice in one sum, and once in the other.
    #[test]
    fn what_is_shared_counts_less_in_proportion() {
        let Some(memory) = Memory::of_this_and_its_children() else {
            println!("skipped: this system does not tell");
            return;
        };
        assert!(memory.proportional > 0 && memory.proportional <= memory.resident, "{memory:?}");
    }
}
