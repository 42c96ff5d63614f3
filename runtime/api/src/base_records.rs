//! The records of every database: roles, folders, and before the first login Administrator, Guest, settings.

use crate::controllers::role::SERVER_ROLES;
use doctyped_auth as auth;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::identity::{ADMINISTRATOR, GUEST};
use doctyped_documents as document;
use doctyped_documents::{lifecycle, store};
use doctyped_models::role;
use doctyped_models::role::Role;
use doctyped_models::system_settings::SystemSettings;
use doctyped_models::user::{User, UserType};
use doctyped_orm::table::{Document, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Naming, Rights};
use std::collections::BTreeSet;

/// The records that were added to a database.
#[derive(Debug, Default)]
pub struct Installed {
    /// The database was empty before.
    pub created: bool,
    /// Administrator's password, if it was generated.
    pub password: Option<String>,
}

/// Adds the records of every database of the application: roles that permissions name, and folders; in a new database
/// Administrator, Guest and System Settings. Nothing that exists is changed.
pub(crate) fn fill(ctx: &mut Context, metas: &[&'static Meta]) -> Result<Installed> {
    let created = !ctx.exists::<User>(ADMINISTRATOR)?;
    add_roles(ctx, metas)?;
    add_folders(ctx)?;
    if !created {
        return Ok(Installed::default());
    }
    ctx.transaction().begin_writing()?;
    add_foundations(ctx, metas)?;
    let config = ctx.site().config.clone();
    add_user(ctx, ADMINISTRATOR, UserType::SystemUser)?;
    add_user(ctx, GUEST, UserType::WebsiteUser)?;
    let (password, made) = match config.admin_password.filter(|password| !password.is_empty()) {
        Some(password) => (password, None),
        None => {
            let password = auth::random_hex(16)?;
            (password.clone(), Some(password))
        }
    };
    auth::password::set_password(ctx, ADMINISTRATOR, &password)?;
    let settings = ctx.entry(SystemSettings::DOCTYPE)?;
    let mut settings = lifecycle::load_for(ctx, settings, SystemSettings::DOCTYPE, Rights::READ)?;
    if let Some(slot) = settings.meta().slot_of("time_zone") {
        settings.set(slot, Value::Text(config.time_zone.name().to_owned()))?;
    }
    put(ctx, settings.as_mut(), SystemSettings::DOCTYPE)?;
    Ok(Installed { created: true, password: made })
}

fn add_roles(ctx: &mut Context, metas: &[&'static Meta]) -> Result<()> {
    use diesel::QueryDsl;
    let known: BTreeSet<String> = ctx.load(role::table.select(role::name))?.into_iter().collect();
    let named = metas.iter().flat_map(|meta| meta.permissions).map(|perm| perm.role);
    let missing: BTreeSet<&str> = named
        .chain(SERVER_ROLES.iter().map(|(role, _)| *role))
        .filter(|role| !role.is_empty() && !known.contains(*role))
        .collect();
    for name in missing {
        // Names that differ in case are one.
        if ctx.exists::<Role>(name)? {
            continue;
        }
        ctx.transaction().begin_writing()?;
        let desk_access = SERVER_ROLES.iter().find(|(role, _)| *role == name).is_none_or(|(_, desk)| *desk);
        let mut role = Role { role_name: name.to_owned(), desk_access, ..Role::default() };
        put(ctx, &mut role, name)?;
    }
    Ok(())
}

/// The folders of files.
fn add_folders(ctx: &mut Context) -> Result<()> {
    for mut folder in crate::controllers::file::missing_folders(ctx)? {
        ctx.transaction().begin_writing()?;
        let name = folder.name.clone();
        put(ctx, &mut folder, &name)?;
    }
    Ok(())
}

/// Documents that Frappe creates at its installation. Built-in DocTypes link to them where an
/// application overrides their definitions with Frappe's own.
fn add_foundations(ctx: &mut Context, metas: &[&'static Meta]) -> Result<()> {
    let modules: BTreeSet<&str> = metas.iter().map(|meta| meta.module).filter(|module| !module.is_empty()).collect();
    let user_types = BTreeSet::from(["System User", "Website User"]);
    for (doctype, names) in [
        ("Module Def", modules),
        ("User Type", user_types),
        ("Language", BTreeSet::from(["en"])),
        ("Website Theme", BTreeSet::from(["Standard"])),
    ] {
        let entry = ctx.site().registry().entry(doctype);
        let Some(entry) = entry.filter(|entry| !(entry.meta)().is_virtual) else { continue };
        // An optional module inserts whole documents.
        if ctx.site().application().modules.iter().any(|module| module.files.iter().any(|file| file.doctype == doctype))
        {
            continue;
        }
        for name in names {
            let mut record = (entry.new)();
            if document::exists(ctx, record.meta(), name)? {
                continue;
            }
            if let Naming::Field(field) = record.meta().naming
                && let Some(slot) = record.meta().slot_of(field)
            {
                record.set(slot, Value::Text(name.to_owned()))?;
            }
            put(ctx, record.as_mut(), name)?;
        }
    }
    Ok(())
}

fn add_user(ctx: &mut Context, name: &str, user_type: UserType) -> Result<()> {
    let email = format!("{}@example.com", name.to_lowercase());
    let mut user = User {
        email,
        first_name: name.to_owned(),
        full_name: Some(name.to_owned()),
        user_type: Some(user_type),
        send_welcome_email: false,
        ..User::default()
    };
    put(ctx, &mut user, name)
}

/// Stores a record without checks and hooks, which need the records that are created here.
fn put(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<()> {
    let now = ctx.now();
    for (slot, value) in [
        (schema::NAME, Value::Text(name.to_owned())),
        (schema::OWNER, Value::Text(ADMINISTRATOR.to_owned())),
        (schema::MODIFIED_BY, Value::Text(ADMINISTRATOR.to_owned())),
        (schema::CREATION, Value::Datetime(now)),
        (schema::MODIFIED, Value::Datetime(now)),
    ] {
        record.set(slot, value)?;
    }
    store::insert_row(ctx, record)
}
