//! What users are sent by e-mail: links for a new password.
//!
//! The server speaks no SMTP; it hands each letter to a program that does, such as sendmail. One
//! thread does this for the whole process, and also the look-ups that a letter needs: a request asks
//! for a letter in the same time whether there is such a user or not.

use super::{Identity, reset};
use crate::context::{Context, Visitor};
use crate::core::models::user::User;
use crate::error::{Error, Result};
use crate::site::Site;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

/// Letters that may wait; more are dropped, because somebody is making them on purpose.
const WAITING: usize = 100;

/// How long the program may take for one letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// What to send.
#[derive(Debug)]
pub(crate) enum Letter {
    /// A link for a new password, to the user who is meant by a name, if there is one.
    Reset { user: String },
    /// The same to somebody who wants an account, which is made for that.
    Welcome { email: String, full_name: String },
}

/// The thread that sends letters, started with the first one.
#[derive(Debug, Default)]
pub(crate) struct Post(OnceLock<SyncSender<Order>>);

/// A letter, for which site, and who asked for it.
#[derive(Debug)]
struct Order {
    site: Arc<Site>,
    visitor: Visitor,
    letter: Letter,
}

/// Whether this server can send letters.
///
/// # Errors
/// `ValidationError` that tells what to do instead.
pub(crate) fn check_possible(site: &Site) -> Result<()> {
    let config = &site.config;
    if config.accounts.mail_command.is_some() && config.web.site_url.is_some() {
        return Ok(());
    }
    Err(Error::validation("This server sends no e-mail. Ask an administrator for a link to choose a password"))
}

/// Has a letter sent, some time soon.
///
/// # Errors
/// When no thread can be started.
pub(crate) fn post(ctx: &Context, letter: Letter) -> Result<()> {
    let site = ctx.site();
    let sender = match site.caches.post.0.get() {
        Some(sender) => sender,
        None => {
            let (sender, receiver) = sync_channel(WAITING);
            thread::Builder::new()
                .name("letters".to_owned())
                .spawn(move || work(&receiver))
                .map_err(|error| Error::internal("a thread could not be started").caused_by(error))?;
            // Another request may have been faster; the thread without a sender ends.
            site.caches.post.0.get_or_init(|| sender)
        }
    };
    let order = Order { site: Arc::clone(site), visitor: ctx.visitor().clone(), letter };
    if sender.try_send(order).is_err() {
        tracing::warn!("a letter was dropped: too many are waiting");
    }
    Ok(())
}

fn work(orders: &Receiver<Order>) {
    for order in orders {
        if let Err(error) = send(order) {
            tracing::error!(error = %error.chain(), "a letter could not be sent");
        }
    }
}

fn send(order: Order) -> Result<()> {
    let Order { site, visitor, letter } = order;
    let mut ctx = Context::new(Arc::clone(&site), Identity::guest())?;
    *ctx.visitor_mut() = visitor;
    let (account, subject, why) = match letter {
        Letter::Reset { user } => {
            let Some(account) = reset::eligible(&mut ctx, &user)? else {
                return Ok(());
            };
            (account, "Choose a new password", "Somebody, most likely you, asked for a new password.")
        }
        Letter::Welcome { email, full_name } => {
            if ctx.exists::<User>(email.as_str())? {
                return Ok(());
            }
            ctx.transaction().begin_writing()?;
            let mut user =
                User { email: email.clone(), first_name: full_name, send_welcome_email: false, ..User::default() };
            ctx.elevated(|ctx| ctx.insert(&mut user))?;
            let Some(account) = reset::eligible(&mut ctx, &email)? else {
                return Ok(());
            };
            (account, "Choose a password for your new account", "Somebody, most likely you, asked for an account.")
        }
    };
    let key = reset::make_key(&mut ctx, &account.name)?;
    let link = reset::link(&site, &key)?;
    ctx.commit()?;
    drop(ctx);
    let body = format!("{why}\n\nChoose one here; the link works once:\n\n{link}\n\nIf it was not you, do nothing.\n");
    deliver(&site, &account.name, subject, &body)
}

/// Hands a letter to the program that sends it.
fn deliver(site: &Site, to: &str, subject: &str, body: &str) -> Result<()> {
    let accounts = &site.config.accounts;
    let command = accounts.mail_command.as_deref().unwrap_or_default();
    let mut words = command.split_whitespace();
    let program = words.next().ok_or_else(|| Error::internal("--mail-command is empty"))?;
    let from = accounts.mail_from.as_deref().map(|from| format!("From: {}\n", one_line(from))).unwrap_or_default();
    let letter = format!(
        "{from}To: {}\nSubject: {subject}\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\n\n{body}",
        one_line(to)
    );
    let failed = |error: std::io::Error| Error::internal(format!("{program} could not be run")).caused_by(error);
    let mut child = Command::new(program)
        .args(words)
        // The server's environment holds secrets.
        .env_clear()
        .envs(["PATH", "HOME"].into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        // Less than a pipe holds, so this does not wait.
        stdin.write_all(letter.as_bytes()).map_err(failed)?;
    }
    let started = Instant::now();
    loop {
        match child.try_wait().map_err(failed)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(Error::internal(format!("{program} ended with {status}"))),
            None if started.elapsed() > PATIENCE => {
                child.kill().and_then(|()| child.wait()).map_err(failed)?;
                return Err(Error::internal(format!("{program} took too long")));
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// A value that cannot begin another line of the head.
fn one_line(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).collect()
}
