//! How good a password has to be, by System Settings: an estimate of the guesses that it takes.

use super::Settings;
use crate::error::{Error, Result};

/// Longer passwords are estimated by their beginning: the time grows with the square of the length.
const ESTIMATED: usize = 100;

/// What is thought of a password.
#[derive(Debug)]
pub(crate) struct Strength {
    /// 0 (a few guesses) to 4 (more than ten thousand million).
    pub(crate) score: u8,
    pub(crate) guesses: u64,
    /// What is wrong with it.
    pub(crate) warning: String,
    /// What would make it better.
    pub(crate) suggestions: Vec<String>,
    /// Whether it is good enough for the settings.
    pub(crate) passed: bool,
}

/// Estimates a password. Words that belong to the user, such as names, count as easy to guess.
pub(crate) fn estimate(settings: &Settings, password: &str, of_user: &[&str]) -> Strength {
    let beginning: String = password.chars().take(ESTIMATED).collect();
    let entropy = zxcvbn::zxcvbn(&beginning, of_user);
    let score = u8::from(entropy.score());
    let feedback = entropy.feedback();
    Strength {
        score,
        guesses: entropy.guesses(),
        warning: feedback
            .and_then(zxcvbn::feedback::Feedback::warning)
            .map(|warning| warning.to_string())
            .unwrap_or_default(),
        suggestions: feedback
            .map(|feedback| feedback.suggestions().iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        passed: !settings.enable_password_policy || score >= settings.minimum_password_score.max(1),
    }
}

/// Refuses a password that is easier to guess than the settings allow.
///
/// # Errors
/// `ValidationError` with what would make it better.
pub(crate) fn check(settings: &Settings, password: &str, of_user: &[&str]) -> Result<()> {
    if !settings.enable_password_policy {
        return Ok(());
    }
    let strength = estimate(settings, password, of_user);
    if strength.passed {
        return Ok(());
    }
    let mut texts = vec!["The password is too easy to guess.".to_owned()];
    texts.extend(Some(strength.warning).filter(|warning| !warning.is_empty()));
    texts.extend(strength.suggestions);
    Err(Error::validation(texts.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_needs_the_score_of_the_settings() {
        let settings = Settings { minimum_password_score: 3, ..Settings::default() };
        assert!(check(&settings, "letmein", &[]).unwrap_err().message().contains("too easy to guess"));
        check(&settings, "violet tractor umbrella", &[]).unwrap();
        check(&Settings { enable_password_policy: false, ..settings }, "letmein", &[]).unwrap();
    }

    #[test]
    fn what_others_know_of_the_user_counts_for_little() {
        let settings = Settings::default();
        let score = |of_user: &[&str]| estimate(&settings, "Wolfeschlegel", of_user).score;
        assert!(score(&["Wolfeschlegel"]) < score(&[]));
    }

    #[test]
    fn a_long_password_takes_no_longer_than_a_short_one() {
        let started = std::time::Instant::now();
        estimate(&Settings::default(), &"aA1 ".repeat(20_000), &[]);
        assert!(started.elapsed() < std::time::Duration::from_secs(5));
    }
}
