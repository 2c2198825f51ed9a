//! Generators, faulty storage, canaries for the tests.
