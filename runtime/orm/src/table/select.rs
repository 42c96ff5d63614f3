//! Select fields: an enum for each set of options, written by codegen.

use super::field_value::{FieldValue, Mismatch};
use crate::db::{Value, ValueRef};

/// The options of a Select field as an enum. The variant `Other` keeps a stored value that is not an
/// option.
pub trait Select: Sized {
    /// The option as it is stored.
    fn as_str(&self) -> &str;

    /// The option with this text.
    fn from_text(text: &str) -> Self;
}

impl<S: Select> FieldValue for S {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Text(self.as_str())
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Text(text) => S::from_text(&text),
            other => S::from_text(&other.as_ref().to_text()),
        };
        Ok(())
    }
}

impl<S: Select> FieldValue for Option<S> {
    fn value(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, FieldValue::value)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => None,
            Value::Text(text) => Some(S::from_text(&text)),
            other => Some(S::from_text(&other.as_ref().to_text())),
        };
        Ok(())
    }
}

/// Implements Diesel's and serde's traits for an enum that implements [`Select`].
// Names of parameters begin with underscores: the module that uses the macro has a constant for each
// column, and a pattern cannot shadow a constant.
#[macro_export]
macro_rules! select_impls {
    ($type:ident) => {
        impl $crate::diesel::expression::AsExpression<$crate::diesel::sql_types::Text> for $type {
            type Expression = $crate::table::sql::BoundText;

            fn as_expression(self) -> $crate::table::sql::BoundText {
                $crate::table::sql::bound_text($crate::table::Select::as_str(&self))
            }
        }

        impl
            $crate::diesel::expression::AsExpression<
                $crate::diesel::sql_types::Nullable<$crate::diesel::sql_types::Text>,
            > for $type
        {
            type Expression = $crate::table::sql::BoundNullableText;

            fn as_expression(self) -> $crate::table::sql::BoundNullableText {
                $crate::table::sql::bound_nullable_text($crate::table::Select::as_str(&self))
            }
        }

        impl $crate::diesel::deserialize::FromSql<$crate::diesel::sql_types::Text, $crate::db::Backend> for $type {
            fn from_sql(__raw: $crate::db::RawValue<'_>) -> $crate::diesel::deserialize::Result<Self> {
                $crate::table::sql::text(__raw).map(|__text| $crate::table::Select::from_text(&__text))
            }
        }

        impl<__ST, __DB> $crate::diesel::deserialize::Queryable<__ST, __DB> for $type
        where
            __DB: $crate::diesel::backend::Backend,
            $type: $crate::diesel::deserialize::FromStaticSqlRow<__ST, __DB>,
        {
            type Row = Self;

            fn build(__row: Self) -> $crate::diesel::deserialize::Result<Self> {
                ::std::result::Result::Ok(__row)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, __formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                __formatter.write_str($crate::table::Select::as_str(self))
            }
        }

        impl $crate::serde::Serialize for $type {
            fn serialize<__S: $crate::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                __serializer.serialize_str($crate::table::Select::as_str(self))
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<__D: $crate::serde::Deserializer<'de>>(
                __deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <::std::string::String as $crate::serde::Deserialize>::deserialize(__deserializer)
                    .map(|__text| $crate::table::Select::from_text(&__text))
            }
        }
    };
}
