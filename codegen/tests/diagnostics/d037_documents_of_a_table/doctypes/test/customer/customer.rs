use doctyped::prelude::*;
use models::customer::Customer;

pub struct Customers;

impl VirtualDocument for Customers {
    type Document = Customer;

    fn load(_name: &str, _ctx: &mut Context) -> Result<Option<Customer>> {
        Ok(None)
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<Customer>> {
        Ok(Listed::Candidates(Vec::new()))
    }
}
