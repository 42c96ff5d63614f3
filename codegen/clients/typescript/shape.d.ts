// The shapes that the files of DocTypes are written in: what a field reads and writes, and how lists filter it.

import type { DocTypes } from "./doctypes.js";

/** A field: the type of its value when it is read and when it is written, and the family of its filters. */
export interface Field<Read, Write, Family> {
  read: Read;
  write: Write;
  family: Family;
}

/** Families of fields that have the same filters. */
export type Family = "text" | "choice" | "link" | "number" | "check" | "date" | "time" | "secret";

/** Text of any length. */
export type Text = Field<string | null, string | null, "text">;
/** One of the options of a Select. */
export type Select<Option extends string> = Field<Option | null, Option | null, "choice">;
/** The name of a document of a DocType. */
export interface Link<DocType extends keyof DocTypes> extends Field<NameOf<DocType> | null, NameOf<DocType> | null, "link"> {
  target: DocType;
}
/** The name of a document whose DocType another field names. */
export interface DynamicLink extends Field<string | null, string | null, "link"> {
  target: string;
}
/** A whole number. */
export type Int = Field<number, number | null, "number">;
/** A whole number, or null. */
export type OptionalInt = Field<number | null, number | null, "number">;
/** A number with decimals: amounts, percentages, durations in seconds. */
export type Float = Field<number, number | null, "number">;
/** A number with decimals, or null. A Rating is 0 to 1. */
export type OptionalFloat = Field<number | null, number | null, "number">;
/** A switch: 0 or 1. */
export type Check = Field<0 | 1, 0 | 1 | boolean, "check">;
/** `2026-01-31` */
export type DateText = Field<string | null, string | null, "date">;
/** `2026-01-31 12:30:00.000000`, in the time zone of the site. */
export type DatetimeText = Field<string | null, string | null, "date">;
/** `12:30:00.000000` */
export type TimeText = Field<string | null, string | null, "time">;
/** JSON, as text when it is read. */
export type JsonText = Field<string | null, string | object | null, "text">;
/** A secret: it is written, and read as asterisks. */
export type Password = Field<string | null, string | null, "secret">;

/** A mandatory field: never null. */
export type Mandatory<Kind extends Field<unknown, unknown, unknown>> = Omit<Kind, "read" | "write"> & {
  read: NonNullable<Kind["read"]>;
  write: NonNullable<Kind["write"]>;
};

/** The type of the names of a DocType's documents: numbers for those that are numbered by the database. */
export type NameOf<DocType extends keyof DocTypes> = DocTypes[DocType]["name"];

/** Fields of every document. */
export interface Standard<Name = string> {
  /** The name, by which the document is addressed. */
  name: Field<Name, Name, "text">;
  /** The user that created it. */
  owner: Mandatory<Link<"User">>;
  /** The time at which it was created, in the time zone of the site. */
  creation: Mandatory<DatetimeText>;
  /** The time of the last change. An update that sends another one than the stored is refused. */
  modified: Mandatory<DatetimeText>;
  /** The user of the last change. */
  modified_by: Mandatory<Link<"User">>;
  /** 0 draft, 1 submitted, 2 cancelled. */
  docstatus: Field<0 | 1 | 2, 0 | 1 | 2, "number">;
  /** The place of a row in its table. */
  idx: Int;
}

/** Fields of a row of a table. */
export interface Row {
  /** The document that the row belongs to. */
  parent: Mandatory<Text>;
  /** The table field of that document. */
  parentfield: Mandatory<Text>;
  /** The DocType of that document. */
  parenttype: Mandatory<Text>;
}

/** A DocType. */
export interface DocType {
  /** How its documents are kept. */
  kind: "document" | "submittable" | "tree" | "single" | "row";
  /** The type of their names. */
  name: string | number;
  fields: object;
  /** Table fields, with the DocTypes of their rows. */
  tables: object;
  /** Fields that a new document must have. */
  required: string;
  /** Document methods that clients may call. */
  methods: object;
}

/** A function that clients may call. */
export interface Signature {
  arguments: object;
  result: unknown;
}
