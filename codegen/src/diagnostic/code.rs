//! The kinds of diagnostics in one table: code, severity, explanation.
//!
//! Codes are stable, because scripts match them and documentation refers to them. A code that is no
//! longer used is not assigned again.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $summary:literal])+ $variant:ident = $name:literal, $severity:ident, $explanation:literal;)*) => {
        /// The kinds of diagnostics.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $summary])+ $variant),* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The code: `D005`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// The severity, unless an option tolerates the error.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// A summary of one line.
            pub fn summary(self) -> &'static str {
                match self { $(Code::$variant => concat!($($summary),+).trim_ascii()),* }
            }

            /// A paragraph: the meaning, the reason and the solution.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation),* }
            }
        }

        impl std::str::FromStr for Code {
            type Err = UnknownCode;

            fn from_str(text: &str) -> Result<Code, UnknownCode> {
                Code::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(text)).ok_or(UnknownCode)
            }
        }
    };
}

/// No diagnostic has this code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no diagnostic has this code; they run from D001 on")]
pub struct UnknownCode;

codes! {
    /// A definition is not JSON.
    Malformed = "D001", Error,
        "The file cannot be read as JSON. The position is where parsing stopped; the mistake is there or \
         just before it. Definitions are files named like their folder: <module>/x/x.json, or in a Frappe \
         application <module>/doctype/x/x.json. Other JSON files are ignored.";
    /// A definition lacks what every DocType has.
    Incomplete = "D002", Error,
        "A definition needs \"doctype\": \"DocType\" and a text `name`; `fields` and `permissions` must be lists of \
         objects. A DocType without them cannot have a table, a record or a route, and no user could open it.";
    /// Two definitions have the same name.
    DuplicateDocType = "D003", Error,
        "DocType names are unique in an application. Two files define the same one; remove or rename one of \
         them. To override a DocType of one application in another, pass each application's folder with a \
         --doctypes of its own: the later one counts. (A definition with the name of a built-in DocType is no mistake: it replaces the built-in.)";
    /// Two DocTypes would get the same Rust module.
    SameModule = "D004", Error,
        "A DocType's module is its name in lower case with blanks and hyphens as underscores, so `Sales Order` \
         and `sales-order` have the same one. Frappe has the same limit: it derives the controller's folder in \
         this way. Built-in DocTypes count too, since tables and URLs of `user` and `User` are the same.";
    /// A Link to a DocType that does not exist.
    MissingLinkTarget = "D005", Error,
        "The options of a Link field name the DocType that it links to. That DocType is neither among the \
         definitions nor built in. Correct the name, add the definition, name it in `external` of doctyped.toml if it \
         belongs to another application, add the optional module that has it to `modules`, or allow it: \
         --allow-missing-links, or `allow-missing-links` in doctyped.toml. Then the field holds text, and the server does not check it. There is one diagnostic for \
         each missing DocType, at the first field that links to it.";
    /// A table field of a child DocType that does not exist.
    MissingTableTarget = "D006", Error,
        "The options of a Table or Table MultiSelect field name the child DocType of its rows. That DocType is \
         neither among the definitions nor built in. With --allow-missing-links, or `allow-missing-links` in \
         doctyped.toml, the field is left out.";
    /// A table field whose rows are no child DocType.
    NotAChild = "D007", Error,
        "Rows of a table field live in the table of a child DocType, one whose definition says \"istable\": 1, \
         because only those have the columns parent, parentfield and parenttype. Set istable, or use a Link.";
    /// `field:` naming by a field that does not exist.
    NamingField = "D008", Error,
        "autoname `field:x` takes a new document's name from its field x. Without that field documents cannot be \
         named.";
    /// `naming_series:` without the field `naming_series`.
    NamingSeriesField = "D009", Error,
        "autoname `naming_series:` takes the pattern from the document's field naming_series. Add that field, a \
         Select with the patterns as options.";
    /// A field type that does not exist.
    UnknownFieldType = "D010", Error,
        "fieldtype is one of Frappe's names, written exactly: `Small Text`, `Table MultiSelect`. No column \
         can be generated for another type.";
    /// A field without a name.
    NamelessField = "D011", Error,
        "A field that holds a value needs a fieldname: it is the column, the JSON key and the member of the \
         record. As in Frappe, a field with a label alone gets its name from it, with a warning: the name would \
         change with the label. Only layout (Section Break, Column Break, ...) needs none.";
    /// A field with the name of a standard column.
    StandardColumn = "D012", Warning,
        "Every table has columns of its own: name, owner, creation, modified, modified_by, docstatus, idx, for \
         child DocTypes also parent, parentfield, parenttype, for all other DocTypes _user_tags, _comments, _assign and \
         _liked_by, and _seen where track_seen is set. A field with such a name is left out; the standard column is \
         used under that name.";
    /// A field name that occurs twice.
    DuplicateField = "D013", Warning,
        "Two fields of a DocType have the same name, perhaps in different case; databases do not distinguish \
         that. The first one counts, the second is left out. Frappe refuses such a DocType.";
    /// A Link or table field without options.
    MissingOptions = "D014", Error,
        "A Link, Table or Table MultiSelect field needs the name of a DocType as its options.";
    /// A replaced built-in DocType lacks what the runtime relies on.
    BuiltInBroken = "D015", Error,
        "A definition with the name of a built-in DocType replaces it, which is how fields are added to User. The \
         runtime goes on reading and writing the built-in's own columns, so the replacement must keep all of \
         them, with types that are stored alike. Virtual ones may leave fields out: the runtime makes their documents.";
    /// A key that definitions do not have.
    UnknownKey = "D016", Warning,
        "Definitions are objects with known keys. This one is unknown, often because it is misspelt. \
         It is ignored.";
    /// A value of the wrong kind.
    WrongKind = "D017", Warning,
        "Switches are 0 or 1 (\"1\", true and null are understood), texts are texts, numbers are numbers, and sort_order \
         is ASC or DESC. \
         A value of another kind is ignored, as if the key were absent.";
    /// A default that does not fit its field.
    BadDefault = "D018", Warning,
        "The default cannot be a value of the field: text in a number field, say. The field starts empty (or \
         with 0).";
    /// `field_order` and `fields` disagree.
    FieldOrder = "D019", Warning,
        "field_order lists the fields in the order of the form. A name in it that no field has is ignored; \
         fields that it does not mention come last.";
    /// A property that names a field that does not exist.
    MissingField = "D020", Warning,
        "title_field, search_fields, sort_field, image_field and timeline_field name fields of the DocType that have \
         values: no layout, no table fields, and for lists no virtual fields. Another name is ignored.";
    /// A Dynamic Link without a field that names its target.
    DynamicLink = "D021", Warning,
        "The options of a Dynamic Link name the field that holds the DocType it links to: a Link to DocType, a Select, \
         or another text. Without such a field the link cannot be checked and is kept as text.";
    /// `fetch_from` without a source.
    FetchFrom = "D022", Warning,
        "fetch_from is `link_field.field`: when the document is saved, the value is copied from the document that \
         link_field links to. Without such a Link field, or without such a field in its DocType, nothing is \
         copied.";
    /// An `autoname` that is no naming rule.
    NamingWithoutCounter = "D023", Warning,
        "autoname is `hash`, `Prompt`, `autoincrement`, `UUID`, `field:...`, `format:...`, `naming_series:`, or an \
         expression with `#`, the digits of the counter. With anything else, the documents get random names unless the \
         controller names them. Frappe does the same.";
    /// A DocType name that Frappe would not accept.
    OddName = "D024", Warning,
        "A DocType's name begins with a letter, goes on with letters, digits, blanks, hyphens and underscores, \
         and has at most 60 bytes, since databases limit the names of tables. Some databases or clients \
         may refuse this one. A name with `/`, or of dots alone, is none that a URL can have: a slash ends the DocType's \
         name there, and clients leave out `.` and `..`.";
    /// Two DocTypes have the same identity in types.
    SameId = "D025", Error,
        "Typed tables tell DocTypes apart by a hash of 32 bits of their names, and these two have the same one. \
         That is a chance of one in four thousand million; rename one of them.";
    /// A tree without the columns of a nested set.
    IncompleteTree = "D026", Error,
        "A DocType with is_tree keeps its documents as a nested set and needs the Int fields lft and rgt, and a \
         Link to itself that names the parent node: nsm_parent_field, or parent_<name of the DocType>.";
    /// A Rust file does not parse.
    RustSyntax = "D027", Error,
        "Controllers and whitelisted functions are found by parsing the Rust files beside the definitions. This \
         one is not valid Rust; the position is where parsing stopped.";
    /// A controller for a DocType that does not exist.
    UnknownController = "D028", Error,
        "A controller names its DocType as `type Document = ...`, by the name of the record or by module and \
         record (todo::ToDo). No DocType, of the application or built in, has that record.";
    /// Two controllers for one DocType.
    DuplicateController = "D029", Error,
        "A DocType has one controller, since the order of two would be undefined. Call the functions of one \
         from the other.";
    /// Two sources for one module.
    ModuleClash = "D030", Error,
        "The modules of the crate doctypes follow its folders and files. A file x.rs beside a folder x, or the same \
         file in two source folders, would be the same module twice. Move the file into the folder.";
    /// A field name that is no plain identifier.
    OddFieldName = "D031", Warning,
        "Field names are lower-case letters, digits and underscores. This one has other characters: the column \
         and the JSON key keep it, the record's member gets the nearest identifier.";
    /// A document method of something that is no record.
    UnknownRecord = "D032", Error,
        "A whitelisted function whose first parameter is a reference to a record is a method of that record's \
         documents. The type of this one is the record of no DocType. A function that is called by its path \
         takes `ctx: &mut Context` first.";
    /// A key that occurs twice in an object.
    DuplicateKey = "D033", Warning,
        "An object has the same key twice, perhaps after a merge. JSON leaves open which one counts; as in \
         Frappe it is the last one. Remove one of them.";
    /// `doctyped.toml` cannot be read.
    BadSetting = "D034", Error,
        "doctyped.toml beside the definitions is TOML: `name = \"library\"` is the application's name; \
         `external = [\"Customer\"]` names DocTypes of other applications that fields may link to; \
         `allow-missing-links` is true, or a list of missing DocTypes; `modules = [\"contacts\", \"geo\", \"units\"]` \
         names optional modules, whose DocTypes become DocTypes of the application.";
    /// A setting that `doctyped.toml` does not have.
    UnknownSetting = "D035", Error,
        "doctyped.toml has the settings `name`, the application's name, `external`, a list of DocTypes of other \
         applications, `allow-missing-links`, true or a list of DocTypes, and `modules`, a list of optional modules. The \
         table `[server]` is for the server. Other settings are errors, because they would have no effect.";
    /// A DocType that is declared external although it is here.
    NeedlessExternal = "D036", Warning,
        "doctyped.toml declares a DocType external that is among the definitions or built in. Links to it are \
         checked as usual; remove it from the list.";
    /// `VirtualDocument` for a DocType that has a table.
    NotVirtual = "D037", Error,
        "VirtualDocument says where the documents of a virtual DocType come from. This DocType is not virtual, so \
         its documents are in its table and the implementation would never be called. Set \"is_virtual\": 1 in the \
         definition, or remove the implementation.";
    /// A virtual DocType without documents.
    Unserved = "D038", Warning,
        "A virtual DocType has no table: its controller provides the documents. A type in a .rs file beside the \
         definition implements `VirtualDocument` for that. Without it, requests for documents are answered with an \
         error, and links to them cannot be checked. (Controllers in Python are not used.)";
    /// A hook of `routes.rs` with another signature.
    RoutesSignature = "D039", Error,
        "doctypes/routes.rs may have two hooks. `pub fn configure(config: &mut ServiceConfig)` adds routes of the \
         application's own. `pub async fn middleware(request: ServiceRequest, next: Next<impl MessageBody>) -> \
         Result<ServiceResponse<impl MessageBody>, Error>` is called around every request. The types are those of \
         `doctyped::actix_web`. A function of another name is left alone.";
    /// A definition in a place where none is read.
    Misplaced = "D040", Warning,
        "Definitions are files named like their folder: <module>/x/x.json, or in a Frappe application \
         <module>/doctype/x/x.json. This file says that it is a DocType but is in another place, so it is passed \
         over. Move or rename it if it is meant.";
    /// A DocType that a later source folder defines again.
    Overridden = "D041", Warning,
        "Two applications define the same DocType. As in Frappe, the application that is installed later counts: \
         here the later --doctypes, or of several applications in one folder the last one in the alphabet. This \
         definition is left out.";
    /// A NUL character in a text.
    NulCharacter = "D042", Error,
        "Databases do not store the character U+0000, in names, defaults or any other text.";
    /// A field name that databases cut off.
    LongFieldName = "D043", Error,
        "A fieldname is the name of a column: MariaDB allows 64 characters, PostgreSQL 63 bytes, and Frappe refuses \
         64 characters and more. A name with more bytes is a warning if its characters are few enough, because \
         PostgreSQL cuts it off.";
    /// More columns than a table can have.
    TooManyColumns = "D044", Error,
        "The columns of a table have numbers in types, and there are 1,024 of these; MariaDB allows 1,017 columns in \
         a table, PostgreSQL 1,600, SQLite 2,000. The standard columns count, too. Single and virtual DocTypes have \
         no table, and up to 10,000 fields. Move fields to a child DocType.";
    /// A field name that responses or databases use for something else.
    ReservedFieldName = "D045", Error,
        "The JSON of each document has the key `doctype`, and clients send and read keys that begin with two \
         underscores (`__islocal`, `__onload`). A field of such a name would be the same key twice. Frappe refuses \
         `doctype` as well. `_rowid_` of SQLite, and with a warning `xmin`, `ctid` and the like of PostgreSQL and \
         `db_row_id` of MariaDB, are columns of every table there.";
    /// A Table MultiSelect whose rows have no Link.
    MultiselectWithoutLink = "D046", Error,
        "A Table MultiSelect shows the first Link field of its rows. The child DocType has none. Add a Link to it, or \
         make the field a Table.";
    /// A permission level that does not exist.
    PermissionLevel = "D047", Error,
        "Permission levels are whole numbers up to 255; the form of Frappe offers 0 to 9. Another level in its place \
         would show the field to more users, or to fewer, than meant.";
    /// A file whose path cannot be written in generated files.
    BadPath = "D048", Error,
        "Generated files name the files that they come from, and rustc and cargo read these paths as lines of UTF-8. \
         Rename the file or folder.";
    /// A DocType with the name of a table of the runtime.
    ReservedTable = "D049", Error,
        "The runtime has tables of its own that no DocType describes: tabSeries, tabSingles and tabSessions. A DocType \
         named Series, Singles or Sessions would have the same table.";
    /// A DocType name that cannot be used.
    BadName = "D050", Error,
        "A DocType's name has at most 61 characters, since databases allow 64 in `tab` and the name, begins and ends \
         with other characters than blanks, and has no control characters. Frappe refuses such names, too.";
    /// A length that databases do not have.
    ColumnLength = "D051", Error,
        "The length of a text column is at most 16,383 characters in MariaDB. From 1,001 on there is a warning, \
         because Frappe refuses to change such a table. Use Small Text or Long Text.";
    /// `renamed_from` that cannot be followed.
    BadRename = "D052", Error,
        "`renamed_from` of a field or a DocType is the name that it had before: `migrate` takes over its column, rows \
         or table, once. A name that a field or DocType has now, that is named twice, or that belongs to layout has no \
         data to take over. Remove renamed_from when all databases have been migrated.";
    /// A patch that migrations cannot call.
    BadPatch = "D053", Error,
        "A patch changes the data of an older version: `#[patch] pub fn name(ctx: &mut Context) -> Result<()>`. \
         `migrate` calls the patches that a database has not run, in the order of their files and of their places in \
         them, and records their paths in Patch Log. A patch that is moved or renamed runs again.";
    /// A fixture that cannot be loaded.
    BadFixture = "D054", Error,
        "<module>/fixtures/x.json has documents that every database has, in the form that Frappe exports: a list of \
         objects with `doctype` and `name`. `migrate` inserts them, and updates those that differ.";
    /// A fixture of a DocType that has no documents here.
    UnknownFixture = "D055", Warning,
        "The documents of a fixture belong to DocTypes of the application or to built-in ones, with a table or single. \
         As in Frappe, a file with documents of another DocType is passed over.";
    /// A role or module whose name its column cannot hold.
    LongLinkedName = "D056", Error,
        "The start of a server stores the roles of all permissions, and the modules where the application defines Module \
         Def. Their names have at most 140 characters, as all names of documents.";
    /// A pattern of names that does not give the names that were meant.
    NamingPattern = "D057", Warning,
        "In `format:INV-{YYYY}-{####}` and in series as `INV-.YYYY.-.{field}.-.####`, parts in braces are fields of the \
         DocType, parts of the date (YY, YYYY, MM, DD, WW, timestamp), or the digits of the counter. Other parts stay as \
         they are in a format, and are left out of a series. Series have letters, digits, blanks and `- / . # { } _` \
         only; with another character, as in `series:ABC-.###`, no document can be named. A format without parts gives \
         all documents the same name.";
    /// Rows that MariaDB does not hold.
    RowSize = "D058", Warning,
        "The columns of a table have at most 65,535 bytes together in MariaDB, and 8,126 in a page; it refuses to create a \
         larger table. Data, Link and Select fields count with 4 bytes for each of their 140 characters, or of `length`. In \
         the page, those of 64 characters and more count with 21, as Small Text and Text do. Other databases have no \
         such limits.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_numbered_in_order_and_found_by_name() {
        for (index, code) in Code::ALL.iter().enumerate() {
            assert_eq!(code.name(), format!("D{:03}", index + 1));
            assert_eq!(code.name().parse(), Ok(*code));
            assert!(!code.summary().is_empty() && !code.explanation().is_empty());
        }
        assert_eq!("D999".parse::<Code>(), Err(UnknownCode));
    }
}
