//! The context of an async whitelisted function, in place of a [`Context`].
//!
//! A function that awaits another server must not hold a database connection, or on SQLite the write
//! lock, meanwhile. So an async function has neither: it runs on the threads of actix-web and opens
//! a transaction of its own for each part of its work that needs the database.

use super::{AsyncContext, Context, Message, Site};
use crate::error::{Error, Result};
use crate::identity::Identity;
use crate::retries::Retries;
use parking_lot::Mutex;
use std::sync::Arc;

impl AsyncContext {
    /// The context for the rest of a request whose transaction has ended.
    pub fn new(ctx: &Context, is_safe: bool) -> AsyncContext {
        AsyncContext {
            site: Arc::clone(ctx.site()),
            identity: Arc::clone(ctx.identity()),
            client: ctx.client_key(),
            is_safe,
            messages: Arc::new(Mutex::new(ctx.messages().to_vec())),
        }
    }

    /// The name of the request's user: an e-mail address, `Administrator` or `Guest`.
    pub fn user(&self) -> &str {
        &self.identity.name
    }

    /// Runs a part of the work in a transaction of its own, on the worker pool: committed when the
    /// part succeeds, rolled back when it fails, and for GET in any case. When a later part fails,
    /// the transactions of earlier parts stay committed.
    ///
    /// A part that has begun is completed, even if the client disconnects and the function is
    /// dropped.
    ///
    /// # Errors
    /// Those of the part and of its commit.
    pub async fn run<T, F>(&self, part: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Context) -> Result<T> + Send + 'static,
    {
        let AsyncContext { site, identity, client, is_safe, messages } = self.clone();
        let own = Arc::clone(&site);
        let work = site.block(move || {
            let _permit = match own.connection_permits().try_take(client) {
                Some(permit) => permit,
                None => own.connection_permits().wait(client)?,
            };
            let mut ctx = begin(&own, &identity, is_safe)?;
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

    /// Shows the user a message beside the response.
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
    pub fn messages(&self) -> Vec<Message> {
        self.messages.lock().clone()
    }
}

/// Begins a transaction. A connection that turns out to be lost is replaced: the part of the work has not begun yet.
fn begin(site: &Arc<Site>, identity: &Arc<Identity>, is_safe: bool) -> Result<Context> {
    let mut retries = Retries::new();
    loop {
        let mut ctx = Context::new(Arc::clone(site), Arc::clone(identity))?;
        let begun = ctx.refresh().and_then(|()| if is_safe { Ok(()) } else { ctx.begin_writing() });
        match begun {
            Ok(()) => return Ok(ctx),
            Err(error) => {
                drop(ctx);
                if !retries.wait(&error) {
                    return Err(error);
                }
            }
        }
    }
}
