//! Logins with a second factor: a code of an authenticator app after the password.

use super::*;
use diesel::prelude::*;
use std::time::{SystemTime, UNIX_EPOCH};
use totp_rs::{Builder, Secret};

const ANN: &str = "ann@example.com";

/// A site on which Ann needs a second factor; gives Ann's token.
fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let mut ctx = site.context();
    let mut role = Role { role_name: "Careful".to_owned(), two_factor_auth: true, ..Role::default() };
    ctx.insert(&mut role).unwrap();
    ctx.commit().unwrap();
    drop(ctx);
    let token = site.create_user_with_roles(ANN, &["Careful"]);
    site.update_settings(json!({"enable_two_factor_auth": 1, "otp_issuer_name": "Site"}));
    (site, token)
}

/// The code that an app shows `steps` steps of 30 seconds from now.
fn code(key: &str, steps: u64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(key).unwrap()).build_noncompliant();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    totp.generate(now + 30 * steps).to_string()
}

/// The response to the password, which asks for a code.
fn send_password(site: &TestSite) -> JsonValue {
    let response = site.post("/api/method/login", json!({"usr": ANN, "pwd": USER_PASSWORD})).response();
    assert_eq!((response.status, response.cookies().len()), (200, 0));
    response.json()
}

/// A request with a code.
fn code_request<'a>(site: &'a TestSite, tmp_id: &JsonValue, code: &str) -> RequestBuilder<'a> {
    site.post("/api/method/login", json!({"tmp_id": tmp_id, "otp": code}))
}

/// The secret in the URI for the app.
fn key(challenge: &JsonValue) -> String {
    let uri = challenge["verification"]["otpauth_uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/Site:ann%40example%2Ecom?secret="), "{uri}");
    uri.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

#[test]
fn first_login_sets_up_app_and_later_logins_require_code() {
    let (site, _) = site();
    let challenge = send_password(&site);
    assert_eq!(challenge["verification"]["method"], "OTP App");
    assert_eq!(challenge["verification"]["setup"], false);
    let key = key(&challenge);
    let (status, body) = code_request(&site, &challenge["tmp_id"], &code(&key, 0)).send();
    assert_eq!((status, &body["message"]), (200, &json!("Logged In")));
    let later = send_password(&site);
    assert_eq!(later["verification"], json!({"method": "OTP App", "setup": true}));
    let response = code_request(&site, &later["tmp_id"], &code(&key, 1)).response();
    assert_eq!(response.status, 200);
    assert!(response.cookies()[0].starts_with("sid=") && response.cookies()[0].len() > 56);
}

#[test]
fn otp_code_is_accepted_once() {
    let (site, _) = site();
    let challenge = send_password(&site);
    let code = code(&key(&challenge), 1);
    assert_eq!(code_request(&site, &challenge["tmp_id"], &code).send().0, 200);
    for tmp_id in [&challenge["tmp_id"], &send_password(&site)["tmp_id"]] {
        assert_eq!(code_request(&site, tmp_id, &code).error(), (401, "AuthenticationError".to_owned()));
    }
}

#[test]
fn unconfirmed_otp_secret_is_replaced() {
    let (site, _) = site();
    let (old, new) = (send_password(&site), send_password(&site));
    assert_ne!(key(&old), key(&new));
    assert_eq!(code_request(&site, &new["tmp_id"], &code(&key(&new), 0)).send().0, 200);
    let late = code_request(&site, &old["tmp_id"], &code(&key(&old), 1));
    assert_eq!(late.error(), (401, "AuthenticationError".to_owned()), "the app that has sent a code is kept");
}

#[test]
fn ten_wrong_codes_lock_second_factor() {
    let (site, _) = site();
    let challenge = send_password(&site);
    let key = key(&challenge);
    let right = code(&key, 0);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..10 {
        assert_eq!(code_request(&site, &challenge["tmp_id"], wrong).error(), (401, "AuthenticationError".to_owned()));
    }
    assert_eq!(code_request(&site, &challenge["tmp_id"], &right).error(), (429, "SecurityException".to_owned()));
}

