//! Document Naming Rule: an invalid rule is refused when it is saved, not when a document is
//! created.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, Result};
use doctyped_core::invalidation::Change;
use doctyped_documents::coerce::coerce;
use doctyped_documents::naming;
use doctyped_documents::number_text::NumberRule;
use doctyped_models::document_naming_rule::DocumentNamingRule;
use doctyped_models::document_naming_rule_condition::DocumentNamingRuleCondition;
use doctyped_schema::{ColumnType, Meta};

/// The rules of Document Naming Rule.
#[derive(Debug)]
pub struct DocumentNamingRuleController;

/// More digits than any counter has.
const DIGITS: i32 = 20;

impl Controller for DocumentNamingRuleController {
    type Document = DocumentNamingRule;

    fn validate(doc: &mut DocumentNamingRule, ctx: &mut Context) -> Result<()> {
        naming::check_prefix(&doc.prefix)?;
        if doc.prefix_digits > DIGITS {
            return ctx.throw(format!("Digits are {} and can be {DIGITS} at most", doc.prefix_digits));
        }
        // The check of mandatory fields reports it later, with all other missing fields.
        if doc.document_type.is_empty() {
            return Ok(());
        }
        let meta = (ctx.entry(doc.document_type.as_str())?.meta)();
        for (index, condition) in doc.conditions.iter().enumerate() {
            check_condition(meta, condition, NumberRule::of(ctx))
                .map_err(|error| Error::validation(format!("Conditions, row #{}: {error}", index + 1)))?;
        }
        Ok(())
    }

    fn on_update(_: &mut DocumentNamingRule, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::NamingRules);
        Ok(())
    }

    fn after_rename(_: &mut DocumentNamingRule, _: &str, _: bool, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::NamingRules);
        Ok(())
    }

    fn after_delete(_: &mut DocumentNamingRule, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::NamingRules);
        Ok(())
    }
}

/// A condition is about a field with a value, which can be compared with what is given.
fn check_condition(meta: &Meta, condition: &DocumentNamingRuleCondition, rule: NumberRule) -> Result<()> {
    if condition.field.trim().is_empty() {
        return Ok(());
    }
    match meta.field(&condition.field) {
        Some(field) if field.column_type().is_some_and(|column_type| column_type != ColumnType::Password) => {
            coerce(field, &condition.value.as_str().into(), rule).map(|_| ())
        }
        Some(_) => Err(Error::validation(format!("{} of {} has no value to compare", condition.field, meta.name))),
        None => Err(Error::validation(format!("{} is not a field of {}", condition.field, meta.name))),
    }
}
