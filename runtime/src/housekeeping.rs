//! What a server does without being asked: at its start, and every now and then.

use crate::error::Result;
use crate::files;
use crate::idempotency;
use crate::site::Site;
use std::time::Duration;

/// How often.
pub(crate) const INTERVAL: Duration = Duration::from_secs(30 * 60);

/// No request takes this long, so what is older was left behind by one that did not end. Another
/// server may be using the same folder.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// Removes what is no longer of use. A failure is only worth a line in the log.
pub(crate) fn clean(site: &Site) {
    match try_clean(site) {
        Ok(0) => {}
        Ok(removed) => tracing::info!(removed, "removed old answers and what uploads had left behind"),
        Err(error) => tracing::warn!(error = %error.chain(), "what is no longer of use could not be removed"),
    }
}

fn try_clean(site: &Site) -> Result<usize> {
    let mut transaction = site.pool.transaction()?;
    Ok(files::clean(site, &mut transaction, ABANDONED)? + idempotency::clean(&mut transaction)?)
}
