//! User: the name is the address, the type follows the roles, the password is kept as a hash.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use doctyped_auth as auth;
use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::{ADMINISTRATOR, GUEST};
use doctyped_core::invalidation::Change;
use doctyped_documents::is_email;
use doctyped_models::docshare::DocShare;
use doctyped_models::has_role::HasRole;
use doctyped_models::role;
use doctyped_models::role_profile::RoleProfile;
use doctyped_models::user;
use doctyped_models::user::{User, UserType};
use doctyped_orm::table::Link;
use std::collections::HashSet;

/// The rules of User.
#[derive(Debug)]
pub struct UserController;

impl Controller for UserController {
    type Document = User;

    fn autoname(doc: &mut User, _: &mut Context) -> Result<()> {
        doc.email = doc.email.trim().to_lowercase();
        doc.name.clone_from(&doc.email);
        Ok(())
    }

    fn before_validate(doc: &mut User, ctx: &mut Context) -> Result<()> {
        let names = [Some(doc.first_name.as_str()), doc.middle_name.as_deref(), doc.last_name.as_deref()];
        let names: Vec<&str> = names.into_iter().flatten().map(str::trim).filter(|name| !name.is_empty()).collect();
        doc.full_name = Some(names.join(" "));
        take_roles_of_profile(doc, ctx)?;
        keep_roles_that_count(doc, ctx)?;
        doc.user_type = Some(if is_standard(&doc.name) {
            if doc.name == ADMINISTRATOR { UserType::SystemUser } else { UserType::WebsiteUser }
        } else if has_desk_access(doc, ctx)? {
            UserType::SystemUser
        } else {
            UserType::WebsiteUser
        });
        Ok(())
    }

    fn validate(doc: &mut User, ctx: &mut Context) -> Result<()> {
        // A user who can change Administrator's password can log in as Administrator.
        if doc.name == ADMINISTRATOR && !ctx.identity().is_administrator() && !ctx.is_elevated() {
            return Err(Error::permission("Only Administrator changes Administrator"));
        }
        if !doc.enabled && is_standard(&doc.name) {
            return ctx.throw(format!("{} cannot be disabled", doc.name));
        }
        if !is_standard(&doc.name) && !doc.name.eq_ignore_ascii_case(&doc.email) {
            return ctx.throw(format!("The address of {} is its name; rename the user to change it", doc.name));
        }
        if let Some(password) = doc.new_password.take_new() {
            set_password(doc, &password, ctx)?;
        }
        Ok(())
    }

    fn before_rename(doc: &mut User, new_name: &mut String, merge: bool, ctx: &mut Context) -> Result<()> {
        if is_standard(&doc.name) || is_standard(new_name) {
            return ctx.throw(format!("{} cannot be renamed to {new_name}", doc.name));
        }
        if !ctx.is_elevated() && (doc.name == ctx.user() || !ctx.identity().has_role("System Manager")) {
            return Err(Error::permission("Only System Managers rename users, and not their own"));
        }
        if merge {
            return ctx.throw("Two users cannot become one: neither agreed to the other's rights");
        }
        *new_name = new_name.trim().to_lowercase();
        if !is_email(new_name) {
            return ctx.throw(format!("{new_name:?} is not an e-mail address, which is what users are named by"));
        }
        // What belongs to a deleted user of the new name does not become the renamed user's.
        if !doc.name.eq_ignore_ascii_case(new_name) {
            take_everything_from(new_name, ctx)?;
        }
        auth::session::end_all(ctx, &doc.name, None)?;
        ctx.changed(Change::User(doc.name.clone()));
        Ok(())
    }

    fn after_rename(doc: &mut User, old_name: &str, _: bool, ctx: &mut Context) -> Result<()> {
        diesel::update(user::table.filter(user::name.eq(&doc.name)))
            .set(user::email.eq(&doc.name))
            .execute(ctx.connection())?;
        auth::ownership::rename(ctx, old_name, &doc.name)?;
        auth::audit::log_account_event(ctx, &doc.name, &format!("renamed {old_name} to"))?;
        ctx.changed(Change::User(doc.name.clone()));
        Ok(())
    }

