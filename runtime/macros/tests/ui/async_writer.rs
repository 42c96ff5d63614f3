use doctyped_macros::whitelist;

pub struct Context;
pub type Result<T> = std::result::Result<T, String>;

pub struct AsyncContext;
pub struct JsonWriter;

#[whitelist]
pub async fn list(_ctx: &AsyncContext, _out: &mut JsonWriter) -> Result<()> {
    Ok(())
}

fn main() {}
