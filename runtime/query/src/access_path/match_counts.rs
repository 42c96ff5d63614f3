//! The numbers of rows that filters match.

use diesel::connection::LoadConnection;
use doctyped_core::cache::TextCache;
use doctyped_core::cache_statistics::CacheStatistics;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use doctyped_orm::db::SqlBuilder;
use doctyped_orm::db::statement::column;
use std::time::Duration;

/// The time for which a number of rows is remembered. An old one costs time and not rows.
const TIME_TO_LIVE: Duration = Duration::from_secs(30);

/// Numbers of rows by statement and values.
struct MatchCounts(TextCache<u32>);

impl Extension for MatchCounts {
    fn new(_: &Config) -> MatchCounts {
        MatchCounts(TextCache::with_time_to_live(TIME_TO_LIVE))
    }

    fn caches(&self) -> Vec<CacheStatistics> {
        vec![self.0.statistics("match_counts")]
    }
}

/// The rows that a statement counts up to a limit.
pub fn count(ctx: &mut Context, statement: &SqlBuilder<'_>, limit: u32) -> Result<u32> {
    let key = format!("{statement:?}");
    let site = std::sync::Arc::clone(ctx.site());
    let counts = &site.extension::<MatchCounts>().0;
    if let Some(count) = counts.get(&key) {
        return Ok(count);
    }
    let counted = match LoadConnection::load(ctx.connection(), statement)?.next() {
        Some(row) => column::int(&row?, 0)?,
        None => None,
    };
    let count = counted.and_then(|count| u32::try_from(count).ok()).unwrap_or(limit);
    counts.insert(&key, count);
    Ok(count)
}
