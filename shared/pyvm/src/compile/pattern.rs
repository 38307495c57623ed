//! `match` (PEP 634; CPython's `codegen_match` and `codegen_pattern_*`, `Python/codegen.c`).
//!
//! A pattern finds its subject on top of the stack, takes it away, and jumps to a label where it does not match. What
//! lies above the subject of the whole statement at that moment differs from place to place, so each depth has a label
//! of its own, which drops one value and goes on to the next: CPython's `fail_pop`.

use ruff_python_ast::{
    MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, PatternMatchSequence,
    Singleton, StmtMatch,
};
use ruff_text_size::Ranged;

use crate::bytecode::{CompareOperator, Instruction as I};
use crate::compile::assembler::Label;
use crate::compile::assign::count;
use crate::compile::constant;
use crate::compile::unit::{Compiled, Unit};
use crate::object::Value;

/// How a case fails: the labels for each number of values that have to go first.
struct Failing {
    labels: Vec<Label>,
    /// How many values lie above the subject of the statement's copy.
    depth: usize,
}

impl Unit<'_> {
    pub(crate) fn match_statement(&mut self, statement: &StmtMatch) -> Compiled {
        self.expression(&statement.subject)?;
        let end = self.asm.label();
        for case in &statement.cases {
            self.case(case, end)?;
        }
        self.emit(I::PopTop);
        self.asm.bind(end);
        Ok(())
    }

    /// The subject lies on top of the stack, and stays there where the case does not match.
    fn case(&mut self, case: &MatchCase, end: Label) -> Compiled {
        self.at(&case.pattern);
        self.emit(I::Copy(1));
        let mut failing = Failing { labels: vec![self.asm.label()], depth: 0 };
        self.pattern(&case.pattern, &mut failing)?;
        if let Some(guard) = &case.guard {
            let fails = failing.labels[0];
            self.jump_if(guard, false, fails)?;
        }
        self.emit(I::PopTop);
        self.body(&case.body)?;
        self.emit(I::JumpForward(end.0));
        self.fail(&failing);
        Ok(())
    }

    /// Emits where the jumps of a case that fails end: each drops one value more.
    fn fail(&mut self, failing: &Failing) {
        for (depth, label) in failing.labels.iter().enumerate().rev() {
            self.asm.bind(*label);
            if depth > 0 {
                self.emit(I::PopTop);
            }
        }
    }

    /// The label to jump to with `more` values on the stack beside those that the patterns around left there.
    fn failure(&mut self, failing: &mut Failing, more: usize) -> Label {
        let depth = failing.depth + more;
        while failing.labels.len() <= depth {
            let label = self.asm.label();
            failing.labels.push(label);
        }
        failing.labels[depth]
    }

    /// Jumps where the topmost value, which goes, is not true; `more` values are left then.
    fn unless(&mut self, failing: &mut Failing, more: usize) {
        let fails = self.failure(failing, more);
        self.emit(I::PopJumpIfFalse(fails.0));
    }

    fn pattern(&mut self, pattern: &Pattern, failing: &mut Failing) -> Compiled {
        self.nested(pattern, |unit| {
            unit.at(pattern);
            match pattern {
                Pattern::MatchValue(value) => {
                    unit.expression(&value.value)?;
                    unit.emit(I::CompareOp { op: CompareOperator::Equal, to_bool: true });
                    unit.unless(failing, 0);
                }
                Pattern::MatchSingleton(singleton) => {
                    unit.load_const(match singleton.value {
                        Singleton::None => Value::None,
                        Singleton::True => Value::True,
                        Singleton::False => Value::False,
                    });
                    unit.emit(I::IsOp { invert: false });
                    unit.unless(failing, 0);
                }
                Pattern::MatchAs(capture) => {
                    if let Some(inner) = &capture.pattern {
                        unit.emit(I::Copy(1));
                        failing.depth += 1;
                        unit.pattern(inner, failing)?;
                        failing.depth -= 1;
                    }
                    match &capture.name {
                        Some(name) => unit.store_name(name),
                        None => unit.emit(I::PopTop),
                    }
                }
                Pattern::MatchStar(star) => match &star.name {
                    Some(name) => unit.store_name(name),
                    None => unit.emit(I::PopTop),
                },
                Pattern::MatchOr(or) => unit.alternatives(or, failing)?,
                Pattern::MatchSequence(sequence) => unit.sequence_pattern(sequence, failing)?,
                Pattern::MatchMapping(mapping) => unit.mapping_pattern(mapping, failing)?,
                Pattern::MatchClass(class) => unit.class_pattern(class, failing)?,
            }
            Ok(())
        })
    }

    /// Each alternative tries a copy of the subject.
    fn alternatives(&mut self, or: &PatternMatchOr, failing: &mut Failing) -> Compiled {
        let matched = self.asm.label();
        for alternative in &or.patterns {
            self.emit(I::Copy(1));
            let mut own = Failing { labels: vec![self.asm.label()], depth: 0 };
            self.pattern(alternative, &mut own)?;
            self.emit(I::JumpForward(matched.0));
            self.fail(&own);
        }
        let fails = self.failure(failing, 1);
        self.emit(I::JumpForward(fails.0));
        self.asm.bind(matched);
        self.emit(I::PopTop);
        Ok(())
    }

    fn sequence_pattern(&mut self, sequence: &PatternMatchSequence, failing: &mut Failing) -> Compiled {
        let patterns = &sequence.patterns;
        let star = patterns.iter().position(Pattern::is_match_star);
        self.emit(I::MatchSequence);
        self.unless(failing, 1);
        self.emit(I::GetLen);
        let least = patterns.len() - usize::from(star.is_some());
        self.load_const(Value::Int(i64::from(count(least))));
        let op = if star.is_some() { CompareOperator::GreaterEqual } else { CompareOperator::Equal };
        self.emit(I::CompareOp { op, to_bool: true });
        self.unless(failing, 1);
        match star {
            Some(before) => {
                let (Ok(first), Ok(last)) = (u16::try_from(before), u16::try_from(least - before)) else {
                    return self
                        .error(sequence.range().start(), "syntax error: too many patterns in a sequence");
                };
                self.emit(I::UnpackEx { before: first, after: last });
            }
            None => self.emit(I::UnpackSequence(count(patterns.len()))),
        }
        self.each(patterns.iter(), failing)
    }

    /// Patterns for the topmost values, the first one's on top.
    fn each<'p>(
        &mut self,
        patterns: impl ExactSizeIterator<Item = &'p Pattern>,
        failing: &mut Failing,
    ) -> Compiled {
        let outer = failing.depth;
        let all = patterns.len();
        for (at, pattern) in patterns.enumerate() {
            failing.depth = outer + all - at - 1;
            self.pattern(pattern, failing)?;
        }
        failing.depth = outer;
        Ok(())
    }

    fn mapping_pattern(&mut self, mapping: &PatternMatchMapping, failing: &mut Failing) -> Compiled {
        self.emit(I::MatchMapping);
        self.unless(failing, 1);
        for key in &mapping.keys {
            self.expression(key)?;
        }
        self.emit(I::BuildTuple(count(mapping.keys.len())));
        // On the stack: the subject, the keys, and now their values or `None`.
        self.emit(I::MatchKeys);
        self.emit(I::Copy(1));
        let fails = self.failure(failing, 3);
        self.emit(I::PopJumpIfNone(fails.0));
        self.emit(I::UnpackSequence(count(mapping.keys.len())));
        failing.depth += 2;
        self.each(mapping.patterns.iter(), failing)?;
        failing.depth -= 2;
        match &mapping.rest {
            Some(rest) => {
                self.at(mapping);
                // What is left of a copy of the subject without the keys.
                self.emit(I::Swap(2));
                self.emit(I::BuildMap(0));
                self.emit(I::Swap(2));
                self.emit(I::DictUpdate(1));
                self.emit(I::Swap(2));
                self.emit(I::UnpackSequence(count(mapping.keys.len())));
                for left in (0..mapping.keys.len()).rev() {
                    self.emit(I::Copy(count(left + 2)));
                    self.emit(I::Swap(2));
                    self.emit(I::DeleteSubscr);
                }
                self.store_name(rest);
            }
            None => {
                self.emit(I::PopTop);
                self.emit(I::PopTop);
            }
        }
        Ok(())
    }

    fn class_pattern(&mut self, class: &PatternMatchClass, failing: &mut Failing) -> Compiled {
        let arguments = &class.arguments;
        self.expression(&class.cls)?;
        let names = arguments.keywords.iter().map(|keyword| keyword.attr.as_str());
        self.load_const(constant::names(names));
        self.emit(I::MatchClass(count(arguments.patterns.len())));
        self.emit(I::Copy(1));
        let fails = self.failure(failing, 1);
        self.emit(I::PopJumpIfNone(fails.0));
        let all: Vec<&Pattern> = arguments
            .patterns
            .iter()
            .chain(arguments.keywords.iter().map(|keyword| &keyword.pattern))
            .collect();
        self.emit(I::UnpackSequence(count(all.len())));
        self.each(all.into_iter(), failing)
    }
}

/// The names that a pattern binds.
pub(crate) fn captured(pattern: &Pattern, to: &mut Vec<String>) {
    match pattern {
        Pattern::MatchAs(capture) => {
            if let Some(inner) = &capture.pattern {
                captured(inner, to);
            }
            to.extend(capture.name.as_ref().map(ToString::to_string));
        }
        Pattern::MatchStar(star) => to.extend(star.name.as_ref().map(ToString::to_string)),
        Pattern::MatchOr(or) => or.patterns.iter().for_each(|pattern| captured(pattern, to)),
        Pattern::MatchSequence(sequence) => {
            sequence.patterns.iter().for_each(|pattern| captured(pattern, to));
        }
        Pattern::MatchMapping(mapping) => {
            mapping.patterns.iter().for_each(|pattern| captured(pattern, to));
            to.extend(mapping.rest.as_ref().map(ToString::to_string));
        }
        Pattern::MatchClass(class) => {
            class.arguments.patterns.iter().for_each(|pattern| captured(pattern, to));
            class.arguments.keywords.iter().for_each(|keyword| captured(&keyword.pattern, to));
        }
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
    }
}
