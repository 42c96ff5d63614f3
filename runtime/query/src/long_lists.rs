//! How many lists that take much memory are read at a time.
//!
//! A database sorts the rows of a list before it returns the first one, with all their columns. SQLite does that in
//! this process: texts of megabytes are in memory several times meanwhile. So only a few such lists are read at a time:
//! those without a small limit, and those of DocTypes of which a very long row was read before. The others wait in
//! their worker threads, and no user holds all places.

use super::plan::Plan;
use doctyped_core::client_key::ClientKey;
use doctyped_core::config::Config;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::fair_semaphore::{FairSemaphore, Permit};
use doctyped_core::json::JsonWriter;
use doctyped_schema::ColumnType;
use parking_lot::RwLock;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// Lists of a site that are read at a time. One user alone may read half of them.
const MAX_AT_A_TIME: usize = 4;

/// Rows from which a list is long.
const LONG: i64 = 1000;

/// Bytes from which a row is very long.
const LONG_ROW: usize = 1024 * 1024;

/// Time that a list of few rows waits.
const MAX_PAUSE: Duration = Duration::from_millis(500);

/// Time after which a client may try again.
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// The places for long lists of a site, and what is known of the rows.
struct Places {
    permits: Arc<FairSemaphore>,
    /// The DocTypes of which a very long row was read.
    with_long_rows: RwLock<HashSet<&'static str>>,
}

impl Extension for Places {
    fn new(config: &Config) -> Places {
        let permits = Arc::new(FairSemaphore::of_long_work(MAX_AT_A_TIME, config.limits.wait_time()));
        Places { permits, with_long_rows: RwLock::default() }
    }
}

/// The places of a site, which long lists take.
pub fn places(site: &Site) -> &Arc<FairSemaphore> {
    &site.extension::<Places>().permits
}

/// Waits for a place, if the list is long, or if its rows may be and it is sent in chunks. Other lists are short, or
/// their responses are bounded in memory.
///
/// # Errors
/// `TooManyRequestsError` and `ServiceUnavailableError` after the wait time of the configuration.
pub(crate) fn wait_for_place(
    ctx: &Context,
    plan: &Plan<'_>,
    limit: Option<i64>,
    out: &JsonWriter,
) -> Result<Option<Permit>> {
    if limit.is_some_and(|limit| limit < LONG) {
        // Few rows: beside slow lists of others, this one is read without a place.
        let may_be_long = out.is_streamed() && may_have_long_rows(ctx.site(), plan)?;
        let place = may_be_long.then(|| places(ctx.site()).wait_for(ClientKey::user(ctx.user()), MAX_PAUSE));
        return Ok(place.and_then(Result::ok));
    }
    let permit = places(ctx.site()).wait(ClientKey::user(ctx.user())).map_err(|error| match error.kind() {
        ErrorKind::Unavailable => {
            let message =
                "Too many long lists are read at the moment; try again, or ask for a page with limit_page_length";
            Error::new(ErrorKind::Unavailable, message).retry_after(RETRY_AFTER)
        }
        _ => error,
    })?;
    Ok(Some(permit))
}

/// Remembers a DocType whose rows are very long, once one of so many bytes was written.
pub(crate) fn note_row(ctx: &Context, plan: &Plan<'_>, longest: usize) -> Result<()> {
    if longest >= LONG_ROW && !may_have_long_rows(ctx.site(), plan)? {
        ctx.site().extension::<Places>().with_long_rows.write().insert(plan.scope.root()?.name);
    }
    Ok(())
}

fn may_have_long_rows(site: &Site, plan: &Plan<'_>) -> Result<bool> {
    let is_long =
        |column_type: ColumnType| matches!(column_type, ColumnType::Text | ColumnType::LongText | ColumnType::Json);
    let has_long_text =
        plan.outputs.iter().any(|output| output.value.is_some_and(|value| is_long(value.column_type())));
    Ok(has_long_text && site.extension::<Places>().with_long_rows.read().contains(plan.scope.root()?.name))
}
