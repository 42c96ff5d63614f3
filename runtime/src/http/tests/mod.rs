//! Requests against a whole site, without a socket in between.

#![allow(clippy::needless_pass_by_value, reason = "calls read better without references")]

mod accounts;
mod archives;
mod attacks;
mod audit;
mod bearer;
#[cfg(all(feature = "s3", feature = "sqlite"))]
mod buckets;
mod desk;
mod files;
mod functions;
mod images;
mod limits;
mod lists;
mod methods;
mod naming;
mod once;
mod passwords;
mod permissions;
mod processes;
mod requests;
mod served;
mod server;
mod two_factor;
mod walk;

use super::answer::{Answer, Content};
use super::async_call::Completion;
use super::configure::Api;
use super::dispatch;
use super::request::{Headers, Request};
use super::upload::{self, Parts};
use crate::auth::Identity;
use crate::config::Config;
use crate::context::Context;
use crate::core::models::role::Role;
use crate::db::Pool;
use crate::method::Function;
use crate::prelude::*;
use crate::setup;
use crate::site::{Application, Site};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use clap::Parser;
use percent_encoding::NON_ALPHANUMERIC;
use std::sync::Arc;

/// A site of its own, in a folder that goes with it.
struct TestSite {
    site: Arc<Site>,
    folder: Arc<tempfile::TempDir>,
}

/// A request in the making.
struct Ask<'a> {
    site: &'a TestSite,
    request: Request,
}

/// The same application without handlers and routes of its own.
static API: Api = Api { application: &APPLICATION, documents: &[], configure: None, middleware: None };

static APPLICATION: Application = Application {
    handlers: crate::garden::HANDLERS,
    functions: &[
        Function { path: "app.boom", method: &__whitelist_boom },
        Function { path: "app.everything", method: &functions::__whitelist_everything },
        Function { path: "app.make_role", method: &__whitelist_make_role },
        Function { path: "app.measure", method: &functions::__whitelist_measure },
        Function { path: "app.measure_text", method: &functions::__whitelist_measure_text },
        Function { path: "app.misspelt", method: &functions::__whitelist_misspelt },
        Function { path: "app.nothing", method: &__whitelist_nothing },
        Function { path: "app.numbers", method: &functions::__whitelist_numbers },
        Function { path: "app.order", method: &functions::__whitelist_order },
        Function { path: "app.orders", method: &functions::__whitelist_orders },
        Function { path: "app.page", method: &functions::__whitelist_page },
        Function { path: "app.relay", method: &functions::__whitelist_relay },
        Function { path: "app.relay_file", method: &functions::__whitelist_relay_file },
        Function { path: "app.relay_panic", method: &functions::__whitelist_relay_panic },
        Function { path: "app.say", method: &functions::__whitelist_say },
        Function { path: "app.server", method: &functions::__whitelist_server },
        Function { path: "app.totals", method: &functions::__whitelist_totals },
        Function { path: "app.warn", method: &__whitelist_warn },
    ],
    not_whitelisted: &["app.hidden"],
};

#[whitelist(allow_guest)]
pub fn boom(_ctx: &mut Context) -> Result<()> {
    panic!("a mistake with a secret")
}

#[whitelist]
pub fn make_role(ctx: &mut Context, name: String) -> Result<String> {
    let mut role = Role { role_name: name, ..Role::default() };
    ctx.insert(&mut role)?;
    Ok(role.name)
}

#[whitelist(methods(POST))]
pub fn nothing(_ctx: &mut Context, value: Option<String>) -> Result<Option<String>> {
    Ok(value)
}

#[whitelist(allow_guest)]
pub fn warn(ctx: &mut Context) -> Result<bool> {
    ctx.msgprint("Careful");
    Ok(true)
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    config: Config,
}

impl TestSite {
    fn new() -> TestSite {
        TestSite::start(&APPLICATION, &[])
    }

    /// The site of an application of its own.
    fn with(application: &'static Application) -> TestSite {
        TestSite::start(application, &[])
    }

    /// A site that is started with more flags; `FOLDER` in them is the site's folder.
    fn with_flags(flags: &[&str]) -> TestSite {
        TestSite::start(&APPLICATION, flags)
    }

    fn start(application: &'static Application, flags: &[&str]) -> TestSite {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let place = folder.path().display().to_string();
        let flags: Vec<String> = flags.iter().map(|flag| flag.replace("FOLDER", &place)).collect();
        TestSite::open(application, &format!("{place}/site.sqlite"), &flags, folder)
    }

    /// A site on a database that others may use too.
    fn on(database: &str, folder: Arc<tempfile::TempDir>) -> TestSite {
        TestSite::open(&APPLICATION, database, &[], folder)
    }

    fn open(
        application: &'static Application,
        database: &str,
        flags: &[String],
        folder: Arc<tempfile::TempDir>,
    ) -> TestSite {
        let start = ["server", "--database", database, "--admin-password", "admin"].map(str::to_owned);
        let mut line = Line::parse_from(start.into_iter().chain(flags.iter().cloned()));
        line.config.key_file = Some(folder.path().join("site.key"));
        let files = || folder.path().join("site.sqlite.files").display().to_string();
        line.config.files.get_or_insert_with(files);
        let pool = Pool::open(&line.config.database, 4).unwrap();
        let site = Arc::new(Site::new(application, pool, line.config));
        setup::install(&site).unwrap();
        TestSite { site, folder }
    }

