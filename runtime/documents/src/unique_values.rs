//! Values of unique fields, whose refusal tells that another document has them.
//!
//! A user without the right to see all documents of a DocType could learn user names and mobile numbers of others by
//! trying them in a document of their own. So the refusals are counted as guesses.

use doctyped_auth::login_throttle;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::Record;
use std::sync::Arc;
use std::time::Duration;

/// Taken values that a user may send in [`GUESS_WINDOW`].
const MAX_GUESSES: u32 = 10;

/// Window of the counter of taken values.
const GUESS_WINDOW: Duration = Duration::from_secs(3600);

/// Writes a document. If it changes unique fields and the user may not see all documents of the DocType, the write
/// counts as a guess while it goes on, and afterwards unless it succeeds or fails for another reason.
///
/// # Errors
/// `RateLimitExceededError` when the user has sent too many taken values; those of the write.
pub fn count_guesses<T>(
    ctx: &mut Context,
    record: &dyn Record,
    stored: Option<&dyn Record>,
    write: impl FnOnce(&mut Context) -> Result<T>,
) -> Result<T> {
    if !changes_unique_field(record, stored) || permission::sees_all(ctx, record.meta())? {
        return write(ctx);
    }
    let site = Arc::clone(ctx.site());
    let throttle = login_throttle(&site);
    let key = format!("unique value of {}", ctx.user());
    throttle.count(&key, MAX_GUESSES, GUESS_WINDOW).map_err(|wait| {
        Error::new(ErrorKind::RateLimitExceeded, "Too many values that others have; try again later").retry_after(wait)
    })?;
    let result = write(ctx);
    let is_taken = result.as_ref().is_err_and(|error| error.kind() == ErrorKind::UniqueValidation);
    if !is_taken {
        throttle.discount(&key);
    }
    result
}

fn changes_unique_field(record: &dyn Record, stored: Option<&dyn Record>) -> bool {
    record.meta().slots().iter().enumerate().any(|(slot, field)| {
        let value = record.get(slot);
        field.unique && !value.is_empty() && stored.is_none_or(|stored| stored.get(slot) != value)
    })
}
