//! Comparisons of columns: `eq`, `ne`, `gt`, `ge`, `lt` and `le`.
//!
//! Diesel's `ExpressionMethods` has the same methods. Rust's orphan rule keeps `bool` and `f64` from being
//! expressions of [`Check`] and [`Decimal`], so comparisons of these columns convert their [`Operand`]. The
//! columns of other types have the methods too, so that all columns compare without an import.

use super::column::Column;
use super::record::Document;
use super::sql::{BigInt, Check, Date, Decimal, Integer, Nullable, SmallInt, Text, Time, Timestamp};
use diesel::ExpressionMethods;
use diesel::expression::{AsExpression, Expression};
use diesel::internal::derives::as_expression::Bound;
use diesel::sql_types::SqlType;
use typenum::Unsigned;

/// A value or column that a Check or decimal column, of the SQL type `ST`, can be compared with.
#[diagnostic::on_unimplemented(
    message = "a column of the SQL type `{ST}` cannot be compared with `{Self}`",
    label = "not a value for this column",
    note = "Check columns take `bool`; Float, Currency, Percent and Rating columns take `f64`"
)]
pub trait Operand<ST: SqlType> {
    /// The expression that stands in the comparison.
    type Expression: Expression<SqlType = ST>;

    /// Converts the value into an expression.
    fn into_operand(self) -> Self::Expression;
}

macro_rules! converted_types {
    ($($type:ty => $sql:ty),*) => {
        $(impl Operand<$sql> for $type {
            type Expression = Bound<$sql, $type>;

            fn into_operand(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl<D: Document, I: Unsigned> Operand<$sql> for Column<D, I, $sql> {
            type Expression = Self;

            fn into_operand(self) -> Self {
                self
            }
        })*
    };
}

macro_rules! converted_comparisons {
    ($($sql:ty: [$($method:ident $alias:ident),*];)*) => {
        $(impl<D: Document, I: Unsigned> Column<D, I, $sql> {
            $(
                /// The comparison of this name in Diesel's `ExpressionMethods`.
                pub fn $method<T>(self, other: T) -> diesel::dsl::$alias<Self, T::Expression>
                where
                    T: Operand<$sql>,
                {
                    ExpressionMethods::$method(self, other.into_operand())
                }
            )*
        })*
    };
}

macro_rules! comparisons {
    ($($sql:ty),*) => {
        $(comparisons!(@methods $sql: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq]);)*
    };
    (@methods $sql:ty: [$($method:ident $alias:ident),*]) => {
        impl<D: Document, I: Unsigned> Column<D, I, $sql> {
            $(
                /// The comparison of this name in Diesel's `ExpressionMethods`.
                pub fn $method<T>(self, other: T) -> diesel::dsl::$alias<Self, T>
                where
                    T: AsExpression<$sql>,
                {
                    ExpressionMethods::$method(self, other)
                }
            )*
        }
    };
}

converted_types!(bool => Check, f64 => Decimal, f64 => Nullable<Decimal>);

converted_comparisons! {
    Check: [eq Eq, ne NotEq];
    Decimal: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Decimal>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
}

comparisons!(
    Text,
    Nullable<Text>,
    BigInt,
    Nullable<BigInt>,
    Integer,
    SmallInt,
    Nullable<Date>,
    Nullable<Time>,
    Timestamp,
    Nullable<Timestamp>
);
