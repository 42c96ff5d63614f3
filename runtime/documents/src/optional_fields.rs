//! Optional fields of documents (Frappe: `optional_fields`): `_user_tags`, `_comments`, `_assign` and
//! `_liked_by`.
//!
//! Each is a column of the DocType's table that is no field of the definition. Lists show it, saves
//! do not write it, and a change of it leaves `modified` as it is.

use crate::row_key::{RowLock, key};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::{Row, Statement, column};
use doctyped_orm::table::Record;
use doctyped_schema::Meta;
use serde_json::{Map, Value as JsonValue};

/// The DocType of assignments, which the application defines.
pub const TODO: &str = "ToDo";

/// An optional field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionalField {
    /// `_user_tags`: tags, each preceded by a comma.
    Tags,
    /// `_comments`: a JSON array of the latest comments.
    Comments,
    /// `_assign`: a JSON array of the users that the document is assigned to.
    Assigned,
    /// `_liked_by`: a JSON array of the users that like the document.
    LikedBy,
}

impl OptionalField {
    fn column(self) -> &'static str {
        match self {
            OptionalField::Tags => "_user_tags",
            OptionalField::Comments => "_comments",
            OptionalField::Assigned => "_assign",
            OptionalField::LikedBy => "_liked_by",
        }
    }
}

/// Members of the JSON of a document besides its fields: `_user_tags` and `_liked_by`, but no other
/// optional field (Frappe), and `__onload` of the request.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OptionalValues {
    tags: Option<String>,
    liked_by: Option<String>,
    onload: Option<JsonValue>,
}

/// A member of Frappe's forms that a response shows as it was sent.
const ONLOAD: &str = "__onload";

