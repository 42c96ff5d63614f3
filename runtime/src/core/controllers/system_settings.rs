//! System Settings: a change counts at once.

use crate::auth::Change;
use crate::context::Context;
use crate::core::models::system_settings::{SystemSettings, TwoFactorMethod};
use crate::document::Controller;
use crate::error::Result;

/// The rules of System Settings.
#[derive(Debug)]
pub struct SystemSettingsController;

impl Controller for SystemSettingsController {
    type Document = SystemSettings;

    fn validate(doc: &mut SystemSettings, ctx: &mut Context) -> Result<()> {
        if doc.enable_two_factor_auth
            && doc.two_factor_method.as_ref().is_some_and(|method| *method != TwoFactorMethod::OTPApp)
        {
            return ctx.throw("This server asks for codes of an authenticator app only; choose the method OTP App");
        }
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