    /// Makes a document as Administrator and gives its name.
    fn make(&self, doctype: &str, fields: JsonValue) -> String {
        let mut ctx = self.context();
        let mut out = crate::JsonWriter::new();
        crate::document::resource::create(&mut ctx, doctype, fields.as_object().unwrap(), &mut out).unwrap();
        ctx.commit().unwrap();
        let made: JsonValue = serde_json::from_slice(&out.into_bytes()).unwrap();
        made["name"].as_str().unwrap().to_owned()
    }

    /// The names that somebody's list of a DocType shows, in the order of the alphabet.
    fn names(&self, token: &str, doctype: &str) -> String {
        let params = json!({"fields": ["name"], "order_by": "name", "limit": 0});
        let (status, body) = self.get_with(&format!("/api/resource/{doctype}"), &params).token(token).send();
        assert_eq!(status, 200, "{body}");
        let rows = body["data"].as_array().unwrap().iter();
        rows.map(|row| row["name"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    fn ask(&self, method: Method, target: &str) -> Ask<'_> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Request {
            method,
            supports_chunked: true,
            raw_path: path.to_owned(),
            query: query.to_owned(),
            content_type: String::new(),
            body: Bytes::new(),
            address: [127, 0, 0, 1].into(),
            is_https: false,
            headers: Headers::default(),
            parts: Parts::default(),
        };
        Ask { site: self, request }
    }

    fn get(&self, target: &str) -> Ask<'_> {
        self.ask(Method::GET, target)
    }

