//! Document Naming Rules: naming that an administrator configures, in place of the naming rule of the
//! definition.
//!
//! The rules are cached, so that a DocType without any costs no query. Their counters are not: a
//! counter is a column of the rule, which is incremented in the transaction of the document.

use super::pattern;
use crate::coerce::convert;
use diesel::prelude::*;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use doctyped_core::invalidation::Change;
use doctyped_models::document_naming_rule;
use doctyped_models::document_naming_rule::DocumentNamingRule;
use doctyped_models::document_naming_rule_condition;
use doctyped_models::document_naming_rule_condition::{Condition as Comparison, DocumentNamingRuleCondition};
use doctyped_orm::db::AnyConnection;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{Document, Record, ValueRef};
use doctyped_schema::DocField;
use parking_lot::RwLock;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

/// DocTypes of the server itself, which no rule names (Frappe's list).
const EXEMPT_DOCTYPES: [&str; 5] = ["Activity Log", "DefaultValue", "DocShare", "DocType", "Version"];

/// The enabled rules by DocType, each list in order of precedence.
#[derive(Debug, Default)]
pub struct NamingRules(HashMap<String, Vec<Rule>>);

/// One rule.
#[derive(Debug)]
struct Rule {
    name: String,
    prefix: String,
    digits: usize,
    conditions: Vec<Condition>,
}

/// A condition on a field of the document.
#[derive(Debug)]
struct Condition {
    field: String,
    comparison: Comparison,
    value: String,
}

impl NamingRules {
    /// Reads the rules from the database.
    pub fn load(connection: &mut AnyConnection) -> Result<NamingRules> {
        let rules: Vec<DocumentNamingRule> = document_naming_rule::table
            .filter(document_naming_rule::disabled.eq(false))
            .order((
                document_naming_rule::priority.desc(),
                document_naming_rule::creation.asc(),
                document_naming_rule::name.asc(),
            ))
            .load(connection)?;
        let mut naming_rules = NamingRules::default();
        if rules.is_empty() {
            return Ok(naming_rules);
        }
        let mut conditions = conditions(connection)?;
        for rule in rules {
            let rules = naming_rules.0.entry(rule.document_type.into_string()).or_default();
            rules.push(Rule {
                conditions: conditions.remove(&rule.name).unwrap_or_default(),
                name: rule.name,
                prefix: rule.prefix,
                digits: usize::try_from(rule.prefix_digits).unwrap_or_default(),
            });
        }
        Ok(naming_rules)
    }

    fn of(&self, doctype: &str) -> &[Rule] {
        self.0.get(doctype).map_or(&[], Vec::as_slice)
    }
}

/// The rules of all DocTypes, cached as a whole.
struct NamingRuleCache(RwLock<Arc<NamingRules>>);

impl Extension for NamingRuleCache {
    fn new(_: &Config) -> NamingRuleCache {
        NamingRuleCache(RwLock::default())
    }

    fn reload(&self, connection: &mut AnyConnection) -> Result<()> {
        let rules = NamingRules::load(connection)?;
        *self.0.write() = Arc::new(rules);
        Ok(())
    }
}

impl NamingRuleCache {
    fn rules(&self) -> Arc<NamingRules> {
        Arc::clone(&self.0.read())
    }
}

/// Adds the cache of naming rules to a site, so that its first reload reads them.
pub fn register(site: &Site) {
    site.extension::<NamingRuleCache>();
}

/// The conditions of all rules, by rule.
fn conditions(connection: &mut AnyConnection) -> Result<HashMap<String, Vec<Condition>>> {
    let rows: Vec<DocumentNamingRuleCondition> = document_naming_rule_condition::table
        .filter(document_naming_rule_condition::parenttype.eq(DocumentNamingRule::DOCTYPE.to_owned()))
        .order(document_naming_rule_condition::idx.asc())
        .load(connection)?;
    let mut conditions: HashMap<String, Vec<Condition>> = HashMap::new();
    for row in rows {
        let condition = Condition { field: row.field, comparison: row.condition, value: row.value };
        conditions.entry(row.parent).or_default().push(condition);
    }
    Ok(conditions)
}

/// The name of a new document by the first rule that matches it, if any.
pub fn name(ctx: &mut Context, record: &dyn Record) -> Result<Option<String>> {
    let doctype = record.meta().name;
    if EXEMPT_DOCTYPES.contains(&doctype) {
        return Ok(None);
    }
    // The cache does not see changes of this transaction.
    let rules = if ctx.has_changed(&Change::NamingRules) {
        Arc::new(NamingRules::load(ctx.connection())?)
    } else {
        ctx.site().extension::<NamingRuleCache>().rules()
    };
    for rule in rules.of(doctype).iter().filter(|rule| rule.matches(record)) {
        if let Some(number) = next(ctx, &rule.name)? {
            let prefix = pattern::expand_without_number(record, &rule.prefix, ctx.now());
            return Ok(Some(format!("{prefix}{}", pattern::padded(number, rule.digits))));
        }
    }
    Ok(None)
}

