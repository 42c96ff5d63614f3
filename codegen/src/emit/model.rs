//! The file of a record: the struct, its enums, its metadata, its columns.

use super::rust::{RustFile, docs};
use super::scope::Scope;
use super::text::Lines;
use super::{metadata, record, select_enum, types};
use crate::OutputKind;
use crate::ir::{Column, DocType, Ident, SelectEnum, Slot};
use crate::schema::text_of;

/// The text of `models/src/<doctype>.rs`.
pub(super) fn file(doctype: &DocType, target: OutputKind) -> String {
    let title = match &doctype.declared.module {
        Some(module) => format!("{}, of module {}.", doctype.name(), module.value),
        None => format!("{}.", doctype.name()),
    };
    let scope = Scope::new(doctype, target);
    let mut file = RustFile::new(&title, &doctype.declared.source.header);
    file.lines(allowed(doctype));
    file.lines(&scope.imports());
    let mut lines = Lines::default();
    definition(doctype, &scope, &mut lines);
    for slot in &doctype.slots {
        if let Some(select) = enum_of(doctype, slot) {
            select_enum::items(slot, select, &scope, &mut lines);
        }
    }
    record::record(doctype, &scope, &mut lines);
    record::document(doctype, &scope, &mut lines);
    metadata::item(doctype, &scope, &mut lines);
    if doctype.has_table() {
        record::columns(doctype, &scope, &mut lines);
    }
    file.lines(&lines.into_text());
    file.into_text()
}

fn allowed(doctype: &DocType) -> &'static str {
    let odd = |ident: &Ident| {
        let name = ident.as_str();
        name.contains(char::is_uppercase) || name.trim_matches('_').contains("__")
    };
    let members = doctype.slots.iter().map(|slot| &slot.ident).chain(doctype.tables.iter().map(|rows| &rows.ident));
    if members.into_iter().any(odd) {
        "#![allow(non_snake_case, non_upper_case_globals, reason = \"members and columns are named like their fields\")]\n"
    } else {
        "#![allow(non_upper_case_globals, reason = \"columns are constants that are named like their fields\")]\n"
    }
}

/// The struct, with an implementation of `Default` if some members have defaults of their own.
fn definition(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let ident = doctype.entry.record.token();
    let defaults: Vec<(String, Option<String>)> = doctype
        .slots
        .iter()
        .map(|slot| (slot.ident.token().to_string(), types::default(slot, enum_of(doctype, slot), scope)))
        .collect();
    let is_derived = defaults.iter().all(|(_, value)| value.is_none());
    let description = text_of(&doctype.declared.description);
    lines.docs(&docs(if description.is_empty() { doctype.name() } else { description }, ""));
    let derived = if is_derived { "Debug, Clone, Default, PartialEq" } else { "Debug, Clone, PartialEq" };
    lines.line(format_args!("#[derive({derived})]"));
    lines.block(format_args!("pub struct {ident} {{"), "}", |lines| {
        for slot in &doctype.slots {
            lines.docs(&member_docs(&slot.name, &slot.label, &slot.description));
            lines.line(format_args!("pub {}: {},", slot.ident.token(), types::rust(&slot.column, scope)));
        }
        for rows in &doctype.tables {
            lines.docs(&member_docs(rows.ident.as_str(), &rows.label, &rows.description));
            let vec = scope.type_name("Vec");
            lines.line(format_args!("pub {}: {vec}<{}>,", rows.ident.token(), scope.record(&rows.target)));
        }
    });
    if !is_derived {
        default(doctype, defaults, scope, lines);
    }
}

fn default(doctype: &DocType, defaults: Vec<(String, Option<String>)>, scope: &Scope<'_>, lines: &mut Lines) {
    let default = scope.type_name("Default");
    let tables = doctype.tables.iter().map(|rows| (rows.ident.token().to_string(), None));
    let (special, plain): (Vec<_>, Vec<_>) = defaults.into_iter().chain(tables).partition(|(_, value)| value.is_some());
    lines.blank();
    lines.block(format_args!("impl {default} for {} {{", doctype.entry.record.token()), "}", |lines| {
        lines.block("fn default() -> Self {", "}", |lines| {
            lines.block("Self {", "}", |lines| {
                for (member, value) in &special {
                    lines.line(format_args!("{member}: {},", value.as_deref().unwrap_or_default()));
                }
                lines.packed(plain.iter().map(|(member, _)| format!("{member}: {default}::default(),")));
            });
        });
    });
}

/// The documentation of a member: its label, unless that repeats the name, and its description.
fn member_docs(name: &str, label: &str, description: &str) -> Vec<String> {
    let words =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    if words(name) == words(label) || label.trim().is_empty() {
        docs(description, "")
    } else {
        docs(label, description)
    }
}

/// The enum of a Select slot.
fn enum_of<'a>(doctype: &'a DocType, slot: &Slot) -> Option<&'a SelectEnum> {
    match &slot.column {
        Column::Select { ident, .. } => doctype.enums.iter().find(|select| select.ident == *ident),
        _ => None,
    }
}
