//! The indexes of the tables of DocTypes.

use super::SchemaDialect;
use doctyped_schema as schema;
use doctyped_schema::{ColumnType, DocField, ListIndex, Meta, Naming};

/// An index that a DocType needs.
#[derive(Debug, Clone)]
pub struct Index {
    /// Whether the index is unique.
    pub unique: bool,
    /// Whether rows without a value in the first column are left out, on databases that can do so.
    pub skips_null: bool,
    /// The columns, in the order of the index.
    pub columns: Vec<&'static DocField>,
}

impl Index {
    /// An index of all rows.
    pub fn new(unique: bool, columns: Vec<&'static DocField>) -> Index {
        Index { unique, skips_null: false, columns }
    }

    /// The names of the columns.
    pub fn column_names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.fieldname).collect()
    }

    /// The name of the index in a database.
    pub fn name<S: SchemaDialect>(&self, table: &str) -> String {
        S::index_name(table, &self.column_names(), self.unique)
    }
}

/// The indexes that a DocType needs.
pub fn indexes<S: SchemaDialect>(meta: &Meta) -> Vec<Index> {
    let mut indexes: Vec<Index> = Vec::new();
    let mut add = |index: Index| {
        if !index.columns.is_empty() && indexes.iter().all(|known| known.column_names() != index.column_names()) {
            indexes.push(index);
        }
    };
    let columns = |names: &[&str]| names.iter().filter_map(|name| meta.column(name)).collect::<Vec<_>>();
    if meta.is_child {
        add(Index::new(false, columns(&["parent", "parenttype", "parentfield", "idx"])));
    } else if !S::LIST_INDEXES_REPLACE {
        add(Index::new(false, columns(&["creation"])));
        if meta.sort.first().is_some_and(|(field, _)| *field == "modified") {
            add(Index::new(false, columns(&["modified"])));
        }
    }
    let naming_field = match meta.naming {
        Naming::Field(field) => field,
        _ => "",
    };
    for field in meta.slots().iter().skip(schema::FIRST_FIELD) {
        // Frappe: long text has no index.
        if matches!(
            field.column_type(),
            Some(ColumnType::Text | ColumnType::LongText | ColumnType::Json | ColumnType::Password)
        ) {
            continue;
        }
        if field.unique || field.fieldname == naming_field {
            add(Index::new(true, vec![*field]));
        } else if field.search_index && !(S::LIST_INDEXES_REPLACE && has_list_index(meta, field)) {
            add(Index::new(false, vec![*field]));
        }
    }
    // Each download of a private file looks its document up by URL.
    if meta.name == "File" {
        add(Index::new(false, columns(&["file_url"])));
    }
    if meta.is_tree {
        for column in ["lft", "rgt"] {
            if meta.slot_of(column).and_then(|slot| meta.slot(slot)).is_some_and(|field| !field.search_index) {
                add(Index::new(false, columns(&[column])));
            }
        }
    }
    for index in S::dialect_indexes(meta) {
        add(index);
    }
    for ListIndex { columns, skips_null } in meta.list_indexes() {
        let index = Index { unique: false, skips_null: *skips_null, columns: columns.clone() };
        let is_covered = S::INDEXES_HAVE_NAME
            && matches!(index.columns.as_slice(), [first, second]
            if second.fieldname == "name" && indexes.iter().any(|known| known.column_names() == [first.fieldname]));
        if !is_covered && indexes.iter().all(|known| known.column_names() != index.column_names()) {
            indexes.push(index);
        }
    }
    indexes
}

fn has_list_index(meta: &Meta, field: &DocField) -> bool {
    let mut first = meta.list_indexes().iter().filter_map(ListIndex::first);
    first.any(|column| column.fieldname == field.fieldname)
}

/// The names of indexes that earlier versions created on the first columns of indexes for lists, and that are of no
/// use beside them.
pub fn superseded_indexes<S: SchemaDialect>(meta: &Meta) -> Vec<String> {
    if !S::LIST_INDEXES_REPLACE {
        return Vec::new();
    }
    let wanted = indexes::<S>(meta);
    let first = meta.list_indexes().iter().filter_map(ListIndex::first).map(|column| column.fieldname);
    first
        .filter(|column| wanted.iter().all(|index| index.column_names() != [*column]))
        .map(|column| S::index_name(meta.table, &[column], false))
        .collect()
}

/// The statement that creates an index.
pub fn create_index<S: SchemaDialect>(meta: &Meta, index: &Index) -> String {
    let columns: Vec<String> = index.columns.iter().map(|column| S::index_column(meta, index, column)).collect();
    let condition = match index.columns.first() {
        Some(first) if index.skips_null && S::HAS_PARTIAL_INDEXES => {
            format!(" WHERE {} IS NOT NULL", S::quoted(first.fieldname))
        }
        _ => String::new(),
    };
    format!(
        "CREATE {}INDEX {} ON {} ({}){condition}",
        if index.unique { "UNIQUE " } else { "" },
        S::quoted(&index.name::<S>(meta.table)),
        S::quoted(meta.table),
        columns.join(", ")
    )
}
