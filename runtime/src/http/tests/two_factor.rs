//! Logins that need a code after the password.

use super::*;
use diesel::prelude::*;
use std::time::{SystemTime, UNIX_EPOCH};
use totp_rs::{Builder, Secret};

const ANN: &str = "ann@example.com";

/// A site on which Ann needs a second factor; gives her token.
fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let mut ctx = site.context();
    let mut role = Role { role_name: "Careful".to_owned(), two_factor_auth: true, ..Role::default() };
    ctx.insert(&mut role).unwrap();
    ctx.commit().unwrap();
    drop(ctx);
    let token = site.user_with(ANN, &["Careful"]);
    site.set("System Settings", "System Settings", json!({"enable_two_factor_auth": 1, "otp_issuer_name": "Site"}));
    (site, token)
}

/// The code that an app shows so many steps of 30 seconds from now.
fn code(key: &str, steps: u64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(key).unwrap()).build_noncompliant();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    totp.generate(now + 30 * steps).to_string()
}

fn first(site: &TestSite) -> JsonValue {
    let answer = site.post("/api/method/login", json!({"usr": ANN, "pwd": "right horse"})).answer();
    assert_eq!((answer.status, answer.cookies.len()), (200, 0));
    serde_json::from_slice(&answer.body).unwrap()
}

fn second<'a>(site: &'a TestSite, tmp_id: &JsonValue, code: &str) -> Ask<'a> {
    site.post("/api/method/login", json!({"tmp_id": tmp_id, "otp": code}))
}

/// The key in the URI for the app.
fn key(challenge: &JsonValue) -> String {
    let uri = challenge["verification"]["otpauth_uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/Site:ann%40example%2Ecom?secret="), "{uri}");
    uri.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

#[test]
fn an_app_is_set_up_at_the_first_login_and_asked_for_codes_at_later_ones() {
    let (site, _) = site();
    let challenge = first(&site);
    assert_eq!(challenge["verification"]["method"], "OTP App");
    assert_eq!(challenge["verification"]["setup"], false);
    let key = key(&challenge);
    let (status, body) = second(&site, &challenge["tmp_id"], &code(&key, 0)).send();
    assert_eq!((status, &body["message"]), (200, &json!("Logged In")));
    let later = first(&site);
    assert_eq!(later["verification"], json!({"method": "OTP App", "setup": true}));
    let answer = second(&site, &later["tmp_id"], &code(&key, 1)).answer();
    assert_eq!(answer.status, 200);
    assert!(answer.cookies[0].starts_with("sid=") && answer.cookies[0].len() > 56);
}

#[test]
fn a_code_works_once() {
    let (site, _) = site();
    let challenge = first(&site);
    let code = code(&key(&challenge), 1);
    assert_eq!(second(&site, &challenge["tmp_id"], &code).send().0, 200);
    for tmp_id in [&challenge["tmp_id"], &first(&site)["tmp_id"]] {
        assert_eq!(second(&site, tmp_id, &code).error(), (401, "AuthenticationError".to_owned()));
    }
}

#[test]
fn a_key_that_no_code_has_confirmed_is_replaced() {
    let (site, _) = site();
    let (old, new) = (first(&site), first(&site));
    assert_ne!(key(&old), key(&new));
    assert_eq!(second(&site, &new["tmp_id"], &code(&key(&new), 0)).send().0, 200);
    let late = second(&site, &old["tmp_id"], &code(&key(&old), 1));
    assert_eq!(late.error(), (401, "AuthenticationError".to_owned()), "the app that came first counts");
}

#[test]
fn wrong_codes_lock_even_the_right_one() {
    let (site, _) = site();
    let challenge = first(&site);
    let key = key(&challenge);
    let right = code(&key, 0);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..10 {
        assert_eq!(second(&site, &challenge["tmp_id"], wrong).error(), (401, "AuthenticationError".to_owned()));
    }
    assert_eq!(second(&site, &challenge["tmp_id"], &right).error(), (429, "SecurityException".to_owned()));
}

#[test]
fn the_second_step_needs_the_first() {
    let (site, _) = site();
    let expired = (401, "ExpiredLoginException".to_owned());
    let challenge = first(&site);
    let key = key(&challenge);
    for tmp_id in ["", "12345678", "gAAAAA"] {
        let status = second(&site, &json!(tmp_id), &code(&key, 0)).answer().status;
        assert_eq!(status, 401, "{tmp_id}");
    }
    assert_eq!(second(&site, &json!("12345678"), "000000").error(), expired);
    site.set("User", ANN, json!({"new_password": "violet tractor umbrella"}));
    assert_eq!(second(&site, &challenge["tmp_id"], &code(&key, 0)).error(), expired, "the password was changed");
}

#[test]
fn a_disabled_user_has_no_second_step() {
    let (site, _) = site();
    let challenge = first(&site);
    site.set("User", ANN, json!({"enabled": 0}));
    let (status, body) = second(&site, &challenge["tmp_id"], &code(&key(&challenge), 0)).send();
    assert_eq!((status, &body["message"]), (401, &json!("User disabled or missing")));
}

#[test]
fn keys_of_programs_and_administrator_need_no_code() {
    let (site, token) = site();
    assert_eq!(site.get(WHO).token(&token).send().0, 200);
    site.login("Administrator", "admin");
}

#[test]
fn a_lost_app_is_replaced_by_a_system_manager() {
    let (site, token) = site();
    let challenge = first(&site);
    assert_eq!(second(&site, &challenge["tmp_id"], &code(&key(&challenge), 0)).send().0, 200);
    let bob = site.user("bob@example.com");
    let reset = |token: &str| {
        site.post("/api/method/frappe.twofactor.reset_otp_secret", json!({"user": ANN})).token(token).send().0
    };
    assert_eq!(reset(&bob), 403);
    assert_eq!(reset(&token), 200);
    assert_eq!(first(&site)["verification"]["setup"], false);
}

#[test]
fn the_key_is_stored_encrypted_and_no_client_reads_it() {
    use crate::auth::secrets_for_tests as secrets;
    let (site, token) = site();
    let challenge = first(&site);
    let key = key(&challenge);
    second(&site, &challenge["tmp_id"], &code(&key, 0)).send();
    let stored: String = secrets::table
        .filter(secrets::fieldname.eq("otp_secret"))
        .select(secrets::password.assume_not_null())
        .first(site.context().connection())
        .unwrap();
    assert!(stored.starts_with("gAAAAA") && !stored.contains(&key));
    let path = "/api/method/frappe.client.get_password";
    let ask = json!({"doctype": "User", "name": ANN, "fieldname": "otp_secret"});
    let (status, body) = site.post(path, ask).token(&token).send();
    assert!(status >= 400 && !body.to_string().contains(&key), "{status} {body}");
}

#[test]
fn an_app_that_a_frappe_site_knows_goes_on() {
    let (site, _) = site();
    let key = "JBSWY3DPEHPK3PXP";
    let token = crate::auth::secret::key(&site.site).unwrap().encrypt(key);
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
    let challenge = first(&site);
    assert_eq!(challenge["verification"]["setup"], true);
    assert_eq!(second(&site, &challenge["tmp_id"], &code(key, 0)).send().0, 200);
}

#[test]
fn settings_that_this_server_cannot_keep_are_refused() {
    let (site, _) = site();
    let sid = site.login("Administrator", "admin");
    let update = site.ask(Method::PUT, "/api/resource/System%20Settings/System%20Settings");
    assert_eq!(update.json(json!({"two_factor_method": "SMS"})).sid(&sid).error().0, 417);
}
