// Functions of every server that clients use. `GET /api/v2/method` lists all of them; `Client.request` calls the others.

import type { DocTypeName } from "./documents.js";

/** A document, by DocType and name. */
interface Reference {
  doctype: DocTypeName;
  name: string;
}
/** A row or a document of any DocType. */
type AnyDocument = { doctype: DocTypeName; [field: string]: unknown };
/** Filters of any DocType; those of lists are typed. */
type AnyFilters = string | readonly unknown[] | Record<string, unknown>;
type Right = "select" | "read" | "write" | "create" | "delete" | "submit" | "cancel" | "amend" | "print" | "email" | "report" | "import" | "export" | "share";
type Assignment = { owner: string; name: string };

/** Built-in functions, by path. */
export interface BuiltInFunctions {
  /** The session user. */
  "frappe.auth.get_logged_user": { arguments: {}; result: string };
  /** `pong` */
  "frappe.ping": { arguments: {}; result: string };
  /** Values of the first document that fulfils filters, as an object; empty without such a document. */
  "frappe.client.get_value": {
    arguments: { doctype: DocTypeName; fieldname: string | readonly string[]; filters?: AnyFilters; parent?: DocTypeName };
    result: Record<string, unknown>;
  };
  /** A field of the document of a single DocType. */
  "frappe.client.get_single_value": { arguments: { doctype: DocTypeName; field: string }; result: unknown };
  /** Changes fields of a document: one by name and value, or several by an object. */
  "frappe.client.set_value": {
    arguments: Reference & { fieldname: string | Record<string, unknown>; value?: unknown };
    result: AnyDocument;
  };
  /** Creates documents in one transaction and returns their names. */
  "frappe.client.insert_many": { arguments: { docs: readonly AnyDocument[] }; result: string[] };
  /** Changes documents, each by itself, and returns those that failed. */
  "frappe.client.bulk_update": {
    arguments: { docs: readonly (AnyDocument & { docname: string })[] };
    result: { failed_docs: { doc: Record<string, unknown>; exc: string }[] };
  };
  /** Whether the user has a right on a document or a DocType. */
  "frappe.client.has_permission": {
    arguments: { doctype: DocTypeName; docname?: string; perm_type?: Right };
    result: { has_permission: boolean };
  };
  /** All rights of the user on a document: 1 for those that the user has. */
  "frappe.client.get_doc_permissions": {
    arguments: { doctype: DocTypeName; docname: string };
    result: { permissions: Record<string, 0 | 1> };
  };
  /** The time zone of the site. */
  "frappe.client.get_time_zone": { arguments: {}; result: { time_zone: string } };
  /** Documents whose name, title or search fields have a text. */
  "frappe.desk.search.search_link": {
    arguments: { doctype: DocTypeName; txt?: string; filters?: AnyFilters; page_length?: number; reference_doctype?: DocTypeName };
    result: { value: string; description: string; label?: string }[];
  };
  /** Assigns a document to users. */
  "frappe.desk.form.assign_to.add": {
    arguments: Reference & { assign_to: readonly string[]; description?: string; date?: string; priority?: string };
    result: Assignment[];
  };
  "frappe.desk.form.assign_to.get": { arguments: Reference; result: Assignment[] };
  "frappe.desk.form.assign_to.remove": { arguments: Reference & { assign_to: string }; result: Assignment[] };
  "frappe.desk.form.assign_to.close": { arguments: Reference & { assign_to: string }; result: Assignment[] };
  /** Adds a comment to a document and returns it. */
  "frappe.desk.form.utils.add_comment": {
    arguments: { reference_doctype: DocTypeName; reference_name: string; content: string };
    result: { name: string; [field: string]: unknown };
  };
  /** Likes a document, or takes the like back. */
  "frappe.desk.like.toggle_like": { arguments: Reference & { add?: boolean }; result: null };
  /** Tags a document and returns the tag. */
  "frappe.desk.doctype.tag.tag.add_tag": { arguments: { tag: string; dt: DocTypeName; dn: string }; result: string };
  "frappe.desk.doctype.tag.tag.remove_tag": { arguments: { tag: string; dt: DocTypeName; dn: string }; result: null };
  "frappe.desk.doctype.tag.tag.get_tags": { arguments: { doctype: DocTypeName; txt?: string }; result: string[] };
  /** Shares a document with a user, or with everyone. */
  "frappe.share.add": {
    arguments: Reference & { user?: string; write?: boolean; submit?: boolean; share?: boolean; everyone?: boolean };
    result: unknown;
  };
  "frappe.share.remove": { arguments: Reference & { user: string }; result: null };
  "frappe.share.get_users": { arguments: Reference; result: Record<string, unknown>[] };
  /** Creates an API secret for a user; the key is the field `api_key` of the User. */
  "frappe.core.doctype.user.user.generate_keys": { arguments: { user: string }; result: { api_secret: string } };
  /** The roles of the session user, or of another one. */
  "frappe.core.doctype.user.user.get_roles": { arguments: { uid?: string }; result: string[] };
}
