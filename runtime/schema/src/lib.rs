//! The metadata of DocTypes: one static [`Meta`] for each, written by codegen.
//!
//! List queries, validation, permissions, migration and metadata responses work from it. Nothing
//! here depends on a request or a database.

mod field;
mod guard;
mod list_index;
mod naming;
mod rights;
mod standard;

pub use field::{ColumnType, DocField, FieldType};
pub use guard::{Guard, guard};
pub use list_index::ListIndex;
pub use naming::{DATE_PARTS, Naming, is_series_character};
pub use rights::{DocPerm, Rights};
pub use standard::{CHILD_FIELDS, OPTIONAL_FIELDS, STANDARD_FIELDS};

use std::collections::HashMap;
use std::sync::OnceLock;

/// Slot of `name` in every record.
pub const NAME: usize = 0;
/// Slot of `owner` in every record.
pub const OWNER: usize = 1;
/// Slot of `creation` in every record.
pub const CREATION: usize = 2;
/// Slot of `modified` in every record.
pub const MODIFIED: usize = 3;
/// Slot of `modified_by` in every record.
pub const MODIFIED_BY: usize = 4;
/// Slot of `docstatus` in every record.
pub const DOCSTATUS: usize = 5;
/// Slot of `idx` in every record.
pub const IDX: usize = 6;
/// The first slot of the DocType's own fields.
pub const FIRST_FIELD: usize = 7;

/// A DocType.
///
/// A record has one *slot* for each stored column: the standard fields, then the stored fields in
/// the order of the definition, then, for child DocTypes, `parent`, `parentfield`, `parenttype`.
/// Table fields hold rows instead and are counted apart, as *tables*.
#[derive(Debug)]
pub struct Meta {
    definition: Definition,
    index: OnceLock<Lookup>,
}

/// The properties of a DocType; a [`Meta`] dereferences to them.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of a DocType")]
pub struct Definition {
    /// The DocType's name, as clients write it: `Sales Invoice`.
    pub name: &'static str,
    /// The module that it belongs to.
    pub module: &'static str,
    /// The description of the definition; may be empty.
    pub description: &'static str,
    /// Its table: `tabSales Invoice`.
    pub table: &'static str,
    /// The name that the DocType had before, whose documents a migration takes over; may be empty.
    pub renamed_from: &'static str,
    /// All fields of the definition in their order, layout included.
    pub fields: &'static [DocField],
    /// The role permissions of the definition.
    pub permissions: &'static [DocPerm],
    /// How new documents are named.
    pub naming: Naming,
    /// One document, kept as rows of `tabSingles`.
    pub is_single: bool,
    /// A child DocType: its documents are rows of a parent's table field.
    pub is_child: bool,
    /// Documents form a nested set.
    pub is_tree: bool,
    /// Documents are submitted and cancelled.
    pub is_submittable: bool,
    /// Documents come from a controller, not from a table.
    pub is_virtual: bool,
    /// Whether `rename_doc` may change names without force.
    pub allow_rename: bool,
    /// Whether data may be imported.
    pub allow_import: bool,
    /// Keep a Version for each change.
    pub track_changes: bool,
    /// Keep the users that have seen a document in `_seen`.
    pub track_seen: bool,
    /// The field whose value is shown as the title of a document; may be empty.
    pub title_field: &'static str,
    /// Show the title instead of the name in links.
    pub show_title_field_in_link: bool,
    /// Fields that a link search searches.
    pub search_fields: &'static [&'static str],
    /// Default order of lists: field names with their direction.
    pub sort: &'static [(&'static str, SortOrder)],
    /// The field of a tree that names the parent node; empty without a tree.
    pub parent_field: &'static str,
    /// Files that may be attached at most; 0 for no limit.
    pub max_attachments: u32,
}

/// Direction of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortOrder {
    /// Smallest first.
    Asc,
    /// Largest first.
    Desc,
}

impl Definition {
    /// A DocType without fields and with everything switched off, to build others from.
    pub const NEW: Definition = Definition {
        name: "",
        module: "",
        description: "",
        table: "",
        renamed_from: "",
        fields: &[],
        permissions: &[],
        naming: Naming::Hash,
        is_single: false,
        is_child: false,
        is_tree: false,
        is_submittable: false,
        is_virtual: false,
        allow_rename: false,
        allow_import: false,
        track_changes: false,
        track_seen: false,
        title_field: "",
        show_title_field_in_link: false,
        search_fields: &[],
        sort: &[("creation", SortOrder::Desc)],
        parent_field: "",
        max_attachments: 0,
    };
}

impl std::ops::Deref for Meta {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        &self.definition
    }
}

impl Meta {
    /// The metadata of a definition. Indexes by name are built at first use, so that a DocType that is
    /// not used costs nothing.
    pub const fn new(definition: Definition) -> Meta {
        Meta { definition, index: OnceLock::new() }
    }

