//! The cookies of a session, with the names and values of Frappe.
//!
//! They are formatted here and not by the `cookies` feature of actix-web: six lines with constant
//! attributes, for which that feature adds a crate and an encoding of its own.

use doctyped_auth::Account;
use doctyped_auth::known_device::DeviceCookie;
use doctyped_core::identity::{GUEST, UserType};
use doctyped_core::settings::Settings;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters of a cookie's value that are percent-encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// All cookies that a login sets.
const NAMES: [&str; 6] = ["sid", "system_user", "full_name", "user_id", "user_image", "user_lang"];

/// The cookies of a session, as values of `Set-Cookie`; over HTTPS they are for HTTPS only.
pub fn of_session(sid: &str, account: &Account, settings: &Settings, is_https: bool) -> Vec<String> {
    let system_user = if account.user_type == UserType::System { "yes" } else { "no" };
    let language = account.language.as_deref().unwrap_or(&settings.language);
    let expiry = settings.session_expiry.as_secs();
    let mut cookies = vec![
        format!("sid={sid}; HttpOnly; Max-Age={expiry}; Path=/; SameSite=Lax"),
        plain("system_user", system_user),
        plain("full_name", &account.full_name),
        plain("user_id", &account.name),
        plain("user_image", &account.user_image),
        plain("user_lang", language),
    ];
    if is_https {
        for cookie in &mut cookies {
            cookie.push_str("; Secure");
        }
    }
    cookies
}

/// The cookie by which a browser is known at the next login. It outlives the session.
pub fn of_device(device: &DeviceCookie, is_https: bool) -> String {
    let DeviceCookie { name, value, max_age } = device;
    let secure = if is_https { "; Secure" } else { "" };
    format!("{name}={value}; HttpOnly; Max-Age={}; Path=/; SameSite=Lax{secure}", max_age.as_secs())
}

/// The cookies of a browser without a session.
pub fn of_guest(settings: &Settings, is_https: bool) -> Vec<String> {
    let guest = Account { name: GUEST.to_owned(), full_name: GUEST.to_owned(), ..Account::default() };
    of_session(GUEST, &guest, settings, is_https)
}

/// Expires all cookies of a session.
pub fn cleared() -> Vec<String> {
    NAMES
        .iter()
        .map(|name| {
            let only = if *name == "sid" { "HttpOnly; " } else { "" };
            format!("{name}=; {only}Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax")
        })
        .collect()
}

fn plain(name: &str, value: &str) -> String {
    format!("{name}={}; Path=/; SameSite=Lax", utf8_percent_encode(value, ENCODED))
}

/// The value of a cookie in a `Cookie` header.
pub fn find(header: &str, name: &str) -> Option<String> {
    let value = header.split(';').find_map(|pair| {
        let (found, value) = pair.split_once('=')?;
        (found.trim() == name).then(|| value.trim().trim_matches('"'))
    })?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookie_is_found_by_whole_name() {
        let header = "user_id=a%40example.com; sid=\"abc\";x=1";
        assert_eq!(find(header, "sid").as_deref(), Some("abc"));
        assert_eq!(find(header, "user_id").as_deref(), Some("a@example.com"));
        assert_eq!(find(header, "id"), None);
    }

    #[test]
    fn control_characters_in_value_are_percent_encoded() {
        assert_eq!(plain("full_name", "A; B\r\n\u{e4}"), "full_name=A%3B%20B%0D%0A%C3%A4; Path=/; SameSite=Lax");
    }
}
