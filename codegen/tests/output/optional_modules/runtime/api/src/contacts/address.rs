//! The functions of addresses, as the runtime has them in the module `contacts`.

use doctyped_macros::whitelist;

/// The name of the preferred address of a document, of those that the user may read. `sort_key` is the preference:
/// `is_primary_address` or `is_shipping_address`.
#[whitelist(read_only)]
pub fn get_default_address(
    ctx: &mut Context,
    doctype: String,
    name: String,
    sort_key: Option<String>,
) -> Result<Option<String>> {
    Ok(None)
}

/// An address as lines of HTML, by its name or from an object with its fields.
#[whitelist(read_only)]
pub fn get_address_display(ctx: &mut Context, address_dict: Option<JsonValue>) -> Result<Option<String>> {
    Ok(None)
}
