//! Fills the tables by SQL, and builds the tables with ideal indexes that hand-written queries read.
//!
//! ToDo has `rows` documents. In each of the columns `status`, `priority` and `color` a value occurs in 30 of a hundred
//! rows and another in 20 rows; `status` is indexed, `priority` is a standard filter, and `color` is neither. Note has a
//! tenth of the documents, with ten child rows each.

use super::dialect::SqlDialect;
use super::timer::SqlTimer;
use anyhow::Result;

/// Users that documents are allocated to: `user0@example.com` and so on.
const USERS: u64 = 2_000;
/// Roles in documents: `Role 0` and so on.
const ROLES: u64 = 2_000;
/// Roles whose documents the restricted user may read, the first ones; and those without a role.
const ALLOWED_ROLES: u64 = 1_000;
/// Rows with a rare value.
const RARE_ROWS: u64 = 20;
/// Rows of the user that may read only documents of its own.
const OWNED_ROWS: u64 = 50;
/// Child rows of a Note.
const ROWS_PER_NOTE: u64 = 10;

/// Fills the tables of the server, which has to be stopped: it caches users and permissions.
pub(super) fn fill(timer: &mut SqlTimer, dialect: SqlDialect, rows: u64) -> Result<()> {
    let user_name = |number: &str| dialect.concat(&["'user'", &dialect.text(number), "'@example.com'"]);
    let constant = |text: &str| format!("'{text}'");
    let standard = |name: String, creation: String| {
        vec![
            ("name", name),
            ("owner", constant("Administrator")),
            ("creation", creation.clone()),
            ("modified", creation),
            ("modified_by", constant("Administrator")),
        ]
    };
    timer.execute(begin(dialect))?;
    let user = user_name("i - 1");
    let mut users = standard(user.clone(), dialect.minutes("i"));
    users.extend([("email", user), ("first_name", constant("User")), ("full_name", constant("User"))]);
    timer.execute(&dialect.insert("tabUser", &users, USERS))?;
    let permission_name = dialect.concat(&["'permission'", &dialect.text("i")]);
    let mut permissions = standard(permission_name, dialect.minutes("i"));
    permissions.extend([
        ("user", constant("restricted@example.com")),
        ("allow", constant("Role")),
        ("for_value", dialect.concat(&["'Role '", &dialect.text("i - 1")])),
        ("apply_to_all_doctypes", "0".to_owned()),
        ("applicable_for", constant("ToDo")),
    ]);
    timer.execute(&dialect.insert("tabUser Permission", &permissions, ALLOWED_ROLES))?;
    timer.execute(&dialect.insert("tabToDo", &todo_columns(dialect, rows), rows))?;

    let notes = rows / ROWS_PER_NOTE;
    let mut note = standard(dialect.hash("i"), dialect.minutes("i * 10"));
    let title = dialect.concat(&["'Watering plan '", &dialect.text("i")]);
    note.extend([("title", title), ("public", "1".to_owned())]);
    timer.execute(&dialect.insert("tabNote", &note, notes))?;
    let parent = format!("(i % {notes}) + 1");
    let mut seen_by = standard(dialect.hash("i"), dialect.minutes(&format!("10 * ({parent})")));
    let reader = format!(
        "CASE WHEN i % {} = 7 THEN 'few@example.com' WHEN {} < 4 THEN 'many@example.com' ELSE {} END",
        rows / RARE_ROWS,
        dialect.random(2_246_822_519, 100),
        user_name(&dialect.random(3_266_489_917, USERS)),
    );
    seen_by.extend([
        ("idx", format!("{} + 1", dialect.quotient("i", notes))),
        ("user", reader),
        ("parent", dialect.hash(&parent)),
        ("parentfield", constant("seen_by")),
        ("parenttype", constant("Note")),
    ]);
    timer.execute(&dialect.insert("tabNote Seen By", &seen_by, rows))?;
    timer.execute("COMMIT")?;
    for statement in dialect.analyze(&["tabToDo", "tabNote", "tabNote Seen By", "tabUser", "tabUser Permission"]) {
        timer.execute(&statement)?;
    }
    Ok(())
}

fn begin(dialect: SqlDialect) -> &'static str {
    if dialect == SqlDialect::MariaDb { "START TRANSACTION" } else { "BEGIN" }
}