    fn after_insert(doc: &mut User, ctx: &mut Context) -> Result<()> {
        if auth::ownership::was_deleted(ctx, &doc.name)? {
            take_everything_from(&doc.name, ctx)?;
        }
        let mut share = DocShare {
            user: Some(Link::new(doc.name.clone())),
            share_doctype: "User".into(),
            share_name: doc.name.clone(),
            read: true,
            write: true,
            share: true,
            ..DocShare::default()
        };
        ctx.elevated(|ctx| ctx.insert(&mut share))
    }

    fn on_update(doc: &mut User, ctx: &mut Context) -> Result<()> {
        if !doc.enabled {
            auth::session::end_all(ctx, &doc.name, None)?;
        }
        ctx.changed(Change::User(doc.name.clone()));
        Ok(())
    }

    fn on_trash(doc: &mut User, ctx: &mut Context) -> Result<()> {
        if is_standard(&doc.name) {
            return ctx.throw(format!("{} cannot be deleted", doc.name));
        }
        auth::session::end_all(ctx, &doc.name, None)?;
        Ok(())
    }

    fn after_delete(doc: &mut User, ctx: &mut Context) -> Result<()> {
        take_everything_from(&doc.name, ctx)?;
        ctx.changed(Change::User(doc.name.clone()));
        Ok(())
    }
}

/// Takes documents, shares and assignments away from the name of a user that is deleted.
fn take_everything_from(user: &str, ctx: &mut Context) -> Result<()> {
    auth::ownership::remove(ctx, user)?;
    doctyped_documents::optional_fields::remove_assignments(ctx, user)
}

fn is_standard(user: &str) -> bool {
    matches!(user, ADMINISTRATOR | GUEST)
}

/// A user with a role profile has its roles and no others.
fn take_roles_of_profile(doc: &mut User, ctx: &mut Context) -> Result<()> {
    let Some(profile) = doc.role_profile_name.as_ref().filter(|profile| !profile.is_empty()) else {
        return Ok(());
    };
    let profile: RoleProfile = ctx.get(profile.as_str())?;
    doc.roles.retain(|row| profile.roles.iter().any(|given| given.role == row.role));
    for given in profile.roles {
        if !doc.roles.iter().any(|row| row.role == given.role) {
            doc.roles.push(HasRole { role: given.role, ..HasRole::default() });
        }
    }
    Ok(())
}

/// Each role once, without those that are disabled.
fn keep_roles_that_count(doc: &mut User, ctx: &mut Context) -> Result<()> {
    let mut seen: HashSet<String> =
        ctx.load(role::table.filter(role::disabled.eq(true)).select(role::name))?.into_iter().collect();
    doc.roles.retain(|row| seen.insert(row.role.as_str().to_owned()));
    Ok(())
}

/// Whether one of the roles opens the desk.
fn has_desk_access(doc: &User, ctx: &mut Context) -> Result<bool> {
    let roles: Vec<String> = doc.roles.iter().map(|row| row.role.as_str().to_owned()).collect();
    let found: Option<String> = ctx.first(
        role::table
            .filter(role::name.eq_any(roles))
            .filter(role::desk_access.eq(true))
            .filter(role::disabled.eq(false))
            .select(role::name),
    )?;
    Ok(found.is_some())
}

/// Keeps the hash of a new password. The session that asks goes on.
fn set_password(doc: &mut User, password: &str, ctx: &mut Context) -> Result<()> {
    let settings = ctx.site().caches.settings();
    let names = [Some(doc.email.as_str()), doc.full_name.as_deref(), doc.username.as_deref()];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    auth::password_policy::check(&settings, password, &names)?;
    auth::password::set_password(ctx, &doc.name, password)?;
    doc.last_password_reset_date = Some(ctx.today());
    doc.reset_password_key = None;
    let is_new = ctx.before_save::<User>().is_none();
    if !is_new && (doc.logout_all_sessions || settings.logout_on_password_reset) {
        let own = ctx.client().sid.clone();
        auth::session::end_all(ctx, &doc.name, own.as_deref())?;
    }
    if is_new { Ok(()) } else { auth::audit::log_account_event(ctx, &doc.name, "changed the password of") }
}
