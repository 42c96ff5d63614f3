//! Values that may not change: fields with `set_only_once`, owner and creation, and fields of submitted
//! documents without `allow_on_submit`.

use crate::row_index::RowIndex;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::Record;
use doctyped_schema::{CREATION, DocField, FIRST_FIELD, OWNER};

/// Checks that fields with `set_only_once`, owner and creation are as stored.
///
/// # Errors
/// `CannotChangeConstantError`.
pub fn check_constants(record: &dyn Record, stored: &dyn Record) -> Result<()> {
    let has_owner = !stored.get(OWNER).is_empty();
    for (slot, field) in record.meta().slots().iter().enumerate() {
        let is_constant = field.set_only_once || (has_owner && matches!(slot, OWNER | CREATION));
        let (new, old) = (record.get(slot), stored.get(slot));
        if is_constant && new != old && !(new.is_empty() && old.is_empty()) {
            return Err(constant_changed(field));
        }
    }
    for (table, field) in record.meta().tables().iter().enumerate().filter(|(_, field)| field.set_only_once) {
        if !same_rows(record, stored, table) {
            return Err(constant_changed(field));
        }
    }
    Ok(())
}

fn constant_changed(field: &DocField) -> Error {
    Error::new(ErrorKind::CannotChangeConstant, format!("Value cannot be changed for {}", field.title()))
}

fn same_rows(record: &dyn Record, stored: &dyn Record, table: usize) -> bool {
    let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else {
        return true;
    };
    new.len() == old.len()
        && new
            .iter()
            .zip(old.iter())
            .all(|(new, old)| (FIRST_FIELD..new.meta().slots().len()).all(|slot| new.get(slot) == old.get(slot)))
}

/// Checks that only fields with `allow_on_submit` differ from what is stored; rows are added and removed
/// only in table fields with it.
///
/// # Errors
/// `UpdateAfterSubmitError`.
pub fn check_update_after_submit(record: &dyn Record, stored: &dyn Record) -> Result<()> {
    check_unchanged(record, stored, "")?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
        if new.len() != old.len() && !field.allow_on_submit {
            return Err(Error::new(
                ErrorKind::UpdateAfterSubmit,
                format!("Not allowed to add or remove rows of {} after submission", field.title()),
            ));
        }
        let old = RowIndex::new(old);
        for (index, row) in new.iter().enumerate() {
            if let Some(old) = old.get(&row.name()) {
                check_unchanged(row, old, &format!("Row #{}: ", index + 1))?;
            } else if !field.allow_on_submit {
                return Err(Error::new(
                    ErrorKind::UpdateAfterSubmit,
                    format!("Not allowed to replace rows of {} after submission", field.title()),
                ));
            }
        }
    }
    Ok(())
}

/// Checks that a document of a DocType that is not submittable, whose documents are never cancelled, is not made the
/// amendment of another.
///
/// # Errors
/// `ValidationError`.
pub fn check_not_amended(record: &dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let meta = record.meta();
    let original = record.field("amended_from");
    if meta.is_submittable
        || original.is_empty()
        || stored.is_some_and(|stored| stored.field("amended_from") == original)
    {
        return Ok(());
    }
    Err(Error::validation(format!("Documents of {} are not submitted, so that none is amended", meta.name)))
}

fn check_unchanged(record: &dyn Record, stored: &dyn Record, row_label: &str) -> Result<()> {
    for (slot, field) in record.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
        let (new, old) = (record.get(slot), stored.get(slot));
        if !field.allow_on_submit && new != old && !(new.is_empty() && old.is_empty()) {
            return Err(Error::new(
                ErrorKind::UpdateAfterSubmit,
                // Without the stored value: the right to submit does not include the right to read.
                format!("{row_label}Not allowed to change {} after submission", field.title()),
            ));
        }
    }
    Ok(())
}
