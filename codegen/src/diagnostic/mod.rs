//! What is wrong with the input, where, and what to do about it.
//!
//! A run collects all diagnostics instead of stopping at the first, so that somebody who brings
//! forty definitions sees everything at once.

mod code;
mod render;
mod source;

pub use code::Code;
pub use render::{human, json};
pub use source::{Position, Source, Span};

use std::sync::Arc;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It cannot work; nothing is written.
    Error,
    /// It is odd; what becomes of it is said.
    Warning,
}

/// One problem.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which kind of problem.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The file that it is in.
    pub source: Arc<Source>,
    /// The part of the file.
    pub span: Span,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem in a part of a file, as severe as its code says.
    pub fn new(code: Code, source: &Arc<Source>, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            source: Arc::clone(source),
            span,
            help: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Turns an error into a warning if the user asked for that.
    #[must_use]
    pub fn warning_if(mut self, tolerated: bool) -> Diagnostic {
        if tolerated {
            self.severity = Severity::Warning;
        }
        self
    }

    /// Line and column.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

/// The diagnostics of a run, in the making.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub(crate) fn append(&mut self, mut others: Diagnostics) {
        self.0.append(&mut others.0);
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// By file, place and code: independent of the order in which passes run.
    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span, d.code);
            a.source
                .shown
                .cmp(&b.source.shown)
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.message.cmp(&b.message))
        });
        self.0
    }
}

/// The candidate that was probably meant: the nearest by edits, if it is near enough.
pub(crate) fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let limit = (written.chars().count() / 4).max(1);
    candidates
        .filter(|candidate| candidate.len().abs_diff(written.len()) <= limit * 2)
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, replace a character) between two texts.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let replace = diagonal + usize::from(from != *to);
            diagonal = *cell;
            left = replace.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_unless_all_are_far() {
        let names = ["Sales Invoice", "Sales Order", "User"];
        assert_eq!(nearest("Sales Invoic", names.into_iter()), Some("Sales Invoice"));
        assert_eq!(nearest("user", names.into_iter()), Some("User"));
        assert_eq!(nearest("Warehouse", names.into_iter()), None);
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }
}
