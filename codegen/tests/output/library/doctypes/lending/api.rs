//! What clients ask.

use doctyped::prelude::*;

/// How many loans there are.
#[whitelist(allow_guest, methods(GET))]
pub fn count(_ctx: &mut Context, since: Option<i64>) -> Result<i64> {
    Ok(since.unwrap_or_default())
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
