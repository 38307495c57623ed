//! What an answer may not contain, read from its tokens.
//!
//! `unsafe` is forbidden by the compiler as well; here it gets a sentence. The other words are ways out of the answer's
//! file, or around the library that tries the interleavings. A word that only a macro puts together cannot be written in
//! Rust, so tokens are enough; what stands in comments and texts is nobody's business.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::str::FromStr;

/// Words that an answer has no use for, and why.
const REFUSED: &[(&str, &str)] = &[
    ("unsafe", "an answer is safe Rust"),
    ("extern", "an answer uses no other crate and no foreign functions"),
    ("include", "an answer reads no other files"),
    ("include_str", "an answer reads no other files"),
    ("include_bytes", "an answer reads no other files"),
    ("option_env", "an answer reads no environment of the compiler"),
];

/// Why this answer is refused before it is compiled.
pub fn refused(text: &str) -> Option<String> {
    match TokenStream::from_str(text) {
        Ok(tokens) => search(tokens, false).map(|(word, why)| {
            let line = word.span().start().line;
            format!("Line {line} of the answer has the word `{word}`: {why}.")
        }),
        // Whatever this is, the compiler says it better.
        Err(_) => None,
    }
}

fn search(tokens: TokenStream, in_attribute: bool) -> Option<(Ident, &'static str)> {
    let mut after_hash = false;
    for token in tokens {
        let hash = matches!(&token, TokenTree::Punct(punct) if "#!".contains(punct.as_char()));
        match token {
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let word = word.trim_start_matches("r#");
                if let Some((_, why)) = REFUSED.iter().find(|(refused, _)| *refused == word) {
                    return Some((ident, why));
                }
                // `#[path = "..."] mod x;` is the one attribute that reads a file.
                if in_attribute && word == "path" {
                    return Some((ident, "an answer is one file"));
                }
            }
            TokenTree::Group(group) => {
                let attribute = in_attribute || (after_hash && group.delimiter() == Delimiter::Bracket);
                if let Some(found) = search(group.stream(), attribute) {
                    return Some(found);
                }
            }
            _ => {}
        }
        after_hash = hash;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn ways_out_of_the_file_are_refused() {
        for (text, word) in [
            ("fn f() { unsafe { std::hint::unreachable_unchecked() } }", "unsafe"),
            ("const A: &str = include_str!(\"../checks.rs\");", "include_str"),
            ("#[doc = include_str!(\"/etc/passwd\")] fn f() {}", "include_str"),
            ("use std::include as i; i!(\"x\");", "include"),
            ("macro_rules! m { ($a:ident) => { $a!(\"x\") } } m!(include_bytes);", "include_bytes"),
            ("#[path = \"/tmp/x.rs\"] mod x;", "path"),
            ("#[cfg_attr(all(), path = \"/tmp/x.rs\")] mod x;", "path"),
            ("extern crate std as real;", "extern"),
            ("r#extern!{}", "extern"),
        ] {
            let found = refused(text).expect(text);
            assert!(
                found.contains(&format!("`{word}`")) || found.contains(&format!("`r#{word}`")),
                "{text}: {found}"
            );
        }
    }

    #[test]
    fn comments_texts_and_plain_names_are_not() {
        for text in [
            "// unsafe include_str!\nfn path() -> &'static str { \"unsafe extern\" }",
            "use std::path::Path; fn f(path: &Path) {} #[derive(Debug)] struct Included { path: u8 }",
            "this is no Rust at all ((",
        ] {
            assert_eq!(refused(text), None, "{text}");
        }
    }
}
