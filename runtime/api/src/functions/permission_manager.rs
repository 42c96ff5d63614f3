//! `frappe.core.page.permission_manager`: shows and changes the rights of roles on DocTypes, for System
//! Managers.
//!
//! The first change of a DocType copies the permission rows of its definition to Custom DocPerms, which
//! replace them from then on.

use super::form::linked;
use super::{SYSTEM_MANAGER, only_for};
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::{ADMINISTRATOR, GUEST};
use doctyped_macros::whitelist;
use doctyped_models::custom_docperm;
use doctyped_models::custom_docperm::CustomDocPerm;
use doctyped_models::{has_role, role, user};
use doctyped_orm::table::{Link, Record, Value, ValueRef};
use doctyped_schema::{DocPerm, Meta, Rights};
use serde_json::{Map, Value as JsonValue, json};

/// DocTypes whose permissions cannot be changed.
const UNMANAGED_DOCTYPES: [&str; 1] = ["DocType"];

/// The DocTypes and roles to choose from.
#[derive(Debug, serde::Serialize)]
pub struct ManagedNames {
    doctypes: Vec<Choice>,
    roles: Vec<Choice>,
}

#[derive(Debug, serde::Serialize)]
struct Choice {
    label: String,
    value: String,
}

impl From<String> for Choice {
    fn from(name: String) -> Choice {
        Choice { label: name.clone(), value: name }
    }
}

/// Lists the DocTypes and roles whose permissions can be managed.
#[whitelist(read_only)]
pub fn get_roles_and_doctypes(ctx: &mut Context) -> Result<ManagedNames> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    let mut doctypes: Vec<String> = metas
        .filter(|meta| !meta.is_child && !UNMANAGED_DOCTYPES.contains(&meta.name))
        .map(|meta| meta.name.to_owned())
        .collect();
    doctypes.sort_unstable();
    let roles: Vec<String> = ctx.load(
        role::table
            .filter(role::disabled.eq(false))
            .filter(role::name.ne(ADMINISTRATOR))
            .order(role::name.asc())
            .select(role::name),
    )?;
    let choices = |names: Vec<String>| names.into_iter().map(Choice::from).collect();
    Ok(ManagedNames { doctypes: choices(doctypes), roles: choices(roles) })
}

/// Lists the permission rows of a DocType, of a role, or of a role on a DocType.
#[whitelist(read_only)]
pub fn get_permissions(ctx: &mut Context, doctype: Option<String>, role: Option<String>) -> Result<Vec<JsonValue>> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let (doctype, role) = (doctype.unwrap_or_default(), role.unwrap_or_default());
    let mut metas: Vec<&'static Meta> = match (doctype.as_str(), role.as_str()) {
        ("", "") => return Err(Error::validation("Name a DocType or a role")),
        ("", _) => ctx.site().registry().entries().map(|entry| (entry.meta)()).collect(),
        (doctype, _) => vec![(ctx.entry(doctype)?.meta)()],
    };
    metas.sort_unstable_by_key(|meta| meta.name);
    let mut answer = Vec::new();
    for meta in metas {
        let mut rows = rows(ctx, meta)?;
        rows.retain(|row| role.is_empty() || row.role == role.as_str());
        rows.sort_by_key(|row| row.permlevel);
        if rows.is_empty() {
            continue;
        }
        let linked = json!(linked::get_linked_doctypes(ctx, meta.name.to_owned())?);
        answer.extend(rows.iter().map(|row| row_json(meta, row, &linked)));
    }
    Ok(answer)
}

/// Lists the permission rows of the definition, without regard to Custom DocPerms.
#[whitelist(read_only)]
pub fn get_standard_permissions(ctx: &mut Context, doctype: String) -> Result<Vec<JsonValue>> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let meta = (ctx.entry(&doctype)?.meta)();
    let row = |permission: &DocPerm| {
        let mut row = Map::from_iter([
            ("role".to_owned(), permission.role.into()),
            ("permlevel".to_owned(), permission.permlevel.into()),
            ("if_owner".to_owned(), u8::from(permission.if_owner).into()),
        ]);
        let granted = Rights::ALL.iter().filter(|(_, right)| permission.rights.has(*right));
        row.extend(granted.map(|(name, _)| ((*name).to_owned(), 1.into())));
        row.into()
    };
    Ok(meta.permissions.iter().map(row).collect())
}

