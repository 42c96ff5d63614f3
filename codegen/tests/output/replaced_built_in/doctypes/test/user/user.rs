//! The application's rules, which come after the runtime's.

pub struct UserController;

impl Controller for UserController {
    type Document = User;

    fn validate(doc: &mut User, ctx: &mut Context) -> Result<()> {
        Ok(())
    }

    fn on_update(doc: &mut User, ctx: &mut Context) -> Result<()> {
        Ok(())
    }

    fn before_rename(doc: &mut User, new_name: &mut String, merge: bool, ctx: &mut Context) -> Result<()> {
        Ok(())
    }

    fn has_permission(doc: &User, right: Rights, ctx: &mut Context) -> Result<Option<bool>> {
        Ok(None)
    }

    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<User>> {
        Ok(Restriction::everything())
    }
}
