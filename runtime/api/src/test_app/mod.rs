//! A test application: DocTypes that cover the features of lists and documents.
//!
//! Plant has two table fields of one child DocType, a table field of permission level 1, and a link to
//! a tree DocType (Bed); a role with `if_owner` reads it. Harvest is submittable, Label is numbered,
//! Seed Packet has a naming series, `Garden Rules` is a single DocType.
//!
//! The fuzz target uses it as well, so it is not part of the tests.

pub mod dynamic_record;

use doctyped_core::context::Application;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::context::Hooks;
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights};

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn field_of(fieldname: &'static str, fieldtype: FieldType, options: &'static str) -> DocField {
    DocField { options, ..field(fieldname, fieldtype) }
}

const fn read_permission(role: &'static str, permlevel: u8, if_owner: bool) -> DocPerm {
    DocPerm { role, permlevel, if_owner, rights: Rights::READ }
}

/// A plant. Its origin and its costs have permission level 1.
pub static PLANT: Meta = Meta::new(Definition {
    name: "Plant",
    table: "tabPlant",
    search_fields: &["family"],
    fields: &[
        field("family", FieldType::Data),
        field("height", FieldType::Int),
        field("price", FieldType::Currency),
        field("planted", FieldType::Date),
        field("watered", FieldType::Datetime),
        DocField { permlevel: 1, ..field("origin", FieldType::Data) },
        field_of("bed", FieldType::Link, "Bed"),
        field_of("care", FieldType::Table, "Plant Care"),
        field_of("repairs", FieldType::Table, "Plant Care"),
        DocField { permlevel: 1, ..field_of("costs", FieldType::Table, "Plant Cost") },
        DocField { is_virtual: true, ..field("age", FieldType::Int) },
        field_of("keeper", FieldType::Link, "User"),
        field_of("subject_type", FieldType::Link, "DocType"),
        field_of("subject", FieldType::DynamicLink, "subject_type"),
        field("hint", FieldType::Password),
    ],
    permissions: &[
        read_permission("Gardener", 0, false),
        read_permission("Botanist", 0, false),
        read_permission("Botanist", 1, false),
        read_permission("Visitor", 0, true),
        DocPerm { role: "Buyer", permlevel: 0, if_owner: false, rights: Rights::SELECT },
    ],
    ..Definition::NEW
});

/// A row of `care` or `repairs`. Its remark has permission level 1.
pub static PLANT_CARE: Meta = Meta::new(Definition {
    name: "Plant Care",
    table: "tabPlant Care",
    is_child: true,
    fields: &[
        field("task", FieldType::Data),
        field("minutes", FieldType::Int),
        DocField { permlevel: 1, ..field("remark", FieldType::Data) },
    ],
    ..Definition::NEW
});

/// A row of `costs`.
pub static PLANT_COST: Meta = Meta::new(Definition {
    name: "Plant Cost",
    table: "tabPlant Cost",
    is_child: true,
    fields: &[field("amount", FieldType::Currency)],
    ..Definition::NEW
});

/// A bed, a node of a tree.
pub static BED: Meta = Meta::new(Definition {
    name: "Bed",
    table: "tabBed",
    is_tree: true,
    fields: &[field("title", FieldType::Data), field("lft", FieldType::Int), field("rgt", FieldType::Int)],
    permissions: &[read_permission("Botanist", 0, false), read_permission("Visitor", 0, true)],
    ..Definition::NEW
});

