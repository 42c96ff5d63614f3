//! One test for each source of settings, and for each mistake.

use super::*;
use clap::{Parser, Subcommand};
use doctyped_core::config::Config;
use std::fs;

#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    config: Config,
    #[arg(id = "config", long = "config", env = "DOCTYPED_CONFIG", global = true)]
    _config_file: Option<PathBuf>,
    #[command(subcommand)]
    _command: Option<TestCommand>,
}

#[derive(Debug, Subcommand)]
enum TestCommand {
    Migrate,
    User {
        #[arg(long, env = "DOCTYPED_PASSWORD")]
        _password: Option<String>,
    },
}

fn check(cli: &Cli) -> Result<(), String> {
    cli.config.check()
}

/// Loads the settings with a configuration file; the mistakes without the folder of the file.
fn load_file(text: &str, flags: &[&str]) -> Result<Loaded<Cli>, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("doctyped.toml");
    fs::write(&path, text).unwrap();
    let mut arguments: Vec<OsString> = ["server", "--config", path.to_str().unwrap()].map(OsString::from).to_vec();
    arguments.extend(flags.iter().map(OsString::from));
    load_with(Cli::command(), &arguments, &[], check).map_err(|error| match error {
        LoadError::CommandLine(error) => vec![error.to_string()],
        LoadError::Mistakes(mistakes) => {
            let start = format!("{}:", path.display());
            mistakes.iter().map(|mistake| mistake.replace(&start, "")).collect()
        }
    })
}

fn mistakes(text: &str) -> Vec<String> {
    load_file(text, &[]).unwrap_err()
}

fn origin(loaded: &Loaded<Cli>, name: &str) -> String {
    let setting = loaded.settings.iter().find(|setting| setting.name == name).unwrap();
    match &setting.origin {
        SettingOrigin::File(_, line) => format!("line {line}"),
        origin => origin.to_string(),
    }
}

#[test]
fn file_sets_every_kind_of_setting() {
    let file = "name = \"library\"\n[server]\nport = 8001\nmax_rows = 0x10\ndeveloper-mode = true\nlenient-values = false\n\
                allow-cors = [\"https://a.example\", \"https://b.example\"]\ntrusted-proxies = \"10.0.0.0/8, ::1\"\n\
                limit-login = \"5/60\"\nsession-ids = \"hashed\"\n";
    let loaded = load_file(file, &[]).unwrap();
    let config = &loaded.cli.config;
    assert_eq!((config.port, config.max_rows, config.developer_mode, config.lenient_values), (8001, 16, true, false));
    assert_eq!((config.web.allow_cors.len(), config.web.trusted_proxies.len()), (2, 2));
    assert_eq!(config.limits.limit_login.to_string(), "5/60");
    assert_eq!([origin(&loaded, "port"), origin(&loaded, "session-ids")], ["line 3", "line 10"]);
    assert_eq!(origin(&loaded, "workers"), "default");
}

#[test]
fn flag_has_precedence_over_the_file() {
    for flags in [["--port", "9", "migrate"], ["migrate", "--port", "9"]] {
        let loaded = load_file("[server]\nport = 1\nhost = \"127.0.0.2\"", &flags).unwrap();
        assert_eq!((loaded.cli.config.port, loaded.cli.config.host.to_string()), (9, "127.0.0.2".to_owned()));
        assert_eq!([origin(&loaded, "port"), origin(&loaded, "host")], ["flag", "line 3"]);
    }
}

