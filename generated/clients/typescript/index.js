// Written by `cargo xtask codegen`; not to be edited.

export { Client, basic, bearer, token } from "./client.js";
export * from "./errors.js";
