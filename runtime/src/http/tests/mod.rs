//! Requests against a whole site, without a socket in between.

#![allow(clippy::needless_pass_by_value, reason = "calls read better without references")]

mod accounts;
mod attacks;
mod desk;
mod requests;
mod walk;

use super::answer::Answer;
use super::dispatch;
use super::request::{Headers, Request, Verb};
use crate::auth::Identity;
use crate::config::Config;
use crate::context::Context;
use crate::core::models::role::Role;
use crate::db::Pool;
use crate::method::Function;
use crate::prelude::*;
use crate::setup;
use crate::site::{Application, Site};
use clap::Parser;
use std::sync::Arc;

/// A site of its own, in a folder that goes with it.
struct TestSite {
    site: Arc<Site>,
    _folder: tempfile::TempDir,
}

/// A request in the making.
struct Ask<'a> {
    site: &'a TestSite,
    request: Request,
}

static APPLICATION: Application = Application {
    handlers: &[],
    functions: &[
        Function { path: "app.boom", method: &__whitelist_boom },
        Function { path: "app.make_role", method: &__whitelist_make_role },
        Function { path: "app.nothing", method: &__whitelist_nothing },
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
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("site.sqlite").display().to_string();
        let line = Line::parse_from(["server", "--database", &database, "--admin-password", "admin"]);
        let pool = Pool::open(&line.config.database, 4).unwrap();
        let site = Arc::new(Site::new(&APPLICATION, pool, line.config));
        setup::install(&site).unwrap();
        TestSite { site, _folder: folder }
    }

    fn ask(&self, verb: Verb, target: &str) -> Ask<'_> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Request {
            verb,
            raw_path: path.to_owned(),
            query: query.to_owned(),
            content_type: String::new(),
            body: actix_web::web::Bytes::new(),
            address: [127, 0, 0, 1].into(),
            headers: Headers::default(),
        };
        Ask { site: self, request }
    }

    fn get(&self, target: &str) -> Ask<'_> {
        self.ask(Verb::Get, target)
    }

    fn post(&self, target: &str, body: JsonValue) -> Ask<'_> {
        self.ask(Verb::Post, target).json(body)
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

    /// Logs in and gives the session's id.
    fn login(&self, usr: &str, pwd: &str) -> String {
        let answer = self.post("/api/method/login", json!({"usr": usr, "pwd": pwd})).answer();
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        let cookie = answer.cookies.iter().find_map(|cookie| cookie.strip_prefix("sid=")).unwrap();
        cookie.split(';').next().unwrap().to_owned()
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

    fn from(mut self, address: &str) -> Self {
        self.request.address = address.parse().unwrap();
        self
    }

    fn answer(self) -> Answer {
        dispatch::answer(&self.site.site, &self.request)
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

const WHO: &str = "/api/method/frappe.auth.get_logged_user";
