use doctyped::prelude::*;

pub struct CustomerRules;

impl Controller for CustomerRules {
    type Document = Customer;
}
