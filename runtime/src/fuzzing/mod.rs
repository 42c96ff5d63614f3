//! The fuzz target of lists: bytes become the query string of a list request, and the invariants of
//! all lists are checked.
//!
//! - There is no panic and no error of class 5xx.
//! - The SQL, in each dialect, consists of known keywords and of names of the metadata; input of the
//!   client is bound.
//! - The answer is JSON.
//! - Neither answers nor errors contain values of a field that the user may not read.
//!
//! The first byte selects the user, the DocType and the version of the API; the rest is the query
//! string. A test runs the seeds of the fuzz target through the same checks. The targets of HTML, JSON, forms and
//! cursors are in `inputs`.

mod inputs;
mod sql;

pub use inputs::{BodyFuzzer, html};

use diesel::connection::SimpleConnection;
use doctyped_api::setup;
use doctyped_api::test_app;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::{ADMINISTRATOR, Identity};
use doctyped_core::json::JsonWriter;
use doctyped_http as http;
use doctyped_orm::db::{DatabaseUrl, Pool};
use doctyped_query as query;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// The value of all fields of permission level 1.
const SECRET: &str = "zq7wxvk3jm9hbt5r";

/// Users with their roles, and whether they read level 1.
const USERS: [(&str, &[&str], bool); 5] = [
    (ADMINISTRATOR, &["Administrator"], true),
    ("bob@garden.test", &["Botanist"], true),
    ("ann@garden.test", &["Gardener"], false),
    ("ann@garden.test", &["Visitor"], false),
    ("ann@garden.test", &["Buyer", "Role without permissions"], false),
];

/// The listed DocTypes.
const DOCTYPES: [&str; 4] = ["Plant", "Plant Care", "Bed", "User"];

/// A site of the test application, and the checks.
#[derive(Debug)]
pub struct Fuzzer {
    site: Arc<Site>,
    names: sql::SchemaNames,
}

impl Fuzzer {
    /// A site with a database in memory.
    ///
    /// # Errors
    /// An internal error if the database cannot be created.
    pub fn new() -> Result<Fuzzer> {
        let config = Config {
            database: DatabaseUrl::Sqlite(":memory:".to_owned()),
            admin_password: Some("admin".to_owned()),
            ..Config::default()
        };
        let pool = Pool::open(&config.database, 1)?;
        let site = Arc::new(setup::new_site(&test_app::APPLICATION, pool, config));
        setup::install(&site)?;
        let mut transaction = site.pool.transaction()?;
        transaction.connection().batch_execute(test_app::SEED)?;
        transaction.connection().batch_execute(&format!(
            "UPDATE \"tabPlant\" SET origin = '{SECRET}'; UPDATE \"tabPlant Care\" SET remark = '{SECRET}'; \
             UPDATE \"tabUser\" SET api_key = '{SECRET}' WHERE name = 'Administrator'"
        ))?;
        drop(transaction);
        let names = sql::SchemaNames::of(site.registry());
        Ok(Fuzzer { site, names })
    }

