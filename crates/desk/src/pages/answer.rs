//! What a page gives back.

use super::frame::Page;

/// What goes back to the browser.
pub enum Answer {
    /// A page.
    Page(Page),
    /// Another address to go to, after something was done.
    Go(String),
    /// The address where a form is shown once more. What it asks for was not done, so it may be sent again.
    Again(String),
    /// A line for the pages' own script.
    Line(String),
    /// A file to keep, such as an attachment; it is never shown inside of a page.
    File(File),
    /// A sealed file, however large.
    Sealed(Sealed),
}

/// A sealed file to keep.
pub struct Sealed {
    /// The name it is offered under.
    pub name: String,
    /// The file.
    pub file: std::fs::File,
    /// How long it is.
    pub bytes: u64,
}

/// A file to keep.
pub struct File {
    /// The name it is offered under.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl From<Page> for Answer {
    fn from(page: Page) -> Answer {
        Answer::Page(page)
    }
}
