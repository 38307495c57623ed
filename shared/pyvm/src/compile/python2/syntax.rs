//! Statements of Python 2 in the words of Python 3. Nothing moves to another line.

use super::tokens::{Kind, Token};

/// What stands in place of a part of the text.
type Edit = (std::ops::Range<usize>, String);

/// Writes a text anew.
pub(super) fn rewrite(text: &str, tokens: &[Token]) -> String {
    let mut edits = Vec::new();
    words(text, tokens, &mut edits);
    let prints = !is_function(text, tokens);
    for statement in statements(text, tokens) {
        let Some(first) = statement.first() else { continue };
        match first.text(text) {
            "print" if prints => print(text, statement, &mut edits),
            "exec" => exec(text, statement, &mut edits),
            "raise" => raise(text, statement, &mut edits),
            "except" => {
                let comma = statement.iter().find(|token| token.depth == 0 && token.text(text) == ",");
                edits.extend(comma.map(|comma| (comma.at.clone(), " as".to_owned())));
            }
            _ => {}
        }
    }
    edits.sort_by_key(|(at, _)| (at.start, at.end));
    let mut new = String::with_capacity(text.len() + 16 * edits.len());
    let mut from = 0;
    for (at, with) in edits {
        new.push_str(&text[from..at.start]);
        new.push_str(&with);
        from = at.end;
    }
    new.push_str(&text[from..]);
    new
}

/// Whether `print` is a function, by `from __future__ import print_function`.
fn is_function(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.text(text) == "print_function")
}

/// The simple statements, and the heads of the others.
fn statements<'t>(text: &str, tokens: &'t [Token]) -> Vec<&'t [Token]> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, token) in tokens.iter().enumerate() {
        let ends = match token.text(text) {
            _ if token.kind == Kind::NewLine => true,
            ";" => token.depth == 0,
            ":" => token.depth == 0 && opens_block(text, &tokens[from..at]),
            _ => false,
        };
        if ends {
            found.push(&tokens[from..at]);
            from = at + 1;
        }
    }
    found
}

/// Whether a colon after these words begins a block, and no `lambda`'s value.
fn opens_block(text: &str, words: &[Token]) -> bool {
    let blocks = ["if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class"];
    let lambdas = words.iter().filter(|word| word.depth == 0 && word.text(text) == "lambda").count();
    let colons = words.iter().filter(|word| word.depth == 0 && word.text(text) == ":").count();
    words.first().is_some_and(|word| blocks.contains(&word.text(text))) && lambdas == colons
}

/// Words that are spelled otherwise.
fn words(text: &str, tokens: &[Token], edits: &mut Vec<Edit>) {
    let mut opens = true;
    for (at, token) in tokens.iter().enumerate() {
        let word = token.text(text);
        let before = at.checked_sub(1).map_or("", |at| tokens[at].text(text));
        let after = tokens.get(at + 1).map_or("", |token| token.text(text));
        let new = match (token.kind, word) {
            (Kind::Operator, "<>") => "!=".to_owned(),
            (Kind::Operator, "`") => {
                opens = !opens;
                if opens { ")".to_owned() } else { "repr(".to_owned() }
            }
            (Kind::Number, _) => match number(word) {
                Some(new) => new,
                None => continue,
            },
            (Kind::Text, _) if word.starts_with("ur") || word.starts_with("UR") => word[1..].to_owned(),
            (Kind::Name, "next") if after == "(" && before == "." => "__next__".to_owned(),
            (Kind::Name, "next") if before == "def" && is_indented(text, token) => "__next__".to_owned(),
            (Kind::Name, "__nonzero__") => "__bool__".to_owned(),
            (Kind::Name, "__unicode__") if before == "def" => "__unicode__".to_owned(),
            (Kind::Name, _) if before == "." => match attribute(word, after == "(") {
                Some(new) => new.to_owned(),
                None => continue,
            },
            _ => continue,
        };
        edits.push((token.at.clone(), new));
    }
}

/// Attributes that have other names.
fn attribute(name: &str, called: bool) -> Option<&'static str> {
    Some(match name {
        "iteritems" | "viewitems" if called => "items",
        "itervalues" | "viewvalues" if called => "values",
        "iterkeys" | "viewkeys" if called => "keys",
        "has_key" if called => "__contains__",
        "func_name" => "__name__",
        "func_code" => "__code__",
        "func_defaults" => "__defaults__",
        "im_func" => "__func__",
        "im_self" => "__self__",
        "maxint" => "maxsize",
        "exc_clear" => "exc_info",
        "getcwdu" => "getcwd",
        _ => return None,
    })
}

/// `0777` and `10L`.
fn number(word: &str) -> Option<String> {
    let plain = word.trim_end_matches(['l', 'L']);
    let octal = plain.len() > 1 && plain.starts_with('0') && plain.bytes().all(|byte| byte.is_ascii_digit());
    match (octal && plain.bytes().any(|byte| byte != b'0'), plain.len() < word.len()) {
        (true, _) => Some(format!("0o{}", plain.trim_start_matches('0'))),
        (false, true) => Some(plain.to_owned()),
        (false, false) => None,
    }
}

fn is_indented(text: &str, token: &Token) -> bool {
    let start = text[..token.at.start].rfind('\n').map_or(0, |at| at + 1);
    text[start..].starts_with([' ', '\t'])
}

/// `print a, b` and `print >>file, a`.
fn print(text: &str, statement: &[Token], edits: &mut Vec<Edit>) {
    let [word, rest @ ..] = statement else { return };
    let (mut start, mut call, mut items) = (word.at.end, "_2print(", rest);
    if let [arrows, to @ ..] = rest
        && arrows.text(text) == ">>"
    {
        (start, call, items) = (arrows.at.end, "_2print_to(", to);
    }
    edits.push((word.at.start..start, call.to_owned()));
    let end = items.last().map_or(start, |last| last.at.end);
    match items.last() {
        Some(last) if last.text(text) == "," => edits.push((last.at.clone(), ", _2end=\"\")".to_owned())),
        _ => edits.push((end..end, ")".to_owned())),
    }
}

/// `exec code in names`
fn exec(text: &str, statement: &[Token], edits: &mut Vec<Edit>) {
    let [word, first, .., last] = statement else {
        if let [word, only] = statement {
            edits.push((word.at.end..only.at.start, "(".to_owned()));
            edits.push((only.at.end..only.at.end, ")".to_owned()));
        }
        return;
    };
    let inside = statement.iter().find(|token| token.depth == 0 && token.text(text) == "in");
    if first.text(text) == "(" && inside.is_none() {
        return;
    }
    edits.push((word.at.end..first.at.start, "(".to_owned()));
    edits.extend(inside.map(|inside| (inside.at.clone(), ",".to_owned())));
    edits.push((last.at.end..last.at.end, ")".to_owned()));
}

/// `raise E, text`
fn raise(text: &str, statement: &[Token], edits: &mut Vec<Edit>) {
    let [word, .., last] = statement else { return };
    if statement.iter().any(|token| token.depth == 0 && token.text(text) == ",") {
        edits.push((word.at.end..word.at.end, " _2raise(".to_owned()));
        edits.push((last.at.end..last.at.end, ")".to_owned()));
    }
}
