use doctyped::prelude::*;

#[whitelist]
pub fn greet(doc: &Custmer, ctx: &mut Context) -> Result<()> {
    Ok(())
}
