//! Depot.
