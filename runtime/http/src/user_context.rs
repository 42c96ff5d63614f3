//! The user of a request to a route of the application's own.

use super::form::Form;
use super::identify::{SessionState, identify};
use super::receive::Received;
use super::response::HttpError;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use doctyped_auth::rate_limits::{check_route, rate_limits};
use doctyped_auth::session;
use doctyped_core::context::AsyncContext;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::identity::Identity;
use futures_util::future::LocalBoxFuture;
use std::ops::Deref;
use std::sync::Arc;

/// An extractor for the application's own routes: it authenticates the user as the API does (session
/// cookie, API key, bearer token; Guest without one) and runs transactions.
///
/// ```
/// # use actix_web::{HttpResponse, Responder};
/// # use doctyped_http::{HttpError, UserContext};
/// async fn whoami(ctx: UserContext) -> Result<impl Responder, HttpError> {
///     let now = ctx.run(|ctx| Ok(ctx.now())).await?;
///     Ok(HttpResponse::Ok().body(format!("{} at {now}", ctx.user())))
/// }
/// ```
#[derive(Debug)]
pub struct UserContext(AsyncContext);

impl Deref for UserContext {
    type Target = AsyncContext;

    fn deref(&self) -> &AsyncContext {
        &self.0
    }
}

impl FromRequest for UserContext {
    type Error = HttpError;
    type Future = LocalBoxFuture<'static, Result<UserContext, HttpError>>;

    fn from_request(http: &HttpRequest, _: &mut Payload) -> Self::Future {
        let received = Received::without_body(http);
        Box::pin(async move {
            let received = received?;
            let own = received.clone();
            let authenticate = move || {
                let ctx = authenticate(&own, Form::read(&own.request)?, true)?;
                Ok(AsyncContext::new(&ctx, own.request.method.is_safe()))
            };
            let context = received.site.block(authenticate).await;
            match context.and_then(|context| context) {
                Ok(context) => Ok(UserContext(context)),
                Err(error) => Err(received.refuse(&error).into()),
            }
        })
    }
}

/// Applies the rate limits and authenticates, in a transaction that ends here. `is_counted` says whether the request counts
/// for the limits of the user.
pub fn authenticate(received: &Received, mut form: Form, is_counted: bool) -> Result<Context> {
    let Received { site, request, .. } = received;
    if !request.is_counted {
        rate_limits(site).check_address(request.address)?;
    }
    let path = request.path()?;
    let mut ctx = Context::new(Arc::clone(site), Identity::guest())?;
    ctx.client_mut().address = Some(request.address);
    ctx.refresh()?;
    let mut state = SessionState::default();
    identify(&mut ctx, request, &mut form, &mut state)?;
    if is_counted {
        rate_limits(site).check_user(ctx.identity(), state.current.is_none())?;
    }
    request.trace.set_identity(ctx.identity());
    check_route(&mut ctx, |_| vec![path])?;
    ctx.rollback()?;
    if let Some(session) = &state.current {
        session::renew(&mut ctx, session)?;
    }
    Ok(ctx)
}
