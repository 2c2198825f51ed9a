//! The façade: unlock, write down, look up, print.
