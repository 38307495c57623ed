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

fn too_deep(text: &str) -> Option<String> {
    let mut lexer = lexer::lex(text, Mode::Module);
    // The operators since the last comma, for each open bracket and, first, outside of all brackets.
    let mut open = vec![0];
    let mut indented = 0;
    let mut operators = 0;
    loop {
        let innermost = open.last_mut()?;
        match lexer.next_token() {
            TokenKind::EndOfFile => return None,
            TokenKind::Newline | TokenKind::Semi => (open, operators) = (vec![0], 0),
            TokenKind::Comma => operators -= std::mem::take(innermost),
            TokenKind::Indent => indented += 1,
            TokenKind::Dedent => indented -= 1,
            // A comma of its parameters does not end a `lambda`.
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::Lambda => open.push(0),
            TokenKind::FStringStart | TokenKind::TStringStart => open.push(0),
            closing @ (TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd) => {
                if open.len() > 1 {
                    operators -= open.pop()?;
                }
                // `f()()()` and `a[0][0]` nest without an operator.
                if matches!(closing, TokenKind::Rpar | TokenKind::Rsqb) {
                    *open.last_mut()? += 1;
                    operators += 1;
                }
            }
            kind if kind.is_operator() || kind.is_non_soft_keyword() => {
                *innermost += 1;
                operators += 1;
            }
            _ => {}
        }
        if open.len() > MOST_NESTED || indented > MOST_NESTED {
            return Some(format!("nested more than {MOST_NESTED} deep"));
        }
        if operators > MOST_OPERATORS {
            return Some(format!("more than {MOST_OPERATORS} operators in one expression; split it"));
        }
    }
}
