//! What the server answers, by the path.

use std::time::Duration;

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// `/delay/MS`: an answer after so many milliseconds.
    Delay(Duration),
    /// `/page/TITLE/BYTES` or `/page/TITLE/BYTES/MS`: an HTML page with this title, at least so large, after so many
    /// milliseconds.
    Page { title: String, bytes: usize, after: Duration },
    /// `/error`: status 500.
    Error,
    /// `/hang`: no answer until the client gives up.
    Hang,
    /// `/cut`: the connection is cut in place of an answer.
    Cut,
    /// `/slow/BYTES/MS`: a body that arrives in ten pieces over so many milliseconds.
    Slow { bytes: usize, over: Duration },
    /// `/hold`: an answer as soon as [`super::Server::release`] says so.
    Hold,
    /// Anything else: status 404.
    Unknown,
}

/// No answer is larger, and none later.
const MOST_BYTES: usize = 16 << 20;
const MOST_MS: u64 = 600_000;

impl Route {
    pub(super) fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let ms = |text: &str| text.parse().ok().filter(|ms| *ms <= MOST_MS).map(Duration::from_millis);
        let bytes = |text: &str| text.parse().ok().filter(|bytes| *bytes <= MOST_BYTES);
        let route = match *parts {
            ["delay", time] => ms(time).map(Self::Delay),
            ["page", title, size, ref time @ ..] if time.len() < 2 => {
                let after = time.first().map_or(Some(Duration::ZERO), |time| ms(time));
                let title = title.replace('-', " ");
                bytes(size).zip(after).map(|(bytes, after)| Self::Page { title, bytes, after })
            }
            ["error"] => Some(Self::Error),
            ["hang"] => Some(Self::Hang),
            ["cut"] => Some(Self::Cut),
            ["slow", size, time] => bytes(size).zip(ms(time)).map(|(bytes, over)| Self::Slow { bytes, over }),
            ["hold"] => Some(Self::Hold),
            _ => None,
        };
        route.unwrap_or(Self::Unknown)
    }
}

/// A page with a title, at least so large.
pub(super) fn page(title: &str, bytes: usize) -> String {
    let head = format!("<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>\n");
    let paragraph = "<p>All happy threads are alike; each unhappy thread waits in its own way.</p>\n";
    let missing = bytes.saturating_sub(head.len());
    head + &paragraph.repeat(missing.div_ceil(paragraph.len())) + "</body></html>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_routes() {
        assert_eq!(Route::of("/delay/100"), Route::Delay(Duration::from_millis(100)));
        let page = |after| Route::Page { title: "Two words".to_owned(), bytes: 10, after };
        assert_eq!(Route::of("/page/Two-words/10"), page(Duration::ZERO));
        assert_eq!(Route::of("/page/Two-words/10/5"), page(Duration::from_millis(5)));
        for path in [
            "/",
            "/delay/",
            "/delay/-1",
            "/delay/99999999",
            "/page/x/99999999999",
            "/page/x/1/2/3",
            "/../etc/passwd",
        ] {
            assert_eq!(Route::of(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn a_page_is_as_large_as_asked() {
        assert!(page("x", 1000).len() >= 1000);
        assert!(page("Title", 0).contains("<title>Title</title>"));
    }
}
