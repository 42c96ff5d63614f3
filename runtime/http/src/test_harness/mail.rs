//! Mail of the test sites: the mail command writes each message into a file of the site's folder.

use super::{TestSite, wait_for};
use std::time::Duration;

/// Flags of a site that sends mail into the file `mail` of its folder.
pub const MAIL_FLAGS: [&str; 4] = ["--mail-command", "tee FOLDER/mail", "--site-url", "https://erp.example.com/"];

/// The link for a new password, up to its key.
pub const RESET_LINK: &str = "https://erp.example.com/update-password?key=";

/// Time that the mail command may take, as it is another process.
const MAIL_TIMEOUT: Duration = Duration::from_secs(20);

/// The message, once `complete` holds for it.
pub fn read_mail(site: &TestSite, complete: impl Fn(&str) -> bool) -> String {
    wait_for("the mail", MAIL_TIMEOUT, || {
        let mail = std::fs::read_to_string(site.folder.path().join("mail")).ok()?;
        complete(&mail).then_some(mail)
    })
}

/// The key of the reset link in the message, once the line with the link is complete.
pub fn reset_key(site: &TestSite) -> String {
    let key_in = |mail: &str| Some(mail.split_once(RESET_LINK)?.1.split_once('\n')?.0.to_owned());
    key_in(&read_mail(site, |mail| key_in(mail).is_some())).unwrap()
}