    /// GET with parameters, which are sent as the text of their JSON.
    fn get_with(&self, path: &str, params: &JsonValue) -> Ask<'_> {
        let encoded = |text: &str| percent_encoding::percent_encode(text.as_bytes(), NON_ALPHANUMERIC).to_string();
        let pairs = params.as_object().unwrap().iter().map(|(name, value)| match value {
            JsonValue::String(text) => format!("{name}={}", encoded(text)),
            value => format!("{name}={}", encoded(&value.to_string())),
        });
        self.get(&format!("{path}?{}", pairs.collect::<Vec<_>>().join("&")))
    }

    /// Asks for a list on every route that has one; gives each route with status and answer.
    fn lists(&self, token: &str, doctype: &str, params: &JsonValue) -> Vec<(&'static str, u16, JsonValue)> {
        let mut form = params.clone();
        form["doctype"] = json!(doctype);
        let desk = |method| self.post(&format!("/api/method/frappe.desk.reportview.{method}"), form.clone());
        [
            ("v1", self.get_with(&format!("/api/resource/{doctype}"), params)),
            ("v2", self.get_with(&format!("/api/v2/document/{doctype}"), params)),
            ("client.get_list", self.post("/api/method/frappe.client.get_list", form.clone())),
            ("reportview.get", desk("get")),
            ("reportview.get_list", desk("get_list")),
        ]
        .into_iter()
        .map(|(route, ask)| {
            let (status, body) = ask.token(token).send();
            (route, status, body)
        })
        .collect()
    }

    /// Asks for counts and values under filters on every route that has them.
    fn filtered(&self, token: &str, doctype: &str, filters: &JsonValue) -> Vec<(&'static str, u16, JsonValue)> {
        let form = |more: JsonValue| {
            let mut form = json!({"doctype": doctype, "filters": filters});
            form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            form
        };
        let call = |path: &str, more: JsonValue| self.post(&format!("/api/method/frappe.{path}"), form(more));
        [
            ("v2 count", self.get_with(&format!("/api/v2/doctype/{doctype}/count"), &json!({"filters": filters}))),
            ("client.get_count", call("client.get_count", json!({}))),
            ("client.get_value", call("client.get_value", json!({"fieldname": "name"}))),
            ("client.get", call("client.get", json!({}))),
            ("reportview.get_count", call("desk.reportview.get_count", json!({}))),
            ("search_link", call("desk.search.search_link", json!({"txt": ""}))),
        ]
        .into_iter()
        .map(|(route, ask)| {
            let (status, body) = ask.token(token).send();
            (route, status, body)
        })
        .chain(self.lists(token, doctype, &json!({"filters": filters})))
        .collect()
    }

    fn post(&self, target: &str, body: JsonValue) -> Ask<'_> {
        self.ask(Method::POST, target).json(body)
    }

    /// Administrator, beside any request.
    fn context(&self) -> Context {
        Context::new(Arc::clone(&self.site), Identity::administrator()).unwrap()
    }

    /// Makes a user with an API key, and gives the `Authorization` header.
    fn user(&self, email: &str) -> String {
        let user =
            json!({"email": email, "first_name": "Test", "new_password": "right horse", "send_welcome_email": 0});
        let mut ctx = self.context();
        let fields = user.as_object().unwrap();
        crate::document::resource::create(&mut ctx, "User", fields, &mut crate::JsonWriter::new()).unwrap();
        let made = crate::auth::generate_keys(&mut ctx, email).unwrap();
        ctx.commit().unwrap();
        format!("token {}:{}", made.key, made.secret)
    }

    /// Fills the garden: plants, beds and rows.
    fn plant(&self) {
        use diesel::connection::SimpleConnection;
        let mut ctx = self.context();
        if ctx.connection().dialect() == crate::db::Dialect::Mysql {
            ctx.connection().batch_execute("SET sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')").unwrap();
        }
        ctx.connection().batch_execute(crate::garden::SEED).unwrap();
    }

    /// The same as [`TestSite::user`], with roles.
    fn user_with(&self, email: &str, roles: &[&str]) -> String {
        let header = self.user(email);
        let roles: Vec<JsonValue> = roles.iter().map(|role| json!({ "role": role })).collect();
        self.set("User", email, json!({ "roles": roles }));
        header
    }

    /// The `Authorization` header of Administrator.
    fn admin(&self) -> String {
        let mut ctx = self.context();
        let made = crate::auth::generate_keys(&mut ctx, "Administrator").unwrap();
        ctx.commit().unwrap();
        format!("token {}:{}", made.key, made.secret)
    }

    /// Logs in and gives the session's id.
    fn login(&self, usr: &str, pwd: &str) -> String {
        let answer = self.post("/api/method/login", json!({"usr": usr, "pwd": pwd})).answer();
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        let cookie = answer.cookies.iter().find_map(|cookie| cookie.strip_prefix("sid=")).unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Reads a multipart body as it comes from a socket, in small pieces.
    fn receive(&self, body: &[u8]) -> Result<Parts> {
        let mut headers = HeaderMap::new();
        let content_type = HeaderValue::from_static("multipart/form-data; boundary=LIMIT");
        headers.insert(header::CONTENT_TYPE, content_type);
        let pieces: Vec<_> = body.chunks(1000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        let form = upload::read_form(&headers, futures_util::stream::iter(pieces), &self.site);
        actix_web::rt::System::new().block_on(form)
    }

    /// Changes fields of a document as Administrator.
    fn set(&self, doctype: &str, name: &str, fields: JsonValue) {
        let mut ctx = self.context();
        let fields = fields.as_object().unwrap();
        crate::document::resource::update(&mut ctx, doctype, name, fields, &mut crate::JsonWriter::new()).unwrap();
        ctx.commit().unwrap();
    }
}

impl Ask<'_> {
    fn json(mut self, body: JsonValue) -> Self {
        self.request.content_type = "application/json".to_owned();
        self.request.body = body.to_string().into();
        self
    }

    /// A multipart form of fields and of files, each with the field, the name and the content.
    fn form(mut self, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Self {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--LIMIT\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, file_name, content) in files {
            let head = format!(
                "--LIMIT\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--LIMIT--\r\n");
        self.request.content_type = "multipart/form-data".to_owned();
        self.request.parts = self.site.receive(&body).unwrap();
        self
    }

    fn token(mut self, header: &str) -> Self {
        self.request.headers.authorization = Some(header.to_owned());
        self
    }

    fn sid(mut self, sid: &str) -> Self {
        self.request.headers.cookie = Some(format!("sid={sid}"));
        self
    }

    fn csrf(mut self, token: &str) -> Self {
        self.request.headers.csrf_token = Some(token.to_owned());
        self
    }

    fn origin(mut self, origin: &str, fetch_site: &str) -> Self {
        self.request.headers.origin = Some(origin.to_owned());
        self.request.headers.fetch_site = Some(fetch_site.to_owned());
        self
    }

    fn from(mut self, address: &str) -> Self {
        self.request.address = address.parse().unwrap();
        self
    }

    fn answer(self) -> Answer {
        answered(dispatch::answer(&self.site.site, &self.request, None))
    }

    /// Status and JSON.
    fn send(self) -> (u16, JsonValue) {
        let answer = self.answer();
        (answer.status, serde_json::from_slice(&answer.body).unwrap())
    }

    /// Status and exception class.
    fn error(self) -> (u16, String) {
        let (status, body) = self.send();
        let class = body.get("exc_type").or_else(|| body["errors"][0].get("type"));
        (status, class.and_then(JsonValue::as_str).unwrap_or_default().to_owned())
    }
}

/// The answer, awaited where that is needed.
fn answered(outcome: Completion) -> Answer {
    match outcome {
        Completion::Answer(answer) => answer,
        Completion::AsyncCall(call) => actix_web::rt::System::new().block_on(call.finish()),
    }
}

/// The bytes of an answer, be it a file or not.
fn content(answer: Answer) -> Vec<u8> {
    match answer.stream {
        Some(stream) => stream.read(),
        None => answer.body,
    }
}

/// A header that only some answers have.
fn header_of<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.iter().find(|(found, _)| found.as_str() == name).map(|(_, value)| value.as_str())
}

const WHO: &str = "/api/method/frappe.auth.get_logged_user";
