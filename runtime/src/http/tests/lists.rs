//! Lists over HTTP: rows and linked documents inside of them, pages, and long lists.

use super::*;
use crate::http::stream;
use crate::response_writer::ResponseWriter;
use actix_web::body::{BodySize, MessageBody, to_bytes};
use std::time::Duration;

fn garden(role: &str) -> (TestSite, String) {
    let site = TestSite::new();
    site.plant();
    let token = site.user_with("ann@garden.test", &[role]);
    (site, token)
}

#[test]
fn rows_in_a_list_are_those_of_the_document() {
    for role in ["Gardener", "Botanist", "Visitor"] {
        let (site, token) = garden(role);
        let params = json!({"fields": ["name", "care", "repairs", "costs"], "limit": 0});
        let list = site.get_with("/api/resource/Plant", &params).token(&token).send().1;
        for row in list["data"].as_array().unwrap() {
            let name = row["name"].as_str().unwrap();
            let document = site.get(&format!("/api/resource/Plant/{name}")).token(&token).send().1;
            for field in ["care", "repairs", "costs"] {
                assert_eq!(row.get(field), document["data"].get(field), "{role} {name} {field}");
            }
        }
    }
}

#[test]
fn linked_documents_are_shown_by_both_versions() {
    let (site, token) = garden("Botanist");
    for (list, document) in [
        ("/api/resource/Plant", "/api/resource/Plant/aster"),
        ("/api/v2/document/Plant", "/api/v2/document/Plant/aster"),
    ] {
        let expand = json!({"expand": ["bed", "subject", "keeper"], "filters": {"name": "aster"}});
        let (status, rows) = site.get_with(list, &expand).token(&token).send();
        assert_eq!(status, 200, "{rows}");
        let (_, body) = site.get_with(document, &expand).token(&token).send();
        for found in [&rows["data"][0], &body["data"]] {
            assert_eq!((&found["bed"]["title"], &found["bed"]["doctype"]), (&json!("North"), &json!("Bed")), "{found}");
            assert_eq!(found["subject"]["title"], "South");
            // Desk users may choose a user and see no more of one than that takes.
            let keeper = found["keeper"].as_object().unwrap();
            assert!(keeper.contains_key("full_name") && !keeper.contains_key("api_key"), "{keeper:?}");
        }
        assert_eq!(rows["data"][0]["bed"], body["data"]["bed"]);
        for wrong in [
            json!({"expand": ["family"]}),
            json!({"expand": "bed"}),
            json!({"expand": {"a": 1}}),
            json!({"expand": ["x"]}),
        ] {
            for path in [list, document] {
                assert_eq!(
                    site.get_with(path, &wrong).token(&token).error(),
                    (417, "DataError".to_owned()),
                    "{path} {wrong}"
                );
            }
        }
    }
}

#[test]
fn linked_documents_stay_names_where_they_cannot_be_read() {
    let (site, token) = garden("Gardener");
    let params = json!({"expand": ["bed", "subject"]});
    let (status, body) = site.get_with("/api/resource/Plant/aster", &params).token(&token).send();
    assert_eq!((status, &body["data"]["bed"], &body["data"]["subject"]), (200, &json!("north"), &json!("south")));
}

#[test]
fn pages_of_version_2_lead_on() {
    let (site, token) = garden("Gardener");
    let page = |more: JsonValue| {
        let mut params = json!({"limit": 3, "order_by": "name", "cursor": "", "include": "count"});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        site.get_with("/api/v2/document/Plant", &params).token(&token).send()
    };
    let (status, first) = page(json!({}));
    assert_eq!((status, &first["has_next_page"], &first["count"]), (200, &json!(true), &json!(5)));
    let (_, second) = page(json!({"cursor": first["next_cursor"]}));
    assert_eq!(second["data"], json!([{"name": "dill"}, {"name": "elder"}]));
    assert_eq!((&second["has_next_page"], &second["next_cursor"]), (&json!(false), &JsonValue::Null));
    assert_eq!(page(json!({"cursor": first["next_cursor"], "order_by": "height"})).0, 417);
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(future)
}

fn never() -> Answer {
    unreachable!("the runtime is there")
}

/// A site with so many plants that their list is long.
fn meadow() -> TestSite {
    let site = TestSite::new();
    sow(&site);
    site
}

/// Makes that many plants.
pub(super) fn sow(site: &TestSite) {
    use diesel::connection::SimpleConnection;
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
               INSERT INTO \"tabPlant\" (name, owner, creation, modified, family)
               SELECT 'plant ' || i, 'x', '2025-01-01 00:00:00', '2025-01-01 00:00:00', 'a family with a long name' FROM n";
    site.context().connection().batch_execute(sql).unwrap();
}

