//! The timeline in a terminal.

use insta::assert_snapshot;
use timeline::EventKind::{Drops, Finishes, Ready, Runs, Takes, Wants};
use timeline::terminal::{MAX_WIDTH, MIN_WIDTH, Options, render};
use timeline::{Trace, Why};

use crate::traces::{MS, alternating, convoy, free_threaded, sleeper, trace, track};

fn whole(trace: &Trace, width: usize) -> String {
    render(trace, &Options::whole(trace, width))
}

fn window(trace: &Trace, from_ns: u64, to_ns: u64) -> String {
    render(trace, &Options { from_ns, to_ns, ..Options::whole(trace, 80) })
}

/// The picture in the lecture: who waits, asks after 5 ms, and gets the GIL.
#[test]
fn two_threads_that_compute_take_turns() {
    assert_snapshot!(whole(&alternating(5_000, 5), 80), @"
    ms               |0        |5         |10       |15        |20       |25
    MainThread       ###########..........###########..........###########..........
    Thread-1 (task)  ...........##########...........##########...........##########
    drop request               ^          ^         ^          ^         ^

    # runs   . waits for the GIL   ^ a waiter asks: its interval ran out
    one column is 0.476 ms of virtual time
    ");
}

#[test]
fn a_narrow_terminal_cuts_names_and_breaks_the_legend() {
    assert_snapshot!(whole(&alternating(5_000, 5), 40), @"
    ms             |0      |10     |20
    MainThread     ####....#####....####....
    Thread-1 (t..  ....####.....####....####
    drop request       ^   ^   ^   ^   ^

    # runs   . waits for the GIL
    ^ a waiter asks: its interval ran out
    one column is 1.2 ms of virtual time
    ");
}

#[test]
fn a_wide_terminal_shows_more_detail() {
    assert_snapshot!(whole(&alternating(5_000, 5), 120), @"
    ms               |0               |5               |10              |15              |20              |25
    MainThread       #################.................##################.................#################.................
    Thread-1 (task)  .................#################..................#################.................#################
    drop request                      ^                ^                ^                ^                ^

    # runs   . waits for the GIL   ^ a waiter asks: its interval ran out
    one column is 0.291 ms of virtual time
    ");
}

#[test]
fn a_sleeping_thread_leaves_the_gil_to_the_other_and_waits_for_it_when_it_wakes() {
    assert_snapshot!(whole(&sleeper(), 80), @"
    ms              |0           |5           |10           |15          |20
    MainThread      ################...##################################...########
    Thread-1 (nap)     .............###---------------------.............###
    drop request                    ^                                    ^

    # runs   . waits for the GIL   - blocked (sleep)
    ^ a waiter asks: its interval ran out
    one column is 0.375 ms of virtual time
    ");
}

/// Each answer takes a tenth of a column: it is drawn all the same.
#[test]
fn in_a_convoy_no_answer_vanishes() {
    assert_snapshot!(whole(&convoy(6), 80), @"
    ms            |0        |5         |10       |15        |20       |25        |30
    server        ..........+..........+..........+..........+..........+..........+
    burner        ##################################################################
    drop request            ^          ^          ^          ^          ^          ^

    # runs   + runs for less than a column at a time   . waits for the GIL
    ^ a waiter asks: its interval ran out
    one column is 0.471 ms of virtual time
    ");
}

#[test]
fn without_a_gil_threads_run_at_once() {
    assert_snapshot!(whole(&free_threaded(), 80), @"
    ms               |0       |2        |4        |6       |8        |10       |12
    MainThread       #######################################-------------------#####
    Thread-1 (task)       #####################################################

    # runs   - blocked (join)
    one column is 0.206 ms of virtual time
    ");
}

#[test]
fn native_code_overlaps_and_a_thread_may_lack_a_core() {
    let hash = [(0, Takes), (1_000, Drops(Why::Native)), (9_000, Wants), (9_000, Takes), (10_000, Finishes)];
    let task = [(0, Wants), (1_000, Takes), (5_000, Ready), (7_000, Runs), (9_000, Drops(Why::Ends))];
    assert_snapshot!(whole(&trace(vec![track("hash", &hash), track("task", &task)]), 80), @"
    ms            |0           |2           |4           |6           |8
    hash          #######====================================================#######
    task          .......##########################:::::::::::::#############

    # runs   = runs native code without the GIL   . waits for the GIL
    : ready, but has no core
    one column is 0.151 ms of virtual time
    ");
}

/// Almost forty turns in each column: neither thread may look idle, nor as if it ran alone.
#[test]
fn turns_too_short_to_draw_are_drawn_alike() {
    assert_snapshot!(whole(&alternating(100, 2_400), 80), @"
    ms               |0           |50          |100         |150         |200
    MainThread       +++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++
    Thread-1 (task)  +++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++
    drop request     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    + runs for less than a column at a time   ^ a waiter asks: its interval ran out
    one column is 3.811 ms of virtual time
    ");
}

#[test]
fn a_thread_that_is_hardly_interrupted_is_drawn_as_running() {
    assert_snapshot!(whole(&convoy(200), 80), @"
    ms            |0          |200         |400         |600        |800
    server        ++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++
    burner        ##################################################################
    drop request  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    # runs   + runs for less than a column at a time
    ^ a waiter asks: its interval ran out
    one column is 15.756 ms of virtual time
    ");
}

#[test]
fn a_window_shows_its_part_of_the_run() {
    assert_snapshot!(window(&alternating(5_000, 5), 7 * MS, 18 * MS), @"
    ms                    |8          |10        |12         |14        |16
    MainThread       .................#############################.................
    Thread-1 (task)  #################.............................#################
    drop request                      ^                           ^

    # runs   . waits for the GIL   ^ a waiter asks: its interval ran out
    one column is 0.174 ms of virtual time
    ");
}

#[test]
fn a_thread_without_an_end_goes_on_to_the_end_of_the_window() {
    let one = trace(vec![track("MainThread", &[(2_000, Takes)])]);
    assert_snapshot!(window(&one, 0, 10 * MS), @"
    ms            |0           |2           |4           |6           |8
    MainThread                 #####################################################

    # runs
    one column is 0.151 ms of virtual time
    ");
}

#[test]
fn nothing_is_drawn_after_events_were_lost() {
    let cut =
        Trace { lost_events: 12, ..trace(vec![track("a", &[(0, Takes)]), track("b", &[(5_000, Wants)])]) };
    assert_snapshot!(window(&cut, 0, 10 * MS), @"
    ms            |0           |2           |4           |6           |8
    a             #################################
    b

    # runs
    one column is 0.151 ms of virtual time
    12 later events were not recorded
    ");
}

#[test]
fn an_empty_trace_says_so() {
    assert_eq!(whole(&trace(vec![]), 80), "no thread was recorded\n");
}

#[test]
fn a_window_after_the_run_is_empty() {
    assert_snapshot!(window(&alternating(5_000, 5), 50 * MS, 60 * MS), @"
    ms               |50         |52          |54         |56          |58
    MainThread
    Thread-1 (task)

    one column is 0.158 ms of virtual time
    ");
}

/// Colour adds codes around the glyphs, and changes nothing else.
#[test]
fn colour_is_an_addition() {
    let trace = sleeper();
    let plain = whole(&trace, 80);
    let coloured = render(&trace, &Options { colour: true, ..Options::whole(&trace, 80) });
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.contains('\u{1b}'));
    assert_eq!(without_codes(&coloured), plain);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let traces = [alternating(5_000, 5), sleeper(), convoy(6), free_threaded(), trace(vec![track("", &[])])];
    let widths = [0, 1, MIN_WIDTH, 21, 33, 40, 79, 80, 120, MAX_WIDTH, usize::MAX];
    let windows =
        [(0, 0), (0, 1), (0, 30 * MS), (9, 3), (12_345_678, 12_345_999), (0, u64::MAX), (u64::MAX, u64::MAX)];
    for trace in &traces {
        for width in widths {
            for (from_ns, to_ns) in windows {
                let page = render(trace, &Options { width, from_ns, to_ns, colour: true });
                let widest = without_codes(&page).lines().map(str::len).max();
                let allowed = width.clamp(MIN_WIDTH, MAX_WIDTH);
                assert!(widest <= Some(allowed), "width {width}, {from_ns} to {to_ns} ns:\n{page}");
            }
        }
    }
}

/// A thread's name is the program's to choose; it must not move the cursor.
#[test]
fn a_name_is_shown_and_not_obeyed() {
    let page = whole(&trace(vec![track("a\u{1b}[2Jb\n", &[(0, Takes), (1, Finishes)])]), 80);
    assert!(page.contains("a?[2Jb?"), "{page}");
}

/// The text as it is seen: without what is between ESC and `m`.
fn without_codes(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.filter_map(|piece| piece.split_once('m')).map(|(_, rest)| rest).collect::<String>()
}
