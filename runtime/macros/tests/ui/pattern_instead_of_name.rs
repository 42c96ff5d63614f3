use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn total(_ctx: &mut Context, (a, b): (i64, i64)) -> Result<i64> {
    Ok(a + b)
}

fn main() {}
