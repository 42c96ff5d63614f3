//! What hangs on a document without being a field of it: tags, comments, assignments, likes.
//!
//! Each is a column of the document's table that lists show and saves leave alone; changing it
//! does not change the document, so `modified` stays.

use super::store;
use crate::context::Context;
use crate::db::Dialect;
use crate::db::statement::{Row, Statement, column};
use crate::error::Result;
use crate::json::JsonWriter;
use crate::schema::Meta;
use crate::table::Record;
use serde_json::{Map, Value as JsonValue};

/// The DocType of assignments, which belongs to the application.
pub(crate) const TODO: &str = "ToDo";

/// A column that hangs on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Tags, each after a comma.
    Tags,
    /// A JSON array of the last comments.
    Comments,
    /// A JSON array of the users who are to take care of it.
    Assigned,
    /// A JSON array of the users who like it.
    LikedBy,
}

impl Mark {
    fn column(self) -> &'static str {
        match self {
            Mark::Tags => "_user_tags",
            Mark::Comments => "_comments",
            Mark::Assigned => "_assign",
            Mark::LikedBy => "_liked_by",
        }
    }
}

/// What stands in the JSON of a document besides its fields, where there is any: its tags and who
/// likes it, but no other mark (Frappe), and what a client has sent along for its own form.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shown {
    tags: Option<String>,
    liked_by: Option<String>,
    onload: Option<JsonValue>,
}

/// What a form keeps with its document; it comes back with the answer.
const ONLOAD: &str = "__onload";

impl Shown {
    /// The columns, in the order of [`Shown::read`].
    pub(super) const COLUMNS: [&'static str; 2] = ["_user_tags", "_liked_by"];

    /// Reads them from a row in which they begin at a place.
    pub(super) fn read(row: &Row<'_, '_>, place: usize) -> Result<Shown> {
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        let (tags, liked_by) = (filled(column::text(row, place)?), filled(column::text(row, place + 1)?));
        Ok(Shown { tags, liked_by, onload: None })
    }

    /// What a stored document has.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn of(ctx: &mut Context, record: &dyn Record) -> Result<Shown> {
        let (meta, name) = (record.meta(), record.name());
        let (true, Some(key)) = (has_marks(meta), store::key(meta, &name)) else {
            return Ok(Shown::default());
        };
        let found = Statement::new("SELECT ")
            .names(Shown::COLUMNS)
            .sql(" FROM ")
            .name(meta.table)
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(key)
            .first(ctx.connection(), |row| Shown::read(row, 0))?;
        Ok(found.unwrap_or_default())
    }

    /// Of a new document, which has no marks yet.
    pub(super) fn new(sent: &Map<String, JsonValue>) -> Shown {
        Shown { onload: sent.get(ONLOAD).filter(|value| is_something(value)).cloned(), ..Shown::default() }
    }

    /// Of a stored document for which a client sends values: they are answered as they were sent,
    /// though marks are not changed in this way.
    #[must_use]
    pub(super) fn overlaid(self, sent: &Map<String, JsonValue>) -> Shown {
        let text = |key: &str, before: Option<String>| match sent.get(key) {
            None => before,
            Some(value) => value.as_str().filter(|text| !text.is_empty()).map(str::to_owned),
        };
        let [tags, liked_by] = Shown::COLUMNS;
        Shown { tags: text(tags, self.tags), liked_by: text(liked_by, self.liked_by), ..Shown::new(sent) }
    }

    /// Writes the members into the object that is open.
    pub(super) fn write(&self, out: &mut JsonWriter) {
        for (key, text) in Shown::COLUMNS.into_iter().zip([&self.tags, &self.liked_by]) {
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

/// What Python takes for true.
fn is_something(value: &JsonValue) -> bool {
    match value {
        JsonValue::Null => false,
        JsonValue::Bool(value) => *value,
        JsonValue::Number(number) => number.as_f64() != Some(0.0),
        JsonValue::String(text) => !text.is_empty(),
        JsonValue::Array(values) => !values.is_empty(),
        JsonValue::Object(members) => !members.is_empty(),
    }
}

/// Whether documents of a DocType have such columns.
pub(crate) fn has_marks(meta: &Meta) -> bool {
    !meta.is_child && !meta.is_single && !meta.is_virtual
}

/// What a column holds; empty where there is no such document or column.
///
/// # Errors
/// When the database fails.
pub(crate) fn read(ctx: &mut Context, meta: &Meta, name: &str, mark: Mark) -> Result<String> {
    stored(ctx, meta, name, mark, store::Lock::None)
}

/// Changes what a column holds; nothing where there is no such document or column. Others who
/// change it wait, so that nothing that they add is lost.
///
/// # Errors
/// When the database fails.
pub(crate) fn change(
    ctx: &mut Context,
    meta: &Meta,
    name: &str,
    mark: Mark,
    change: impl FnOnce(&str) -> String,
) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let text = change(&stored(ctx, meta, name, mark, store::Lock::Document)?);
    let (true, Some(key)) = (has_marks(meta), store::key(meta, name)) else {
        return Ok(());
    };
    Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .name(mark.column())
        .sql(" = ")
        .value(text.as_str())
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .execute(ctx.connection())?;
    Ok(())
}

fn stored(ctx: &mut Context, meta: &Meta, name: &str, mark: Mark, lock: store::Lock) -> Result<String> {
    let (true, Some(key)) = (has_marks(meta), store::key(meta, name)) else {
        return Ok(String::new());
    };
    let mut statement = Statement::new("SELECT ")
        .name(mark.column())
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key);
    if lock == store::Lock::Document {
        statement = statement.dialect_sql(Dialect::for_update);
    }
    let found = statement.first(ctx.connection(), |row| column::text(row, 0))?;
    Ok(found.flatten().unwrap_or_default())
}

/// Writes down at a document who is to take care of it, going by its open `ToDo`s: the controller
/// of an application's `ToDo` calls this after a change. Nothing happens for a document that is not
/// there, or where `ToDo` lacks the fields of an assignment.
///
/// # Errors
/// When the database fails.
pub fn keep_assigned(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let registry = ctx.site().registry();
    let (Some(todo), Some(target)) = (registry.handler(TODO), registry.handler(doctype)) else {
        return Ok(());
    };
    let (todo, target) = ((todo.meta)(), (target.meta)());
    let fields = ["allocated_to", "reference_type", "reference_name", "status"];
    if !has_marks(target) || fields.iter().any(|field| todo.slot_of(field).is_none()) {
        return Ok(());
    }
    let users = Statement::new("SELECT ")
        .name("allocated_to")
        .sql(" FROM ")
        .name(todo.table)
        .sql(" WHERE ")
        .name("reference_type")
        .sql(" = ")
        .value(doctype)
        .sql(" AND ")
        .name("reference_name")
        .sql(" = ")
        .value(name)
        .sql(" AND ")
        .name("status")
        .sql(" NOT IN ('Closed', 'Cancelled') ORDER BY ")
        .names(["creation", "name"])
        .load(ctx.connection(), |row| column::text(row, 0))?;
    let users: Vec<String> = users.into_iter().flatten().filter(|user| !user.is_empty()).collect();
    change(ctx, target, name, Mark::Assigned, |_| JsonValue::from(users).to_string())
}
