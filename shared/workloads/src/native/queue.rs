//! The twin of `producer.py`: a bounded channel between two threads.

use std::thread;
use std::time::Duration;

use crossbeam::channel::bounded;

/// What went through a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// How many items were in it at the most.
    pub fullest: usize,
    /// Seconds that the producer waited, and the consumer.
    pub waited_s: [f64; 2],
}

/// Sends so many items through a channel with this room; an item takes so many milliseconds to make and to use. `stopwatch`
/// gives the seconds that some work took: this crate has no clock.
pub fn flow(
    items: u32,
    room: usize,
    produce_ms: u64,
    consume_ms: u64,
    stopwatch: fn(&mut dyn FnMut()) -> f64,
) -> Flow {
    // ANCHOR: flow
    let (sender, receiver) = bounded(room);
    thread::scope(|scope| {
        let producer = scope.spawn(move || {
            let (mut waited_s, mut sent) = (0.0, true);
            for item in 0..items {
                thread::sleep(Duration::from_millis(produce_ms));
                waited_s += stopwatch(&mut || sent = sender.send(item).is_ok()); // waits while the channel is full
                if !sent {
                    break; // the consumer is gone
                }
            }
            waited_s // the sender is dropped here: the channel ends when it is empty
        });
        let (mut waited_s, mut fullest) = (0.0, 0);
        loop {
            let mut item = None;
            waited_s += stopwatch(&mut || item = receiver.recv().ok()); // waits while it is empty
            if item.is_none() {
                break;
            }
            fullest = fullest.max(receiver.len() + 1);
            thread::sleep(Duration::from_millis(consume_ms));
        }
        Flow { fullest, waited_s: [producer.join().unwrap_or(f64::NAN), waited_s] }
    })
    // ANCHOR_END: flow
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bounded_channel_holds_no_more_than_its_room() {
        let work = |work: &mut dyn FnMut()| {
            work();
            0.0
        };
        let flow = flow(20, 2, 0, 1, work);
        // One more is in the consumer's hands.
        assert!((1..=3).contains(&flow.fullest), "{flow:?}");
    }
}
