use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist(allow_guests)]
pub fn ping(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

fn main() {}
