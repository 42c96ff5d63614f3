//! The imports of controllers and whitelisted functions: `use doctyped::prelude::*;`

pub use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
pub use diesel::prelude::{
    BoolExpressionMethods, ExpressionMethods, NullableExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl,
    SelectableHelper, TextExpressionMethods,
};
pub use doctyped_core::arguments::Arguments;
pub use doctyped_core::batch::Batch;
pub use doctyped_core::context::AsyncContext;
pub use doctyped_core::context::Context;
pub use doctyped_core::context::Controller;
pub use doctyped_core::context::{ListQuery, Listed, VirtualDocument};
pub use doctyped_core::download::Download;
pub use doctyped_core::error::{Error, ErrorKind, Result};
pub use doctyped_core::upload::Upload;
pub use doctyped_macros::{patch, whitelist};
pub use doctyped_orm::restriction::Restriction;
pub use doctyped_orm::table::{DocStatus, Document, Json, Link, Password, Record};
pub use doctyped_query::typed_list::ListDocuments;
pub use doctyped_schema::Rights;
pub use serde_json::{Value as JsonValue, json};
