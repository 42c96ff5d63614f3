//! Files of documents that migrations load: the fixtures of the application, and the data of optional modules.

use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_documents as document;
use doctyped_documents::merge::{MergeMode, merge};
use doctyped_documents::number_text::NumberRule;
use doctyped_documents::{lifecycle, payload};
use doctyped_migration::CompletedStep;
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

/// A file of documents.
#[derive(Debug)]
pub(super) struct DocumentFile {
    /// The kind of file in messages: `fixture`.
    pub(super) kind: &'static str,
    pub(super) path: &'static str,
    /// A JSON array of documents, or one document.
    pub(super) text: &'static str,
    /// The DocType of all documents; none where each document says its own.
    pub(super) doctype: Option<&'static str>,
}

/// The treatment of a document that the database has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    Update,
    Keep,
}

/// Inserts the documents of all fixtures and updates those that differ.
///
/// # Errors
/// Those of [`load`].
pub(super) fn apply(ctx: &mut Context) -> Result<Vec<CompletedStep>> {
    let fixtures = ctx.site().application().fixtures.iter();
    let files: Vec<DocumentFile> = fixtures
        .map(|fixture| DocumentFile { kind: "fixture", path: fixture.path, text: fixture.text, doctype: None })
        .collect();
    load(ctx, &files, Existing::Update)
}

/// Stores the documents of files. A document whose links lead to documents that come later is tried again after them.
///
/// # Errors
/// That of the document that cannot be stored, with its file and place.
pub(super) fn load(ctx: &mut Context, files: &[DocumentFile], existing: Existing) -> Result<Vec<CompletedStep>> {
    let mut waiting = Vec::new();
    for file in files {
        waiting.extend(documents(file)?);
    }
    let mut done = vec![(Counts::default(), std::time::Duration::ZERO); files.len()];
    loop {
        let before = waiting.len();
        let mut later = Vec::new();
        let mut failure = None;
        for document in waiting {
            let start = Instant::now();
            match ctx
                .in_savepoint(|ctx| ctx.keeping_names(|ctx| store(ctx, &document.fields, existing)))
                .map_err(|error| document.error(&error))?
            {
                Ok(change) => {
                    let index = files.iter().position(|file| file.path == document.file.path);
                    if let Some((counts, duration)) = index.and_then(|index| done.get_mut(index)) {
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
    let done = files.iter().zip(done).filter(|(_, (counts, _))| counts.inserted + counts.updated > 0);
    let done = done.map(|(file, (Counts { inserted, updated }, duration))| CompletedStep {
        summary: format!("{} {}: {inserted} inserted, {updated} updated", file.kind, file.path),
        duration,
        losses: Vec::new(),
    });
    Ok(done.collect())
}

/// A document of a file.
struct FileDocument<'a> {
    file: &'a DocumentFile,
    /// Its place in the file, from 1.
    place: usize,
    fields: Map<String, JsonValue>,
}

impl FileDocument<'_> {
    fn error(&self, error: &Error) -> Error {
        let FileDocument { file: DocumentFile { kind, path, .. }, place, .. } = self;
        let message = format!("document {place} of the {kind} {path} cannot be stored: {}", error.message());
        Error::new(error.kind(), message)
    }
}

/// The documents of a file: an array of them, or one.
fn documents(file: &DocumentFile) -> Result<Vec<FileDocument<'_>>> {
    let wrong = |problem: String| Error::validation(format!("the {} {} {problem}", file.kind, file.path));
    let items = match json_parser::parse(file.text) {
        Ok(JsonValue::Array(items)) => items,
        Ok(document @ JsonValue::Object(_)) => vec![document],
        Ok(_) => return Err(wrong("is no array of documents".to_owned())),
        Err(error) => return Err(wrong(format!("is not JSON: {error}"))),
    };
    let items = items.into_iter().enumerate().map(|(index, item)| match item {
        JsonValue::Object(mut fields) => {
            fields.extend(file.doctype.map(|doctype| ("doctype".to_owned(), doctype.into())));
            Ok(FileDocument { file, place: index + 1, fields })
        }
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

fn store(ctx: &mut Context, fields: &Map<String, JsonValue>, existing: Existing) -> Result<Change> {
    let doctype = payload::doctype_of(fields)?.to_owned();
    let entry = ctx.entry(&doctype)?;
    let meta = (entry.meta)();
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
        let mut record = (entry.new)();
        let cleared = merge(record.as_mut(), &fields, MergeMode::New, numbers)?;
        set_name(record.as_mut(), &name)?;
        lifecycle::insert(ctx, record.as_mut(), &cleared)?;
        return Ok(Change::Inserted);
    }
    if existing == Existing::Keep {
        return Ok(Change::Nothing);
    }
    ctx.begin_writing()?;
    let stored = lifecycle::load_for(ctx, entry, &name, Rights::WRITE)?;
    let mut record = stored.clone_record();
    fields.remove("name");
    let cleared = merge(record.as_mut(), &fields, MergeMode::Stored, numbers)?;
    if is_equal(stored.as_ref(), record.as_ref()) {
        return Ok(Change::Nothing);
    }
    lifecycle::save(ctx, record.as_mut(), stored, &cleared)?;
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
