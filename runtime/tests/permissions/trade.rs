//! Test DocTypes of a small trade, with what permissions depend on: orders with items, branches that form a
//! tree, partners with numbers as names.

use doctyped_api::test_app::dynamic_record::DynamicRecord;
use doctyped_core::context::Application;
use doctyped_core::context::Context;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::Hooks;
use doctyped_core::error::Result;
use doctyped_documents::store;
use doctyped_orm::access_rule::Rule;
use doctyped_orm::table::{Record, Value, ValueRef};
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights};

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn linked(fieldname: &'static str, fieldtype: FieldType, options: &'static str) -> DocField {
    DocField { options, ..field(fieldname, fieldtype) }
}

const fn perm(role: &'static str, permlevel: u8, if_owner: bool, rights: Rights) -> DocPerm {
    DocPerm { role, permlevel, if_owner, rights }
}

pub static ORDER: Meta = Meta::new(Definition {
    name: "Order",
    table: "tabOrder",
    fields: &[
        linked("branch", FieldType::Link, "Branch"),
        linked("partner", FieldType::Link, "Partner"),
        linked("related", FieldType::Link, "Order"),
        DocField { ignore_user_permissions: true, ..linked("origin", FieldType::Link, "Branch") },
        field("archived", FieldType::Check),
        linked("items", FieldType::Table, "Order Item"),
        DocField { permlevel: 1, ..linked("returns", FieldType::Table, "Order Item") },
    ],
    permissions: &[
        perm("Seller", 0, true, Rights::READ.and(Rights::WRITE)),
        perm("Clerk", 0, false, Rights::READ.and(Rights::CREATE)),
        perm("Clerk", 1, false, Rights::READ),
        perm("Chooser", 0, false, Rights::SELECT),
    ],
    ..Definition::NEW
});

pub static ITEM: Meta = Meta::new(Definition {
    name: "Order Item",
    table: "tabOrder Item",
    is_child: true,
    fields: &[linked("branch", FieldType::Link, "Branch"), linked("partner", FieldType::Link, "Partner")],
    ..Definition::NEW
});

pub static BRANCH: Meta = Meta::new(Definition {
    name: "Branch",
    table: "tabBranch",
    is_tree: true,
    fields: &[
        field("lft", FieldType::Int),
        field("rgt", FieldType::Int),
        linked("manager", FieldType::Link, "Partner"),
    ],
    permissions: &[perm("Clerk", 0, false, Rights::READ), perm("Seller", 0, true, Rights::SELECT)],
    ..Definition::NEW
});

pub static PARTNER: Meta = Meta::new(Definition {
    name: "Partner",
    table: "tabPartner",
    naming: Naming::Autoincrement,
    fields: &[linked("branch", FieldType::Link, "Branch")],
    permissions: &[perm("Clerk", 0, false, Rights::READ), perm("Seller", 0, true, Rights::READ)],
    ..Definition::NEW
});

/// A ledger, which its controller does not let change once it is closed.
pub static LEDGER: Meta = Meta::new(Definition {
    name: "Ledger",
    table: "tabLedger",
    fields: &[field("closed", FieldType::Check)],
    permissions: &[perm("Clerk", 0, false, Rights::READ.and(Rights::WRITE))],
    ..Definition::NEW
});

fn child(_: &str) -> &'static Meta {
    &ITEM
}

/// Only Archivists read archived orders.
#[allow(clippy::unnecessary_wraps, reason = "hooks can fail")]
fn hide_archived(ctx: &mut Context) -> Result<Rule> {
    if ctx.identity().has_role("Archivist") {
        return Ok(Rule::EVERYTHING);
    }
    Ok(Rule::Equal("archived", Value::Int(0)))
}

#[allow(clippy::unnecessary_wraps, reason = "hooks can fail")]
fn protect_closed(record: &dyn Record, right: Rights, _: &mut Context) -> Result<Option<bool>> {
    let is_closed = record.field("closed") == ValueRef::Int(1);
    // A hook cannot grant: `true` changes nothing.
    Ok(Some(!(is_closed && right == Rights::WRITE)))
}

macro_rules! entries {
    ($($name:ident $meta:ident $hooks:expr;)*) => {
        $(static $name: DocTypeEntry = DocTypeEntry {
            meta: || &$meta,
            new: || Box::new(DynamicRecord::new(&$meta, child)),
            hooks: $hooks,
            methods: &[],
        };)*
        pub static APPLICATION: Application =
            Application { doctypes: &[$(&$name),*], ..Application::NEW };
    };
}

entries! {
    ORDERS ORDER Hooks { permission_query_conditions: Some(hide_archived), ..Hooks::NONE };
    ITEMS ITEM Hooks::NONE;
    BRANCHES BRANCH Hooks::NONE;
    PARTNERS PARTNER Hooks::NONE;
    LEDGERS LEDGER Hooks { has_permission: Some(protect_closed), ..Hooks::NONE };
}

/// Inserts a document or a row without any check.
pub fn insert_row(ctx: &mut Context, record: &dyn Record) {
    store::insert_row(ctx, record).unwrap();
}

/// A record of a DocType with values.
pub fn record(doctype: &str, values: &[(&str, Value)]) -> Box<dyn Record> {
    let entry = APPLICATION.doctypes.iter().find(|entry| (entry.meta)().name == doctype).unwrap();
    let mut record = (entry.new)();
    for (field, value) in values {
        let slot = record.meta().slot_of(field).unwrap();
        record.set(slot, value.clone()).unwrap();
    }
    record
}

/// A text, or NULL.
pub fn text_value(text: Option<&str>) -> Value {
    text.map_or(Value::Null, |text| Value::Text(text.to_owned()))
}
