//! Library Member: a borrower.

// ANCHOR: controller
use doctyped::prelude::*;
use models::library_member::LibraryMember;

/// Derives the full name from first and last name.
#[derive(Debug)]
pub struct LibraryMemberController;

impl Controller for LibraryMemberController {
    type Document = LibraryMember;

    fn validate(doc: &mut LibraryMember, _ctx: &mut Context) -> Result<()> {
        doc.full_name = Some(full_name(&doc.first_name, doc.last_name.as_deref()));
        Ok(())
    }
}

fn full_name(first_name: &str, last_name: Option<&str>) -> String {
    format!("{first_name} {}", last_name.unwrap_or_default()).trim().to_owned()
}
// ANCHOR_END: controller

#[cfg(test)]
mod tests {
    use super::full_name;

    #[test]
    fn full_name_has_no_surrounding_blanks() {
        assert_eq!(full_name("Noor", Some("Haddad")), "Noor Haddad");
        assert_eq!(full_name("Noor", None), "Noor");
        assert_eq!(full_name("", Some("Haddad")), "Haddad");
    }
}
