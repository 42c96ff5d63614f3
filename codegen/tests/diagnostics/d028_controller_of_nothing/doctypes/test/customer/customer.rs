use doctyped::prelude::*;
use models::Customer;

pub struct CustomerController;

impl Controller for CustomerController {
    type Document = Custmer;

    fn validate(_doc: &mut Customer, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}
