use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

pub struct Delivery;

#[whitelist]
pub fn place(_ctx: &mut Context, #[flatten] _delivery: Option<Delivery>) -> Result<()> {
    Ok(())
}

fn main() {}
