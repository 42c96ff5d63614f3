//! Random permissions, shares and documents of an office, for the test of answers.

use super::case_files::{APPLICATION, CASE, CASE_PART, DOSSIER, insert_row};
use doctyped_auth::secret;
use doctyped_core::context::Context;
use doctyped_core::invalidation::Change;
use doctyped_documents::optional_fields::{self, OptionalField};
use doctyped_http::test_harness::TestSite;
use doctyped_models::custom_docperm::CustomDocPerm;
use doctyped_models::docshare::DocShare;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{Link, Value};
use serde_json::json;

pub const USER: &str = "una@office.test";
pub const CASES: [&str; 6] = ["c1", "c2", "c3", "c4", "c5", "c6"];
pub const DOSSIERS: [&str; 3] = ["d1", "d2", "d3"];

/// Rows of each case, and their table fields.
pub const PARTS: [(&str, &str); 3] = [("p1", "parts"), ("p2", "parts"), ("q1", "inner_parts")];

const ROLES: [&str; 4] = ["Clerk", "Chief", "Porter", "Archivist"];

/// The time of the creation and of the last change of every document.
const STORED_AT: &str = "2026-01-01 00:00:00.000000";

/// Random numbers (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// `true` in this many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A Custom DocPerm.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "it is a row of switches")]
struct Permission {
    doctype: &'static str,
    role: &'static str,
    permlevel: i32,
    if_owner: bool,
    read: bool,
    write: bool,
    more: bool,
}

/// A stored case.
#[derive(Debug)]
struct CaseFile {
    is_own: bool,
    docstatus: i64,
    dossier: &'static str,
    /// The right of a share with the user, if there is one.
    shared: Option<bool>,
}

/// All that answers depend on.
#[derive(Debug)]
pub struct Scenario {
    roles: Vec<&'static str>,
    permissions: Vec<Permission>,
    cases: Vec<CaseFile>,
    /// Whether the user is restricted to the first dossier.
    is_restricted: bool,
}

impl Scenario {
    pub fn random(random: &mut Random) -> Scenario {
        let mut permissions = Vec::new();
        for (doctype, levels) in [("Case", 3), ("Dossier", 2), ("Office", 2)] {
            for role in ROLES {
                for permlevel in 0..levels {
                    if random.chance(if permlevel == 0 { 75 } else { 35 }) {
                        let (if_owner, read) = (random.chance(15) && permlevel == 0, random.chance(75));
                        let (write, more) = (random.chance(70), random.chance(80));
                        permissions.push(Permission { doctype, role, permlevel, if_owner, read, write, more });
                    }
                }
            }
        }
        let cases = CASES.iter().enumerate().map(|(index, _)| CaseFile {
            is_own: random.chance(40),
            docstatus: [0, 0, 0, 1, 1, 2][index],
            dossier: random.pick::<&str>(&DOSSIERS),
            shared: random.chance(25).then(|| random.chance(50)),
        });
        let cases = cases.collect();
        let roles = ROLES.into_iter().filter(|_| random.chance(50)).collect();
        Scenario { roles, permissions, cases, is_restricted: random.chance(25) }
    }

    /// A site with the scenario, the user's token, and secrets that no answer shows.
    pub fn open(&self) -> (TestSite, String, Vec<String>) {
        let site = TestSite::with_application(&APPLICATION);
        let token = site.create_user_with_roles(USER, &self.roles);
        let ben = site.create_user_with_roles("ben@office.test", &["Chief"]);
        let admin = site.admin_token();
        let keys = [&token, &ben, &admin].map(|token| token.strip_prefix("token ").unwrap().to_owned());
        let mut forbidden: Vec<String> = keys.iter().flat_map(|keys| keys.split(':').map(str::to_owned)).collect();
        site.update_document("User", "ben@office.test", json!({"bio": "mk-ben-bio", "phone": "880000001"}));
        forbidden.extend(CASES.iter().map(|case| format!("hint-of-{case}")));
        for Permission { doctype, role, permlevel, if_owner, read, write, more } in &self.permissions {
            let name = site
                .create_document("Custom DocPerm", json!({"parent": doctype, "role": role, "permlevel": permlevel}));
            let mut ctx = site.context();
            let mut row: CustomDocPerm = ctx.get(&name).unwrap();
            (row.if_owner, row.read, row.write) = (*if_owner, *read, *write);
            let is_case = *more && *permlevel == 0 && *doctype == "Case";
            (row.create, row.share, row.delete) = (*more && *permlevel == 0, *more && *permlevel == 0, is_case);
            (row.submit, row.cancel, row.amend) = (is_case, is_case, is_case);
            ctx.save(&mut row).unwrap();
            ctx.commit().unwrap();
        }
        self.store(&site);
        if self.is_restricted {
            site.permit(USER, "Dossier", DOSSIERS[0], json!({"apply_to_all_doctypes": 1}));
        }
        (site, token, forbidden)
    }

