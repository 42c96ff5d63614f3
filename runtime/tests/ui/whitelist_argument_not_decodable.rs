//! A whitelisted function has an argument that cannot be decoded from a request.

use doctyped::prelude::*;

pub struct Shelf;

#[whitelist]
pub fn tidy(_ctx: &mut Context, shelf: Shelf) -> Result<()> {
    drop(shelf);
    Ok(())
}

fn main() {}
