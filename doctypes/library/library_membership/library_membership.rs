//! Library Membership: the period in which a member may borrow.

use crate::library::period::Period;
use doctyped::chrono::Days;
use doctyped::prelude::*;
use models::{
    library_member::LibraryMember,
    library_membership::{self, LibraryMembership},
    library_settings::LibrarySettings,
};

/// A member has one membership at a time.
#[derive(Debug)]
pub struct LibraryMembershipController;

impl Controller for LibraryMembershipController {
    type Document = LibraryMembership;

    fn validate(doc: &mut LibraryMembership, ctx: &mut Context) -> Result<()> {
        let Some(from_date) = doc.from_date else {
            // Mandatory: the checks that follow the hooks refuse it.
            return Ok(());
        };
        if doc.to_date.is_none() {
            let settings: LibrarySettings = ctx.single()?;
            doc.to_date = from_date.checked_add_days(Days::new(u64::from(settings.loan_period.unsigned_abs())));
        }
        if period(doc).is_none() {
            return ctx.throw("A membership cannot end before it begins: To Date is before From Date");
        }
        Ok(())
    }

    fn before_submit(doc: &mut LibraryMembership, ctx: &mut Context) -> Result<()> {
        let Some(wanted) = period(doc) else { return Ok(()) };
        match active_periods(ctx, &doc.library_member)?.into_iter().find(|active| active.overlaps(wanted)) {
            Some(active) => ctx.throw(format!("{} already has a membership from {active}", doc.library_member)),
            None => Ok(()),
        }
    }
}

// ANCHOR: renew
/// Drafts the membership that begins the day after this one ends, and answers with its name.
///
/// `paid` says whether the fee for it is paid already.
#[whitelist]
pub fn renew(doc: &LibraryMembership, ctx: &mut Context, paid: Option<bool>) -> Result<Link<LibraryMembership>> {
    let mut next = LibraryMembership {
        library_member: doc.library_member.clone(),
        from_date: doc.to_date.and_then(|last| last.succ_opt()),
        paid: paid.unwrap_or_default(),
        ..LibraryMembership::default()
    };
    ctx.insert(&mut next)?;
    Ok(Link::new(next.name))
}
// ANCHOR_END: renew

/// Whether the member has a submitted membership on that day.
pub(crate) fn is_active(ctx: &mut Context, member: &Link<LibraryMember>, day: NaiveDate) -> Result<bool> {
    Ok(active_periods(ctx, member)?.into_iter().any(|active| active.contains(day)))
}

/// The periods of the member's submitted memberships.
fn active_periods(ctx: &mut Context, member: &Link<LibraryMember>) -> Result<Vec<Period>> {
    let days: Vec<(Option<NaiveDate>, Option<NaiveDate>)> = ctx.load(
        library_membership::table
            .filter(library_membership::library_member.eq(member))
            .filter(library_membership::docstatus.eq(DocStatus::Submitted))
            .select((library_membership::from_date, library_membership::to_date)),
    )?;
    Ok(days.into_iter().filter_map(|(first, last)| Period::new(first?, last?)).collect())
}

/// The days of a membership, where they make sense.
fn period(membership: &LibraryMembership) -> Option<Period> {
    Period::new(membership.from_date?, membership.to_date?)
}
