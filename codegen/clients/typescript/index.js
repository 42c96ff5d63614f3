export { Client, basic, bearer, token } from "./client.js";
export * from "./errors.js";
