//! Users of the test sites, their tokens and sessions.

use super::{ADMIN_PASSWORD, TestSite, USER_PASSWORD};
use doctyped_auth as auth;
use serde_json::{Value as JsonValue, json};

impl TestSite {
    /// Creates a user with an API key; gives the value of the `Authorization` header.
    pub fn create_user(&self, email: &str) -> String {
        let user =
            json!({"email": email, "first_name": "Test", "new_password": USER_PASSWORD, "send_welcome_email": 0});
        self.create_document("User", user);
        self.token(email)
    }

    /// The same as [`TestSite::create_user`], with roles.
    pub fn create_user_with_roles(&self, email: &str, roles: &[&str]) -> String {
        let header = self.create_user(email);
        let roles: Vec<JsonValue> = roles.iter().map(|role| json!({ "role": role })).collect();
        self.update_document("User", email, json!({ "roles": roles }));
        header
    }

    /// The value of Administrator's `Authorization` header. Logout does not end it.
    pub fn admin_token(&self) -> String {
        self.token("Administrator")
    }

    /// Generates an API key of a user; gives the value of the `Authorization` header.
    fn token(&self, user: &str) -> String {
        let mut ctx = self.context();
        let keys = auth::generate_keys(&mut ctx, user).unwrap();
        ctx.commit().unwrap();
        format!("token {}:{}", keys.key, keys.secret)
    }

    /// Logs in; gives the session id.
    pub fn login(&self, usr: &str, pwd: &str) -> String {
        let response = self.post("/api/method/login", json!({"usr": usr, "pwd": pwd})).response();
        assert_eq!(response.status, 200, "{}", response.text());
        response.cookie("sid").unwrap()
    }

    /// Logs Administrator in; gives the session id.
    pub fn login_admin(&self) -> String {
        self.login("Administrator", ADMIN_PASSWORD)
    }

    /// Gives the session a CSRF token, as the page of Frappe's desk has one.
    pub fn set_csrf_token(&self, sid: &str, token: &str) {
        use diesel::prelude::*;
        use doctyped_auth::sessions_for_tests as sessions;
        diesel::update(sessions::table.filter(sessions::sid.eq(doctyped_auth::session_id::hashed(sid))))
            .set(sessions::sessiondata.eq(json!({ "csrf_token": token }).to_string()))
            .execute(self.context().connection())
            .unwrap();
    }
}
