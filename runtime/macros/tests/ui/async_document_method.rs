use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

pub struct AsyncContext;
pub struct Note;

#[whitelist]
pub async fn send(_doc: &Note, _ctx: &AsyncContext) -> Result<()> {
    Ok(())
}

fn main() {}
