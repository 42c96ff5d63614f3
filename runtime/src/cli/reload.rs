//! Reload of the settings when the process gets SIGHUP.

use super::load;
use actix_web::rt;
use doctyped_configuration::{LoadError, Setting};
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use std::ffi::OsString;
use std::sync::Arc;

/// Reloads the settings of a site at each SIGHUP, for as long as the runtime of the server runs.
pub(super) fn on_hangup(site: &Arc<Site>, started_with: Vec<Setting>) {
    #[cfg(unix)]
    {
        use rt::signal::unix::{SignalKind, signal};
        // From here on the signal does not end the process.
        let mut hangup = match signal(SignalKind::hangup()) {
            Ok(hangup) => hangup,
            Err(error) => return tracing::warn!(%error, "SIGHUP does not reload the settings"),
        };
        let site = Arc::clone(site);
        rt::spawn(async move {
            let mut current = started_with;
            while hangup.recv().await.is_some() {
                reload(&site, &mut current);
            }
        });
    }
    #[cfg(not(unix))]
    let _ = (site, started_with);
}

/// Reads the settings again. With a mistake in them, all stay as they are.
fn reload(site: &Site, current: &mut Vec<Setting>) {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let loaded = match load(&arguments) {
        Ok(loaded) => loaded,
        Err(LoadError::CommandLine(error)) => {
            return tracing::error!(%error, "the settings are not reloaded");
        }
        Err(LoadError::Mistakes(mistakes)) => {
            let mistakes = mistakes.join("; ");
            return tracing::error!(mistakes, "the settings are not reloaded");
        }
    };
    let changed: Vec<&str> = loaded
        .settings
        .iter()
        .filter(|setting| !current.iter().any(|old| old.name == setting.name && old.values == setting.values))
        .map(|setting| setting.name.as_str())
        .collect();
    let (reloaded, at_restart): (Vec<&str>, Vec<&str>) =
        changed.iter().partition(|name| Config::RELOADABLE.contains(name));
    if !at_restart.is_empty() {
        let settings = at_restart.join(", ");
        tracing::warn!(settings, "these settings have changed and take effect when the server is started again");
    }
    let settings = if reloaded.is_empty() { "none".to_owned() } else { reloaded.join(", ") };
    if !reloaded.is_empty() {
        site.reload_config(loaded.cli.config);
    }
    tracing::info!(settings, "reloaded the settings that have changed");
    *current = loaded.settings;
}
