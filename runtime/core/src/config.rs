//! Settings of a server: flags, their environment variables, their defaults. The command line reads them from a
//! configuration file as well.

mod accounts;
mod bucket;
mod limits;
mod mcp;
mod monitoring;
mod rate;
mod web;

pub use accounts::{Accounts, SessionIds};
pub use bucket::{Bucket, BucketUrl};
pub use limits::Limits;
pub use mcp::McpAccess;
pub use monitoring::{CollectorUrl, LogFormat, MetricsToken, Monitoring};
pub use rate::Rate;
pub use web::{AllowedOrigin, Web};

use doctyped_orm::db::{DatabaseUrl, PoolOptions, Pooler};
use std::mem::discriminant;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// The default of `max_guest_body`: a long form, and no more values of JSON than a fraction of the server's memory
/// holds for many requests at a time.
const DEFAULT_MAX_GUEST_BODY: usize = 256 * 1024;

/// How a server runs. Every flag has an environment variable; the flag wins.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Database")]
pub struct Config {
    /// The database: sqlite://PATH or just a path; postgres://USER:PASSWORD@HOST:PORT/DATABASE or
    /// mariadb://USER:PASSWORD@HOST:PORT/DATABASE where they are compiled in.
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite://doctyped.sqlite", global = true, value_name = "URL")]
    pub database: DatabaseUrl,

