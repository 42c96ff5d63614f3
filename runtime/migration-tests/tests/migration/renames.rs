//! DocTypes and fields with `renamed_from`, and tables and columns without a DocType.

use super::support::{assert_up_to_date, column, defined, doctype, each_system, field, migrated, run, values};
use doctyped::migration::{Options, migrate};
use doctyped::schema::{Definition, DocField, FieldType, Meta};
use doctyped_migration::{drop_orphans, orphans};

fn renamed(from: &'static str, field: DocField) -> DocField {
    DocField { renamed_from: from, ..field }
}

/// A DocType with rows, a Single, and links to DocTypes.
fn before() -> [&'static Meta; 4] {
    let rows = DocField { options: "Oar", ..field("oars", FieldType::Table) };
    let unique = DocField { unique: true, ..field("label", FieldType::Data) };
    let boat =
        doctype("Boat", vec![unique, field("seats", FieldType::Data), rows, field("secret", FieldType::Password)]);
    let oar = Definition {
        name: "Oar",
        is_child: true,
        fields: vec![field("side", FieldType::Data)].leak(),
        ..Definition::NEW
    };
    let harbour = Definition {
        name: "Harbour",
        is_single: true,
        fields: vec![field("motto", FieldType::Data)].leak(),
        ..Definition::NEW
    };
    let link = DocField { options: "DocType", ..field("about", FieldType::Link) };
    [boat, defined(oar), defined(harbour), doctype("Note", vec![link])]
}

/// The same with other names; the seats are numbers now.
fn after() -> [&'static Meta; 4] {
    let rows = renamed("oars", DocField { options: "Oar", ..field("paddles", FieldType::Table) });
    let unique = renamed("label", DocField { unique: true, ..field("title", FieldType::Data) });
    let secret = renamed("secret", field("pin", FieldType::Password));
    let boat = Definition {
        name: "Ship",
        renamed_from: "Boat",
        fields: vec![unique, renamed("seats", field("places", FieldType::Int)), rows, secret].leak(),
        ..Definition::NEW
    };
    let oar = Definition {
        name: "Oar",
        is_child: true,
        fields: vec![field("side", FieldType::Data)].leak(),
        ..Definition::NEW
    };
    let harbour = Definition {
        name: "Port",
        renamed_from: "Harbour",
        is_single: true,
        fields: vec![renamed("motto", field("slogan", FieldType::Data))].leak(),
        ..Definition::NEW
    };
    let link = DocField { options: "DocType", ..field("about", FieldType::Link) };
    [defined(boat), defined(oar), defined(harbour), doctype("Note", vec![link])]
}

#[test]
fn renamed_doctypes_and_fields_keep_their_data() {
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &before());
        for sql in [
            r#"INSERT INTO "tabBoat" ("name", "label", "seats", "secret") VALUES ('a', 'Argo', '50', '***')"#,
            r#"INSERT INTO "tabOar" ("name", "side", "parent", "parenttype", "parentfield") VALUES ('o', 'left', 'a', 'Boat', 'oars')"#,
            r#"INSERT INTO "tabSingles" ("doctype", "field", "value") VALUES ('Harbour', 'motto', 'Ahoy')"#,
            r#"INSERT INTO "tabNote" ("name", "about") VALUES ('n', 'Boat'), ('m', 'Note')"#,
            r#"INSERT INTO "__Auth" ("doctype", "name", "fieldname", "password") VALUES ('Boat', 'a', 'secret', 'x')"#,
        ] {
            run(&mut transaction, sql);
        }
        migrated(&mut transaction, &after());
        assert_eq!(column(&mut transaction, "tabShip", "title"), ["Argo"]);
        assert_eq!(column(&mut transaction, "tabShip", "places"), ["50"]);
        assert_eq!(column(&mut transaction, "tabOar", "parenttype"), ["Ship"]);
        assert_eq!(column(&mut transaction, "tabOar", "parentfield"), ["paddles"]);
        assert_eq!(column(&mut transaction, "tabNote", "about"), ["Note", "Ship"]);
        assert_eq!(values(&mut transaction, "__Auth", "doctype"), [("a".to_owned(), Some("Ship".to_owned()))]);
        assert_eq!(column(&mut transaction, "__Auth", "fieldname"), ["pin"]);
        let single =
            doctyped_orm::db::statement::Statement::once("SELECT doctype, field, value FROM ").name("tabSingles");
        let text = doctyped_orm::db::statement::column::text_or_empty;
        let rows =
            single.load(transaction.connection(), |row| Ok([text(row, 0)?, text(row, 1)?, text(row, 2)?])).unwrap();
        assert_eq!(rows, [["Port", "slogan", "Ahoy"].map(str::to_owned)]);

        // Once: later migrations find nothing to do, and nothing is left behind.
        assert_up_to_date(&mut transaction, &after());
        assert_eq!(orphans(&mut transaction, &after()).unwrap(), Some(Vec::new()));
        // The unique index came along.
        run(&mut transaction, r#"INSERT INTO "tabShip" ("name", "title") VALUES ('b', 'Beagle')"#);
    });
}

