//! The function of contacts, as the runtime has it in the module `contacts`.

use doctyped_macros::whitelist;

/// The display fields of a contact, under the names that forms of sales and purchases give them.
#[whitelist(read_only)]
pub fn get_contact_details(ctx: &mut Context, contact: String) -> Result<Map<String, JsonValue>> {
    Ok(Map::new())
}
