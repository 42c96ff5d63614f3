//! Test DocTypes of a workshop: jobs with a field of each type, brands to link to, orders that are submitted.

use doctyped_api::test_app::dynamic_record::DynamicRecord;
use doctyped_core::context::{Application, DocTypeEntry, Hooks};
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights};

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn of(fieldname: &'static str, fieldtype: FieldType, options: &'static str) -> DocField {
    DocField { options, ..field(fieldname, fieldtype) }
}

const fn default(fieldname: &'static str, fieldtype: FieldType, default: &'static str) -> DocField {
    DocField { default: Some(default), ..field(fieldname, fieldtype) }
}

const fn perm(role: &'static str, permlevel: u8, rights: Rights) -> DocPerm {
    DocPerm { role, permlevel, if_owner: false, rights }
}

const ALL: Rights = Rights::READ
    .and(Rights::WRITE)
    .and(Rights::CREATE)
    .and(Rights::DELETE)
    .and(Rights::SUBMIT)
    .and(Rights::CANCEL)
    .and(Rights::AMEND);

pub static JOB: Meta = Meta::new(Definition {
    name: "Job",
    table: "tabJob",
    fields: &[
        field("subject", FieldType::Data),
        field("notes", FieldType::TextEditor),
        field("remark", FieldType::SmallText),
        DocField { label: "Pieces", ..field("pieces", FieldType::Int) },
        field("size", FieldType::Float),
        field("price", FieldType::Currency),
        field("share", FieldType::Percent),
        field("done", FieldType::Check),
        field("stars", FieldType::Rating),
        field("span", FieldType::Duration),
        field("due", FieldType::Date),
        field("starts", FieldType::Datetime),
        field("hour", FieldType::Time),
        default("received", FieldType::Date, "Today"),
        default("entered", FieldType::Datetime, "Now"),
        default("opens", FieldType::Time, "08:00:00"),
        default("pause", FieldType::Duration, "60"),
        default("machine", FieldType::Json, "{}"),
        default("shift", FieldType::Data, "early"),
        of("grade", FieldType::Select, "\n1\n2\n3"),
        of("brand", FieldType::Link, "Brand"),
        field("drawing", FieldType::Attach),
        DocField { permlevel: 1, ..field("margin", FieldType::Data) },
        of("parts", FieldType::Table, "Job Part"),
        of("amended_from", FieldType::Link, "Job"),
    ],
    permissions: &[
        perm("Mechanic", 0, ALL),
        perm("Owner", 0, ALL),
        perm("Owner", 1, ALL),
        perm("Visitor", 0, Rights::READ),
    ],
    ..Definition::NEW
});

pub static JOB_PART: Meta = Meta::new(Definition {
    name: "Job Part",
    table: "tabJob Part",
    is_child: true,
    fields: &[
        field("part", FieldType::Data),
        field("pieces", FieldType::Int),
        field("price", FieldType::Currency),
        DocField { permlevel: 1, ..default("margin", FieldType::Data, "usual") },
        default("made", FieldType::Date, "Today"),
    ],
    ..Definition::NEW
});

pub static BRAND: Meta = Meta::new(Definition {
    name: "Brand",
    table: "tabBrand",
    naming: Naming::Prompt,
    allow_rename: true,
    fields: &[DocField { reqd: true, label: "Country", ..field("country", FieldType::Data) }],
    permissions: &[perm("Mechanic", 0, ALL)],
    ..Definition::NEW
});

pub static ORDER: Meta = Meta::new(Definition {
    name: "Order",
    table: "tabOrder",
    is_submittable: true,
    fields: &[
        field("title", FieldType::Data),
        of("items", FieldType::Table, "Job Part"),
        DocField { allow_on_submit: true, ..of("extras", FieldType::Table, "Job Part") },
        of("amended_from", FieldType::Link, "Order"),
    ],
    permissions: &[perm("Mechanic", 0, ALL)],
    ..Definition::NEW
});

pub static SETTINGS: Meta = Meta::new(Definition {
    name: "Workshop",
    is_single: true,
    fields: &[field("benches", FieldType::Int), field("rate", FieldType::Currency), field("open", FieldType::Check)],
    permissions: &[perm("Mechanic", 0, ALL)],
    ..Definition::NEW
});

fn child(_: &str) -> &'static Meta {
    &JOB_PART
}

macro_rules! entries {
    ($($name:ident $meta:ident;)*) => {
        $(static $name: DocTypeEntry = DocTypeEntry {
            meta: || &$meta,
            new: || Box::new(DynamicRecord::new(&$meta, child)),
            hooks: Hooks::NONE,
            methods: &[],
        };)*
        pub static APPLICATION: Application =
            Application { doctypes: &[$(&$name),*], ..Application::NEW };
    };
}

entries! {
    JOBS JOB;
    PARTS JOB_PART;
    BRANDS BRAND;
    ORDERS ORDER;
    ALL_SETTINGS SETTINGS;
}
