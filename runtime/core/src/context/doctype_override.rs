//! Overrides: built-in DocTypes that an application defines itself, with fields of its own.
//!
//! The rules of the runtime are written for the built-in record, such as User, while documents are
//! of the application's type. Each rule gets a copy with the built-in's fields, and its changes are
//! applied to the document. So the runtime touches no other columns.

use super::{Context, DocTypeEntry};
use crate::error::Result;
use doctyped_orm::table::{ChildRows, Document, Record, Value, ValueRef};
use doctyped_schema::{FIRST_FIELD, Rights};

/// Runs a hook of a built-in DocType's controller on a document of the built-in type or of the
/// application's.
pub fn hook<D: Document>(
    record: &mut dyn Record,
    ctx: &mut Context,
    hook: impl FnOnce(&mut D, &mut Context) -> Result<()>,
) -> Result<()> {
    if let Some(document) = record.downcast_mut() {
        return hook(document, ctx);
    }
    let mut document = D::default();
    copy(record, &mut document)?;
    let before = document.clone();
    match ctx.stored().filter(|stored| stored.meta().name == D::DOCTYPE) {
        Some(stored) => {
            let mut stored_copy = D::default();
            copy(stored.as_ref(), &mut stored_copy)?;
            ctx.with_stored(Box::new(stored_copy), |ctx, _| hook(&mut document, ctx))?;
        }
        None => hook(&mut document, ctx)?,
    }
    apply_changes(&before, &document, record)
}

/// Calls the `has_permission` of a built-in DocType's controller for a document of either type.
pub fn has_permission<D: Document>(
    record: &dyn Record,
    right: Rights,
    ctx: &mut Context,
    hook: impl FnOnce(&D, Rights, &mut Context) -> Result<Option<bool>>,
) -> Result<Option<bool>> {
    if let Some(document) = record.downcast() {
        return hook(document, right, ctx);
    }
    let mut document = D::default();
    copy(record, &mut document)?;
    hook(&document, right, ctx)
}

/// Whether the record is of the type that the entry of its DocType creates.
pub fn is_of_handler(entry: &DocTypeEntry, record: &dyn Record) -> bool {
    std::ptr::eq((entry.meta)(), record.meta())
}

/// Copies each field that both types have, child rows included.
pub fn copy(from: &dyn Record, to: &mut dyn Record) -> Result<()> {
    copy_slots(from, to)?;
    for (table, field) in to.meta().tables().iter().enumerate() {
        let source = from.meta().table_of(field.fieldname).and_then(|table| from.rows(table));
        let (Some(source), Some(rows)) = (source, to.rows_mut(table)) else { continue };
        rows.clear();
        for row in source.iter() {
            copy_slots(row, rows.push())?;
        }
    }
    Ok(())
}

fn copy_slots(from: &dyn Record, to: &mut dyn Record) -> Result<()> {
    for (slot, field) in to.meta().slots().iter().enumerate() {
        if let Some(source) = from.meta().slot_of(field.fieldname) {
            to.set(slot, plain(from.get(source)))?;
        }
    }
    Ok(())
}

/// The value in plain text, also that of a Password field.
fn plain(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Secret(text) => Value::Text(text.to_owned()),
        other => other.to_value(),
    }
}

/// Applies the changes between two copies to the document that they are copies of.
pub fn apply_changes(before: &dyn Record, after: &dyn Record, record: &mut dyn Record) -> Result<()> {
    apply_slot_changes(before, after, record)?;
    for (table, field) in after.meta().tables().iter().enumerate() {
        let Some(target) = record.meta().table_of(field.fieldname) else { continue };
        let (Some(before), Some(after), Some(rows)) = (before.rows(table), after.rows(table), record.rows_mut(target))
        else {
            continue;
        };
        if before.len() != after.len()
            || before.iter().zip(after.iter()).any(|(before, after)| !is_equal(before, after))
        {
            apply_row_changes(before, after, rows)?;
        }
    }
    Ok(())
}

fn apply_slot_changes(before: &dyn Record, after: &dyn Record, record: &mut dyn Record) -> Result<()> {
    for (slot, field) in after.meta().slots().iter().enumerate() {
        if before.get(slot) != after.get(slot)
            && let Some(target) = record.meta().slot_of(field.fieldname)
        {
            record.set(target, plain(after.get(slot)))?;
        }
    }
    Ok(())
}

/// Rows that remain keep the columns that the copies lack.
fn apply_row_changes(before: &dyn ChildRows, after: &dyn ChildRows, rows: &mut dyn ChildRows) -> Result<()> {
    let mut originals: Vec<Option<(&dyn Record, Box<dyn Record>)>> =
        before.iter().zip(rows.iter()).map(|(before, original)| Some((before, original.clone_record()))).collect();
    rows.clear();
    for row in after.iter() {
        let is_of = |before: &dyn Record| {
            if row.name().is_empty() { is_equal(before, row) } else { before.name() == row.name() }
        };
        let original =
            originals.iter_mut().find(|original| original.as_ref().is_some_and(|(before, _)| is_of(*before)));
        let target = rows.push();
        match original.and_then(Option::take) {
            Some((before, original)) => {
                copy_slots(original.as_ref(), target)?;
                apply_slot_changes(before, row, target)?;
            }
            None => copy_slots(row, target)?,
        }
    }
    Ok(())
}

fn is_equal(one: &dyn Record, other: &dyn Record) -> bool {
    one.name() == other.name() && (FIRST_FIELD..one.meta().slots().len()).all(|slot| one.get(slot) == other.get(slot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_models::{HasRole, User};
    use doctyped_orm::table::{Link, Password};

    fn user(roles: &[&str]) -> User {
        User {
            name: "a@example.com".into(),
            new_password: Password::new("secret"),
            roles: roles.iter().map(|role| HasRole { role: Link::new(*role), ..HasRole::default() }).collect(),
            ..User::default()
        }
    }

    fn roles(user: &User) -> Vec<&str> {
        user.roles.iter().map(|row| row.role.as_str()).collect()
    }

    #[test]
    fn copy_has_secrets_and_rows() {
        let original = user(&["A", "B"]);
        let mut other = User::default();
        copy(&original, &mut other).unwrap();
        assert_eq!(other, original);
    }

    #[test]
    fn only_changes_are_applied() {
        let before = user(&["A", "B", "C"]);
        let mut record = before.clone();
        record.first_name = "Kept".into();
        for (row, name) in record.roles.iter_mut().zip(["r1", "r2", "r3"]) {
            row.parent = name.into();
        }
        let mut after = before.clone();
        after.bio = Some("New".into());
        after.new_password = Password::default();
        after.roles.remove(1);
        after.roles.push(HasRole { role: Link::new("D"), ..HasRole::default() });
        apply_changes(&before, &after, &mut record).unwrap();
        assert_eq!((record.first_name.as_str(), record.bio.as_deref()), ("Kept", Some("New")));
        assert!(record.new_password.is_empty());
        assert_eq!(roles(&record), ["A", "C", "D"]);
        let parents: Vec<&str> = record.roles.iter().map(|row| row.parent.as_str()).collect();
        assert_eq!(parents, ["r1", "r3", ""]);
    }
}
