//! Helpers for the syntax trees of Rust sources.

use crate::diagnostic::{Position, SourceFile, Span};

/// The span of a syntax tree in bytes of its source.
pub(super) fn byte_span(source: &SourceFile, span: proc_macro2::Span) -> Span {
    let byte = |at: proc_macro2::LineColumn| source.byte(Position { line: at.line, column: at.column + 1 });
    let (start, end) = (byte(span.start()), byte(span.end()));
    Span { start, end: end.max(start) }
}

/// Whether the last segment of a path has the name.
pub(super) fn last_is(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == name)
}
