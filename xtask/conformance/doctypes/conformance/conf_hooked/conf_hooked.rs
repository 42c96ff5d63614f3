//! Conf Hooked: a controller that logs its hooks in the order in which they run.

use doctyped::prelude::*;
use models::conf_hooked::ConfHooked;

/// Appends every hook of an insert and a save to `log`.
#[derive(Debug)]
pub struct ConfHookedController;

impl Controller for ConfHookedController {
    type Document = ConfHooked;

    fn before_insert(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "before_insert");
        Ok(())
    }

    fn before_naming(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "before_naming");
        Ok(())
    }

    fn before_validate(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "before_validate");
        Ok(())
    }

    fn validate(doc: &mut ConfHooked, ctx: &mut Context) -> Result<()> {
        if doc.title == "reject" {
            return ctx.throw("The title is not accepted");
        }
        note(doc, "validate");
        Ok(())
    }

    fn before_save(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "before_save");
        Ok(())
    }

    fn after_insert(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "after_insert");
        Ok(())
    }

    fn on_update(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "on_update");
        Ok(())
    }

    fn on_change(doc: &mut ConfHooked, _ctx: &mut Context) -> Result<()> {
        note(doc, "on_change");
        Ok(())
    }

    fn on_trash(doc: &mut ConfHooked, ctx: &mut Context) -> Result<()> {
        if doc.title == "keep" {
            return ctx.throw("The document is to be kept");
        }
        Ok(())
    }
}

/// Increases the counter and returns it.
#[whitelist]
pub fn bump(doc: &mut ConfHooked, ctx: &mut Context, by: Option<i32>) -> Result<i32> {
    doc.counter = doc.counter.saturating_add(by.unwrap_or(1));
    ctx.save(doc)?;
    Ok(doc.counter)
}

/// Title and counter.
#[whitelist]
pub fn peek(doc: &ConfHooked, _ctx: &mut Context) -> Result<JsonValue> {
    Ok(json!({ "title": doc.title, "counter": doc.counter }))
}

/// Cannot be called from outside.
pub fn hidden(_doc: &ConfHooked, _ctx: &mut Context) -> Result<&'static str> {
    Ok("secret")
}

fn note(doc: &mut ConfHooked, hook: &str) {
    let log = doc.log.get_or_insert_default();
    if !log.is_empty() {
        log.push(',');
    }
    log.push_str(hook);
}
