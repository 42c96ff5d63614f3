//! SQL types of columns, and the Rust types that bind to them and are read from them.
//!
//! Diesel's types stand where the databases agree; [`Check`] and [`Decimal`] where Frappe's columns
//! match none of them. Text has a case-insensitive collation: see [`super`] for comparisons on
//! each database.

pub use crate::db::{Check, Decimal};
pub use diesel::sql_types::{BigInt, Date, Integer, Nullable, SmallInt, Text, Time, Timestamp};

use super::field_value::FieldValue;
use super::types::{DocStatus, Json, Link};
use crate::db::{Backend, RawValue, Value, read};
use diesel::deserialize::{self, FromSql, FromStaticSqlRow, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;

/// A SQL type that a column can have.
pub trait SqlColumnType {
    /// Whether it is text, which is compared case-insensitively.
    const IS_TEXT: bool;
}

macro_rules! column_types {
    ($($sql:ty => $is_text:literal),*) => {
        $(impl SqlColumnType for $sql {
            const IS_TEXT: bool = $is_text;
        })*
    };
}

column_types!(
    Text => true, BigInt => false, Integer => false, SmallInt => false, Check => false, Decimal => false,
    Date => false, Time => false, Timestamp => false
);

impl<ST: SqlColumnType + diesel::sql_types::SqlType> SqlColumnType for Nullable<ST> {
    const IS_TEXT: bool = ST::IS_TEXT;
}

/// Reads text from a column of any type.
///
/// # Errors
/// A conversion error when the bytes are not UTF-8.
pub fn text(raw: RawValue<'_>) -> deserialize::Result<String> {
    read::text(raw)
}

/// A bind parameter of a text column.
pub type BoundText = Bound<Text, String>;

/// A bind parameter of a nullable text column.
pub type BoundNullableText = Bound<Nullable<Text>, String>;

/// Binds text to a text column.
pub fn bound_text(text: &str) -> BoundText {
    Bound::new(text.to_owned())
}

/// Binds text to a nullable text column.
pub fn bound_nullable_text(text: &str) -> BoundNullableText {
    Bound::new(text.to_owned())
}

impl AsExpression<SmallInt> for DocStatus {
    type Expression = Bound<SmallInt, i16>;

    fn as_expression(self) -> Self::Expression {
        Bound::new(self.number())
    }
}

impl FromSql<SmallInt, Backend> for DocStatus {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        let number = <i16 as FromSql<SmallInt, Backend>>::from_sql(raw)?;
        DocStatus::from_number(i64::from(number)).ok_or_else(|| format!("{number} is not a docstatus").into())
    }
}

/// Makes types with [`FromSql`] loadable as columns of a query.
macro_rules! queryable {
    ($([$($generic:ident)?] $type:ty),*) => {
        $(impl<$($generic: 'static,)? ST, DB> Queryable<ST, DB> for $type
        where
            DB: diesel::backend::Backend,
            $type: FromStaticSqlRow<ST, DB>,
        {
            type Row = Self;

            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        })*
    };
}

queryable!([] DocStatus, [D] Link<D>, [] Json);

impl<D> FromSql<Text, Backend> for Link<D> {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        text(raw).map(Link::new)
    }
}

impl FromSql<Text, Backend> for Json {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        let mut json = Json::default();
        json.assign(Value::Text(text(raw)?))?;
        Ok(json)
    }
}

macro_rules! link_as_expression {
    ($($type:ty),*) => {
        $(
            impl<D> AsExpression<Text> for $type {
                type Expression = BoundText;

                fn as_expression(self) -> BoundText {
                    bound_text(self.as_str())
                }
            }

            impl<D> AsExpression<Nullable<Text>> for $type {
                type Expression = BoundNullableText;

                fn as_expression(self) -> BoundNullableText {
                    bound_nullable_text(self.as_str())
                }
            }
        )*
    };
}

link_as_expression!(Link<D>, &Link<D>);
