//! `user`: manages users, passwords and API keys without a running server.

use super::say;
use clap::{Args, Subcommand};
use doctyped_api::resource::{self, EmptyFields};
use doctyped_auth as auth;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use serde_json::{Map, Value as JsonValue, json};
use std::io::{BufRead, IsTerminal};

/// The subcommands of `user`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a user
    Create(Create),
    /// Give a user another password, which ends the user's sessions
    SetPassword {
        /// The user's address
        email: String,
        /// The password; without it, it is read from standard input
        #[arg(long, env = "DOCTYPED_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Print a link with which a user can choose a password; it works once
    ResetLink {
        /// The user's address
        email: String,
    },
    /// End all sessions of a user
    Logout {
        /// The user's address
        email: String,
    },
    /// Forget a user's authenticator app: the next login starts with another
    ResetTwoFactor {
        /// The user's address
        email: String,
    },
    /// Take a user's API key away
    RevokeKeys {
        /// The user's address
        email: String,
    },
    /// Make a new API secret for a user and print the header that uses it
    GenerateKeys {
        /// The user's address
        email: String,
    },
}

/// A new user.
#[derive(Debug, Args)]
pub(super) struct Create {
    /// The user's address, which is also the user's name
    email: String,
    /// First name; without it, the address up to the @
    #[arg(long, value_name = "NAME")]
    first_name: Option<String>,
    /// The password; without it, the user can only use API keys
    #[arg(long, env = "DOCTYPED_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// A role; may be given several times
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
}

/// Runs a subcommand and commits.
pub(super) fn run(ctx: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Create(user) => create(ctx, user),
        Command::SetPassword { email, password } => {
            let password = match password {
                Some(password) => password,
                None => ask_for_password()?,
            };
            set_password(ctx, &email, &password)
        }
        Command::ResetLink { email } => reset_link(ctx, &email),
        Command::Logout { email } => {
            let user = auth::load_account(ctx, &email)?.name;
            auth::session::end_all(ctx, &user, None)?;
            auth::audit::log_account_event(ctx, &user, "ended the sessions of")?;
            ctx.commit()?;
            say(&format!("{user} is logged out everywhere"));
            Ok(())
        }
        Command::ResetTwoFactor { email } => {
            let user = auth::load_account(ctx, &email)?.name;
            auth::two_factor::reset(ctx, &user)?;
            ctx.commit()?;
            say(&format!("{user} starts with another authenticator app at the next login"));
            Ok(())
        }
        Command::RevokeKeys { email } => {
            auth::revoke_keys(ctx, &email)?;
            ctx.commit()?;
            say(&format!("{email} has no API key"));
            Ok(())
        }
        Command::GenerateKeys { email } => generate_keys(ctx, &email),
    }
}

/// Creates the user as the API does, with the hooks of an application that replaces User.
fn create(ctx: &mut Context, user: Create) -> Result<()> {
    let first_name = user.first_name.unwrap_or_else(|| user.email.split('@').next().unwrap_or_default().to_owned());
    let roles: Vec<JsonValue> = user.roles.iter().map(|role| json!({ "role": role })).collect();
    let mut payload = Map::new();
    payload.insert("email".to_owned(), user.email.clone().into());
    payload.insert("first_name".to_owned(), first_name.into());
    payload.insert("send_welcome_email".to_owned(), 0.into());
    payload.insert("roles".to_owned(), roles.into());
    if let Some(password) = user.password {
        payload.insert("new_password".to_owned(), password.into());
    }
    resource::create(ctx, "User", &payload, EmptyFields::Omitted, &mut JsonWriter::new())?;
    ctx.commit()?;
    say(&format!("User {} is created", user.email));
    Ok(())
}

fn set_password(ctx: &mut Context, email: &str, password: &str) -> Result<()> {
    if password.is_empty() {
        return Err(Error::validation("A password cannot be empty"));
    }
    let payload = Map::from_iter([("new_password".to_owned(), password.into())]);
    resource::update(ctx, "User", email, &payload, EmptyFields::Omitted, &mut JsonWriter::new())?;
    ctx.commit()?;
    say(&format!("{email} has a new password"));
    Ok(())
}

fn reset_link(ctx: &mut Context, email: &str) -> Result<()> {
    let Some(account) = auth::password_reset::eligible(ctx, email)? else {
        return Err(Error::not_found(format!("There is no enabled user {email} for whom a link can be made")));
    };
    let key = auth::password_reset::make_key(ctx, &account.name)?;
    let link = auth::password_reset::link(ctx.site(), &key)?;
    ctx.commit()?;
    say(&link);
    Ok(())
}

fn generate_keys(ctx: &mut Context, email: &str) -> Result<()> {
    let made = auth::generate_keys(ctx, email)?;
    ctx.commit()?;
    say(&format!("Authorization: token {}:{}", made.key, made.secret));
    Ok(())
}

fn ask_for_password() -> Result<String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        say("Password (it is shown as you type):");
    }
    let mut line = String::new();
    stdin
        .lock()
        .read_line(&mut line)
        .map_err(|error| Error::internal("the password could not be read").caused_by(error))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
