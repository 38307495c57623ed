//! `_http`: what the library's `urllib.request` and `requests` ask of the host.

use crate::effect::{Effect, HttpRequest};
use crate::object::{Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value, collect};

pub(crate) static HTTP: NativeModule = NativeModule {
    name: "_http",
    members: &[("request", Value::Native(&REQUEST))],
    of_interpreter: |_, _| None,
};

/// `request(method, url, headers, body, timeout, follow)`: status, reason, headers, body, final URL.
static REQUEST: NativeFunction = NativeFunction::new("request", |_, args| {
    let [method, url, headers, body, timeout, follow] = args.exactly()?;
    let body = match body.kind() {
        Some(Kind::Bytes(bytes)) => Some(bytes.to_vec()),
        _ => None,
    };
    let timeout = if matches!(timeout, Value::None) { None } else { Some(timeout.to_float()?) };
    let request = HttpRequest {
        method: text(method)?,
        url: text(url)?,
        headers: collect(headers.clone())?.iter().map(header).collect::<Result<_>>()?,
        body,
        timeout,
        follow: follow.is_true(),
    };
    Ok(Outcome::Effect(Effect::Http(Box::new(request))))
});

fn header(pair: &Value) -> Result<(String, String)> {
    match &collect(pair.clone())?[..] {
        [name, value] => Ok((text(name)?, text(value)?)),
        _ => Err(Raise::value_error("a header is a name and a value")),
    }
}

fn text(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Raise::type_error(format!("expected string, got '{}'", value.type_name())))
}
