//! What happens to a request whoever sends it.

use super::*;

fn admin(site: &TestSite) -> String {
    site.login("Administrator", "admin")
}

#[test]
fn what_a_get_writes_is_undone_and_what_a_post_writes_stays() {
    let site = TestSite::new();
    let sid = admin(&site);
    assert_eq!(site.get("/api/method/app.make_role?name=Got").sid(&sid).send().0, 200);
    assert_eq!(site.get("/api/resource/Role/Got").sid(&sid).send().0, 404);
    assert_eq!(site.post("/api/method/app.make_role", json!({"name": "Posted"})).sid(&sid).send().0, 200);
    assert_eq!(site.get("/api/resource/Role/Posted").sid(&sid).send().0, 200);
}

#[test]
fn a_panic_is_an_answer_and_tells_nothing() {
    let site = TestSite::new();
    let (status, body) = site.get("/api/method/app.boom").send();
    assert_eq!((status, &body["exc_type"]), (500, &json!("InternalError")));
    assert!(!body.to_string().contains("secret"));
    // More panics than there are connections: each was given back.
    for _ in 0..6 {
        site.get("/api/method/app.boom").send();
    }
    assert_eq!(site.get("/api/method/ping").send(), (200, json!({"message": "pong"})));
}

#[test]
fn functions_are_refused_by_verb_by_user_and_by_name() {
    let site = TestSite::new();
    let sid = admin(&site);
    let error = |ask: Ask<'_>| ask.sid(&sid).error();
    let permission = (403, "PermissionError".to_owned());
    assert_eq!(error(site.get("/api/method/app.nothing")), permission);
    assert_eq!(error(site.ask(Verb::Patch, "/api/method/app.make_role")), permission);
    assert_eq!(error(site.get("/api/method/app.hidden")), permission);
    assert_eq!(error(site.get("/api/method/app.unknown")), (417, "ValidationError".to_owned()));
    assert_eq!(error(site.get("/api/method/app.make_role")), (417, "FrappeTypeError".to_owned()));
    assert_eq!(site.get("/api/method/app.make_role").error(), permission);
}

#[test]
fn no_result_leaves_no_key() {
    let site = TestSite::new();
    let sid = admin(&site);
    let call = |body: JsonValue| site.post("/api/method/app.nothing", body).sid(&sid).send().1;
    assert_eq!(call(json!({})), json!({}));
    assert_eq!(call(json!({"value": "x"})), json!({"message": "x"}));
}

#[test]
fn messages_come_beside_the_answer() {
    let site = TestSite::new();
    let (_, body) = site.get("/api/method/app.warn").send();
    assert_eq!(body["message"], json!(true));
    let messages: Vec<String> = serde_json::from_str(body["_server_messages"].as_str().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<JsonValue>(&messages[0]).unwrap()["message"], "Careful");
    let (_, body) = site.get("/api/v2/method/app.warn").send();
    assert_eq!(body["data"], json!(true));
    assert_eq!(body["messages"][0]["message"], "Careful");
}

#[test]
fn a_controllers_function_is_found_by_its_doctype() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    let path = "/api/v2/method/User/generate_keys";
    assert_eq!(site.post(path, json!({"user": "a@example.com"})).token(&token).error().0, 403);
    assert_eq!(site.post(path, json!({"user": "a@example.com"})).sid(&admin(&site)).send().0, 200);
    assert_eq!(site.get("/api/v2/method/Nothing/x").sid(&admin(&site)).error().0, 404);
}

#[test]
fn paths_that_lead_nowhere() {
    let site = TestSite::new();
    let status = |verb, path: &str| site.ask(verb, path).answer().status;
    assert_eq!(status(Verb::Get, "/"), 200);
    assert_eq!(status(Verb::Get, "/favicon.ico"), 404);
    assert_eq!(status(Verb::Get, "/api/resource/User/%FF"), 400);
    assert_eq!(status(Verb::Get, "/api/resource/User/%00"), 400);
    assert_eq!(status(Verb::Options, "/api/resource/User"), 200);
    let answer = site.ask(Verb::Delete, "/api/resource/User").answer();
    assert_eq!((answer.status, answer.allow), (405, Some("GET, HEAD, OPTIONS, POST")));
}

#[test]
fn a_doctype_describes_itself_to_users_and_not_to_guests() {
    let site = TestSite::new();
    let token = site.user("a@example.com");
    assert_eq!(site.get("/api/v2/doctype/User/meta").error().0, 403);
    let (status, body) = site.get("/api/v2/doctype/User/meta").token(&token).send();
    assert_eq!((status, &body["data"]["name"]), (200, &json!("User")));
    assert_eq!(site.get("/api/v2/doctype/Nope/meta").token(&token).error().0, 404);
}
