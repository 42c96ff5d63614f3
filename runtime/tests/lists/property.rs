//! Property test: for random filters, every database returns the same plants in the same order as an
//! evaluation in memory.

use super::plants::{BEDS, Plant, WORDS, day, plants, with_all_databases};
use super::support::TestApp;
use chrono::NaiveDate;
use doctyped_core::grammar::filter::{Condition, Filter};
use doctyped_core::grammar::operator::{Comparison, Operator};
use doctyped_orm::table::Value;
use doctyped_query::Select;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value as JsonValue, json};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Random filters of a run.
const CASES: u32 = 2_000;

/// A value of a plant or of a child row.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Text(Option<String>),
    /// NULL only without a child row.
    Number(Option<f64>),
    Date(Option<NaiveDate>),
}

/// A field of plants or of their child rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Family,
    Height,
    Price,
    Planted,
    BedTitle,
    Task,
    Minutes,
}

impl Field {
    const ALL: [Field; 7] =
        [Field::Family, Field::Height, Field::Price, Field::Planted, Field::BedTitle, Field::Task, Field::Minutes];

    fn path(self) -> (Option<&'static str>, &'static str) {
        match self {
            Field::Family => (None, "family"),
            Field::Height => (None, "height"),
            Field::Price => (None, "price"),
            Field::Planted => (None, "planted"),
            Field::BedTitle => (None, "bed.title"),
            Field::Task => (Some("Plant Care"), "task"),
            Field::Minutes => (Some("Plant Care"), "minutes"),
        }
    }

    fn is_of_child_rows(self) -> bool {
        matches!(self, Field::Task | Field::Minutes)
    }

    /// The value of a plant, or of a child row; NULL without a row.
    fn of(self, plant: &Plant, row: Option<&(Option<String>, i32)>) -> Cell {
        match self {
            Field::Family => Cell::Text(plant.family.clone()),
            Field::Height => Cell::Number(Some(f64::from(plant.height))),
            Field::Price => Cell::Number(Some(plant.price)),
            Field::Planted => Cell::Date(plant.planted),
            Field::BedTitle => Cell::Text(plant.bed.and_then(|bed| BEDS[bed].1).map(str::to_owned)),
            Field::Task => Cell::Text(row.and_then(|(task, _)| task.clone())),
            Field::Minutes => Cell::Number(row.map(|(_, minutes)| f64::from(*minutes))),
        }
    }
}

#[derive(Debug, Clone)]
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Leaf(Field, Test),
}

#[derive(Debug, Clone)]
enum Test {
    Compare(Comparison, Scalar),
    Like(bool, String),
    In(bool, Vec<Scalar>),
    Set(bool),
    Between(Scalar, Scalar),
}

#[derive(Debug, Clone, PartialEq)]
enum Scalar {
    Text(String),
    Number(f64),
    Date(NaiveDate),
}

impl Scalar {
    fn json(&self) -> JsonValue {
        match self {
            Scalar::Text(text) => json!(text),
            Scalar::Number(number) => json!(number),
            Scalar::Date(day) => json!(day.to_string()),
        }
    }
}

fn scalar(field: Field) -> BoxedStrategy<Scalar> {
    match field {
        Field::Family | Field::BedTitle | Field::Task => prop_oneof![prop::sample::select(&WORDS[..]), Just("alpha")]
            .prop_map(|word| Scalar::Text(word.to_owned()))
            .boxed(),
        Field::Height | Field::Minutes => (-2..5_i32).prop_map(|number| Scalar::Number(f64::from(number))).boxed(),
        Field::Price => {
            prop::sample::select(vec![0.0, 0.5, 1.25, 1.3, 2.0, 19.99, -1.0]).prop_map(Scalar::Number).boxed()
        }
        Field::Planted => (0..7_usize).prop_map(|number| Scalar::Date(day(number))).boxed(),
    }
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ])
}

