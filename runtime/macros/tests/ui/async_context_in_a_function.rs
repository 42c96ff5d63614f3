use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

pub struct AsyncContext;

#[whitelist]
pub fn ping(_ctx: &AsyncContext) -> Result<()> {
    Ok(())
}

fn main() {}
