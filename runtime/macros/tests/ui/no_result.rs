use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn total(_ctx: &mut Context, amount: i64) -> i64 {
    amount
}

#[whitelist]
pub fn nothing(_ctx: &mut Context) {}

fn main() {}
