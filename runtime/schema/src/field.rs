//! A field of a DocType and the types that fields have.

/// One field of a DocType.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "these are the switches of a DocField")]
pub struct DocField {
    /// Name in JSON and in SQL.
    pub fieldname: &'static str,
    /// The name that the field had before, whose values a migration takes over; may be empty.
    pub renamed_from: &'static str,
    /// Its type.
    pub fieldtype: FieldType,
    /// The label in forms; may be empty.
    pub label: &'static str,
    /// A longer explanation; may be empty.
    pub description: &'static str,
    /// Depends on the type: the target of a Link, the child of a Table, the lines of a Select, the
    /// field that names the target of a Dynamic Link, the format of a Data field.
    pub options: &'static str,
    /// The default as the definition writes it.
    pub default: Option<&'static str>,
    /// Characters that a text column holds; 0 for the type's own default.
    pub length: u32,
    /// Digits after the decimal point, for display; clients use it, saving does not round.
    pub precision: &'static str,
    /// `link_field.field` of the document to copy from; may be empty.
    pub fetch_from: &'static str,
    /// Copy only into an empty field.
    pub fetch_if_empty: bool,
    /// The level of permission that reading and writing it take.
    pub permlevel: u8,
    /// Must have a value.
    pub reqd: bool,
    /// No two documents may have the same value.
    pub unique: bool,
    /// Has an index in the database.
    pub search_index: bool,
    /// Cannot be changed once the document is stored.
    pub set_only_once: bool,
    /// Must not be negative.
    pub non_negative: bool,
    /// May be changed in a submitted document.
    pub allow_on_submit: bool,
    /// User permissions on the target do not limit this link.
    pub ignore_user_permissions: bool,
    /// Text is stored as sent, without sanitising HTML.
    pub ignore_xss_filter: bool,
    /// Left out when a document is copied.
    pub no_copy: bool,
    /// Computed by the controller; no column.
    pub is_virtual: bool,
    /// NULL is replaced by the default or by an empty value.
    pub not_nullable: bool,
    /// Shown but not editable in a form; not enforced by the server, like Frappe's.
    pub read_only: bool,
    /// Not shown in a form.
    pub hidden: bool,
    /// Shown in lists.
    pub in_list_view: bool,
    /// Offered as a filter of lists.
    pub in_standard_filter: bool,
    /// Found by the search over all documents.
    pub in_global_search: bool,
    /// Expressions that clients evaluate: `depends_on`, `mandatory_depends_on`, ...
    pub conditions: &'static [(&'static str, &'static str)],
}

impl DocField {
    /// A Data field without a name, to build others from.
    pub const NEW: DocField = DocField {
        fieldname: "",
        renamed_from: "",
        fieldtype: FieldType::Data,
        label: "",
        description: "",
        options: "",
        default: None,
        length: 0,
        precision: "",
        fetch_from: "",
        fetch_if_empty: false,
        permlevel: 0,
        reqd: false,
        unique: false,
        search_index: false,
        set_only_once: false,
        non_negative: false,
        allow_on_submit: false,
        ignore_user_permissions: false,
        ignore_xss_filter: false,
        no_copy: false,
        is_virtual: false,
        not_nullable: false,
        read_only: false,
        hidden: false,
        in_list_view: false,
        in_standard_filter: false,
        in_global_search: false,
        conditions: &[],
    };

    /// Whether the field has a column.
    pub fn is_stored(&self) -> bool {
        !self.is_virtual && self.column_type().is_some()
    }

    /// Its column type; `None` for layout and tables.
    pub fn column_type(&self) -> Option<ColumnType> {
        self.fieldtype.column_type(self.length)
    }

    /// Whether lists compare and sort it as a column that may be NULL. Frappe compares `name`, `creation` and `modified`
    /// without `ifnull`.
    pub fn may_be_null(&self) -> bool {
        !(self.not_nullable
            || self.column_type().is_some_and(ColumnType::is_never_null)
            || matches!(self.fieldname, "name" | "creation" | "modified"))
    }

    /// The label, or the name where there is none.
    pub fn title(&self) -> &'static str {
        if self.label.is_empty() { self.fieldname } else { self.label }
    }

    /// The lines of a Select.
    pub fn select_options(&self) -> impl Iterator<Item = &'static str> {
        self.options.split('\n').map(str::trim)
    }
}

/// The type of a column, apart from the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Text of at most this many characters.
    Varchar(u32),
    /// Text of up to 64 KiB on databases that distinguish.
    Text,
    /// Text without a limit.
    LongText,
    /// JSON, as text.
    Json,
    /// Asterisks in place of a secret; the secret is in `__Auth`.
    Password,
    /// 32 bits, never NULL.
    Int,
    /// 64 bits, never NULL.
    BigInt,
    /// 64 bits or NULL.
    LongInt,
    /// 0 or 1.
    Check,
    /// 21 digits, 9 of them after the decimal point, never NULL.
    Decimal,
    /// The same, or NULL.
    NullableDecimal,
    /// 0 to 1 in hundredths, or NULL.
    Rating,
    /// A day.
    Date,
    /// Date and time in the site's time zone, in microseconds.
    Datetime,
    /// A time of day, in microseconds.
    Time,
}

