//! Definitions as they are found in the wild: the JSON with positions, read tolerantly.
//!
//! Nothing is interpreted here beyond the kind of a value. Switches come as 0, 1, "1", true or
//! null, numbers as texts and texts as numbers; keys that Frappe has given up are known and
//! ignored; keys that nobody knows are warned about.

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

/// Something and the place where it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A text that may be absent. Empty text counts as absent.
pub(crate) type Text = Option<Spanned<String>>;

/// What the text says; empty where it is absent.
pub(crate) fn text_of(text: &Text) -> &str {
    text.as_ref().map_or("", |text| text.value.as_str())
}

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::JsonFile;

/// Reads those files that are definitions.
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

/// Reads one file; nothing if it is some other JSON.
fn read(file: &JsonFile, diagnostics: &mut Diagnostics) -> Option<DocType> {
    let text = &file.source.text;
    let says_so = says_doctype(text);
    if !says_so && !file.named_like_folder {
        return None;
    }
    let root = match json::parse(text) {
        Ok(root) => root,
        Err(malformed) => {
            let message = format!("this is not JSON: {}", malformed.message);
            diagnostics.push(Diagnostic::new(Code::Malformed, &file.source, malformed.span, message));
            return None;
        }
    };
    let json::Value::Object(members) = &root.value else { return None };
    let is_definition = members.iter().any(|member| {
        member.key == "doctype" && matches!(&member.node.value, json::Value::Text(text) if text == "DocType")
    });
    if is_definition { DocType::read(&file.source, &root, diagnostics) } else { None }
}

/// Whether `"doctype": "DocType"` stands anywhere in the text. Most JSON that is no definition need
/// not be read for that.
fn says_doctype(text: &str) -> bool {
    text.match_indices("\"doctype\"").any(|(at, key)| {
        let after = text.get(at + key.len()..).unwrap_or_default().trim_start();
        after.strip_prefix(':').is_some_and(|value| value.trim_start().starts_with("\"DocType\""))
    })
}