impl OptionalValues {
    /// The columns, in the order of [`OptionalValues::read`].
    pub const COLUMNS: [&'static str; 2] = ["_user_tags", "_liked_by"];

    /// Reads [`OptionalValues::COLUMNS`] from a row, from this column on.
    pub fn read(row: &Row<'_, '_>, column: usize) -> Result<OptionalValues> {
        let text = |index: usize| {
            Ok::<_, doctyped_core::error::Error>(column::text(row, index)?.filter(|text| !text.is_empty()))
        };
        let (tags, liked_by) = (text(column)?, text(column + 1)?);
        Ok(OptionalValues { tags, liked_by, onload: None })
    }

    /// Loads the values of a stored document.
    pub fn load(ctx: &mut Context, record: &dyn Record) -> Result<OptionalValues> {
        let (meta, name) = (record.meta(), record.name());
        let (true, Some(key)) = (has_optional_fields(meta), key(meta, &name)) else {
            return Ok(OptionalValues::default());
        };
        let found = Statement::new("SELECT ")
            .names(OptionalValues::COLUMNS)
            .sql(" FROM ")
            .name(meta.table)
            .sql(" WHERE ")
            .equal("name", key)
            .first(ctx.connection(), |row| OptionalValues::read(row, 0))?;
        Ok(found.unwrap_or_default())
    }

    /// The values of a new document, which has `__onload` at most.
    pub fn new(sent: &Map<String, JsonValue>) -> OptionalValues {
        OptionalValues {
            onload: sent.get(ONLOAD).filter(|value| is_truthy(value)).cloned(),
            ..OptionalValues::default()
        }
    }

    /// Replaces the values by those that a client sends: responses show them, though they are not stored.
    #[must_use]
    pub(crate) fn overlaid(self, sent: &Map<String, JsonValue>) -> OptionalValues {
        let text = |key: &str, before: Option<String>| match sent.get(key) {
            None => before,
            Some(value) => value.as_str().filter(|text| !text.is_empty()).map(str::to_owned),
        };
        let [tags, liked_by] = OptionalValues::COLUMNS;
        OptionalValues {
            tags: text(tags, self.tags),
            liked_by: text(liked_by, self.liked_by),
            ..OptionalValues::new(sent)
        }
    }

    /// Writes the members into the JSON object that is open.
    pub fn write(&self, out: &mut JsonWriter) {
        for (key, text) in OptionalValues::COLUMNS.into_iter().zip([&self.tags, &self.liked_by]) {
            if let Some(text) = text {
                out.key(key);
                out.text(text);
            }
        }
        if let Some(onload) = &self.onload {
            out.key(ONLOAD);
            out.serialize(onload);
        }
    }
}

/// Whether Python takes a value for true.
fn is_truthy(value: &JsonValue) -> bool {
    match value {
        JsonValue::Null => false,
        JsonValue::Bool(value) => *value,
        JsonValue::Number(number) => number.as_f64() != Some(0.0),
        JsonValue::String(text) => !text.is_empty(),
        JsonValue::Array(values) => !values.is_empty(),
        JsonValue::Object(members) => !members.is_empty(),
    }
}

/// Whether documents of a DocType have optional fields.
pub fn has_optional_fields(meta: &Meta) -> bool {
    !meta.is_child && !meta.is_single && !meta.is_virtual
}

/// Reads an optional field; empty when there is no such document or column.
pub fn read(ctx: &mut Context, meta: &Meta, name: &str, field: OptionalField) -> Result<String> {
    stored(ctx, meta, name, field, RowLock::None)
}

/// Updates an optional field; without effect when there is no such document or column. The row is
/// locked from the read on, so that no concurrent update is lost.
pub fn change(
    ctx: &mut Context,
    meta: &Meta,
    name: &str,
    field: OptionalField,
    change: impl FnOnce(&str) -> String,
) -> Result<()> {
    ctx.begin_writing()?;
    let text = change(&stored(ctx, meta, name, field, RowLock::ForUpdate)?);
    let (true, Some(key)) = (has_optional_fields(meta), key(meta, name)) else {
        return Ok(());
    };
    Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .equal(field.column(), text.as_str())
        .sql(" WHERE ")
        .equal("name", key)
        .execute(ctx.connection())?;
    Ok(())
}

fn stored(ctx: &mut Context, meta: &Meta, name: &str, field: OptionalField, lock: RowLock) -> Result<String> {
    let (true, Some(key)) = (has_optional_fields(meta), key(meta, name)) else {
        return Ok(String::new());
    };
    let mut statement =
        Statement::new("SELECT ").name(field.column()).sql(" FROM ").name(meta.table).sql(" WHERE ").equal("name", key);
    if lock == RowLock::ForUpdate {
        statement = statement.dialect_sql(Dialect::for_update);
    }
    let found = statement.first(ctx.connection(), |row| column::text(row, 0))?;
    Ok(found.flatten().unwrap_or_default())
}

/// Sets `_assign` of a document to the users of its open `ToDo`s. The controller of the application's
/// `ToDo` calls this after a change. Without effect when there is no such document, or when `ToDo`
/// lacks the fields of an assignment.
pub fn update_assignees(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let registry = ctx.site().registry();
    let (Some(todo), Some(target)) = (registry.entry(TODO), registry.entry(doctype)) else {
        return Ok(());
    };
    let (todo, target) = ((todo.meta)(), (target.meta)());
    if !has_optional_fields(target) || !is_assignment(todo) {
        return Ok(());
    }
    let users = Statement::new("SELECT ")
        .name("allocated_to")
        .sql(" FROM ")
        .name(todo.table)
        .sql(" WHERE ")
        .equal("reference_type", doctype)
        .sql(" AND ")
        .equal("reference_name", name)
        .sql(" AND ")
        .name("status")
        .sql(" NOT IN ('Closed', 'Cancelled') ORDER BY ")
        .names(["creation", "name"])
        .load(ctx.connection(), |row| column::text(row, 0))?;
    let users: Vec<String> = users.into_iter().flatten().filter(|user| !user.is_empty()).collect();
    change(ctx, target, name, OptionalField::Assigned, |_| JsonValue::from(users).to_string())
}

/// Deletes the `ToDo`s that are assigned to a user (Frappe: with the User), and clears the user in `assigned_by`
/// of others.
pub fn remove_assignments(ctx: &mut Context, user: &str) -> Result<()> {
    let Some(todo) = ctx.site().registry().entry(TODO).map(|entry| (entry.meta)()) else {
        return Ok(());
    };
    if !is_assignment(todo) {
        return Ok(());
    }
    let references = Statement::new("SELECT ")
        .names(["reference_type", "reference_name"])
        .sql(" FROM ")
        .name(todo.table)
        .sql(" WHERE ")
        .equal("allocated_to", user)
        .load(ctx.connection(), |row| Ok((column::text(row, 0)?, column::text(row, 1)?)))?;
    Statement::new("DELETE FROM ")
        .name(todo.table)
        .sql(" WHERE ")
        .equal("allocated_to", user)
        .execute(ctx.connection())?;
    if todo.slot_of("assigned_by").is_some() {
        Statement::new("UPDATE ")
            .name(todo.table)
            .sql(" SET ")
            .name("assigned_by")
            .sql(" = NULL WHERE ")
            .equal("assigned_by", user)
            .execute(ctx.connection())?;
    }
    for (doctype, name) in references {
        if let (Some(doctype), Some(name)) = (doctype, name) {
            update_assignees(ctx, &doctype, &name)?;
        }
    }
    Ok(())
}

/// Whether the application's `ToDo` has the fields of an assignment.
fn is_assignment(todo: &Meta) -> bool {
    !todo.is_single
        && !todo.is_virtual
        && ["allocated_to", "reference_type", "reference_name", "status"]
            .iter()
            .all(|field| todo.slot_of(field).is_some())
}