#[test]
fn column_of_the_new_name_is_not_overwritten() {
    let old = doctype("Boat", vec![field("label", FieldType::Data), field("title", FieldType::Data)]);
    let new = doctype("Boat", vec![renamed("label", field("title", FieldType::Data))]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &[old]);
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "label", "title") VALUES ('a', 'old', 'new')"#);
        assert_up_to_date(&mut transaction, &[new]);
        assert_eq!(column(&mut transaction, "tabBoat", "title"), ["new"]);
        let left = orphans(&mut transaction, &[new]).unwrap().unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].to_string(), "column `label` of `tabBoat` (1 value)");
    });
}

#[test]
fn tables_and_columns_without_a_doctype_are_listed_and_dropped_when_asked() {
    let index = DocField { search_index: true, ..field("code", FieldType::Data) };
    let old = [
        doctype("Boat", vec![field("title", FieldType::Data), index, field("seats", FieldType::Int)]),
        doctype("Raft", vec![]),
    ];
    let new = [doctype("Boat", vec![field("title", FieldType::Data)])];
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &old);
        run(
            &mut transaction,
            r#"INSERT INTO "tabBoat" ("name", "title", "code", "seats") VALUES ('a', 't', 'c', 0), ('b', 't', 'd', 3)"#,
        );
        assert_up_to_date(&mut transaction, &new);
        let left = orphans(&mut transaction, &new).unwrap().unwrap();
        let lines: Vec<String> = left.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "column `code` of `tabBoat` (2 values)",
                "column `seats` of `tabBoat` (1 value)",
                "table `tabRaft` (0 rows)",
            ]
        );
        drop_orphans(&mut transaction, &new, &left).unwrap();
        assert_eq!(orphans(&mut transaction, &new).unwrap(), Some(Vec::new()));
        assert_eq!(column(&mut transaction, "tabBoat", "title"), ["t", "t"]);
        migrate(&mut transaction, &old, &Options::default()).unwrap();
    });
}

#[test]
fn renamed_single_keeps_its_rows_and_secrets() {
    let single = |name, renamed_from| {
        let rows = DocField { options: "Oar", ..field("oars", FieldType::Table) };
        let fields = vec![rows, field("pin", FieldType::Password)].leak();
        defined(Definition { name, renamed_from, is_single: true, fields, ..Definition::NEW })
    };
    let oar = defined(Definition { name: "Oar", is_child: true, ..Definition::NEW });
    let link = DocField { options: "kind", ..field("target", FieldType::DynamicLink) };
    let note = doctype("Note", vec![DocField { options: "DocType", ..field("kind", FieldType::Link) }, link]);
    let (before, after) = ([single("Harbour", ""), oar, note], [single("Port", "Harbour"), oar, note]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &before);
        for sql in [
            r#"INSERT INTO "tabOar" ("name", "parent", "parenttype", "parentfield") VALUES ('o', 'Harbour', 'Harbour', 'oars')"#,
            r#"INSERT INTO "__Auth" ("doctype", "name", "fieldname", "password") VALUES ('Harbour', 'Harbour', 'pin', 'x')"#,
            r#"INSERT INTO "tabNote" ("name", "kind", "target") VALUES ('n', 'Harbour', 'Harbour'), ('m', 'Oar', 'Harbour')"#,
        ] {
            run(&mut transaction, sql);
        }
        migrated(&mut transaction, &after);
        assert_eq!(column(&mut transaction, "tabOar", "parent"), ["Port"]);
        assert_eq!(column(&mut transaction, "tabOar", "parenttype"), ["Port"]);
        assert_eq!(column(&mut transaction, "__Auth", "name"), ["Port"]);
        assert_eq!(column(&mut transaction, "tabNote", "target"), ["Harbour", "Port"]);
        assert_up_to_date(&mut transaction, &after);
    });
}

#[test]
fn orphans_that_have_changed_since_they_were_listed_stay() {
    let (old, new) = ([doctype("Boat", vec![field("seats", FieldType::Int)])], [doctype("Boat", vec![])]);
    each_system(|system| {
        let mut transaction = system.transaction();
        migrated(&mut transaction, &old);
        let left = orphans(&mut transaction, &new).unwrap().unwrap();
        run(&mut transaction, r#"INSERT INTO "tabBoat" ("name", "seats") VALUES ('a', 3)"#);
        drop_orphans(&mut transaction, &new, &left).unwrap_err();
        assert_eq!(column(&mut transaction, "tabBoat", "seats"), ["3"]);
    });
}
