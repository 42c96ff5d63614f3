//! The rules, as data: layers, sizes and vocabulary.

/// Orders of crates, each from bottom to top, by folder. A crate may name another crate of the
/// workspace only if an order has that crate below it.
pub const LAYERS: &[&[&str]] = &[
    &[
        "runtime/macros",
        "runtime/schema",
        "runtime/modules",
        "runtime/orm",
        "runtime/migration",
        "runtime/models",
        "runtime/core",
        "runtime/configuration",
        "runtime/auth",
        "runtime/files",
        "runtime/documents",
        "runtime/query",
        "runtime/api",
        "runtime/monitoring",
        "runtime/backup",
        "runtime/reference",
        "runtime/http",
        "runtime/mcp",
        // The facade, whose name is the only one that applications use.
        "runtime",
        "doctypes",
        "generated/server",
        "xtask/baseline",
    ],
    // Records compile beside the runtime.
    &["runtime/schema", "runtime/orm", "runtime/models", "generated/models", "doctypes", "generated/server"],
    &[
        "runtime/schema",
        "runtime/modules",
        "codegen/openapi",
        "codegen",
        "codegen/program",
        "xtask/frappe-site",
        "xtask",
    ],
    &["xtask/tidy", "xtask"],
    &["runtime", "runtime/fuzz"],
    &["runtime/orm", "runtime/migration", "runtime/core", "runtime", "runtime/migration-tests"],
    &[
        "runtime/schema",
        "runtime/orm",
        "runtime/models",
        "runtime/core",
        "runtime/auth",
        "runtime/api",
        "runtime/monitoring",
        "runtime/reference",
        "runtime/http",
        "runtime/request-tests",
    ],
    &["runtime/orm", "runtime/http", "runtime/outage-tests"],
    &[
        "runtime/schema",
        "runtime/orm",
        "runtime/core",
        "runtime/models",
        "runtime/auth",
        "runtime/files",
        "runtime/documents",
        "runtime/query",
        "runtime/api",
        "runtime/http",
        "runtime/attack-tests",
    ],
    &[
        "runtime/models",
        "runtime",
        "runtime/module-tests/models",
        "runtime/module-tests/doctypes",
        "runtime/module-tests",
    ],
    // A test of the program changes the answers of a server.
    &["runtime", "generated/server", "xtask/frappe-site"],
    &["generated/clients/rust", "xtask/client-tests/rust"],
    // Tests of the application's controllers run the server.
    &["generated/server", "doctypes"],
];

/// Orders of modules inside a crate, each from bottom to top; modules that are not listed are only
/// subject to the rule against cycles.
pub const MODULE_LAYERS: &[(&str, &[&str])] = &[("codegen", &["schema", "ir", "check", "emit", "cli"])];

/// Folders whose Rust files are inputs and expected outputs of tests of codegen.
pub const FIXTURES: &[&str] = &["codegen/tests/output", "codegen/tests/diagnostics"];

/// Text in the header of each generated file.
pub const GENERATED_MARK: &str = "Written by `cargo xtask codegen`";

/// Lines of hand-written Rust in one crate.
pub const MAX_CRATE_LINES: usize = 12_000;
/// Lines of one hand-written Rust file.
pub const MAX_FILE_LINES: usize = 400;
/// The mean of the lines of all hand-written Rust files has to be below this.
pub const MEAN_FILE_LINES: usize = 150;

/// Which definitions a word is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Modules named exactly so.
    Module,
    /// Types named exactly so.
    Type,
    /// Any definition named exactly so.
    Name,
    /// Any definition with this as one of its words (`CrewSize` and `crew_size` have `crew`).
    NamePart,
    /// Constants with this as one of their words.
    ConstantPart,
    /// As `NamePart`, and in documentation.
    Everywhere,
}

