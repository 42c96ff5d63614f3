//! The implementations of `Record` and `Document`, and the columns for queries.

use super::rust::literal;
use super::scope::Scope;
use super::text::Lines;
use super::types;
use crate::ir::{DocType, Ident, record_id};
use std::borrow::Cow;

/// The implementation of `Record`.
pub(super) fn record(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let (record, slot, value) = (doctype.entry.record.token(), scope.local("slot"), scope.local("value"));
    let name = |name| scope.type_name(name);
    let arms = |arm: &dyn Fn(proc_macro2::Ident) -> String| {
        let arms =
            doctype.slots.iter().enumerate().map(|(number, slot)| format!("{number} => {},", arm(slot.ident.token())));
        arms.collect::<Vec<_>>()
    };
    lines.blank();
    lines.block(format_args!("impl {} for {record} {{", name("Record")), "}", |lines| {
        lines.block(format_args!("fn meta(&self) -> &'static {} {{", name("Meta")), "}", |lines| lines.line("&META"));
        lines.blank();
        lines.block(format_args!("fn get(&self, {slot}: usize) -> {}<'_> {{", name("ValueRef")), "}", |lines| {
            lines.block(format_args!("match {slot} {{"), "}", |lines| {
                lines.packed(arms(&|member| format!("self.{member}.value()")));
                lines.line(format_args!("_ => {}::Null,", name("ValueRef")));
            });
        });
        lines.blank();
        let result = format!("{}<(), {}>", name("Result"), name("Mismatch"));
        let set = format!("fn set(&mut self, {slot}: usize, {value}: {}) -> {result} {{", name("Value"));
        lines.block(set, "}", |lines| {
            lines.block(format_args!("match {slot} {{"), "}", |lines| {
                lines.packed(arms(&|member| format!("self.{member}.assign({value})")));
                lines.line(format_args!("_ => {}(()),", scope.value_name("Ok")));
            });
        });
        if !doctype.tables.is_empty() {
            rows("rows", "&", doctype, scope, lines);
            rows("rows_mut", "&mut ", doctype, scope, lines);
        }
    });
}

fn rows(function: &str, reference: &str, doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let index = scope.local("index");
    let result = format!("{}<{reference}dyn {}>", scope.type_name("Option"), scope.type_name("ChildRows"));
    let (some, none) = (scope.value_name("Some"), scope.value_name("None"));
    lines.blank();
    lines.block(format_args!("fn {function}({reference}self, {index}: usize) -> {result} {{"), "}", |lines| {
        lines.block(format_args!("match {index} {{"), "}", |lines| {
            let arm =
                |(number, member): (usize, &Ident)| format!("{number} => {some}({reference}self.{}),", member.token());
            lines.packed(doctype.tables.iter().map(|rows| &rows.ident).enumerate().map(arm));
            lines.line(format_args!("_ => {none},"));
        });
    });
}

/// The implementation of `Document`.
pub(super) fn document(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let record = doctype.entry.record.token();
    let name = doctype.name();
    let id = record_id(name);
    let digits: Vec<String> = (0..8).rev().map(|digit| scope.digit((id >> (digit * 4)) & 0xf)).collect();
    let columns = doctype.slots.iter().map(|slot| slot.name.as_str()).chain(doctype.optional_columns());
    let columns: Vec<String> = columns.map(literal).collect();
    let meta = scope.type_name("Meta");
    lines.blank();
    lines.block(format_args!("impl {} for {record} {{", scope.type_name("Document")), "}", |lines| {
        lines.line(format_args!(
            "// A hash of the name of the DocType, as a type: it makes ids of different DocTypes different types."
        ));
        lines.line(format_args!("type Id = {}<{}>;", scope.type_name("Id"), digits.join(", ")));
        lines.line(format_args!("const DOCTYPE: &'static str = {};", literal(name)));
        lines.line(format_args!("const TABLE: &'static str = {};", literal(&format!("tab{name}"))));
        lines.list("const COLUMNS: &'static [&'static str] = &[", &columns, "];", "");
        lines.line(format_args!("const SLOTS: usize = {};", doctype.slots.len()));
        lines.blank();
        lines.block(format_args!("fn doctype() -> &'static {meta} {{"), "}", |lines| lines.line("&META"));
    });
    lines.line(format_args!("queryable!({record});"));
}

/// The constants for queries, one line each.
pub(super) fn columns(doctype: &DocType, scope: &Scope<'_>, lines: &mut Lines) {
    let record = doctype.entry.record.token();
    let (table, column) = (scope.type_name("Table"), scope.type_name("Column"));
    lines.blank();
    lines.line(format_args!("/// The table of {}, for queries. The other constants are its columns.", doctype.name()));
    lines.line(format_args!("pub const table: {table}<{record}> = {table}::new();"));
    let slots = doctype.slots.iter();
    let slots = slots.map(|slot| (Cow::Borrowed(&slot.constant), types::sql(&slot.column, scope)));
    let optional = doctype.optional_columns();
    let optional = optional.map(|name| (Cow::Owned(Ident::value(name)), types::sql_nullable("Text", scope)));
    for (number, (constant, sql)) in slots.chain(optional).enumerate() {
        let (constant, number) = (constant.token(), scope.column_number(number));
        lines.line(format_args!("pub const {constant}: {column}<{record}, {number}, {sql}> = {column}::new();"));
    }
}
