//! Style, script and icon: parts of the program, with nothing of any record in them.

use answerable_office::paper::drawn;

/// A file that pages name.
pub struct Asset {
    /// Its address.
    pub path: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// All of them.
pub const ASSETS: [Asset; 4] = [
    Asset {
        path: "/style.css",
        media: "text/css; charset=utf-8",
        bytes: include_bytes!("../../assets/style.css"),
    },
    Asset {
        path: "/drawn.css",
        media: "text/css; charset=utf-8",
        bytes: drawn::CSS.as_bytes(),
    },
    Asset {
        path: "/script.js",
        media: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../assets/script.js"),
    },
    Asset {
        path: "/icon.svg",
        media: "image/svg+xml",
        bytes: include_bytes!("../../assets/icon.svg"),
    },
];
