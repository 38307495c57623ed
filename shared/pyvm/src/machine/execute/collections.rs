//! Instructions that build and take apart: containers, patterns, formatted text.

use crate::bytecode::Instruction as I;
use crate::machine::execute::{Went, call_instead, not_here};
use crate::machine::running::Running;
use crate::machine::{After, build, pattern, sequence};
use crate::object::{Calling, Kind, Str, Value};
use crate::{builtins, format};

impl Running<'_> {
    /// Builds or takes apart.
    #[inline(never)]
    pub(super) fn collect(&mut self, instruction: I) -> Went {
        let Self { window, own, .. } = self;
        let interpreter = &own.interpreter;
        match instruction {
            I::BuildList(count) => {
                let items = window.take(count as usize);
                window.push(Value::list(items));
            }
            I::BuildTuple(count) => {
                let items = window.take(count as usize);
                window.push(Value::tuple(items));
            }
            I::BuildString(count) => {
                let pieces = window.take(count as usize);
                let texts = pieces.iter().filter_map(Value::as_text);
                let text = Value::object(Kind::Str(Str::concat(texts)));
                window.push(text);
            }
            I::ListAppend(depth) => {
                let item = window.pop();
                sequence::append(window.peek(depth as usize), item);
            }
            I::ListExtend(depth) => {
                let items = window.peek(1);
                if !crate::object::can_iterate(items) {
                    let name = items.type_name();
                    return Err(crate::object::Raise::type_error(format!(
                        "Value after * must be an iterable, not {name}"
                    )));
                }
                sequence::extend(window.peek(depth as usize + 1), items)?;
                drop(window.pop());
            }
            I::ListToTuple => {
                let items = crate::object::collect(window.peek(1).clone())?;
                window.set_top(Value::tuple(items));
            }
            I::BuildMap(count) => {
                let entries = window.last(2 * count as usize);
                let dict = build::dict(entries)?;
                window.truncate(window.top - 2 * count as usize);
                window.push(dict);
            }
            I::BuildSet(count) => {
                let set = build::set(window.last(count as usize))?;
                window.truncate(window.top - count as usize);
                window.push(set);
            }
            I::MapAdd(depth) => {
                let (key, value) = window.pair();
                build::add_entry(window.peek(depth as usize + 2), key, value)?;
                window.truncate(window.top - 2);
            }
            I::SetAdd(depth) => {
                build::add_member(window.peek(depth as usize + 1), window.peek(1))?;
                drop(window.pop());
            }
            I::SetUpdate(depth) => {
                build::add_members(window.peek(depth as usize + 1), window.peek(1))?;
                drop(window.pop());
            }
            I::DictUpdate(depth) => {
                build::add_entries(window.peek(depth as usize + 1), window.peek(1), None)?;
                drop(window.pop());
            }
            I::DictMerge(depth) => {
                // Below the dict lie the arguments, the empty place and the callable.
                let callable = window.peek(depth as usize + 4);
                let target = window.peek(depth as usize + 1);
                build::add_entries(target, window.peek(1), Some(callable))?;
                drop(window.pop());
            }
            I::UnpackSequence(count) => {
                let items = sequence::unpack(window.peek(1), count as usize)?;
                drop(window.pop());
                for item in items.into_iter().rev() {
                    window.push(item);
                }
            }
            I::UnpackEx { before, after } => {
                let value = window.peek(1);
                let items = sequence::unpack_with_rest(value, before.into(), after.into())?;
                drop(window.pop());
                for item in items.into_iter().rev() {
                    window.push(item);
                }
            }
            I::MatchSequence => {
                let matches = pattern::is_sequence(window.peek(1));
                window.push(matches.into());
            }
            I::MatchMapping => {
                let matches = pattern::is_mapping(window.peek(1));
                window.push(matches.into());
            }
            I::GetLen => {
                let length = builtins::length(window.peek(1))?;
                window.push(length.into());
            }
            I::MatchKeys => {
                let arguments = vec![window.peek(2).clone(), window.peek(1).clone()];
                return call_instead(pattern::calling(interpreter, "match_keys", arguments));
            }
            I::MatchClass(count) => {
                let (names, class, subject) = (window.pop(), window.pop(), window.pop());
                let arguments = vec![subject, class, Value::Int(count.into()), names];
                return call_instead(pattern::calling(interpreter, "match_class", arguments));
            }
            I::CheckEgMatch | I::PrepReraiseStar => {
                let groups = match instruction {
                    I::CheckEgMatch => "match_group",
                    _ => "raise_again",
                };
                let (second, first) = (window.pop(), window.pop());
                let callable = interpreter.member_of("_exception_groups", groups);
                let arguments = vec![first, second];
                let keywords = Value::Null;
                return call_instead(Calling { callable, arguments, keywords, after: After::Push });
            }
            I::FormatSimple => *window.peek_mut(1) = format::format(window.peek(1), "")?,
            I::FormatWithSpec => {
                let (value, spec) = window.pair();
                let text = format::format(value, spec.as_str().unwrap_or_default())?;
                window.replace_pair(text);
            }
            I::ConvertValue(conversion) => {
                let text = format::convert(window.peek(1), conversion)?;
                *window.peek_mut(1) = text;
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }
}
