//! UTF-16 and UTF-32 (`_PyUnicode_EncodeUTF16`, `PyUnicode_DecodeUTF16Stateful` and their kin, `Objects/unicodeobject.c`).

use crate::builtins::str::decode::{Undecodable, handle};
use crate::builtins::str::encode::Wide;
use crate::object::Result;

const MARK: char = '\u{feff}';

impl Wide {
    /// Its name in messages.
    pub(super) fn name(self) -> &'static str {
        match (self.unit, self.marked, self.big) {
            (2, true, _) => "utf-16",
            (2, _, true) => "utf-16-be",
            (2, ..) => "utf-16-le",
            (_, true, _) => "utf-32",
            (_, _, true) => "utf-32-be",
            _ => "utf-32-le",
        }
    }

    /// The bytes of a text.
    pub(super) fn encode(self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity((text.len() + 1) * self.unit);
        let mut pair = [0; 2];
        for c in self.marked.then_some(MARK).into_iter().chain(text.chars()) {
            match self.unit {
                2 => c.encode_utf16(&mut pair).iter().for_each(|unit| self.put(u32::from(*unit), &mut bytes)),
                _ => self.put(u32::from(c), &mut bytes),
            }
        }
        bytes
    }

    fn put(self, unit: u32, bytes: &mut Vec<u8>) {
        match self.big {
            true => bytes.extend(&unit.to_be_bytes()[4 - self.unit..]),
            false => bytes.extend(&unit.to_le_bytes()[..self.unit]),
        }
    }

    fn get(self, unit: &[u8]) -> u32 {
        let add = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
        if self.big { unit.iter().fold(0, add) } else { unit.iter().rev().fold(0, add) }
    }

    /// The text that bytes stand for.
    pub(super) fn decode(mut self, bytes: &[u8], errors: &str) -> Result<String> {
        let mut at = 0;
        if self.marked && bytes.len() >= self.unit {
            let first = &bytes[..self.unit];
            self.big = Self { big: true, ..self }.get(first) == u32::from(MARK);
            if self.get(first) == u32::from(MARK) {
                at = self.unit;
            }
        }
        let codec = Self { marked: false, ..self }.name();
        let mut text = String::with_capacity(bytes.len() / self.unit);
        while at < bytes.len() {
            let unit = |at: usize| bytes.get(at..at + self.unit).map(|unit| self.get(unit));
            let found = match unit(at) {
                None => Err((bytes.len() - at, "truncated data")),
                Some(high @ 0xd800..0xdc00) if self.unit == 2 => match unit(at + 2) {
                    Some(low @ 0xdc00..0xe000) => {
                        Ok((0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), 4))
                    }
                    Some(_) => Err((2, "illegal UTF-16 surrogate")),
                    None => Err((bytes.len() - at, "unexpected end of data")),
                },
                Some(0xdc00..0xe000) if self.unit == 2 => Err((2, "illegal encoding")),
                Some(code @ (0..0xd800 | 0xe000..0x11_0000)) => Ok((code, self.unit)),
                Some(0xd800..0xe000) => Err((4, "code point in surrogate code point range(0xd800, 0xe000)")),
                Some(_) => Err((4, "code point not in range(0x110000)")),
            };
            match found {
                Ok((code, count)) => {
                    text.extend(char::from_u32(code));
                    at += count;
                }
                Err((count, reason)) => {
                    handle(&Undecodable { codec, bytes, at, count, reason }, errors, &mut text)?;
                    at += count;
                }
            }
        }
        Ok(text)
    }
}
