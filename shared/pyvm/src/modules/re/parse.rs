//! From the text of a regular expression to its parts. The messages are those of CPython's `Lib/re/_parser.py`.

use super::node::{Class, Node, Place, Set, folded};

/// How a pattern is meant.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flags {
    pub(super) ignore_case: bool,
    pub(super) multi_line: bool,
    pub(super) dot_all: bool,
    pub(super) verbose: bool,
    pub(super) ascii: bool,
}

/// What is wrong with a pattern, and where.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) message: String,
    pub(super) at: usize,
}

type Parsed<T> = Result<T, Problem>;

/// Nested deeper than this, a pattern is refused.
const MOST_NESTED: usize = 100;

pub(super) struct Parser {
    text: Vec<char>,
    at: usize,
    flags: Flags,
    depth: usize,
    pub(super) groups: usize,
    /// The groups in the order in which they end.
    pub(super) ended: Vec<usize>,
    /// The names of groups, with their numbers.
    pub(super) names: Vec<(String, usize)>,
}

/// Which flag a letter of `(?i)` means.
fn set_flag(flags: &mut Flags, letter: char, on: bool) -> bool {
    let flag = match letter {
        'i' => &mut flags.ignore_case,
        'm' => &mut flags.multi_line,
        's' => &mut flags.dot_all,
        'x' => &mut flags.verbose,
        'a' => &mut flags.ascii,
        'u' | 'L' => return true,
        _ => return false,
    };
    *flag = on;
    true
}

impl Parser {
    pub(super) fn new(pattern: &str, flags: Flags) -> Self {
        let text = pattern.chars().collect();
        Self { text, at: 0, flags, depth: 0, groups: 0, ended: Vec::new(), names: Vec::new() }
    }

    pub(super) fn parse(&mut self) -> Parsed<Node> {
        let node = self.choice()?;
        if self.at < self.text.len() {
            return self.fail("unbalanced parenthesis", self.at);
        }
        Ok(node)
    }

    fn fail<T>(&self, message: impl Into<String>, at: usize) -> Parsed<T> {
        Err(Problem { message: message.into(), at })
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    fn choice(&mut self) -> Parsed<Node> {
        self.depth += 1;
        if self.depth > MOST_NESTED {
            return self.fail("nested too deeply for this machine", self.at);
        }
        let mut parts = vec![self.sequence()?];
        while self.take('|') {
            parts.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Choice(parts) })
    }

