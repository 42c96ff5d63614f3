//! Gives new documents their names.

mod rule;
mod series;

pub(crate) use rule::register;
pub(crate) use series::{check_prefix, take_back};

use super::lifecycle::run;
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{self, Meta, Naming};
use crate::table::{Record, Value, ValueRef};
use parking_lot::Mutex;
use rand::Rng;
use std::collections::BTreeSet;

/// Where the name of a new document came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Made up: another will do as well.
    Random,
    /// Given by a rule, a controller or the client.
    Given,
}

/// Names a new document or row, in Frappe's order: what comes earlier leaves nothing to do for what
/// comes later. What the client sent as name counts only where the definition says so.
///
/// # Errors
/// When the rule lacks what it needs, or the name is not allowed.
pub(super) fn name(ctx: &mut Context, record: &mut dyn Record) -> Result<Origin> {
    let meta = record.meta();
    let hooks = &ctx.handler(meta.name)?.hooks;
    run(ctx, hooks.before_naming, record)?;
    if !matches!(meta.naming, Naming::Prompt | Naming::Uuid) {
        record.set(schema::NAME, Value::Null)?;
    }
    match meta.naming {
        Naming::Autoincrement => {
            let number = series::next_number(ctx, meta, &format!("{}_id_seq", scrub(meta.name)))?;
            record.set(schema::NAME, Value::Int(number))?;
            return Ok(Origin::Given);
        }
        Naming::Uuid => {
            let name = uuid(record.name().trim())?;
            set(record, &name)?;
            return Ok(Origin::Given);
        }
        _ => {}
    }
    if let Some(original) = amended_from(record) {
        let name = amended(ctx, meta, &original)?;
        set(record, &name)?;
        return Ok(Origin::Given);
    }
    if meta.is_single {
        set(record, meta.name)?;
        return Ok(Origin::Given);
    }
    if is_nameless(record)
        && let Some(name) = rule::name(ctx, record)?
    {
        set(record, &name)?;
    }
    if is_nameless(record) {
        run(ctx, hooks.autoname, record)?;
    }
    let mut origin = Origin::Given;
    if is_nameless(record) {
        let name = match by_definition(ctx, record)? {
            Some(name) => name,
            None => {
                origin = Origin::Random;
                hash()
            }
        };
        set(record, &name)?;
    }
    let name = record.name();
    set(record, &name)?;
    check_text(meta, name.trim())?;
    Ok(origin)
}

/// The name that the naming rule of the definition gives; none where it leaves that to chance.
fn by_definition(ctx: &mut Context, record: &mut dyn Record) -> Result<Option<String>> {
    let meta = record.meta();
    Ok(match meta.naming {
        Naming::Prompt => {
            return Err(Error::validation(format!("{}: please set the document name (name)", meta.name)));
        }
        Naming::Field(field) => Some(from_field(record, field)?),
        Naming::NamingSeries => Some(series::from_series_field(ctx, record)?),
        Naming::Format(format) => Some(series::from_format(ctx, record, format)?),
        Naming::Expression(expression) => Some(series::from_expression(ctx, record, expression)?),
        Naming::Hash | Naming::Autoincrement | Naming::Uuid => None,
    })
}

fn is_nameless(record: &dyn Record) -> bool {
    record.name().trim().is_empty()
}

/// Ten characters of 0 to 9 and a to v: four of the time, so that names of one time lie beside each
/// other in the index of their table (Frappe: tenths of seconds, which begin anew every 29 hours),
/// and six at random.
pub(super) fn hash() -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
    let time = u64::try_from(chrono::Utc::now().timestamp_millis() / 100).unwrap_or_default() % (1 << 20);
    let number = (time << 30) | u64::from(suffix(time));
    (0..10)
        .rev()
        .map(|place| {
            let digit = usize::try_from((number >> (5 * place)) & 31).unwrap_or_default();
            char::from(DIGITS.get(digit).copied().unwrap_or(b'0'))
        })
        .collect()
}

/// Thirty random bits that this process has not given to another name of that time: with thousands
/// of names in a tenth of a second, chance alone would give some twice.
fn suffix(time: u64) -> u32 {
    static GIVEN: Mutex<(u64, BTreeSet<u32>)> = Mutex::new((0, BTreeSet::new()));
    let mut given = GIVEN.lock();
    if given.0 != time {
        *given = (time, BTreeSet::new());
    }
    let mut random = rand::rng();
    loop {
        let suffix = random.random_range(0..1 << 30);
        if given.1.insert(suffix) {
            return suffix;
        }
    }
}

/// `Sales Invoice` as `sales_invoice`.
pub(crate) fn scrub(name: &str) -> String {
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

/// The document that a new one amends.
pub(super) fn amended_from(record: &dyn Record) -> Option<String> {
    match record.field("amended_from") {
        ValueRef::Text(original) if record.meta().is_submittable && !original.is_empty() => Some(original.to_owned()),
        _ => None,
    }
}

/// The original's name with `-1`; the amendment of an amendment counts on. A document is amended
/// once: another amendment of it would have the same name.
fn amended(ctx: &mut Context, meta: &Meta, original: &str) -> Result<String> {
    let earlier = Statement::new("SELECT ")
        .name("amended_from")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(original)
        .first(ctx.connection(), |row| column::text(row, 0))?;
    let is_amendment = earlier.flatten().is_some_and(|earlier| !earlier.is_empty());
    Ok(match original.rsplit_once('-') {
        Some((stem, count)) if is_amendment => format!("{stem}-{}", count.parse::<u64>().unwrap_or(0) + 1),
        _ => format!("{original}-1"),
    })
}

/// Fails for names that Frappe does not allow; they are no new names of old documents either.
pub(super) fn check_text(meta: &Meta, name: &str) -> Result<()> {
    let forbidden = |reason: String| Err(Error::new(ErrorKind::Name, reason));
    if name.is_empty() {
        return Err(Error::validation(format!("{} has no name", meta.name)));
    }
    if name.contains(['<', '>']) {
        return forbidden(format!("{name:?} cannot be a name: < and > are not allowed"));
    }
    if !meta.is_single && name == meta.name {
        return forbidden(format!("{name:?} cannot be a name: it is the DocType's"));
    }
    if name.strip_prefix("New ").is_some_and(|rest| rest.starts_with(meta.name)) {
        return forbidden(format!("{name:?} cannot be a name: new documents that are not saved are called so"));
    }
    if name.chars().count() > 140 {
        return Err(Error::new(
            ErrorKind::CharacterLengthExceeded,
            format!("A name of {} has at most 140 characters, this one has {}", meta.name, name.chars().count()),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_names_differ_and_follow_the_time() {
        let names: Vec<String> = (0..20_000).map(|_| hash()).collect();
        assert!(
            names
                .iter()
                .all(|name| name.len() == 10 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'v')))
        );
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let prefixes: BTreeSet<&str> = names.iter().map(|name| &name[..4]).collect();
        assert!(prefixes.len() < 600, "{} times in less than a minute", prefixes.len());
    }
}
