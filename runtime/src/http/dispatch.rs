//! The order of work for one request, which is Frappe's.
//!
//! Parameters, then the user, then the route, then commit or rollback, then the envelope. A panic
//! in between becomes an answer like any other error.

use super::answer::{Answer, Content};
use super::download;
use super::envelope::{self, EnvelopeExtras, Failure, Style};
use super::form::Form;
use super::identify::{SessionState, identify};
use super::page;
use super::request::{Request, Verb};
use super::route::{Route, Version};
use super::request_kind::{Action, Task, prepare};
use super::async_call::{Completion, AsyncCall};
use super::{cookies, cors};
use super::{v1, v2};
use crate::async_context::AsyncContext;
use crate::auth::two_factor::Challenge;
use crate::auth::{self, Entry, GUEST, Identity, audit, login, reset, session};
use crate::context::Context;
use crate::db::Commit;
use crate::error::{Error, ErrorKind, Result};
use crate::idempotency::{StoredResponse, IdempotencyKey};
use crate::json::JsonWriter;
use crate::outlet::Outlet;
use crate::site::Site;
use actix_web::http::header::HeaderName;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Answers a request, whatever happens. A long answer that went well may begin to leave through
/// the outlet; what is returned is the end of it then, or why there will be none.
pub(crate) fn answer(site: &Arc<Site>, request: &Request, outlet: Option<Outlet>) -> Completion {
    let style = Style::of(request, site.config.developer_mode);
    guard(style, || work(site, request, style, End::Durable(outlet)).0)
}

/// Answers a request without waiting for the disk: if there is a commit, the answer only holds once
/// that is settled.
pub(crate) fn answer_soon(site: &Arc<Site>, request: &Request) -> (Completion, Option<Commit>) {
    let style = Style::of(request, site.config.developer_mode);
    guard(style, || work(site, request, style, End::Soon))
}

/// The transaction is rolled back on the way out of a panic, and its connection dropped.
fn guard<T: From<Answer>>(style: Style, work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let error = Error::internal(format!("a panic: {}", panic_text(panic.as_ref())));
        failed(style, &error).into()
    })
}

/// The answer to a request that failed as a whole.
pub(crate) fn failed(style: Style, error: &Error) -> Answer {
    envelope::failure(style, &Failure::from(error))
}

/// How a request ends.
enum End {
    /// With its writes on the disk, and a long answer on its way.
    Durable(Option<Outlet>),
    /// As soon as its writes are made.
    Soon,
}

/// What a panic says.
pub(super) fn panic_text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a text")
}

fn work(site: &Arc<Site>, request: &Request, style: Style, end: End) -> (Completion, Option<Commit>) {
    if let Err(error) = site.rates.check_address(request.address) {
        return (failed(style, &error).into(), None);
    }
    if request.verb == Verb::Options {
        return (Answer::json(200, Vec::new()).into(), None);
    }
    let answer = match prepare(request) {
        Ok(Task { action: Action::Home, .. }) => Answer::html(200, page::home()),
        Ok(Task { action: Action::PasswordForm, form, .. }) => {
            Answer::html(200, page::new_password(form.text("key").unwrap_or_default()))
        }
        Ok(task) => match Context::new(Arc::clone(site), Identity::guest()) {
            Ok(mut ctx) => {
                ctx.visitor_mut().address = Some(request.address);
                let work = Work {
                    ctx,
                    request,
                    style,
                    visit: SessionState::default(),
                    cookies: Vec::new(),
                    presence: Vec::new(),
                    once: None,
                    kept: None,
                    page: None,
                    soon: matches!(end, End::Soon),
                    commit: None,
                };
                return work.run(task, end);
            }
            Err(error) => failed(style, &error),
        },
        Err(refusal) => {
            let mut answer = failed(style, &refusal.error);
            answer.allow = refusal.allow;
            answer
        }
    };
    (answer.into(), None)
}

fn write_texts<const N: usize>(texts: [(&str, &str); N], out: &mut JsonWriter) {
    for (key, text) in texts {
        out.key(key);
        out.text(text);
    }
}

/// Asks for the code of an authenticator app, in Frappe's form. `setup` says whether the user has an
/// app already; who has not gets a URI for it, which Frappe would send by e-mail.
fn write_challenge(challenge: &Challenge, out: &mut JsonWriter) {
    let verification = match &challenge.setup {
        None => serde_json::json!({ "method": "OTP App", "setup": true }),
        Some(uri) => serde_json::json!({
            "method": "OTP App",
            "setup": false,
            "otpauth_uri": uri,
            "prompt": "Add this server to an authenticator app, then send a code of it",
        }),
    };
    out.key("verification");
    out.serialize(&verification);
    write_texts([("tmp_id", challenge.tmp_id.as_str())], out);
}

