// The HTTP methods of functions that are not called with POST.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export const VERBS = {
};
