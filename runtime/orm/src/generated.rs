//! The imports of record files: all names that codegen writes without a path.
//!
//! Codegen knows these names (`codegen/src/emit/scope.rs`), and writes the whole path of one that a
//! DocType has for itself. A name that is added here is added there.

pub use crate::table::FieldValue as _;
pub use crate::table::id::{Id, X0, X1, X2, X3, X4, X5, X6, X7, X8, X9, XA, XB, XC, XD, XE, XF};
pub use crate::table::index::*;
pub use crate::table::sql::{BigInt, Check, Date, Decimal, Integer, Nullable, SmallInt, Text, Time, Timestamp};
pub use crate::table::{
    ChildRows, Column, DocStatus, Document, Json, Link, Mismatch, Password, Record, Select, Table, Unknown, Value,
    ValueRef,
};
pub use crate::{queryable, select_impls};
pub use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
pub use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, SortOrder};

use doctyped_schema::Rights;

macro_rules! rights {
    ($($right:ident)*) => {
        $(
            #[doc = concat!("[`Rights::", stringify!($right), "`].")]
            pub const $right: Rights = Rights::$right;
        )*
    };
}

rights! { SELECT READ WRITE CREATE DELETE SUBMIT CANCEL AMEND PRINT EMAIL REPORT IMPORT EXPORT SHARE }