    /// The column of a record's slot.
    pub fn slot(&self, slot: usize) -> Option<&'static DocField> {
        self.lookup().slots.get(slot).copied()
    }

    /// All columns of a record, in the order of its slots.
    pub fn slots(&self) -> &[&'static DocField] {
        &self.lookup().slots
    }

    /// The names of all columns of a record, quoted and separated by commas.
    pub fn slot_list(&self, quote: Quote) -> &str {
        let [double, back] = &self.lookup().slot_lists;
        let list = match quote {
            Quote::Double => double,
            Quote::Back => back,
        };
        list.get_or_init(|| {
            let quoted = self.slots().iter().map(|field| quote.around(field.fieldname));
            quoted.collect::<Vec<_>>().join(", ")
        })
    }

    /// The slot that holds a field, if the field is stored.
    pub fn slot_of(&self, fieldname: &str) -> Option<usize> {
        self.lookup().slot_of.get(fieldname).copied()
    }

    /// The rule of a slot beyond its permission level.
    pub fn guard(&self, slot: usize) -> Guard {
        self.lookup().guards.get(slot).copied().unwrap_or_default()
    }

    /// Whether a field is a credential: see [`Guard::is_credential`].
    pub fn is_credential(&self, fieldname: &str) -> bool {
        guard(self.name, fieldname).is_credential
    }

    /// The indexes for lists, those of orders first.
    pub fn list_indexes(&self) -> &[ListIndex] {
        self.lookup().list_indexes.get_or_init(|| list_index::list_indexes(self, &|name| self.column(name)))
    }

    /// The table fields, in the order of the definition.
    pub fn tables(&self) -> &[&'static DocField] {
        &self.lookup().tables
    }

    /// Which of [`Meta::tables`] has this name.
    pub fn table_of(&self, fieldname: &str) -> Option<usize> {
        self.tables().iter().position(|field| field.fieldname == fieldname)
    }

    /// A column of the table by its name: a slot's, or one of `_user_tags`, `_comments`,
    /// `_assign`, `_liked_by`, `_seen`, which lists can ask for and documents do not carry.
    pub fn column(&self, name: &str) -> Option<&'static DocField> {
        self.lookup().columns.get(name).copied()
    }

    /// A field of the definition by its name, stored or not.
    pub fn field(&self, name: &str) -> Option<&'static DocField> {
        self.fields.iter().find(|field| field.fieldname == name)
    }

    /// The label of a field, or its name where it has no label.
    pub fn label(&self, fieldname: &str) -> &'static str {
        match self.column(fieldname).or_else(|| self.field(fieldname)) {
            Some(field) => field.title(),
            None => "",
        }
    }

    fn lookup(&self) -> &Lookup {
        self.index.get_or_init(|| Lookup::of(&self.definition))
    }
}

/// The quote of SQL identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    /// `"`
    Double,
    /// `` ` ``
    Back,
}

impl Quote {
    /// The quote itself.
    pub fn as_str(self) -> &'static str {
        match self {
            Quote::Double => "\"",
            Quote::Back => "`",
        }
    }

    fn around(self, name: &str) -> String {
        let quote = self.as_str();
        format!("{quote}{}{quote}", name.replace(quote, &quote.repeat(2)))
    }
}

/// A map by names of definitions. Only names that are not in it can be chosen by a client, so its hash function is a
/// fast one.
pub type NameMap<V> = HashMap<&'static str, V, foldhash::fast::RandomState>;

#[derive(Debug)]
struct Lookup {
    slots: Vec<&'static DocField>,
    /// The rule of each slot.
    guards: Vec<Guard>,
    tables: Vec<&'static DocField>,
    slot_of: NameMap<usize>,
    columns: NameMap<&'static DocField>,
    slot_lists: [OnceLock<String>; 2],
    list_indexes: OnceLock<Vec<ListIndex>>,
}

impl Lookup {
    fn of(meta: &Definition) -> Lookup {
        let stored = meta.fields.iter().filter(|field| field.is_stored());
        let child: &[DocField] = if meta.is_child { &CHILD_FIELDS } else { &[] };
        let slots: Vec<&'static DocField> = STANDARD_FIELDS.iter().chain(stored).chain(child).collect();
        let guards = slots.iter().map(|field| guard(meta.name, field.fieldname)).collect();
        let slot_of = slots.iter().enumerate().map(|(slot, field)| (field.fieldname, slot)).collect();
        let optional = OPTIONAL_FIELDS
            .iter()
            .filter(|field| if field.fieldname == "_seen" { meta.track_seen } else { !meta.is_child });
        let columns = slots.iter().copied().chain(optional).map(|field| (field.fieldname, field)).collect();
        let tables = meta.fields.iter().filter(|field| field.fieldtype.is_table()).collect();
        Lookup {
            slots,
            guards,
            tables,
            slot_of,
            columns,
            slot_lists: Default::default(),
            list_indexes: OnceLock::new(),
        }
    }
}
