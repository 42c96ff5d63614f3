//! Users of a site, with API tokens.

use crate::http_client::HttpClient;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// Creates the user `NAME@example.com` with roles. Gives a token, `key:secret`.
///
/// # Errors
/// The server refuses the user or the token.
pub fn create_user(administrator: &mut HttpClient, name: &str, roles: &[&str]) -> Result<String> {
    let email = format!("{name}@example.com");
    let roles: Vec<Value> = roles.iter().map(|role| json!({"role": role})).collect();
    let user = json!({"email": email, "first_name": name, "send_welcome_email": 0, "roles": roles});
    administrator.success("POST", "/api/resource/User", &user.to_string())?;
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let answer = administrator.json("POST", path, &json!({"user": email}).to_string())?;
    let user = administrator.json("GET", &format!("/api/resource/User/{email}"), "")?;
    let text = |value: &Value, pointer: &str| -> Result<String> {
        let text = value.pointer(pointer).and_then(Value::as_str);
        text.map(str::to_owned).with_context(|| format!("there is no {pointer} in {value}"))
    };
    Ok(format!("{}:{}", text(&user, "/data/api_key")?, text(&answer, "/message/api_secret")?))
}
