//! The schema that a database has.

use super::column_kind::{ExistingColumn, ExistingColumns};
use super::ddl::SchemaDialect;
use doctyped_orm::db::AnyConnection;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::error::Result;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Tables, columns and indexes of the database.
#[derive(Debug, Default)]
pub struct ExistingSchema {
    tables: BTreeMap<String, ExistingColumns>,
    /// The indexes by their table and their name in lower case.
    indexes: BTreeMap<(String, String), ExistingIndex>,
}

#[derive(Debug)]
struct ExistingIndex {
    name: String,
    is_unique: bool,
    /// Names in lower case.
    columns: BTreeSet<String>,
}

impl ExistingSchema {
    /// Reads the schema.
    pub fn read<S: SchemaDialect>(connection: &mut AnyConnection) -> Result<ExistingSchema> {
        let mut schema = ExistingSchema::default();
        let text = column::text_or_empty;
        let rows = Statement::once(S::COLUMNS).load(connection, |row| {
            Ok((text(row, 0)?, text(row, 1)?, text(row, 2)?, column::int(row, 3)? == Some(1)))
        })?;
        for (table, column, type_name, is_not_null) in rows {
            let key = column.to_lowercase();
            let found = ExistingColumn { name: column, type_name: type_name.to_lowercase(), is_not_null };
            schema.tables.entry(table).or_default().insert(key, found);
        }
        if let Some(query) = S::JSON_COLUMNS {
            for (table, column) in Statement::once(query).load(connection, |row| Ok((text(row, 0)?, text(row, 1)?)))? {
                if let Some(column) = schema.tables.get_mut(&table).and_then(|columns| columns.get_mut(&column)) {
                    "json".clone_into(&mut column.type_name);
                }
            }
        }
        let rows = Statement::once(S::INDEXES).load(connection, |row| {
            Ok((text(row, 0)?, text(row, 1)?, text(row, 2)?.to_lowercase(), column::int(row, 3)? == Some(1)))
        })?;
        let mut indexes: BTreeMap<(String, String), (Vec<String>, bool)> = BTreeMap::new();
        for (table, name, column, is_unique) in rows {
            let (columns, unique) = indexes.entry((table, name)).or_default();
            columns.push(column);
            *unique |= is_unique;
        }
        for ((table, name), (columns, is_unique)) in indexes {
            let key = S::index_key(&name, &columns).to_lowercase();
            let index = ExistingIndex { name, is_unique, columns: columns.into_iter().collect() };
            // Of two on the same column, the unique one counts.
            match schema.indexes.entry((table, key)) {
                Entry::Occupied(mut known) if is_unique && !known.get().is_unique => drop(known.insert(index)),
                Entry::Occupied(_) => {}
                Entry::Vacant(place) => drop(place.insert(index)),
            }
        }
        Ok(schema)
    }

    /// The columns of a table; `None` without the table.
    pub fn columns(&self, table: &str) -> Option<&ExistingColumns> {
        self.tables.get(table)
    }

    /// Whether there is a table of this name.
    pub fn has_table(&self, table: &str) -> bool {
        self.tables.contains_key(table)
    }

    /// The names of all tables.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }

    /// Whether the index of this name is unique; `None` without the index.
    pub fn is_unique(&self, table: &str, index: &str) -> Option<bool> {
        self.indexes.get(&(table.to_owned(), index.to_lowercase())).map(|index| index.is_unique)
    }

    /// The name of an index as the database has it.
    pub fn index_name(&self, table: &str, index: &str) -> Option<&str> {
        self.indexes.get(&(table.to_owned(), index.to_lowercase())).map(|index| index.name.as_str())
    }

    /// The indexes of several columns, of which this is one.
    pub fn composite_indexes_with(&self, table: &str, column: &str) -> Vec<&str> {
        let with = self.indexes.iter().filter(|((of, _), index)| of == table && index.columns.contains(column));
        with.map(|(_, index)| index).filter(|index| index.columns.len() > 1).map(|index| index.name.as_str()).collect()
    }

    /// The indexes of a table.
    pub fn indexes_of(&self, table: &str) -> impl Iterator<Item = &str> {
        self.indexes.iter().filter(move |((of, _), _)| of == table).map(|(_, index)| index.name.as_str())
    }

    /// The indexes of a table that have a column.
    pub fn indexes_with(&self, table: &str, column: &str) -> impl Iterator<Item = &str> {
        let column = column.to_lowercase();
        let with = self.indexes.iter().filter(move |((of, _), index)| of == table && index.columns.contains(&column));
        with.map(|(_, index)| index.name.as_str())
    }
}
