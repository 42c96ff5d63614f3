use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn echo<T>(_ctx: &mut Context, value: T) -> Result<T> {
    Ok(value)
}

fn main() {}
