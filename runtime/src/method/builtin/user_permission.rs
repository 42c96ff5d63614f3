//! Documents that users are restricted to.

use super::form::linked;
use super::only_for;
use crate::context::Context;
use crate::core::models::user_permission::{self, UserPermission};
use crate::error::{Error, Result};
use crate::permission::user_permissions;
use crate::table::{Document, Link};
use diesel::QueryDsl;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

/// Who looks after user permissions.
const KEEPER: &str = "System Manager";

/// The documents that a user is restricted to, by DocType: of the user who asks, or of another, for
/// who looks after them. What is below a node of a tree is named as well.
#[whitelist]
pub fn get_user_permissions(ctx: &mut Context, user: Option<String>) -> Result<Map<String, JsonValue>> {
    let permissions = match user.filter(|user| !user.is_empty() && user != ctx.user()) {
        None => user_permissions::of_user(ctx)?,
        Some(user) => {
            only_for(ctx, KEEPER)?;
            user_permissions::of_user_named(ctx, &user)?
        }
    };
    let permits = permissions.permits().into_iter().map(|(doctype, permits)| {
        let permits = permits.iter().map(|permit| {
            json!({
                "doc": permit.name,
                "applicable_for": permit.applicable_for,
                "is_default": u8::from(permit.is_default),
            })
        });
        (doctype.to_owned(), permits.collect())
    });
    Ok(permits.collect())
}

/// Frees a user for a DocType, and tells how many permissions that took away.
#[whitelist(methods(POST, PUT))]
pub fn clear_user_permissions(ctx: &mut Context, user: String, for_doctype: String) -> Result<usize> {
    only_for(ctx, KEEPER)?;
    let cleared: Vec<String> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(user))
            .filter(user_permission::allow.eq(for_doctype))
            .select(user_permission::name),
    )?;
    for name in &cleared {
        crate::document::delete(ctx, UserPermission::doctype(), name)?;
    }
    Ok(cleared.len())
}

/// What [`add_user_permissions`] is told.
#[derive(Debug, serde::Deserialize)]
struct Wanted {
    user: String,
    /// The DocType that is restricted.
    doctype: String,
    /// The document that the user may see.
    docname: JsonValue,
    #[serde(default)]
    is_default: Switch,
    #[serde(default)]
    hide_descendants: Switch,
    #[serde(default)]
    apply_to_all_doctypes: Switch,
    /// The DocTypes in whose documents it counts.
    #[serde(default)]
    applicable_doctypes: Vec<String>,
}

/// A Check as clients write it.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(untagged)]
enum Switch {
    Flag(bool),
    Number(i64),
    Text(String),
    #[default]
    Nothing,
}

impl Switch {
    fn is_on(&self) -> bool {
        match self {
            Switch::Flag(flag) => *flag,
            Switch::Number(number) => *number != 0,
            Switch::Text(text) => !matches!(text.trim(), "" | "0"),
            Switch::Nothing => false,
        }
    }
}

/// Lets a user see a document, in all DocTypes or in those that are named, and in no others. Gives
/// 1 if that took a change, 0 if not.
#[whitelist(methods(POST, PUT))]
pub fn add_user_permissions(ctx: &mut Context, data: JsonValue) -> Result<u8> {
    only_for(ctx, KEEPER)?;
    let wanted = match &data {
        JsonValue::String(text) => serde_json::from_str(text),
        _ => serde_json::from_value(data.clone()),
    };
    let wanted: Wanted = wanted.map_err(|error| Error::validation(format!("data: {error}")))?;
    let name = wanted.docname.as_str().map_or_else(|| wanted.docname.to_string(), str::to_owned);
    let everywhere = wanted.apply_to_all_doctypes.is_on();
    if !everywhere && wanted.applicable_doctypes.is_empty() {
        return Ok(0);
    }
    ctx.transaction().begin_writing()?;
    let stored: Vec<UserPermission> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(wanted.user.clone()))
            .filter(user_permission::allow.eq(wanted.doctype.clone()))
            .filter(user_permission::for_value.eq(name.clone())),
    )?;
    if everywhere && stored.iter().any(|permission| permission.apply_to_all_doctypes) {
        return Ok(0);
    }
    let scope = |permission: &UserPermission| {
        let only = permission.applicable_for.as_ref().map(|doctype| doctype.as_str().to_owned());
        only.filter(|_| !permission.apply_to_all_doctypes)
    };
    let scopes: Vec<Option<&String>> =
        if everywhere { vec![None] } else { wanted.applicable_doctypes.iter().map(Some).collect() };
    for permission in stored.iter().filter(|permission| !scopes.contains(&scope(permission).as_ref())) {
        ctx.delete(permission)?;
    }
    for only in scopes {
        if stored.iter().any(|permission| scope(permission).as_ref() == only) {
            continue;
        }
        ctx.insert(&mut UserPermission {
            user: Link::new(wanted.user.clone()),
            allow: Link::new(wanted.doctype.clone()),
            for_value: name.clone(),
            is_default: wanted.is_default.is_on(),
            hide_descendants: wanted.hide_descendants.is_on(),
            apply_to_all_doctypes: only.is_none(),
            applicable_for: only.map(|only| Link::new(only.clone())),
            ..UserPermission::default()
        })?;
    }
    Ok(1)
}

/// The DocTypes in whose documents a permission of a user counts: those that link to what is allowed,
/// or those that it was given for.
#[whitelist]
pub fn check_applicable_doc_perm(
    ctx: &mut Context,
    user: String,
    doctype: String,
    docname: String,
) -> Result<Vec<String>> {
    only_for(ctx, KEEPER)?;
    let given: Vec<UserPermission> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(user))
            .filter(user_permission::allow.eq(doctype.clone()))
            .filter(user_permission::for_value.eq(docname)),
    )?;
    if given.iter().any(|permission| permission.apply_to_all_doctypes) {
        return Ok(linked::get_linked_doctypes(ctx, doctype)?.into_keys().map(str::to_owned).collect());
    }
    Ok(given.into_iter().filter_map(|permission| permission.applicable_for).map(Link::into_string).collect())
}
