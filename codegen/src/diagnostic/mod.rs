//! Diagnostics: errors and warnings about the input, with their position and a help text.
//!
//! A run collects all diagnostics instead of stopping at the first, so that a developer sees the
//! mistakes of all definitions at once.

mod code;
mod excerpt;
mod render;
mod source;
mod text;

pub use code::Code;
pub use render::{human, json};
pub use source::{Position, SourceFile, Span};
pub(crate) use text::{escaped, is_unreadable};

use std::sync::Arc;

/// Error or warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The output is written; the message says how the input was understood.
    Warning,
}

/// An error or warning about a file.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// The problem, in one sentence.
    pub message: String,
    /// The file.
    pub source: Arc<SourceFile>,
    /// The range of the file.
    pub span: Span,
    /// How to solve the problem.
    pub help: Option<String>,
    /// Whether an option or a setting tolerates the problem, so that `--deny-warnings` does too.
    pub allowed: bool,
}

impl Diagnostic {
    /// A diagnostic with the default severity of its code.
    pub fn new(code: Code, source: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: text::message(message.into()),
            source: Arc::clone(source),
            span,
            help: None,
            allowed: false,
        }
    }

    /// Adds a help text.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(text::message(help.into()));
        self
    }

    /// Turns an error into a warning if an option tolerates it.
    #[must_use]
    pub fn warning_if(mut self, tolerated: bool) -> Diagnostic {
        if tolerated {
            self.severity = Severity::Warning;
            self.allowed = true;
        }
        self
    }

    /// Turns an error into a warning where nothing is lost.
    #[must_use]
    pub fn as_warning(mut self) -> Diagnostic {
        self.severity = Severity::Warning;
        self
    }

    /// Turns a warning into an error where the output could not be used.
    #[must_use]
    pub fn as_error(mut self) -> Diagnostic {
        self.severity = Severity::Error;
        self
    }

    /// Line and column of the start.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

/// Collects the diagnostics of a run.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    pub(crate) fn append(&mut self, mut others: Diagnostics) {
        self.0.append(&mut others.0);
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Turns warnings into errors, apart from those that an option or a setting allows.
    pub(crate) fn deny_warnings(&mut self) {
        for diagnostic in self.0.iter_mut().filter(|diagnostic| !diagnostic.allowed) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Sorts by file, position and code, so that the order of passes makes no difference. Files that cannot be
    /// read come first, because other diagnostics may follow from them.
    pub(crate) fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span, d.code);
            (a.code != Code::Malformed)
                .cmp(&(b.code != Code::Malformed))
                .then_with(|| a.source.shown.cmp(&b.source.shown))
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.message.cmp(&b.message))
        });
        self.0
    }
}

/// The candidate for "did you mean": the one with the smallest edit distance, at most a quarter of the
/// length.
pub(crate) fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Longer texts are no misspelt names.
    const MAX_LENGTH: usize = 100;
    if written.len() > MAX_LENGTH {
        return None;
    }
    let lower = written.to_lowercase();
    let limit = (written.chars().count() / 4).max(1);
    candidates
        .filter(|candidate| candidate.len().abs_diff(written.len()) <= limit * 2)
        .map(|candidate| (strsim::levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_name_within_a_quarter_of_its_length_is_suggested() {
        let names = ["Sales Invoice", "Sales Order", "User"];
        assert_eq!(nearest("Sales Invoic", names.into_iter()), Some("Sales Invoice"));
        assert_eq!(nearest("user", names.into_iter()), Some("User"));
        assert_eq!(nearest("Warehouse", names.into_iter()), None);
        assert_eq!(nearest(&"x".repeat(1000), ["x".repeat(999).as_str()].into_iter()), None);
    }
}
