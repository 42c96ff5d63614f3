//! Password policy of System Settings: a minimum score by zxcvbn's estimate of the guesses that a password
//! takes.

use doctyped_core::error::{Error, Result};
use doctyped_core::settings::Settings;

/// Characters of a password that are scored. The time grows with the square of the length.
const MAX_SCORED_LEN: usize = 100;

/// The estimated strength of a password.
#[derive(Debug)]
pub struct PasswordStrength {
    /// 0 (a few guesses) to 4 (over ten thousand million).
    pub score: u8,
    /// The estimated number of guesses that find the password.
    pub guesses: u64,
    /// The password's weakness; empty if there is none.
    pub warning: String,
    /// Advice for a better password.
    pub suggestions: Vec<String>,
    /// Whether the score is high enough for the settings.
    pub passed: bool,
}

/// Estimates the strength of a password. Words in `user_inputs`, such as the user's name, count as easy to
/// guess.
pub fn estimate(settings: &Settings, password: &str, user_inputs: &[&str]) -> PasswordStrength {
    let scored: String = password.chars().take(MAX_SCORED_LEN).collect();
    let entropy = zxcvbn::zxcvbn(&scored, user_inputs);
    let score = u8::from(entropy.score());
    let feedback = entropy.feedback();
    PasswordStrength {
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

/// Checks a password against the policy.
///
/// # Errors
/// `ValidationError` with advice if its score is below the minimum.
pub fn check(settings: &Settings, password: &str, user_inputs: &[&str]) -> Result<()> {
    if !settings.enable_password_policy {
        return Ok(());
    }
    let strength = estimate(settings, password, user_inputs);
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
    fn password_below_the_minimum_score_is_refused() {
        let settings = Settings { minimum_password_score: 3, ..Settings::default() };
        assert!(check(&settings, "letmein", &[]).unwrap_err().message().contains("too easy to guess"));
        check(&settings, "violet tractor umbrella", &[]).unwrap();
        check(&Settings { enable_password_policy: false, ..settings }, "letmein", &[]).unwrap();
    }

    #[test]
    fn password_that_is_the_users_name_scores_lower() {
        let settings = Settings::default();
        let score = |user_inputs: &[&str]| estimate(&settings, "Wolfeschlegel", user_inputs).score;
        assert!(score(&["Wolfeschlegel"]) < score(&[]));
    }

    #[test]
    fn long_password_is_scored_in_bounded_time() {
        let started = std::time::Instant::now();
        estimate(&Settings::default(), &"aA1 ".repeat(20_000), &[]);
        assert!(started.elapsed() < std::time::Duration::from_secs(5));
    }
}
