//! Rules of the application for a DocType of an optional module.

use doctyped::prelude::*;
use models::address::Address;

/// The rules of Address here, which run after those of the module.
#[derive(Debug)]
pub struct AddressController;

impl Controller for AddressController {
    type Document = Address;

    /// Goods are sent to addresses with a postal code.
    fn validate(doc: &mut Address, ctx: &mut Context) -> Result<()> {
        if doc.is_shipping_address && doc.pincode.is_none() {
            return ctx.throw(format!("{} has no postal code", doc.name));
        }
        Ok(())
    }
}
