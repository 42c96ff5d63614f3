//! Unsaved copies of documents.

use doctyped_core::error::Result;
use doctyped_orm::table::{Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{DocField, Meta};

/// An unsaved copy, without standard fields, `amended_from`, secrets and fields with `no_copy`.
///
/// # Errors
/// Never: every field can be cleared.
pub fn copy(record: &dyn Record) -> Result<Box<dyn Record>> {
    let mut copy = record.clone_record();
    let meta = copy.meta();
    clear_uncopied(copy.as_mut(), meta)?;
    for (table, field) in meta.tables().iter().enumerate() {
        let Some(rows) = copy.rows_mut(table) else { continue };
        if field.no_copy {
            rows.clear();
            continue;
        }
        for index in 0..rows.len() {
            let Some(row) = rows.get_mut(index) else { continue };
            let child = row.meta();
            clear_uncopied(row, child)?;
            if let Some(slot) = child.slot_of("parent") {
                row.set(slot, Value::Null)?;
            }
            row.set(schema::IDX, Value::Int(i64::try_from(index + 1).unwrap_or(i64::MAX)))?;
        }
    }
    Ok(copy)
}

fn clear_uncopied(record: &mut dyn Record, meta: &Meta) -> Result<()> {
    for (slot, field) in meta.slots().iter().enumerate() {
        if slot < schema::FIRST_FIELD || is_uncopied(field) {
            record.set(slot, Value::Null)?;
        }
    }
    Ok(())
}

/// Whether copies leave a field empty. A secret is one: the record has a mask in place of it.
fn is_uncopied(field: &DocField) -> bool {
    field.no_copy || field.fieldname == "amended_from" || field.column_type() == Some(schema::ColumnType::Password)
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_models::has_role::HasRole;
    use doctyped_models::user::User;
    use doctyped_orm::table::{DocStatus, Link, Password};

    #[test]
    fn copy_has_content_without_names_status_and_secrets() {
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
