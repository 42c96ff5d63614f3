//! `verify-site`: reads the same lists and documents of a Frappe site and of a server, and compares the answers.

mod client;
mod differences;
mod samples;

use crate::row::{Row, is_on, text};
use anyhow::{Context as _, Result, bail, ensure};
use client::{Answer, Client};
use samples::Sampling;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::ExitCode;

/// Differences of one answer that are shown.
const MAX_SHOWN: usize = 5;

/// Compare the answers of a server with those of a Frappe site.
///
/// Reads the number, the lists and sampled documents of all DocTypes, and lists with filters made from their values, for
/// each user. It only sends GET requests, so it is safe for a site that is in use: what changes between two requests is
/// read again. The exit status is 1 if an answer differs.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The URL of the Frappe site, whose answers are expected.
    url_of_frappe: String,
    /// The URL of the server.
    url_of_ours: String,
    /// A file with the users: a line for each, API_KEY:API_SECRET. Lines that begin with `#` are comments.
    #[arg(long, value_name = "FILE")]
    tokens: PathBuf,
    /// Compare what guests may read, too.
    #[arg(long)]
    guest: bool,
    /// Compare these DocTypes, separated by commas, and not all that both servers have.
    #[arg(long, value_name = "DOCTYPE", value_delimiter = ',')]
    doctypes: Vec<String>,
    /// Fields that are not compared, separated by commas: `User.last_active`, or `last_active` in all DocTypes.
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Documents of each DocType that are read one by one, for each user.
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    documents: usize,
    /// Rows of a page of a list. The first, the middle and the last page are compared.
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = positive)]
    page: usize,
    /// Filters of each DocType, for each user.
    #[arg(long, value_name = "NUMBER", default_value_t = 8)]
    filters: usize,
    /// Requests per second, at most, to each of the servers.
    #[arg(long, value_name = "NUMBER", default_value_t = 10.0)]
    rate: f64,
}

fn positive(text: &str) -> Result<usize> {
    text.parse().ok().filter(|number| *number > 0).context("give a number above 0")
}

/// A DocType that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DocTypeKind {
    Table,
    Single,
    /// Named by the command line.
    Unknown,
}

/// Runs the command.
///
/// # Errors
/// A server does not answer, or no user may list the DocTypes.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    ensure!(arguments.rate > 0.0, "--rate is a number above 0");
    let mut users = tokens(&arguments.tokens)?;
    if arguments.guest {
        users.push(String::new());
    }
    ensure!(!users.is_empty(), "{} has no tokens; write a line API_KEY:API_SECRET", arguments.tokens.display());
    let frappe = Client::new(&arguments.url_of_frappe, arguments.rate)?;
    let ours = Client::new(&arguments.url_of_ours, arguments.rate)?;
    let mut verification = Verification { frappe, ours, ignored: arguments.ignore.clone(), compared: 0, differing: 0 };
    let names = verification.names_of(&users)?;
    let doctypes = verification.doctypes(&users, &arguments.doctypes)?;
    let Arguments { documents, page, filters, .. } = *arguments;
    let sampling = Sampling { documents, page, filters };
    for (index, (token, user)) in users.iter().zip(&names).enumerate() {
        for (position, (doctype, kind)) in doctypes.iter().enumerate() {
            let session = Session { token, user };
            verification.doctype(session, doctype, *kind, sampling, index + position)?;
        }
        eprintln!("{user}: {} DocTypes compared", doctypes.len());
    }
    let Verification { frappe, ours, compared, differing, .. } = verification;
    let requests = frappe.requests + ours.requests;
    println!("{compared} answers compared, {differing} differ ({requests} requests)");
    Ok(if differing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The tokens in a file.
fn tokens(path: &PathBuf) -> Result<Vec<String>> {
    let content = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut tokens = Vec::new();
    for (index, line) in content.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        ensure!(
            line.contains(':') && !line.contains(char::is_whitespace),
            "line {} of {} is no token API_KEY:API_SECRET",
            index + 1,
            path.display()
        );
        tokens.push(line.to_owned());
    }
    Ok(tokens)
}

/// The user of a request.
#[derive(Debug, Clone, Copy)]
struct Session<'a> {
    /// Empty for a guest.
    token: &'a str,
    user: &'a str,
}

/// The comparison of two servers.
struct Verification {
    frappe: Client,
    ours: Client,
    ignored: Vec<String>,
    compared: usize,
    differing: usize,
}

