use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
fn ping(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

pub fn calls_it(ctx: &mut Context) -> Result<()> {
    ping(ctx)
}

fn main() {}
