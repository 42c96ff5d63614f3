//! Test DocTypes of an office: cases with rows, fields of three permission levels and values that are fetched from
//! dossiers.

use doctyped_api::test_app::dynamic_record::DynamicRecord;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::{Application, Call, Context, DocTypeEntry, Hooks, WhitelistedFunction, WriteMode};
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_documents::store;
use doctyped_orm::table::{Record, Value};
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Rights};

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn of(fieldname: &'static str, fieldtype: FieldType, options: &'static str) -> DocField {
    DocField { options, ..field(fieldname, fieldtype) }
}

const fn fetched(fieldname: &'static str, fetch_from: &'static str) -> DocField {
    DocField { fetch_from, ..field(fieldname, FieldType::Data) }
}

const fn perm(role: &'static str, permlevel: u8, rights: Rights) -> DocPerm {
    DocPerm { role, permlevel, if_owner: false, rights }
}

const WRITES: Rights =
    Rights::WRITE.and(Rights::CREATE).and(Rights::SUBMIT).and(Rights::CANCEL).and(Rights::DELETE).and(Rights::AMEND);

/// All rights on documents that the tests use.
pub const ALL_RIGHTS: Rights = WRITES.and(Rights::READ).and(Rights::SHARE);

pub static CASE: Meta = Meta::new(Definition {
    name: "Case",
    table: "tabCase",
    is_submittable: true,
    track_changes: true,
    allow_rename: true,
    fields: &[
        DocField { allow_on_submit: true, ..field("note", FieldType::Data) },
        field("figure", FieldType::Int),
        DocField { permlevel: 1, ..field("inner", FieldType::Data) },
        DocField { permlevel: 1, ..field("inner_figure", FieldType::Int) },
        DocField { permlevel: 2, ..field("deep", FieldType::Data) },
        field("hint", FieldType::Password),
        of("dossier", FieldType::Link, "Dossier"),
        fetched("summary", "dossier.summary"),
        fetched("finding", "dossier.finding"),
        DocField { permlevel: 1, ..fetched("inner_finding", "dossier.finding") },
        DocField { default: Some(":Dossier"), ..field("region", FieldType::Data) },
        DocField { ignore_user_permissions: true, ..of("open_dossier", FieldType::Link, "Dossier") },
        fetched("open_summary", "open_dossier.summary"),
        of("parts", FieldType::Table, "Case Part"),
        DocField { permlevel: 1, ..of("inner_parts", FieldType::Table, "Case Part") },
        DocField { no_copy: true, ..of("amended_from", FieldType::Link, "Case") },
    ],
    permissions: &[
        perm("Clerk", 0, ALL_RIGHTS),
        perm("Chief", 0, ALL_RIGHTS),
        perm("Chief", 1, ALL_RIGHTS),
        perm("Chief", 2, ALL_RIGHTS),
        perm("Porter", 0, WRITES),
    ],
    ..Definition::NEW
});

pub static CASE_PART: Meta = Meta::new(Definition {
    name: "Case Part",
    table: "tabCase Part",
    is_child: true,
    fields: &[
        DocField { allow_on_submit: true, ..field("text", FieldType::Data) },
        DocField { permlevel: 1, default: Some("usual"), ..field("inner", FieldType::Data) },
        DocField { permlevel: 1, ..field("inner_figure", FieldType::Int) },
        of("dossier", FieldType::Link, "Dossier"),
        fetched("summary", "dossier.summary"),
        DocField { permlevel: 1, ..fetched("inner_finding", "dossier.finding") },
    ],
    ..Definition::NEW
});

pub static DOSSIER: Meta = Meta::new(Definition {
    name: "Dossier",
    table: "tabDossier",
    fields: &[
        field("summary", FieldType::Data),
        DocField { permlevel: 1, ..field("finding", FieldType::Data) },
        field("region", FieldType::Data),
    ],
    permissions: &[
        perm("Chief", 0, ALL_RIGHTS),
        perm("Chief", 1, ALL_RIGHTS),
        perm("Archivist", 0, Rights::READ),
        perm("Messenger", 0, Rights::SELECT),
    ],
    ..Definition::NEW
});

/// The office has one document, whose `budget` has permission level 1.
pub static OFFICE: Meta = Meta::new(Definition {
    name: "Office",
    table: "tabOffice",
    is_single: true,
    fields: &[field("motto", FieldType::Data), DocField { permlevel: 1, ..field("budget", FieldType::Data) }],
    permissions: &[perm("Clerk", 0, Rights::READ.and(Rights::WRITE)), perm("Porter", 0, Rights::WRITE)],
    ..Definition::NEW
});

fn child(_: &str) -> &'static Meta {
    &CASE_PART
}

/// Changes the note and saves the document.
fn stamp(record: &mut dyn Record, ctx: &mut Context, _: &Arguments, _: &mut JsonWriter) -> Result<()> {
    if let Some(slot) = record.meta().slot_of("note") {
        record.set(slot, Value::Text("stamped".to_owned()))?;
    }
    ctx.save_record(record)
}

/// Changes fields of the document in memory.
fn preview(record: &mut dyn Record, _: &mut Context, _: &Arguments, _: &mut JsonWriter) -> Result<()> {
    if let Some(slot) = record.meta().slot_of("figure") {
        record.set(slot, Value::Int(1))?;
    }
    Ok(())
}

const fn document_method(
    name: &'static str,
    call: fn(&mut dyn Record, &mut Context, &Arguments, &mut JsonWriter) -> Result<()>,
) -> WhitelistedFunction {
    WhitelistedFunction {
        name,
        description: "",
        allow_guest: false,
        xss_safe: false,
        http_methods: &[],
        overrides: "",
        write_mode: WriteMode::LockAtStart,
        arguments: &[],
        is_open: true,
        call: Call::Document(call),
    }
}

static STAMP: WhitelistedFunction = document_method("stamp", stamp);
static PREVIEW: WhitelistedFunction = document_method("preview", preview);

macro_rules! entries {
    ($($name:ident $meta:ident $methods:expr;)*) => {
        $(static $name: DocTypeEntry = DocTypeEntry {
            meta: || &$meta,
            new: || Box::new(DynamicRecord::new(&$meta, child)),
            hooks: Hooks::NONE,
            methods: $methods,
        };)*
        pub static APPLICATION: Application =
            Application { doctypes: &[$(&$name),*], ..Application::NEW };
    };
}

entries! {
    CASES CASE &[&PREVIEW, &STAMP];
    PARTS CASE_PART &[];
    DOSSIERS DOSSIER &[];
    OFFICES OFFICE &[];
}

/// Stores a document or a row without any check.
pub fn insert_row(ctx: &mut Context, meta: &'static Meta, values: &[(&str, Value)]) {
    let mut record = DynamicRecord::new(meta, child);
    for (field, value) in values {
        let slot = meta.slot_of(field).unwrap();
        (&mut record as &mut dyn Record).set(slot, value.clone()).unwrap();
    }
    store::insert_row(ctx, &record).unwrap();
}
