//! A virtual web: every address with a host answers, always after the same time.
//!
//! Most answer with a small page. Two paths are those of httpbin.org, which programs about waiting use:
//! `/delay/SECONDS` answers so much later (10 seconds at the most), `/status/CODE` with that status. A host whose name
//! ends with `.invalid` does not exist (RFC 2606).

use pyvm::HttpRequest;
use pyvm::object::{Raise, Result, Value, exception_named};

use crate::cost;
use crate::effects::nanoseconds;

/// The answer to a request, and after how many nanoseconds it comes.
pub(crate) fn fetch(request: &HttpRequest) -> (Result<Value>, u64) {
    let (answer, after_ns) = respond(request);
    // The connection takes less time than any sensible time-out; it is the answer that may be late.
    match request.timeout.map(nanoseconds) {
        Some(timeout_ns) if timeout_ns < cost::CONNECT => {
            (Err(Raise::new(exception_named("TimeoutError"), "connect timed out")), timeout_ns)
        }
        Some(timeout_ns) if timeout_ns < after_ns.saturating_sub(cost::CONNECT) => {
            let raise = Raise::new(exception_named("TimeoutError"), "timed out");
            (Err(raise), cost::CONNECT + timeout_ns)
        }
        _ => (answer, after_ns),
    }
}

fn respond(request: &HttpRequest) -> (Result<Value>, u64) {
    let Some((host, path)) = host_and_path(&request.url) else {
        return (Err(Raise::os_error(format!("no address: {}", request.url))), 0);
    };
    if host.is_empty() || host.ends_with(".invalid") {
        let args = vec![Value::Int(-2), Value::str("Name or service not known")];
        return (Err(Raise::with(Value::Type(exception_named("OSError")), args)), cost::CONNECT);
    }
    let parts: Vec<&str> = path.split('?').next().unwrap_or_default().trim_matches('/').split('/').collect();
    let (status, delay_ns) = match parts[..] {
        ["status", code] => (code.parse().unwrap_or(400), 0),
        ["delay", seconds] => (200, nanoseconds(seconds.parse::<f64>().unwrap_or(0.0).clamp(0.0, 10.0))),
        _ => (200, 0),
    };
    let body = match (&*request.method, status) {
        ("HEAD", _) => String::new(),
        (_, 200) => page(host, path),
        (_, status) => format!("{status} {}\n", reason(status)),
    };
    let length = body.len() as u64;
    let headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", &*length.to_string())];
    let headers = headers.map(|(name, value)| Value::tuple(vec![Value::str(name), Value::str(value)]));
    let answer = Value::tuple(vec![
        Value::Int(status),
        Value::str(reason(status)),
        Value::list(headers.to_vec()),
        Value::bytes(body.into_bytes()),
        Value::str(&*request.url),
    ]);
    let after_ns = cost::CONNECT + cost::RESPONSE + delay_ns + length * cost::RESPONSE_100_BYTES / 100;
    (Ok(answer), after_ns)
}

fn host_and_path(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    Some((host.rsplit('@').next()?.split(':').next()?, path))
}

/// About a kilobyte of text, as small pages have.
fn page(host: &str, path: &str) -> String {
    let title = format!("{host}{path}");
    let line = format!("<p>This page of the virtual web is always here: {title}</p>\n");
    let count = 1_024 / line.len().max(1) + 1;
    format!(
        "<!doctype html>\n<html><head><title>{title}</title></head><body>\n{}</body></html>\n",
        line.repeat(count)
    )
}

fn reason(status: i64) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        418 => "I'm a teapot",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Unknown",
    }
}
