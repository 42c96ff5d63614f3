//! Diagnostics as text with the source line, and as JSON, one object per line.

use super::excerpt::Excerpt;
use super::text::escaped;
use super::{Diagnostic, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents};
use miette::{SourceCode, SourceSpan, SpanContents};
use std::fmt;

/// The diagnostic as text, with the source line.
pub fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_links(false).with_width(110).with_context_lines(0);
    let mut text = String::new();
    let report = Report { diagnostic, excerpt: Excerpt::of(&diagnostic.source, diagnostic.span) };
    match handler.render_report(&mut text, &report) {
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

/// Implements miette's traits for a diagnostic. Its source is the excerpt alone, which miette reads as a whole.
#[derive(Debug)]
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    excerpt: Excerpt,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!("{} {}", severity(self.diagnostic.severity), self.diagnostic.code.name())))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.diagnostic.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marked = SourceSpan::from((self.excerpt.marked.start, self.excerpt.marked.len()));
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(None, marked))))
    }
}

impl SourceCode for Report<'_> {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let Diagnostic { source, span, .. } = self.diagnostic;
        let position = source.position(span.start);
        let text = &self.excerpt.text;
        let contents = MietteSpanContents::new_named(
            escaped(&source.shown),
            text.as_bytes(),
            SourceSpan::from((0, text.len())),
            position.line - 1,
            position.column - 1,
            1,
        );
        Ok(Box::new(contents))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, SourceFile, Span};
    use super::*;
    use std::path::PathBuf;
    use std::sync::Arc;

    #[test]
    fn diagnostic_far_in_a_long_line_shows_an_excerpt() {
        let text = format!("{{\"description\":\"{}\",\"wrong\":1}}", "x".repeat(200_000));
        let start = text.len() - 10;
        let source = Arc::new(SourceFile::new(PathBuf::new(), "x.json".to_owned(), String::new(), text.into_bytes()));
        let span = Span { start, end: start + 7 };
        let said = human(&Diagnostic::new(Code::UnknownKey, &source, span, "`wrong` is no key"), false);
        assert!(said.contains("[x.json:1:200019]") && said.contains("\"wrong\":1}"), "{said}");
        assert!(said.len() < 2000, "{} bytes", said.len());
    }
}
