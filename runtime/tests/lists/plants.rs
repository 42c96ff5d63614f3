//! Random plants, in every database.

use super::support::TestApp;
use chrono::NaiveDate;
use std::fmt::Write as _;

/// A plant with its child rows (task, minutes).
#[derive(Debug)]
pub struct Plant {
    pub name: String,
    pub family: Option<String>,
    pub height: i32,
    pub price: f64,
    pub planted: Option<NaiveDate>,
    /// The index of its bed.
    pub bed: Option<usize>,
    pub care: Vec<(Option<String>, i32)>,
}

/// Names and titles of beds.
pub const BEDS: [(&str, Option<&str>); 3] = [("b0", Some("Alpha")), ("b1", None), ("b2", Some("beta"))];
/// Values of text fields.
pub const WORDS: [&str; 8] = ["", "a", "A", "ab", "AB", "b1", "Ba", "c"];

/// A deterministic random number generator.
struct Generator(u64);

impl Generator {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn word(&mut self) -> Option<String> {
        WORDS.get(self.below(WORDS.len() + 2)).map(|word| (*word).to_owned())
    }
}

/// A day of a leap year, around the end of February.
pub fn day(number: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 26).unwrap() + chrono::Days::new(number as u64)
}

/// The same random plants at every run.
pub fn plants() -> Vec<Plant> {
    let mut random = Generator(7);
    (0..60)
        .map(|number| Plant {
            name: format!("p{number:02}"),
            family: random.word(),
            height: i32::try_from(random.below(5)).unwrap() - 1,
            price: [0.0, 0.5, 1.25, 2.0, 19.99][random.below(5)],
            planted: (random.below(4) > 0).then(|| day(random.below(6))),
            bed: (random.below(4) > 0).then(|| random.below(3)),
            care: (0..random.below(4)).map(|_| (random.word(), i32::try_from(random.below(3)).unwrap())).collect(),
        })
        .collect()
}

/// INSERT statements of plants, in SQL of all databases.
fn insert_plants(plants: &[Plant]) -> String {
    let text = |text: Option<&str>| text.map_or_else(|| "NULL".to_owned(), |text| format!("'{text}'"));
    let mut sql = String::new();
    for (name, title) in BEDS {
        let title = text(title);
        writeln!(sql, r#"INSERT INTO "tabBed" (name, title) VALUES ('{name}', {title});"#).unwrap();
    }
    for plant in plants {
        let planted = text(plant.planted.map(|day| day.to_string()).as_deref());
        let bed = text(plant.bed.map(|bed| BEDS[bed].0));
        writeln!(
            sql,
            r#"INSERT INTO "tabPlant" (name, family, height, price, planted, bed) VALUES ('{}', {}, {}, {}, {planted}, {bed});"#,
            plant.name,
            text(plant.family.as_deref()),
            plant.height,
            plant.price,
        )
        .unwrap();
        for (index, (task, minutes)) in plant.care.iter().enumerate() {
            writeln!(
                sql,
                r#"INSERT INTO "tabPlant Care" (name, parent, parenttype, parentfield, task, minutes) VALUES ('{0}-{index}', '{0}', 'Plant', '{1}', {2}, {minutes});"#,
                plant.name,
                ["care", "repairs"][index % 2],
                text(task.as_deref()),
            )
            .unwrap();
        }
    }
    sql
}

/// Runs a test with the random plants in every database that is compiled in and installed.
#[allow(clippy::vec_init_then_push, reason = "the databases depend on the features")]
pub fn with_all_databases(test: impl FnOnce(&[(&str, TestApp)])) {
    let plants = plants();
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    let servers = doctyped_orm::test_servers::start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql"));
    let mut apps: Vec<(&str, TestApp)> = Vec::new();
    #[cfg(feature = "sqlite")]
    apps.push(("SQLite", TestApp::on(":memory:", &insert_plants(&plants))));
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    for (name, server) in &servers {
        apps.push((name, TestApp::on(&server.database("test_app").unwrap(), &insert_plants(&plants))));
    }
    test(&apps);
}