    /// Stores the documents, in place of those that requests have left.
    pub fn store(&self, site: &TestSite) {
        let mut ctx = site.context();
        ctx.transaction().begin_writing().unwrap();
        for table in ["tabCase", "tabCase Part", "tabDossier", "tabComment", "tabVersion", "tabTag", "tabTag Link"] {
            Statement::new("DELETE FROM ").name(table).execute(ctx.connection()).unwrap();
        }
        for (table, doctype) in [("tabDocShare", "share_doctype"), ("tabFile", "attached_to_doctype")] {
            let statement = Statement::new("DELETE FROM ").name(table).sql(" WHERE ").name(doctype);
            statement.sql(" IN ('Case', 'Dossier', 'Office', 'Case Part')").execute(ctx.connection()).unwrap();
        }
        for (index, name) in DOSSIERS.iter().enumerate() {
            let marked = |field: &str| Value::Text(format!("mk-{name}-{field}"));
            let values = [("summary", marked("summary")), ("finding", marked("finding")), ("region", marked("region"))];
            insert_row(&mut ctx, &DOSSIER, &[standard(name, index % 2 == 1).as_slice(), &values].concat());
        }
        for (index, name) in CASES.iter().enumerate() {
            self.store_case(&mut ctx, index, name);
        }
        let mut statement = Statement::new("DELETE FROM ").name("tabSingles").sql(" WHERE ").name("doctype");
        statement = statement.sql(" = 'Office'");
        statement.execute(ctx.connection()).unwrap();
        let statement =
            Statement::new("INSERT INTO ").name("tabSingles").sql(" (").names(["doctype", "field", "value"]);
        let values = ") VALUES ('Office', 'motto', 'mk-office-motto'), ('Office', 'budget', 'mk-office-budget'), \
                      ('Office', 'owner', 'Administrator'), ('Office', 'modified_by', 'Administrator'), \
                      ('Office', 'modified', '2026-01-01 00:00:00.000000')";
        statement.sql(values).execute(ctx.connection()).unwrap();
        ctx.changed(Change::Everything);
        ctx.commit().unwrap();
    }

    fn store_case(&self, ctx: &mut Context, index: usize, name: &str) {
        let case = &self.cases[index];
        let marked = |field: &str| Value::Text(format!("mk-{name}-{field}"));
        let number = |field: i64| Value::Int(880_000_100 + 10 * i64::try_from(index).unwrap() + field);
        let mut values = standard(name, case.is_own);
        for field in ["note", "inner", "deep", "summary", "finding", "inner_finding", "region", "open_summary"] {
            values.push((field, marked(field)));
        }
        values.extend([
            ("figure", number(0)),
            ("inner_figure", number(1)),
            ("dossier", Value::Text(case.dossier.to_owned())),
            ("docstatus", Value::Int(case.docstatus)),
            ("hint", Value::Text("***".to_owned())),
        ]);
        insert_row(ctx, &CASE, &values);
        secret::store_secret(ctx, "Case", name, "hint", &format!("hint-of-{name}")).unwrap();
        for (row, (part, table)) in (2..).zip(PARTS) {
            let text = |text: &str| Value::Text(text.to_owned());
            let mut values = standard(&format!("{name}-{part}"), case.is_own);
            values.extend([
                ("parent", text(name)),
                ("parenttype", text("Case")),
                ("parentfield", text(table)),
                ("idx", Value::Int(row)),
                ("docstatus", Value::Int(case.docstatus)),
                ("text", marked(&format!("{part}-text"))),
                ("inner", marked(&format!("{part}-inner"))),
                ("inner_figure", number(row)),
                ("dossier", text(case.dossier)),
                ("summary", marked(&format!("{part}-summary"))),
                ("inner_finding", marked(&format!("{part}-finding"))),
            ]);
            insert_row(ctx, &CASE_PART, &values);
        }
        optional_fields::change(ctx, &CASE, name, OptionalField::Tags, |_| format!(",mk-{name}-tag")).unwrap();
        if let Some(write) = case.shared {
            let share = DocShare {
                name: format!("share-{name}"),
                user: Some(Link::new(USER)),
                share_doctype: "Case".into(),
                share_name: name.to_owned(),
                read: true,
                write,
                ..DocShare::default()
            };
            doctyped_documents::store::insert_row(ctx, &share).unwrap();
        }
        let comment = doctyped_models::comment::Comment {
            name: format!("comment-{name}"),
            content: Some(format!("mk-{name}-comment")),
            reference_doctype: Some(Link::new("Case")),
            reference_name: Some(name.to_owned()),
            ..doctyped_models::comment::Comment::default()
        };
        doctyped_documents::store::insert_row(ctx, &comment).unwrap();
    }
}

/// Whether a document is stored.
pub fn exists(site: &TestSite, doctype: &str, name: &str) -> bool {
    let mut ctx = site.context();
    let meta = (ctx.entry(doctype).unwrap().meta)();
    doctyped_documents::exists(&mut ctx, meta, name).unwrap()
}

/// The standard fields of a stored document that a save compares.
pub fn standard_fields(site: &TestSite, doctype: &str, name: &str) -> Vec<(&'static str, String)> {
    if doctype == "Office" {
        return vec![("owner", "Administrator".to_owned()), ("modified", STORED_AT.to_owned())];
    }
    let mut ctx = site.context();
    let meta = (ctx.entry(doctype).unwrap().meta)();
    let found = Statement::new("SELECT ")
        .names(["owner", "docstatus"])
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .equal("name", name)
        .first(ctx.connection(), |row| Ok((column::text(row, 0)?, column::int(row, 1)?)));
    let Some((owner, docstatus)) = found.unwrap() else { return Vec::new() };
    vec![
        ("owner", owner.unwrap_or_default()),
        ("creation", STORED_AT.to_owned()),
        ("modified", STORED_AT.to_owned()),
        ("docstatus", docstatus.unwrap_or_default().to_string()),
    ]
}

/// The standard fields of a document.
fn standard(name: &str, is_own: bool) -> Vec<(&'static str, Value)> {
    let owner = if is_own { USER } else { "Administrator" };
    let at = Value::Datetime("2026-01-01T00:00:00".parse().unwrap());
    let text = |text: &str| Value::Text(text.to_owned());
    vec![
        ("name", text(name)),
        ("owner", text(owner)),
        ("modified_by", text(owner)),
        ("creation", at.clone()),
        ("modified", at),
    ]
}
