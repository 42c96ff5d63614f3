//! Concurrent requests: distinct numbers, refusal of stale changes, consistent trees.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use doctyped::auth::Identity;
use doctyped::auth::secret;
use doctyped::models::custom_docperm;
use doctyped::models::document_naming_rule::DocumentNamingRule;
use doctyped::models::file::{self, File};
use doctyped::prelude::*;
use doctyped::{ErrorKind, Site};
use models::article_category::{self, ArticleCategory};
use models::library_member::LibraryMember;
use models::library_membership::LibraryMembership;
use models::note::Note;
use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use support::call;

mod support;

#[cfg(any(feature = "postgres", feature = "mysql"))]
#[path = "../../runtime/tests/support/servers.rs"]
mod servers;

/// Tests that run on every database.
macro_rules! cases {
    ($($case:ident),*) => {
        mod sqlite {
            $(#[test]
            fn $case() {
                let folder = tempfile::tempdir().unwrap();
                super::$case(&doctyped::testing::site(&server::APPLICATION, &folder.path().join("site.sqlite")).unwrap());
            })*
        }

        #[cfg(any(feature = "postgres", feature = "mysql"))]
        #[test]
        fn all_cases_on_database_servers() {
            for (name, server) in servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")) {
                $(eprintln!("{name}: {}", stringify!($case));
                let url = server.database(stringify!($case)).unwrap().parse().unwrap();
                $case(&doctyped::testing::site_on(&server::APPLICATION, url).unwrap());)*
            }
        }
    };
}

cases!(
    concurrent_inserts_get_distinct_numbers,
    concurrent_inserts_under_a_naming_rule_get_distinct_numbers,
    failed_request_consumes_no_number,
    second_save_of_the_same_version_is_refused,
    concurrent_submits_of_a_draft_succeed_once,
    concurrent_moves_keep_the_tree_consistent,
    concurrent_first_secrets_are_stored_once,
    concurrent_permission_changes_copy_the_definition_once,
    file_is_not_attached_to_document_that_is_deleted,
    bulk_updates_that_cross_are_no_internal_errors,
    concurrent_renames_to_one_name_succeed_once
);

fn request(site: &Arc<Site>) -> Context {
    Context::new(Arc::clone(site), Identity::administrator()).unwrap()
}

