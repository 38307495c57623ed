//! The twin of `records.py`: records in chunks, on the threads of a pool.

use rayon::prelude::*;

use crate::native::Pool;

/// A record's number and its value.
type Record = (u64, u64);

// ANCHOR: records
/// What is made of a record: the sum of the squares below its value.
fn process((id, value): Record) -> Record {
    (id, (0..value).map(|i| std::hint::black_box(i).pow(2)).sum())
}

/// One after the other.
pub fn in_sequence(records: &[Record]) -> Vec<Record> {
    records.iter().copied().map(process).collect()
}

/// On the pool's threads. rayon cuts the chunks: for three records, for none, and for a number that does not divide.
pub fn in_rayon(pool: &Pool, records: &[Record]) -> Vec<Record> {
    pool.install(|| records.par_iter().copied().map(process).collect())
}
// ANCHOR_END: records

/// The records of the program.
pub fn records(count: u64) -> Vec<Record> {
    (0..count).map(|id| (id, id % 1000)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_records_comes_back_in_order() {
        let pool = crate::native::pool();
        for count in [0, 1, 3, 7, 1000] {
            let records = records(count);
            let results = in_rayon(&pool, &records);
            assert_eq!(results, in_sequence(&records));
            assert!(results.iter().map(|(id, _)| *id).eq(0..count));
        }
    }
}
