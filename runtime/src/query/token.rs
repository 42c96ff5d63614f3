//! Splits the small expressions of `fields`, `order_by` and `group_by` into tokens.
//!
//! There are only words, quoted texts and five signs. Whatever else SQL knows (numbers with signs,
//! comments, operators, semicolons) is no token, so it is refused before anybody has to recognise it.

/// A piece of an expression, borrowed from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Letters, digits and `_`.
    Word(&'a str),
    /// What stands between backticks.
    Quoted(&'a str),
    /// What stands between `'` or `"`.
    Text(&'a str),
    /// One of `.` `,` `(` `)` `*`.
    Sign(char),
}

/// An expression that is being read.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// All of a text.
    pub(super) fn new(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text.trim_start() }
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next token; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, String> {
        let Some(first) = self.rest.chars().next() else {
            return Ok(None);
        };
        let token = match first {
            '.' | ',' | '(' | ')' | '*' => {
                self.skip(1);
                Token::Sign(first)
            }
            '`' => Token::Quoted(self.quoted(first)?),
            '\'' | '"' => Token::Text(self.quoted(first)?),
            _ if is_word(first) => {
                let len = self.rest.find(|next| !is_word(next)).unwrap_or(self.rest.len());
                let word = self.rest.get(..len).unwrap_or_default();
                self.skip(len);
                Token::Word(word)
            }
            _ => return Err(format!("the character {first:?} is not allowed")),
        };
        Ok(Some(token))
    }

    /// The next token, without reading it.
    pub(super) fn peek(&self) -> Result<Option<Token<'a>>, String> {
        self.clone().next()
    }

    /// Reads a sign, if it comes next.
    pub(super) fn sign(&mut self, sign: char) -> Result<bool, String> {
        let there = self.peek()? == Some(Token::Sign(sign));
        if there {
            self.next()?;
        }
        Ok(there)
    }

    /// Reads a word, whatever its case, if it comes next.
    pub(super) fn word(&mut self, word: &str) -> Result<bool, String> {
        let there = matches!(self.peek()?, Some(Token::Word(next)) if next.eq_ignore_ascii_case(word));
        if there {
            self.next()?;
        }
        Ok(there)
    }

    fn quoted(&mut self, quote: char) -> Result<&'a str, String> {
        let inner = self.rest.get(1..).unwrap_or_default();
        let len = inner.find(quote).ok_or_else(|| format!("a {quote} is not closed"))?;
        let text = inner.get(..len).unwrap_or_default();
        if text.chars().any(char::is_control) {
            return Err("control characters are not allowed".to_owned());
        }
        self.skip(len + 2);
        Ok(text)
    }

    fn skip(&mut self, len: usize) {
        self.rest = self.rest.get(len..).unwrap_or_default().trim_start();
    }
}

fn is_word(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<Token<'_>>, String> {
        let mut tokens = Tokens::new(text);
        let mut found = Vec::new();
        while let Some(token) = tokens.next()? {
            found.push(token);
        }
        Ok(found)
    }

    #[test]
    fn splits_words_quoted_names_and_signs() {
        use Token::{Quoted, Sign, Word};
        let expected = [
            Word("count"),
            Sign('('),
            Quoted("tabSales Order"),
            Sign('.'),
            Word("1st"),
            Sign(')'),
            Word("as"),
            Word("n"),
        ];
        assert_eq!(all(" count(`tabSales Order`.1st ) as n ").unwrap(), expected);
    }

    #[test]
    fn whatever_else_sql_knows_is_no_token() {
        for attack in [
            "a;b",
            "a--b",
            "a/**/b",
            "a=1",
            "@@version",
            "a\0b",
            "`a",
            "'a",
            "`a\nb`",
            "-1",
            "a|b",
            "a\\b",
            "{a}",
            "?",
            "a<b",
        ] {
            assert!(all(attack).is_err(), "{attack:?}");
        }
    }
}
