//! The indexes by which lists find their rows.
//!
//! A list of a large table filters by a field or two and shows the first rows in the order of the DocType. An index
//! on the field, the sort field and the name gives exactly these rows, without sorting and without reading others.

use super::{ColumnType, Definition, DocField, FieldType, STANDARD_FIELDS};

/// The most indexes for filters of one table: each makes writes slower, and MariaDB allows 64 indexes of all kinds.
const MAX_FILTER_INDEXES: usize = 24;

/// The longest text that has an index, in characters. MariaDB limits a key to 3,072 bytes.
const MAX_TEXT: u32 = 255;

/// An index for lists.
#[derive(Debug, Clone)]
pub struct ListIndex {
    /// The columns, in the order of the index.
    pub columns: Vec<&'static DocField>,
    /// Whether rows without a value in the first column are left out, on databases that can do so. Most links of
    /// most documents are empty.
    pub skips_null: bool,
}

impl ListIndex {
    /// The column that a filter on one value uses.
    pub fn first(&self) -> Option<&'static DocField> {
        self.columns.first().copied()
    }
}

/// The indexes for lists of a DocType. `column` finds a column by its name.
///
/// A child DocType has those by which its rows are found to filter their parents. Other DocTypes have one for each order
/// of their lists, one for the owner, and one for each field with `search_index`, in the standard filters, or of type Link.
pub(crate) fn list_indexes(meta: &Definition, column: &dyn Fn(&str) -> Option<&'static DocField>) -> Vec<ListIndex> {
    let mut indexes: Vec<ListIndex> = Vec::new();
    let mut add = |columns: &[&str], skips_null: bool| {
        let found: Vec<&'static DocField> = columns.iter().filter_map(|name| column(name)).collect();
        let is_new = indexes.iter().all(|index| index.first().map(|field| field.fieldname) != columns.first().copied());
        if found.len() == columns.len() && is_new {
            indexes.push(ListIndex { columns: found, skips_null });
        }
    };
    if meta.is_single || meta.is_virtual {
        return indexes;
    }
    let sort = meta.sort.iter().map(|(field, _)| *field).find(|field| column(field).is_some_and(is_short));
    let sort = sort.unwrap_or("creation");
    // New child rows are at the end of an index on a field alone, and their parents are looked up in the rows.
    let order: &[&str] = if meta.is_child {
        &[]
    } else if sort == "name" {
        &["name"]
    } else {
        &[sort, "name"]
    };
    let behind = |field: &'static str| [&[field], order].concat();
    if !meta.is_child {
        if sort != "name" {
            add(order, false);
        }
        add(&["modified", "name"], false);
        add(&["creation", "name"], false);
        // Link searches show the documents first that many others link to.
        add(&behind("idx"), false);
        // Users who may read their own documents alone, by the definition or by the permission manager.
        add(&behind("owner"), false);
    }
    let fields = || {
        let stored = meta.fields.iter().filter(|field| field.is_stored() && !field.unique && is_short(field));
        stored.filter(|field| STANDARD_FIELDS.iter().all(|standard| standard.fieldname != field.fieldname))
    };
    let is_link = |field: &DocField| matches!(field.fieldtype, FieldType::Link | FieldType::DynamicLink);
    let asked = fields().filter(|field| field.search_index || (field.in_standard_filter && !meta.is_child));
    let links = fields().filter(|field| field.fieldtype == FieldType::Link);
    for field in asked.chain(links).take(MAX_FILTER_INDEXES) {
        add(&behind(field.fieldname), is_link(field));
    }
    indexes
}

/// Whether every database has an index for values of this size.
fn is_short(field: &DocField) -> bool {
    match field.column_type() {
        Some(ColumnType::Varchar(length)) => length <= MAX_TEXT,
        Some(ColumnType::Text | ColumnType::LongText | ColumnType::Json | ColumnType::Password) | None => false,
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Definition, DocField, FieldType, Meta, SortOrder};

    fn names(meta: &Meta) -> Vec<Vec<&'static str>> {
        let columns = |index: &super::ListIndex| index.columns.iter().map(|field| field.fieldname).collect();
        meta.list_indexes().iter().map(columns).collect()
    }

    #[test]
    fn filters_and_links_have_indexes_in_the_order_of_lists() {
        static TASK: Meta = Meta::new(Definition {
            name: "Task",
            fields: &[
                DocField { fieldname: "status", in_standard_filter: true, ..DocField::NEW },
                DocField { fieldname: "notes", search_index: true, fieldtype: FieldType::LongText, ..DocField::NEW },
                DocField { fieldname: "code", search_index: true, unique: true, ..DocField::NEW },
                DocField { fieldname: "project", fieldtype: FieldType::Link, ..DocField::NEW },
                DocField { fieldname: "due", search_index: true, fieldtype: FieldType::Date, ..DocField::NEW },
            ],
            sort: &[("due", SortOrder::Asc)],
            ..Definition::NEW
        });
        let expected: [&[&str]; 7] = [
            &["due", "name"],
            &["modified", "name"],
            &["creation", "name"],
            &["idx", "due", "name"],
            &["owner", "due", "name"],
            &["status", "due", "name"],
            &["project", "due", "name"],
        ];
        assert_eq!(names(&TASK), expected);
        assert_eq!(
            TASK.list_indexes().iter().map(|index| index.skips_null).collect::<Vec<_>>(),
            [false, false, false, false, false, false, true]
        );
    }

    #[test]
    fn rows_of_child_doctypes_lead_to_their_parents() {
        static ROW: Meta = Meta::new(Definition {
            name: "Task Row",
            is_child: true,
            fields: &[
                DocField { fieldname: "user", fieldtype: FieldType::Link, ..DocField::NEW },
                DocField { fieldname: "note", ..DocField::NEW },
            ],
            ..Definition::NEW
        });
        assert_eq!(names(&ROW), [["user"]]);
    }

    #[test]
    fn names_as_the_order_are_in_each_index_once() {
        static PLACE: Meta = Meta::new(Definition {
            name: "Place",
            fields: &[DocField { fieldname: "region", fieldtype: FieldType::Link, ..DocField::NEW }],
            sort: &[("name", SortOrder::Asc)],
            ..Definition::NEW
        });
        let expected: [&[&str]; 5] =
            [&["modified", "name"], &["creation", "name"], &["idx", "name"], &["owner", "name"], &["region", "name"]];
        assert_eq!(names(&PLACE), expected);
    }

    #[test]
    fn links_in_standard_filters_have_an_index_of_the_rows_with_a_value() {
        static VISIT: Meta = Meta::new(Definition {
            name: "Visit",
            fields: &[DocField {
                fieldname: "guide",
                fieldtype: FieldType::Link,
                in_standard_filter: true,
                ..DocField::NEW
            }],
            ..Definition::NEW
        });
        let index = VISIT.list_indexes().last().expect("an index");
        assert_eq!((index.first().map(|field| field.fieldname), index.skips_null), (Some("guide"), true));
    }

    #[test]
    fn doctypes_without_a_table_have_none() {
        static SINGLE: Meta = Meta::new(Definition { name: "Settings", is_single: true, ..Definition::NEW });
        assert!(SINGLE.list_indexes().is_empty());
    }
}