/// Runs a request in each of several threads, which start together. Returns their results.
fn together<T: Send>(
    site: &Arc<Site>,
    count: usize,
    work: impl Fn(usize, &mut Context) -> Result<T> + Sync,
) -> Vec<Result<T>> {
    let barrier = Barrier::new(count);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|number| {
                let (barrier, work) = (&barrier, &work);
                scope.spawn(move || {
                    barrier.wait();
                    let mut ctx = request(site);
                    let result = work(number, &mut ctx)?;
                    ctx.commit()?;
                    Ok(result)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn concurrent_inserts_get_distinct_numbers(site: &Arc<Site>) {
    let names: BTreeSet<String> = together(site, 100, |number, ctx| {
        let mut member = LibraryMember { first_name: format!("Member {number}"), ..LibraryMember::default() };
        ctx.insert(&mut member)?;
        Ok(member.name)
    })
    .into_iter()
    .map(Result::unwrap)
    .collect();
    assert_eq!(names.len(), 100, "a number was given twice");
    let numbers: Vec<u32> = names
        .iter()
        .map(|name| name.trim_start_matches(|character: char| !character.is_ascii_digit()).parse().unwrap())
        .collect();
    assert_eq!((numbers.first(), numbers.last()), (Some(&1), Some(&100)), "a number was lost: {numbers:?}");
}

fn concurrent_inserts_under_a_naming_rule_get_distinct_numbers(site: &Arc<Site>) {
    let mut ctx = request(site);
    let mut rule = DocumentNamingRule {
        document_type: Link::new("Note"),
        prefix: "N-".to_owned(),
        ..DocumentNamingRule::default()
    };
    ctx.insert(&mut rule).unwrap();
    ctx.commit().unwrap();
    let results = together(site, 100, |number, ctx| {
        let mut note = Note { title: format!("Note {number}"), ..Note::default() };
        ctx.insert(&mut note)?;
        // Some fail after they have taken a number, which is another's then.
        if number % 5 == 0 { ctx.throw("changed my mind") } else { Ok(note.name) }
    });
    let names: BTreeSet<String> = results.into_iter().filter_map(Result::ok).collect();
    let expected: BTreeSet<String> = (1..=80).map(|number| format!("N-{number:05}")).collect();
    assert_eq!(names, expected, "no number twice, none left out");
    assert_eq!(ctx.get::<DocumentNamingRule>(&rule.name).unwrap().counter, 80);
}

fn failed_request_consumes_no_number(site: &Arc<Site>) {
    let mut ctx = request(site);
    let mut member = LibraryMember { first_name: "Ada".to_owned(), ..LibraryMember::default() };
    ctx.insert(&mut member).unwrap();
    ctx.rollback().unwrap();
    let first = member.name.clone();
    ctx.insert(&mut member).unwrap();
    assert_eq!(member.name, first);
}

fn second_save_of_the_same_version_is_refused(site: &Arc<Site>) {
    let mut ctx = request(site);
    let mut note = Note { title: "Shared".to_owned(), ..Note::default() };
    ctx.insert(&mut note).unwrap();
    ctx.commit().unwrap();
    let results = together(site, 8, |number, ctx| {
        let mut mine = note.clone();
        mine.title = format!("Changed by {number}");
        ctx.save(&mut mine)
    });
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for error in results.into_iter().filter_map(Result::err) {
        assert_eq!(error.kind(), ErrorKind::TimestampMismatch, "{error}");
    }
}

fn concurrent_submits_of_a_draft_succeed_once(site: &Arc<Site>) {
    let mut ctx = request(site);
    let mut member = LibraryMember { first_name: "Ada".to_owned(), ..LibraryMember::default() };
    ctx.insert(&mut member).unwrap();
    let mut draft = LibraryMembership {
        library_member: Link::new(member.name),
        from_date: Some(ctx.today()),
        paid: true,
        ..LibraryMembership::default()
    };
    ctx.insert(&mut draft).unwrap();
    ctx.commit().unwrap();
    let results = together(site, 8, |_, ctx| ctx.submit(&mut draft.clone()));
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
}

/// `lft` and `rgt` of all nodes are the numbers 1 to 2n, and children lie inside their parents.
fn assert_nested_set(ctx: &mut Context) {
    let nodes: Vec<ArticleCategory> = ctx.load(article_category::table.order(article_category::lft)).unwrap();
    let mut numbers: Vec<i32> = nodes.iter().flat_map(|node| [node.lft, node.rgt]).collect();
    numbers.sort_unstable();
    let expected: Vec<i32> = (1..=i32::try_from(nodes.len() * 2).unwrap()).collect();
    assert_eq!(numbers, expected);
    for node in &nodes {
        let Some(parent) = node.parent_article_category.as_ref().filter(|parent| !parent.is_empty()) else { continue };
        let parent = nodes.iter().find(|candidate| *parent == candidate.name.as_str()).unwrap();
        assert!(parent.lft < node.lft && node.rgt < parent.rgt, "{} is not inside {}", node.name, parent.name);
    }
}

fn concurrent_moves_keep_the_tree_consistent(site: &Arc<Site>) {
    let mut ctx = request(site);
    let category = |name: String, parent: Option<&str>| ArticleCategory {
        category_name: name,
        is_group: true,
        parent_article_category: parent.map(Link::new),
        ..ArticleCategory::default()
    };
    for branch in ["Arts", "Sciences", "Crafts"] {
        ctx.insert(&mut category(branch.to_owned(), None)).unwrap();
        for leaf in 0..4 {
            ctx.insert(&mut category(format!("{branch} {leaf}"), Some(branch))).unwrap();
        }
    }
    ctx.commit().unwrap();
    assert_nested_set(&mut ctx);
    let branches = ["Arts", "Sciences", "Crafts"];
    let results = together(site, 12, |number, ctx| {
        let name = format!("{} {}", branches[number % 3], number / 3);
        let mut node = ctx.get::<ArticleCategory>(&name)?;
        node.parent_article_category = Some(Link::new(branches[(number + 1) % 3]));
        ctx.save(&mut node)
    });
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_nested_set(&mut ctx);

    let mut arts = ctx.get::<ArticleCategory>("Arts").unwrap();
    arts.parent_article_category = Some(Link::new("Crafts 0"));
    // Crafts 0 lies below Arts since the moves.
    assert_eq!(ctx.save(&mut arts).unwrap_err().kind(), ErrorKind::NestedSetRecursion);
    ctx.rollback().unwrap();
    let leaf = ctx.get::<ArticleCategory>("Arts 0").unwrap();
    ctx.delete(&leaf).unwrap();
    ctx.commit().unwrap();
    assert_nested_set(&mut ctx);
}

/// Two logins at a time must not both register an authenticator app, nor two calls both make a key.
fn concurrent_first_secrets_are_stored_once(site: &Arc<Site>) {
    for round in 0..5 {
        let field = format!("secret_{round}");
        let results = together(site, 8, |number, ctx| {
            ctx.begin_writing()?;
            let key = ["User", "Administrator", field.as_str()];
            Ok((secret::replace(ctx, key, None, &number.to_string())?, number))
        });
        // MariaDB may end one of them for the sake of another.
        assert!(results.iter().flatten().count() > 0 && !results.iter().any(is_internal), "{results:?}");
        let stored = results.iter().flatten().filter(|(is_stored, _)| *is_stored);
        let winners: Vec<usize> = stored.map(|(_, number)| *number).collect();
        assert_eq!(winners.len(), 1, "{results:?}");
        let stored = secret::read(&mut request(site), ["User", "Administrator", &field], false).unwrap();
        assert_eq!(stored, Some(winners[0].to_string()));
    }
    let results = together(site, 8, |number, ctx| {
        ctx.begin_writing()?;
        secret::store_secret(ctx, "User", "Administrator", "api_secret", &number.to_string())
    });
    assert!(!results.iter().any(is_internal), "{results:?}");
}

fn is_internal<T>(result: &Result<T>) -> bool {
    result.as_ref().is_err_and(|error| error.kind() == ErrorKind::Internal)
}

/// A right that is revoked later must not stay in a second copy.
fn concurrent_permission_changes_copy_the_definition_once(site: &Arc<Site>) {
    const MANAGER: &str = "frappe.core.page.permission_manager.permission_manager";
    let results = together(site, 8, |_, ctx| {
        call(ctx, &format!("{MANAGER}.add"), json!({"parent": "Note", "role": "Librarian", "permlevel": 0}))
    });
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    let mut ctx = request(site);
    let rows = custom_docperm::table.filter(custom_docperm::parent.eq("Note"));
    let roles: Vec<String> = ctx.load(rows.order(custom_docperm::role).select(custom_docperm::role)).unwrap();
    assert_eq!(roles.len(), Note::doctype().permissions.len() + 1, "{roles:?}");
    assert!(roles.iter().any(|role| role == "Librarian"), "{roles:?}");
}

/// The file would belong to a later document of that name.
fn file_is_not_attached_to_document_that_is_deleted(site: &Arc<Site>) {
    let mut ctx = request(site);
    for round in 0..12 {
        let mut note = Note { title: format!("Note {round}"), ..Note::default() };
        ctx.insert(&mut note).unwrap();
        ctx.commit().unwrap();
        together(site, 4, |number, ctx| {
            if number == 0 {
                return ctx.delete(&note);
            }
            let mut attachment = File {
                file_name: Some(format!("{number}.txt")),
                file_url: Some(format!("https://files.example.com/{round}/{number}.txt")),
                attached_to_doctype: Some(Link::new("Note")),
                attached_to_name: Some(note.name.clone()),
                ..File::default()
            };
            ctx.insert(&mut attachment)
        });
        let is_there = ctx.exists::<Note>(&note.name).unwrap();
        let left = ctx.count(file::table.filter(file::attached_to_name.eq(&note.name))).unwrap();
        assert!(is_there || left == 0, "{left} files of a deleted note");
        ctx.rollback().unwrap();
    }
}

fn bulk_updates_that_cross_are_no_internal_errors(site: &Arc<Site>) {
    let mut ctx = request(site);
    let mut names = Vec::new();
    for number in 0..6 {
        let mut note = Note { title: format!("Note {number}"), ..Note::default() };
        ctx.insert(&mut note).unwrap();
        names.push(note.name);
    }
    ctx.commit().unwrap();
    let results = together(site, 6, |number, ctx| {
        let mut names = names.clone();
        names.rotate_left(number);
        if number % 2 == 1 {
            names.reverse();
        }
        let docs: Vec<JsonValue> = names
            .iter()
            .map(|name| json!({"doctype": "Note", "docname": name, "title": format!("Note of {number}")}))
            .collect();
        ctx.begin_writing()?;
        call(ctx, "frappe.client.bulk_update", json!({"docs": docs}))
    });
    assert!(!results.iter().any(is_internal), "{results:?}");
}

fn concurrent_renames_to_one_name_succeed_once(site: &Arc<Site>) {
    let mut ctx = request(site);
    for number in 0..4 {
        let category = format!("Category {number}");
        ctx.insert(&mut ArticleCategory { category_name: category, ..ArticleCategory::default() }).unwrap();
    }
    ctx.commit().unwrap();
    let results = together(site, 4, |number, ctx| {
        let old = format!("Category {number}");
        let arguments = json!({"doctype": "Article Category", "old_name": old, "new_name": "The Category"});
        call(ctx, "frappe.client.rename_doc", arguments)
    });
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    assert!(!results.iter().any(is_internal), "{results:?}");
}
