//! Writes a document as JSON: standard fields, fields, `doctype`, an array for each table field, then
//! optional fields that have a value.
//!
//! A document is written for a [`Viewer`], and there is no format without one: a response to a write shows
//! what a GET of the document by the same user shows.

use super::optional_fields::OptionalValues;
use doctyped_auth::permission;
use doctyped_auth::permission::Levels;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::{Record, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, Meta, NAME, Rights};
use std::collections::{HashMap, HashSet};

/// The user that a document is written for, and the fields that this user may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer(Visibility);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visibility {
    /// The fields of these permission levels.
    Levels(Levels),
    /// The name and the DocType, by which a client refers to the document that it has written.
    Name,
}

impl Viewer {
    /// The session user, as the viewer of a stored document. A user that may not read the document sees
    /// its name: `create` and `write` do not include `read`.
    ///
    /// # Errors
    /// Those of the permission hooks of the controller.
    pub fn of_document(ctx: &mut Context, record: &dyn Record) -> Result<Viewer> {
        let meta = record.meta();
        if permission::has(ctx, meta, Rights::READ, Some(record))? {
            return Ok(Viewer(Visibility::Levels(permission::readable_levels(ctx, meta))));
        }
        Ok(Viewer(Visibility::Name))
    }

    /// The session user, as the viewer of documents that the caller has found to be readable, or that the
    /// request has made on behalf of the user, such as a comment, or an unsaved document.
    pub fn of_doctype(ctx: &Context, meta: &Meta) -> Viewer {
        Viewer(Visibility::Levels(permission::readable_levels(ctx, meta)))
    }

    /// No user: the JSON goes into the database.
    pub(crate) fn database() -> Viewer {
        Viewer(Visibility::Levels(Levels::ALL))
    }

    /// Whether the user may read the document, apart from fields of higher permission levels.
    pub fn may_read(self) -> bool {
        matches!(self.0, Visibility::Levels(_))
    }

    /// Whether the user may read a slot.
    fn sees_slot(self, meta: &Meta, slot: usize, permlevel: u8) -> bool {
        match self.0 {
            Visibility::Levels(levels) => levels.has(permlevel) && !is_hidden(meta, slot),
            Visibility::Name => slot == NAME,
        }
    }

    /// Whether the user may read a table field.
    fn sees_rows(self, permlevel: u8) -> bool {
        match self.0 {
            Visibility::Levels(levels) => levels.has(permlevel),
            Visibility::Name => false,
        }
    }
}

/// Whether no document shows a slot. The column of a Password field has asterisks, which are shown.
pub(crate) fn is_hidden(meta: &Meta, slot: usize) -> bool {
    meta.guard(slot).is_credential
        && meta.slot(slot).is_some_and(|field| field.column_type() != Some(ColumnType::Password))
}

/// Options of writing a document.
#[derive(Debug)]
pub struct DocumentFormat {
    /// The user that the document is written for.
    pub viewer: Viewer,
    /// Write fields without a value as `null` instead of omitting them.
    pub nulls: bool,
    /// Names of rows that the request has added; they are written with `__unsaved`.
    pub new_rows: HashSet<String>,
    /// JSON in place of the values of slots: linked documents, or values as a client has sent them.
    pub replacements: HashMap<usize, JsonWriter>,
    /// The document's optional fields.
    pub optional_values: OptionalValues,
}

impl DocumentFormat {
    /// The fields that the viewer may read and that have a value.
    pub fn new(viewer: Viewer) -> DocumentFormat {
        DocumentFormat {
            viewer,
            nulls: false,
            new_rows: HashSet::new(),
            replacements: HashMap::new(),
            optional_values: OptionalValues::default(),
        }
    }
}

/// Writes a document.
pub fn write(record: &dyn Record, format: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(record, record.meta(), format, &format.replacements, out);
    for (table, field) in record.meta().tables().iter().enumerate() {
        if !format.viewer.sees_rows(field.permlevel) {
            continue;
        }
        out.key(field.fieldname);
        out.begin_array();
        if let Some(rows) = record.rows(table) {
            for row in rows.iter() {
                write_row(row, format, out);
            }
        }
        out.end_array();
    }
    if format.viewer.may_read() {
        format.optional_values.write(out);
    }
    out.end_object();
}

/// Writes a row of a table field.
pub fn write_row(row: &dyn Record, format: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(row, row.meta(), format, &HashMap::new(), out);
    if format.new_rows.contains(&row.name()) {
        out.key("__unsaved");
        out.int(1);
    }
    out.end_object();
}

fn write_slots(
    record: &dyn Record,
    meta: &Meta,
    format: &DocumentFormat,
    replacements: &HashMap<usize, JsonWriter>,
    out: &mut JsonWriter,
) {
    for (slot, field) in meta.slots().iter().enumerate() {
        let value = record.get(slot);
        if !format.viewer.sees_slot(meta, slot, field.permlevel) {
            if !format.viewer.may_read() {
                continue;
            }
            // Frappe removes unreadable values first and then casts numbers, so that 0 is left of them.
            match field.column_type() {
                Some(ColumnType::Decimal) => number(out, field.fieldname, ValueRef::Float(0.0)),
                Some(column_type) if column_type.is_never_null() => number(out, field.fieldname, ValueRef::Int(0)),
                _ => {}
            }
            continue;
        }
        match value {
            value if is_unset(meta, slot, value) => {
                if format.nulls {
                    out.key(field.fieldname);
                    out.null();
                }
            }
            ValueRef::Datetime(value) if slot == schema::CREATION || slot == schema::MODIFIED => {
                out.key(field.fieldname);
                out.timestamp(value);
            }
            value => {
                out.key(field.fieldname);
                match replacements.get(&slot) {
                    Some(replacement) => out.written(replacement),
                    None => out.value(value),
                }
            }
        }
    }
    out.key("doctype");
    out.text(meta.name);
}

/// Whether a slot has no value. Records of single DocTypes have all standard fields, but single documents
/// have no `creation`, and neither owner nor `modified` before their first save.
pub fn is_unset(meta: &Meta, slot: usize, value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Null => true,
        ValueRef::Text("") => meta.is_single && matches!(slot, schema::OWNER | schema::MODIFIED_BY),
        ValueRef::Datetime(time) => {
            meta.is_single && slot < schema::FIRST_FIELD && time == chrono::NaiveDateTime::default()
        }
        _ => false,
    }
}

fn number(out: &mut JsonWriter, fieldname: &str, value: ValueRef<'_>) {
    out.key(fieldname);
    out.value(value);
}