impl Verification {
    /// The names of the users of tokens.
    fn names_of(&mut self, users: &[String]) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for (index, token) in users.iter().enumerate() {
            if token.is_empty() {
                names.push("Guest".to_owned());
                continue;
            }
            let path = "/api/method/frappe.auth.get_logged_user";
            let (expected, answer) = (self.frappe.get(path, token)?, self.ours.get(path, token)?);
            let name = |answer: &Answer| answer.body.get("message").and_then(Value::as_str).map(str::to_owned);
            let Some(user) = name(&expected) else {
                bail!("the Frappe site refuses the token {} of the file (status {})", index + 1, expected.status)
            };
            if name(&answer).as_ref() != Some(&user) {
                bail!(
                    "the server refuses the token of {user} (status {}); it needs the site's --encryption-key",
                    answer.status
                );
            }
            names.push(user);
        }
        Ok(names)
    }

    /// The DocTypes to compare, of those that both servers have.
    fn doctypes(&mut self, users: &[String], wanted: &[String]) -> Result<BTreeMap<String, DocTypeKind>> {
        if !wanted.is_empty() {
            return Ok(wanted.iter().map(|name| (name.clone(), DocTypeKind::Unknown)).collect());
        }
        let path = "/api/resource/DocType?fields=%5B%22name%22%2C%22issingle%22%2C%22istable%22%2C%22is_virtual%22%5D\
                    &limit_page_length=0&order_by=name%20asc";
        for token in users {
            let (expected, answer) = (self.frappe.get(path, token)?, self.ours.get(path, token)?);
            if expected.status != 200 || answer.status != 200 {
                continue;
            }
            let served: BTreeSet<String> = rows_of(&answer).iter().map(|row| text(row, "name").to_owned()).collect();
            let rows = rows_of(&expected);
            let missing = rows.iter().filter(|row| !served.contains(text(row, "name"))).count();
            println!("{} DocTypes of the site, {missing} of them are not served and not compared", rows.len());
            let is_compared =
                |row: &&Row| served.contains(text(row, "name")) && !is_on(row, "istable") && !is_on(row, "is_virtual");
            let kind = |row: &Row| if is_on(row, "issingle") { DocTypeKind::Single } else { DocTypeKind::Table };
            return Ok(rows.iter().filter(is_compared).map(|row| (text(row, "name").to_owned(), kind(row))).collect());
        }
        bail!("none of the users may list the DocTypes of both servers; name them with --doctypes")
    }

    /// Compares a DocType for a user.
    fn doctype(
        &mut self,
        session: Session<'_>,
        doctype: &str,
        kind: DocTypeKind,
        sampling: Sampling,
        offset: usize,
    ) -> Result<()> {
        if kind == DocTypeKind::Single {
            self.compare(session, doctype, &samples::document(doctype, doctype))?;
            return Ok(());
        }
        let count = self.compare(session, doctype, &samples::count(doctype))?;
        let count = count.body.get("message").and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        let mut rows = Vec::new();
        for start in samples::page_starts(count.unwrap_or_default(), sampling.page) {
            let page = self.compare(session, doctype, &samples::page(doctype, start, sampling.page))?;
            rows.extend(rows_of(&page));
            if page.status != 200 {
                if kind == DocTypeKind::Unknown {
                    self.compare(session, doctype, &samples::document(doctype, doctype))?;
                }
                break;
            }
        }
        let names: Vec<String> = rows.iter().filter_map(|row| name_of(row.get("name")?)).collect();
        for name in samples::spread(&names, sampling.documents) {
            self.compare(session, doctype, &samples::document(doctype, name))?;
        }
        for path in samples::filtered(doctype, &rows, sampling, offset) {
            self.compare(session, doctype, &path)?;
        }
        Ok(())
    }

    /// Compares the answers to a request, and shows their differences; gives that of Frappe.
    fn compare(&mut self, session: Session<'_>, doctype: &str, path: &str) -> Result<Answer> {
        self.compared += 1;
        let (mut expected, mut answer) = (self.frappe.get(path, session.token)?, self.ours.get(path, session.token)?);
        let ignored = self.ignored.clone();
        let is_ignored = |field: &str| {
            ignored.iter().any(|name| match name.rsplit_once('.') {
                Some((of, name)) => of == doctype && name == field,
                None => name == field,
            })
        };
        let mut lines = differences::between(&expected, &answer, &is_ignored);
        if !lines.is_empty() {
            // A document may have been changed between the two requests.
            (answer, expected) = (self.ours.get(path, session.token)?, self.frappe.get(path, session.token)?);
            lines = differences::between(&expected, &answer, &is_ignored);
        }
        if !lines.is_empty() {
            self.differing += 1;
            println!("DIFFERS {} GET {path}", session.user);
            for line in lines.iter().take(MAX_SHOWN) {
                println!("    {line}");
            }
            if lines.len() > MAX_SHOWN {
                println!("    {} more differences", lines.len() - MAX_SHOWN);
            }
        }
        Ok(expected)
    }
}

/// The rows of a list.
fn rows_of(answer: &Answer) -> Vec<Row> {
    let rows = answer.body.get("data").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter_map(|row| row.as_object().cloned()).collect()
}

/// A name, which is a number in some DocTypes.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
