use doctyped_macros::whitelist;

pub struct Context;
pub struct JsonWriter;
pub type Result<T> = std::result::Result<T, String>;

#[whitelist]
pub fn greet(_ctx: &mut Context, _out: &mut JsonWriter) -> Result<String> {
    Ok("hello".to_owned())
}

fn main() {}
