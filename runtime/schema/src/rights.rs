//! Role permissions as a definition writes them.

/// A set of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights(u16);

macro_rules! rights {
    ($($constant:ident = $bit:literal $name:literal),* $(,)?) => {
        #[allow(missing_docs, reason = "the names are Frappe's")]
        impl Rights {
            $(pub const $constant: Rights = Rights(1 << $bit);)*

            /// Every right with its name, in Frappe's order.
            pub const ALL: &'static [(&'static str, Rights)] = &[$(($name, Rights::$constant)),*];

            /// The right of that name.
            pub fn named(name: &str) -> Option<Rights> {
                match name { $($name => Some(Rights::$constant),)* _ => None }
            }
        }
    };
}

rights! {
    SELECT = 0 "select",
    READ = 1 "read",
    WRITE = 2 "write",
    CREATE = 3 "create",
    DELETE = 4 "delete",
    SUBMIT = 5 "submit",
    CANCEL = 6 "cancel",
    AMEND = 7 "amend",
    PRINT = 8 "print",
    EMAIL = 9 "email",
    REPORT = 10 "report",
    IMPORT = 11 "import",
    EXPORT = 12 "export",
    SHARE = 13 "share",
}

impl Rights {
    /// No right.
    pub const NONE: Rights = Rights(0);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Rights) -> Rights {
        Rights(self.0 | other.0)
    }

    /// All rights of a list.
    pub const fn all_of(rights: &[Rights]) -> Rights {
        let mut set = Rights::NONE;
        let mut rest = rights;
        while let [first, others @ ..] = rest {
            set = set.and(*first);
            rest = others;
        }
        set
    }

    /// The rights in both sets.
    #[must_use]
    pub const fn common(self, other: Rights) -> Rights {
        Rights(self.0 & other.0)
    }

    /// This set without another.
    #[must_use]
    pub const fn without(self, other: Rights) -> Rights {
        Rights(self.0 & !other.0)
    }

    /// Whether every right of `other` is here.
    pub const fn has(self, other: Rights) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing is here.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// One row of a DocType's permission table.
#[derive(Debug, Clone, Copy)]
pub struct DocPerm {
    /// The role that is granted the rights.
    pub role: &'static str,
    /// The permission level of the fields that it applies to; 0 for the document itself.
    pub permlevel: u8,
    /// Holds only for documents that the user owns.
    pub if_owner: bool,
    /// The rights that are granted.
    pub rights: Rights,
}

impl DocPerm {
    /// A row that holds for all documents.
    pub const fn new(role: &'static str, permlevel: u8, rights: &[Rights]) -> DocPerm {
        DocPerm { role, permlevel, if_owner: false, rights: Rights::all_of(rights) }
    }

    /// The same row, for documents that the user owns.
    #[must_use]
    pub const fn if_owner(self) -> DocPerm {
        DocPerm { if_owner: true, ..self }
    }
}
