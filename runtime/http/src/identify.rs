//! Authentication: the user of a request, by session cookie, API key or bearer token; Guest otherwise.

use super::form::Form;
use super::page_origin;
use super::request::Request;
use doctyped_auth as auth;
use doctyped_auth::session;
use doctyped_auth::session::Session;
use doctyped_auth::{authorization_header, same_secret};
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::identity::{GUEST, Identity};
use std::sync::Arc;

/// The session of a request.
#[derive(Debug, Default)]
pub struct SessionState {
    /// The session that was sent, if it is valid.
    pub current: Option<Arc<Session>>,
    /// An expired or unknown session was sent; the request continues as Guest.
    pub expired: bool,
    /// The session was sent in a parameter, and not as a cookie. A page may put the id of another user's
    /// session into a link, so the browser gets no cookies for it.
    pub is_from_parameter: bool,
}

impl SessionState {
    /// Whether the response removes the cookies of a session that has expired.
    pub fn clears_cookies(&self) -> bool {
        self.expired && !self.is_from_parameter
    }
}

/// Authenticates a request and sets the user of its context.
///
/// # Errors
/// `CSRFTokenError`, `AuthenticationError`, `InvalidAuthorizationToken`.
pub fn identify(ctx: &mut Context, request: &Request, form: &mut Form, state: &mut SessionState) -> Result<()> {
    resume(ctx, request, form, state)?;
    if let Some(session) = &state.current {
        check_csrf(session, request, form)?;
        if session.csrf_token.is_none() {
            page_origin::check_write(&ctx.site().config.web, request)?;
        }
        ctx.client_mut().sid = Some(session.sid.clone());
    }
    let Some(header) = &request.headers.authorization else {
        return Ok(());
    };
    let proven = authorization_header::authenticate(ctx, header, request.address)?;
    // A valid key does not replace the user of a session.
    if let (Some(identity), None) = (proven, &state.current) {
        ctx.set_identity(identity);
    }
    Ok(())
}

/// Whether a request has the credentials of a user, right or wrong, in its headers.
pub fn has_credentials(request: &Request) -> bool {
    request.headers.authorization.is_some() || request.cookie("sid").is_some_and(|sid| !sid.is_empty() && sid != GUEST)
}

/// The user whose credentials are in the headers; `None` if they are of none. Looked up before a large body is read.
///
/// # Errors
/// `AuthenticationError`, `InvalidAuthorizationToken` for a wrong key or token.
pub fn logged_in_user(site: &Arc<Site>, request: &Request) -> Result<Option<ClientKey>> {
    let mut ctx = Context::new(Arc::clone(site), Identity::guest())?;
    ctx.client_mut().address = Some(request.address);
    ctx.refresh()?;
    let mut state = SessionState::default();
    resume(&mut ctx, request, &mut Form::default(), &mut state)?;
    if let Some(session) = &state.current {
        return Ok(Some(ClientKey::user(&session.user)));
    }
    let Some(header) = &request.headers.authorization else { return Ok(None) };
    let proven = authorization_header::authenticate(&mut ctx, header, request.address)?;
    Ok(proven.map(|identity| ClientKey::user(&identity.name)))
}

fn resume(ctx: &mut Context, request: &Request, form: &mut Form, state: &mut SessionState) -> Result<()> {
    let in_parameter = form.text("sid").map(str::to_owned);
    form.take("sid");
    state.is_from_parameter = in_parameter.is_some();
    let Some(sid) = in_parameter.or_else(|| request.cookie("sid")).filter(|sid| !sid.is_empty() && sid != GUEST) else {
        return Ok(());
    };
    if state.is_from_parameter {
        page_origin::check_session_change(&ctx.site().config.web, request)?;
    }
    let session = session::resume(ctx, &sid)?;
    let identity = match &session {
        Some(session) => auth::admit(ctx, &session.user, request.address)?,
        None => None,
    };
    match identity.filter(|identity| !identity.is_guest()) {
        Some(identity) => {
            ctx.set_identity(identity);
            state.current = session;
        }
        None => state.expired = true,
    }
    Ok(())
}

/// Compares the CSRF token. A page of another site can make a browser send the session cookie, but
/// cannot read the token.
fn check_csrf(session: &Session, request: &Request, form: &mut Form) -> Result<()> {
    let Some(token) = session.csrf_token.as_deref().filter(|_| !request.method.is_safe()) else {
        return Ok(());
    };
    let sent = request.headers.csrf_token.as_deref().or_else(|| form.text("csrf_token"));
    if !sent.is_some_and(|sent| same_secret(sent.as_bytes(), token.as_bytes())) {
        return Err(Error::new(ErrorKind::CsrfToken, "Invalid Request"));
    }
    form.take("csrf_token");
    Ok(())
}
