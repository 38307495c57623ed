//! Refuses source that nests too deep, before the parser makes a tree of it.
//!
//! A syntax tree is walked by recursion, and dropped by recursion too, so its depth must be bounded by
//! the stack. What is counted here, from the tokens alone, is never less than that depth.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};
use ruff_text_size::TextSize;

use crate::compile::CompileError;
use crate::compile::unit::MOST_NESTED;
use crate::source::Source;

/// The most operators between two commas, with those around them.
const MOST_OPERATORS: usize = 500;

/// # Errors
/// Names the place where the source gets too deep.
pub(crate) fn check(source: &Source) -> Result<(), CompileError> {
    let Some(message) = too_deep(&source.text) else { return Ok(()) };
    // The lexer does not tell where it is. The shortest beginning of the source that is too deep does.
    let starts: Vec<usize> = source.text.char_indices().map(|(at, _)| at).collect();
    let first = starts.partition_point(|at| too_deep(&source.text[..*at]).is_none());
    let at = starts.get(first.saturating_sub(1)).copied().unwrap_or(0);
    let at = TextSize::try_from(at).unwrap_or_default();
    Err(CompileError::new(source, at, message))
}

/// What is open: a bracket, or a `lambda`, which the next comma or closing bracket ends once its parameters are over.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Bracket,
    Parameters,
    Body,
}

/// What is open, innermost last, each with the operators in it since the last comma.
struct Nesting {
    open: Vec<(Open, usize)>,
    operators: usize,
}

impl Nesting {
    /// Outside of all brackets.
    fn outside() -> Self {
        Self { open: vec![(Open::Bracket, 0)], operators: 0 }
    }

    fn add_operator(&mut self) {
        if let Some((_, operators)) = self.open.last_mut() {
            *operators += 1;
        }
        self.operators += 1;
    }

    fn end_bodies(&mut self) {
        while let Some((Open::Body, operators)) = self.open.last().copied() {
            self.open.pop();
            self.operators -= operators;
        }
    }

    fn comma(&mut self) {
        self.end_bodies();
        if let Some((_, operators)) = self.open.last_mut() {
            self.operators -= std::mem::take(operators);
        }
    }

    fn colon(&mut self) {
        if let Some((open @ Open::Parameters, _)) = self.open.last_mut() {
            *open = Open::Body;
        }
    }

    fn close(&mut self) {
        self.end_bodies();
        if self.open.len() > 1
            && let Some((_, operators)) = self.open.pop()
        {
            self.operators -= operators;
        }
    }
}

fn too_deep(text: &str) -> Option<String> {
    let mut lexer = lexer::lex(text, Mode::Module);
    let mut nesting = Nesting::outside();
    let mut indented = 0;
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return None,
            TokenKind::Newline | TokenKind::Semi => nesting = Nesting::outside(),
            TokenKind::Comma => nesting.comma(),
            TokenKind::Colon => nesting.colon(),
            TokenKind::Indent => indented += 1,
            TokenKind::Dedent => indented -= 1,
            TokenKind::Lambda => nesting.open.push((Open::Parameters, 0)),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => nesting.open.push((Open::Bracket, 0)),
            TokenKind::FStringStart | TokenKind::TStringStart => nesting.open.push((Open::Bracket, 0)),
            closing @ (TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd) => {
                nesting.close();
                // `f()()()` and `a[0][0]` nest without an operator.
                if matches!(closing, TokenKind::Rpar | TokenKind::Rsqb) {
                    nesting.add_operator();
                }
            }
            kind if kind.is_operator() || kind.is_non_soft_keyword() => nesting.add_operator(),
            _ => {}
        }
        if nesting.open.len() > MOST_NESTED || indented > MOST_NESTED {
            return Some(format!("nested more than {MOST_NESTED} deep"));
        }
        if nesting.operators > MOST_OPERATORS {
            return Some(format!("more than {MOST_OPERATORS} operators in one expression; split it"));
        }
    }
}
