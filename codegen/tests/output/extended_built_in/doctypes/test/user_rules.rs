//! Rules for a DocType that the runtime defines.

pub struct UserRules;

impl Controller for UserRules {
    type Document = User;

    fn validate(doc: &mut User, ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}

#[whitelist]
pub fn greet(doc: &User, ctx: &mut Context) -> Result<String> {
    Ok(String::new())
}
