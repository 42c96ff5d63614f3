//! Checks of passwords, at the same cost for every user.
//!
//! Hashes that Frappe made take another time to verify than those of this server, so one dummy hash for
//! unknown users would tell them from imported ones. Each check verifies one hash of every cost that the
//! site's users have, of which at most one is the user's own. While imported hashes are left, a login takes
//! their time longer.

use super::password::{self, HashCost};
use super::secret;
use super::tables::secrets;
use diesel::prelude::*;
use doctyped_core::config::Config;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::extension::Extension;
use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Time after which the costs are read again: imported hashes are replaced at logins.
const RELOAD_INTERVAL: Duration = Duration::from_secs(600);

/// Most hashes that are read to find their costs.
const MAX_HASHES: i64 = 10_000;

/// The costs of the hashes of a site's users.
struct HashCosts {
    known: Mutex<Option<(Instant, BTreeSet<HashCost>)>>,
    #[cfg(any(test, feature = "testing"))]
    verified: Mutex<Vec<String>>,
}

impl Extension for HashCosts {
    fn new(_: &Config) -> HashCosts {
        HashCosts {
            known: Mutex::new(None),
            #[cfg(any(test, feature = "testing"))]
            verified: Mutex::default(),
        }
    }
}

/// Whether a password is the user's. The work is the same for a user without a password, for an unknown one,
/// and for each kind of hash.
pub(crate) fn check_password(ctx: &mut Context, user: &str, password: &str) -> Result<bool> {
    let stored = secret::read(ctx, password::field_of(user), false)?;
    let own = stored.and_then(|hash| Some((HashCost::of(&hash)?, hash)));
    let mut is_right = false;
    for cost in costs_with(ctx, own.as_ref().map(|(cost, _)| cost))? {
        #[cfg(any(test, feature = "testing"))]
        ctx.site().extension::<HashCosts>().verified.lock().push(cost.as_str().to_owned());
        match &own {
            Some((own_cost, hash)) if *own_cost == cost => is_right = password::verify(password, hash),
            _ => {
                black_box(password::verify(password, &cost.dummy_hash()));
            }
        }
    }
    Ok(is_right)
}

/// The costs of all hashes of the site, and that of the user's own.
fn costs_with(ctx: &mut Context, own: Option<&HashCost>) -> Result<BTreeSet<HashCost>> {
    let site = Arc::clone(ctx.site());
    let known = &site.extension::<HashCosts>().known;
    let is_fresh = known.lock().as_ref().is_some_and(|(read, _)| read.elapsed() < RELOAD_INTERVAL);
    if !is_fresh {
        let costs = stored_costs(ctx)?;
        *known.lock() = Some((Instant::now(), costs));
    }
    let mut known = known.lock();
    let (_, costs) = known.get_or_insert_with(|| (Instant::now(), BTreeSet::new()));
    // A hash that was imported since; from now on, other users' checks have its cost too.
    costs.extend(own.cloned());
    Ok(costs.clone())
}

fn stored_costs(ctx: &mut Context) -> Result<BTreeSet<HashCost>> {
    let new = HashCost::of_new_hashes();
    let others: Vec<Option<String>> = secrets::table
        .filter(secrets::doctype.eq("User"))
        .filter(secrets::fieldname.eq("password"))
        .filter(secrets::encrypted.eq(0))
        .filter(secrets::password.not_like(format!("{}$%", new.as_str())))
        .select(secrets::password)
        .limit(MAX_HASHES)
        .load(ctx.connection())?;
    Ok(others.into_iter().flatten().filter_map(|hash| HashCost::of(&hash)).chain([new]).collect())
}

/// The costs of the hashes that were verified since the last call.
#[cfg(any(test, feature = "testing"))]
pub fn verified_for_tests(site: &doctyped_core::context::Site) -> Vec<String> {
    std::mem::take(&mut *site.extension::<HashCosts>().verified.lock())
}
