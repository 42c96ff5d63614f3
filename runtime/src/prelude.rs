//! What controllers and whitelisted functions need: `use doctyped::prelude::*;`

pub use crate::arguments::Arguments;
pub use crate::async_context::AsyncContext;
pub use crate::context::Context;
pub use crate::controller::Controller;
pub use crate::download::Download;
pub use crate::error::{Error, ErrorKind, Result};
pub use crate::list::ListDocuments;
pub use crate::permission::Restriction;
pub use crate::schema::Rights;
pub use crate::table::{DocStatus, Document, Json, Link, Password, Record};
pub use crate::upload::Upload;
pub use crate::virtual_doctype::{ListQuery, Listed, VirtualDocument};
pub use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
pub use diesel::prelude::{
    BoolExpressionMethods, ExpressionMethods, NullableExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl,
    SelectableHelper, TextExpressionMethods,
};
pub use doctyped_macros::whitelist;
pub use serde_json::{Value as JsonValue, json};
