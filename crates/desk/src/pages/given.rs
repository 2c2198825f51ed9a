//! What a request brings with it: the id in its address, its query, its form, its files.

use answerable_office::Once;
use zeroize::Zeroize;

/// What a request brings with it.
#[derive(Default)]
pub struct Given {
    /// The random id in the address, where its route has one.
    pub id: Option<String>,
    /// The fields of the query.
    pub query: Vec<(String, String)>,
    /// The fields of the form.
    pub fields: Vec<(String, String)>,
    /// The files of the form that are not empty.
    pub files: Vec<Upload>,
    /// The address of a page that was asked for, to come back to.
    pub asked_for: Option<String>,
}

/// A file that came with a form. It lies in memory and goes sealed into the vault, never onto the disk.
pub struct Upload {
    /// The name it had where it came from, without a folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Given {
    /// The first field of the form with that name; its line ends are plain.
    pub fn field(&self, name: &str) -> Option<&str> {
        first(&self.fields, name)
    }

    /// The same, without blanks around it; nothing where that is empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.field(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// The name of this sending: the same for a double click or a reload, another one where anything else stands
    /// in the form.
    pub fn once(&self) -> Once {
        let fields = self.fields.iter();
        let fields = fields.flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
        let files = self.files.iter();
        let files = files.flat_map(|file| [file.name.as_bytes(), &file.bytes]);
        let begin = [&b"form"[..]].into_iter();
        let what: Vec<&[u8]> = begin
            .chain(fields)
            .chain([&b"files"[..]])
            .chain(files)
            .collect();
        Once::of(&what)
    }

    /// A field of the query, without blanks around it; nothing where that is empty.
    pub fn asked(&self, name: &str) -> Option<&str> {
        first(&self.query, name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }
}

/// Whether an address lies within these pages, so that one may be led there.
pub fn is_ours(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\n', '\r'])
}

fn first<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// The fields of a form or query in the browser's own encoding.
pub fn fields(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded)
        .map(|(key, value)| (key.into_owned(), value.replace("\r\n", "\n")))
        .collect()
}

// A passphrase comes as a field.
impl Drop for Given {
    fn drop(&mut self) {
        self.fields
            .iter_mut()
            .for_each(|(_, value)| value.zeroize());
        self.files.iter_mut().for_each(|file| file.bytes.zeroize());
    }
}
