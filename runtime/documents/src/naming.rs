//! Names of new documents: by the naming rule of the definition, a Document Naming Rule, the controller
//! or the client.

mod pattern;
mod rule;
mod series;

pub use pattern::{check_prefix, revert_series_if_last};
pub use rule::register;

use super::hooks;
use super::random_name::random_name;
use super::stored_names;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Naming};

/// Characters of the name of a counter, as its column holds them.
const MAX_COUNTER_LEN: usize = 100;

/// Characters of a name, as the column holds them.
const MAX_NAME_LEN: usize = 140;

/// Whether a new document can take another name when its own turns out to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOrigin {
    /// A random name: another one serves as well.
    Random,
    /// Set by a rule, the controller or the client.
    Fixed,
}

/// Names a new document or row, in Frappe's order: an earlier step leaves the later ones without
/// effect. The client's `name` counts only where the definition allows it.
///
/// # Errors
/// `ValidationError` when the naming rule lacks a value, `NameError` for a name that is not allowed.
pub fn name(ctx: &mut Context, record: &mut dyn Record) -> Result<NameOrigin> {
    let meta = record.meta();
    let hooks = &ctx.entry(meta.name)?.hooks;
    hooks::run(ctx, hooks.before_naming, record)?;
    if ctx.keeps_names() && !is_nameless(record) {
        check_name(meta, &record.name())?;
        return Ok(NameOrigin::Fixed);
    }
    if !matches!(meta.naming, Naming::Prompt | Naming::Uuid) {
        record.set(schema::NAME, Value::Null)?;
    }
    if meta.is_single {
        set(record, meta.name)?;
        return Ok(NameOrigin::Fixed);
    }
    match meta.naming {
        Naming::Autoincrement => {
            let number = series::next_autoincrement(ctx, meta, &format!("{}_id_seq", scrub(meta.name)))?;
            record.set(schema::NAME, Value::Int(number))?;
            return Ok(NameOrigin::Fixed);
        }
        Naming::Uuid => {
            let name = uuid(record.name().trim())?;
            set(record, &name)?;
            return Ok(NameOrigin::Fixed);
        }
        _ => {}
    }
    if let Some(original) = amended_from(record) {
        let name = amended(ctx, meta, &original)?;
        set(record, &name)?;
        return Ok(NameOrigin::Fixed);
    }
    if is_nameless(record)
        && let Some(name) = rule::name(ctx, record)?
    {
        set(record, &name)?;
    }
    if is_nameless(record) {
        hooks::run(ctx, hooks.autoname, record)?;
    }
    let mut origin = NameOrigin::Fixed;
    if is_nameless(record) {
        let name = match by_definition(ctx, record)? {
            Some(name) => name,
            None => {
                origin = NameOrigin::Random;
                random_name()
            }
        };
        set(record, &name)?;
    }
    let name = record.name();
    set(record, &name)?;
    check_name(meta, name.trim())?;
    Ok(origin)
}

/// The name by the naming rule of the definition; none where that is a random one, or gives no text.
fn by_definition(ctx: &mut Context, record: &mut dyn Record) -> Result<Option<String>> {
    let meta = record.meta();
    let name = match meta.naming {
        Naming::Prompt => {
            return Err(Error::validation(format!("{}: please set the document name (name)", meta.name)));
        }
        Naming::Field(field) => Some(from_field(record, field)?),
        Naming::NamingSeries => Some(pattern::from_series_field(ctx, record)?),
        Naming::Format(format) => Some(pattern::from_format(ctx, record, format)?),
        Naming::Expression(expression) => Some(pattern::from_expression(ctx, record, expression)?),
        Naming::Hash | Naming::Autoincrement | Naming::Uuid => None,
    };
    Ok(name.filter(|name| !name.trim().is_empty()))
}

/// A free name that begins with a stem: the stem itself, or with `-` and a number if it is taken.
pub fn numbered_if_taken(ctx: &mut Context, meta: &'static Meta, stem: &str) -> Result<String> {
    let mut name = stem.to_owned();
    let counter: String = format!("{stem}-").chars().take(MAX_COUNTER_LEN).collect();
    while stored_names::exists(ctx, meta, &name)? {
        name = format!("{stem}-{}", series::next(ctx, &counter)?);
    }
    Ok(name)
}

fn is_nameless(record: &dyn Record) -> bool {
    record.name().trim().is_empty()
}

/// `Sales Invoice` as `sales_invoice`.
pub fn scrub(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

fn set(record: &mut dyn Record, name: &str) -> Result<()> {
    Ok(record.set(schema::NAME, Value::Text(name.trim().to_owned()))?)
}

fn uuid(given: &str) -> Result<String> {
    if given.is_empty() {
        return Ok(uuid::Uuid::now_v7().to_string());
    }
    uuid::Uuid::parse_str(given)
        .map(|uuid| uuid.to_string())
        .map_err(|_| Error::new(ErrorKind::InvalidUuid, format!("{given:?} is not a UUID")))
}

fn from_field(record: &dyn Record, field: &str) -> Result<String> {
    let name = record.field(field).to_text().trim().to_owned();
    if name.is_empty() {
        return Err(Error::validation(format!("{} is required", record.meta().label(field))));
    }
    Ok(name)
}

/// The name of the document that a new one amends.
pub fn amended_from(record: &dyn Record) -> Option<String> {
    match record.field("amended_from") {
        ValueRef::Text(original) if record.meta().is_submittable && !original.is_empty() => Some(original.to_owned()),
        _ => None,
    }
}

/// The name of an amendment: the original's with `-1`, or with the next number when the original is an
/// amendment itself. A second amendment of a document would have the same name, so there is none.
fn amended(ctx: &mut Context, meta: &Meta, original: &str) -> Result<String> {
    let earlier = Statement::new("SELECT ")
        .name("amended_from")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .equal("name", original)
        .first(ctx.connection(), |row| column::text(row, 0))?;
    let is_amendment = earlier.flatten().is_some_and(|earlier| !earlier.is_empty());
    Ok(match original.rsplit_once('-') {
        Some((stem, count)) if is_amendment => format!("{stem}-{}", count.parse::<u64>().unwrap_or(0) + 1),
        _ => format!("{original}-1"),
    })
}

/// Checks that Frappe allows a name, of a new document or after a rename.
///
/// # Errors
/// `NameError`, `CharacterLengthExceededError`; `ValidationError` for an empty name.
pub fn check_name(meta: &Meta, name: &str) -> Result<()> {
    let forbidden = |reason: String| Err(Error::new(ErrorKind::Name, reason));
    if name.is_empty() {
        return Err(Error::validation(format!("{} has no name", meta.name)));
    }
    if name.contains(['<', '>']) {
        return forbidden(format!("{name:?} cannot be a name: < and > are not allowed"));
    }
    if name.contains('\0') {
        return forbidden(format!("{name:?} cannot be a name: databases do not store the character U+0000"));
    }
    if !meta.is_single && name == meta.name {
        return forbidden(format!("{name:?} cannot be a name: it is the DocType's"));
    }
    if name.strip_prefix("New ").is_some_and(|rest| rest.starts_with(meta.name)) {
        return forbidden(format!("{name:?} cannot be a name: new documents that are not saved are called so"));
    }
    let len = name.chars().count();
    if len > MAX_NAME_LEN {
        return Err(Error::new(
            ErrorKind::CharacterLengthExceeded,
            format!("A name of {} has at most {MAX_NAME_LEN} characters, this one has {len}", meta.name),
        ));
    }
    Ok(())
}
