// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Address": import("./doctypes/address.js").Address;
  "Contact": import("./doctypes/contact.js").Contact;
  "Contact Email": import("./doctypes/contact_email.js").ContactEmail;
  "Contact Phone": import("./doctypes/contact_phone.js").ContactPhone;
  "Country": import("./doctypes/country.js").Country;
  "Currency": import("./doctypes/currency.js").Currency;
  "Dynamic Link": import("./doctypes/dynamic_link.js").DynamicLink;
  "Gender": import("./doctypes/gender.js").Gender;
  "Language": import("./doctypes/language.js").Language;
  "Salutation": import("./doctypes/salutation.js").Salutation;
  "Supplier": import("./doctypes/supplier.js").Supplier;
  "UOM": import("./doctypes/uom.js").UOM;
  "UOM Category": import("./doctypes/uom_category.js").UOMCategory;
  "UOM Conversion Factor": import("./doctypes/uom_conversion_factor.js").UOMConversionFactor;
  "DocType": import("./doctypes/doctype.js").DocType;
  "User": import("./doctypes/user.js").User;
}
