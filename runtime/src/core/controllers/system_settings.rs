//! System Settings: a change counts at once.

use crate::auth::Change;
use crate::context::Context;
use crate::core::models::system_settings::SystemSettings;
use crate::document::Controller;
use crate::error::Result;

/// The rules of System Settings.
#[derive(Debug)]
pub struct SystemSettingsController;

impl Controller for SystemSettingsController {
    type Document = SystemSettings;

    fn validate(doc: &mut SystemSettings, ctx: &mut Context) -> Result<()> {
        match doc.time_zone.as_str() {
            "" => Ok(()),
            zone if zone.parse::<chrono_tz::Tz>().is_ok() => Ok(()),
            zone => ctx.throw(format!("{zone:?} is not a time zone; give a name like Europe/Lisbon")),
        }
    }

    fn on_update(_: &mut SystemSettings, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::Settings);
        Ok(())
    }
}
