//! What an async function has in the place of a [`Context`].
//!
//! A function that waits for another server would keep a connection to the database, and on SQLite
//! the turn to write, for as long. So an async function has neither: it runs on the threads that
//! receive requests, among others, and goes to the database for a moment at a time.

use crate::auth::Identity;
use crate::context::{Context, Message};
use crate::error::{Error, Result};
use crate::site::Site;
use parking_lot::Mutex;
use std::sync::Arc;

/// One request at work in an async function.
#[derive(Debug, Clone)]
pub struct AsyncContext {
    site: Arc<Site>,
    identity: Arc<Identity>,
    is_safe: bool,
    messages: Arc<Mutex<Vec<Message>>>,
}

impl AsyncContext {
    /// The rest of a request that has ended its transaction.
    pub(crate) fn new(ctx: &Context, is_safe: bool) -> AsyncContext {
        AsyncContext {
            site: Arc::clone(ctx.site()),
            identity: Arc::clone(ctx.identity()),
            is_safe,
            messages: Arc::new(Mutex::new(ctx.messages().to_vec())),
        }
    }

    /// The name of the user who asks: an e-mail address, `Administrator` or `Guest`.
    pub fn user(&self) -> &str {
        &self.identity.name
    }

    /// Does a part of the work in a transaction of its own, on a thread that may wait: committed when
    /// the part succeeds, rolled back when it fails, and for GET in any case. Several parts are
    /// several transactions: when a later one fails, the earlier ones stay.
    ///
    /// A part that has begun is completed, even if the client goes away and the function is dropped.
    ///
    /// # Errors
    /// The part's own, and when the database refuses.
    pub async fn run<T, F>(&self, part: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Context) -> Result<T> + Send + 'static,
    {
        let AsyncContext { site, identity, is_safe, messages } = self.clone();
        let own = Arc::clone(&site);
        let work = site.block(move || {
            let mut ctx = Context::new(own, identity)?;
            ctx.refresh()?;
            if !is_safe {
                ctx.transaction().begin_writing()?;
            }
            let done = part(&mut ctx)?;
            if is_safe {
                ctx.rollback()?;
            } else {
                ctx.commit()?;
            }
            messages.lock().extend_from_slice(ctx.messages());
            Ok(done)
        });
        work.await?
    }

    /// Shows the user a message beside the answer.
    pub fn msgprint(&self, message: impl Into<String>) {
        self.messages.lock().push(Message::new(message));
    }

    /// Fails with a `ValidationError`.
    ///
    /// # Errors
    /// Always.
    pub fn throw<T>(&self, message: impl Into<String>) -> Result<T> {
        Err(Error::validation(message))
    }

    /// The messages so far.
    pub(crate) fn messages(&self) -> Vec<Message> {
        self.messages.lock().clone()
    }
}