fn leaf() -> impl Strategy<Value = Tree> {
    prop::sample::select(&Field::ALL[..]).prop_flat_map(|field| {
        let compare = (comparison(), scalar(field)).prop_map(|(comparison, value)| Test::Compare(comparison, value));
        let between = (scalar(field), scalar(field)).prop_filter_map("an end is missing", |(from, to)| {
            let is_there = |value: &Scalar| *value != Scalar::Text(String::new());
            (is_there(&from) && is_there(&to)).then_some(Test::Between(from, to))
        });
        let within = (any::<bool>(), prop::collection::vec(scalar(field), 0..4))
            .prop_map(|(negated, values)| Test::In(negated, values));
        let set = any::<bool>().prop_map(Test::Set);
        let test = match field {
            Field::Family | Field::BedTitle | Field::Task => {
                let like =
                    (any::<bool>(), "[aAbB1%_]{0,3}").prop_map(|(negated, pattern)| Test::Like(negated, pattern));
                prop_oneof![compare, between, within, set, like].boxed()
            }
            _ => prop_oneof![compare, between, within, set].boxed(),
        };
        test.prop_map(move |test| Tree::Leaf(field, test))
    })
}

fn tree() -> impl Strategy<Value = Tree> {
    leaf().prop_recursive(3, 10, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Tree::All),
            prop::collection::vec(inner, 1..4).prop_map(Tree::Any),
        ]
    })
}

impl Tree {
    fn filter(&self) -> Filter<'static> {
        match self {
            Tree::All(list) => Filter::All(list.iter().map(Tree::filter).collect()),
            Tree::Any(list) => Filter::Any(list.iter().map(Tree::filter).collect()),
            Tree::Leaf(field, test) => {
                let (doctype, field) = field.path();
                let (operator, value) = match test {
                    Test::Compare(comparison, value) => (Operator::Compare(*comparison), value.json()),
                    Test::Like(negated, pattern) => {
                        (if *negated { Operator::NotLike } else { Operator::Like }, json!(pattern))
                    }
                    Test::In(negated, values) => (
                        if *negated { Operator::NotIn } else { Operator::In },
                        values.iter().map(Scalar::json).collect::<JsonValue>(),
                    ),
                    Test::Set(set) => (Operator::Is, json!(if *set { "set" } else { "not set" })),
                    Test::Between(from, to) => (Operator::Between, json!([from.json(), to.json()])),
                };
                Filter::Condition(Condition { doctype, field, operator, value: Cow::Owned(value) })
            }
        }
    }

    /// Whether a plant meets the filter. Conditions of a conjunction have to hold for one child row.
    fn holds(&self, plant: &Plant) -> bool {
        match self {
            Tree::All(list) => {
                let of_rows = |tree: &&Tree| matches!(tree, Tree::Leaf(field, _) if field.is_of_child_rows());
                let (rows, others): (Vec<&Tree>, Vec<&Tree>) = list.iter().partition(of_rows);
                others.iter().all(|tree| tree.holds(plant)) && (rows.is_empty() || some_row(plant, &rows))
            }
            Tree::Any(list) => list.iter().any(|tree| tree.holds(plant)),
            Tree::Leaf(field, _) if field.is_of_child_rows() => some_row(plant, &[self]),
            Tree::Leaf(field, test) => test.holds(&field.of(plant, None)),
        }
    }
}

/// Whether a child row meets all conditions; a plant without child rows counts as having a row of
/// NULLs.
fn some_row(plant: &Plant, conditions: &[&Tree]) -> bool {
    let holds = |row: Option<&(Option<String>, i32)>| {
        conditions.iter().all(|condition| match condition {
            Tree::Leaf(field, test) => test.holds(&field.of(plant, row)),
            _ => false,
        })
    };
    if plant.care.is_empty() { holds(None) } else { plant.care.iter().any(|row| holds(Some(row))) }
}

