//! What characters a text consists of (`Objects/unicodectype.c`).

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::builtins::str::title::is_titlecase;
use crate::object::is_printable as printable;

/// Whether a text has characters, and each of them is such a one.
fn all(text: &str, holds: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(holds)
}

fn alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.general_category_group() == GeneralCategoryGroup::Letter
    }
}

fn decimal(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && c.general_category() == GeneralCategory::DecimalNumber
}

/// What stands for one digit without being written with others: superscripts, digits in circles. The table
/// (Unicode's Numeric_Type=Digit) is in order.
fn digit(c: char) -> bool {
    const RANGES: &[(char, char)] = &[
        ('\u{b2}', '\u{b3}'),
        ('\u{b9}', '\u{b9}'),
        ('\u{1369}', '\u{1371}'),
        ('\u{19da}', '\u{19da}'),
        ('\u{2070}', '\u{2070}'),
        ('\u{2074}', '\u{2079}'),
        ('\u{2080}', '\u{2089}'),
        ('\u{2460}', '\u{2468}'),
        ('\u{2474}', '\u{247c}'),
        ('\u{2488}', '\u{2490}'),
        ('\u{24ea}', '\u{24ea}'),
        ('\u{24f5}', '\u{24fd}'),
        ('\u{24ff}', '\u{24ff}'),
        ('\u{2776}', '\u{277e}'),
        ('\u{2780}', '\u{2788}'),
        ('\u{278a}', '\u{2792}'),
        ('\u{10a40}', '\u{10a43}'),
        ('\u{10e60}', '\u{10e68}'),
        ('\u{11052}', '\u{1105a}'),
        ('\u{1f100}', '\u{1f10a}'),
    ];
    if decimal(c) || c.is_ascii() {
        return decimal(c);
    }
    let at = RANGES.partition_point(|(_, last)| *last < c);
    RANGES.get(at).is_some_and(|(first, _)| *first <= c)
}

/// Whatever has a value: fractions, Roman numerals, and the letters of Chinese that are numerals.
fn numeric(c: char) -> bool {
    const IDEOGRAPHS: &str = "㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零\
        \u{f96b}\u{f973}\u{f978}\u{f9b2}\u{f9d1}\u{f9d3}\u{f9fd}\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\u{2626d}\u{2f890}";
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    c.general_category_group() == GeneralCategoryGroup::Number || IDEOGRAPHS.contains(c)
}

/// Python counts the four separators of ASCII as space too.
pub(in crate::builtins) fn space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// The value of a decimal digit of any script.
pub(crate) fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if !decimal(c) {
        return None;
    }
    // The ten digits of a script follow each other, and where several scripts do, each begins after a 9.
    let before = (1..).find(|back| {
        u32::from(c).checked_sub(*back).and_then(char::from_u32).is_none_or(|other| !decimal(other))
    });
    before.map(|count| (count - 1) % 10)
}

pub(super) fn is_alpha(text: &str) -> bool {
    all(text, alpha)
}

pub(super) fn is_alnum(text: &str) -> bool {
    all(text, |c| alpha(c) || numeric(c))
}

pub(super) fn is_decimal(text: &str) -> bool {
    all(text, decimal)
}

pub(super) fn is_digit(text: &str) -> bool {
    all(text, digit)
}

pub(super) fn is_numeric(text: &str) -> bool {
    all(text, numeric)
}

pub(super) fn is_space(text: &str) -> bool {
    all(text, space)
}

pub(super) fn is_printable(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ' '..='~') || !c.is_ascii() && printable(c))
}

/// Letters are all small, and there is at least one.
pub(super) fn is_lower(text: &str) -> bool {
    !text.chars().any(|c| c.is_uppercase() || is_titlecase(c)) && text.chars().any(char::is_lowercase)
}

/// Letters are all capitals, and there is at least one.
pub(super) fn is_upper(text: &str) -> bool {
    !text.chars().any(|c| c.is_lowercase() || is_titlecase(c)) && text.chars().any(char::is_uppercase)
}

/// A name, or a keyword.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
}
