//! Two servers on one database: what one changes counts on the other.

use super::*;
use std::time::{Duration, Instant};

const ANN: &str = "ann@garden.test";

/// Waits until the other server answers like this. It may take a moment to hear the news.
#[track_caller]
fn becomes(expected: u16, mut answer: impl FnMut() -> u16) {
    const PATIENCE: Duration = Duration::from_millis(200);
    let started = Instant::now();
    loop {
        let status = answer();
        if status == expected {
            return;
        }
        assert!(started.elapsed() < PATIENCE, "still {status} instead of {expected}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Goes through everything that opens and closes documents, on one server, and looks from another.
fn news_travel(here: &TestSite, there: &TestSite) {
    here.plant();
    let token = here.user_with(ANN, &["Gardener"]);
    let status = |path: &str| there.get(&format!("/api/resource/{path}")).token(&token).answer().status;
    let delete = |doctype: &str, name: &str| {
        let mut ctx = here.context();
        crate::document::resource::delete(&mut ctx, doctype, name).unwrap();
        ctx.commit().unwrap();
    };
    becomes(200, || status("Plant/aster"));
    // A permission.
    let row = here.make("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "read": 1}));
    becomes(403, || status("Plant/aster"));
    delete("Custom DocPerm", &row);
    becomes(200, || status("Plant/aster"));
    // A user permission, and the tree that it is about.
    let permission = here.make("User Permission", json!({"user": ANN, "allow": "Bed", "for_value": "south"}));
    becomes(403, || status("Plant/aster"));
    becomes(200, || status("Plant/cosmos"));
    // A setting.
    becomes(200, || status("Plant/dill"));
    here.set("System Settings", "System Settings", json!({"apply_strict_user_permissions": 1}));
    becomes(403, || status("Plant/dill"));
    // A share.
    let share = here.make("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "dill", "read": 1}));
    becomes(200, || status("Plant/dill"));
    delete("DocShare", &share);
    becomes(403, || status("Plant/dill"));
    delete("User Permission", &permission);
    becomes(200, || status("Plant/dill"));
    // A naming rule.
    let admin = here.admin();
    let rule = here.make("Document Naming Rule", json!({"document_type": "Harvest", "prefix": "NEWS-"}));
    let named = |prefix: &str| {
        let (_, body) = there.post("/api/resource/Harvest", json!({})).token(&admin).send();
        if body["data"]["name"].as_str().unwrap().starts_with(prefix) { 200 } else { 404 }
    };
    becomes(200, || named("NEWS-"));
    here.set("Document Naming Rule", &rule, json!({"disabled": 1}));
    becomes(200, || named("HV-"));
    // Roles, and the user.
    here.set("User", ANN, json!({"roles": []}));
    becomes(403, || status("Plant/aster"));
    here.set("User", ANN, json!({"roles": [{"role": "Gardener"}]}));
    becomes(200, || status("Plant/aster"));
    here.set("Role", "Gardener", json!({"disabled": 1}));
    becomes(403, || status("Plant/aster"));
    here.set("User", ANN, json!({"enabled": 0}));
    becomes(401, || status("Plant/aster"));
}

#[cfg(feature = "sqlite")]
#[test]
fn changes_invalidate_caches_of_other_process() {
    let here = TestSite::new();
    let database = here.folder.path().join("site.sqlite").display().to_string();
    let there = TestSite::on(&database, Arc::clone(&here.folder));
    news_travel(&here, &there);
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn changes_invalidate_caches_of_other_process_through_database_server() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    for (_, server) in crate::servers::all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
        let database = server.database("news").unwrap();
        let here = TestSite::on(&database, Arc::clone(&folder));
        let there = TestSite::on(&database, Arc::clone(&folder));
        news_travel(&here, &there);
    }
}
