//! The command line of a generated server.

mod allocator;
mod call;
mod config;
mod first_password;
mod health;
mod listeners;
mod log;
mod migrate;
mod reference;
mod reload;
mod serve;
mod user;

use clap::{Parser, Subcommand};
use doctyped_api::setup;
use doctyped_api::setup::Installed;
use doctyped_backup::commands::{self as backup, BackupArguments, say};
use doctyped_configuration::{LoadError, Loaded};
use doctyped_core::config::{Config, LogFormat};
use doctyped_core::context::Application;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::Identity;
use doctyped_http::Api;
use doctyped_orm::db::Pool;
use listeners::Inherited;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Serves documents over Frappe's REST API.
#[derive(Debug, Parser)]
#[command(version, about, after_help = "Logging: RUST_LOG=debug, or RUST_LOG=doctyped=debug for the server alone.")]
struct Cli {
    #[command(flatten)]
    config: Config,

    /// The configuration file, with the flags as keys of the table [server]. Without it, doctyped.toml in the working
    /// directory, if there is one.
    #[arg(
        help_heading = "Configuration file",
        id = "config",
        long = "config",
        env = "DOCTYPED_CONFIG",
        global = true,
        value_name = "FILE"
    )]
    config_file: Option<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests (also what happens without a command)
    Serve,
    /// Bring the database up to date with the application: tables, patches and fixtures
    Migrate(migrate::Arguments),
    /// Save database, files and key in one archive, also while the server runs
    Backup(backup::BackupArguments),
    /// Make an archive the site of --database, --files and --key-file
    Restore(backup::RestoreArguments),
    /// Call a whitelisted function and print its result as JSON, also while the server runs
    Call(call::Arguments),
    /// Ask the running server whether it can serve; exit status 1 if not
    Health(health::Arguments),
    /// Examine database, files, key and schema, and say what is wrong
    Check(backup::CheckArguments),
    /// Print the settings in force and where each is from; secrets are masked
    Config,
    /// Print flags, commands and functions as JSON, for `cargo xtask reference`
    #[command(hide = true)]
    Reference,
    /// Make users, passwords and API keys
    User {
        #[command(subcommand)]
        command: user::Command,
    },
}

/// The exit status for a wrong command line, variable or configuration file.
const WRONG_COMMAND_LINE: u8 = 2;

/// Time that the end of a server waits for the last requests and other processes before it leaves data in SQLite's
/// write-ahead log.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

/// Runs the server of an application as its command line says. A wrong command line exits with 2,
/// an error with 1.
pub fn main(api: &'static Api) -> ExitCode {
    allocator::configure();
    let sockets = listeners::inherited();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let loaded = load(&arguments);
    let log = log::Log::start(
        loaded.as_ref().map_or_else(|_| LogFormat::default(), |loaded| loaded.cli.config.monitoring.log_format),
    );
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(LoadError::CommandLine(error)) => error.exit(),
        Err(LoadError::Mistakes(mistakes)) => {
            for mistake in mistakes {
                log.line(&format!("error: {mistake}"));
            }
            return ExitCode::from(WRONG_COMMAND_LINE);
        }
    };
    match run(api, loaded, sockets) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log.line(&format!("error: {}", one_line(&error)));
            ExitCode::FAILURE
        }
    }
}

/// Reads the settings.
fn load(arguments: &[OsString]) -> Result<Loaded<Cli>, LoadError> {
    doctyped_configuration::load(arguments, |cli: &Cli| cli.config.check())
}

fn run(api: &'static Api, mut loaded: Loaded<Cli>, sockets: Inherited) -> Result<()> {
    let command = loaded.cli.command.take().unwrap_or(Command::Serve);
    loaded.warn_of_shared_secrets();
    // Commands that open no database.
    match &command {
        Command::Config => {
            config::print(&loaded);
            return Ok(());
        }
        Command::Health(arguments) => return health::run(&loaded.cli.config, arguments),
        Command::Reference => return reference::print(api.application),
        Command::Backup(BackupArguments { verify: Some(archive), .. }) => {
            return backup::verify(&loaded.cli.config, archive);
        }
        Command::Restore(arguments) => return backup::restore(api.application, &loaded.cli.config, arguments),
        Command::Backup(_) | Command::Check(_) => {
            backup::check_exists(&loaded.cli.config)?;
            // They read; the log of SQLite is for the server to copy, if one runs.
            loaded.cli.config.external_checkpoints = true;
        }
        Command::Migrate(arguments) => arguments.avoid_new_file(&mut loaded.cli.config),
        Command::Serve | Command::User { .. } | Command::Call(_) => {}
    }
    if !matches!(command, Command::Serve) {
        loaded.cli.config.read_database.clear();
    }
    let site = connect(api.application, loaded.cli.config)?;
    let (result, wait) = match command {
        Command::Config | Command::Reference | Command::Restore(_) | Command::Health(_) => (Ok(()), Duration::ZERO),
        Command::Backup(arguments) => (backup::backup(&site, &arguments), Duration::ZERO),
        Command::Check(arguments) => (backup::check(&site, &arguments), Duration::ZERO),
        Command::Serve => (serve::serve(api, &site, loaded.settings, sockets), CLOSE_TIMEOUT),
        // A server may use the database meanwhile; it must not wait for a command.
        Command::Migrate(arguments) => (migrate::run(&site, &arguments), Duration::ZERO),
        Command::User { command } => (as_administrator(&site, |ctx| user::run(ctx, command)), Duration::ZERO),
        Command::Call(arguments) => (as_administrator(&site, |ctx| call::run(ctx, arguments)), Duration::ZERO),
    };
    // After a command, and after a server that was told to stop, the file of SQLite has everything.
    site.pool.close(wait);
    result
}

/// Runs a command in a transaction of Administrator; the command commits.
fn as_administrator(site: &Arc<Site>, command: impl FnOnce(&mut Context) -> Result<()>) -> Result<()> {
    install(site)?;
    let mut ctx = Context::new(Arc::clone(site), Identity::administrator())?;
    command(&mut ctx)
}

/// Migrates the database. A generated password of Administrator is announced at once, because only its hash is
/// stored.
fn install(site: &Arc<Site>) -> Result<Installed> {
    let installed = setup::install(site)?;
    check(site, &installed)?;
    Ok(installed)
}

/// Announces a generated password, and checks what requests will need.
fn check(site: &Site, installed: &Installed) -> Result<()> {
    if let Some(password) = &installed.password {
        first_password::announce(&site.config, password)?;
    }
    // An unusable key stops the server now instead of failing a request later.
    doctyped_auth::secret::encryption_key(site)?;
    doctyped_auth::check_features(&site.config.accounts)
}

fn connect(application: &Application, config: Config) -> Result<Arc<Site>> {
    let pool = Pool::with_options(&config.database, config.connections, &config.pool_options())?;
    Ok(Arc::new(setup::new_site(application, pool, config)))
}

/// An error and its causes in one line, without the causes that its own text contains.
fn one_line(error: &Error) -> String {
    let mut text = error.message().to_owned();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn command_line_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn flag_before_or_after_command_is_accepted() {
        for line in [["server", "--port", "1", "migrate"], ["server", "migrate", "--port", "1"]] {
            assert_eq!(Cli::try_parse_from(line).unwrap().config.port, 1);
        }
    }

    #[test]
    fn error_line_leaves_out_repeated_cause() {
        let error = Error::internal("cannot open x: denied").caused_by("denied");
        assert_eq!(one_line(&error), "cannot open x: denied");
        assert_eq!(one_line(&Error::internal("refused").caused_by("no table")), "refused: no table");
    }
}
