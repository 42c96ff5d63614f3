// Written by `cargo xtask codegen`; not to be edited.

// Documents: as they are read, created and updated.
//
// The types have the fields that a user with all permission levels reads: the server leaves out fields above the level of
// the user.

import type { DocTypes } from "./doctypes.js";
import type { Field, NameOf, Standard } from "./shape.js";

/** The name of a DocType. */
export type DocTypeName = keyof DocTypes;

/** DocTypes of a kind. */
type OfKind<Kind> = { [D in DocTypeName]: DocTypes[D]["kind"] extends Kind ? D : never }[DocTypeName];

/** DocTypes whose documents are submitted and cancelled. */
export type SubmittableName = OfKind<"submittable">;
/** DocTypes of one document. */
export type SingleName = OfKind<"single">;

/** The fields of a DocType, without its tables. */
export type Fields<D extends DocTypeName> = DocTypes[D]["fields"];
/** The names of its fields, without its tables. */
export type FieldName<D extends DocTypeName> = keyof Fields<D> & string;
/** The table fields of a DocType. */
export type Tables<D extends DocTypeName> = DocTypes[D]["tables"];
/** The names of its table fields. */
export type TableName<D extends DocTypeName> = keyof Tables<D> & string;

/** The type of a field's value. */
export type Value<F> = F extends Field<infer Read, unknown, unknown> ? Read : never;
/** The type of a value for a field. */
type Input<F> = F extends Field<unknown, infer Write, unknown> ? Write : never;

/** The options of a Select: `Option<"Article", "status">`. */
export type Option<D extends DocTypeName, K extends FieldName<D>> = NonNullable<Value<Fields<D>[K]>>;

/** The links of a DocType: fields that `expand` takes. */
export type LinkName<D extends DocTypeName> = {
  [K in FieldName<D>]: Fields<D>[K] extends { target: string } ? K : never;
}[FieldName<D>];

/** The columns of a DocType: its fields, without its tables. */
export type Columns<D extends DocTypeName> = { [K in keyof Fields<D>]: Value<Fields<D>[K]> };

/** What `expand` puts in place of a link: the linked document, without its tables. Null stays null. */
export type Expanded<F> = F extends { target: infer T; read: infer Read }
  ? (T extends DocTypeName ? Columns<T> & { doctype: T } : LinkedDocument) | Extract<Read, null>
  : never;

/** A linked document whose DocType is not known before it is read. */
export interface LinkedDocument {
  name: string;
  doctype?: string;
  [field: string]: unknown;
}

/** A document as it is read, with its tables. `E` are the links that are expanded. */
export type Doc<D extends DocTypeName, E extends string = never> = {
  [K in keyof Fields<D>]: K extends E ? Expanded<Fields<D>[K]> : Value<Fields<D>[K]>;
} & { [T in keyof Tables<D>]: Doc<Tables<D>[T] & DocTypeName>[] } & { doctype: D };

/** Fields that only the server writes. */
type ServerField = "owner" | "creation" | "modified" | "modified_by" | "idx" | "docstatus" | "parent" | "parentfield" | "parenttype";

/** Fields that a client may write. */
type WritableName<D extends DocTypeName> = Exclude<FieldName<D>, ServerField>;
/** Fields that a new document must have. */
type RequiredName<D extends DocTypeName> = DocTypes[D]["required"];

/** A row of a table field in a create or update. Of a stored row, the name is sent, and all values: those that are
 * left out are emptied. */
export type RowInput<D extends DocTypeName> = Create<D>;

/** A new document. */
export type Create<D extends DocTypeName> = {
  [K in WritableName<D> as K extends RequiredName<D> ? K : never]: Input<Fields<D>[K & keyof Fields<D>]>;
} & {
  [K in WritableName<D> as K extends RequiredName<D> ? never : K]?: Input<Fields<D>[K & keyof Fields<D>]>;
} & {
  [T in TableName<D> as T extends RequiredName<D> ? T : never]: RowInput<Tables<D>[T & keyof Tables<D>] & DocTypeName>[];
} & {
  [T in TableName<D> as T extends RequiredName<D> ? never : T]?: RowInput<Tables<D>[T & keyof Tables<D>] & DocTypeName>[];
} & { docstatus?: 0 | 1 };

/** Changes of a document. Fields that are left out keep their values; a table is replaced as a whole. */
export type Update<D extends DocTypeName> = {
  [K in Exclude<WritableName<D>, "name">]?: Input<Fields<D>[K & keyof Fields<D>]>;
} & {
  [T in TableName<D>]?: RowInput<Tables<D>[T & keyof Tables<D>] & DocTypeName>[];
} & Partial<Pick<{ [K in keyof Standard]: Input<Standard[K]> }, "modified" | "docstatus">>;

/** The name of a document. */
export type Name<D extends DocTypeName> = NameOf<D>;
