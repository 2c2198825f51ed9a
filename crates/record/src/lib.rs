//! What is said: entries, rules, ledgers.
