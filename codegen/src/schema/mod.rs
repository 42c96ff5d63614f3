//! Definitions as JSON, parsed tolerantly and with positions.
//!
//! Real definitions write switches as 0, 1, "1", true or null, numbers as texts and texts as numbers.
//! Keys without an effect here and keys of old Frappe versions are ignored; unknown keys are warned
//! about. Everything beyond the kind of a value is interpreted by `ir`.

mod doctype;
mod field;
pub(crate) mod json;
mod keys;
mod permission;
mod reader;

pub(crate) use doctype::DocType;
pub(crate) use field::Field;
pub(crate) use permission::Permission;

use crate::diagnostic::Span;
use doctyped_schema::SortOrder;

/// A value with its position.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A text that may be absent. Empty text counts as absent.
pub(crate) type Text = Option<Spanned<String>>;

/// The text; empty if it is absent.
pub(crate) fn text_of(text: &Text) -> &str {
    text.as_ref().map_or("", |text| text.value.as_str())
}

/// The order that a word of a definition means: `ASC` or `DESC`, in any case.
pub(crate) fn sort_order(word: &str) -> Option<SortOrder> {
    let is = |known: &str| word.trim().eq_ignore_ascii_case(known);
    if is("asc") { Some(SortOrder::Asc) } else { is("desc").then_some(SortOrder::Desc) }
}

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile};
use crate::files::{JsonFile, JsonRole};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The definitions of a run.
#[derive(Debug, Default)]
pub(crate) struct Definitions {
    pub(crate) doctypes: Vec<DocType>,
    /// The modules of definitions that cannot be read, from the names of their files.
    pub(crate) unreadable: BTreeSet<String>,
}

/// Parses the files that are definitions.
pub(crate) fn read_all(files: &[JsonFile], diagnostics: &mut Diagnostics) -> Definitions {
    let read = crate::parallel::map(files.iter().collect(), |file: &JsonFile| {
        let mut found = Diagnostics::default();
        (read(file, &mut found), found)
    });
    let mut definitions = Definitions::default();
    for (file, (doctypes, found)) in files.iter().zip(read) {
        match doctypes {
            Some(doctypes) => definitions.doctypes.extend(doctypes),
            None => definitions.unreadable.extend(file.source.path.file_stem().map(stem)),
        }
        diagnostics.append(found);
    }
    definitions
}

fn stem(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}

/// Parses a file: its definition, several if it is a list, none if it is another kind of file. `None` if a
/// definition cannot be read.
fn read(file: &JsonFile, diagnostics: &mut Diagnostics) -> Option<Vec<DocType>> {
    let source = &file.source;
    if !has_readable_path(source, diagnostics) {
        return None;
    }
    if file.role == JsonRole::Misplaced {
        misplaced(source, diagnostics);
        return Some(Vec::new());
    }
    if let Some(span) = source.invalid_span() {
        let message = "this is not JSON: a byte that is not UTF-8";
        let diagnostic = Diagnostic::new(Code::Malformed, source, span, message);
        diagnostics.push(diagnostic.help("save the file as UTF-8"));
        return None;
    }
    let root = match json::parse(&source.text) {
        Ok(root) => root,
        Err(error) => {
            let message = format!("this is not JSON: {}", error.message);
            diagnostics.push(Diagnostic::new(Code::Malformed, source, error.span, message));
            return None;
        }
    };
    // Frappe imports a list of documents, too.
    let documents = match &root.value {
        json::Value::Array(documents) => documents.as_slice(),
        _ => std::slice::from_ref(&root),
    };
    let mut doctypes = Vec::new();
    let mut is_complete = true;
    for document in documents {
        if is_definition(document, source, diagnostics) {
            match DocType::read(source, &file.origin, document, diagnostics) {
                Some(doctype) => doctypes.push(doctype),
                None => is_complete = false,
            }
        }
    }
    (is_complete || !doctypes.is_empty()).then_some(doctypes)
}

/// Whether the path of a file can be written in headers and `#[path]` attributes; one that cannot is reported.
pub(crate) fn has_readable_path(source: &Arc<SourceFile>, diagnostics: &mut Diagnostics) -> bool {
    if source.path.to_str().is_some_and(|text| !text.contains(crate::diagnostic::is_unreadable)) {
        return true;
    }
    let message = "the path of this file is not UTF-8 or has control characters";
    let diagnostic = Diagnostic::new(Code::BadPath, source, Span::default(), message);
    diagnostics.push(diagnostic.help("rename the file or the folder"));
    false
}

/// Whether a document is a definition. One with a list of fields that does not say so is reported.
fn is_definition(document: &json::Node<'_>, source: &Arc<SourceFile>, diagnostics: &mut Diagnostics) -> bool {
    let json::Value::Object(members) = &document.value else { return false };
    let find = |key: &str| members.iter().rev().find(|member| member.key == key);
    match find("doctype").map(|member| &member.node.value) {
        Some(json::Value::String(text)) if text == "DocType" || !text.trim().eq_ignore_ascii_case("DocType") => {
            text == "DocType"
        }
        _ if find("fields").is_some() && (find("module").is_some() || find("permissions").is_some()) => {
            let message = "this looks like a DocType but does not say so";
            let diagnostic = Diagnostic::new(Code::Incomplete, source, document.span.first(), message);
            diagnostics.push(diagnostic.help("write \"doctype\": \"DocType\" at the top level"));
            false
        }
        _ => false,
    }
}

/// Warns about a definition in a place where none is read.
fn misplaced(source: &Arc<SourceFile>, diagnostics: &mut Diagnostics) {
    let Ok(root) = json::parse(&source.text) else { return };
    if is_definition(&root, source, &mut Diagnostics::default()) {
        let message = "this definition is passed over: its file is not named like its folder";
        let diagnostic = Diagnostic::new(Code::Misplaced, source, root.span.first(), message);
        diagnostics.push(
            diagnostic.help("move it to <module>/x/x.json, or in a Frappe application to <module>/doctype/x/x.json"),
        );
    }
}
