use doctyped::prelude::*;

#[patch]
fn private(ctx: &mut Context) -> Result<()> {
    Ok(())
}

#[patch]
pub async fn waits(ctx: &mut Context) -> Result<()> {
    Ok(())
}

#[patch]
pub fn with_argument(ctx: &mut Context, all: bool) -> Result<()> {
    Ok(())
}

#[doctyped::prelude::patch]
pub fn without_result(ctx: &mut Context) {}
