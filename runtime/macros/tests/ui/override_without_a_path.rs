use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist(overrides = "frappe..get_count")]
pub fn get_count(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

fn main() {}