/// Names that are replaced by a standard term: name, scope, replacement.
pub const NAMES: &[(&str, Scope, &str)] = &[
    ("crew", Scope::Everywhere, "worker_pool, WorkerPool"),
    ("HELD_UP", Scope::Name, "STALL_THRESHOLD"),
    ("at_work", Scope::Name, "max_active"),
    ("look_after", Scope::Name, "wake_if_stalled"),
    ("work_off", Scope::Name, "run_worker"),
    ("backlog", Scope::Name, "queue_per_worker"),
    ("turns", Scope::Module, "group_commit"),
    ("Turns", Scope::Type, "WriteLock"),
    ("Turn", Scope::Type, "WriteGuard"),
    ("passed_over", Scope::Name, "barging_count"),
    ("leave", Scope::Name, "release"),
    ("lane", Scope::NamePart, "writer_thread"),
    ("writing", Scope::Module, "write_queue"),
    ("lease", Scope::NamePart, "Transaction or PooledTransaction"),
    ("Fate", Scope::Type, "CommitState"),
    ("settle", Scope::Name, "resolve"),
    ("kept", Scope::Name, "on_durable, or a noun for the thing"),
    ("write_out", Scope::Name, "fsync"),
    ("outlet", Scope::Everywhere, "response_writer, ResponseWriter"),
    ("Way", Scope::Type, "a name for the state"),
    ("PIECE", Scope::ConstantPart, "CHUNK_SIZE"),
    ("waiting", Scope::Module, "async_call"),
    ("task", Scope::Module, "request_kind"),
    ("Beside", Scope::Type, "EnvelopeExtras"),
    ("Visit", Scope::Type, "SessionState"),
    ("presence", Scope::Module, "guest_cookies"),
    ("takes_pieces", Scope::Name, "supports_chunked"),
    ("Verb", Scope::Type, "actix-web's Method"),
    ("Once", Scope::Type, "IdempotencyKey"),
    ("Kept", Scope::Type, "StoredResponse"),
    ("whole", Scope::Module, "payload"),
    ("Written", Scope::Type, "SavedDocument"),
    ("traces", Scope::Module, "dynamic_links"),
    ("served", Scope::Module, "virtual_doctype, virtual_doctypes"),
    ("echo", Scope::Module, "submitted_values"),
    ("history", Scope::Module, "versions"),
    ("marks", Scope::Module, "optional_fields"),
    ("Mark", Scope::Type, "a name that says which field is optional"),
    ("Shown", Scope::Type, "a name that says which field is optional"),
    ("replaced", Scope::Module, "doctype_override"),
    ("give_back", Scope::Name, "apply_changes"),
    ("Remembered", Scope::Type, "PermissionCache"),
    ("remembered", Scope::Module, "permission_cache"),
    ("Among", Scope::Type, "In"),
    ("News", Scope::Type, "InvalidationLog"),
    ("Since", Scope::Type, "Snapshot"),
    ("letters", Scope::Module, "mailer"),
    ("Letter", Scope::Type, "Email"),
    ("Post", Scope::Type, "MailQueue"),
    ("claim", Scope::Module, "intent_log"),
    ("place", Scope::Module, "dedup"),
    ("placed", Scope::Module, "pending_file"),
    ("picture", Scope::Module, "image_resize"),
    ("pack", Scope::Module, "zip_writer"),
    ("unpack", Scope::Module, "zip_reader"),
    ("kind", Scope::Module, "content_type, request_kind"),
    ("incoming", Scope::Module, "upload_buffer"),
    ("garden", Scope::Everywhere, "test_app"),
    ("sheet", Scope::NamePart, "dynamic_record"),
    ("Ask", Scope::Type, "RequestBuilder"),
    ("walk", Scope::Module, "robustness"),
    ("once", Scope::Module, "idempotency"),
    ("PATIENCE", Scope::ConstantPart, "a name with unit or role: LOCK_TIMEOUT"),
    ("MOST", Scope::ConstantPart, "a name with unit or role: MAX_BATCH_LEN"),
    ("LONGEST", Scope::ConstantPart, "a name with unit or role: MAX_NAME_LEN"),
    ("KEPT", Scope::ConstantPart, "a name with unit or role: CACHE_CAPACITY"),
    ("TRIES", Scope::ConstantPart, "a name with unit or role: MAX_RETRIES"),
    ("AGE", Scope::Name, "a name with unit or role: SESSION_TTL"),
];

/// Type names that say little; more than one type of such a name in the workspace is a violation.
pub const AMBIGUOUS_TYPES: &[&str] =
    &["Outcome", "Rows", "Place", "Origin", "Known", "Found", "Source", "Order", "Key", "Kind", "State"];

/// Pronouns that stand where documentation and names of functions should name a thing.
pub const PRONOUNS: &[&str] = &["who", "whom", "whoever", "somebody", "someone", "nobody", "anybody", "anyone"];

/// Names of functions that are fixed elsewhere: file and name.
pub const FIXED_NAMES: &[(&str, &str)] = &[
    // Recorded requests of the conformance cases call it.
    ("xtask/conformance/doctypes/confapp/api.rs", "who"),
];

/// Replacement for pronouns.
pub const PRONOUN_HELP: &str = "name the thing: client, request, session, transaction, worker, row, upload, user";

/// Phrases in documentation, as words in sequence; `...` stands for one to three words.
pub const PHRASES: &[&[&str]] = &[&["what", "...", "has"], &["the", "one", "that"], &["the", "ones", "that"]];

const PARSE_JSON: &str =
    "call `json_parser::parse`, which limits the values, or `JsonWriter::into_value` for JSON of the server";

/// Functions that only some files of the runtime may call: path, files, replacement.
pub const GUARDED_CALLS: &[(&str, &[&str], &str)] = &[
    (
        "serde_json::from_slice",
        // The parser; and JSON that the server has written.
        &["runtime/orm/src/json_parser.rs", "runtime/core/src/json.rs"],
        PARSE_JSON,
    ),
    (
        "serde_json::from_str",
        // Key sets of a provider, of limited length; data that the server has encrypted; the description in the binary.
        &["runtime/auth/src/bearer/jwks.rs", "runtime/auth/src/two_factor.rs", "runtime/reference/src/parts.rs"],
        PARSE_JSON,
    ),
    ("serde_json::from_reader", &[], PARSE_JSON),
    ("ammonia::clean", &[], "call `Context::clean_text`, which limits the work"),
];
