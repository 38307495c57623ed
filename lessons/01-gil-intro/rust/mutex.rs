use std::sync::Mutex;
use std::thread;

fn main() {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..1_000_000 {
                    *counter.lock().unwrap() += 1;
                }
            });
        }
    });
    println!("{}", counter.into_inner().unwrap());
}
