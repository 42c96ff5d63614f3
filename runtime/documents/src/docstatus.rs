//! The docstatus of a document: draft (0), submitted (1), cancelled (2), and which may follow which.

use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::{DocStatus, Record, Value, ValueRef};
use doctyped_schema::{DOCSTATUS, Meta};

/// The docstatus of a record.
pub fn get(record: &dyn Record) -> DocStatus {
    match record.get(DOCSTATUS) {
        ValueRef::Int(number) => DocStatus::from_number(number).unwrap_or_default(),
        _ => DocStatus::Draft,
    }
}

/// Sets the docstatus of a record.
pub fn set(record: &mut dyn Record, status: DocStatus) -> Result<()> {
    Ok(record.set(DOCSTATUS, Value::Int(i64::from(status.number())))?)
}

/// Checks that a docstatus may follow another; `from` is none for a new document.
///
/// # Errors
/// `DocstatusTransitionError`, or `ValidationError` for a cancelled document.
pub fn check_transition(meta: &Meta, from: Option<DocStatus>, to: DocStatus) -> Result<()> {
    if meta.is_single {
        return Ok(());
    }
    let refused = |reason: &str| Err(Error::new(ErrorKind::DocstatusTransition, format!("{}: {reason}", meta.name)));
    match (from, to) {
        (None | Some(DocStatus::Draft), DocStatus::Draft | DocStatus::Submitted)
        | (Some(DocStatus::Submitted), DocStatus::Submitted | DocStatus::Cancelled) => Ok(()),
        (None, DocStatus::Cancelled) => refused("a new document cannot be cancelled (docstatus 2)"),
        (Some(DocStatus::Draft), DocStatus::Cancelled) => {
            refused("a draft cannot be cancelled (docstatus 0 to 2); submit it first or discard it")
        }
        (Some(DocStatus::Submitted), DocStatus::Draft) => {
            refused("a submitted document cannot become a draft again (docstatus 1 to 0); cancel and amend it")
        }
        (Some(DocStatus::Cancelled), _) => Err(Error::validation(format!("Cannot edit a cancelled {}", meta.name))),
    }
}
