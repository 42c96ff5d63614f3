//! The session of a request: login, logout, cookies.

use super::ActiveRequest;
use crate::form::Form;
use crate::login_response::{write_challenge, write_texts};
use crate::{cookies, page_origin};
use doctyped_auth as auth;
use doctyped_auth::login::LoginClient;
use doctyped_auth::{LoginStep, audit, login, session};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::identity::{GUEST, Identity};
use doctyped_core::json::JsonWriter;

impl ActiveRequest<'_> {
    pub(super) fn log_in(&mut self, form: Form, out: &mut JsonWriter) -> Result<()> {
        let request = self.request;
        let client = LoginClient { address: request.address, cookie: &|name| request.cookie(name) };
        let login = match login::login(&mut self.ctx, &form.into_arguments(), client)? {
            LoginStep::Complete(login) => login,
            LoginStep::CodeRequired(challenge) => {
                write_challenge(&challenge, out);
                return Ok(());
            }
            LoginStep::PasswordExpired(path) => {
                write_texts([("message", "Password Reset"), ("redirect_to", &path)], out);
                return Ok(());
            }
        };
        let (message, home_page) = login.message();
        let full_name = login.account.full_name.as_str();
        write_texts([("message", message), ("home_page", home_page), ("full_name", full_name)], out);
        let settings = self.ctx.site().caches.settings();
        self.cookies = cookies::of_session(&login.sid, &login.account, &settings, request.is_https);
        self.cookies.push(cookies::of_device(&login.device, request.is_https));
        Ok(())
    }

    /// Renews the cookies of a browser with every response, or an active session would expire by the
    /// clock of the browser. API clients with a token need none.
    pub(super) fn set_guest_cookies(&mut self) -> Result<()> {
        let settings = |ctx: &Context| ctx.site().caches.settings();
        let sent = &self.request.headers;
        if self.session.is_from_parameter {
            return Ok(());
        }
        if let Some(session) = &self.session.current {
            if let Some(known) = auth::cached_user(&mut self.ctx, &session.user)? {
                let account = &known.account;
                let settings = settings(&self.ctx);
                self.guest_cookies = cookies::of_session(&session.sid, account, &settings, self.request.is_https);
            }
        } else if !self.session.expired
            && sent.authorization.is_none()
            && !page_origin::is_cross_site(&self.ctx.site().config.web, self.request)
        {
            // Otherwise a page of another site could log its user out with a form: the browser sends no
            // session along with it, and accepts the cookies of the response.
            self.guest_cookies = cookies::of_guest(&settings(&self.ctx), self.request.is_https);
        }
        Ok(())
    }

    /// Ends the session, if the request has one. The response is Frappe's to Guest.
    pub(super) fn log_out(&mut self, out: &mut JsonWriter) -> Result<()> {
        if let Some(session) = self.session.current.take() {
            audit::log_logout(&mut self.ctx)?;
            session::end(&mut self.ctx, &session)?;
        }
        self.ctx.set_identity(Identity::guest());
        self.cookies = cookies::cleared();
        write_texts([("message", "No App"), ("home_page", "/login"), ("full_name", GUEST)], out);
        Ok(())
    }

    /// Records the use of the session. The response is complete, so an error is only logged.
    pub(super) fn renew_session(&mut self) {
        let Some(session) = &self.session.current else { return };
        if let Err(error) = session::renew(&mut self.ctx, session) {
            tracing::warn!(error = %error.chain(), "failed to renew a session");
        }
    }
}
