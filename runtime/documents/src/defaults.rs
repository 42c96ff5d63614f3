//! Defaults of new documents that depend on the time, the user or other documents. Literal defaults are
//! part of the record's own `Default`.

use super::coerce::convert;
use super::fetch::Visibility;
use super::merge::ClearedFields;
use super::naming::scrub;
use super::stored_names::stored_name;
use doctyped_auth::permission::user_permissions;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::temporal;
use doctyped_orm::table::{Record, Value, ValueRef};
use doctyped_schema::{ColumnType, DocField, FIRST_FIELD, FieldType, Meta};
use std::collections::HashMap;
use std::sync::Arc;

/// Fills the empty fields of a new document and of its new rows, without those that its client has cleared.
pub fn apply(ctx: &mut Context, record: &mut dyn Record, cleared: &ClearedFields) -> Result<()> {
    apply_to_row(ctx, record, None, &cleared.document, &mut UserDefaults::default())?;
    apply_to_new_rows(ctx, record, cleared)
}

/// Fills the empty fields of the rows that have no name yet, without those that the client has cleared.
pub fn apply_to_new_rows(ctx: &mut Context, record: &mut dyn Record, cleared: &ClearedFields) -> Result<()> {
    let mut user_defaults = UserDefaults::default();
    (0..record.meta().tables().len()).try_for_each(|table| {
        let cleared = cleared.rows.get(&table).map_or(&[][..], Vec::as_slice);
        apply_to_rows(ctx, record, table, cleared, &mut user_defaults)
    })
}

/// A new row of a document, with its defaults.
pub fn new_row(ctx: &mut Context, child: &Meta, parent: &dyn Record) -> Result<Box<dyn Record>> {
    let mut row = (ctx.entry(child.name)?.new)();
    apply_to_row(ctx, row.as_mut(), Some(parent), &[], &mut UserDefaults::default())?;
    Ok(row)
}

fn apply_to_rows(
    ctx: &mut Context,
    record: &mut dyn Record,
    table: usize,
    cleared: &[Vec<usize>],
    user_defaults: &mut UserDefaults,
) -> Result<()> {
    let is_new = |row: &dyn Record| row.name().is_empty();
    if !record.rows(table).is_some_and(|rows| rows.iter().any(is_new)) {
        return Ok(());
    }
    let parent = record.clone_record();
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    let mut cleared = cleared.iter();
    for row in 0..rows.len() {
        if let Some(row) = rows.get_mut(row).filter(|row| is_new(*row)) {
            let cleared = cleared.next().map_or(&[][..], Vec::as_slice);
            apply_to_row(ctx, row, Some(parent.as_ref()), cleared, user_defaults)?;
        }
    }
    Ok(())
}

fn apply_to_row(
    ctx: &mut Context,
    record: &mut dyn Record,
    parent: Option<&dyn Record>,
    cleared: &[usize],
    user_defaults: &mut UserDefaults,
) -> Result<()> {
    let meta = record.meta();
    // Permissions on the document hold for its rows.
    let doctype = parent.map_or(meta, Record::meta).name;
    for (slot, field) in meta.slots().iter().enumerate().skip(FIRST_FIELD) {
        drop_forbidden_default(ctx, record, slot, field, doctype)?;
        if record.get(slot) != ValueRef::Null || cleared.contains(&slot) {
            continue;
        }
        let value = match user_defaults.link(ctx, field, doctype)? {
            Some(value) => Some(value),
            None => match field.default.map(str::trim).and_then(|text| text.strip_prefix(':')) {
                Some(doctype) => from_linked(ctx, (record, parent), doctype.trim(), field, user_defaults)?,
                None => by_definition(ctx, field),
            },
        };
        if let Some(value) = value {
            record.set(slot, value)?;
        }
    }
    Ok(())
}

/// Clears a link whose default in the definition is a document that the user permissions do not allow.
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

/// The default of the definition, with the order and the special words of Frappe's `create_new`.
pub(crate) fn by_definition(ctx: &Context, field: &DocField) -> Option<Value> {
    match (field.fieldtype, field.default.map(str::trim)) {
        (FieldType::Time, Some("Now" | "now")) => Some(Value::Time(ctx.now().time())),
        (FieldType::Select, None | Some("")) if field.options.is_empty() => None,
        (FieldType::Select, None | Some("")) => {
            field.select_options().next().map(|first| Value::Text(first.to_owned()))
        }
        (_, None | Some("")) => None,
        (FieldType::Date, Some("Today" | "today" | "__today" | "Now" | "now")) => Some(Value::Date(ctx.today())),
        (FieldType::Datetime, Some("Now" | "now" | "Today" | "today" | "__today")) => Some(Value::Datetime(ctx.now())),
        (FieldType::Date, Some(text)) => temporal::date(text),
        (FieldType::Datetime, Some(text)) => temporal::datetime(text),
        (_, Some(text)) => {
            let text = match text {
                "__user" | "user" => ctx.user().to_owned(),
                "Today" | "today" | "__today" => ctx.today().to_string(),
                text => text.to_owned(),
            };
            // What the field cannot hold is no default (D018).
            let is_too_long = |limit: u32| text.len() > limit as usize && text.chars().count() > limit as usize;
            match field.column_type() {
                Some(ColumnType::Varchar(limit)) if is_too_long(limit) => None,
                _ => convert(field, &text.into()).ok(),
            }
        }
    }
}

