//! Housekeeping: the clean-up that a server runs at its start and every half hour.

use crate::idempotency;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_files as files;
use std::time::Duration;

/// Time between two runs.
pub const INTERVAL: Duration = Duration::from_secs(30 * 60);

/// Age after which the files of an unfinished request are abandoned: no request takes this long,
/// also of another server that uses the same folder.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// Removes expired idempotency responses and abandoned uploads. A failure is logged.
pub fn clean(site: &Site) {
    match try_clean(site) {
        Ok(0) => {}
        Ok(removed) => tracing::info!(removed, "removed expired responses and abandoned uploads"),
        Err(error) => tracing::warn!(error = %error.chain(), "housekeeping failed"),
    }
}

fn try_clean(site: &Site) -> Result<usize> {
    let mut transaction = site.pool.transaction()?;
    Ok(files::remove_orphans(site, &mut transaction, ABANDONED_AFTER)? + idempotency::clean(&mut transaction)?)
}
