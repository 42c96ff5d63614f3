//! User Permission: no duplicates, and at most one default for each user and DocType.

use diesel::QueryDsl;
use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::invalidation::Change;
use doctyped_models::user_permission;
use doctyped_models::user_permission::UserPermission;

/// The rules of User Permission.
#[derive(Debug)]
pub struct UserPermissionController;

impl Controller for UserPermissionController {
    type Document = UserPermission;

    fn validate(doc: &mut UserPermission, ctx: &mut Context) -> Result<()> {
        let others: Vec<UserPermission> = ctx.load(
            user_permission::table
                .filter(user_permission::user.eq(doc.user.as_str().to_owned()))
                .filter(user_permission::allow.eq(doc.allow.as_str().to_owned()))
                .filter(user_permission::name.ne(doc.name.clone())),
        )?;
        if others.iter().any(|other| is_same(doc, other)) {
            return Err(Error::new(
                ErrorKind::DuplicateEntry,
                format!("{} has a permission for {} {} already", doc.user, doc.allow, doc.for_value),
            ));
        }
        match others.iter().find(|other| doc.is_default && is_default_where(doc, other)) {
            Some(other) => {
                ctx.throw(format!("{} has {} as default of {} already", doc.user, other.for_value, doc.allow))
            }
            None => Ok(()),
        }
    }

    fn on_update(doc: &mut UserPermission, ctx: &mut Context) -> Result<()> {
        let before = ctx.before_save::<UserPermission>().map(|before| before.user.as_str().to_owned());
        for user in [before, Some(doc.user.as_str().to_owned())].into_iter().flatten() {
            ctx.changed(Change::User(user));
        }
        Ok(())
    }

    fn after_delete(doc: &mut UserPermission, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::User(doc.user.as_str().to_owned()));
        Ok(())
    }
}

/// The DocType in whose documents a permission counts; empty for all.
fn scope(permission: &UserPermission) -> &str {
    permission.applicable_for.as_ref().map_or("", |doctype| doctype.as_str())
}

fn is_same(one: &UserPermission, other: &UserPermission) -> bool {
    one.for_value.eq_ignore_ascii_case(&other.for_value)
        && scope(one) == scope(other)
        && one.apply_to_all_doctypes == other.apply_to_all_doctypes
}

/// Whether another permission is the default where this one is to be.
fn is_default_where(one: &UserPermission, other: &UserPermission) -> bool {
    other.is_default && (scope(one) == scope(other) || other.apply_to_all_doctypes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_orm::table::Link;

    fn permission(value: &str, only: Option<&str>, is_default: bool) -> UserPermission {
        UserPermission {
            for_value: value.to_owned(),
            applicable_for: only.map(Link::new),
            apply_to_all_doctypes: only.is_none(),
            is_default,
            ..UserPermission::default()
        }
    }

    #[test]
    fn a_permission_for_another_doctype_is_another() {
        assert!(is_same(&permission("North", None, false), &permission("north", None, true)));
        assert!(is_same(&permission("North", Some("Order"), false), &permission("NORTH", Some("Order"), true)));
        assert!(!is_same(&permission("North", Some("Order"), false), &permission("North", Some("Invoice"), false)));
    }

    #[test]
    fn a_default_for_all_is_one_everywhere() {
        let everywhere = permission("North", None, true);
        assert!(is_default_where(&permission("South", Some("Order"), true), &everywhere));
        assert!(is_default_where(&permission("South", None, true), &everywhere));
        assert!(!is_default_where(&permission("South", None, true), &permission("North", Some("Order"), true)));
        assert!(!is_default_where(&permission("South", None, true), &permission("North", None, false)));
    }
}
