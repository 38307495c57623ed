//! Programs that read and write real files, in folders of their own that they remove again. `NAME.out` beside
//! each is what CPython 3.13 printed: `python3 -W ignore NAME.py > NAME.out` records it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;

use measure::{Exit, Measured, Options, run};
use pyvm::{Python, Source, compile};

fn measured(name: &str, text: &str) -> Measured {
    let program = compile(Source::new(name, text)).expect("the test's program compiles");
    let options = Options::new(Python::DEFAULT, vec![name.into()]);
    run(&program, &options).expect("the machine has no bug")
}

fn prints_what_cpython_printed(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let read = |name: String| std::fs::read_to_string(folder.join(name)).expect("the test's files are there");
    let run = measured(&format!("{name}.py"), &read(format!("{name}.py")));
    assert_eq!((&*run.stdout, run.exit), (&*read(format!("{name}.out")), Exit::Done), "{}", run.stderr);
}

#[test]
fn text_and_bytes_are_read_and_written_as_cpython_does() {
    prints_what_cpython_printed("text");
}

#[test]
fn what_the_system_refuses_is_raised_with_cpythons_words() {
    prints_what_cpython_printed("errors");
}

#[test]
fn paths_and_folders_are_cpythons() {
    prints_what_cpython_printed("paths");
}

/// A file that nobody closes is written when the last reference to it goes.
#[test]
fn a_file_is_closed_with_its_last_reference() {
    let program = "
import os, tempfile
path = tempfile.mkstemp()[1]
open(path, 'w').write('kept')
print(open(path).read())
os.remove(path)
";
    assert_eq!(measured("test.py", program).stdout, "kept\n");
}

const FETCH: &str = "
import urllib.request

with urllib.request.urlopen('URL/page', timeout=10) as response:
    print(response.status, response.reason, response.headers['Content-Type'], response.read())
";

/// A server of one answer.
#[test]
fn a_page_is_fetched() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let url = format!("http://{}", listener.local_addr().expect("it is bound"));
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the program connects");
        let mut request = Vec::new();
        let mut buffer = [0; 1024];
        while !request.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = stream.read(&mut buffer).expect("the request arrives");
            request.extend(&buffer[..read]);
        }
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
        stream.write_all(answer.as_bytes()).expect("the answer is taken");
        String::from_utf8_lossy(&request).into_owned()
    });
    let run = measured("test.py", &FETCH.replace("URL", &url));
    assert_eq!((&*run.stdout, &*run.stderr), ("200 OK text/plain b'hello'\n", ""));
    let request = server.join().expect("the server ends");
    assert!(request.starts_with("GET /page HTTP/1.1\r\n"), "{request}");
}

/// Port 1 of loopback has no server.
#[test]
fn a_refused_connection_is_said_as_cpython_says_it() {
    let program = "
import urllib.request
try:
    urllib.request.urlopen('http://127.0.0.1:1/')
except OSError as error:
    print(type(error).__name__, error, type(error.reason).__name__)
";
    let expected = "URLError <urlopen error [Errno 111] Connection refused> ConnectionRefusedError\n";
    assert_eq!(measured("test.py", program).stdout, expected);
}
