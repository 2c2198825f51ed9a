//! The program that a member runs.

fn main() {}
