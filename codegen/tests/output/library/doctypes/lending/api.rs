//! Functions for clients.

use doctyped::prelude::*;
use doctyped::serde;

/// How many loans there are.
#[whitelist(allow_guest, methods(GET))]
pub fn count(_ctx: &mut Context, since: Option<i64>) -> Result<i64> {
    Ok(since.unwrap_or_default())
}

/// Answers for a built-in function.
#[whitelist(overrides = "frappe.client.get_time_zone")]
pub async fn zone(_ctx: &AsyncContext, #[default("UTC".to_owned())] zone: String) -> Result<String> {
    Ok(zone)
}

/// The loans of a period.
#[derive(serde::Deserialize)]
#[serde(crate = "doctyped::serde")]
pub struct Period {
    days: u32,
}

/// All arguments are a period.
#[whitelist]
pub fn of_period(_ctx: &mut Context, #[flatten] period: Period) -> Result<Download> {
    Ok(Download::bytes("period.txt", period.days.to_string()))
}

/// Not for clients.
pub fn secret(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// A group of functions.
pub mod reports {
    use doctyped::prelude::*;

    #[doctyped::prelude::whitelist]
    pub fn r#type(_ctx: &mut Context) -> Result<i64> {
        Ok(1)
    }
}