/// Lists the enabled users with a role.
#[whitelist(read_only)]
pub fn get_users_with_role(ctx: &mut Context, role: String) -> Result<Vec<String>> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let with_role: Vec<String> = ctx.load(
        has_role::table
            .filter(has_role::role.eq(role))
            .filter(has_role::parenttype.eq("User"))
            .select(has_role::parent),
    )?;
    let enabled: Vec<String> = ctx.load(
        user::table
            .filter(user::enabled.eq(true))
            .filter(user::name.ne_all([ADMINISTRATOR, GUEST]))
            .order(user::name.asc())
            .select(user::name),
    )?;
    Ok(enabled.into_iter().filter(|user| with_role.contains(user)).collect())
}

/// Adds a permission row with the right `read` for a role and a permission level.
#[whitelist(methods(POST, PUT))]
pub fn add(ctx: &mut Context, parent: String, role: String, #[default(0)] permlevel: i32) -> Result<()> {
    let meta = managed(ctx, &parent)?;
    customise(ctx, meta)?;
    let rows = rows(ctx, meta)?;
    if find(&rows, &role, permlevel, false).is_some() {
        return Ok(());
    }
    if permlevel > 0 && !rows.iter().any(|row| row.permlevel == 0 && row.role == role.as_str()) {
        return Err(Error::validation(format!("{role} needs a permission of level 0 before one of level {permlevel}")));
    }
    ctx.insert(&mut new_row(meta, &role, permlevel, false, Rights::READ)?)
}

/// Grants or revokes a right of a role; `if_owner` as the right limits the row to own documents. Answers
/// `refresh` if this created the first Custom DocPerms of the DocType.
#[whitelist(methods(POST, PUT))]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn update(
    ctx: &mut Context,
    doctype: String,
    role: String,
    #[default(0)] permlevel: i32,
    ptype: String,
    #[default(false)] value: bool,
    #[default(false)] if_owner: bool,
) -> Result<Option<&'static str>> {
    let meta = managed(ctx, &doctype)?;
    let is_first = customise(ctx, meta)?;
    let rows = rows(ctx, meta)?;
    // Rows that are equal but for their names grant together.
    let matching: Vec<&CustomDocPerm> = rows.iter().filter(|row| matches(row, &role, permlevel, if_owner)).collect();
    if matching.is_empty() {
        return Err(Error::not_found(format!("{role} has no permission of level {permlevel} on {doctype}")));
    }
    let right = Rights::named(&ptype);
    let submit_rights = Rights::SUBMIT.and(Rights::CANCEL).and(Rights::AMEND);
    if value && !meta.is_submittable && right.is_some_and(|right| submit_rights.has(right)) {
        return Err(Error::validation(format!("{doctype} is not submittable, so no role can have {ptype} on it")));
    }
    for row in matching {
        let mut row = row.clone();
        match right {
            Some(_) => set(&mut row, &ptype, value)?,
            None if ptype == "if_owner" => {
                row.if_owner = value;
                row.report &= !value;
            }
            None => return Err(Error::validation(format!("{ptype:?} is no right"))),
        }
        if row.report && row.if_owner {
            return Err(Error::validation("A row that is for owners only cannot give report"));
        }
        ctx.save(&mut row)?;
    }
    Ok(is_first.then_some("refresh"))
}

/// Removes permission rows; at least one row has to remain.
#[whitelist(methods(POST, PUT, DELETE))]
pub fn remove(
    ctx: &mut Context,
    doctype: String,
    role: String,
    #[default(0)] permlevel: i32,
    #[default(false)] if_owner: bool,
) -> Result<()> {
    let meta = managed(ctx, &doctype)?;
    customise(ctx, meta)?;
    let rows = rows(ctx, meta)?;
    let removed: Vec<&CustomDocPerm> = rows.iter().filter(|row| matches(row, &role, permlevel, if_owner)).collect();
    if removed.len() == rows.len() {
        return Err(Error::validation("There has to be at least one permission rule"));
    }
    for row in removed {
        ctx.delete(row)?;
    }
    Ok(())
}

/// Deletes the Custom DocPerms of a DocType, so that the permissions of the definition apply again.
#[whitelist(methods(POST, PUT))]
pub fn reset(ctx: &mut Context, doctype: String) -> Result<()> {
    let meta = managed(ctx, &doctype)?;
    for row in custom_rows(ctx, meta)? {
        ctx.delete(&row)?;
    }
    Ok(())
}

