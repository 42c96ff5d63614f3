//! A whitelisted function returns a value that cannot be serialised.

use doctyped::prelude::*;

struct Secret;

#[whitelist]
pub fn tell(_ctx: &mut Context) -> Result<Secret> {
    Ok(Secret)
}

fn main() {}
