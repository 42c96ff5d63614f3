//! Requests whose answers clients of Frappe rely on: one module for each subject, one test for each rule.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod attachments;
mod definitions;
mod desk;
mod documents;
mod html;
mod lists;
mod naming;
mod values;
mod workshop;
mod workshop_doctypes;