    /// The address to listen on.
    #[arg(
        help_heading = "Server",
        long,
        env = "DOCTYPED_HOST",
        default_value = "127.0.0.1",
        global = true,
        value_name = "ADDRESS"
    )]
    pub host: IpAddr,

    /// The port to listen on; 0 for any that is free.
    #[arg(help_heading = "Server", long, env = "DOCTYPED_PORT", default_value_t = 8000, global = true)]
    pub port: u16,

    /// Threads that answer requests; 0 for one a core.
    #[arg(
        help_heading = "Server",
        long,
        env = "DOCTYPED_WORKERS",
        default_value_t = 0,
        global = true,
        value_name = "NUMBER"
    )]
    pub workers: usize,

    /// Connections to the database.
    #[arg(long, env = "DOCTYPED_CONNECTIONS", default_value_t = 16, global = true, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub connections: u32,

    /// Read replicas of the database, separated by commas: requests that only read go there, apart from those of users
    /// whose last changes have not arrived. Streaming standbys of PostgreSQL, replicas of MariaDB by its binary log.
    #[arg(
        long,
        env = "DOCTYPED_READ_DATABASE",
        global = true,
        value_name = "URLS",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub read_database: Vec<DatabaseUrl>,

    /// Seconds by which a read replica may be behind the database; one that is further behind is left out.
    #[arg(long, env = "DOCTYPED_READ_LAG_SECONDS", default_value_t = 10, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub read_lag_seconds: u32,

    /// Seconds that the start waits for a database server that is not up yet.
    #[arg(long, env = "DOCTYPED_START_SECONDS", default_value_t = 30, global = true, value_name = "SECONDS")]
    pub start_seconds: u64,

    /// Whether a pooler is before PostgreSQL that gives each transaction another connection, as PgBouncer in transaction
    /// mode does: auto, yes or no. Statements are not kept prepared then.
    #[arg(long, env = "DOCTYPED_POOLER", default_value = "auto", global = true, value_name = "AUTO|YES|NO")]
    pub pooler: Pooler,

    /// DocTypes and fields whose texts have an index of trigrams, by which `like '%text%'` and link searches find few rows of
    /// a large table: DOCTYPE for its name, title and search fields, or DOCTYPE.FIELD, separated by commas. Without this
    /// flag the database keeps those that it has; none drops them. Not on MariaDB.
    #[arg(long, env = "DOCTYPED_TEXT_INDEX", global = true, value_name = "NAMES", value_delimiter = ',')]
    pub text_index: Vec<String>,

    /// Another program copies the write-ahead log of SQLite into the database and lets it begin anew: litestream. The
    /// server does neither then.
    #[arg(long, env = "DOCTYPED_EXTERNAL_CHECKPOINTS", global = true)]
    pub external_checkpoints: bool,

    /// The file that holds the key for stored secrets; made when missing. Without it, stored
    /// passwords of Password fields and API secrets cannot be read again: keep a copy.
    ///
    /// The default is a file beside the SQLite database, or doctyped.key in the working folder. A server does not start
    /// with another key than that of the secrets in its database.
    #[arg(long, env = "DOCTYPED_KEY_FILE", global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,

    /// The key for stored secrets itself (a Fernet key: 32 bytes in URL-safe base64), instead of a
    /// file.
    #[arg(long, env = "DOCTYPED_ENCRYPTION_KEY", global = true, value_name = "KEY", hide_env_values = true)]
    pub encryption_key: Option<String>,

    /// Administrator's password when the database is created. Without it one is made, and shown on a terminal or
    /// written to a file.
    ///
    /// The file is DATABASE.password with mode 0600, or doctyped.password in the working folder for other databases than
    /// SQLite. The server prints its path.
    #[arg(long, env = "DOCTYPED_ADMIN_PASSWORD", global = true, value_name = "PASSWORD", hide_env_values = true)]
    pub admin_password: Option<String>,

    /// The site's time zone when the database is created; afterwards System Settings has it.
    #[arg(long, env = "DOCTYPED_TIME_ZONE", default_value = "UTC", global = true, value_name = "ZONE")]
    pub time_zone: chrono_tz::Tz,

    /// Seconds that one statement may take before the database stops it; 0 for no limit. On SQLite
    /// this holds for lists and counts.
    #[arg(long, env = "DOCTYPED_STATEMENT_SECONDS", default_value_t = 60, global = true, value_name = "SECONDS")]
    pub statement_seconds: u64,

    /// Rows that one list may answer; a list of more is refused. 0 for no limit.
    #[arg(
        help_heading = "Server",
        long,
        env = "DOCTYPED_MAX_ROWS",
        default_value_t = 1_000_000,
        global = true,
        value_name = "NUMBER"
    )]
    pub max_rows: u32,

    /// The largest body of a request, in bytes.
    #[arg(help_heading = "Server", long, env = "DOCTYPED_MAX_BODY", default_value_t = 25 * 1024 * 1024, global = true, value_name = "BYTES")]
    pub max_body: usize,

    /// The largest body of a request without a login, in bytes. A file may be as large as those of users where
    /// System Settings allow guests to upload files.
    #[arg(help_heading = "Server", long, env = "DOCTYPED_MAX_GUEST_BODY", default_value_t = DEFAULT_MAX_GUEST_BODY, global = true, value_name = "BYTES")]
    pub max_guest_body: usize,

    /// Where uploaded files are kept: a folder, or s3://BUCKET/PREFIX where that is compiled in.
    /// Without it, a folder next to the SQLite database, or doctyped.files in the working folder.
    #[arg(help_heading = "Files", long, env = "DOCTYPED_FILES", global = true, value_name = "PLACE")]
    pub files: Option<String>,

    /// How to reach the bucket for files.
    #[command(flatten)]
    pub bucket: Bucket,

    /// The largest file that is accepted, in bytes, unless System Settings say otherwise.
    #[arg(help_heading = "Files", long, env = "DOCTYPED_MAX_FILE_SIZE", default_value_t = 25 * 1024 * 1024, global = true, value_name = "BYTES")]
    pub max_file_size: u64,

    /// Text that is no number is stored as 0 in a field for numbers, and a rating above 1 as 1, as Frappe does, instead
    /// of being refused with 417.
    #[arg(help_heading = "Server", long, env = "DOCTYPED_LENIENT_VALUES", global = true)]
    pub lenient_values: bool,

    /// Development mode: errors carry their causes, and responses the header Server-Timing. Not for production.
    #[arg(help_heading = "Server", long, env = "DOCTYPED_DEVELOPER_MODE", global = true)]
    pub developer_mode: bool,

    /// Access of clients of the Model Context Protocol at /api/mcp, with the permissions of their users: off, read-only or
    /// read-write.
    #[arg(
        help_heading = "Server",
        long,
        env = "DOCTYPED_MCP",
        default_value = "read-only",
        global = true,
        value_name = "OFF|READ-ONLY|READ-WRITE"
    )]
    pub mcp: McpAccess,

    /// Limits on the requests of clients.
    #[command(flatten)]
    pub limits: Limits,

    /// Logs, metrics and health checks.
    #[command(flatten)]
    pub monitoring: Monitoring,

    /// How the server is reached.
    #[command(flatten)]
    pub web: Web,

    /// Sign-up, logins and tokens of users.
    #[command(flatten)]
    pub accounts: Accounts,
}

