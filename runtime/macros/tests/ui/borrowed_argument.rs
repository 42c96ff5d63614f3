use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn greet(_ctx: &mut Context, name: &str) -> Result<String> {
    Ok(name.to_owned())
}

fn main() {}
