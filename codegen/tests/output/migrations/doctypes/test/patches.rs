//! Patches of the fleet.

use doctyped::prelude::*;

/// Runs first.
#[patch]
pub fn second_in_the_alphabet(_: &mut Context) -> Result<()> {
    Ok(())
}

/// Runs after it.
#[patch]
pub fn first_in_the_alphabet(_: &mut Context) -> Result<()> {
    Ok(())
}
