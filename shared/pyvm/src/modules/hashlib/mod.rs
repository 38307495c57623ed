//! `hashlib` (CPython's `Modules/_hashopenssl.c` and `Lib/hashlib.py`).
//!
//! A long input is hashed without the GIL, a short one with it: giving the lock up and taking it back would
//! cost more than the hash.

mod algorithm;
mod object;
mod pbkdf2;

use self::algorithm::{ALL, Algorithm, named};
use self::object::Hash;
use crate::builtins::bytes::bytes_value;
use crate::effect::{Effect, Work, WorkKind};
use crate::object::{
    Args, Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Set, Value, own_special,
};

pub(super) use self::algorithm::sha512;

/// From how many bytes on the GIL is given up: `HASHLIB_GIL_MINSIZE` (`Modules/hashlib.h`).
const RELEASES_GIL: usize = 2048;

/// The longest key that `pbkdf2_hmac` derives.
const MOST_BYTES: i64 = 1 << 28;

macro_rules! constructors {
    ($($constant:ident $name:literal),* $(,)?) => {
        $(static $constant: NativeFunction = NativeFunction::new($name, |_, args| construct($name, args));)*

        pub(crate) static HASHLIB: NativeModule = NativeModule {
            name: "hashlib",
            members: &[
                $(($name, Value::Native(&$constant)),)*
                ("new", Value::Native(&NEW)),
                ("pbkdf2_hmac", Value::Native(&PBKDF2)),
            ],
            of_interpreter: |_, name| match name {
                "algorithms_guaranteed" | "algorithms_available" => {
                    let mut names = Set::default();
                    for algorithm in ALL {
                        names.add(Value::str(algorithm.name)).ok()?;
                    }
                    Some(Value::set(names))
                }
                _ => None,
            },
        };
    };
}

constructors! {
    SHA256 "sha256",
    MD5 "md5",
    SHA1 "sha1",
    SHA224 "sha224",
    SHA384 "sha384",
    SHA512 "sha512",
    SHA3_224 "sha3_224",
    SHA3_256 "sha3_256",
    SHA3_384 "sha3_384",
    SHA3_512 "sha3_512",
    BLAKE2B "blake2b",
    BLAKE2S "blake2s",
}

fn construct(name: &str, args: Args<'_>) -> Result<Outcome> {
    let mut algorithm = known(name)?;
    let [data, _, size] = args.named(["string", "usedforsecurity", "digest_size"])?;
    if !size.is_null() {
        if !name.starts_with("blake2") {
            return Err(Raise::type_error(format!(
                "openssl_{name}() got an unexpected keyword argument 'digest_size'"
            )));
        }
        let (most, asked) = (algorithm.digest_size, size.to_index()?);
        let size = usize::try_from(asked).unwrap_or(0);
        if !(1..=most).contains(&size) {
            return Err(Raise::value_error(format!(
                "digest_size for {name} must be between 1 and {most} bytes, here it is {asked}"
            )));
        }
        if !algorithm.has_size(size) {
            return Err(Raise::outside_subset(format!(
                "a digest of {size} bytes is outside the subset of {name}; use 8, 16, 20, 28 or 32"
            )));
        }
        algorithm.digest_size = size;
    }
    begin(algorithm, data)
}

/// A new hash object, of these bytes if there are any.
fn begin(algorithm: Algorithm, data: &Value) -> Result<Outcome> {
    if data.is_null() {
        return Ok(Outcome::Value(Hash::of(algorithm, b"")));
    }
    let data = &as_bytes(data)?;
    let bytes = bytes_of(data)?;
    if bytes.len() < RELEASES_GIL {
        return Ok(Outcome::Value(Hash::of(algorithm, bytes)));
    }
    Ok(Outcome::Effect(Effect::Compute(Work::new(WorkKind::Hash(algorithm.name), bytes.len(), {
        let data = data.clone();
        move || Ok(Hash::of(algorithm, bytes_of(&data)?))
    }))))
}

static NEW: NativeFunction = NativeFunction::new("new", |_, args| {
    let [name, data, _] = args.named(["name", "data", "usedforsecurity"])?;
    match name.as_str() {
        Some(name) => begin(known(name)?, data),
        None => {
            Err(Raise::type_error(format!("new() argument 'name' must be str, not {}", name.type_name())))
        }
    }
});

static PBKDF2: NativeFunction = NativeFunction::new("pbkdf2_hmac", |_, args| {
    let [name, password, salt, rounds, length] =
        args.named(["hash_name", "password", "salt", "iterations", "dklen"])?;
    let algorithm = known(name.as_str().unwrap_or_default())?;
    let (password, salt) = (as_bytes(password)?, as_bytes(salt)?);
    let (password, salt) = (bytes_of(&password)?.to_vec(), bytes_of(&salt)?.to_vec());
    let rounds = u64::try_from(rounds.to_index()?)
        .ok()
        .filter(|rounds| *rounds > 0)
        .ok_or_else(|| Raise::value_error("iteration value must be greater than 0."))?;
    let length = match length {
        Value::Null | Value::None => algorithm.digest_size,
        length => match length.to_index()? {
            length @ 1..=MOST_BYTES => usize::try_from(length).unwrap_or(0),
            1.. => return Err(Raise::memory_error("the key would be longer than this machine's limit")),
            _ => return Err(Raise::value_error("key length must be greater than 0.")),
        },
    };
    let size = usize::try_from(rounds).unwrap_or(usize::MAX);
    Ok(Outcome::Effect(Effect::Compute(Work::new(WorkKind::KeyDerivation, size, move || {
        Ok(Value::bytes(pbkdf2::derive(algorithm, &password, &salt, rounds, length)))
    }))))
});

fn known(name: &str) -> Result<Algorithm> {
    named(name).ok_or_else(|| Raise::value_error(format!("unsupported hash type {name}")))
}

/// An argument as bytes, where it has any.
pub(super) fn as_bytes(value: &Value) -> Result<Value> {
    match own_special(value, "__buffer__") {
        Some(_) => bytes_value(value),
        None => Ok(value.clone()),
    }
}

/// The bytes of an argument.
pub(super) fn bytes_of(value: &Value) -> Result<&[u8]> {
    match value.kind() {
        Some(Kind::Bytes(bytes)) => Ok(bytes),
        // The text of Python 2 is bytes.
        Some(Kind::Str(text)) if crate::rules::running().0 < 3 => Ok(text.as_bytes()),
        Some(Kind::Str(_)) => Err(Raise::type_error("Strings must be encoded before hashing")),
        _ => Err(Raise::type_error("object supporting the buffer API required")),
    }
}
