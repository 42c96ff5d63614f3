// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Book": import("./doctypes/book.js").Book;
  "Loan": import("./doctypes/loan.js").Loan;
}
