//! Defaults of new documents that depend on the moment, the user or other documents. Literal ones
//! are part of the record's own `Default`.

use super::{coerce, naming, store, temporal};
use crate::auth::{Change, Defaults};
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::Result;
use crate::permission::user_permissions;
use crate::schema::{DocField, FIRST_FIELD, FieldType, Meta};
use crate::table::{Record, Value, ValueRef};
use std::sync::Arc;

/// Fills the empty fields of a new document and of its new rows.
pub(super) fn apply(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let mut chosen = Chosen::default();
    apply_to_row(ctx, record, None, &mut chosen)?;
    for table in 0..record.meta().tables().len() {
        apply_to_rows(ctx, record, table, &mut chosen)?;
    }
    Ok(())
}

/// Fills the empty fields of the rows that have no name yet.
pub(super) fn apply_to_new_rows(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    let mut chosen = Chosen::default();
    (0..record.meta().tables().len()).try_for_each(|table| apply_to_rows(ctx, record, table, &mut chosen))
}

fn apply_to_rows(ctx: &mut Context, record: &mut dyn Record, table: usize, chosen: &mut Chosen) -> Result<()> {
    let is_new = |row: &dyn Record| row.name().is_empty();
    if !record.rows(table).is_some_and(|rows| rows.iter().any(is_new)) {
        return Ok(());
    }
    let parent = record.clone_record();
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    for row in 0..rows.len() {
        if let Some(row) = rows.get_mut(row).filter(|row| is_new(*row)) {
            apply_to_row(ctx, row, Some(parent.as_ref()), chosen)?;
        }
    }
    Ok(())
}

fn apply_to_row(
    ctx: &mut Context,
    record: &mut dyn Record,
    parent: Option<&dyn Record>,
    chosen: &mut Chosen,
) -> Result<()> {
    let meta = record.meta();
    // What counts for a document counts for its rows.
    let doctype = parent.map_or(meta, Record::meta).name;
    for (slot, field) in meta.slots().iter().enumerate().skip(FIRST_FIELD) {
        drop_forbidden_default(ctx, record, slot, field, doctype)?;
        if record.get(slot) != ValueRef::Null {
            continue;
        }
        let value = match chosen.link(ctx, field, doctype)? {
            Some(value) => Some(value),
            None => match field.default.map(str::trim).and_then(|text| text.strip_prefix(':')) {
                Some(doctype) => of_other(ctx, record, parent, doctype.trim(), field, chosen)?,
                None => default(ctx, field)?,
            },
        };
        if let Some(value) = value {
            record.set(slot, value)?;
        }
    }
    Ok(())
}

/// A link that the definition fills with a document which the user's permissions do not allow stays
/// empty.
fn drop_forbidden_default(
    ctx: &mut Context,
    record: &mut dyn Record,
    slot: usize,
    field: &DocField,
    doctype: &str,
) -> Result<()> {
    if field.fieldtype != FieldType::Link || field.ignore_user_permissions {
        return Ok(());
    }
    let default = match (record.get(slot), field.default) {
        (ValueRef::Text(name), Some(default)) if !name.is_empty() && name == default.trim() => default,
        _ => return Ok(()),
    };
    if !user_permissions::of_user(ctx)?.allows(field.options, default, doctype) {
        record.set(slot, Value::Null)?;
    }
    Ok(())
}

/// Order and special words as in Frappe's `create_new`.
fn default(ctx: &Context, field: &DocField) -> Result<Option<Value>> {
    match (field.fieldtype, field.default.map(str::trim)) {
        // Every Time field starts with the current time, default or not.
        (FieldType::Time, _) => Ok(Some(Value::Time(ctx.now().time()))),
        (FieldType::Select, None | Some("")) if field.options.is_empty() => Ok(None),
        (FieldType::Select, None | Some("")) => {
            Ok(field.select_options().next().map(|first| Value::Text(first.to_owned())))
        }
        (_, None | Some("")) => Ok(None),
        (_, Some("__user" | "user")) => Ok(Some(Value::Text(ctx.user().to_owned()))),
        (FieldType::Date, Some("Today" | "today" | "__today" | "Now" | "now")) => Ok(Some(Value::Date(ctx.today()))),
        (FieldType::Datetime, Some("Now" | "now" | "Today" | "today" | "__today")) => {
            Ok(Some(Value::Datetime(ctx.now())))
        }
        (FieldType::Date, Some(text)) => Ok(temporal::date(text)),
        (FieldType::Datetime, Some(text)) => Ok(temporal::datetime(text)),
        (_, Some("Today" | "today" | "__today")) => Ok(Some(Value::Text(ctx.today().to_string()))),
        (_, Some(text)) => coerce::coerce(field, &text.into()).map(Some),
    }
}

