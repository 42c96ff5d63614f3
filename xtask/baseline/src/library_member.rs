//! The table of Library Member.

#![allow(missing_docs, reason = "the columns are those of Frappe")]

use crate::todo_records::timestamp;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

diesel::table! {
    #[sql_name = "tabLibrary Member"]
    library_member (name) {
        name -> Text,
        owner -> Text,
        creation -> Timestamp,
        modified -> Timestamp,
        modified_by -> Text,
        docstatus -> SmallInt,
        idx -> BigInt,
        first_name -> Text,
        last_name -> Nullable<Text>,
        full_name -> Nullable<Text>,
        email_address -> Nullable<Text>,
        phone -> Nullable<Text>,
    }
}

/// The fields that a request sends.
#[derive(Debug, Deserialize)]
pub struct NewLibraryMember {
    first_name: String,
    last_name: Option<String>,
    email_address: Option<String>,
    phone: Option<String>,
}

/// A document: fields without a value are left out of a response.
#[derive(Debug, Insertable, Serialize)]
#[diesel(table_name = library_member, treat_none_as_default_value = false)]
pub struct LibraryMember {
    pub name: String,
    owner: String,
    #[serde(serialize_with = "timestamp")]
    creation: NaiveDateTime,
    #[serde(serialize_with = "timestamp")]
    modified: NaiveDateTime,
    modified_by: String,
    docstatus: i16,
    idx: i64,
    first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    full_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

impl LibraryMember {
    /// A document without a name.
    pub fn new(fields: NewLibraryMember, user: &str, now: NaiveDateTime) -> LibraryMember {
        let NewLibraryMember { first_name, last_name, email_address, phone } = fields;
        let full_name = format!("{first_name} {}", last_name.as_deref().unwrap_or_default()).trim().to_owned();
        LibraryMember {
            name: String::new(),
            owner: user.to_owned(),
            creation: now,
            modified: now,
            modified_by: user.to_owned(),
            docstatus: 0,
            idx: 0,
            first_name,
            last_name,
            full_name: Some(full_name),
            email_address,
            phone,
        }
    }
}
