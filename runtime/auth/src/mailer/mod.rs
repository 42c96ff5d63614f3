//! E-mails to users: links to choose a password, after a reset request or a sign-up.
//!
//! A queue with one worker thread sends them. The worker also looks the user up, so that the response time
//! of a reset request does not reveal whether the user exists. The server speaks no SMTP: a program such as
//! sendmail delivers the messages (`command`).

mod command;

use super::{ownership, password_reset};
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::context::{Client, Context};
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use doctyped_core::identity::Identity;
use doctyped_models::user::User;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;

/// E-mails that wait in the queue. More are dropped: so many requests at a time are an attack.
const QUEUE_CAPACITY: usize = 100;

/// An e-mail to send.
#[derive(Debug)]
pub enum Email {
    /// A password reset link, if the login name means an enabled user.
    PasswordReset {
        /// The login name: the name, the username or the mobile number of a User.
        user: String,
    },
    /// A new account with a link to choose its password, if the address is not taken.
    Welcome {
        /// The address, which becomes the name of the User.
        email: String,
        /// First and last name.
        full_name: String,
    },
}

/// The queue of the worker thread, which starts with the first e-mail.
#[derive(Debug, Default)]
pub struct MailQueue(OnceLock<SyncSender<MailJob>>);

impl Extension for MailQueue {
    fn new(_: &Config) -> MailQueue {
        MailQueue::default()
    }
}

#[derive(Debug)]
struct MailJob {
    site: Arc<Site>,
    /// The client that the request came from, for the audit log.
    client: Client,
    email: Email,
}

/// Checks that e-mails can be sent: a mail command and a site URL are configured.
///
/// # Errors
/// `ValidationError` if not.
pub fn check_configured(site: &Site) -> Result<()> {
    if site.current_config().sends_mail() {
        return Ok(());
    }
    Err(Error::validation("This server sends no e-mail. Ask an administrator for a link to choose a password"))
}

/// Checks the sender of e-mails, when the server starts.
///
/// # Errors
/// `ValidationError` if `--mail-from` is no mailbox.
pub fn check_sender(config: &Config) -> Result<()> {
    match &config.accounts.mail_from {
        Some(sender) if !command::is_mailbox(sender) => Err(Error::validation(format!(
            "--mail-from: {sender:?} is no sender of e-mails; write an address (erp@example.com), or a name with an \
             address in angle brackets (\"The Library <erp@example.com>\")"
        ))),
        _ => Ok(()),
    }
}

/// Adds an e-mail to the queue. If the queue is full, the e-mail is dropped with a warning in the log.
pub fn enqueue(ctx: &Context, email: Email) -> Result<()> {
    let site = ctx.site();
    let sender = match site.extension::<MailQueue>().0.get() {
        Some(sender) => sender,
        None => {
            let (sender, receiver) = sync_channel(QUEUE_CAPACITY);
            thread::Builder::new()
                .name("mailer".to_owned())
                .spawn(move || run_worker(&receiver))
                .map_err(|error| Error::internal("failed to spawn the mailer thread").caused_by(error))?;
            // If a concurrent request was first, this sender is dropped, which ends its thread.
            site.extension::<MailQueue>().0.get_or_init(|| sender)
        }
    };
    let job = MailJob { site: Arc::clone(site), client: ctx.client().clone(), email };
    if sender.try_send(job).is_err() {
        tracing::warn!(capacity = QUEUE_CAPACITY, "mail queue is full; e-mail dropped");
    }
    Ok(())
}

fn run_worker(jobs: &Receiver<MailJob>) {
    for job in jobs {
        if let Err(error) = send(job) {
            tracing::error!(error = %error.chain(), "failed to send e-mail");
        }
    }
}

fn send(job: MailJob) -> Result<()> {
    let MailJob { site, client, email } = job;
    let mut ctx = Context::new(Arc::clone(&site), Identity::guest())?;
    *ctx.client_mut() = client;
    let (account, subject, reason) = match email {
        Email::PasswordReset { user } => {
            let Some(account) = password_reset::eligible(&mut ctx, &user)? else {
                return Ok(());
            };
            (account, "Choose a new password", "A new password was requested, most likely by you.")
        }
        Email::Welcome { email, full_name } => {
            if ctx.exists::<User>(email.as_str())? {
                return Ok(());
            }
            if ownership::is_used(&mut ctx, &email)? {
                tracing::warn!(
                    user = email,
                    "sign-up refused: the name is that of a deleted user, or owns documents; add the user yourself"
                );
                return Ok(());
            }
            ctx.transaction().begin_writing()?;
            let mut user =
                User { email: email.clone(), first_name: full_name, send_welcome_email: false, ..User::default() };
            ctx.elevated(|ctx| ctx.insert(&mut user))?;
            let Some(account) = password_reset::eligible(&mut ctx, &email)? else {
                return Ok(());
            };
            (account, "Choose a password for your new account", "An account was requested, most likely by you.")
        }
    };
    let key = password_reset::make_key(&mut ctx, &account.name)?;
    let link = password_reset::link(&site, &key)?;
    ctx.commit()?;
    drop(ctx);
    let body =
        format!("{reason}\n\nChoose one here; the link works once:\n\n{link}\n\nIf it was not you, do nothing.\n");
    let accounts = &site.current_config().accounts;
    let message = command::message(accounts.mail_from.as_deref(), &account.name, subject, body)?;
    command::deliver(accounts.mail_command.as_deref().unwrap_or_default(), &message)
}
