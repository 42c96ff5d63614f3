//! Answers that could say more than a client should know.
