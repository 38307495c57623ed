//! A hash in progress, as an object.

use std::any::Any;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::algorithm::{Algorithm, Hasher};
use super::{RELEASES_GIL, as_bytes, bytes_of};
use crate::effect::{Effect, Work, WorkKind};
use crate::object::{Custom, Kind, NativeFunction, Outcome, Raise, Result, Type, Value};

/// A hash in progress.
pub(super) struct Hash {
    algorithm: Algorithm,
    /// Threads without the GIL may want it at the same time, and for long: a lock that waits.
    state: Mutex<Box<dyn Hasher>>,
    /// Whether a long input came: from then on every input is hashed without the GIL (`use_mutex` in
    /// `EVP_update`, `Modules/_hashopenssl.c`).
    long: AtomicBool,
}

impl Hash {
    /// A hash of these bytes, as a value.
    pub(super) fn of(algorithm: Algorithm, bytes: &[u8]) -> Value {
        let mut state = algorithm.begin();
        state.update(bytes);
        Self::value(algorithm, state)
    }

    fn value(algorithm: Algorithm, state: Box<dyn Hasher>) -> Value {
        let hash = Self { algorithm, state: Mutex::new(state), long: AtomicBool::new(false) };
        Value::object(Kind::Custom(Box::new(hash)))
    }

    fn state(&self) -> MutexGuard<'_, Box<dyn Hasher>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn digest(&self) -> Vec<u8> {
        self.state().digest()
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({})", self.algorithm.name)
    }
}

impl Custom for Hash {
    fn class(&self) -> &'static Type {
        &HASH
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn hash(value: &Value) -> Result<&Hash> {
    let found = match value.kind() {
        Some(Kind::Custom(custom)) => custom.as_any().downcast_ref(),
        _ => None,
    };
    found.ok_or_else(|| Raise::type_error(format!("expected a hash object, not '{}'", value.type_name())))
}

/// Bytes as hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| b"0123456789abcdef"[usize::from(half & 15)];
    let mut digits = Vec::with_capacity(2 * bytes.len());
    bytes.iter().for_each(|byte| digits.extend([digit(byte >> 4), digit(*byte)]));
    String::from_utf8(digits).unwrap_or_default()
}

pub(super) static HASH: Type = Type::new(
    "HASH",
    NativeFunction::new("HASH", |_, _| Err(Raise::type_error("cannot create '_hashlib.HASH' instances"))),
)
.with_methods(&[
    NativeFunction::new("update", |_, args| {
        let [object, data] = args.exactly()?;
        let this = hash(object)?;
        let data = &as_bytes(data)?;
        let bytes = bytes_of(data)?;
        if bytes.len() >= RELEASES_GIL {
            this.long.store(true, Ordering::Relaxed);
        }
        if !this.long.load(Ordering::Relaxed) {
            this.state().update(bytes);
            return Ok(Outcome::Value(Value::None));
        }
        let (kind, size) = (WorkKind::Hash(this.algorithm.name), bytes.len());
        let (object, data) = (object.clone(), data.clone());
        Ok(Outcome::Effect(Effect::Compute(Work::new(kind, size, move || {
            hash(&object)?.state().update(bytes_of(&data)?);
            Ok(Value::None)
        }))))
    }),
    NativeFunction::new("hexdigest", |_, args| {
        let [object] = args.exactly()?;
        Ok(Outcome::Value(Value::str(hexadecimal(&hash(object)?.digest()))))
    }),
    NativeFunction::new("digest", |_, args| {
        let [object] = args.exactly()?;
        Ok(Outcome::Value(Value::bytes(hash(object)?.digest())))
    }),
    NativeFunction::new("copy", |_, args| {
        let [object] = args.exactly()?;
        let this = hash(object)?;
        let copy = this.state().copy();
        Ok(Outcome::Value(Hash::value(this.algorithm, copy)))
    }),
])
.with_attributes(|value, name| {
    let Algorithm { name: own_name, digest_size, block_size, .. } = hash(value).ok()?.algorithm;
    match name {
        "name" => Some(Value::str(own_name)),
        "digest_size" => Some(Value::Int(i64::try_from(digest_size).ok()?)),
        "block_size" => Some(Value::Int(i64::try_from(block_size).ok()?)),
        _ => None,
    }
});
