use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist(methods(GET, FETCH))]
pub fn ping(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

#[whitelist(methods)]
pub fn pong(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

fn main() {}
