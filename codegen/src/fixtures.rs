//! Fixtures: JSON files with documents, which the binary contains and migrations load.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Span};
use crate::files::{Input, JsonFile, slashes};
use crate::ir::{App, DocType};
use crate::schema::json::{self, Node, Value};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that migrations load.
#[derive(Debug)]
pub(crate) struct Fixture {
    /// The path below the source folder: `library/fixtures/role.json`.
    pub(crate) path: String,
    /// The file.
    pub(crate) file: PathBuf,
}

/// Checks all fixtures; those with documents of unknown DocTypes are left out.
pub(crate) fn read(input: &Input, app: &App, diagnostics: &mut Diagnostics) -> Vec<Fixture> {
    let mut fixtures: Vec<Fixture> = Vec::new();
    for JsonFile { source, origin, .. } in &input.fixtures {
        if crate::schema::has_readable_path(source, diagnostics) && is_loadable(source, app, diagnostics) {
            let below = source.path.strip_prefix(&origin.application).unwrap_or(&source.path);
            fixtures.push(Fixture { path: slashes(below), file: source.path.clone() });
        }
    }
    fixtures.sort_by(|a, b| a.path.cmp(&b.path));
    fixtures
}

/// Whether all documents of a file can be stored, as far as their keys tell.
fn is_loadable(source: &Arc<SourceFile>, app: &App, diagnostics: &mut Diagnostics) -> bool {
    let mut report = |code, span, message: String| diagnostics.push(Diagnostic::new(code, source, span, message));
    if let Some(span) = source.invalid_span() {
        report(Code::BadFixture, span, "this is not JSON: a byte that is not UTF-8".to_owned());
        return false;
    }
    let root = match json::parse(&source.text) {
        Ok(root) => root,
        Err(error) => {
            report(Code::BadFixture, error.span, format!("this is not JSON: {}", error.message));
            return false;
        }
    };
    let documents = match &root.value {
        Value::Array(documents) => documents.as_slice(),
        Value::Object(_) => std::slice::from_ref(&root),
        other => {
            report(Code::BadFixture, root.span, format!("a fixture is a list of documents, not {}", other.kind()));
            return false;
        }
    };
    for document in documents {
        if let Err((code, span, message)) = check(document, app) {
            report(code, span, message);
            return false;
        }
    }
    true
}

fn check(document: &Node<'_>, app: &App) -> Result<(), (Code, Span, String)> {
    let wrong = |message: String| Err((Code::BadFixture, document.span.first(), message));
    let Value::Object(members) = &document.value else {
        return wrong(format!("a document should be an object, not {}", document.value.kind()));
    };
    let text = |key| {
        // The last one of repeated keys counts.
        let member = members.iter().rev().find(|member| member.key == key)?;
        match &member.node.value {
            Value::String(text) if !text.is_empty() => Some((text.to_string(), member.node.span)),
            Value::Number(number) => Some(((*number).to_owned(), member.node.span)),
            _ => None,
        }
    };
    let Some((doctype, span)) = text("doctype") else {
        return wrong("the document does not say its `doctype`".to_owned());
    };
    let known = app.doctypes.iter().chain(&app.built_in).find(|known| known.name() == doctype);
    match known.map(|known: &DocType| &known.declared) {
        None => return Err((Code::UnknownFixture, span, format!("there is no DocType \"{doctype}\""))),
        Some(declared) if declared.is_virtual || declared.istable => {
            let message = format!("{doctype} has no documents of its own; the file is passed over");
            return Err((Code::UnknownFixture, span, message));
        }
        Some(declared) if !declared.issingle && text("name").is_none() => {
            return wrong(format!("the {doctype} has no `name`, by which it would be found again"));
        }
        Some(_) => {}
    }
    Ok(())
}
