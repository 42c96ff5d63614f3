//! `renamed_from` of DocTypes and fields, which migrations follow.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{App, DocType};
use crate::schema::{Spanned, Text};
use std::collections::BTreeMap;

/// The former name of a DocType must not be that of another one.
pub(super) fn doctypes(app: &App, diagnostics: &mut Diagnostics) {
    let mut former: BTreeMap<String, &str> = BTreeMap::new();
    for doctype in &app.doctypes {
        let Some(renamed_from) = &doctype.declared.renamed_from else { continue };
        let old = renamed_from.value.trim();
        let is_here = app.doctypes.iter().chain(&app.built_in).find(|other| other.name().eq_ignore_ascii_case(old));
        let problem = match (is_here, former.insert(old.to_lowercase(), doctype.name())) {
            (Some(other), _) => format!("{} is a DocType, whose table stays its own", other.name()),
            (None, Some(other)) => format!("{other} has the table of {old} already"),
            (None, None) if doctype.declared.is_virtual => "a virtual DocType has no table".to_owned(),
            (None, None) => continue,
        };
        report(doctype, renamed_from, &problem, diagnostics);
    }
}

/// The former name of a field must not be that of another one.
pub(super) fn fields(doctype: &DocType, diagnostics: &mut Diagnostics) {
    let mut former: BTreeMap<String, &str> = BTreeMap::new();
    for field in &doctype.fields {
        let Some(renamed_from) = &field.declared.renamed_from else { continue };
        let old = renamed_from.value.trim();
        let has_data = field.fieldtype.is_table() || field.fieldtype.column_type(0).is_some();
        let problem = if doctype.has_field(old) {
            format!("{old} is a field, which keeps its values")
        } else if let Some(other) = former.insert(old.to_lowercase(), &field.name) {
            format!("{other} has the values of {old} already")
        } else if !has_data || field.declared.has("is_virtual") {
            format!("{} has no values", field.name)
        } else {
            continue;
        };
        report(doctype, renamed_from, &problem, diagnostics);
    }
    for field in &doctype.declared.fields {
        blank(doctype, &field.renamed_from, diagnostics);
    }
    blank(doctype, &doctype.declared.renamed_from, diagnostics);
}

fn blank(doctype: &DocType, renamed_from: &Text, diagnostics: &mut Diagnostics) {
    if let Some(name) = renamed_from
        && (name.value.trim() != name.value || name.value.chars().any(char::is_control))
    {
        report(doctype, name, "it begins or ends with a blank, or has control characters", diagnostics);
    }
}

fn report(doctype: &DocType, renamed_from: &Spanned<String>, problem: &str, diagnostics: &mut Diagnostics) {
    let message = format!("renamed_from `{}` cannot be followed: {problem}", renamed_from.value.escape_debug());
    diagnostics.push(Diagnostic::new(Code::BadRename, &doctype.declared.source, renamed_from.span, message));
}
