//! What the fuzz target and a test of its seeds do with bytes: they become the query string of a
//! list, and all that has to hold for any list is checked.
//!
//! - Nothing panics, and nothing is an error on the server's side.
//! - The SQL text, for each kind of database, consists of known words and of names from the
//!   metadata; whatever came from the client is bound.
//! - The answer is JSON.
//! - Whoever may not read a field sees nothing of its values, in answers or in errors.
//!
//! The first byte chooses who asks, for which DocType and by which version of the API; the rest is
//! the query string.

mod sql;

use crate::auth::{ADMINISTRATOR, Identity};
use crate::config::Config;
use crate::context::Context;
use crate::db::{DatabaseUrl, Pool};
use crate::error::{Error, Result};
use crate::garden;
use crate::http;
use crate::json::JsonWriter;
use crate::query::{self, Style};
use crate::setup;
use crate::site::Site;
use diesel::connection::SimpleConnection;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// Stands in all fields that take permission level 1.
const SECRET: &str = "zq7wxvk3jm9hbt5r";

/// Who may ask, and whether level 1 is theirs.
const USERS: [(&str, &[&str], bool); 5] = [
    (ADMINISTRATOR, &["Administrator"], true),
    ("bob@garden.test", &["Botanist"], true),
    ("ann@garden.test", &["Gardener"], false),
    ("ann@garden.test", &["Visitor"], false),
    ("ann@garden.test", &["Buyer", "Gardener of nothing"], false),
];

/// What may be listed.
const DOCTYPES: [&str; 4] = ["Plant", "Plant Care", "Bed", "User"];

/// A garden whose lists are asked for.
#[derive(Debug)]
pub struct Fuzzer {
    site: Arc<Site>,
    names: sql::Names,
}

impl Fuzzer {
    /// A garden in memory.
    ///
    /// # Errors
    /// When it cannot be planted.
    pub fn new() -> Result<Fuzzer> {
        let config = Config {
            database: DatabaseUrl::Sqlite(":memory:".to_owned()),
            admin_password: Some("admin".to_owned()),
            ..Config::default()
        };
        let pool = Pool::open(&config.database, 1)?;
        let site = Arc::new(Site::new(&garden::APPLICATION, pool, config));
        setup::install(&site)?;
        let mut transaction = site.pool.transaction()?;
        transaction.connection().batch_execute(garden::SEED)?;
        transaction.connection().batch_execute(&format!(
            "UPDATE \"tabPlant\" SET origin = '{SECRET}'; UPDATE \"tabPlant Care\" SET remark = '{SECRET}'; \
             UPDATE \"tabUser\" SET api_key = '{SECRET}' WHERE name = 'Administrator'"
        ))?;
        drop(transaction);
        let names = sql::Names::of(site.registry());
        Ok(Fuzzer { site, names })
    }

    /// Asks for a list. Gives the reason for which it was refused, if it was.
    ///
    /// # Panics
    /// When something does not hold that has to.
    #[allow(clippy::panic, reason = "this is how a fuzz target tells")]
    pub fn list(&self, data: &[u8]) -> Option<String> {
        let (choice, rest) = data.split_first()?;
        let query = std::str::from_utf8(rest).ok()?;
        let choice = usize::from(*choice);
        let (user, roles, reads_all) = USERS.get(choice % USERS.len())?;
        let doctype = DOCTYPES.get(choice / USERS.len() % DOCTYPES.len())?;
        let style = if (choice / (USERS.len() * DOCTYPES.len())).is_multiple_of(2) { Style::V1 } else { Style::V2 };

        let mut out = JsonWriter::new();
        let result = self.answer(user, roles, doctype, style, query, &mut out);
        let text = String::from_utf8_lossy(&out.into_bytes()).into_owned();
        let refused = match result {
            Ok(()) => {
                if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&text) {
                    panic!("the answer is not JSON ({error}): {text}");
                }
                None
            }
            Err(error) => {
                assert!(error.kind().status() < 500, "{query:?} is an error of the server: {}", error.chain());
                Some(error.message().to_owned())
            }
        };
        // What the client says itself may be repeated to it; fuzzers find out constants.
        let is_said = percent_decode_str(query).decode_utf8_lossy().contains(SECRET);
        if !is_said && (!reads_all || *doctype == "User" && *user != ADMINISTRATOR) {
            let shown = refused.as_deref().unwrap_or(&text);
            assert!(!shown.contains(SECRET), "{query:?} shows {user} with {roles:?} a secret: {shown}");
        }
        refused
    }

    fn answer(
        &self,
        user: &str,
        roles: &[&str],
        doctype: &str,
        style: Style,
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
        for (dialect, text) in query::statements(&mut ctx, doctype, &parameters, style)? {
            if let Some(stranger) = self.names.stranger(dialect, &text) {
                return Err(Error::internal(format!("{stranger:?} is not of the program, in {text}")));
            }
        }
        match style {
            Style::V1 => query::list(&mut ctx, doctype, &parameters, style, out),
            Style::V2 => {
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

    /// The seeds of the fuzz target, and simple changes of them.
    #[test]
    fn the_seeds_of_the_fuzz_target_hold() {
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
                // Cut off, and with a sign where there was another.
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
    fn what_is_not_of_the_program_is_found() {
        use crate::db::Dialect::{Mysql, Postgres, Sqlite};
        let fuzzer = Fuzzer::new().unwrap();
        let known = "SELECT \"name\", COUNT(*) FROM \"tabPlant\" AS t0 WHERE t0.\"height\" >=  LIMIT ";
        assert_eq!(fuzzer.names.stranger(Sqlite, known), None);
        for (dialect, text, stranger) in [
            (Sqlite, "SELECT password FROM \"tabPlant\"", "password"),
            (Sqlite, "SELECT \"password\" FROM \"tabPlant\"", "password"),
            (Postgres, "SELECT \"name\" FROM \"tabPlant\" WHERE 'x' = ", "x"),
            (Mysql, "SELECT `name`; DELETE", ";"),
            (Mysql, "SELECT `nam\u{e9}`", "nam\u{e9}"),
            (Sqlite, "SELECT \"name\" -- x", "x"),
            (Sqlite, "SELECT \"name", "name"),
        ] {
            assert_eq!(fuzzer.names.stranger(dialect, text).as_deref(), Some(stranger), "{text}");
        }
    }
}
