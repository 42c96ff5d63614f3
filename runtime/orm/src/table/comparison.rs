//! Comparisons of columns: `eq`, `ne`, `gt`, `ge`, `lt` and `le`.
//!
//! Diesel's `ExpressionMethods` has the same methods. These stand before them for two reasons. Rust's
//! orphan rule keeps `bool` and `f64` from being expressions of [`Check`] and [`Decimal`], so a
//! comparison has to convert them. And a value of the wrong type is reported by [`Operand`] in one
//! sentence instead of three errors about Diesel's traits.

use super::column::Column;
use super::record::Document;
use super::sql::{BigInt, Check, Date, Decimal, Integer, Nullable, SmallInt, Text, Time, Timestamp};
use diesel::ExpressionMethods;
use diesel::expression::{AsExpression, Expression, TypedExpressionType};
use diesel::internal::derives::as_expression::Bound;
use diesel::sql_types::{SingleValue, SqlType};
use typenum::Unsigned;

/// A value or expression that a column of the SQL type `ST` can be compared with.
#[diagnostic::on_unimplemented(
    message = "a column of the SQL type `{ST}` cannot be compared with `{Self}`",
    label = "not a value for this column",
    note = "Check columns take `bool`, Float and Currency columns `f64`, Select columns their enum or `&str`, Link \
            columns `Link<...>` or `&str`; the record's field has the type of the column"
)]
pub trait Operand<ST> {
    /// The expression that stands in the comparison.
    type Expression;

    /// Converts the value into an expression.
    fn into_operand(self) -> Self::Expression;
}

/// SQL types whose values are expressions of Diesel.
pub trait NativeType {}

impl<T, ST> Operand<ST> for T
where
    ST: NativeType + SqlType + SingleValue + TypedExpressionType,
    T: AsExpression<ST>,
{
    type Expression = T::Expression;

    fn into_operand(self) -> T::Expression {
        self.as_expression()
    }
}

macro_rules! native_types {
    ($($sql:ty),*) => {
        $(impl NativeType for $sql {})*
    };
}

macro_rules! converted_types {
    ($($type:ty => $sql:ty),*) => {
        $(impl Operand<$sql> for $type {
            type Expression = Bound<$sql, $type>;

            fn into_operand(self) -> Self::Expression {
                Bound::new(self)
            }
        }

        impl<D, I> Operand<$sql> for Column<D, I, $sql> {
            type Expression = Self;

            fn into_operand(self) -> Self {
                self
            }
        })*
    };
}

macro_rules! comparisons {
    ($($sql:ty: [$($method:ident $alias:ident),*];)*) => {
        $(impl<D: Document, I: Unsigned> Column<D, I, $sql> {
            $(
                /// The comparison of this name in Diesel's `ExpressionMethods`.
                pub fn $method<T>(self, other: T) -> diesel::dsl::$alias<Self, T::Expression>
                where
                    T: Operand<$sql>,
                    T::Expression: Expression<SqlType = $sql>,
                {
                    ExpressionMethods::$method(self, other.into_operand())
                }
            )*
        })*
    };
}

native_types!(
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

converted_types!(bool => Check, f64 => Decimal, f64 => Nullable<Decimal>);

comparisons! {
    Check: [eq Eq, ne NotEq];
    Decimal: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Decimal>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Text: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Text>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    BigInt: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<BigInt>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Integer: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    SmallInt: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Date>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Time>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Timestamp: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
    Nullable<Timestamp>: [eq Eq, ne NotEq, gt Gt, ge GtEq, lt Lt, le LtEq];
}
