// The DocType Every Type.
//
// Written by `cargo xtask codegen` from `doctypes/test/every_type/every_type.json`; not to be edited.

import type * as shape from "../shape.js";

/**
 * Every Type
 *
 * One field of each type.
 */
export interface EveryType extends shape.DocType {
  kind: "submittable";
  name: string;
  fields: shape.Standard & {
    /**
     * Data
     *
     * With HTML and a link: `https://example.org/a.`
     */
    data: shape.Text;
    /** Data Reqd */
    data_reqd: shape.Mandatory<shape.Text>;
    /** Read Only */
    read_only: shape.Text;
    /** Small Text */
    small_text: shape.Text;
    /** Text */
    text: shape.Text;
    /** Long Text */
    long_text: shape.Text;
    /** Code */
    code: shape.Text;
    /** Text Editor */
    text_editor: shape.Text;
    /** Html Editor */
    html_editor: shape.Text;
    /** Markdown */
    markdown: shape.Text;
    /** Attach */
    attach: shape.Text;
    /** Attach Image */
    attach_image: shape.Text;
    /** Autocomplete */
    autocomplete: shape.Text;
    /** Barcode */
    barcode: shape.Text;
    /** Color */
    color: shape.Text;
    /** Geolocation */
    geolocation: shape.Text;
    /** Icon */
    icon: shape.Text;
    /** Phone */
    phone: shape.Text;
    /** Signature */
    signature: shape.Text;
    /** Link */
    link: shape.Link<"Every Type">;
    /** Link Reqd */
    link_reqd: shape.Mandatory<shape.Link<"User">>;
    /** Kind */
    kind: shape.Link<"User">;
    /** Dynamic */
    dynamic: shape.DynamicLink;
    /** Select */
    select: shape.Select<"" | "Open" | "Done">;
    /** Select Reqd */
    select_reqd: shape.Mandatory<shape.Select<"Low" | "High">>;
    /** Select Free */
    select_free: shape.Text;
    /** Json */
    json: shape.JsonText;
    /** Password */
    password: shape.Password;
    /** Int */
    int: shape.Int;
    /** Bigint */
    bigint: shape.Int;
    /** Long Int */
    long_int: shape.OptionalInt;
    /** Check */
    check: shape.Check;
    /** Off */
    off: shape.Check;
    /** Float */
    float: shape.Float;
    /** Currency */
    currency: shape.Float;
    /** Percent */
    percent: shape.Float;
    /** Duration */
    duration: shape.OptionalFloat;
    /** Rating */
    rating: shape.OptionalFloat;
    /** Date */
    date: shape.DateText;
    /** Datetime */
    datetime: shape.DatetimeText;
    /** Time */
    time: shape.TimeText;
    /** Copied */
    copied: shape.Text;
  };
  tables: {
    /** ChildRows */
    rows: "Every Row";
    /** Tags */
    tags: "Every Row";
  };
  required: never;
  methods: {};
}
