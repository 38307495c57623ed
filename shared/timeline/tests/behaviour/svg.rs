//! The timeline as a picture.

use timeline::EventKind::{AsksToDrop, Drops, FailsToTake, Finishes, Ready, Runs, Takes, Wants};
use timeline::svg::{MAX_WIDTH, MIN_WIDTH, MOST_TRACKS, Options, render};
use timeline::{Trace, Why};

use crate::traces::{MS, alternating, convoy, free_threaded, sleeper, trace, track};

fn whole(trace: &Trace) -> String {
    render(trace, &Options::whole(trace, "A picture"))
}

/// Every state, and everything that can happen at an instant.
fn everything() -> Trace {
    let hash = [(0, Takes), (1_000, Drops(Why::Native)), (9_000, Wants), (9_000, Takes), (10_000, Finishes)];
    let task = [
        (0, Wants),
        (500, FailsToTake),
        (1_000, AsksToDrop),
        (1_000, Takes),
        (5_000, Ready),
        (7_000, Runs),
        (9_000, Drops(Why::Ends)),
    ];
    let mut tracks = vec![track("hash", &hash), track("task", &task)];
    tracks.extend(sleeper().tracks);
    trace(tracks)
}

/// All traces of these tests.
fn traces() -> Vec<Trace> {
    let cut = Trace { lost_events: 7, ..sleeper() };
    let many = trace((0..150).map(|n| track(&format!("t{n}"), &[(n, Takes), (n + 1, Finishes)])).collect());
    vec![
        alternating(5_000, 5),
        alternating(100, 2_400),
        convoy(6),
        free_threaded(),
        everything(),
        cut,
        many,
        trace(vec![]),
    ]
}

/// The names of the elements, each closed where it must be; panics where this is no XML.
fn elements(svg: &str) -> Vec<String> {
    let (mut open, mut names) = (Vec::new(), Vec::new());
    for tag in svg.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') && tag.matches('"').count() % 2 == 0, "<{tag}>{text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let name = tag.split(' ').next().expect("a name").trim_end_matches('/').to_owned();
        names.push(name.clone());
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    names
}

#[test]
fn two_turns_in_full() {
    insta::assert_snapshot!("two_turns", whole(&alternating(5_000, 2)));
}

#[test]
fn it_is_xml_without_empty_lines_and_every_pattern_is_there() {
    for svg in traces().iter().map(whole) {
        assert_eq!(elements(&svg)[..3], ["svg", "title", "desc"]);
        assert!(svg.lines().all(|line| !line.trim().is_empty()), "Markdown ends a block at an empty line");
        for used in svg.split("url(#").skip(1) {
            let id = used.split(')').next().expect("a name");
            assert!(svg.contains(&format!("<pattern id=\"{id}\"")), "{id}");
        }
        assert!(!svg.contains("NaN") && !svg.contains("\"-"), "a place outside: {svg}");
    }
}

#[test]
fn a_name_can_hold_anything() {
    let name = "a<b>&\"c\"\u{1b}[31m";
    let svg = whole(&trace(vec![track(name, &[(0, Takes), (1_000, Finishes)])]));
    elements(&svg);
    assert!(svg.contains("a&lt;b&gt;&amp;&quot;c&quot;?[31m</text>") && !svg.contains('\u{1b}'), "{svg}");
}

#[test]
fn a_long_name_is_cut_and_said_in_full_by_the_mouse() {
    let name = "worker".repeat(20);
    let svg = whole(&trace(vec![track(&name, &[(0, Takes), (1_000, Finishes)])]));
    assert!(svg.contains(&format!("<title>{name}</title>")) && svg.contains("…</text>"), "{svg}");
}

/// What is there is explained, and nothing else.
#[test]
fn the_legend_explains_what_is_there() {
    let legend = |trace: &Trace| {
        let all = [
            ">runs<",
            "runs native code",
            ">waits for the GIL<",
            "ready, without a core",
            ">blocked</text>",
            "asks for the GIL: its interval ran out<",
            "woke for the GIL",
        ];
        all.map(|meaning| whole(trace).matches(meaning).count().min(1))
    };
    assert_eq!(legend(&everything()), [1; 7]);
    assert_eq!(legend(&free_threaded())[1..], [0, 0, 0, 1, 0, 0]);
}

/// Whoever cannot see the picture gets all that it says: in the description, and in the table.
#[test]
fn the_numbers_stand_in_the_table_and_in_the_description() {
    let svg = whole(&sleeper());
    let (_, after) = svg.split_once("<desc id=\"gil-a-picture-description\">").unwrap();
    insta::assert_snapshot!(after.split_once("</desc>").unwrap().0, @"A timeline of 2 threads from 0 to 24 ms of virtual time. MainThread: runs 22.000 ms, waits for the GIL 2.000 ms. Thread-1 (nap): runs 2.000 ms, waits for the GIL 10.000 ms, is blocked 8.000 ms, asks for the GIL 2 times.");
    for number in [">22.000</text>", ">10.000</text>", ">8.000</text>", ">2</text>"] {
        assert!(svg.contains(number), "{number}");
    }
}

#[test]
fn any_width_and_any_number_of_threads_fit() {
    for trace in traces() {
        for width in [0, MIN_WIDTH, 800, u32::MAX] {
            let svg = render(&trace, &Options { width, ..Options::whole(&trace, "wide ".repeat(100)) });
            let clamped = width.clamp(MIN_WIDTH, MAX_WIDTH);
            assert!(svg.contains(&format!("viewBox=\"0 0 {clamped} ")), "{width}");
            elements(&svg);
        }
    }
    let svg = whole(&traces()[6]);
    assert!(svg.contains(&format!("{} more threads are not drawn.", 150 - MOST_TRACKS)));
    assert!(svg.len() < 100_000, "{} bytes", svg.len());
}

#[test]
fn what_was_not_recorded_is_not_drawn_but_said() {
    let svg = whole(&traces()[5]);
    assert!(svg.contains("7 later events, after 24 ms, were not recorded."), "{svg}");
    assert!(whole(&trace(vec![])).contains("No thread was recorded."));
}

#[test]
fn a_window_shows_its_part() {
    let trace = alternating(5_000, 5);
    let options = Options { from_ns: 7 * MS, to_ns: 18 * MS, ..Options::whole(&trace, "part") };
    let svg = render(&trace, &options);
    assert!(svg.contains("from 7 to 18 ms") && svg.contains(">16</text>") && !svg.contains(">5</text>"));
}
