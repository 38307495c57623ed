//! HTTP: not there yet.

use pyvm::HttpRequest;
use pyvm::object::{Raise, Result, Value};

/// Makes one exchange.
pub(crate) fn fetch(_: &HttpRequest) -> Result<Value> {
    Err(Raise::outside_subset("HTTP is outside the subset"))
}
