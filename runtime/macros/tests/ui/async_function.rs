use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub async fn ping(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

fn main() {}
