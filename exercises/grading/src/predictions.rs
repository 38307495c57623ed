//! Answers that are sheets: TOML with the fields that the exercise asks for.

use serde::de::DeserializeOwned;

/// Reads a sheet.
///
/// # Errors
/// One line that says what is wrong, and where: a field too many, one that is missing, a value of another type.
pub fn read<T: DeserializeOwned>(answer: &str) -> Result<T, String> {
    toml::from_str(answer).map_err(|error| {
        // The library shows the line and points into it; a report has it in words.
        let before = error.span().and_then(|span| answer.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let place = line.map_or_else(String::new, |line| format!(", line {line}"));
        let what = error.message().lines().next().unwrap_or_default().to_owned();
        format!("The sheet cannot be read{place}: {what}.")
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Sheet {
        switches: u32,
    }

    #[test]
    fn a_mistake_is_one_line_with_its_place() {
        assert_eq!(read::<Sheet>("# it\nswitches = 3\n"), Ok(Sheet { switches: 3 }));
        for (text, part) in [
            ("switches = 3\nswitchs = 4\n", "line 2: unknown field `switchs`"),
            ("switches = \"many\"\n", "line 1: invalid type: string"),
            ("\n\nswitches = \n", "line 3: "),
            ("", "missing field `switches`"),
        ] {
            let error = read::<Sheet>(text).expect_err(text);
            assert!(error.contains(part) && error.lines().count() == 1, "{text:?}: {error}");
        }
    }
}
