//! User permissions, which restrict a user to some documents of a DocType.

use super::form::linked;
use super::{SYSTEM_MANAGER, only_for};
use diesel::QueryDsl;
use doctyped_auth::permission::user_permissions;
use doctyped_core::batch::check_batch_len;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json_parser;
use doctyped_macros::whitelist;
use doctyped_models::user_permission;
use doctyped_models::user_permission::UserPermission;
use doctyped_orm::table::{Document, Link};
use serde_json::{Map, Value as JsonValue, json};

/// Lists the documents that a user is restricted to, by DocType: the session user or, for System Managers,
/// another user. Descendants of a tree node are listed too.
#[whitelist(read_only)]
pub fn get_user_permissions(ctx: &mut Context, user: Option<String>) -> Result<Map<String, JsonValue>> {
    let permissions = match user.filter(|user| !user.is_empty() && user != ctx.user()) {
        None => user_permissions::of_user(ctx)?,
        Some(user) => {
            only_for(ctx, SYSTEM_MANAGER)?;
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

/// Deletes the permissions of a user for a DocType, and answers their number.
#[whitelist(methods(POST, PUT))]
pub fn clear_user_permissions(ctx: &mut Context, user: String, for_doctype: String) -> Result<usize> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let names: Vec<String> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(user))
            .filter(user_permission::allow.eq(for_doctype))
            .select(user_permission::name),
    )?;
    for name in &names {
        doctyped_documents::delete(ctx, UserPermission::doctype(), name)?;
    }
    Ok(names.len())
}

/// The argument of [`add_user_permissions`].
#[derive(Debug, serde::Deserialize)]
struct PermissionRequest {
    user: String,
    /// The DocType whose documents are restricted.
    doctype: String,
    /// The document that the user may access.
    docname: JsonValue,
    #[serde(default)]
    is_default: CheckValue,
    #[serde(default)]
    hide_descendants: CheckValue,
    #[serde(default)]
    apply_to_all_doctypes: CheckValue,
    /// The DocTypes to whose links the restriction applies.
    #[serde(default)]
    applicable_doctypes: Vec<String>,
}

/// The value of a Check field as clients send it.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(untagged)]
enum CheckValue {
    Flag(bool),
    Number(i64),
    Text(String),
    #[default]
    Missing,
}

impl CheckValue {
    fn is_on(&self) -> bool {
        match self {
            CheckValue::Flag(flag) => *flag,
            CheckValue::Number(number) => *number != 0,
            CheckValue::Text(text) => !matches!(text.trim(), "" | "0"),
            CheckValue::Missing => false,
        }
    }
}

/// Restricts a user to a document, for all DocTypes or exactly for those of the request. Answers 1 if this
/// changed permissions, 0 if not.
#[whitelist(methods(POST, PUT))]
pub fn add_user_permissions(ctx: &mut Context, data: JsonValue) -> Result<u8> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let request = match data {
        JsonValue::String(text) => json_parser::parse(text).map_err(|error| error.to_string()),
        _ => serde_json::from_value(data).map_err(|error| error.to_string()),
    };
    let request: PermissionRequest = request.map_err(|error| Error::validation(format!("data: {error}")))?;
    check_batch_len("applicable_doctypes", request.applicable_doctypes.len())?;
    let name = request.docname.as_str().map_or_else(|| request.docname.to_string(), str::to_owned);
    let applies_to_all = request.apply_to_all_doctypes.is_on();
    if !applies_to_all && request.applicable_doctypes.is_empty() {
        return Ok(0);
    }
    ctx.begin_writing()?;
    let stored: Vec<UserPermission> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(request.user.clone()))
            .filter(user_permission::allow.eq(request.doctype.clone()))
            .filter(user_permission::for_value.eq(name.clone())),
    )?;
    if applies_to_all && stored.iter().any(|permission| permission.apply_to_all_doctypes) {
        return Ok(0);
    }
    let scope = |permission: &UserPermission| {
        let doctype = permission.applicable_for.as_ref().map(|doctype| doctype.as_str().to_owned());
        doctype.filter(|_| !permission.apply_to_all_doctypes)
    };
    let scopes: Vec<Option<&String>> =
        if applies_to_all { vec![None] } else { request.applicable_doctypes.iter().map(Some).collect() };
    for permission in stored.iter().filter(|permission| !scopes.contains(&scope(permission).as_ref())) {
        ctx.delete(permission)?;
    }
    for doctype in scopes {
        if stored.iter().any(|permission| scope(permission).as_ref() == doctype) {
            continue;
        }
        ctx.insert(&mut UserPermission {
            user: Link::new(request.user.clone()),
            allow: Link::new(request.doctype.clone()),
            for_value: name.clone(),
            is_default: request.is_default.is_on(),
            hide_descendants: request.hide_descendants.is_on(),
            apply_to_all_doctypes: doctype.is_none(),
            applicable_for: doctype.map(|doctype| Link::new(doctype.clone())),
            ..UserPermission::default()
        })?;
    }
    Ok(1)
}

/// Lists the DocTypes that a permission of a user applies to: those that link to its DocType, or those that
/// it names.
#[whitelist(read_only)]
pub fn check_applicable_doc_perm(
    ctx: &mut Context,
    user: String,
    doctype: String,
    docname: String,
) -> Result<Vec<String>> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let permissions: Vec<UserPermission> = ctx.load(
        user_permission::table
            .filter(user_permission::user.eq(user))
            .filter(user_permission::allow.eq(doctype.clone()))
            .filter(user_permission::for_value.eq(docname)),
    )?;
    if permissions.iter().any(|permission| permission.apply_to_all_doctypes) {
        return Ok(linked::get_linked_doctypes(ctx, doctype)?.into_keys().map(str::to_owned).collect());
    }
    Ok(permissions.into_iter().filter_map(|permission| permission.applicable_for).map(Link::into_string).collect())
}