impl ColumnType {
    /// Whether the column holds a number.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            ColumnType::Int
                | ColumnType::BigInt
                | ColumnType::LongInt
                | ColumnType::Check
                | ColumnType::Decimal
                | ColumnType::NullableDecimal
                | ColumnType::Rating
        )
    }

    /// Whether the column holds text.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Json | ColumnType::Password
        )
    }

    /// Whether the column is declared NOT NULL.
    pub fn is_never_null(self) -> bool {
        matches!(self, ColumnType::Int | ColumnType::BigInt | ColumnType::Check | ColumnType::Decimal)
    }
}

macro_rules! field_types {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The fieldtypes, named as in definitions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the names are Frappe's")]
        pub enum FieldType { $($variant),* }

        impl FieldType {
            /// Every type, in alphabetical order.
            pub const ALL: &'static [FieldType] = &[$(FieldType::$variant),*];

            /// The name that definitions use: `Small Text`.
            pub fn name(self) -> &'static str {
                match self { $(FieldType::$variant => $name),* }
            }
        }

        impl std::str::FromStr for FieldType {
            type Err = UnknownFieldType;

            fn from_str(name: &str) -> Result<FieldType, UnknownFieldType> {
                match name { $($name => Ok(FieldType::$variant),)* _ => Err(UnknownFieldType) }
            }
        }
    };
}

/// The name is not a fieldtype.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no field type has this name")]
pub struct UnknownFieldType;

field_types! {
    Attach = "Attach",
    AttachImage = "Attach Image",
    Autocomplete = "Autocomplete",
    Barcode = "Barcode",
    Button = "Button",
    Check = "Check",
    Code = "Code",
    Color = "Color",
    ColumnBreak = "Column Break",
    Currency = "Currency",
    Data = "Data",
    Date = "Date",
    Datetime = "Datetime",
    Duration = "Duration",
    DynamicLink = "Dynamic Link",
    Float = "Float",
    Fold = "Fold",
    Geolocation = "Geolocation",
    Heading = "Heading",
    Html = "HTML",
    HtmlEditor = "HTML Editor",
    Icon = "Icon",
    Image = "Image",
    Int = "Int",
    Json = "JSON",
    Link = "Link",
    LongInt = "Long Int",
    LongText = "Long Text",
    MarkdownEditor = "Markdown Editor",
    Password = "Password",
    Percent = "Percent",
    Phone = "Phone",
    Rating = "Rating",
    ReadOnly = "Read Only",
    SectionBreak = "Section Break",
    Select = "Select",
    Signature = "Signature",
    SmallText = "Small Text",
    TabBreak = "Tab Break",
    Table = "Table",
    TableMultiSelect = "Table MultiSelect",
    Text = "Text",
    TextEditor = "Text Editor",
    Time = "Time",
}

/// Characters that a text column holds unless the field says otherwise.
pub const DEFAULT_LENGTH: u32 = 140;

impl FieldType {
    /// How a field of this type is stored (Frappe: the column types of its MariaDB schema); none
    /// for layout and tables. `length` is the field's own, 0 for the default.
    pub fn column_type(self, length: u32) -> Option<ColumnType> {
        use FieldType as F;
        Some(match self {
            F::Autocomplete
            | F::Color
            | F::Data
            | F::DynamicLink
            | F::Icon
            | F::Link
            | F::Phone
            | F::ReadOnly
            | F::Select => ColumnType::Varchar(if length == 0 { DEFAULT_LENGTH } else { length }),
            F::Attach | F::AttachImage | F::SmallText | F::Text => ColumnType::Text,
            F::Barcode
            | F::Code
            | F::Geolocation
            | F::HtmlEditor
            | F::LongText
            | F::MarkdownEditor
            | F::Signature
            | F::TextEditor => ColumnType::LongText,
            F::Json => ColumnType::Json,
            F::Password => ColumnType::Password,
            F::Int if length > 11 => ColumnType::BigInt,
            F::Int => ColumnType::Int,
            F::LongInt => ColumnType::LongInt,
            F::Check => ColumnType::Check,
            F::Currency | F::Float | F::Percent => ColumnType::Decimal,
            F::Duration => ColumnType::NullableDecimal,
            F::Rating => ColumnType::Rating,
            F::Date => ColumnType::Date,
            F::Datetime => ColumnType::Datetime,
            F::Time => ColumnType::Time,
            F::Button
            | F::ColumnBreak
            | F::Fold
            | F::Heading
            | F::Html
            | F::Image
            | F::SectionBreak
            | F::TabBreak
            | F::Table
            | F::TableMultiSelect => return None,
        })
    }

    /// Whether the field holds rows of a child DocType.
    pub fn is_table(self) -> bool {
        matches!(self, FieldType::Table | FieldType::TableMultiSelect)
    }
}