/// `:Company` takes the field of the same name from the Company that the document, its parent or
/// the user's defaults name.
fn of_other(
    ctx: &mut Context,
    record: &dyn Record,
    parent: Option<&dyn Record>,
    doctype: &str,
    field: &DocField,
    chosen: &mut Chosen,
) -> Result<Option<Value>> {
    let key = naming::scrub(doctype);
    let named = [Some(record), parent].into_iter().flatten().find_map(|record| match record.field(&key) {
        ValueRef::Text(name) if !name.is_empty() => Some(name.to_owned()),
        _ => None,
    });
    let name = match named {
        Some(name) => name,
        None => match chosen.values(ctx)?.get(&key) {
            Some(name) => name.clone(),
            None => return Ok(None),
        },
    };
    let Some(handler) = ctx.site().registry().handler(doctype) else {
        return Ok(None);
    };
    let mut other = (handler.new)();
    if !super::load_into(ctx, other.as_mut(), &name)? {
        return Ok(None);
    }
    match other.field(field.fieldname) {
        ValueRef::Null => Ok(None),
        value => coerce::coerce(field, &value.to_text().into()).map(Some),
    }
}

/// The child DocType of chosen defaults.
const CHOSEN: &str = "DefaultValue";

/// Notes that a document was written, which may have chosen defaults as its rows.
pub(super) fn written(ctx: &mut Context, meta: &Meta) {
    if meta.name == CHOSEN || meta.tables().iter().any(|field| field.options == CHOSEN) {
        ctx.changed(Change::Defaults);
    }
}

/// What the user, or everybody, has chosen as default (Frappe: DefaultValue); asked for when it is
/// needed, once for a document.
#[derive(Debug, Default)]
struct Chosen(Option<Arc<Defaults>>);

impl Chosen {
    /// The default of a Link: what the user's permissions leave, or what was chosen under the
    /// field's name and is allowed. A link to a user has none, and one that leads nowhere is none.
    fn link(&mut self, ctx: &mut Context, field: &DocField, doctype: &str) -> Result<Option<Value>> {
        if field.fieldtype != FieldType::Link || field.options == "User" {
            return Ok(None);
        }
        let permissions = user_permissions::of_user(ctx)?;
        let permitted = permissions.default_of(field.options, doctype).filter(|_| !field.ignore_user_permissions);
        let name = match permitted {
            Some(name) => name.to_owned(),
            None => match self.values(ctx)?.get(field.fieldname) {
                Some(name) if permissions.allows(field.options, name, doctype) => name.clone(),
                _ => return Ok(None),
            },
        };
        let Some(handler) = ctx.site().registry().handler(field.options) else {
            return Ok(None);
        };
        Ok(store::stored_name(ctx, (handler.meta)(), &name)?.map(Value::Text))
    }

    fn values(&mut self, ctx: &mut Context) -> Result<&Defaults> {
        let values = match self.0.take() {
            Some(values) => values,
            None => {
                let site = Arc::clone(ctx.site());
                let (user, since) = (ctx.user().to_owned(), ctx.since());
                let look_up = || read(ctx).map(Arc::new).map(Some);
                site.caches.remembered(&site.caches.defaults, &user, since, look_up)?.unwrap_or_default()
            }
        };
        Ok(self.0.insert(values))
    }
}

/// Defaults of everybody, with the user's own over them.
fn read(ctx: &mut Context) -> Result<Defaults> {
    const EVERYBODY: [&str; 2] = ["__default", "__global"];
    let user = ctx.user().to_owned();
    let parents = [EVERYBODY.as_slice(), &[user.as_str()]].concat();
    let mut rows = Statement::new("SELECT ")
        .names(["parent", "defkey", "defvalue"])
        .sql(" FROM ")
        .name("tabDefaultValue")
        .sql(" WHERE ")
        .name("parent")
        .sql(" IN (")
        .values(parents.into_iter().map(Into::into))
        .sql(")")
        .load(ctx.connection(), |row| {
            let text = |place| Ok::<_, crate::Error>(column::text(row, place)?.unwrap_or_default());
            Ok((text(0)?, text(1)?, text(2)?))
        })?;
    rows.sort_by_key(|(parent, ..)| !EVERYBODY.contains(&parent.as_str()));
    Ok(rows.into_iter().filter(|(.., value)| !value.is_empty()).map(|(_, key, value)| (key, value)).collect())
}
