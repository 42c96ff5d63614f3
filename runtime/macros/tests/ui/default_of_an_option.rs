use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn list(_ctx: &mut Context, #[default(Some(20))] _limit: Option<u32>) -> Result<()> {
    Ok(())
}

fn main() {}
