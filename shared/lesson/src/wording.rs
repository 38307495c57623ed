//! How numbers are written on a page.

/// A number of cores.
pub fn cores(cores: usize) -> String {
    many(cores, "core")
}

/// A number of things.
pub fn many(n: usize, thing: &str) -> String {
    let plural = if thing.ends_with('s') { "es" } else { "s" };
    format!("{n} {thing}{}", if n == 1 { "" } else { plural })
}

/// Seconds, as milliseconds with one digit.
pub fn milliseconds(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1000.0)
}

/// Seconds, in the unit that suits them.
pub fn readable(seconds: f64) -> String {
    match seconds {
        s if s < 0.001 => format!("{:.0} µs", s * 1e6),
        s => format!("{:.1} ms", s * 1e3),
    }
}

/// Bytes, as megabytes.
pub fn megabytes(bytes: f64) -> String {
    let megabytes = bytes / 1e6;
    if megabytes < 9.995 { format!("{megabytes:.2} MB") } else { format!("{megabytes:.1} MB") }
}

/// A number with its digits in groups of three.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(4_000_000), "4,000,000");
        assert_eq!(many(1, "process"), "1 process");
        assert_eq!(many(4, "process"), "4 processes");
        assert_eq!(milliseconds(0.0123), "12.3 ms");
        assert_eq!((readable(0.0123), readable(0.000_05)), ("12.3 ms".to_owned(), "50 µs".to_owned()));
        assert_eq!((megabytes(130_000.0), megabytes(12e6)), ("0.13 MB".to_owned(), "12.0 MB".to_owned()));
    }
}