/// The DocType, if the user may change its permissions.
fn managed(ctx: &mut Context, doctype: &str) -> Result<&'static Meta> {
    only_for(ctx, SYSTEM_MANAGER)?;
    ctx.begin_writing()?;
    let meta = (ctx.entry(doctype)?.meta)();
    if meta.is_child || UNMANAGED_DOCTYPES.contains(&meta.name) {
        return Err(Error::validation(format!("{doctype} has no permissions to manage")));
    }
    // The first of two changes at a time copies the rows of the definition.
    ctx.transaction().lock(&format!("permissions of {}", meta.name))?;
    Ok(meta)
}

/// Copies the rows of the definition to Custom DocPerms; `false` when there are Custom DocPerms already.
fn customise(ctx: &mut Context, meta: &'static Meta) -> Result<bool> {
    if !custom_rows(ctx, meta)?.is_empty() {
        return Ok(false);
    }
    for mut row in standard_rows(meta)? {
        ctx.insert(&mut row)?;
    }
    Ok(true)
}

/// The rows in force. Rows of the definition have no names.
fn rows(ctx: &mut Context, meta: &'static Meta) -> Result<Vec<CustomDocPerm>> {
    let custom = custom_rows(ctx, meta)?;
    if custom.is_empty() { standard_rows(meta) } else { Ok(custom) }
}

fn custom_rows(ctx: &mut Context, meta: &'static Meta) -> Result<Vec<CustomDocPerm>> {
    ctx.load(custom_docperm::table.filter(custom_docperm::parent.eq(meta.name)).order((
        custom_docperm::permlevel.asc(),
        custom_docperm::creation.asc(),
        custom_docperm::name.asc(),
    )))
}

fn standard_rows(meta: &'static Meta) -> Result<Vec<CustomDocPerm>> {
    let row = |row: &DocPerm| new_row(meta, row.role, row.permlevel.into(), row.if_owner, row.rights);
    meta.permissions.iter().map(row).collect()
}

fn new_row(meta: &Meta, role: &str, permlevel: i32, if_owner: bool, rights: Rights) -> Result<CustomDocPerm> {
    let mut row = CustomDocPerm {
        parent: Link::new(meta.name),
        role: Link::new(role),
        permlevel,
        if_owner,
        ..CustomDocPerm::default()
    };
    for (name, right) in Rights::ALL {
        set(&mut row, name, rights.has(*right))?;
    }
    Ok(row)
}

/// Sets a right of a row by its name.
fn set(row: &mut CustomDocPerm, right: &str, value: bool) -> Result<()> {
    let record: &mut dyn Record = row;
    match record.meta().slot_of(right) {
        Some(slot) => Ok(record.set(slot, Value::Int(value.into()))?),
        None => Err(Error::internal(format!("Custom DocPerm has no field {right}"))),
    }
}

fn find<'a>(rows: &'a [CustomDocPerm], role: &str, permlevel: i32, if_owner: bool) -> Option<&'a CustomDocPerm> {
    rows.iter().find(|row| matches(row, role, permlevel, if_owner))
}

fn matches(row: &CustomDocPerm, role: &str, permlevel: i32, if_owner: bool) -> bool {
    row.role == role && row.permlevel == permlevel && row.if_owner == if_owner
}

/// A row as the permission manager page expects it.
fn row_json(meta: &Meta, row: &CustomDocPerm, linked: &JsonValue) -> JsonValue {
    let mut json = Map::from_iter([
        ("name".to_owned(), if row.name.is_empty() { JsonValue::Null } else { row.name.clone().into() }),
        ("parent".to_owned(), meta.name.into()),
        ("role".to_owned(), row.role.as_str().into()),
        ("permlevel".to_owned(), row.permlevel.into()),
        ("if_owner".to_owned(), u8::from(row.if_owner).into()),
    ]);
    let record: &dyn Record = row;
    json.extend(Rights::ALL.iter().map(|(name, _)| {
        let is_granted = record.field(name) == ValueRef::Int(1);
        ((*name).to_owned(), u8::from(is_granted).into())
    }));
    json.extend([
        ("is_submittable".to_owned(), u8::from(meta.is_submittable).into()),
        ("linked_doctypes".to_owned(), linked.clone()),
    ]);
    json.into()
}
