//! Simulating a program from start to end.

use pyvm::bytecode::Program;
use pyvm::object::Numbered;
use pyvm::{Interpreter, ending};
use timeline::GilStatistics;

use crate::options::Options;
use crate::process::Process;
use crate::simulated::{Simulated, ThreadTimes};
use crate::thread::{Then, ThreadId};
use crate::world::World;

/// Simulates a compiled program. The same program and options give the same result, on every machine.
pub fn run(program: &Program, options: &Options) -> Simulated {
    let _identities = Numbered::begin();
    let mut world = World::new(program, options);
    let (_, main) = world.add_process(Process::new(Vec::new(), None, String::new(), false), 0);
    let interpreter = Interpreter::new(program.clone(), options.python, "__main__", options.argv.clone());
    let state = interpreter.main_thread();
    let home = world.add_home(interpreter, None);
    world.begin_main(main, home, state, Then::Main);
    world.make_ready(main, 0);
    let deadlock = if world.run() { None } else { Some(world.deadlock_report()) };
    result(world, deadlock)
}

fn result(mut world: World<'_>, deadlock: Option<String>) -> Simulated {
    let latest_ns = world.threads.iter().map(|thread| thread.now_ns).max().unwrap_or(0);
    let end_ns = world.ended_ns.unwrap_or(latest_ns);
    let memory_errors = std::mem::take(&mut world.memory_errors);
    for error in &memory_errors {
        world.output.report(&format!("memory error: {error}\n"));
    }
    let exit = match deadlock {
        Some(report) => {
            world.output.report(&report);
            let what = report.trim_end().lines().map(str::trim).collect::<Vec<_>>().join("; ");
            ending::Exit::Failed(what)
        }
        None => {
            let result = world.processes[0].result.take().unwrap_or(Ok(pyvm::object::Value::None));
            ending::exit(world.outside_subset.take(), result, world.output.full, &memory_errors)
        }
    };
    let mut gil = GilStatistics::default();
    world.gils.iter().for_each(|other| gil.add(&other.statistics));
    let seconds = |ns: u64| ns as f64 / 1e9;
    let threads = world.threads.iter().enumerate().map(|(number, thread)| ThreadTimes {
        name: world.track_name(ThreadId(number)),
        ran_s: seconds(thread.ran_ns),
        waited_gil_s: seconds(thread.waited_gil_ns),
        blocked_s: seconds(thread.blocked_ns),
    });
    Simulated {
        exit,
        virtual_s: seconds(end_ns),
        cpu_s: seconds(world.threads.iter().map(|thread| thread.ran_ns).sum()),
        gil,
        threads: threads.collect(),
        started: world.started,
        memory_errors,
        instructions: world.instructions,
        stdout: std::mem::take(&mut world.output.out),
        stderr: std::mem::take(&mut world.output.err),
        trace: world.recorder.into_trace(),
    }
}