#[test]
fn second_factor_without_password_is_refused() {
    let (site, _) = site();
    let expired = (401, "ExpiredLoginException".to_owned());
    let challenge = send_password(&site);
    let key = key(&challenge);
    for tmp_id in ["", "12345678", "gAAAAA"] {
        let status = code_request(&site, &json!(tmp_id), &code(&key, 0)).status();
        assert_eq!(status, 401, "{tmp_id}");
    }
    assert_eq!(code_request(&site, &json!("12345678"), "000000").error(), expired);
    site.update_document("User", ANN, json!({"new_password": "violet tractor umbrella"}));
    assert_eq!(
        code_request(&site, &challenge["tmp_id"], &code(&key, 0)).error(),
        expired,
        "a change of the password ends the login"
    );
}

#[test]
fn second_factor_of_disabled_user_is_refused() {
    let (site, _) = site();
    let challenge = send_password(&site);
    site.update_document("User", ANN, json!({"enabled": 0}));
    let (status, body) = code_request(&site, &challenge["tmp_id"], &code(&key(&challenge), 0)).send();
    assert_eq!((status, &body["message"]), (401, &json!("User disabled or missing")));
}

#[test]
fn api_key_and_administrator_need_no_code() {
    let (site, token) = site();
    assert_eq!(site.get(LOGGED_USER).token(&token).send().0, 200);
    site.login_admin();
}

#[test]
fn otp_secret_is_reset_by_system_manager_only() {
    let (site, token) = site();
    let challenge = send_password(&site);
    assert_eq!(code_request(&site, &challenge["tmp_id"], &code(&key(&challenge), 0)).send().0, 200);
    let bob = site.create_user("bob@example.com");
    let reset = |token: &str| {
        site.post("/api/method/frappe.twofactor.reset_otp_secret", json!({"user": ANN})).token(token).send().0
    };
    assert_eq!(reset(&bob), 403);
    assert_eq!(reset(&token), 200);
    assert_eq!(send_password(&site)["verification"]["setup"], false);
}

#[test]
fn otp_secret_is_stored_encrypted_and_not_readable() {
    use doctyped_auth::secrets_for_tests as secrets;
    let (site, token) = site();
    let challenge = send_password(&site);
    let key = key(&challenge);
    code_request(&site, &challenge["tmp_id"], &code(&key, 0)).send();
    let stored: String = secrets::table
        .filter(secrets::fieldname.eq("otp_secret"))
        .select(secrets::password.assume_not_null())
        .first(site.context().connection())
        .unwrap();
    assert!(stored.starts_with("gAAAAA") && !stored.contains(&key));
    let path = "/api/method/frappe.client.get_password";
    let request = json!({"doctype": "User", "name": ANN, "fieldname": "otp_secret"});
    let (status, body) = site.post(path, request).token(&token).send();
    assert!(status >= 400 && !body.to_string().contains(&key), "{status} {body}");
}

#[test]
fn otp_secret_of_frappe_site_is_accepted() {
    let (site, _) = site();
    let key = "JBSWY3DPEHPK3PXP";
    let token = doctyped_auth::secret::encryption_key(&site.inner).unwrap().encrypt(key);
    for (place, (name, value)) in [("_otpsecret", token.as_str()), ("_otplogin", "1")].into_iter().enumerate() {
        diesel::sql_query(
            "INSERT INTO \"tabDefaultValue\" (name, parent, parenttype, parentfield, defkey, defvalue) \
             VALUES (?, '__2fa', '__default', 'system_defaults', ?, ?)",
        )
        .bind::<diesel::sql_types::Text, _>(format!("d{place}"))
        .bind::<diesel::sql_types::Text, _>(format!("{ANN}{name}"))
        .bind::<diesel::sql_types::Text, _>(value)
        .execute(site.context().connection())
        .unwrap();
    }
    let challenge = send_password(&site);
    assert_eq!(challenge["verification"]["setup"], true);
    assert_eq!(code_request(&site, &challenge["tmp_id"], &code(key, 0)).send().0, 200);
}

#[test]
fn unsupported_two_factor_method_is_refused() {
    let (site, _) = site();
    let sid = site.login_admin();
    let update = site.request(Method::PUT, "/api/resource/System%20Settings/System%20Settings");
    assert_eq!(update.json(json!({"two_factor_method": "SMS"})).sid(&sid).error().0, 417);
}
