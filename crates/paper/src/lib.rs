//! What goes out: pictures, statements, words.