/// The default `:Company`: the value of the same field in the Company that the document, its parent or
/// the user's defaults name. None if the user may not see it there.
fn from_linked(
    ctx: &mut Context,
    (record, parent): (&dyn Record, Option<&dyn Record>),
    doctype: &str,
    field: &DocField,
    user_defaults: &mut UserDefaults,
) -> Result<Option<Value>> {
    let key = scrub(doctype);
    let from_record = [Some(record), parent].into_iter().flatten().find_map(|record| match record.field(&key) {
        ValueRef::Text(name) if !name.is_empty() => Some(name.to_owned()),
        _ => None,
    });
    let name = match from_record {
        Some(name) => name,
        None => match user_defaults.values(ctx)?.get(&key) {
            Some(name) => name.clone(),
            None => return Ok(None),
        },
    };
    let Some(entry) = ctx.site().registry().entry(doctype) else {
        return Ok(None);
    };
    let target = (entry.meta)();
    let Some(source) = target.column(field.fieldname).filter(|source| !target.is_credential(source.fieldname)) else {
        return Ok(None);
    };
    let root = parent.unwrap_or(record).meta();
    let mut linked = (entry.new)();
    if !super::load_into(ctx, linked.as_mut(), &name)?
        || !Visibility::of(ctx, root, target, &name, false)?.allows(field, source)
    {
        return Ok(None);
    }
    match linked.field(field.fieldname) {
        ValueRef::Null => Ok(None),
        value => Ok(convert(field, &value.to_text().into()).ok()),
    }
}

/// The child DocType with the defaults of users.
const DEFAULT_VALUE: &str = "DefaultValue";

/// Invalidates the cache of user defaults after a write to a document that may have them as rows.
pub fn invalidate_after_write(ctx: &mut Context, meta: &Meta) {
    if meta.name == DEFAULT_VALUE || meta.tables().iter().any(|field| field.options == DEFAULT_VALUE) {
        ctx.changed(Change::Defaults);
    }
}

/// Defaults of the user and of all users (Frappe: DefaultValue); loaded at the first use, once for a
/// document.
#[derive(Debug, Default)]
struct UserDefaults(Option<Arc<Defaults>>);

impl UserDefaults {
    /// The default of a Link: the one of the user permissions, or the user default for the field's name
    /// if it is allowed. Links to User have none, and a document that does not exist is none.
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
        let Some(entry) = ctx.site().registry().entry(field.options) else {
            return Ok(None);
        };
        Ok(stored_name(ctx, (entry.meta)(), &name)?.map(Value::Text))
    }

    fn values(&mut self, ctx: &mut Context) -> Result<&Defaults> {
        let values = match self.0.take() {
            Some(values) => values,
            None => {
                let site = Arc::clone(ctx.site());
                let (user, since) = (ctx.user().to_owned(), ctx.snapshot());
                let look_up = || read(ctx).map(Arc::new).map(Some);
                site.caches
                    .get_or_load(&site.extension::<DefaultsCache>().0, &user, since, look_up)?
                    .unwrap_or_default()
            }
        };
        Ok(self.0.insert(values))
    }
}

/// Defaults of fields by their key.
type Defaults = HashMap<String, String>;

/// The defaults of documents that users have chosen, by user.
struct DefaultsCache(TextCache<Arc<Defaults>>);

impl Extension for DefaultsCache {
    fn new(_: &Config) -> DefaultsCache {
        DefaultsCache(TextCache::short_lived())
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("defaults")]
    }

    fn invalidate(&self, change: &Change) {
        if matches!(change, Change::Defaults | Change::Everything) {
            self.0.invalidate_all();
        }
    }
}

/// Global defaults, overridden by the user's own.
fn read(ctx: &mut Context) -> Result<Defaults> {
    const ALL_USERS: [&str; 2] = ["__default", "__global"];
    let user = ctx.user().to_owned();
    let parents = [ALL_USERS.as_slice(), &[user.as_str()]].concat();
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
            let text = |place| Ok::<_, doctyped_core::error::Error>(column::text(row, place)?.unwrap_or_default());
            Ok((text(0)?, text(1)?, text(2)?))
        })?;
    rows.sort_by_key(|(parent, ..)| !ALL_USERS.contains(&parent.as_str()));
    Ok(rows.into_iter().filter(|(.., value)| !value.is_empty()).map(|(_, key, value)| (key, value)).collect())
}