fn todo_columns(dialect: SqlDialect, rows: u64) -> Vec<(&'static str, String)> {
    let step = rows / RARE_ROWS;
    let user_name = |number: &str| dialect.concat(&["'user'", &dialect.text(number), "'@example.com'"]);
    // A value of 20 rows, one of 30 rows of a hundred, and one of the others.
    let distribution = |remainder: u64, multiplier: u32, rare: &str, frequent: &str, other: &str| {
        let random = dialect.random(multiplier, 10);
        format!("CASE WHEN i % {step} = {remainder} THEN {rare} WHEN {random} < 3 THEN {frequent} ELSE {other} END")
    };
    let number_of_user = dialect.random(668_265_263, USERS);
    let role = dialect.concat(&["'Role '", &dialect.text(&dialect.random(2_246_822_519, ROLES))]);
    let age = dialect.random(374_761_393, 43_200);
    let plant = distribution(17, 2_246_822_519, "'orchid'", "'fern'", "'ivy'");
    let description = dialect.concat(&[
        "'<p>Water the '",
        &plant,
        "' on floor '",
        &dialect.text(&dialect.random(3_266_489_917, 40)),
        "' of building '",
        &dialect.text(&dialect.random(374_761_393, 500)),
        "'</p>'",
    ]);
    vec![
        ("name", dialect.hash("i")),
        (
            "owner",
            format!(
                "CASE WHEN i % {} = 3 THEN 'owner@example.com' WHEN i % {step} = 5 THEN 'condition@example.com' \
                 ELSE {} END",
                rows / OWNED_ROWS,
                user_name("i % 100")
            ),
        ),
        ("creation", dialect.minutes("i")),
        ("modified", dialect.minutes(&format!("i + {age}"))),
        ("modified_by", "'Administrator'".to_owned()),
        ("status", distribution(7, 2_654_435_769, "'Cancelled'", "'Open'", "'Closed'")),
        ("priority", distribution(9, 1_181_783_497, "'Low'", "'High'", "'Medium'")),
        ("color", distribution(11, 2_024_237_689, "'#ff0000'", "'#00ff00'", "'#0000ff'")),
        ("date", dialect.days(&dialect.random(3_266_489_917, 730))),
        (
            "allocated_to",
            distribution(13, 3_432_918_353, "'condition@example.com'", "NULL", &user_name(&number_of_user)),
        ),
        ("assigned_by", distribution(15, 461_845_907, "'condition@example.com'", &user_name(&number_of_user), "NULL")),
        ("role", format!("CASE WHEN i % 10 < 3 THEN NULL ELSE {role} END")),
        ("description", description),
        ("reference_type", "'Article'".to_owned()),
        ("reference_name", dialect.concat(&["'Shelf '", &dialect.text(&dialect.random(2_870_177_451, 20_000))])),
    ]
}

/// Builds the tables of hand-written queries. Tells whether they have an index of trigrams.
pub(super) fn build_ideal_tables(timer: &mut SqlTimer, dialect: SqlDialect) -> Result<bool> {
    let source = |table: &str| dialect.name(table);
    let user = dialect.name("user");
    timer.execute(&format!(
        "CREATE TABLE ideal_todo AS SELECT name, owner, creation, modified, status, priority, color, date, allocated_to, \
         assigned_by, role, description, reference_name FROM {}",
        source("tabToDo")
    ))?;
    timer.execute(&format!("CREATE TABLE ideal_note AS SELECT name, creation, title FROM {}", source("tabNote")))?;
    timer.execute(&format!(
        "CREATE TABLE ideal_reader AS SELECT parent, {user} AS reader FROM {}",
        source("tabNote Seen By")
    ))?;
    timer.execute(&format!(
        "CREATE TABLE ideal_allowed AS SELECT for_value AS name FROM {}",
        source("tabUser Permission")
    ))?;
    for (number, columns) in [
        "ideal_todo (name)",
        "ideal_todo (creation, name)",
        "ideal_todo (modified, name)",
        "ideal_todo (date, creation, name)",
        "ideal_todo (status, creation, name)",
        "ideal_todo (priority, creation, name)",
        "ideal_todo (allocated_to, creation, name)",
        "ideal_todo (assigned_by, creation, name)",
        "ideal_todo (owner, creation, name)",
        "ideal_todo (reference_name)",
        "ideal_note (name)",
        "ideal_note (creation, name)",
        "ideal_reader (reader, parent)",
        "ideal_reader (parent, reader)",
        "ideal_allowed (name)",
    ]
    .into_iter()
    .enumerate()
    {
        timer.execute(&format!("CREATE INDEX ideal_{number} ON {columns}"))?;
    }
    let has_trigrams = match dialect {
        SqlDialect::Sqlite => {
            timer.execute(
                "CREATE VIRTUAL TABLE ideal_text USING fts5(description, content='ideal_todo', tokenize='trigram')",
            )?;
            timer.execute("INSERT INTO ideal_text (ideal_text) VALUES ('rebuild')")?;
            timer.execute("ANALYZE ideal_todo; ANALYZE ideal_note; ANALYZE ideal_reader; ANALYZE ideal_allowed")?;
            true
        }
        // The extension is in a package of its own.
        SqlDialect::Postgres => timer
            .execute("CREATE EXTENSION pg_trgm")
            .and_then(|()| timer.execute("CREATE INDEX ideal_text ON ideal_todo USING gin (description gin_trgm_ops)"))
            .is_ok(),
        SqlDialect::MariaDb => false,
    };
    for statement in dialect.analyze(&["ideal_todo", "ideal_note", "ideal_reader", "ideal_allowed"]) {
        timer.execute(&statement)?;
    }
    Ok(has_trigrams)
}
