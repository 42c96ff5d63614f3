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

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::JsonFile;

/// Parses the files that are definitions.
pub(crate) fn read_all(files: &[JsonFile], diagnostics: &mut Diagnostics) -> Vec<DocType> {
    let read = crate::parallel::map(files.iter().collect(), |file: &JsonFile| {
        let mut found = Diagnostics::default();
        (read(file, &mut found), found)
    });
    let mut doctypes = Vec::with_capacity(read.len());
    for (doctype, found) in read {
        doctypes.extend(doctype);
        diagnostics.append(found);
    }
    doctypes
}

/// Parses a file; none if it is not a definition.
fn read(file: &JsonFile, diagnostics: &mut Diagnostics) -> Option<DocType> {
    let text = &file.source.text;
    let says_so = says_doctype(text);
    if !says_so && !file.named_like_folder {
        return None;
    }
    let root = match json::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let message = format!("this is not JSON: {}", error.message);
            diagnostics.push(Diagnostic::new(Code::Malformed, &file.source, error.span, message));
            return None;
        }
    };
    let json::Value::Object(members) = &root.value else { return None };
    let is_definition = members.iter().any(|member| {
        member.key == "doctype" && matches!(&member.node.value, json::Value::String(text) if text == "DocType")
    });
    if is_definition { DocType::read(&file.source, &root, diagnostics) } else { None }
}

/// Whether the text contains `"doctype": "DocType"`. It saves parsing JSON files of other kinds.
fn says_doctype(text: &str) -> bool {
    text.match_indices("\"doctype\"").any(|(at, key)| {
        let after = text.get(at + key.len()..).unwrap_or_default().trim_start();
        after.strip_prefix(':').is_some_and(|value| value.trim_start().starts_with("\"DocType\""))
    })
}