#[test]
fn a_long_list_leaves_in_pieces() {
    let site = meadow();
    let sid = site.login("Administrator", "admin");
    let ask = site.get_with("/api/resource/Plant", &json!({"fields": ["name", "family"], "limit": 0})).sid(&sid);
    let whole =
        serde_json::from_slice::<JsonValue>(&answered(dispatch::answer(&site.site, &ask.request, None)).body).unwrap();
    let (shared, request) = (Arc::clone(&site.site), ask.request);
    let (pieces, body) = block_on(async {
        let work = move |response_writer| {
            let answer = answered(dispatch::answer(&shared, &request, Some(response_writer)));
            // All but the end has left already.
            assert!(answer.body.len() <= 2 * ResponseWriter::CHUNK_SIZE, "{}", answer.body.len());
            answer
        };
        let response = stream::respond(&site.site.workers, work, never).await;
        assert_eq!(response.status(), 200);
        let size = response.body().size();
        (size, to_bytes(response.into_body()).await.unwrap())
    });
    assert_eq!(pieces, BodySize::Stream);
    assert!(body.len() > 10 * ResponseWriter::CHUNK_SIZE);
    let streamed: JsonValue = serde_json::from_slice(&body).unwrap();
    assert_eq!(streamed["data"].as_array().unwrap().len(), 20_000);
    assert!(streamed == whole);
}

#[test]
fn a_limit_of_zero_means_everything_but_as_a_number_by_its_short_name() {
    let site = meadow();
    let sid = site.login("Administrator", "admin");
    let rows = |path: &str, params: JsonValue| {
        let (status, body) = site.get(path).json(params).sid(&sid).send();
        assert_eq!(status, 200, "{body}");
        body["data"].as_array().unwrap().len()
    };
    let (v1, v2) = ("/api/resource/Plant", "/api/v2/document/Plant");
    assert_eq!(rows(v1, json!({"limit": 3})), 3);
    assert_eq!(rows(v1, json!({"limit": 1, "limit_page_length": 2})), 2);
    assert_eq!(rows(v1, json!({"limit": 0})), 20);
    assert_eq!(rows(v2, json!({"limit": 0})), 20);
    assert_eq!(rows(v1, json!({"limit": "0"})), 20_000);
    assert_eq!(rows(v1, json!({"limit_page_length": 0})), 20_000);
    assert_eq!(rows(v2, json!({"limit": "0"})), 20_000);
}

#[test]
fn who_asks_for_it_is_told_how_a_list_was_made() {
    let (site, token) = garden("Gardener");
    let ask = |path: &str, debug: &str| {
        site.get_with(path, &json!({"debug": debug, "filters": {"family": "oak"}})).token(&token).send()
    };
    let (_, body) = ask("/api/resource/Plant", "true");
    let notes: Vec<String> = serde_json::from_str(body["_debug_messages"].as_str().unwrap()).unwrap();
    assert!(notes.len() == 1 && notes[0].starts_with("Execution time: "), "{notes:?}");
    let (_, body) = ask("/api/v2/document/Plant", "1");
    assert!(body["debug"][0]["message"].as_str().unwrap().starts_with("Execution time: "), "{body}");
    assert_eq!(ask("/api/resource/Plant", "0").1.get("_debug_messages"), None);
    assert_eq!(ask("/api/resource/Plant", "perhaps").1["exc_type"], "FrappeTypeError");
    let developed = TestSite::with_flags(&["--developer-mode"]);
    developed.plant();
    let (_, body) = developed.get("/api/v2/document/Plant?debug=1").token(&developed.admin()).send();
    assert!(body["debug"][0]["message"].as_str().unwrap().contains("SELECT"), "{body}");
}

#[test]
fn a_short_answer_is_sent_whole() {
    let site = TestSite::new();
    let request = site.get("/api/method/ping").request;
    let shared = Arc::clone(&site.site);
    let size = block_on(async {
        let response = stream::respond(
            &site.site.workers,
            move |response_writer| dispatch::answer(&shared, &request, Some(response_writer)),
            never,
        )
        .await;
        response.body().size()
    });
    assert_eq!(size, BodySize::Sized(18));
}

#[test]
fn a_list_that_fails_halfway_does_not_look_complete() {
    let site = TestSite::new();
    let failed = |sends: usize| {
        let workers = &site.site.workers;
        block_on(async move {
            let work = move |mut response_writer: ResponseWriter| {
                for _ in 0..sends {
                    response_writer.send(vec![b' '; ResponseWriter::CHUNK_SIZE]).unwrap();
                }
                Answer::json(503, b"{}".to_vec())
            };
            let response = stream::respond(workers, work, never).await;
            (response.status().as_u16(), to_bytes(response.into_body()).await.is_err())
        })
    };
    // Before the first piece it is an error like any other, and afterwards the body breaks off.
    assert_eq!(failed(0), (503, false));
    assert_eq!(failed(1), (200, true));
    assert_eq!(failed(9), (200, true));
}

#[test]
fn a_client_that_goes_away_ends_its_list() {
    let site = meadow();
    let sid = site.login("Administrator", "admin");
    let request = site.get_with("/api/resource/Plant", &json!({"limit": 0})).sid(&sid).request;
    let shared = Arc::clone(&site.site);
    let (sender, ended) = std::sync::mpsc::channel();
    block_on(async move {
        let work = move |response_writer| {
            let answer = answered(dispatch::answer(&shared, &request, Some(response_writer)));
            sender.send(answer.status).unwrap();
            answer
        };
        drop(stream::respond(&site.site.workers, work, never).await);
    });
    assert_eq!(ended.recv_timeout(Duration::from_secs(20)).unwrap(), 503);
}
