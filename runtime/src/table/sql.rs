//! SQL types of columns: Diesel's own where the databases agree, and two of ours where Frappe's
//! columns do not match them.
//!
//! A Check is a small number and not a BOOLEAN, a Float is a DECIMAL and not a DOUBLE. The Rust
//! types are `bool` and `f64` all the same.

pub use diesel::sql_types::{BigInt, Date, Integer, Nullable, SmallInt, Text, Time, Timestamp};

use super::types::{DocStatus, Json, Link};
use crate::db::{Backend, RawValue};
use diesel::deserialize::{self, FromSql, FromStaticSqlRow, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Foldable, HasSqlType, SqlOrd};

/// 0 or 1.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Integer")))]
pub struct Check;

/// A number with 9 digits after the point.
#[derive(Debug, Clone, Copy, Default, diesel::sql_types::SqlType, diesel::query_builder::QueryId)]
#[cfg_attr(feature = "sqlite", diesel(sqlite_type(name = "Double")))]
pub struct Decimal;

impl SqlOrd for Check {}
impl SqlOrd for Decimal {}

impl Foldable for Decimal {
    type Sum = Nullable<Decimal>;
    type Avg = Nullable<Decimal>;
}

impl HasSqlType<Check> for Backend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        Backend::lookup_sql_type::<Check>(lookup)
    }
}

impl HasSqlType<Decimal> for Backend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        Backend::lookup_sql_type::<Decimal>(lookup)
    }
}

/// Reads text of any column.
///
/// # Errors
/// When the database's bytes are no text.
pub fn text(raw: RawValue<'_>) -> deserialize::Result<String> {
    <String as FromSql<Text, Backend>>::from_sql(raw)
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

impl FromSql<Check, Backend> for bool {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        raw.from_sql::<bool, Check>()
    }
}

impl ToSql<Check, Backend> for bool {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Backend>) -> serialize::Result {
        out.set_value((Check, self));
        Ok(IsNull::No)
    }
}

impl FromSql<Decimal, Backend> for f64 {
    fn from_sql(raw: RawValue<'_>) -> deserialize::Result<Self> {
        raw.from_sql::<f64, Decimal>()
    }
}

impl ToSql<Decimal, Backend> for f64 {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Backend>) -> serialize::Result {
        out.set_value((Decimal, self));
        Ok(IsNull::No)
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::{Check, Decimal};
    use diesel::deserialize::{self, FromSql};
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sql_types::{Double, Integer};
    use diesel::sqlite::Sqlite;

    type Raw<'a> = <Sqlite as diesel::backend::Backend>::RawValue<'a>;

    impl FromSql<Check, Sqlite> for bool {
        fn from_sql(raw: Raw<'_>) -> deserialize::Result<Self> {
            <i32 as FromSql<Integer, Sqlite>>::from_sql(raw).map(|number| number != 0)
        }
    }

    impl ToSql<Check, Sqlite> for bool {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            out.set_value(i32::from(*self));
            Ok(IsNull::No)
        }
    }

    impl FromSql<Decimal, Sqlite> for f64 {
        fn from_sql(raw: Raw<'_>) -> deserialize::Result<Self> {
            <f64 as FromSql<Double, Sqlite>>::from_sql(raw)
        }
    }

    impl ToSql<Decimal, Sqlite> for f64 {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            <f64 as ToSql<Double, Sqlite>>::to_sql(self, out)
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
