//! The DocType Currency.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/currency/currency.json`; not to be edited.

/// Currency
///
/// A currency of ISO 4217, with its symbol and its minor unit.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Currency {
    /// `name`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub name: ::std::string::String,
    /// `owner`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub owner: crate::Link<crate::doctypes::user::User>,
    /// `creation`
    #[serde(with = "crate::wire::datetime")]
    pub creation: ::chrono::NaiveDateTime,
    /// `modified`
    #[serde(with = "crate::wire::datetime")]
    pub modified: ::chrono::NaiveDateTime,
    /// `modified_by`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub modified_by: crate::Link<crate::doctypes::user::User>,
    /// `docstatus`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub docstatus: i64,
    /// `idx`
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub idx: i64,
    /// Currency Name
    ///
    /// The three letters of ISO 4217.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub currency_name: ::std::string::String,
    /// Enabled
    #[serde(with = "crate::wire::check")]
    pub enabled: bool,
    /// Fraction
    ///
    /// The name of the minor unit: Cent.
    pub fraction: ::std::option::Option<::std::string::String>,
    /// Fraction Units
    ///
    /// Minor units in one unit: 100 for a currency with two decimals.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub fraction_units: i64,
    /// Smallest Currency Fraction Value
    ///
    /// The value of the smallest coin, if totals are rounded to it: 0.05.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub smallest_currency_fraction_value: f64,
    /// Symbol
    pub symbol: ::std::option::Option<::std::string::String>,
    /// Number Format
    ///
    /// How amounts are written, with as many decimals as the currency has. Empty for the format of the
    /// system.
    pub number_format: ::std::option::Option<NumberFormat>,
    /// Show Currency Symbol on Right Side
    #[serde(with = "crate::wire::check")]
    pub symbol_on_right: bool,
}

impl Currency {
    /// The field `name`.
    pub const NAME: crate::Column<Self, crate::ReadOnly<crate::Text>> = crate::Column::new("name");
    /// The field `owner`.
    pub const OWNER: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("owner");
    /// The field `creation`.
    pub const CREATION: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("creation");
    /// The field `modified`.
    pub const MODIFIED: crate::Column<Self, crate::ReadOnly<crate::Datetime>> = crate::Column::new("modified");
    /// The field `modified_by`.
    pub const MODIFIED_BY: crate::Column<Self, crate::ReadOnly<crate::LinkTo<crate::doctypes::user::User>>> = crate::Column::new("modified_by");
    /// The field `docstatus`.
    pub const DOCSTATUS: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("docstatus");
    /// The field `idx`.
    pub const IDX: crate::Column<Self, crate::ReadOnly<crate::Int>> = crate::Column::new("idx");
    /// The field `currency_name`.
    pub const CURRENCY_NAME: crate::Column<Self, crate::Text> = crate::Column::new("currency_name");
    /// The field `enabled`.
    pub const ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("enabled");
    /// The field `fraction`.
    pub const FRACTION: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("fraction");
    /// The field `fraction_units`.
    pub const FRACTION_UNITS: crate::Column<Self, crate::Int> = crate::Column::new("fraction_units");
    /// The field `smallest_currency_fraction_value`.
    pub const SMALLEST_CURRENCY_FRACTION_VALUE: crate::Column<Self, crate::Float> = crate::Column::new("smallest_currency_fraction_value");
    /// The field `symbol`.
    pub const SYMBOL: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("symbol");
    /// The field `number_format`.
    pub const NUMBER_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<NumberFormat>>> = crate::Column::new("number_format");
    /// The field `symbol_on_right`.
    pub const SYMBOL_ON_RIGHT: crate::Column<Self, crate::Check> = crate::Column::new("symbol_on_right");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(currency_name: impl crate::IntoValue<crate::Text>) -> crate::Create<Self> {
        crate::Create::new().set(Self::CURRENCY_NAME, currency_name)
    }
}

impl crate::DocType for Currency {
    const DOCTYPE: &'static str = "Currency";
}
impl crate::Named for Currency {}

/// Options of the field `number_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// ``
    #[default]
    Blank,
    /// `#,###.##`
    HashCommaHashHashHashDotHashHash,
    /// `#.###,##`
    HashDotHashHashHashCommaHashHash,
    /// `# ###.##`
    HashHashHashHashDotHashHash,
    /// `# ###,##`
    HashHashHashHashCommaHashHash,
    /// `#'###.##`
    HashQuoteHashHashHashDotHashHash,
    /// `#, ###.##`
    HashCommaHashHashHashDotHashHash2,
    /// `#,##,###.##`
    HashCommaHashHashCommaHashHashHashDotHashHash,
    /// `#,###.###`
    HashCommaHashHashHashDotHashHashHash,
    /// `#.###`
    HashDotHashHashHash,
    /// `#,###`
    HashCommaHashHashHash,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for NumberFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::HashCommaHashHashHashDotHashHash => "#,###.##",
            Self::HashDotHashHashHashCommaHashHash => "#.###,##",
            Self::HashHashHashHashDotHashHash => "# ###.##",
            Self::HashHashHashHashCommaHashHash => "# ###,##",
            Self::HashQuoteHashHashHashDotHashHash => "#'###.##",
            Self::HashCommaHashHashHashDotHashHash2 => "#, ###.##",
            Self::HashCommaHashHashCommaHashHashHashDotHashHash => "#,##,###.##",
            Self::HashCommaHashHashHashDotHashHashHash => "#,###.###",
            Self::HashDotHashHashHash => "#.###",
            Self::HashCommaHashHashHash => "#,###",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "#,###.##" => Self::HashCommaHashHashHashDotHashHash,
            "#.###,##" => Self::HashDotHashHashHashCommaHashHash,
            "# ###.##" => Self::HashHashHashHashDotHashHash,
            "# ###,##" => Self::HashHashHashHashCommaHashHash,
            "#'###.##" => Self::HashQuoteHashHashHashDotHashHash,
            "#, ###.##" => Self::HashCommaHashHashHashDotHashHash2,
            "#,##,###.##" => Self::HashCommaHashHashCommaHashHashHashDotHashHash,
            "#,###.###" => Self::HashCommaHashHashHashDotHashHashHash,
            "#.###" => Self::HashDotHashHashHash,
            "#,###" => Self::HashCommaHashHashHash,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(NumberFormat);
