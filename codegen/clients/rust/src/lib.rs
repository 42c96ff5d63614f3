//! A typed client: documents, lists, functions and files of a doctyped server, on `reqwest` and `serde`.
//!
//! Each DocType is a module of [`doctypes`] with a record, the enums of its Select fields and a constant for each
//! field, by which lists are filtered and documents are changed. The compiler refuses a field of another DocType, a
//! value of another type and an operator that does not fit.
//!
//! ```no_run
//! use doctyped_client::{Client, Query, doctypes::user::User};
//!
//! # async fn example() -> Result<(), doctyped_client::Error> {
//! let client = Client::new("https://example.com")?.with_token("KEY", "SECRET");
//! let administrator: User = client.get("Administrator").await?;
//! let users = Query::new().filter(User::ENABLED.eq(true)).select((User::NAME, User::FULL_NAME)).limit(50);
//! for (name, full_name) in client.list(&users).await? {
//!     println!("{name}: {full_name:?}");
//! }
//! # Ok(()) }
//! ```
//!
//! Types have the fields that a user with all permission levels reads: a field that the server leaves out has its default.

#![allow(uncommon_codepoints, mixed_script_confusables, confusable_idents, reason = "names are those of the definitions")]

mod call;
mod changes;
mod client;
mod column;
pub mod doctypes;
mod error;
mod field_kind;
mod filter;
pub mod functions;
mod link;
mod options;
mod pages;
mod query;
mod selection;
mod transport;
pub mod wire;

pub use call::{Call, Method};
pub use changes::{Create, Update};
pub use chrono;
pub use client::Client;
pub use column::{Column, SortOrder, Table};
pub use error::{Error, ServerError};
pub use field_kind::{
    Check, Choice, Date, Datetime, FieldKind, Float, Int, IntoValue, Json, LinkTo, Nullable, Ordered, ReadOnly, Readable,
    Secret, Text, Textual, Time, Writable,
};
pub use filter::{Filter, Timespan};
pub use link::{Expanded, Link, NameOf};
pub use options::Options;
pub use pages::Pages;
pub use query::{Page, Query};
pub use reqwest;
pub use selection::{AllColumns, Expand, Names, Selection};
pub use serde_json;
pub use transport::Upload;

/// A DocType: the type of its documents.
pub trait DocType: serde::de::DeserializeOwned + Send {
    /// Its name.
    const DOCTYPE: &'static str;
}

/// A DocType of many documents, which are read by their names and listed.
pub trait Named: DocType {}

/// A DocType of one document.
pub trait Single: DocType {}

/// A DocType whose documents are submitted and cancelled.
pub trait Submittable: DocType {}

/// A DocType whose documents are the nodes of a tree.
pub trait Tree: DocType {}
