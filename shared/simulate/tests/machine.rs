//! The virtual machine as a program sees it: time, threads, files, the web.

mod common;

use common::{options, printed, simulated};
use pyvm::ending::Exit;
use simulate::{Options, Recording};

#[test]
fn a_thousand_threads_sleep_at_the_same_time() {
    let program = "
import threading, time
threads = [threading.Thread(target=time.sleep, args=(1,)) for _ in range(1000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(threads), threading.active_count())
";
    let ran = simulated(program, &options("3.13", 4));
    assert_eq!((ran.exit, &*ran.stdout), (Exit::Done, "1000 1\n"));
    assert!((1.0..1.2).contains(&ran.virtual_s), "{}", ran.virtual_s);
    assert_eq!(ran.threads.len(), 1001);
}

#[test]
fn a_year_of_sleep_takes_no_time() {
    let seconds =
        printed("import time\nt = time.time()\ntime.sleep(31_536_000)\nprint(round(time.time() - t))");
    assert_eq!(seconds, "31536000\n");
}

#[test]
fn a_thread_s_time_is_told_apart() {
    let program = "
import threading, time
def work():
    time.sleep(0.1)
    for _ in range(3_000_000):
        pass
threads = [threading.Thread(target=work, name=name) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let ran = simulated(program, &options("3.13", 2));
    let [main, a, b] = &ran.threads[..] else { panic!("{:?}", ran.threads) };
    assert_eq!([&*main.name, &*a.name, &*b.name], ["MainThread", "a", "b"]);
    for thread in [a, b] {
        assert!(thread.ran_s > 0.04 && thread.waited_gil_s > 0.04, "{thread:?}");
        assert!((0.1..0.11).contains(&thread.blocked_s), "{thread:?}");
    }
    assert!(main.blocked_s > 0.15, "{main:?}");
    let without = simulated(program, &options("3.13t", 2));
    assert!(without.threads.iter().all(|thread| thread.waited_gil_s == 0.0), "{:?}", without.threads);
}

#[test]
fn daemons_stop_with_the_program() {
    let program = "
import threading, time
def forever():
    while True:
        time.sleep(1)
threading.Thread(target=forever, daemon=True).start()
time.sleep(3.5)
print('done')
";
    let ran = simulated(program, &options("3.13", 2));
    assert_eq!((ran.exit, &*ran.stdout), (Exit::Done, "done\n"));
    assert!(ran.virtual_s < 3.6, "{}", ran.virtual_s);
}

#[test]
fn an_exit_code_is_the_program_s() {
    let ran = simulated("import sys\nsys.exit(7)", &options("3.13", 1));
    assert_eq!(ran.exit, Exit::Exited(7));
    let ran = simulated("1 / 0", &options("3.13", 1));
    assert_eq!(ran.exit, Exit::Failed("ZeroDivisionError: division by zero".to_owned()));
    assert!(ran.stderr.starts_with("Traceback (most recent call last):\n"), "{}", ran.stderr);
}

#[test]
fn files_are_in_memory() {
    let program = "
import os, tempfile
print(os.listdir('.'), open('p.py').readline().strip(), open('data/given.txt').read())
os.makedirs('a/b')
with open('a/b/c.txt', 'w') as f:
    f.write('one\\ntwo\\n')
with open('a/b/c.txt', 'a') as f:
    f.write('three\\n')
print(list(open('a/b/c.txt')), os.path.getsize('a/b/c.txt'))
for wrong in ('nothing.txt', 'a'):
    try:
        open(wrong)
    except OSError as error:
        print(type(error).__name__, error)
with tempfile.TemporaryDirectory() as folder:
    print(folder, os.listdir(folder))
print(os.path.exists(folder))
os.rename('a/b/c.txt', 'd.txt')
print(os.listdir('a/b'), sorted(os.listdir('.')))
";
    let files = vec![("data/given.txt".to_owned(), b"given".to_vec())];
    let ran = simulated(&program[1..], &Options { files, ..options("3.13", 2) });
    let expected = "\
['data', 'p.py'] import os, tempfile given
['one\\n', 'two\\n', 'three\\n'] 14
FileNotFoundError [Errno 2] No such file or directory: 'nothing.txt'
IsADirectoryError [Errno 21] Is a directory: 'a'
/tmp/tmp00000001 []
False
[] ['a', 'd.txt', 'data', 'p.py']
";
    assert_eq!(ran.stdout, expected, "{}", ran.stderr);
}

#[test]
fn every_address_answers_after_the_same_time() {
    let program = "
import time, urllib.request
from concurrent.futures import ThreadPoolExecutor
def fetch(url):
    return len(urllib.request.urlopen(url).read())
began = time.perf_counter()
with ThreadPoolExecutor(max_workers=10) as pool:
    sizes = list(pool.map(fetch, ['https://example.com/' + str(i) for i in range(10)]))
print(len(set(sizes)), min(sizes) > 1000)
print(0.1 < time.perf_counter() - began < 0.11)
began = time.perf_counter()
fetch('https://httpbin.org/delay/2')
print(2.1 < time.perf_counter() - began < 2.11)
for url in ('https://example.com/status/404', 'http://nobody.invalid/'):
    try:
        fetch(url)
    except OSError as error:
        print(error)
";
    let expected = "1 True\nTrue\nTrue\nHTTP Error 404: Not Found\n<urlopen error [Errno -2] Name or service not known>\n";
    assert_eq!(printed(program), expected);
}

/// An object's number is not its address: it is the same in every run.
#[test]
fn identities_are_the_same_in_every_run() {
    let program = "
class Thing:
    pass
things = [Thing() for _ in range(3)]
print(id(things[0]) == id(things[0]), len({id(t) for t in things}), things[1], object(), len, hash(int))
print([things.index(thing) for thing in {*things, Thing()} if thing in things], {int, str, float})
";
    let runs: Vec<_> = (0..3)
        .map(|_| std::thread::spawn(move || printed(program)).join().expect("it does not panic"))
        .collect();
    assert!(runs.iter().all(|run| *run == runs[0]), "{runs:?}");
    assert!(runs[0].starts_with("True 3 <__main__.Thing object at 0x7f00"), "{}", runs[0]);
}

#[test]
fn one_core_is_shared_fairly() {
    let program = "
import threading
def work():
    for _ in range(1_000_000):
        pass
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let ran = simulated(program, &options("3.13t", 1));
    let ran_s: Vec<f64> = ran.threads[1..].iter().map(|thread| thread.ran_s).collect();
    assert!(ran_s.iter().all(|s| (s - ran_s[0]).abs() < 0.001), "{ran_s:?}");
    // No thread had ended before the last one was through with three quarters.
    assert!(ran.virtual_s < 4.05 * ran_s[0], "{} {ran_s:?}", ran.virtual_s);
}

/// A trace has the tracks that a measured run has, by the same names; without one, nothing is kept.
#[test]
fn a_trace_is_recorded_where_it_is_wanted() {
    let program = "
import threading, time
def worker():
    time.sleep(0.01)
threads = [threading.Thread(target=worker) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let recorded = Options { recording: Recording::All, ..options("3.13", 2) };
    let ran = simulated(program, &recorded);
    let names: Vec<&str> = ran.trace.tracks.iter().map(|track| &*track.name).collect();
    assert_eq!(names, ["MainThread", "Thread-1 (worker)", "Thread-2 (worker)"]);
    assert!(ran.trace.end_ns() > 10_000_000);
    let without = simulated(program, &options("3.13", 2));
    assert!(without.trace.tracks.is_empty());
    assert_eq!((without.virtual_s, without.gil), (ran.virtual_s, ran.gil), "recording changes nothing");
}

/// A thousand simulations, several at a time on a busy machine: the same to the last bit.
#[test]
fn a_thousand_runs_are_one() {
    let program = "
import threading, time
total = 0
def work(turns):
    global total
    for i in range(turns):
        total = int(total) + 1
        if i % 50 == 0:
            time.sleep(0.0001)
threads = [threading.Thread(target=work, args=(100 * n,)) for n in range(1, 5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, threads, {object(), print})
";
    let recorded = Options { recording: Recording::All, ..options("3.13t", 3) };
    let first = simulated(program, &recorded);
    assert!(first.stdout.starts_with(char::is_numeric), "{}", first.stderr);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..250 {
                    assert_eq!(simulated(program, &recorded), first);
                }
            });
        }
    });
}
