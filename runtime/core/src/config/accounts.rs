//! Settings of accounts: e-mail, sign-up, sessions, OpenID Connect.

/// The form in which the database has the ids of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum SessionIds {
    /// Plain in the database of a Frappe site, hashed in any other.
    #[default]
    Auto,
    /// As SHA-256: a copy of the database opens no session.
    Hashed,
    /// As they are, as a Frappe on the same database needs them.
    Plain,
}

/// Sign-up, logins and tokens of users.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Users")]
pub struct Accounts {
    /// A program with its arguments that takes an e-mail on standard input and sends it to the
    /// addresses in its head: "/usr/sbin/sendmail -t -i". Without it, nothing is sent.
    #[arg(long, env = "DOCTYPED_MAIL_COMMAND", global = true, value_name = "COMMAND")]
    pub mail_command: Option<String>,

    /// The sender of e-mails: "erp@example.com" or "The Library <erp@example.com>".
    #[arg(long, env = "DOCTYPED_MAIL_FROM", global = true, value_name = "ADDRESS")]
    pub mail_from: Option<String>,

    /// Let people make their own account, as Website Users without a role. Needs --mail-command and --site-url.
    #[arg(long, env = "DOCTYPED_ALLOW_SIGN_UP", global = true)]
    pub allow_sign_up: bool,

    /// How the database has the ids of sessions. Plain is needed while a Frappe uses the same database
    #[arg(long, env = "DOCTYPED_SESSION_IDS", value_enum, default_value_t, global = true, value_name = "FORM")]
    pub session_ids: SessionIds,

    /// The issuer of bearer tokens that are accepted: the URL of an OpenID Connect provider, as its
    /// tokens have it in `iss`. Needs --oidc-audience, and a server with the cargo feature `oidc`.
    #[arg(long, env = "DOCTYPED_OIDC_ISSUER", global = true, value_name = "URL")]
    pub oidc_issuer: Option<String>,

    /// Accepted values of `aud` in bearer tokens, separated by commas.
    #[arg(long, env = "DOCTYPED_OIDC_AUDIENCE", global = true, value_name = "NAMES", value_delimiter = ',')]
    pub oidc_audience: Vec<String>,

    /// The provider's public keys (a JSON Web Key Set): a file or a URL. Without it, the provider's
    /// discovery document says where they are.
    #[arg(long, env = "DOCTYPED_OIDC_KEYS", global = true, value_name = "FILE|URL")]
    pub oidc_keys: Option<String>,
}