impl Test {
    /// Frappe's semantics: NULL counts as empty, except in `between` and for numbers, which are NULL only
    /// without a child row.
    fn holds(&self, cell: &Cell) -> bool {
        let is_null = matches!(cell, Cell::Text(None) | Cell::Number(None) | Cell::Date(None));
        // An empty list matches nothing; for text it counts as a list of the empty text (Frappe).
        if let (Test::In(negated, values), false) = (self, matches!(cell, Cell::Text(_)))
            && values.is_empty()
        {
            return *negated;
        }
        let counts_as_empty = matches!(self, Test::Set(_)) || !matches!(cell, Cell::Number(_));
        if is_null && (!counts_as_empty || matches!(self, Test::Between(..))) {
            return false;
        }
        match self {
            Test::Compare(comparison, value) => fits(*comparison, order(cell, value)),
            Test::Like(negated, pattern) => {
                let Cell::Text(text) = cell else { return false };
                // NULL counts as empty only for an empty pattern, or for `not like`.
                if is_null && !*negated {
                    return pattern.is_empty();
                }
                let text = text.as_deref().unwrap_or_default().to_lowercase();
                matches(text.as_bytes(), pattern.to_lowercase().as_bytes()) != *negated
            }
            Test::In(negated, values) => {
                let empty = [Scalar::Text(String::new())];
                let values: &[Scalar] = if values.is_empty() { &empty } else { values };
                values.iter().any(|value| order(cell, value).is_eq()) != *negated
            }
            Test::Set(set) => match cell {
                Cell::Text(text) => text.as_deref().is_none_or(str::is_empty) != *set,
                // Frappe: the number 0 is neither set nor not set.
                Cell::Number(number) => number.map_or(!*set, |number| *set && number != 0.0),
                Cell::Date(day) => day.is_some() == *set,
            },
            Test::Between(from, to) => order(cell, from).is_ge() && order(cell, to).is_le(),
        }
    }
}

fn order(cell: &Cell, value: &Scalar) -> Ordering {
    match (cell, value) {
        (Cell::Text(text), Scalar::Text(value)) => {
            text.as_deref().unwrap_or_default().to_lowercase().cmp(&value.to_lowercase())
        }
        (Cell::Number(number), Scalar::Number(value)) => number.unwrap_or_default().total_cmp(value),
        (Cell::Date(day), Scalar::Date(value)) => day.unwrap_or(NaiveDate::MIN).cmp(value),
        _ => unreachable!("values have the field's type"),
    }
}

fn fits(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }
}

/// LIKE.
fn matches(text: &[u8], pattern: &[u8]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((b'%', rest)) => (0..=text.len()).any(|start| matches(&text[start..], rest)),
        Some((b'_', rest)) => text.split_first().is_some_and(|(_, text)| matches(text, rest)),
        Some((byte, rest)) => text.split_first().is_some_and(|(first, text)| first == byte && matches(text, rest)),
    }
}

/// The sort key before the name.
#[derive(Debug, Clone, Copy)]
struct Sort {
    field: Field,
    descending: bool,
}

fn sort() -> impl Strategy<Value = Sort> {
    let fields = vec![Field::Family, Field::Height, Field::Price, Field::Planted];
    (prop::sample::select(fields), any::<bool>()).prop_map(|(field, descending)| Sort { field, descending })
}

fn expected<'p>(plants: &'p [Plant], tree: &Tree, sort: Sort) -> Vec<&'p str> {
    let mut found: Vec<&Plant> = plants.iter().filter(|plant| tree.holds(plant)).collect();
    found.sort_by(|left, right| {
        let by_field = match (sort.field.of(left, None), sort.field.of(right, None)) {
            (Cell::Text(left), Cell::Text(right)) => {
                left.map(|text| text.to_lowercase()).cmp(&right.map(|text| text.to_lowercase()))
            }
            (Cell::Number(left), Cell::Number(right)) => left.partial_cmp(&right).unwrap(),
            (Cell::Date(left), Cell::Date(right)) => left.cmp(&right),
            _ => unreachable!("one field has one type"),
        };
        (if sort.descending { by_field.reverse() } else { by_field }).then_with(|| left.name.cmp(&right.name))
    });
    found.into_iter().map(|plant| plant.name.as_str()).collect()
}

fn found(app: &TestApp, tree: &Tree, sort: Sort) -> Vec<String> {
    let order = format!("{} {}, name", sort.field.path().1, if sort.descending { "desc" } else { "asc" });
    let mut select = Select::new("Plant");
    select.field("name").unwrap().filter(tree.filter()).order_by(&order).unwrap();
    let rows = select.rows(&mut app.context("Administrator", &["Gardener", "Botanist"])).unwrap();
    rows.into_iter().map(|row| if let [Value::Text(name)] = &row[..] { name.clone() } else { String::new() }).collect()
}

#[test]
fn every_database_returns_the_rows_of_the_model() {
    let plants = plants();
    with_all_databases(|apps| {
        let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
        let result = runner.run(&(tree(), sort()), |(tree, sort)| {
            let expected = expected(&plants, &tree, sort);
            for (name, app) in apps {
                prop_assert_eq!(&found(app, &tree, sort), &expected, "{}", name);
            }
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    });
}