/// Increments the counter of a rule, which stays locked until the transaction ends; none when another
/// server has just deleted or disabled the rule. As in Frappe, `modified` changes too, so that a form
/// that was opened before cannot reset the counter.
fn next(ctx: &mut Context, rule: &str) -> Result<Option<i64>> {
    let (now, user) = (ctx.now(), ctx.user().to_owned());
    let table = DocumentNamingRule::doctype().table;
    let updated = Statement::new("UPDATE ")
        .name(table)
        .sql(" SET ")
        .name("counter")
        .sql(" = ")
        .name("counter")
        .sql(" + 1, ")
        .equal("modified", ValueRef::Datetime(now))
        .sql(", ")
        .equal("modified_by", user.as_str())
        .sql(" WHERE ")
        .equal("name", rule)
        .sql(" AND ")
        .name("disabled")
        .sql(" = 0")
        .execute(ctx.connection())?;
    if updated == 0 {
        return Ok(None);
    }
    let counter = Statement::new("SELECT ")
        .name("counter")
        .sql(" FROM ")
        .name(table)
        .sql(" WHERE ")
        .equal("name", rule)
        .first(ctx.connection(), |row| column::int(row, 0))?;
    counter.flatten().map(Some).ok_or_else(|| Error::internal(format!("the counter of the rule {rule} vanished")))
}

impl Rule {
    fn matches(&self, record: &dyn Record) -> bool {
        self.conditions.iter().all(|condition| condition.holds(record))
    }
}

impl Condition {
    /// Whether the document fulfils the condition; not when the DocType lacks the field.
    fn holds(&self, record: &dyn Record) -> bool {
        let Some(field) = record.meta().field(&self.field) else {
            return false;
        };
        let ordering = compare(field, record.field(&self.field), &self.value);
        match self.comparison {
            Comparison::Equal => ordering == Some(Ordering::Equal),
            Comparison::NotEqual => ordering != Some(Ordering::Equal),
            Comparison::Greater => ordering == Some(Ordering::Greater),
            Comparison::Less => ordering == Some(Ordering::Less),
            Comparison::GreaterEqual => ordering.is_some_and(Ordering::is_ge),
            Comparison::LessEqual => ordering.is_some_and(Ordering::is_le),
            Comparison::Other(_) => false,
        }
    }
}

/// Compares the value of a field with a text, in the type of the field. Text is compared by code points,
/// and a missing date precedes all dates. None when the text does not parse as the type.
fn compare(field: &DocField, value: ValueRef<'_>, text: &str) -> Option<Ordering> {
    let given = convert(field, &text.into()).ok()?;
    match (value, given.as_ref()) {
        (ValueRef::Int(value), ValueRef::Int(given)) => Some(value.cmp(&given)),
        (ValueRef::Float(value), ValueRef::Float(given)) => value.partial_cmp(&given),
        (ValueRef::Null, ValueRef::Float(given)) => 0.0.partial_cmp(&given),
        (ValueRef::Date(value), ValueRef::Date(given)) => Some(value.cmp(&given)),
        (ValueRef::Datetime(value), ValueRef::Datetime(given)) => Some(value.cmp(&given)),
        (ValueRef::Time(value), ValueRef::Time(given)) => Some(value.cmp(&given)),
        (ValueRef::Null, ValueRef::Date(_) | ValueRef::Datetime(_) | ValueRef::Time(_)) => Some(Ordering::Less),
        (value, _) => Some(value.to_text().as_str().cmp(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_schema::FieldType;

    fn ordering(fieldtype: FieldType, value: ValueRef<'_>, text: &str) -> Option<Ordering> {
        compare(&DocField { fieldname: "f", fieldtype, ..DocField::NEW }, value, text)
    }

    #[test]
    fn values_compare_in_the_type_of_their_field() {
        assert_eq!(ordering(FieldType::Int, ValueRef::Int(9), "10"), Some(Ordering::Less));
        assert_eq!(ordering(FieldType::Data, ValueRef::Text("9"), "10"), Some(Ordering::Greater));
        assert_eq!(ordering(FieldType::Data, ValueRef::Text("a"), "A"), Some(Ordering::Greater));
        assert_eq!(ordering(FieldType::Currency, ValueRef::Float(2.5), "2.50"), Some(Ordering::Equal));
        assert_eq!(ordering(FieldType::Check, ValueRef::Int(1), "1"), Some(Ordering::Equal));
        let day = chrono::NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        assert_eq!(ordering(FieldType::Date, ValueRef::Date(day), "2026-01-31"), Some(Ordering::Greater));
    }

    #[test]
    fn null_is_less_than_any_value() {
        assert_eq!(ordering(FieldType::Data, ValueRef::Null, "a"), Some(Ordering::Less));
        assert_eq!(ordering(FieldType::Date, ValueRef::Null, "2026-01-31"), Some(Ordering::Less));
        assert_eq!(ordering(FieldType::Date, ValueRef::Null, "no date"), None);
    }
}
