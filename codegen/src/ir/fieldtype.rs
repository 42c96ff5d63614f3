//! Field types and how they are stored: the tables of the runtime's `schema`, name for name.

macro_rules! field_types {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The types of fields, named as in definitions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum FieldType { $($variant),* }

        impl FieldType {
            /// Every type, in alphabetical order.
            pub(crate) const ALL: &'static [FieldType] = &[$(FieldType::$variant),*];

            /// The name that definitions use: `Small Text`.
            pub(crate) fn name(self) -> &'static str {
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

/// No field type has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no field type has this name")]
pub(crate) struct UnknownFieldType;

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

/// How a column holds its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// Text of limited length.
    Varchar,
    /// Text of up to 64 KiB on databases that distinguish.
    Text,
    /// Text without a limit.
    LongText,
    /// JSON, as text.
    Json,
    /// Asterisks that stand for a secret; the secret is in `__Auth`.
    Password,
    /// 32 bits, never NULL.
    Int,
    /// 64 bits, never NULL.
    BigInt,
    /// 64 bits or NULL.
    LongInt,
    /// 0 or 1.
    Check,
    /// 21 digits, 9 of them after the point, never NULL.
    Decimal,
    /// The same, or NULL.
    NullableDecimal,
    /// 0 to 1 in hundredths, or NULL.
    Rating,
    /// A day.
    Date,
    /// A point in time in the site's time zone, in microseconds.
    Datetime,
    /// A time of day, in microseconds.
    Time,
}

impl FieldType {
    /// How a field of this type is stored (Frappe: the column types of its MariaDB schema); none
    /// for layout and tables. `length` is the field's own, 0 for the default.
    pub(crate) fn storage(self, length: u32) -> Option<Storage> {
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
            | F::Select => Storage::Varchar,
            F::Attach | F::AttachImage | F::SmallText | F::Text => Storage::Text,
            F::Barcode
            | F::Code
            | F::Geolocation
            | F::HtmlEditor
            | F::LongText
            | F::MarkdownEditor
            | F::Signature
            | F::TextEditor => Storage::LongText,
            F::Json => Storage::Json,
            F::Password => Storage::Password,
            F::Int if length > 11 => Storage::BigInt,
            F::Int => Storage::Int,
            F::LongInt => Storage::LongInt,
            F::Check => Storage::Check,
            F::Currency | F::Float | F::Percent => Storage::Decimal,
            F::Duration => Storage::NullableDecimal,
            F::Rating => Storage::Rating,
            F::Date => Storage::Date,
            F::Datetime => Storage::Datetime,
            F::Time => Storage::Time,
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
    pub(crate) fn is_table(self) -> bool {
        matches!(self, FieldType::Table | FieldType::TableMultiSelect)
    }
}