    /// Requests a list. Returns the error message if the request is refused.
    ///
    /// # Panics
    /// If an invariant is violated.
    #[allow(clippy::panic, reason = "a fuzz target reports findings by panics")]
    pub fn list(&self, data: &[u8]) -> Option<String> {
        let (choice, rest) = data.split_first()?;
        let query = std::str::from_utf8(rest).ok()?;
        let choice = usize::from(*choice);
        let (user, roles, reads_all) = USERS.get(choice % USERS.len())?;
        let doctype = DOCTYPES.get(choice / USERS.len() % DOCTYPES.len())?;
        let version =
            if (choice / (USERS.len() * DOCTYPES.len())).is_multiple_of(2) { ApiVersion::V1 } else { ApiVersion::V2 };

        let mut out = JsonWriter::new();
        let result = self.answer(user, roles, doctype, version, query, &mut out);
        let text = String::from_utf8_lossy(&out.into_bytes()).into_owned();
        let refused = match result {
            Ok(()) => {
                if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&text) {
                    panic!("the answer is not JSON ({error}): {text}");
                }
                None
            }
            Err(error) => {
                assert!(error.kind().status() < 500, "{query:?} is a server error: {}", error.chain());
                Some(error.message().to_owned())
            }
        };
        // Input of the client may be part of the answer; fuzzers find constants.
        let is_input = percent_decode_str(query).decode_utf8_lossy().contains(SECRET);
        if !is_input && (!reads_all || *doctype == "User" && *user != ADMINISTRATOR) {
            let shown = refused.as_deref().unwrap_or(&text);
            assert!(!shown.contains(SECRET), "{query:?} shows a secret to {user} with {roles:?}: {shown}");
        }
        refused
    }

    fn answer(
        &self,
        user: &str,
        roles: &[&str],
        doctype: &str,
        version: ApiVersion,
        query: &str,
        out: &mut JsonWriter,
    ) -> Result<()> {
        let parameters = http::parameters(query)?;
        let identity = Identity {
            name: user.to_owned(),
            full_name: user.to_owned(),
            user_type: "System User".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        let mut ctx = Context::new(Arc::clone(&self.site), Arc::new(identity))?;
        for (dialect, text) in query::sql_for_all_dialects(&mut ctx, doctype, &parameters, version)? {
            if let Some(token) = self.names.first_unknown_token(dialect, &text) {
                return Err(Error::internal(format!("unknown token {token:?} in {text}")));
            }
        }
        match version {
            ApiVersion::V1 => query::list(&mut ctx, doctype, &parameters, version, out),
            ApiVersion::V2 => {
                out.begin_object();
                query::page(&mut ctx, doctype, &parameters, out)?;
                out.end_object();
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seeds of the fuzz target, and simple mutations of them.
    #[test]
    fn seeds_of_the_fuzz_target_meet_all_checks() {
        let fuzzer = Fuzzer::new().unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/query");
        let (mut answered, mut refused) = (0, 0);
        for entry in std::fs::read_dir(folder).unwrap() {
            let seed = std::fs::read(entry.unwrap().path()).unwrap();
            let seed = seed.trim_ascii_end();
            for choice in 0..40 {
                let mut data = vec![choice];
                data.extend_from_slice(seed);
                match fuzzer.list(&data) {
                    None => answered += 1,
                    Some(_) => refused += 1,
                }
            }
            for place in (1..seed.len()).step_by(3) {
                // Truncated, and with a special character inserted.
                let mut changed = vec![0];
                changed.extend_from_slice(&seed[..place]);
                fuzzer.list(&changed);
                changed.extend_from_slice([b"%00".as_slice(), b"`", b"'", b"%22", b"%5B", b"("][place / 3 % 6]);
                changed.extend_from_slice(&seed[place..]);
                fuzzer.list(&changed);
            }
        }
        assert!(answered > 100 && refused > 300, "{answered} lists and {refused} refusals");
    }

    #[test]
    fn token_that_is_not_of_the_program_is_found() {
        use doctyped_orm::db::Dialect::{Mysql, Postgres, Sqlite};
        let fuzzer = Fuzzer::new().unwrap();
        let known = "SELECT `name`, COUNT(*) FROM `tabPlant` AS t0 WHERE t0.`height` >=  LIMIT ";
        assert_eq!(fuzzer.names.first_unknown_token(Sqlite, known), None);
        for (dialect, text, token) in [
            (Sqlite, "SELECT password FROM `tabPlant`", "password"),
            (Sqlite, "SELECT `password` FROM `tabPlant`", "password"),
            (Postgres, "SELECT \"name\" FROM \"tabPlant\" WHERE 'x' = ", "x"),
            (Mysql, "SELECT `name`; DELETE", ";"),
            (Mysql, "SELECT `nam\u{e9}`", "nam\u{e9}"),
            (Sqlite, "SELECT `name` -- x", "x"),
            (Sqlite, "SELECT `name", "name"),
            (Sqlite, "SELECT \"name\"", "\""),
        ] {
            assert_eq!(fuzzer.names.first_unknown_token(dialect, text).as_deref(), Some(token), "{text}");
        }
    }
}
