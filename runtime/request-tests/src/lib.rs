//! Requests whose answers clients of Frappe rely on: one module for each subject, one test for each rule.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(test)]
mod attachments;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod cors;
#[cfg(test)]
mod definitions;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod html;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod monitoring;
#[cfg(test)]
mod naming;
#[cfg(test)]
mod passwords;
#[cfg(test)]
mod rate_limits;
#[cfg(test)]
mod values;
#[cfg(test)]
mod workshop;
#[cfg(test)]
mod workshop_doctypes;
