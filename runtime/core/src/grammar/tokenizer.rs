//! The tokenizer of `fields`, `order_by` and `group_by`.
//!
//! Tokens are words, quoted text and five punctuation marks. Other SQL syntax (signed numbers,
//! comments, operators, semicolons) has no token, so the tokenizer refuses it.

/// A token, borrowed from the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Letters, digits and `_`.
    Word(&'a str),
    /// Text in backticks.
    Quoted(&'a str),
    /// Text in `'` or `"`.
    Text(&'a str),
    /// One of `.` `,` `(` `)` `*`.
    Punctuation(char),
}

/// The tokens of an expression.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// The tokens of a text.
    pub fn new(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text.trim_start() }
    }

    /// Whether all input is consumed.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The input that is not consumed yet.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next token; none at the end.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, String> {
        let Some(first) = self.rest.chars().next() else {
            return Ok(None);
        };
        let token = match first {
            '.' | ',' | '(' | ')' | '*' => {
                self.skip(1);
                Token::Punctuation(first)
            }
            '`' => Token::Quoted(self.quoted(first)?),
            '\'' | '"' => Token::Text(self.quoted(first)?),
            _ if is_word_char(first) => {
                let len = self.rest.find(|next| !is_word_char(next)).unwrap_or(self.rest.len());
                let word = self.rest.get(..len).unwrap_or_default();
                self.skip(len);
                Token::Word(word)
            }
            _ => return Err(format!("the character {first:?} is not allowed")),
        };
        Ok(Some(token))
    }

    /// The next token, without consuming it.
    pub fn peek(&self) -> Result<Option<Token<'a>>, String> {
        self.clone().next()
    }

    /// Consumes a punctuation mark if it is next.
    pub fn eat(&mut self, mark: char) -> Result<bool, String> {
        let is_next = self.peek()? == Some(Token::Punctuation(mark));
        if is_next {
            self.next()?;
        }
        Ok(is_next)
    }

    /// Consumes a word if it is next, case-insensitively.
    pub fn eat_word(&mut self, word: &str) -> Result<bool, String> {
        let is_next = matches!(self.peek()?, Some(Token::Word(next)) if next.eq_ignore_ascii_case(word));
        if is_next {
            self.next()?;
        }
        Ok(is_next)
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

fn is_word_char(character: char) -> bool {
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
    fn words_quoted_names_and_punctuation_are_split() {
        use Token::{Punctuation, Quoted, Word};
        let expected = [
            Word("count"),
            Punctuation('('),
            Quoted("tabSales Order"),
            Punctuation('.'),
            Word("1st"),
            Punctuation(')'),
            Word("as"),
            Word("n"),
        ];
        assert_eq!(all(" count(`tabSales Order`.1st ) as n ").unwrap(), expected);
    }

    #[test]
    fn other_sql_syntax_is_refused() {
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
