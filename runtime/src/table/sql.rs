//! SQL types of columns: Diesel's own where the databases agree, and two of ours where Frappe's
//! columns do not match them.
//!
//! A Check is a small number and not a BOOLEAN, a Float is a DECIMAL and not a DOUBLE. The Rust
//! types are `bool` and `f64` all the same.

pub use diesel::sql_types::{BigInt, Date, Integer, Nullable, SmallInt, Text, Time, Timestamp};

use super::types::{DocStatus, Json, Link};
use crate::db::{Backend, RawValue, read};
use diesel::deserialize::{self, FromSql, FromStaticSqlRow, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Foldable, HasSqlType, SqlOrd};

/// 0 or 1.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Integer")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 21, array_oid = 1005)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "Tiny")))]
pub struct Check;

/// A number with 9 digits after the point.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Double")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 1700, array_oid = 1231)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "Numeric")))]
pub struct Decimal;

/// JSON, which PostgreSQL does not take for text.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Text")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 114, array_oid = 199)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "String")))]
pub(crate) struct JsonText;

/// NULL where nothing says of which type.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Text")))]
#[cfg_attr(feature = "postgres", diesel(postgres_type(oid = 0, array_oid = 0)))]
#[cfg_attr(feature = "mysql", diesel(mysql_type(name = "String")))]
pub(crate) struct Unknown;

/// What a column of a SQL type is to a database.
pub trait ColumnType {
    /// Whether it holds text.
    const IS_TEXT: bool;
}

macro_rules! column_types {
    ($($sql:ty => $is_text:literal),*) => {
        $(impl ColumnType for $sql {
            const IS_TEXT: bool = $is_text;
        })*
    };
}

column_types!(
    Text => true, BigInt => false, Integer => false, SmallInt => false, Check => false, Decimal => false,
    Date => false, Time => false, Timestamp => false
);

impl<ST: ColumnType + diesel::sql_types::SqlType> ColumnType for Nullable<ST> {
    const IS_TEXT: bool = ST::IS_TEXT;
}

impl SqlOrd for Check {}
impl SqlOrd for Decimal {}

impl Foldable for Decimal {
    type Sum = Nullable<Decimal>;
    type Avg = Nullable<Decimal>;
}

macro_rules! types {
    ($($sql:ty),*) => {
        $(impl HasSqlType<$sql> for Backend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Backend::lookup_sql_type::<$sql>(lookup)
            }
        })*
    };
}

types!(Check, Decimal, JsonText, Unknown);

/// Reads text of any column.
///
/// # Errors
/// When the database's bytes are no text.
pub fn text(raw: RawValue<'_>) -> deserialize::Result<String> {
    read::text(raw)
}

/// Text that is bound to a statement.
pub type BoundText = Bound<Text, String>;

/// Text that is bound where NULL may stand.
pub type BoundNullableText = Bound<Nullable<Text>, String>;

/// Binds text.
pub fn bound_text(text: &str) -> BoundText {
    Bound::new(text.to_owned())
}

/// Binds text where NULL may stand.
pub fn bound_nullable_text(text: &str) -> BoundNullableText {
    Bound::new(text.to_owned())
}

/// A value of ours: how it is read from any database, and how it is bound to each.
macro_rules! value {
    ($type:ty, $sql:ident, |$raw:ident| $read:expr) => {
        impl FromSql<$sql, Backend> for $type {
            fn from_sql($raw: RawValue<'_>) -> deserialize::Result<Self> {
                $read
            }
        }

        impl ToSql<$sql, Backend> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Backend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }
    };
}

value!(bool, Check, |raw| read::int(raw).map(|number| number != 0));
value!(f64, Decimal, |raw| read::float(raw));
value!(String, JsonText, |raw| read::text(raw));
value!(String, Unknown, |raw| read::text(raw));

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::{Check, Decimal, JsonText, Unknown};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sqlite::Sqlite;

    impl ToSql<Check, Sqlite> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(i32::from(*self));
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Sqlite> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(*self);
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Sqlite> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(self.as_str());
            Ok(IsNull::No)
        }
    }

    impl ToSql<Unknown, Sqlite> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(self.as_str());
            Ok(IsNull::No)
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::{Check, Decimal, JsonText, Unknown};
    use crate::db::read::postgres::to_numeric;
    use diesel::pg::Pg;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use std::io::Write;

    impl ToSql<Check, Pg> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(&i16::from(*self).to_be_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Pg> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(&to_numeric(*self))?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Pg> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Unknown, Pg> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::{Check, Decimal, JsonText, Unknown};
    use diesel::mysql::Mysql;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use std::io::Write;

    impl ToSql<Check, Mysql> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(&i8::from(*self).to_ne_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Decimal, Mysql> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            write!(out, "{self}")?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<JsonText, Mysql> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }

    impl ToSql<Unknown, Mysql> for String {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
            out.write_all(self.as_bytes())?;
            Ok(IsNull::No)
        }
    }
}

/// What a column of the SQL type `ST` can be compared with besides expressions of that type.
/// (Rust's orphan rule keeps `bool` and `f64` from being expressions of our types by themselves.)
pub trait Operand<ST> {
    /// The expression that it becomes.
    type Expression;

    /// Turns it into an expression.
    fn into_operand(self) -> Self::Expression;
}

macro_rules! comparisons {
    ($type:ty, $sql:ty, [$($method:ident $alias:ident),*]) => {
        impl Operand<$sql> for $type {
            type Expression = Bound<$sql, $type>;

            fn into_operand(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl<D, I> Operand<$sql> for super::Column<D, I, $sql> {
            type Expression = Self;

            fn into_operand(self) -> Self {
                self
            }
        }

        impl<D: super::Document, I: typenum::Unsigned> super::Column<D, I, $sql> {
            $(
                /// The comparison of that name in Diesel's `ExpressionMethods`.
                pub fn $method<T>(self, other: T) -> diesel::dsl::$alias<Self, T::Expression>
                where
                    T: Operand<$sql>,
                    T::Expression: diesel::Expression<SqlType = $sql>,
                {
                    diesel::ExpressionMethods::$method(self, other.into_operand())
                }
            )*
        }
    };
}

comparisons!(bool, Check, [eq Eq, ne NotEq]);
comparisons!(f64, Decimal, [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq]);
comparisons!(f64, Nullable<Decimal>, [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq]);

impl AsExpression<SmallInt> for DocStatus {
    type Expression = Bound<SmallInt, i16>;

    fn as_expression(self) -> Self::Expression {
        Bound::new(self.number())
    }
}

impl FromSql<SmallInt, Backend> for DocStatus {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        let number = <i16 as FromSql<SmallInt, Backend>>::from_sql(raw)?;
        DocStatus::from_number(i64::from(number)).ok_or_else(|| format!("{number} is no docstatus").into())
    }
}

/// Types that are read like any other: what [`FromSql`] gives is the value.
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
        super::FieldValue::assign(&mut json, super::Value::Text(text(raw)?))?;
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