#[test]
fn variable_has_precedence_over_the_file() {
    // The variable of the process is read when the command is built.
    let command =
        Cli::command().mut_arg("port", |argument| argument.env("PATH").value_parser(|_: &str| Ok::<u16, String>(7)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.toml");
    fs::write(&path, "[server]\nport = 1").unwrap();
    let arguments = ["server", "--config", path.to_str().unwrap()].map(OsString::from);
    let loaded = load_with(command, &arguments, &[], check).unwrap();
    assert_eq!(loaded.cli.config.port, 7);
    assert_eq!(origin(&loaded, "port"), "variable PATH");
}

#[test]
fn misspelt_setting_is_refused_with_its_line_and_a_suggestion() {
    assert_eq!(mistakes("[server]\n\nprot = 1"), ["3: `prot` is no setting; did you mean `port`?"]);
    assert_eq!(mistakes("[server]\nbananas = 1"), ["2: `bananas` is no setting; `--help` lists them all"]);
}

#[test]
fn all_mistakes_of_a_file_are_reported() {
    let file = "port = 1\nserver-port = 1\nnames = 1\n[server]\nport = \"x\"\ndeveloper-mode = 1\nhost = 1.5\nmax-rows = [1]\n\
                allow-cors = [true]\nlimit-user = \"often\"\nsession-ids = \"odd\"";
    let found = mistakes(file);
    let expected = [
        "1: `port` belongs to the table [server]",
        "2: `server-port` is unknown",
        "3: `names` is unknown; did you mean `name`?",
        "5: `port`: invalid value 'x' for '--port <PORT>'",
        "6: `developer-mode` should be true or false",
        "7: `host` should be a number, or a text in quotation marks",
        "8: `max-rows` should be a number, or a text in quotation marks",
        "9: `allow-cors` should be a list of texts in quotation marks",
        "10: `limit-user`: invalid value 'often' for '--limit-user <RATE>': \"often\" is no rate",
        "11: `session-ids`: invalid value 'odd'",
    ];
    for expected in expected {
        assert!(found.iter().any(|mistake| mistake.starts_with(expected)), "{expected}: {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
}

#[test]
fn setting_in_two_spellings_is_refused() {
    assert_eq!(mistakes("[server]\nmax-rows = 1\nmax_rows = 2"), ["3: `max_rows` is set twice"]);
}

#[test]
fn file_that_is_no_toml_is_refused_with_its_line() {
    assert!(mistakes("[server]\nport 1")[0].starts_with("2: this is not TOML"));
    assert_eq!(mistakes("server = 1"), ["1: `server` is a table; write [server]"]);
}

#[test]
fn file_that_is_named_has_to_exist() {
    let arguments = ["server", "--config", "/nowhere/doctyped.toml"].map(OsString::from);
    match load_with(Cli::command(), &arguments, &[], check).unwrap_err() {
        LoadError::Mistakes(mistakes) => assert!(mistakes[0].contains("/nowhere/doctyped.toml"), "{mistakes:?}"),
        LoadError::CommandLine(error) => panic!("{error}"),
    }
}

#[test]
fn misspelt_variable_is_refused_with_a_suggestion() {
    let variables =
        ["DOCTYPED_PROT", "DOCTYPED_PASSWORD", "DOCTYPED_PORT", "DOCTYPED_PORT_80_TCP", "DOCTYPED_BANANAS", "PORT"];
    let found = variables::unknown(&Cli::command(), &variables.map(OsString::from));
    assert_eq!(
        found,
        [
            "the variable DOCTYPED_BANANAS is no setting; `--help` lists them all",
            "the variable DOCTYPED_PROT is no setting; did you mean DOCTYPED_PORT?",
        ]
    );
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    assert!(
        mistakes("[server]\nallow-sign-up = true")[0].starts_with("allow-sign-up requires mail-command and site-url")
    );
    assert!(
        mistakes("[server]\noidc-issuer = \"https://id.example\"")[0].starts_with("oidc-issuer requires oidc-audience")
    );
    let file = "[server]\ndatabase = \"a.sqlite\"\nread-database = [\"b.sqlite\"]";
    assert!(mistakes(file)[0].contains("is no replica of database"), "{:?}", mistakes(file));
    let file = "[server]\nallow-sign-up = true\nmail-command = \"true\"\nsite-url = \"https://a.example\"";
    assert!(load_file(file, &[]).unwrap().cli.config.accounts.allow_sign_up);
}

#[test]
fn printed_settings_are_a_file_that_gives_the_same_settings() {
    let file = "[server]\nport = 8001\nmail-command = \"/bin/mail \\\"x\\\"\"\nallow-cors = [\"https://a.example\"]\ndeveloper-mode = true\n\
                encryption-key = \"hidden\"\n";
    let loaded = load_file(file, &["--admin-password", "hidden"]).unwrap();
    let lines: Vec<String> = loaded.settings.iter().map(Setting::line).collect();
    let printed = format!("[server]\n{}", lines.join("\n"));
    assert!(!printed.contains("hidden") && printed.contains("# admin-password = \"***\""), "{printed}");
    assert!(printed.contains("# files is not set"), "{printed}");
    let again = load_file(&printed, &[]).unwrap();
    for setting in &again.settings {
        if !setting.is_secret {
            let before = loaded.settings.iter().find(|before| before.name == setting.name).unwrap();
            assert_eq!(before.values, setting.values, "{}", setting.name);
        }
    }
}

#[test]
fn password_in_the_url_of_a_database_is_not_printed() {
    let line = |value: &str| {
        let (name, values) = ("database".to_owned(), vec![value.to_owned()]);
        let (is_switch, is_list, is_secret, origin) = (false, false, false, SettingOrigin::Default);
        Setting { name, values, is_switch, is_list, is_secret, origin }.line()
    };
    assert!(line("sqlite://a.sqlite").starts_with("database = \"sqlite://a.sqlite\""));
    for url in ["postgres://me:hidden@host/site", "mariadb://me:hidden@host/site"] {
        assert!(!line(url).contains("hidden"), "{url}");
    }
}

#[cfg(unix)]
#[test]
fn settings_of_a_found_file_that_others_may_write_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str, mode: u32| {
        let path = folder.path().join("doctyped.toml");
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        check_found(file::read(path, &Cli::command()).unwrap()).map(drop)
    };
    let program = "[server]\nmail-command = \"/tmp/program\"\n";
    assert_eq!(check(program, 0o644), Ok(()));
    assert_eq!(check("name = \"library\"\n", 0o666), Ok(()), "it is that of the definitions");
    let mistakes = check(program, 0o666).unwrap_err();
    assert!(mistakes[0].contains("--config"), "{mistakes:?}");
}
