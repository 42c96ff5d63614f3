//! The command line of a generated server.

mod allocator;
mod migrate;
mod serve;
mod user;

use clap::{Parser, Subcommand};
use doctyped_api::setup;
use doctyped_api::setup::Installed;
use doctyped_core::config::Config;
use doctyped_core::context::Application;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::Identity;
use doctyped_http::Api;
use doctyped_orm::db::Pool;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;

/// Serves documents over Frappe's REST API.
#[derive(Debug, Parser)]
#[command(version, about, after_help = "Logging: RUST_LOG=debug, or RUST_LOG=doctyped=debug for the server alone.")]
struct Cli {
    #[command(flatten)]
    config: Config,

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
    /// Make users, passwords and API keys
    User {
        #[command(subcommand)]
        command: user::Command,
    },
}

/// Runs the server of an application as its command line says. A wrong command line exits with 2,
/// an error with 1.
pub fn main(api: &'static Api) -> ExitCode {
    let cli = Cli::parse();
    allocator::configure();
    start_log();
    match run(api, cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error may be closed.
            let _ = writeln!(std::io::stderr(), "error: {}", one_line(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(api: &'static Api, cli: Cli) -> Result<()> {
    let application = api.application;
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(api, cli.config),
        Command::Migrate(arguments) => migrate::run(&connect(application, cli.config)?, &arguments),
        Command::User { command } => {
            let (site, _) = open(application, cli.config)?;
            let mut ctx = Context::new(site, Identity::administrator())?;
            user::run(&mut ctx, command)
        }
    }
}

/// Opens a site and migrates its database. A generated password of Administrator is printed at once,
/// because only its hash is stored.
fn open(application: &Application, config: Config) -> Result<(Arc<Site>, Installed)> {
    let site = connect(application, config)?;
    let installed = install(&site)?;
    Ok((site, installed))
}

fn install(site: &Arc<Site>) -> Result<Installed> {
    let installed = setup::install(site)?;
    check(site, &installed)?;
    Ok(installed)
}

/// Prints a generated password, and checks what requests will need.
fn check(site: &Site, installed: &Installed) -> Result<()> {
    if let Some(password) = &installed.password {
        say(&format!("Administrator's password is {password}\nIt is not shown again."));
    }
    // An unusable key stops the server now instead of failing a request later.
    doctyped_auth::secret::encryption_key(site)?;
    doctyped_auth::check_features(&site.config.accounts)
}

fn connect(application: &Application, config: Config) -> Result<Arc<Site>> {
    let pool = Pool::with_options(&config.database, config.connections, &config.pool_options())?;
    Ok(Arc::new(setup::new_site(application, pool, config)))
}

/// Starts the log: `info` of this crate and `warn` of all others, unless `RUST_LOG` is set.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,doctyped=info"));
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    // An application may have installed a subscriber before.
    let _ = log.try_init();
}

/// Prints a line; a closed pipe is no error.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
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
