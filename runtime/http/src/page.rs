//! HTML pages of the server itself: start page, password form, errors.

use actix_web::http::StatusCode;

/// The start page.
pub fn home() -> String {
    with_content("doctyped", "<p>This is a doctyped server. <a href=\"/api/docs\">Its API</a> is at /api.</p>")
}

/// The form to set a password with the key of a reset link.
pub fn new_password(key: &str) -> String {
    let form = format!(
        "<form method=\"post\">\n<input type=\"hidden\" name=\"key\" value=\"{}\">\n\
         <p><label>New password <input type=\"password\" name=\"new_password\" autocomplete=\"new-password\" \
         required autofocus></label></p>\n<p><button>Save password</button></p>\n</form>",
        escaped(key)
    );
    with_content("Choose a password", &form)
}

/// Confirms a logout.
pub fn logged_out() -> String {
    page("Logged out", "You have been logged out.")
}

/// Confirms a new password.
pub fn password_changed() -> String {
    page("Your password is changed", "Log in with it from now on.")
}

/// An error.
pub fn error(status: u16, text: &str) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("Error");
    page(&format!("{status} {reason}"), text)
}

fn page(title: &str, text: &str) -> String {
    with_content(title, &format!("<p>{}</p>", escaped(text)))
}

/// A page around content that is HTML.
fn with_content(title: &str, content: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>body {{ font-family: sans-serif; margin: 4rem auto; max-width: 40rem; padding: 0 1rem }}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n{content}\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