impl Config {
    /// The flags whose settings a running server reloads, without the dashes.
    pub const RELOADABLE: [&'static str; 8] = [
        "limit-login",
        "limit-address",
        "limit-user",
        "limit-key",
        "limit-route",
        "mail-command",
        "mail-from",
        "allow-sign-up",
    ];

    /// Whether links can be sent by e-mail.
    pub fn sends_mail(&self) -> bool {
        self.accounts.mail_command.is_some() && self.web.site_url.is_some()
    }

    /// Checks settings that depend on each other.
    ///
    /// # Errors
    /// The setting that is missing, and why it is needed.
    pub fn check(&self) -> Result<(), String> {
        let accounts = &self.accounts;
        if accounts.allow_sign_up && !self.sends_mail() {
            return Err(
                "allow-sign-up requires mail-command and site-url: a visitor who signs up gets a link to choose \
                        a password by e-mail"
                    .to_owned(),
            );
        }
        if accounts.oidc_issuer.is_some() && accounts.oidc_audience.is_empty() {
            return Err(
                "oidc-issuer requires oidc-audience: tokens for other programs would be accepted otherwise".to_owned()
            );
        }
        for replica in &self.read_database {
            let is_of_server = !matches!(replica, DatabaseUrl::Sqlite(_));
            if !is_of_server || discriminant(replica) != discriminant(&self.database) {
                return Err(format!(
                    "read-database {replica} is no replica of database {}: both must be PostgreSQL, or both MariaDB",
                    self.database
                ));
            }
        }
        Ok(())
    }

    /// How the connections to the database are opened.
    pub fn pool_options(&self) -> PoolOptions {
        PoolOptions {
            slow_statement: self.monitoring.slow_statement(),
            statement_timeout: (self.statement_seconds > 0).then(|| Duration::from_secs(self.statement_seconds)),
            start_timeout: Duration::from_secs(self.start_seconds),
            pooler: self.pooler,
            external_checkpoints: self.external_checkpoints,
            is_replica: false,
        }
    }
}

impl Default for Config {
    /// The defaults of the flags, whatever the environment says.
    fn default() -> Config {
        Config {
            database: DatabaseUrl::Sqlite("doctyped.sqlite".to_owned()),
            host: IpAddr::from([127, 0, 0, 1]),
            port: 8000,
            workers: 0,
            connections: 16,
            read_database: Vec::new(),
            read_lag_seconds: 10,
            start_seconds: 30,
            pooler: Pooler::Detect,
            text_index: Vec::new(),
            external_checkpoints: false,
            key_file: None,
            encryption_key: None,
            admin_password: None,
            time_zone: chrono_tz::Tz::UTC,
            statement_seconds: 60,
            max_rows: 1_000_000,
            max_body: 25 * 1024 * 1024,
            max_guest_body: DEFAULT_MAX_GUEST_BODY,
            files: None,
            bucket: Bucket::default(),
            max_file_size: 25 * 1024 * 1024,
            lenient_values: false,
            developer_mode: false,
            mcp: McpAccess::ReadOnly,
            limits: Limits::default(),
            monitoring: Monitoring::default(),
            web: Web::default(),
            accounts: Accounts::default(),
        }
    }
}
