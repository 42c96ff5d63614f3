//! How many long lists are read at a time.
//!
//! A database sorts the rows of a list before it returns the first one, with all their columns. SQLite does that in
//! this process: texts of megabytes are in memory several times meanwhile. So only a few lists without a
//! small limit are read at a time; the others wait in their worker threads, and no user holds all places.

use doctyped_core::client_shares::{ClientKey, ClientShare, ClientShares};
use doctyped_core::config::Config;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::extension::Extension;
use doctyped_core::json::JsonWriter;
use std::sync::Arc;
use std::time::Duration;

/// Long lists of a site that are read at a time. One user alone may read half of them.
const MAX_AT_A_TIME: usize = 4;

/// Rows from which a list is long.
const LONG: i64 = 1000;

/// The places of a site.
struct Places(Arc<ClientShares>);

impl Extension for Places {
    fn new(config: &Config) -> Places {
        Places(Arc::new(ClientShares::of_long_work(MAX_AT_A_TIME, config.limits.wait_time())))
    }
}

/// The places of a site, which long lists take.
pub fn places(site: &Site) -> &Arc<ClientShares> {
    &site.extension::<Places>().0
}

/// Waits for a place, if the list is long and sent in chunks. Other lists are short, or bounded in memory.
///
/// # Errors
/// `TooManyRequestsError` and `ServiceUnavailableError` after the wait time of the configuration.
pub(crate) fn wait_for_place(ctx: &Context, limit: Option<i64>, out: &JsonWriter) -> Result<Option<ClientShare>> {
    if !out.is_streamed() || limit.is_some_and(|limit| limit < LONG) {
        return Ok(None);
    }
    let share = places(ctx.site()).wait(ClientKey::user(ctx.user())).map_err(|error| match error.kind() {
        ErrorKind::Unavailable => {
            let message =
                "Too many long lists are read at the moment; try again, or ask for a page with limit_page_length";
            Error::new(ErrorKind::Unavailable, message).retry_after(RETRY_AFTER)
        }
        _ => error,
    })?;
    Ok(Some(share))
}

/// Time after which a client may try again.
const RETRY_AFTER: Duration = Duration::from_secs(1);
