//! The SQL type of a whole row, which [`AllColumns`](super::AllColumns) selects and a record is read
//! from.

use crate::db::Backend;
use diesel::query_builder::QueryId;
use diesel::sql_types::{HasSqlType, SingleValue, SqlType, Text, is_nullable};
use std::marker::PhantomData;

/// All slots of a record of `D`.
pub struct Row<D>(PhantomData<fn() -> D>);

impl<D> std::fmt::Debug for Row<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row")
    }
}

impl<D: 'static> SqlType for Row<D> {
    type IsNull = is_nullable::NotNull;
}

impl<D: 'static> SingleValue for Row<D> {}

impl<D: 'static> QueryId for Row<D> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

/// A row is never bound or read as one value, so its type in the database does not matter.
impl<D: 'static> HasSqlType<Row<D>> for Backend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        <Backend as HasSqlType<Text>>::metadata(lookup)
    }
}
