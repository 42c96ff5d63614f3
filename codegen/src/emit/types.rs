//! Types of slots, in Rust and in SQL.

use super::paths;
use crate::Target;
use crate::ir::{Column, Default, Slot};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The type of a record's member.
pub(super) fn rust(column: &Column, target: Target) -> TokenStream {
    let optional = |required: bool, inner: TokenStream| {
        if required { inner } else { quote!(::std::option::Option<#inner>) }
    };
    match column {
        Column::Text { required } => optional(*required, quote!(::std::string::String)),
        Column::Link { target: linked, required } => {
            let linked = paths::target(linked, target);
            optional(*required, quote!(::doctyped::table::Link<#linked>))
        }
        Column::Choice { ident, required } => optional(*required, quote!(#ident)),
        Column::Json => quote!(::std::option::Option<::doctyped::table::Json>),
        Column::Password => quote!(::doctyped::table::Password),
        Column::Int => quote!(i32),
        Column::BigInt => quote!(i64),
        Column::LongInt => quote!(::std::option::Option<i64>),
        Column::Check => quote!(bool),
        Column::Decimal | Column::Rating => quote!(f64),
        Column::Duration => quote!(::std::option::Option<f64>),
        Column::Date => quote!(::std::option::Option<::doctyped::chrono::NaiveDate>),
        Column::Datetime => quote!(::std::option::Option<::doctyped::chrono::NaiveDateTime>),
        Column::Time => quote!(::std::option::Option<::doctyped::chrono::NaiveTime>),
        Column::Timestamp => quote!(::doctyped::chrono::NaiveDateTime),
        Column::DocStatus => quote!(::doctyped::table::DocStatus),
    }
}

/// The type of a column in queries.
pub(super) fn sql(column: &Column) -> &'static str {
    match column {
        Column::Text { required: true }
        | Column::Link { required: true, .. }
        | Column::Choice { required: true, .. } => "::doctyped::table::sql::Text",
        Column::Text { .. } | Column::Link { .. } | Column::Choice { .. } | Column::Json | Column::Password => {
            "::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>"
        }
        Column::Int => "::doctyped::table::sql::Integer",
        Column::BigInt => "::doctyped::table::sql::BigInt",
        Column::LongInt => "::doctyped::table::sql::Nullable<::doctyped::table::sql::BigInt>",
        Column::Check => "::doctyped::table::sql::Check",
        Column::Decimal => "::doctyped::table::sql::Decimal",
        Column::Duration | Column::Rating => "::doctyped::table::sql::Nullable<::doctyped::table::sql::Decimal>",
        Column::Date => "::doctyped::table::sql::Nullable<::doctyped::table::sql::Date>",
        Column::Datetime => "::doctyped::table::sql::Nullable<::doctyped::table::sql::Timestamp>",
        Column::Time => "::doctyped::table::sql::Nullable<::doctyped::table::sql::Time>",
        Column::Timestamp => "::doctyped::table::sql::Timestamp",
        Column::DocStatus => "::doctyped::table::sql::SmallInt",
    }
}

/// The type of a column that records do not carry.
pub(super) fn sql_of_optional() -> &'static str {
    "::doctyped::table::sql::Nullable<::doctyped::table::sql::Text>"
}

/// The value of a slot in a new record. `variants` are those of its enum.
pub(super) fn default(slot: &Slot, variants: &[crate::ir::Variant], other: Option<&crate::ir::Ident>) -> TokenStream {
    let some = |required: bool, inner: TokenStream| {
        if required { inner } else { quote!(::std::option::Option::Some(#inner)) }
    };
    match (&slot.column, &slot.default) {
        (Column::Text { required }, Default::Text(text)) => some(*required, quote!(::std::string::String::from(#text))),
        (Column::Link { required, .. }, Default::Text(text)) => {
            some(*required, quote!(::doctyped::table::Link::new(#text)))
        }
        (Column::Choice { ident, required }, Default::Option(place)) => match variants.get(*place) {
            Some(variant) => {
                let variant = &variant.ident;
                some(*required, quote!(#ident::#variant))
            }
            None => empty(&slot.column),
        },
        (Column::Choice { ident, required }, Default::Text(text)) => {
            some(*required, quote!(#ident::#other(::std::boxed::Box::from(#text))))
        }
        (Column::LongInt, Default::Int(number)) => some(false, integer(*number)),
        (_, Default::Int(number)) => integer(*number),
        (Column::Duration, Default::Float(number)) => some(false, float(*number)),
        (_, Default::Float(number)) => float(*number),
        (_, Default::On) => quote!(true),
        (column, _) => empty(column),
    }
}

fn empty(column: &Column) -> TokenStream {
    match column {
        Column::Text { required: true } => quote!(::std::string::String::new()),
        Column::Text { .. }
        | Column::Link { required: false, .. }
        | Column::Choice { .. }
        | Column::Json
        | Column::LongInt
        | Column::Duration
        | Column::Date
        | Column::Datetime
        | Column::Time => quote!(::std::option::Option::None),
        Column::Int | Column::BigInt => quote!(0),
        Column::Check => quote!(false),
        Column::Decimal | Column::Rating => quote!(0.0),
        Column::Link { required: true, .. } | Column::Password | Column::Timestamp | Column::DocStatus => {
            quote!(::std::default::Default::default())
        }
    }
}

fn integer(number: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(number.unsigned_abs());
    if number < 0 { quote!(-#digits) } else { quote!(#digits) }
}

fn float(number: f64) -> TokenStream {
    let digits = Literal::f64_unsuffixed(number.abs());
    if number < 0.0 { quote!(-#digits) } else { quote!(#digits) }
}