/// A request at work.
struct Work<'a> {
    ctx: Context,
    request: &'a Request,
    style: Style,
    visit: SessionState,
    /// What a login or a logout sets.
    cookies: Vec<String>,
    /// What every other answer to a browser sets.
    presence: Vec<String>,
    /// The key of a request that is to be done once.
    once: Option<IdempotencyKey>,
    /// The answer of the first time.
    kept: Option<StoredResponse>,
    /// A page that is the answer, instead of JSON.
    page: Option<String>,
    /// Somebody else waits for the commit.
    soon: bool,
    /// What that is.
    commit: Option<Commit>,
}

impl Work<'_> {
    fn run(mut self, task: Task, end: End) -> (Completion, Option<Commit>) {
        let is_login = matches!(task.action, Action::Login);
        let outlet = match end {
            // What is written may still fail at its commit, and a writer must not wait for a client.
            End::Durable(outlet) => outlet.filter(|_| self.request.verb == Verb::Get && self.request.supports_chunked),
            End::Soon => None,
        };
        let mut out = outlet.map_or_else(JsonWriter::new, JsonWriter::with_outlet);
        out.begin_object();
        let result = self.serve(task, &mut out).and_then(|status| self.complete(status, out));
        let outcome = result.unwrap_or_else(|error| self.fail(&error, is_login).into());
        self.renew_session();
        let Completion::Answer(mut answer) = outcome else { return (outcome, self.commit) };
        if self.visit.expired && self.cookies.is_empty() {
            answer.clear_cookies();
        } else {
            answer.cookies.append(&mut self.cookies);
        }
        // Files may be kept by caches.
        if answer.cookies.is_empty() && answer.content == Content::Json {
            answer.cookies = self.presence;
        }
        (answer.into(), self.commit)
    }

    fn serve(&mut self, task: Task, out: &mut JsonWriter) -> Result<u16> {
        let Task { action, mut form, path } = task;
        self.ctx.refresh()?;
        let site = Arc::clone(self.ctx.site());
        let (address, web) = (self.request.address, &site.config.web);
        if let Action::Login = action {
            cors::check_change(web, self.request)?;
            site.rates.check_login(address)?;
            site.rates.check_request(self.ctx.identity(), false, address, &path)?;
            self.log_in(form, out)?;
            return Ok(200);
        }
        identify(&mut self.ctx, self.request, &mut form, &mut self.visit)?;
        self.show_presence()?;
        let with_key = self.visit.session.is_none();
        site.rates.check_request(self.ctx.identity(), with_key, address, &path)?;
        if self.visit.expired {
            // The answer will have cookies, which stand before it.
            out.keep();
        }
        let route = match &action {
            Action::Logout { to_page } => {
                self.log_out(out)?;
                self.page = to_page.then(page::logged_out);
                return Ok(200);
            }
            Action::NewPassword => {
                site.rates.check_login(address)?;
                let account = reset::redeem(&mut self.ctx, form.text("key").unwrap_or_default())?;
                reset::change(&mut self.ctx, &account, form.text("new_password").unwrap_or_default(), true)?;
                self.page = Some(page::password_changed());
                return Ok(200);
            }
            Action::Command(command) => Route::Call(command),
            _ => Route::of(self.request.verb, &path),
        };
        if let Some(kept) = self.begin_once()? {
            self.kept = Some(kept);
            return Ok(200);
        }
        if let Route::File(url) = route {
            let download = download::find(&mut self.ctx, url)?;
            self.ctx.answer_file(download);
            return Ok(200);
        }
        match self.style.version {
            Version::V1 => v1::serve(&mut self.ctx, route, self.request, form, out),
            Version::V2 => v2::serve(&mut self.ctx, route, self.request, form, out),
        }
    }

    fn log_in(&mut self, form: Form, out: &mut JsonWriter) -> Result<()> {
        let request = self.request;
        let login = match login::login(&mut self.ctx, &form.into_arguments(), request.address)? {
            Entry::In(login) => login,
            Entry::Challenge(challenge) => {
                write_challenge(&challenge, out);
                return Ok(());
            }
            Entry::NewPassword(path) => {
                write_texts([("message", "Password Reset"), ("redirect_to", &path)], out);
                return Ok(());
            }
        };
        let (message, home_page) = login.message();
        let full_name = login.account.full_name.as_str();
        write_texts([("message", message), ("home_page", home_page), ("full_name", full_name)], out);
        let settings = self.ctx.site().caches.settings();
        self.cookies = cookies::of_session(&login.sid, &login.account, &settings, request.is_https);
        Ok(())
    }

    /// Tells a browser whom it speaks for, and that its session goes on: every answer does, or the
    /// session of somebody who works would end by the clock of the browser. Programs with a key have
    /// no use for it.
    fn show_presence(&mut self) -> Result<()> {
        let settings = |ctx: &Context| ctx.site().caches.settings();
        let sent = &self.request.headers;
        if let Some(session) = &self.visit.session {
            if let Some(known) = auth::known(&mut self.ctx, &session.user)? {
                let account = &known.account;
                let settings = settings(&self.ctx);
                self.presence = cookies::of_session(&session.sid, account, &settings, self.request.is_https);
            }
        } else if !self.visit.expired
            && sent.authorization.is_none()
            && sent.fetch_site.as_deref() != Some("cross-site")
        {
            // A page of another site could log somebody out otherwise: by a form, with which no session is
            // sent and whose answer may set cookies.
            self.presence = cookies::of_guest(&settings(&self.ctx), self.request.is_https);
        }
        Ok(())
    }

    /// Ends the session; an API key has none and stays as it is. The answer is that of somebody who
    /// comes in as Guest, because Frappe goes on as one.
    fn log_out(&mut self, out: &mut JsonWriter) -> Result<()> {
        if let Some(session) = self.visit.session.take() {
            audit::note_logout(&mut self.ctx)?;
            session::end(&mut self.ctx, &session)?;
        }
        self.ctx.set_identity(Identity::guest());
        self.cookies = cookies::cleared();
        write_texts([("message", "No App"), ("home_page", "/login"), ("full_name", GUEST)], out);
        Ok(())
    }

    /// Finds out whether a POST with a key was done before.
    fn begin_once(&mut self) -> Result<Option<StoredResponse>> {
        let Some(key) = self.request.headers.idempotency_key.as_deref().filter(|_| self.request.verb == Verb::Post)
        else {
            return Ok(None);
        };
        let once = IdempotencyKey::new(key, self.ctx.identity(), self.request.address, &self.request.content())?;
        let kept = once.begin(&mut self.ctx)?;
        self.once = Some(once);
        Ok(kept)
    }

    /// Puts the answer together and ends the transaction.
    fn complete(&mut self, status: u16, out: JsonWriter) -> Result<Completion> {
        if let Some(StoredResponse { status, body }) = self.kept.take() {
            let mut answer = Answer::json(status, body);
            answer.headers.push((HeaderName::from_static("idempotency-replayed"), "true".to_owned()));
            return self.ctx.rollback().map(|()| answer.into());
        }
        if let Some(function) = self.ctx.take_deferred() {
            if self.once.is_some() {
                let message = "This function has several transactions, so it takes no Idempotency-Key";
                return Err(Error::new(ErrorKind::BadRequest, message));
            }
            self.finish()?;
            let context = AsyncContext::new(&self.ctx, self.request.verb.is_safe());
            let waiting = AsyncCall::of(self.request, function, context, self.style, self.visit.expired);
            return Ok(Completion::AsyncCall(Box::new(waiting)));
        }
        let file = self.ctx.take_download();
        let is_file = file.is_some();
        let answer = match (self.page.take(), file) {
            (Some(page), _) => Answer::html(status, page),
            (None, Some(file)) => download::answer(self.request.verb, &self.request.headers, file),
            (None, None) => {
                let (messages, debug) = (self.ctx.messages(), self.ctx.debug_notes());
                let beside = EnvelopeExtras { messages, debug, session_expired: self.visit.expired };
                envelope::success(self.style, status, out, &beside)
            }
        };
        if let Some(once) = self.once.take() {
            once.keep(&mut self.ctx, answer.status, (!is_file).then_some(answer.body.as_slice()))?;
        }
        self.finish()?;
        Ok(answer.into())
    }

    /// What a safe verb wrote is undone, everything else is kept.
    fn finish(&mut self) -> Result<()> {
        if self.request.verb.is_safe() {
            self.ctx.rollback()
        } else if self.soon {
            self.commit = self.ctx.commit_soon()?;
            Ok(())
        } else {
            self.ctx.commit()
        }
    }

    fn fail(&mut self, error: &Error, is_login: bool) -> Answer {
        if let Err(error) = self.ctx.rollback() {
            tracing::error!(error = %error.chain(), "a transaction could not be rolled back");
        }
        let failure = Failure { error, messages: self.ctx.messages(), is_login, session_expired: self.visit.expired };
        let mut answer = envelope::failure(self.style, &failure);
        if error.kind() == ErrorKind::Authentication && !is_login && self.visit.session.is_some() {
            answer.clear_cookies();
        }
        answer
    }

    /// The answer is ready, so a failure here is only worth a line in the log.
    fn renew_session(&mut self) {
        let Some(session) = &self.visit.session else { return };
        if let Err(error) = session::renew(&mut self.ctx, session) {
            tracing::warn!(error = %error.chain(), "the use of a session could not be noted");
        }
    }
}
