use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn total(amount: i64) -> Result<i64> {
    Ok(amount)
}

fn main() {}
