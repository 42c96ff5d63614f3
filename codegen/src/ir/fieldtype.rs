//! The types of fields.

macro_rules! field_types {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The types of fields. The metadata's enum in the runtime has the same names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum FieldType { $($variant),* }

        impl FieldType {
            /// Every name that definitions use.
            pub(crate) const NAMES: &'static [&'static str] = &[$($name),*];

            /// The type that definitions call so.
            pub(crate) fn named(name: &str) -> Option<FieldType> {
                match name { $($name => Some(FieldType::$variant),)* _ => None }
            }

            /// The name of the enum's variant.
            pub(crate) fn variant(self) -> &'static str {
                match self { $(FieldType::$variant => stringify!($variant)),* }
            }
        }
    };
}

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

impl FieldType {
    /// Whether fields of this type hold nothing: they arrange the form.
    pub(crate) fn is_layout(self) -> bool {
        use FieldType as F;
        matches!(
            self,
            F::Button | F::ColumnBreak | F::Fold | F::Heading | F::Html | F::Image | F::SectionBreak | F::TabBreak
        )
    }

    /// Whether fields of this type hold rows of a child DocType.
    pub(crate) fn is_table(self) -> bool {
        matches!(self, FieldType::Table | FieldType::TableMultiSelect)
    }
}
