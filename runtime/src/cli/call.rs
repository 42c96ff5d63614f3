//! `call`: calls a whitelisted function in this process, for jobs of cron and administrators.

use super::say;
use actix_web::rt;
use doctyped_api::functions::call;
use doctyped_auth as auth;
use doctyped_core::arguments::Arguments as FunctionArguments;
use doctyped_core::context::{AsyncContext, AsyncResponse, Context, Deferred, Message};
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_core::json::JsonWriter;
use doctyped_orm::json_parser;
use serde_json::{Map, Value as JsonValue};
use std::io::Read;

/// The arguments of `call`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The path of the function, as in /api/method/FUNCTION
    function: String,

    /// The function's arguments: a JSON object, or - for one on standard input
    #[arg(long, value_name = "OBJECT", default_value = "{}")]
    json: String,

    /// The user of the call, whose permissions apply
    #[arg(long, value_name = "NAME", default_value = ADMINISTRATOR)]
    user: String,
}

/// Calls the function and prints its result as JSON in one line; messages to the user go to standard error.
pub(super) fn run(ctx: &mut Context, arguments: Arguments) -> Result<()> {
    let Arguments { function, json, user } = arguments;
    let values = FunctionArguments::from(object(json)?);
    if user != ADMINISTRATOR {
        let identity = auth::enabled(ctx, &user)?;
        let identity = identity.ok_or_else(|| Error::not_found(format!("There is no enabled user {user}")))?;
        ctx.set_identity(identity);
    }
    let http_method = call::http_method(ctx.site(), &function);
    let mut out = JsonWriter::new();
    if let Err(error) = call::call(ctx, http_method, &function, &values, &mut out) {
        print_messages(ctx.messages());
        return Err(error);
    }
    if ctx.take_download().is_some() {
        return Err(file_refused(&function));
    }
    if http_method == "GET" {
        ctx.rollback()?;
    } else {
        ctx.commit()?;
    }
    let mut messages = ctx.messages().to_vec();
    if let Some(Deferred { function: deferred, arguments }) = ctx.take_deferred() {
        let context = AsyncContext::new(ctx, http_method == "GET");
        let response = deferred(context.clone(), arguments);
        let AsyncResponse { json, file } = rt::System::new().block_on(response)?;
        if file.is_some() {
            return Err(file_refused(&function));
        }
        out = json;
        messages = context.messages();
    }
    print_messages(&messages);
    let result = out.into_bytes();
    say(if result.is_empty() { "null".into() } else { String::from_utf8_lossy(&result) }.as_ref());
    Ok(())
}

fn print_messages(messages: &[Message]) {
    for message in messages {
        eprintln!("{}", message.message);
    }
}

/// The object in a text, or in standard input.
fn object(json: String) -> Result<Map<String, JsonValue>> {
    let json = if json == "-" {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        read.map_err(|error| Error::validation(format!("standard input cannot be read: {error}")))?;
        text
    } else {
        json
    };
    json_parser::parse(&json).map_err(|error| {
        Error::validation(format!("--json is no JSON object: {error}; write --json '{{\"name\": \"value\"}}'"))
    })
}

fn file_refused(function: &str) -> Error {
    Error::validation(format!("{function} answers with a file, which this command does not write; call it over HTTP"))
}
