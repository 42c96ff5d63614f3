//! Sessions, tokens and accounts in the wrong hands.