/// A harvest. Picker writes it, Foreman submits it and writes its fields of level 1, Helper writes its
/// own ones.
pub static HARVEST: Meta = Meta::new(Definition {
    name: "Harvest",
    table: "tabHarvest",
    is_submittable: true,
    naming: Naming::Expression("HV-.####"),
    fields: &[
        field("crop", FieldType::Data),
        field("crates", FieldType::Int),
        DocField { allow_on_submit: true, ..field("remark", FieldType::Data) },
        DocField { permlevel: 1, ..field("quality", FieldType::Data) },
        field_of("baskets", FieldType::Table, "Harvest Basket"),
        DocField { permlevel: 1, ..field_of("premiums", FieldType::Table, "Harvest Basket") },
        DocField { no_copy: true, ..field_of("amended_from", FieldType::Link, "Harvest") },
    ],
    permissions: &[
        DocPerm { role: "Picker", permlevel: 0, if_owner: false, rights: WRITES },
        DocPerm { role: "Helper", permlevel: 0, if_owner: true, rights: WRITES },
        DocPerm {
            role: "Foreman",
            permlevel: 0,
            if_owner: false,
            rights: WRITES.and(Rights::SUBMIT).and(Rights::CANCEL).and(Rights::DELETE),
        },
        DocPerm { role: "Foreman", permlevel: 1, if_owner: false, rights: Rights::READ.and(Rights::WRITE) },
    ],
    ..Definition::NEW
});

const WRITES: Rights = Rights::READ.and(Rights::WRITE).and(Rights::CREATE);

/// A row of `baskets` or `premiums`.
pub static HARVEST_BASKET: Meta = Meta::new(Definition {
    name: "Harvest Basket",
    table: "tabHarvest Basket",
    is_child: true,
    fields: &[field("weight", FieldType::Float)],
    ..Definition::NEW
});

/// A label, which has a number as its name.
pub static LABEL: Meta = Meta::new(Definition {
    name: "Label",
    table: "tabLabel",
    naming: Naming::Autoincrement,
    fields: &[DocField { unique: true, ..field("text", FieldType::Data) }],
    permissions: &[DocPerm { role: "Picker", permlevel: 0, if_owner: false, rights: WRITES }],
    ..Definition::NEW
});

/// A seed packet, whose naming series is a field.
pub static PACKET: Meta = Meta::new(Definition {
    name: "Seed Packet",
    table: "tabSeed Packet",
    naming: Naming::NamingSeries,
    title_field: "title",
    fields: &[
        field_of("naming_series", FieldType::Select, "SP-\nSP-.###.-X"),
        field("crop", FieldType::Data),
        DocField { default: Some("{crop} ({naming_series})"), ..field("title", FieldType::Data) },
        DocField { not_nullable: true, ..field("remark", FieldType::SmallText) },
        DocField { not_nullable: true, ..field("drying", FieldType::Duration) },
    ],
    permissions: &[DocPerm { role: "Picker", permlevel: 0, if_owner: false, rights: WRITES.and(Rights::DELETE) }],
    ..Definition::NEW
});

/// A single DocType. Its budget has permission level 1.
pub static RULES: Meta = Meta::new(Definition {
    name: "Garden Rules",
    is_single: true,
    fields: &[
        field("motto", FieldType::Data),
        DocField { permlevel: 1, ..field("budget", FieldType::Data) },
        field("gate_code", FieldType::Password),
    ],
    permissions: &[read_permission("Gardener", 0, false)],
    ..Definition::NEW
});

macro_rules! entries {
    ($($name:ident $meta:ident),*) => {
        $(static $name: DocTypeEntry = DocTypeEntry {
            meta: || &$meta,
            new: || Box::new(dynamic_record::DynamicRecord::new(&$meta, meta)),
            hooks: Hooks::NONE,
            methods: &[],
        };)*
        /// The DocTypes of the test application.
        pub static ENTRIES: &[&DocTypeEntry] = &[$(&$name),*];
        /// Their metadata.
        pub static METAS: &[&Meta] = &[$(&$meta),*];
    };
}

entries!(
    PLANTS PLANT, CARE PLANT_CARE, COSTS PLANT_COST, BEDS BED, ALL_RULES RULES, HARVESTS HARVEST, BASKETS HARVEST_BASKET, LABELS LABEL,
    PACKETS PACKET
);

/// The test application.
pub static APPLICATION: Application = Application { doctypes: ENTRIES, ..Application::NEW };

/// INSERT statements of plants, beds and a share, with names in double quotes.
pub const SEED: &str = include_str!("seed.sql");

/// The metadata of a DocType of the test application; that of Plant for an unknown name.
fn meta(name: &str) -> &'static Meta {
    METAS.iter().find(|meta| meta.name == name).copied().unwrap_or(&PLANT)
}
