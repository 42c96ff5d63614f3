use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

pub struct Order;

#[whitelist]
pub fn place(_ctx: &mut Context, #[flatten] _order: Option<Order>) -> Result<()> {
    Ok(())
}

fn main() {}
