//! Fixtures: documents that every database of the application has.

use doctyped_core::context::{Context, Fixture};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_documents as document;
use doctyped_documents::merge::{MergeMode, merge};
use doctyped_documents::number_text::NumberRule;
use doctyped_documents::{lifecycle, payload};
use doctyped_migration::Done;
use doctyped_orm::table::{Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{FIRST_FIELD, Meta, Rights};
use serde_json::{Map, Value as JsonValue};
use std::time::Instant;

/// Keys of a document that its own database sets.
const LEFT_OUT: [&str; 8] = ["creation", "idx", "lft", "modified", "modified_by", "owner", "rgt", "doctype"];

/// Keys of a row that its parent sets.
const LEFT_OUT_OF_ROWS: [&str; 10] = [
    "creation",
    "docstatus",
    "doctype",
    "modified",
    "modified_by",
    "name",
    "owner",
    "parent",
    "parentfield",
    "parenttype",
];

/// The numbers of documents of a file by their changes.
#[derive(Debug, Clone, Default)]
struct Counts {
    inserted: usize,
    updated: usize,
}

/// Inserts the documents of all fixtures and updates those that differ. A document whose links lead to documents that
/// come later is tried again after them.
///
/// # Errors
/// That of the document that cannot be stored, with its file and place.
pub(super) fn apply(ctx: &mut Context) -> Result<Vec<Done>> {
    let fixtures = ctx.site().application().fixtures;
    let mut waiting = Vec::new();
    for fixture in fixtures {
        waiting.extend(documents(fixture)?);
    }
    let mut done = vec![(Counts::default(), std::time::Duration::ZERO); fixtures.len()];
    loop {
        let before = waiting.len();
        let mut later = Vec::new();
        let mut failure = None;
        for document in waiting {
            let start = Instant::now();
            match ctx
                .attempt(|ctx| ctx.keeping_names(|ctx| store(ctx, &document.fields)))
                .map_err(|error| document.error(&error))?
            {
                Ok(change) => {
                    let place = fixtures.iter().position(|fixture| fixture.path == document.fixture.path);
                    if let Some((counts, duration)) = place.and_then(|place| done.get_mut(place)) {
                        counts.inserted += usize::from(change == Change::Inserted);
                        counts.updated += usize::from(change == Change::Updated);
                        *duration += start.elapsed();
                    }
                }
                Err(error) if error.kind() == ErrorKind::LinkValidation => {
                    failure.get_or_insert_with(|| document.error(&error));
                    later.push(document);
                }
                Err(error) => return Err(document.error(&error)),
            }
        }
        match failure {
            Some(error) if later.len() == before => return Err(error),
            Some(_) => waiting = later,
            None => break,
        }
    }
    let done = fixtures.iter().zip(done).filter(|(_, (counts, _))| counts.inserted + counts.updated > 0);
    let done = done.map(|(fixture, (Counts { inserted, updated }, duration))| Done {
        summary: format!("fixture {}: {inserted} inserted, {updated} updated", fixture.path),
        duration,
        losses: Vec::new(),
    });
    Ok(done.collect())
}

/// A document of a fixture.
struct FixtureDocument {
    fixture: &'static Fixture,
    /// Its place in the file, from 1.
    place: usize,
    fields: Map<String, JsonValue>,
}

impl FixtureDocument {
    fn error(&self, error: &Error) -> Error {
        let FixtureDocument { fixture, place, .. } = self;
        let message = format!("document {place} of the fixture {} cannot be stored: {}", fixture.path, error.message());
        Error::new(error.kind(), message)
    }
}

/// The documents of a file: an array of them, or one.
fn documents(fixture: &'static Fixture) -> Result<Vec<FixtureDocument>> {
    let wrong = |problem: String| Error::validation(format!("the fixture {} {problem}", fixture.path));
    let items = match json_parser::parse(fixture.text) {
        Ok(JsonValue::Array(items)) => items,
        Ok(document @ JsonValue::Object(_)) => vec![document],
        Ok(_) => return Err(wrong("is no array of documents".to_owned())),
        Err(error) => return Err(wrong(format!("is not JSON: {error}"))),
    };
    let items = items.into_iter().enumerate().map(|(index, item)| match item {
        JsonValue::Object(fields) => Ok(FixtureDocument { fixture, place: index + 1, fields }),
        _ => Err(wrong(format!("has something else than a document at place {}", index + 1))),
    });
    items.collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Updated,
    Nothing,
}

fn store(ctx: &mut Context, fields: &Map<String, JsonValue>) -> Result<Change> {
    let doctype = payload::doctype_of(fields)?.to_owned();
    let handler = ctx.handler(&doctype)?;
    let meta = (handler.meta)();
    let mut fields = fields.clone();
    let name = if meta.is_single { Some(doctype.clone()) } else { payload::name_of(&fields) };
    fields.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
    for field in meta.tables() {
        for row in fields.get_mut(field.fieldname).and_then(JsonValue::as_array_mut).into_iter().flatten() {
            if let Some(row) = row.as_object_mut() {
                row.retain(|key, _| !LEFT_OUT_OF_ROWS.contains(&key.as_str()));
            }
        }
    }
    let numbers = NumberRule::of(ctx);
    let Some(name) = name else {
        return Err(Error::validation(format!("a {doctype} has no name, by which it would be found again")));
    };
    if !meta.is_single && !document::exists(ctx, meta, &name)? {
        let mut record = (handler.new)();
        merge(record.as_mut(), &fields, MergeMode::New, numbers)?;
        set_name(record.as_mut(), &name)?;
        lifecycle::insert(ctx, record.as_mut())?;
        return Ok(Change::Inserted);
    }
    ctx.begin_writing()?;
    let stored = lifecycle::load_for(ctx, handler, &name, Rights::WRITE)?;
    let mut record = stored.clone_record();
    fields.remove("name");
    merge(record.as_mut(), &fields, MergeMode::Stored, numbers)?;
    if is_equal(stored.as_ref(), record.as_ref()) {
        return Ok(Change::Nothing);
    }
    lifecycle::save(ctx, record.as_mut(), stored)?;
    Ok(Change::Updated)
}

fn set_name(record: &mut dyn Record, name: &str) -> Result<()> {
    let value = match name.parse() {
        Ok(number) if record.meta().naming == schema::Naming::Autoincrement => Value::Int(number),
        _ => Value::Text(name.to_owned()),
    };
    Ok(record.set(schema::NAME, value)?)
}

/// Whether two versions of a document have the same values; the names of rows do not count.
fn is_equal(left: &dyn Record, right: &dyn Record) -> bool {
    let meta = left.meta();
    let same_values = |left: &dyn Record, right: &dyn Record, meta: &Meta| {
        let own = FIRST_FIELD..meta.slots().len() - if meta.is_child { 3 } else { 0 };
        own.chain([schema::DOCSTATUS]).all(|slot| left.get(slot) == right.get(slot))
    };
    let same_rows = |table: usize| match (left.rows(table), right.rows(table)) {
        (Some(left), Some(right)) => {
            left.len() == right.len()
                && (0..left.len()).all(|row| match (left.get(row), right.get(row)) {
                    (Some(left), Some(right)) => same_values(left, right, left.meta()),
                    _ => false,
                })
        }
        (None, None) => true,
        _ => false,
    };
    same_values(left, right, meta) && (0..meta.tables().len()).all(same_rows)
}
