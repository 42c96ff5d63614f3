//! System Settings: checks of values, and the invalidation of their cache.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::Result;
use doctyped_core::invalidation::Change;
use doctyped_core::settings::parse_hours;
use doctyped_models::system_settings::{SystemSettings, TwoFactorMethod};

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
        // What cannot be read would be as if nothing was set.
        if let Some(expiry) =
            doc.session_expiry.as_deref().filter(|expiry| !expiry.is_empty() && parse_hours(expiry).is_none())
        {
            return ctx
                .throw(format!("{expiry:?} is no time after which sessions end; write hours and minutes, 170:00"));
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
