//! Formats of Data and Phone fields.

use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_schema::DocField;

/// Checks a Data field whose options name a format.
///
/// # Errors
/// `InvalidEmailAddressError`, `InvalidNameError`, `InvalidPhoneNumberError`, `ValidationError`.
pub fn data(field: &DocField, text: &str, row_label: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let refused =
        |kind, what: &str| Err(Error::new(kind, format!("{row_label}{}: {text:?} is not {what}", field.title())));
    match field.options.trim() {
        "Email" => {
            let addresses = text.split([',', '\n']).map(str::trim).filter(|address| !address.is_empty());
            match addresses.into_iter().find(|address| !is_email(address)) {
                Some(_) => refused(ErrorKind::InvalidEmailAddress, "a valid e-mail address"),
                None => Ok(()),
            }
        }
        "Name" if !is_person_name(text) => refused(ErrorKind::InvalidName, "a valid name"),
        "Phone" if !is_phone(text) => refused(ErrorKind::InvalidPhoneNumber, "a valid phone number"),
        "IBAN" if !is_iban(text) => refused(ErrorKind::Validation, "a valid IBAN"),
        "URL" if !is_url(text) => refused(ErrorKind::Validation, "a valid URL"),
        _ => Ok(()),
    }
}

/// Checks a Phone field: an international number with its country code.
///
/// # Errors
/// `InvalidPhoneNumberError`.
pub fn phone_with_country(field: &DocField, text: &str, row_label: &str) -> Result<()> {
    if text.is_empty() || is_international_phone(text) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::InvalidPhoneNumber,
        format!("{row_label}{}: {text:?} is not a phone number with a country code (+91-9999999999)", field.title()),
    ))
}

/// Whether a text is `user@host`, alone or after a display name: `Jane <jane@example.com>`. The names of
/// the standard users, which have no address, are accepted.
pub fn is_email(text: &str) -> bool {
    if matches!(text, "Administrator" | "Guest") {
        return true;
    }
    let address = match (text.rfind('<'), text.strip_suffix('>')) {
        (Some(start), Some(inner)) => inner.get(start + 1..).unwrap_or_default(),
        _ => text,
    };
    let Some((user, host)) = address.rsplit_once('@') else {
        return false;
    };
    let user_ok = !user.is_empty()
        && user.len() <= 64
        && !user.starts_with('.')
        && !user.ends_with('.')
        && user.chars().all(|character| character.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(character));
    user_ok && is_host(host)
}

fn is_host(host: &str) -> bool {
    let mut labels = 0;
    let all_good = host.split('.').all(|label| {
        labels += 1;
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    });
    all_good && labels >= 2 && host.len() <= 253
}

/// Whether a text is words of letters, digits, `'`, `-`, `.` and `_` with single blanks in between.
fn is_person_name(text: &str) -> bool {
    text.split(' ').all(|word| {
        !word.is_empty()
            && word.chars().all(|character| character.is_alphanumeric() || matches!(character, '\'' | '-' | '.' | '_'))
    })
}

/// Whether a text is 1 to 20 digits, blanks and punctuation of phone numbers.
fn is_phone(text: &str) -> bool {
    let length = text.chars().count();
    (1..=20).contains(&length)
        && text.chars().all(|character| character.is_ascii_digit() || " +_-,.*#()".contains(character))
}

/// Whether a text is `+` and 7 to 15 digits (E.164), with blanks, hyphens, dots and parentheses in between.
fn is_international_phone(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('+') else {
        return false;
    };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && !rest.starts_with('0')
        && rest.chars().all(|character| character.is_ascii_digit() || " -.()".contains(character))
}

/// Whether a text is an international bank account number (ISO 13616): country, two check digits and
/// account. Account, country and check digits in this order, read as one number, are 1 modulo 97.
fn is_iban(text: &str) -> bool {
    let text: String = text.chars().filter(|character| *character != ' ').collect::<String>().to_ascii_uppercase();
    let (Some(country), Some(check), Some(account)) = (text.get(..2), text.get(2..4), text.get(4..)) else {
        return false;
    };
    let is_form = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && check.bytes().all(|byte| byte.is_ascii_digit())
        && (11..=30).contains(&account.len())
        && account.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let remainder = account.chars().chain(country.chars()).chain(check.chars()).try_fold(0, |remainder, character| {
        let digit = character.to_digit(36)?;
        Some((remainder * if digit < 10 { 10 } else { 100 } + digit) % 97)
    });
    is_form && remainder == Some(1)
}

/// Whether a text is a URL with a host, or a path on this server.
fn is_url(text: &str) -> bool {
    if text.starts_with('/') {
        return true;
    }
    match text.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !scheme.is_empty()
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
                && !host.is_empty()
                && !host.contains(char::is_whitespace)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_email_addresses_are_refused() {
        for good in [
            "a@b.co",
            "jane.doe+x@mail.example.com",
            "Jane Doe <jane@example.com>",
            "Administrator",
            "j\u{fc}rgen@example.de",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["nope", "@b.co", "a@b", "a b@c.de", ".a@b.co", "a@-b.co", "a@b..co", "a@b.co>", "<script>@b.co"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn ibans_with_wrong_check_digits_or_form_are_refused() {
        for good in ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "no9386011117947"] {
            assert!(is_iban(good), "{good}");
        }
        for bad in
            ["GB82 WEST 1234 5698 7654 33", "DE8937040044", "8937DE0400440532013000", "", "\u{e9}\u{e9}89370400440"]
        {
            assert!(!is_iban(bad), "{bad}");
        }
    }

    #[test]
    fn malformed_names_phones_and_urls_are_refused() {
        assert!(is_person_name("Jane O'Neill-Smith"));
        assert!(!is_person_name("J4ne!"));
        assert!(!is_person_name("Jane  Doe"));
        assert!(is_phone("+1 555 0100") && !is_phone("abc") && !is_phone("123456789012345678901"));
        assert!(
            is_international_phone("+91-9999999999")
                && !is_international_phone("abc")
                && !is_international_phone("9999999999")
        );
        assert!(is_url("https://x.y/z") && is_url("/files/a.txt") && !is_url("nope") && !is_url("http://"));
    }
}
