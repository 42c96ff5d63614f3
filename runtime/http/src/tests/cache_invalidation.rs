//! Two server processes on one database: a change through one invalidates the caches of the other.

use super::*;
use std::time::Duration;

const ANN: &str = "ann@garden.test";

/// Time in which a change reaches the other process.
const INVALIDATION_TIMEOUT: Duration = Duration::from_millis(200);

/// Waits until a request to the other process returns a status.
#[track_caller]
fn wait_for_status(expected: u16, send: impl Fn() -> u16) {
    let subject = format!("status {expected}");
    wait_for(&subject, INVALIDATION_TIMEOUT, || (send() == expected).then_some(()));
}

/// Changes everything that grants or denies access on one site and reads from another site on its database.
fn check_invalidation(here: &TestSite, there: &TestSite) {
    here.seed_documents();
    let token = here.create_user_with_roles(ANN, &["Gardener"]);
    let status = |path: &str| there.get(&format!("/api/resource/{path}")).token(&token).status();
    wait_for_status(200, || status("Plant/aster"));
    // A permission.
    let row = here.create_document("Custom DocPerm", json!({"parent": "Plant", "role": "Botanist", "read": 1}));
    wait_for_status(403, || status("Plant/aster"));
    here.delete_document("Custom DocPerm", &row);
    wait_for_status(200, || status("Plant/aster"));
    // A user permission, and the tree that it is about.
    let permission =
        here.create_document("User Permission", json!({"user": ANN, "allow": "Bed", "for_value": "south"}));
    wait_for_status(403, || status("Plant/aster"));
    wait_for_status(200, || status("Plant/cosmos"));
    // A setting.
    wait_for_status(200, || status("Plant/dill"));
    here.update_settings(json!({"apply_strict_user_permissions": 1}));
    wait_for_status(403, || status("Plant/dill"));
    // A share.
    let share = here
        .create_document("DocShare", json!({"user": ANN, "share_doctype": "Plant", "share_name": "dill", "read": 1}));
    wait_for_status(200, || status("Plant/dill"));
    here.delete_document("DocShare", &share);
    wait_for_status(403, || status("Plant/dill"));
    here.delete_document("User Permission", &permission);
    wait_for_status(200, || status("Plant/dill"));
    // A naming rule.
    let admin = here.admin_token();
    let rule = here.create_document("Document Naming Rule", json!({"document_type": "Harvest", "prefix": "RULE-"}));
    let named = |prefix: &str| {
        let (_, body) = there.post("/api/resource/Harvest", json!({})).token(&admin).send();
        if body["data"]["name"].as_str().unwrap().starts_with(prefix) { 200 } else { 404 }
    };
    wait_for_status(200, || named("RULE-"));
    here.update_document("Document Naming Rule", &rule, json!({"disabled": 1}));
    wait_for_status(200, || named("HV-"));
    // Roles, and the user.
    here.update_document("User", ANN, json!({"roles": []}));
    wait_for_status(403, || status("Plant/aster"));
    here.update_document("User", ANN, json!({"roles": [{"role": "Gardener"}]}));
    wait_for_status(200, || status("Plant/aster"));
    here.update_document("Role", "Gardener", json!({"disabled": 1}));
    wait_for_status(403, || status("Plant/aster"));
    here.update_document("User", ANN, json!({"enabled": 0}));
    wait_for_status(401, || status("Plant/aster"));
}

#[cfg(feature = "sqlite")]
#[test]
fn changes_invalidate_caches_of_other_process() {
    let here = TestSite::new();
    let database = here.folder.path().join("site.sqlite").display().to_string();
    let there = TestSite::on_database(&database, std::sync::Arc::clone(&here.folder));
    check_invalidation(&here, &there);
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[test]
fn changes_invalidate_caches_of_other_process_through_database_server() {
    on_each_database_server("invalidation", |here, start| check_invalidation(here, &start()));
}
