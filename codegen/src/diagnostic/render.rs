//! Diagnostics as text with the source line, and as JSON, one object per line.

use super::{Diagnostic, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents};
use miette::{SourceCode, SourceSpan, SpanContents};
use std::fmt;

/// The diagnostic as text, with the source line.
pub fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(110).with_context_lines(0);
    let mut text = String::new();
    match handler.render_report(&mut text, &Report(diagnostic)) {
        Ok(()) => text,
        Err(fmt::Error) => format!("{}: {}\n", diagnostic.code.name(), diagnostic.message),
    }
}

/// The diagnostic as one line of JSON.
pub fn json(diagnostic: &Diagnostic) -> String {
    let position = diagnostic.position();
    serde_json::json!({
        "code": diagnostic.code.name(),
        "severity": severity(diagnostic.severity),
        "message": diagnostic.message,
        "file": diagnostic.source.shown,
        "line": position.line,
        "column": position.column,
        "help": diagnostic.help,
    })
    .to_string()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Implements miette's traits for a diagnostic.
#[derive(Debug)]
struct Report<'a>(&'a Diagnostic);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!("{} {}", severity(self.0.severity), self.0.code.name())))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.0.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.0.span;
        let span = SourceSpan::from((span.start, span.end.saturating_sub(span.start)));
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(None, span))))
    }
}

impl SourceCode for Report<'_> {
    /// The whole line of a span: miette's own implementation cuts it off before the span.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let source = &self.0.source;
        let bytes = source.text.as_bytes();
        let is_newline = |byte: &u8| *byte == b'\n';
        let before = bytes.get(..span.offset()).ok_or(MietteError::OutOfBounds)?;
        let start = before.iter().rposition(is_newline).map_or(0, |newline| newline + 1);
        let after = bytes.get(span.offset()..).unwrap_or_default();
        // Of a span with several lines, the first is shown.
        let end = after.iter().position(is_newline).map_or(bytes.len(), |newline| span.offset() + newline);
        let position = source.position(span.offset());
        let shown = SourceSpan::from((start, end - start));
        let data = bytes.get(start..end).unwrap_or_default();
        let contents =
            MietteSpanContents::new_named(source.shown.clone(), data, shown, position.line - 1, position.column - 1, 1);
        Ok(Box::new(contents))
    }
}
