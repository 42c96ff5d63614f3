//! The table of ToDo, and what responses have of it.

#![allow(missing_docs, reason = "the columns are those of Frappe")]

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::Serialize;

diesel::table! {
    #[sql_name = "tabToDo"]
    todo (name) {
        name -> Text,
        owner -> Text,
        creation -> Timestamp,
        modified -> Timestamp,
        modified_by -> Text,
        docstatus -> SmallInt,
        idx -> BigInt,
        status -> Nullable<Text>,
        priority -> Nullable<Text>,
        color -> Nullable<Text>,
        date -> Nullable<Date>,
        allocated_to -> Nullable<Text>,
        description -> Text,
        reference_type -> Nullable<Text>,
        reference_name -> Nullable<Text>,
        role -> Nullable<Text>,
        assigned_by -> Nullable<Text>,
        assigned_by_full_name -> Nullable<Text>,
        sender -> Nullable<Text>,
    }
}

/// A document in a response: fields without a value are left out.
#[derive(Debug, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = todo, treat_none_as_default_value = false)]
pub struct ToDo {
    pub name: String,
    pub owner: String,
    #[serde(serialize_with = "timestamp")]
    pub creation: NaiveDateTime,
    #[serde(serialize_with = "timestamp")]
    pub modified: NaiveDateTime,
    pub modified_by: String,
    pub docstatus: i16,
    pub idx: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocated_to: Option<String>,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_by_full_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
}

/// A row of the list.
#[derive(Debug, Queryable, Selectable, Serialize)]
#[diesel(table_name = todo)]
pub struct Row {
    pub name: String,
    pub description: String,
    pub status: Option<String>,
    pub priority: Option<String>,
    pub date: Option<NaiveDate>,
}

/// Serializes a timestamp as Frappe does.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub fn timestamp<S: serde::Serializer>(value: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.format("%Y-%m-%d %H:%M:%S%.6f"))
}

/// The body of a response.
#[derive(Debug, Serialize)]
pub struct Answer<T> {
    pub data: T,
    pub doctype: &'static str,
}
