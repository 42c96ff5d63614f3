//! The command line of a generated server.

mod serve;
mod user;

use crate::auth::Identity;
use crate::config::Config;
use crate::context::Context;
use crate::db::{self, Pool};
use crate::error::{Error, Result};
use crate::schema::Meta;
use crate::setup::{self, Installed};
use crate::site::{Application, Site};
use clap::{Parser, Subcommand};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
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

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests (also what happens without a command)
    Serve,
    /// Bring the database up to date with the DocTypes; nothing is ever dropped
    Migrate {
        /// Print the SQL and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Make users, passwords and API keys
    User {
        #[command(subcommand)]
        command: user::Command,
    },
}

/// Runs the server of an application as its command line says. A wrong command line exits with 2,
/// an error with 1.
pub fn main(application: &Application) -> ExitCode {
    let cli = Cli::parse();
    start_log();
    match run(application, cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if this fails.
            let _ = writeln!(std::io::stderr(), "error: {}", one_line(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(application: &Application, cli: Cli) -> Result<()> {
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(application, cli.config),
        Command::Migrate { dry_run: true } => print_missing(application, cli.config),
        Command::Migrate { dry_run: false } => {
            let site = connect(application, cli.config)?;
            // A start looks no further when the DocTypes are those of the last time; this does.
            db::migrate(&mut site.pool.transaction()?, &metas(&site), false)?;
            let installed = install(&site)?;
            say(&if installed.created {
                format!("{} is created", site.config.database)
            } else {
                format!("{} is up to date", site.config.database)
            });
            Ok(())
        }
        Command::User { command } => {
            let (site, _) = open(application, cli.config)?;
            let mut ctx = Context::new(site, Identity::administrator())?;
            user::run(&mut ctx, command)
        }
    }
}

/// Opens a site, and brings its database up to date. A password that had to be made for
/// Administrator is printed at once, because it cannot be read again.
fn open(application: &Application, config: Config) -> Result<(Arc<Site>, Installed)> {
    let site = connect(application, config)?;
    let installed = install(&site)?;
    Ok((site, installed))
}

fn install(site: &Arc<Site>) -> Result<Installed> {
    let installed = setup::install(site)?;
    if let Some(password) = &installed.password {
        say(&format!("Administrator's password is {password}\nIt is not shown again."));
    }
    // A key that cannot be used should stop the server now and not a user later.
    crate::auth::secret::key(site)?;
    Ok(installed)
}

fn connect(application: &Application, config: Config) -> Result<Arc<Site>> {
    let time_limit = (config.statement_seconds > 0).then(|| Duration::from_secs(config.statement_seconds));
    let pool = Pool::with_statement_timeout(&config.database, config.connections, time_limit)?;
    Ok(Arc::new(Site::new(application, pool, config)))
}

fn metas(site: &Site) -> Vec<&'static Meta> {
    site.registry().handlers().map(|handler| (handler.meta)()).collect()
}

fn print_missing(application: &Application, config: Config) -> Result<()> {
    let site = connect(application, config)?;
    let statements = db::migrate(&mut site.pool.transaction()?, &metas(&site), true)?;
    for statement in statements {
        say(&format!("{};", statement.trim_end_matches(';')));
    }
    Ok(())
}

/// Our own doings, and what others warn of, unless `RUST_LOG` says otherwise.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,doctyped=info"));
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    // A logger that is there already serves as well.
    let _ = log.try_init();
}

/// Prints a line. One who closed the pipe does not want it.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// An error with its causes, those left out that its text already tells.
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
    fn the_command_line_makes_sense() {
        Cli::command().debug_assert();
    }

    #[test]
    fn settings_may_stand_before_and_after_a_command() {
        for line in [["server", "--port", "1", "migrate"], ["server", "migrate", "--port", "1"]] {
            assert_eq!(Cli::try_parse_from(line).unwrap().config.port, 1);
        }
    }

    #[test]
    fn an_error_is_one_line_that_repeats_nothing() {
        let error = Error::internal("cannot open x: denied").caused_by("denied");
        assert_eq!(one_line(&error), "cannot open x: denied");
        assert_eq!(one_line(&Error::internal("refused").caused_by("no table")), "refused: no table");
    }
}
