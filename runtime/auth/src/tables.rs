//! Frappe's tables that belong to no DocType.

#![allow(missing_docs, clippy::pedantic, reason = "written by Diesel's macro")]

diesel::table! {
    /// Password hashes, and encrypted values of Password fields.
    #[sql_name = "__Auth"]
    secrets (doctype, name, fieldname) {
        doctype -> Text,
        name -> Text,
        fieldname -> Text,
        password -> Nullable<Text>,
        encrypted -> Integer,
    }
}

diesel::table! {
    /// Sessions.
    #[sql_name = "tabSessions"]
    sessions (sid) {
        user -> Nullable<Text>,
        sid -> Text,
        sessiondata -> Nullable<Text>,
        ipaddress -> Nullable<Text>,
        lastupdate -> Nullable<Timestamp>,
        status -> Nullable<Text>,
    }
}
