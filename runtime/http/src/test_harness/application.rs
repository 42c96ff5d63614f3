//! The application of the test sites: the test DocTypes and a whitelisted function for each feature
//! of `#[whitelist]`.

use doctyped_api::prelude::*;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Application;
use doctyped_core::context::Function;
use doctyped_models::role::Role;
use std::time::Duration;

pub static APPLICATION: Application = Application {
    doctypes: doctyped_api::test_app::ENTRIES,
    functions: &[
        Function { path: "app.boom", method: &__whitelist_boom },
        Function { path: "app.everything", method: &__whitelist_everything },
        Function { path: "app.make_role", method: &__whitelist_make_role },
        Function { path: "app.measure", method: &__whitelist_measure },
        Function { path: "app.measure_text", method: &__whitelist_measure_text },
        Function { path: "app.misspelt", method: &__whitelist_misspelt },
        Function { path: "app.nothing", method: &__whitelist_nothing },
        Function { path: "app.numbers", method: &__whitelist_numbers },
        Function { path: "app.order", method: &__whitelist_order },
        Function { path: "app.orders", method: &__whitelist_orders },
        Function { path: "app.page", method: &__whitelist_page },
        Function { path: "app.relay", method: &__whitelist_relay },
        Function { path: "app.relay_file", method: &__whitelist_relay_file },
        Function { path: "app.relay_panic", method: &__whitelist_relay_panic },
        Function { path: "app.say", method: &__whitelist_say },
        Function { path: "app.server", method: &__whitelist_server },
        Function { path: "app.totals", method: &__whitelist_totals },
        Function { path: "app.warn", method: &__whitelist_warn },
    ],
    not_whitelisted: &["app.hidden"],
    ..Application::NEW
};

/// Panics.
#[whitelist(allow_guest)]
pub fn boom(_ctx: &mut Context) -> Result<()> {
    panic!("a mistake with a secret")
}

/// Writes, and accepts GET.
#[whitelist]
pub fn make_role(ctx: &mut Context, name: String) -> Result<String> {
    let mut role = Role { role_name: name, ..Role::default() };
    ctx.insert(&mut role)?;
    Ok(role.name)
}

/// May return nothing.
#[whitelist(methods(POST))]
pub fn nothing(_ctx: &mut Context, value: Option<String>) -> Result<Option<String>> {
    Ok(value)
}

/// Shows a message.
#[whitelist(allow_guest)]
pub fn warn(ctx: &mut Context) -> Result<bool> {
    ctx.msgprint("Careful");
    Ok(true)
}

/// Takes an uploaded file.
#[whitelist(methods(POST))]
pub fn measure(_ctx: &mut Context, picture: Upload) -> Result<(String, u64)> {
    Ok((picture.file_name().to_owned(), picture.size()))
}

/// Returns a file of known size.
#[whitelist]
pub fn totals(_ctx: &mut Context) -> Result<Download> {
    Ok(Download::bytes("\u{dc}bersicht.csv", "month,total\n"))
}

/// Returns a file of unknown size: the numbers below `count`, one a line.
#[whitelist]
pub fn numbers(_ctx: &mut Context, count: u32) -> Result<Download> {
    let mut numbers = 0..count;
    let mut line: Vec<u8> = Vec::new();
    Ok(Download::stream(
        "numbers.txt",
        FnReader(move |limit: usize| {
            while line.len() < limit
                && let Some(number) = numbers.next()
            {
                line.extend_from_slice(format!("{number}\n").as_bytes());
            }
            line.drain(..limit.min(line.len())).collect()
        }),
    ))
}

/// Reads the bytes that a function returns for a limit.
struct FnReader<F>(F);

impl<F: FnMut(usize) -> Vec<u8>> std::io::Read for FnReader<F> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let bytes = (self.0)(buffer.len());
        buffer[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

/// A page of numbers.
///
/// The first is `start`.
#[whitelist]
pub fn page(_ctx: &mut Context, #[default(0)] start: u32, #[default(1 + 1)] end: u32) -> Result<Vec<u32>> {
    Ok((start..end).collect())
}

#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct ItemOrder {
    item: String,
    quantity: u32,
    #[serde(default)]
    lines: Vec<OrderLine>,
}

#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct OrderLine {
    price: f64,
}

/// Decodes all arguments into one struct.
#[whitelist]
pub fn order(_ctx: &mut Context, #[flatten] order: ItemOrder) -> Result<JsonValue> {
    Ok(json!({ "item": order.item, "quantity": order.quantity, "lines": order.lines.len() }))
}

/// Decodes arguments from JSON.
#[whitelist]
pub fn orders(
    _ctx: &mut Context,
    #[json] orders: Vec<ItemOrder>,
    #[json] note: Option<OrderLine>,
) -> Result<(u32, Option<f64>)> {
    Ok((orders.iter().map(|order| order.quantity).sum(), note.map(|note| note.price)))
}

/// Takes arguments of any name.
#[whitelist]
pub fn everything(_ctx: &mut Context, all: &Arguments) -> Result<usize> {
    Ok(all.as_map().len())
}

// Without documentation: the method list shows none for the function that this one overrides.
#[whitelist(allow_guest, overrides = "frappe.client.get_time_zone")]
pub fn server(_ctx: &mut Context) -> Result<&'static str> {
    Ok("ours")
}

/// Overrides a function that does not exist.
#[whitelist(overrides = "frappe.client.get_tine_zone")]
pub fn misspelt(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// Inserts roles, one transaction each; the role `last` fails on demand.
#[whitelist]
pub async fn relay(ctx: &AsyncContext, names: Vec<String>, #[default(false)] fail: bool) -> Result<usize> {
    let mut made = 0;
    for name in names {
        // Suspends the function, as a call of another server does.
        actix_web::rt::time::sleep(Duration::from_millis(1)).await;
        let is_last = name == "last";
        ctx.run(move |ctx| {
            let mut role = Role { role_name: name, ..Role::default() };
            ctx.insert(&mut role)?;
            if fail && is_last { ctx.throw("The last one fails") } else { Ok(()) }
        })
        .await?;
        made += 1;
    }
    ctx.msgprint(format!("Made by {}", ctx.user()));
    Ok(made)
}

/// Returns a file asynchronously.
#[whitelist(allow_guest)]
pub async fn relay_file(_ctx: &AsyncContext, name: String) -> Result<Download> {
    Ok(Download::bytes(name, "0123456789"))
}

/// Panics asynchronously.
#[whitelist(allow_guest)]
pub async fn relay_panic(_ctx: &AsyncContext) -> Result<()> {
    panic!("a mistake with a secret")
}

/// Returns its argument, which is sanitised when a guest sends it.
#[whitelist(allow_guest)]
pub fn say(_ctx: &mut Context, text: String) -> Result<String> {
    Ok(text)
}

/// Returns nothing of its argument, which is not sanitised therefore.
#[whitelist(allow_guest, xss_safe)]
pub fn measure_text(_ctx: &mut Context, text: String) -> Result<usize> {
    Ok(text.len())
}
