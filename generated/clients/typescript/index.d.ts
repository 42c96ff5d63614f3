// Written by `cargo xtask codegen`; not to be edited.

export { Client, basic, bearer, token } from "./client.js";
export type { ClientOptions, Login, RequestOptions, Upload } from "./client.js";
export type {
  Columns, Create, Doc, DocTypeName, Expanded, FieldName, LinkName, LinkedDocument, Name, Option, RowInput, SingleName,
  SubmittableName, TableName, Update,
} from "./documents.js";
export type { DocTypes } from "./doctypes.js";
export * from "./errors.js";
export type { Functions } from "./functions.js";
export type { Aggregate, Filter, FilterGroup, FilterObject, Filters, Limits, OrderBy, Page, Query, RowOf, Selection } from "./query.js";
