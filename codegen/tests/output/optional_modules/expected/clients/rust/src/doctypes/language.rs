//! The DocType Language.
//!
//! Written by `cargo xtask codegen` from `doctyped-modules/geo/language/language.json`; not to be edited.

/// Language
///
/// A language of ISO 639-1, or a variant of one.
#[derive(Debug, Clone, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[serde(default)]
pub struct Language {
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
    /// Language Code
    ///
    /// The letters of ISO 639-1, and those of a region for a variant: pt, pt-BR.
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub language_code: ::std::string::String,
    /// Language Name
    #[serde(deserialize_with = "crate::wire::or_default")]
    pub language_name: ::std::string::String,
    /// Flag
    pub flag: ::std::option::Option<::std::string::String>,
    /// Based On
    pub based_on: ::std::option::Option<crate::Link<crate::doctypes::language::Language>>,
    /// Enabled
    #[serde(with = "crate::wire::check")]
    pub enabled: bool,
    /// Date Format
    pub date_format: ::std::option::Option<DateFormat>,
    /// Time Format
    pub time_format: ::std::option::Option<TimeFormat>,
    /// Number Format
    pub number_format: ::std::option::Option<NumberFormat>,
    /// First Day of the Week
    pub first_day_of_the_week: ::std::option::Option<FirstDayOfTheWeek>,
}

impl Language {
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
    /// The field `language_code`.
    pub const LANGUAGE_CODE: crate::Column<Self, crate::Text> = crate::Column::new("language_code");
    /// The field `language_name`.
    pub const LANGUAGE_NAME: crate::Column<Self, crate::Text> = crate::Column::new("language_name");
    /// The field `flag`.
    pub const FLAG: crate::Column<Self, crate::Nullable<crate::Text>> = crate::Column::new("flag");
    /// The field `based_on`.
    pub const BASED_ON: crate::Column<Self, crate::Nullable<crate::LinkTo<crate::doctypes::language::Language>>> = crate::Column::new("based_on");
    /// The field `enabled`.
    pub const ENABLED: crate::Column<Self, crate::Check> = crate::Column::new("enabled");
    /// The field `date_format`.
    pub const DATE_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<DateFormat>>> = crate::Column::new("date_format");
    /// The field `time_format`.
    pub const TIME_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<TimeFormat>>> = crate::Column::new("time_format");
    /// The field `number_format`.
    pub const NUMBER_FORMAT: crate::Column<Self, crate::Nullable<crate::Choice<NumberFormat>>> = crate::Column::new("number_format");
    /// The field `first_day_of_the_week`.
    pub const FIRST_DAY_OF_THE_WEEK: crate::Column<Self, crate::Nullable<crate::Choice<FirstDayOfTheWeek>>> = crate::Column::new("first_day_of_the_week");

    /// A new document with its mandatory fields.
    #[must_use]
    pub fn create(
        language_code: impl crate::IntoValue<crate::Text>, language_name: impl crate::IntoValue<crate::Text>,
    ) -> crate::Create<Self> {
        crate::Create::new().set(Self::LANGUAGE_CODE, language_code).set(Self::LANGUAGE_NAME, language_name)
    }
}

impl crate::DocType for Language {
    const DOCTYPE: &'static str = "Language";
}
impl crate::Named for Language {}

/// Options of the field `date_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum DateFormat {
    /// ``
    #[default]
    Blank,
    /// `yyyy-mm-dd`
    YyyyMmDd,
    /// `dd-mm-yyyy`
    DdDashMmDashYyyy,
    /// `dd/mm/yyyy`
    DdSlashMmSlashYyyy,
    /// `dd.mm.yyyy`
    DdDotMmDotYyyy,
    /// `mm/dd/yyyy`
    MmSlashDdSlashYyyy,
    /// `mm-dd-yyyy`
    MmDashDdDashYyyy,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for DateFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::YyyyMmDd => "yyyy-mm-dd",
            Self::DdDashMmDashYyyy => "dd-mm-yyyy",
            Self::DdSlashMmSlashYyyy => "dd/mm/yyyy",
            Self::DdDotMmDotYyyy => "dd.mm.yyyy",
            Self::MmSlashDdSlashYyyy => "mm/dd/yyyy",
            Self::MmDashDdDashYyyy => "mm-dd-yyyy",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "yyyy-mm-dd" => Self::YyyyMmDd,
            "dd-mm-yyyy" => Self::DdDashMmDashYyyy,
            "dd/mm/yyyy" => Self::DdSlashMmSlashYyyy,
            "dd.mm.yyyy" => Self::DdDotMmDotYyyy,
            "mm/dd/yyyy" => Self::MmSlashDdSlashYyyy,
            "mm-dd-yyyy" => Self::MmDashDdDashYyyy,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(DateFormat);

/// Options of the field `time_format`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum TimeFormat {
    /// ``
    #[default]
    Blank,
    /// `HH:mm:ss`
    HHMmSs,
    /// `HH:mm`
    HHMm,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for TimeFormat {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::HHMmSs => "HH:mm:ss",
            Self::HHMm => "HH:mm",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "HH:mm:ss" => Self::HHMmSs,
            "HH:mm" => Self::HHMm,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(TimeFormat);

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

/// Options of the field `first_day_of_the_week`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum FirstDayOfTheWeek {
    /// ``
    #[default]
    Blank,
    /// `Sunday`
    Sunday,
    /// `Monday`
    Monday,
    /// `Tuesday`
    Tuesday,
    /// `Wednesday`
    Wednesday,
    /// `Thursday`
    Thursday,
    /// `Friday`
    Friday,
    /// `Saturday`
    Saturday,
    /// A stored value that is none of the options.
    Other(::std::string::String),
}

impl crate::Options for FirstDayOfTheWeek {
    fn as_str(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Sunday => "Sunday",
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: ::std::string::String) -> Self {
        match text.as_str() {
            "" => Self::Blank,
            "Sunday" => Self::Sunday,
            "Monday" => Self::Monday,
            "Tuesday" => Self::Tuesday,
            "Wednesday" => Self::Wednesday,
            "Thursday" => Self::Thursday,
            "Friday" => Self::Friday,
            "Saturday" => Self::Saturday,
            _ => Self::Other(text),
        }
    }
}

crate::options_impls!(FirstDayOfTheWeek);
