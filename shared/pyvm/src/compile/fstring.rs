//! f-strings.

use ruff_python_ast::{
    ConversionFlag, FStringPart, FStringValue, InterpolatedElement, InterpolatedStringElement,
};

use crate::bytecode::{Conversion, Instruction as I};
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

impl Unit<'_> {
    pub(crate) fn fstring(&mut self, value: &FStringValue) -> Compiled {
        let mut pieces = 0;
        let mut text = String::new();
        for part in value.iter() {
            match part {
                FStringPart::Literal(literal) => text.push_str(&literal.value),
                FStringPart::FString(fstring) => {
                    self.elements(fstring.elements.iter(), &mut text, &mut pieces)?;
                }
            }
        }
        self.end_pieces(text, pieces);
        Ok(())
    }

    fn elements<'e>(
        &mut self,
        elements: impl Iterator<Item = &'e InterpolatedStringElement>,
        text: &mut String,
        pieces: &mut u32,
    ) -> Compiled {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(interpolation) => {
                    if let Some(debug) = &interpolation.debug_text {
                        text.push_str(debug.leading());
                        text.push_str(self.text_of(&*interpolation.expression));
                        text.push_str(debug.trailing());
                    }
                    self.text_piece(text, pieces);
                    let whole = self.asm.location();
                    self.at(interpolation);
                    self.interpolation(interpolation)?;
                    self.asm.set_location(whole);
                    *pieces += 1;
                }
            }
        }
        Ok(())
    }

    fn interpolation(&mut self, interpolation: &InterpolatedElement) -> Compiled {
        self.expression(&interpolation.expression)?;
        let by_default = match (&interpolation.debug_text, &interpolation.format_spec) {
            (Some(_), None) => Some(Conversion::Repr),
            _ => None,
        };
        let conversion = match interpolation.conversion {
            ConversionFlag::None => by_default,
            ConversionFlag::Str => Some(Conversion::Str),
            ConversionFlag::Repr => Some(Conversion::Repr),
            ConversionFlag::Ascii => Some(Conversion::Ascii),
        };
        if let Some(conversion) = conversion {
            self.emit(I::ConvertValue(conversion));
        }
        let Some(spec) = &interpolation.format_spec else {
            self.emit(I::FormatSimple);
            return Ok(());
        };
        let (mut text, mut pieces) = (String::new(), 0);
        self.elements(spec.elements.iter(), &mut text, &mut pieces)?;
        self.end_pieces(text, pieces);
        self.emit(I::FormatWithSpec);
        Ok(())
    }

    /// Loads the text collected so far, if there is any.
    fn text_piece(&mut self, text: &mut String, pieces: &mut u32) {
        if !text.is_empty() {
            self.load_const(Value::str(std::mem::take(text)));
            *pieces += 1;
        }
    }

    fn end_pieces(&mut self, mut text: String, mut pieces: u32) {
        if pieces == 0 {
            self.load_const(Value::str(text));
            return;
        }
        self.text_piece(&mut text, &mut pieces);
        if pieces > 1 {
            self.emit(I::BuildString(pieces));
        }
    }

    fn text_of(&self, node: &impl ruff_text_size::Ranged) -> &str {
        &self.source.text[node.range()]
    }
}
