//! Where a time axis has its ticks, and what they say.

/// A mark on the time axis.
pub(crate) struct Tick {
    /// Nanoseconds since the run began.
    pub(crate) at_ns: u64,
    /// The same in milliseconds: `12.5`.
    pub(crate) label: String,
}

/// The ticks from `from_ns` up to, but without, `to_ns`: at round times (1, 2 or 5 × a power of ten)
/// and as many as there are room for, which must be at least 2.
pub(crate) fn ticks(from_ns: u64, to_ns: u64, at_most: u64) -> Vec<Tick> {
    let step_ns = round_steps()
        .find(|step| to_ns.div_ceil(*step).saturating_sub(from_ns.div_ceil(*step)) <= at_most)
        .unwrap_or(u64::MAX);
    (from_ns.div_ceil(step_ns)..to_ns.div_ceil(step_ns))
        .map(|index| index * step_ns)
        .map(|at_ns| Tick { at_ns, label: milliseconds(at_ns) })
        .collect()
}

/// 1, 2, 5, 10, 20, 50 … as far as a `u64` goes.
fn round_steps() -> impl Iterator<Item = u64> {
    (0..=18).map(|power| 10_u64.pow(power)).flat_map(|unit| [unit, 2 * unit, 5 * unit])
}

/// A time in milliseconds, exactly and without needless zeros: `5`, `12.5`, `0.000001`.
pub(crate) fn milliseconds(ns: u64) -> String {
    let (whole, fraction) = (ns / 1_000_000, ns % 1_000_000);
    if fraction == 0 {
        return whole.to_string();
    }
    let digits = format!("{fraction:06}");
    format!("{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from_ns: u64, to_ns: u64, at_most: u64) -> Vec<String> {
        ticks(from_ns, to_ns, at_most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_at_round_times() {
        assert_eq!(labels(0, 30_000_000, 6), ["0", "5", "10", "15", "20", "25"]);
        assert_eq!(labels(0, 1_000_000, 5), ["0", "0.2", "0.4", "0.6", "0.8"]);
    }

    #[test]
    fn ticks_of_a_later_window_count_from_the_beginning_of_the_run() {
        assert_eq!(labels(7_000_000, 18_000_000, 3), ["10", "15"]);
    }

    #[test]
    fn there_are_never_more_ticks_than_room() {
        for to_ns in [0, 1, 2, 3, 999, 1_000_001, u64::MAX] {
            assert!(ticks(0, to_ns, 2).len() <= 2, "0 to {to_ns} ns");
        }
    }

    #[test]
    fn milliseconds_are_exact() {
        assert_eq!(milliseconds(12_500_000), "12.5");
        assert_eq!(milliseconds(1), "0.000001");
    }
}
