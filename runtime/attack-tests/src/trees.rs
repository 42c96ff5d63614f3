//! Trees with nodes that the user may not read: their names and their places.

use doctyped_api::test_app::dynamic_record::DynamicRecord;
use doctyped_core::context::{Application, DocTypeEntry, Hooks};
use doctyped_http::test_harness::{TestSite, error_class};
use doctyped_schema::{Definition, DocField, DocPerm, FieldType, Meta, Naming, Rights};
use serde_json::{Value as JsonValue, json};

const BOB: &str = "bob@example.com";

const fn field(fieldname: &'static str, fieldtype: FieldType) -> DocField {
    DocField { fieldname, fieldtype, ..DocField::NEW }
}

const fn perm(if_owner: bool, rights: Rights) -> DocPerm {
    DocPerm { role: "Grower", permlevel: 0, if_owner, rights }
}

/// A plot, a node of a tree. Growers see their own plots.
static PLOT: Meta = Meta::new(Definition {
    name: "Plot",
    table: "tabPlot",
    is_tree: true,
    parent_field: "parent_plot",
    naming: Naming::Prompt,
    fields: &[
        DocField { options: "Plot", ..field("parent_plot", FieldType::Link) },
        field("lft", FieldType::Int),
        field("rgt", FieldType::Int),
    ],
    permissions: &[perm(false, Rights::CREATE), perm(true, Rights::READ.and(Rights::WRITE).and(Rights::DELETE))],
    ..Definition::NEW
});

fn child(_: &str) -> &'static Meta {
    &PLOT
}

static PLOTS: DocTypeEntry =
    DocTypeEntry { meta: || &PLOT, new: || Box::new(DynamicRecord::new(&PLOT, child)), hooks: Hooks::NONE, methods: &[] };

static APPLICATION: Application = Application { doctypes: &[&PLOTS], ..Application::NEW };

/// A site on which Bob has the plots `mine`, with `own` below it, and `alone`. The plots `hidden` below `mine`,
/// `secret` below `alone` and `apart` are not his. Gives Bob's token.
fn site_with_plots() -> (TestSite, String) {
    let site = TestSite::with_application(&APPLICATION);
    let bob = site.create_user_with_roles(BOB, &["Grower"]);
    for (name, parent) in [("mine", None), ("own", Some("mine")), ("alone", None)] {
        let body = json!({"name": name, "parent_plot": parent});
        let (status, body) = site.post("/api/resource/Plot", body).token(&bob).send();
        assert_eq!(status, 200, "{body}");
    }
    for (name, parent) in [("hidden", Some("mine")), ("secret", Some("alone")), ("apart", None)] {
        site.create_document("Plot", json!({"name": name, "parent_plot": parent}));
    }
    (site, bob)
}

#[test]
fn refused_deletion_of_node_names_no_unreadable_child() {
    let (site, bob) = site_with_plots();
    let (status, body) = site.delete("/api/resource/Plot/alone").token(&bob).send();
    assert_eq!((status, error_class(&body)), (417, "NestedSetChildExistsError"), "{body}");
    let text = body.to_string();
    assert!(text.contains("a document of Plot that you may not read") && !text.contains("secret"), "{text}");
    let (_, body) = site.delete("/api/resource/Plot/alone").token(&site.admin_token()).send();
    assert!(body.to_string().contains("Plot secret is below it"), "{body}");
}

/// The answers of all routes to a filter by a relation to a node, with `$` in place of its name.
fn answers(site: &TestSite, token: &str, operator: &str, node: &str) -> Vec<(&'static str, u16, String)> {
    let filters = json!([["name", operator, node]]);
    let responses = site.filter_on_all_routes(token, "Plot", &filters).into_iter();
    responses.map(|(route, status, body)| (route, status, body.to_string().replace(node, "$"))).collect()
}

#[test]
fn tree_filter_on_unreadable_node_matches_like_missing_one() {
    let (site, bob) = site_with_plots();
    for relation in ["ancestors of", "descendants of"] {
        for operator in [relation.to_owned(), format!("{relation} (inclusive)")] {
            for operator in [operator.clone(), format!("not {operator}")] {
                let expected = answers(&site, &bob, &operator, "nowhere");
                for node in ["hidden", "secret", "apart"] {
                    assert_eq!(answers(&site, &bob, &operator, node), expected, "{operator} {node}");
                }
            }
        }
    }
    let list = |token: &str, operator: &str, node: &str| -> JsonValue {
        let params = json!({"filters": [["name", operator, node]], "order_by": "name"});
        site.get_with("/api/resource/Plot", &params).token(token).send().1["data"].clone()
    };
    assert_eq!(list(&bob, "ancestors of", "own"), json!([{"name": "mine"}]));
    assert_eq!(list(&bob, "descendants of", "mine"), json!([{"name": "own"}]));
    assert_eq!(list(&site.admin_token(), "ancestors of", "hidden"), json!([{"name": "mine"}]));
}

#[test]
fn move_below_unreadable_node_is_refused_like_missing_one() {
    let (site, bob) = site_with_plots();
    let moved = |parent: &str| {
        let (status, body) = site.put("/api/resource/Plot/mine", json!({"parent_plot": parent})).token(&bob).send();
        (status, error_class(&body).to_owned(), body.to_string().replace(parent, "$"))
    };
    let expected = moved("nowhere");
    assert_eq!((expected.0, expected.1.as_str()), (417, "LinkValidationError"), "{}", expected.2);
    for parent in ["hidden", "HIDDEN", "secret", "apart"] {
        assert_eq!(moved(parent), expected, "{parent}");
    }
    assert_eq!(moved("own").1, "NestedSetRecursionError");
    assert_eq!(moved("alone").0, 200);
}
