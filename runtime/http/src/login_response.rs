//! The members of responses to logins.

use doctyped_auth::two_factor::Challenge;
use doctyped_core::json::JsonWriter;

/// Writes members that are texts.
pub fn write_texts<const N: usize>(texts: [(&str, &str); N], out: &mut JsonWriter) {
    for (key, text) in texts {
        out.key(key);
        out.text(text);
    }
}

/// Asks for the code of an authenticator app, in Frappe's form. `setup` says whether the user has set
/// up an app; otherwise the response holds the URI to do so, which Frappe would send by e-mail.
pub fn write_challenge(challenge: &Challenge, out: &mut JsonWriter) {
    let verification = match &challenge.setup {
        None => serde_json::json!({ "method": "OTP App", "setup": true }),
        Some(uri) => serde_json::json!({
            "method": "OTP App",
            "setup": false,
            "otpauth_uri": uri,
            "prompt": "Add this server to an authenticator app, then send a code of it",
        }),
    };
    out.key("verification");
    out.serialize(&verification);
    write_texts([("tmp_id", challenge.tmp_id.as_str())], out);
}
