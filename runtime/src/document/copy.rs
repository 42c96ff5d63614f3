//! Copies of documents, to make others from.

use crate::error::Result;
use crate::schema::{self, DocField, Meta};
use crate::table::{Record, Value};

/// An unsaved copy: no name, no status, nobody's; without the fields that are not copied (Frappe:
/// `no_copy`) and without the original that an amendment names.
///
/// # Errors
/// When a field refuses to be emptied, which no type does.
pub fn copy(record: &dyn Record) -> Result<Box<dyn Record>> {
    let mut copy = record.clone_record();
    let meta = copy.meta();
    forget(copy.as_mut(), meta)?;
    for (table, field) in meta.tables().iter().enumerate() {
        let Some(rows) = copy.rows_mut(table) else { continue };
        if field.no_copy {
            rows.clear();
            continue;
        }
        for place in 0..rows.len() {
            let Some(row) = rows.get_mut(place) else { continue };
            let child = row.meta();
            forget(row, child)?;
            if let Some(slot) = child.slot_of("parent") {
                row.set(slot, Value::Null)?;
            }
            row.set(schema::IDX, Value::Int(i64::try_from(place + 1).unwrap_or(i64::MAX)))?;
        }
    }
    Ok(copy)
}

fn forget(record: &mut dyn Record, meta: &Meta) -> Result<()> {
    for (slot, field) in meta.slots().iter().enumerate() {
        if slot < schema::FIRST_FIELD || is_left_out(field) {
            record.set(slot, Value::Null)?;
        }
    }
    Ok(())
}

/// A secret is not copied either: the record has nothing but its asterisks.
fn is_left_out(field: &DocField) -> bool {
    field.no_copy || field.fieldname == "amended_from" || field.storage() == Some(schema::Storage::Password)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::models::has_role::HasRole;
    use crate::core::models::user::User;
    use crate::table::{DocStatus, Link, Password};

    #[test]
    fn a_copy_keeps_the_content_and_nothing_of_the_original() {
        let row = HasRole {
            name: "r".to_owned(),
            parent: "ann".to_owned(),
            role: Link::new("Librarian"),
            ..HasRole::default()
        };
        let user = User {
            name: "ann".to_owned(),
            docstatus: DocStatus::Submitted,
            first_name: "Ann".to_owned(),
            api_secret: Password::new("secret"),
            roles: vec![row],
            ..User::default()
        };
        let copy = copy(&user).unwrap();
        let copy: &User = copy.downcast().unwrap();
        assert_eq!((copy.name.as_str(), copy.first_name.as_str()), ("", "Ann"));
        assert_eq!(copy.docstatus, DocStatus::Draft);
        assert!(copy.api_secret.is_empty());
        assert_eq!((copy.roles[0].name.as_str(), copy.roles[0].parent.as_str()), ("", ""));
        assert_eq!(copy.roles[0].role, "Librarian");
    }
}