    fn sequence(&mut self) -> Parsed<Node> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            if self.passed_over(c) {
                continue;
            }
            if let Some(node) = self.atom()? {
                parts.push(self.repeated(node)?);
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Sequence(parts) })
    }

    /// Takes a blank or a comment, which a verbose pattern may have anywhere.
    fn passed_over(&mut self, c: char) -> bool {
        match c {
            _ if !self.flags.verbose => return false,
            '#' => {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.at += 1;
                }
            }
            c if c.is_ascii_whitespace() => self.at += 1,
            _ => return false,
        }
        true
    }

    fn set(&self, set: Set) -> Node {
        Node::Set(Set { ignores_case: self.flags.ignore_case, ascii: self.flags.ascii, ..set })
    }

    /// One part; `None` for what only sets flags or says something to the reader.
    fn atom(&mut self) -> Parsed<Option<Node>> {
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(None) };
        self.at += 1;
        Ok(Some(match c {
            '.' if self.flags.dot_all => Node::Any,
            '.' => Node::Set(Set { negated: true, ..Set::of('\n') }),
            '^' if self.flags.multi_line => Node::Place(Place::LineStart),
            '^' => Node::Place(Place::Start),
            '$' if self.flags.multi_line => Node::Place(Place::LineEnd),
            '$' => Node::Place(Place::End),
            '(' => return self.group(start),
            '[' => self.bracket(start)?,
            '\\' => self.escape(start)?,
            '*' | '+' | '?' => return self.fail("nothing to repeat", start),
            '{' => {
                self.at = start;
                if self.counts()?.is_some() {
                    return self.fail("nothing to repeat", start);
                }
                self.at = start + 1;
                self.set(Set::of(c))
            }
            c => self.set(Set::of(c)),
        }))
    }

    fn repeated(&mut self, mut node: Node) -> Parsed<Node> {
        let mut times = 0;
        loop {
            while self.peek().is_some_and(|c| self.passed_over(c)) {}
            let at = self.at;
            let (least, most) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => match self.counts()? {
                    Some(counts) => counts,
                    None => return Ok(node),
                },
                _ => return Ok(node),
            };
            if self.text[at] != '{' {
                self.at += 1;
            }
            if times > 0 {
                return self.fail("multiple repeat", at);
            }
            if matches!(node, Node::Place(_)) {
                return self.fail("nothing to repeat", at);
            }
            times += 1;
            let greedy = !self.take('?');
            let possessive = greedy && self.take('+');
            node = Node::Repeat { node: Box::new(node), least, most, greedy };
            if possessive {
                node = Node::Atomic(Box::new(node));
            }
        }
    }

    /// `{2,5}`; `None` where it is no more than a brace.
    fn counts(&mut self) -> Parsed<Option<(usize, Option<usize>)>> {
        let start = self.at;
        self.at += 1;
        let least = self.number();
        let most = if self.take(',') { self.number() } else { least };
        if !self.take('}') || least.is_none() && most.is_none() && self.text[self.at - 2] != ',' {
            // A brace like any other character: an atom of its own.
            self.at = start;
            return Ok(None);
        }
        let low = least.unwrap_or(0);
        if most.is_some_and(|most| most < low) {
            return self.fail("min repeat greater than max repeat", start + 1);
        }
        Ok(Some((low, most)))
    }

    fn number(&mut self) -> Option<usize> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self.text[start..self.at].iter().collect();
        digits.parse().ok()
    }

    fn group(&mut self, start: usize) -> Parsed<Option<Node>> {
        let outside = self.flags;
        let mut capture = None;
        let mut look = None;
        let mut atomic = false;
        if self.take('?') {
            match self.peek() {
                Some('P') => {
                    self.at += 1;
                    match self.peek() {
                        Some('<') => {
                            self.at += 1;
                            let name = self.name('>')?;
                            capture = Some(self.new_group(Some(name), start)?);
                        }
                        Some('=') => {
                            self.at += 1;
                            let at = self.at;
                            let name = self.name(')')?;
                            let Some((_, group)) = self.names.iter().find(|(known, _)| *known == name) else {
                                return self.fail(format!("unknown group name '{name}'"), at);
                            };
                            let ignores_case = self.flags.ignore_case;
                            return Ok(Some(Node::Again { group: *group, ignores_case }));
                        }
                        other => {
                            let other = other.map(String::from).unwrap_or_default();
                            return self.fail(format!("unknown extension ?P{other}"), start + 1);
                        }
                    }
                }
                Some(':') => self.at += 1,
                Some('>') => {
                    self.at += 1;
                    atomic = true;
                }
                Some('#') => {
                    while self.peek().is_some_and(|c| c != ')') {
                        self.at += 1;
                    }
                    if !self.take(')') {
                        return self.fail("missing ), unterminated comment", start);
                    }
                    return Ok(None);
                }
                Some(c @ ('=' | '!')) => {
                    self.at += 1;
                    look = Some((c == '!', false));
                }
                Some('<') => {
                    self.at += 1;
                    match self.peek() {
                        Some(c @ ('=' | '!')) => {
                            self.at += 1;
                            look = Some((c == '!', true));
                        }
                        other => {
                            let other = other.map(String::from).unwrap_or_default();
                            return self.fail(format!("unknown extension ?<{other}"), start + 1);
                        }
                    }
                }
                Some('(') => return self.fail("a conditional group is outside the subset", start),
                _ => {
                    let mut on = true;
                    let mut inside = self.flags;
                    loop {
                        match self.peek() {
                            Some('-') => on = false,
                            Some(':') => break,
                            Some(')') => {
                                self.at += 1;
                                self.flags = inside;
                                return Ok(None);
                            }
                            Some(letter) if set_flag(&mut inside, letter, on) => {}
                            Some(letter) => {
                                return self.fail(format!("unknown extension ?{letter}"), start + 1);
                            }
                            None => return self.fail("missing -, : or )", self.at),
                        }
                        self.at += 1;
                    }
                    self.at += 1;
                    self.flags = inside;
                }
            }
        } else {
            capture = Some(self.new_group(None, start)?);
        }
        let node = self.choice()?;
        if !self.take(')') {
            return self.fail("missing ), unterminated subpattern", start);
        }
        self.flags = outside;
        self.ended.extend(capture);
        let node = Box::new(node);
        Ok(Some(match look {
            Some((negative, false)) => Node::Look { node, negative, behind: None },
            Some((negative, true)) => match node.width() {
                Some(width) => Node::Look { node, negative, behind: Some(width) },
                None => return self.fail("look-behind requires fixed-width pattern", start),
            },
            None if atomic => Node::Atomic(node),
            None => Node::Group(capture, node),
        }))
    }

    fn new_group(&mut self, name: Option<String>, start: usize) -> Parsed<usize> {
        self.groups += 1;
        if let Some(name) = name {
            if let Some((_, known)) = self.names.iter().find(|(known, _)| *known == name) {
                let text = format!(
                    "redefinition of group name '{name}' as group {}; was group {known}",
                    self.groups
                );
                return self.fail(text, start + 4);
            }
            self.names.push((name, self.groups));
        }
        Ok(self.groups)
    }

    fn name(&mut self, end: char) -> Parsed<String> {
        let start = self.at;
        while self.peek().is_some_and(|c| c != end) {
            self.at += 1;
        }
        let name: String = self.text[start..self.at].iter().collect();
        if !self.take(end) {
            return self.fail(format!("missing {end}, unterminated name"), start);
        }
        if name.is_empty() {
            return self.fail("missing group name", start);
        }
        let right = |(at, c): (usize, char)| c == '_' || c.is_alphabetic() || at > 0 && c.is_alphanumeric();
        if !name.chars().enumerate().all(right) {
            return self.fail(format!("bad character in group name '{name}'"), start);
        }
        Ok(name)
    }

    fn class(letter: char) -> Option<(Class, bool)> {
        let class = match letter.to_ascii_lowercase() {
            'd' => Class::Digit,
            'w' => Class::Word,
            's' => Class::Space,
            _ => return None,
        };
        Some((class, letter.is_ascii_uppercase()))
    }

    fn escape(&mut self, start: usize) -> Parsed<Node> {
        let Some(c) = self.peek() else { return self.fail("bad escape (end of pattern)", start) };
        if let Some(class) = Self::class(c) {
            self.at += 1;
            return Ok(self.set(Set { classes: vec![class], ..Set::default() }));
        }
        let ascii = self.flags.ascii;
        let place = match c {
            'A' => Some(Place::Start),
            'Z' => Some(Place::TextEnd),
            'b' => Some(Place::WordEdge { ascii }),
            'B' => Some(Place::NoWordEdge { ascii }),
            _ => None,
        };
        if let Some(place) = place {
            self.at += 1;
            return Ok(Node::Place(place));
        }
        if ('1'..='9').contains(&c) {
            let group = self.number().unwrap_or(0);
            if group > self.groups {
                return self.fail(format!("invalid group reference {group}"), start + 1);
            }
            return Ok(Node::Again { group, ignores_case: self.flags.ignore_case });
        }
        let c = self.character(start)?;
        Ok(self.set(Set::of(c)))
    }

    /// The character that a backslash and what follows it mean.
    fn character(&mut self, start: usize) -> Parsed<char> {
        let Some(c) = self.peek() else { return self.fail("bad escape (end of pattern)", start) };
        self.at += 1;
        Ok(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'a' => '\u{7}',
            '0' => {
                let mut value = 0;
                while let Some(digit) = self.peek().and_then(|c| c.to_digit(8)).filter(|_| value < 32) {
                    value = value * 8 + digit;
                    self.at += 1;
                }
                char::from_u32(value).unwrap_or('\0')
            }
            'x' => self.hexadecimal(2, start)?,
            'u' => self.hexadecimal(4, start)?,
            'U' => self.hexadecimal(8, start)?,
            c if c.is_ascii_alphabetic() => return self.fail(format!("bad escape \\{c}"), start),
            c => c,
        })
    }

    fn hexadecimal(&mut self, digits: usize, start: usize) -> Parsed<char> {
        let end = (self.at + digits).min(self.text.len());
        let text: String = self.text[self.at..end].iter().collect();
        let value = u32::from_str_radix(&text, 16).ok().filter(|_| text.len() == digits);
        match value.and_then(char::from_u32) {
            Some(c) => {
                self.at = end;
                Ok(c)
            }
            None => self.fail(format!("incomplete escape \\{}{text}", self.text[start + 1]), start),
        }
    }

    fn bracket(&mut self, start: usize) -> Parsed<Node> {
        let mut set = Set { negated: self.take('^'), ..Set::default() };
        let first = self.at;
        loop {
            let at = self.at;
            let Some(c) = self.peek() else { return self.fail("unterminated character set", start) };
            self.at += 1;
            if c == ']' && at > first {
                break;
            }
            let low = if c == '\\' {
                match self.peek().and_then(Self::class) {
                    Some(class) => {
                        self.at += 1;
                        set.classes.push(class);
                        continue;
                    }
                    None if self.take('b') => '\u{8}',
                    None => self.character(at)?,
                }
            } else {
                c
            };
            let is_range = self.peek() == Some('-') && self.text.get(self.at + 1).is_some_and(|c| *c != ']');
            if !is_range {
                set.ranges.push((low, low));
                continue;
            }
            self.at += 1;
            let mut high = self.text[self.at];
            self.at += 1;
            if high == '\\' {
                high = self.character(self.at - 1)?;
            }
            if high < low {
                let range: String = self.text[at..self.at].iter().collect();
                return self.fail(format!("bad character range {range}"), at);
            }
            set.ranges.push((low, high));
        }
        if self.flags.ignore_case {
            let small: Vec<_> = set.ranges.iter().map(|(from, to)| (folded(*from), folded(*to))).collect();
            set.ranges.extend(small.into_iter().filter(|(from, to)| from <= to));
        }
        Ok(self.set(set))
    }
}
