//! Where a storage is, as people write it; and what of that may be shown.

use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::OpenError;
use crate::limits::LOCATOR_BYTES_MAX;

/// Where a storage is: a path, `file:///path`, or an address of another kind.
///
/// It may hold a password. So [`Display`](fmt::Display) and [`Debug`](fmt::Debug) show of an address
/// only its kind and its host, and not even that where it could be something else; a folder's path
/// is shown whole. What was written is wiped when it is dropped.
#[derive(PartialEq, Eq)]
pub struct Locator {
    text: Zeroizing<String>,
    is: Is,
}

#[derive(PartialEq, Eq)]
enum Is {
    Folder(PathBuf),
    /// How long the kind before `://` is.
    Address(usize),
}

/// What the kind of a folder is called.
pub(crate) const FILE: &str = "file";

impl Locator {
    /// Reads a locator as typed.
    pub fn new(text: &str) -> Result<Self, OpenError> {
        let fits = !text.trim().is_empty() && text.len() <= LOCATOR_BYTES_MAX;
        if !fits || text.contains(|letter: char| letter.is_control()) {
            return Err(OpenError::NoLocator);
        }
        let is = match text.split_once("://") {
            // Before the path of a folder a host may stand, which can only be this one.
            Some((kind, rest)) if kind.eq_ignore_ascii_case(FILE) => {
                let path = rest.strip_prefix("localhost").unwrap_or(rest);
                if !path.starts_with('/') {
                    return Err(OpenError::NoLocator);
                }
                Is::Folder(unescape(path).ok_or(OpenError::NoLocator)?.into())
            }
            Some((kind, _)) if !kind.contains('/') => Is::Address(kind.len()),
            _ => Is::Folder(text.into()),
        };
        Ok(Self {
            text: Zeroizing::new(text.to_owned()),
            is,
        })
    }

    /// The locator of the same folder from wherever one stands, to be kept; an address is that already.
    pub fn settled(self, here: &Path) -> Result<Self, OpenError> {
        let Is::Folder(path) = &self.is else {
            return Ok(self);
        };
        let path = here.join(path);
        let text = path.to_str().ok_or(OpenError::NoLocator)?;
        Self::new(text)
    }

    /// The whole locator, with a password if it has one: to be kept in the vault or sealed, never shown.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.text
    }

    /// Which kind of storage it says.
    pub(crate) fn kind(&self) -> &str {
        match self.is {
            Is::Folder(_) => FILE,
            Is::Address(length) => &self.text[..length],
        }
    }

    /// The folder, where it is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match &self.is {
            Is::Folder(path) => Some(path),
            Is::Address(_) => None,
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Is::Address(length) = self.is else {
            let path = self.folder().expect("what is no address is a folder");
            return write!(f, "{}", path.display());
        };
        let kind = Some(&self.text[..length]).filter(|kind| is_kind(kind));
        let host = host(&self.text[length + "://".len()..]);
        write!(f, "{}://{}", kind.unwrap_or("…"), host.unwrap_or("…"))
    }
}

impl fmt::Debug for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locator({self})")
    }
}

fn is_kind(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The host of an address; nothing where a part of a password could be taken for it.
fn host(rest: &str) -> Option<&str> {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    // A password with a slash in it, which was not escaped, would seem to end before its `@`.
    if tail.contains('@') {
        return None;
    }
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => host,
        None => authority,
    };
    let host = match host.split_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some(_) => return None,
        None => host,
    };
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    (!host.is_empty() && host.bytes().all(is_host)).then_some(host)
}

/// Resolves `%20` and the like; nothing where that gives no text, or a path that ends in the middle.
fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).expect("two digits are a byte"));
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Locator {
        Locator::new(text).expect("it is a locator")
    }

    #[test]
    fn folder_is_a_path_or_a_file_address() {
        for text in [
            "/media/My Stick",
            "file:///media/My%20Stick",
            "FILE://localhost/media/My Stick",
        ] {
            let locator = read(text);
            assert_eq!(
                locator.folder(),
                Some(Path::new("/media/My Stick")),
                "{text}"
            );
            assert_eq!(locator.to_string(), "/media/My Stick");
        }
    }

    #[test]
    fn relative_folder_is_settled_before_it_is_kept() {
        let kept = read("stick")
            .settled(Path::new("/media"))
            .expect("it is a path");
        assert_eq!(kept.secret(), "/media/stick");
        for odd in ["/media/stick", "file:///media/%20x://y%20"] {
            let kept = read(odd)
                .settled(Path::new("/elsewhere"))
                .expect("it is a path");
            let again = read(kept.secret());
            assert_eq!(again.folder(), read(odd).folder());
        }
    }

    #[test]
    fn what_is_no_locator_is_refused() {
        for text in [
            "",
            "  ",
            "file://",
            "file://host/path",
            "file:///a%0",
            "file:///a%zz",
            "file:///a%00",
            "file:///%ff",
            "/a\nb",
            "/a\0",
            &"a".repeat(513),
        ] {
            assert_eq!(Locator::new(text), Err(OpenError::NoLocator), "{text:?}");
        }
    }

    #[test]
    fn password_is_never_shown() {
        let cases = [
            (
                "webdav://ada:hunter2@cloud.example.org/depot",
                "webdav://cloud.example.org",
            ),
            (
                "webdav://ada:hunter2@cloud.example.org:8443/hunter2?key=hunter2#hunter2",
                "webdav://cloud.example.org",
            ),
            ("webdav://ada:hunter2/@x@cloud.example.org/", "webdav://…"),
            ("webdav://ada:hunter2/x@cloud.example.org/", "webdav://…"),
            ("webdav://ada:hunter2?x@cloud.example.org/", "webdav://…"),
            (
                "webdav://ada:hunter2@x@cloud.example.org/",
                "webdav://cloud.example.org",
            ),
            ("s3://KEY:hunter2", "s3://…"),
            ("s3:KEY:hunter2://bucket", "…://bucket"),
            ("s3://hunter2 hunter2", "s3://…"),
            ("://hunter2@", "…://…"),
        ];
        for (text, shown) in cases {
            let locator = read(text);
            assert_eq!(locator.to_string(), shown);
            assert_eq!(format!("{locator:?}"), format!("Locator({shown})"));
            assert!(!shown.contains("hunter2"));
            assert_eq!(locator.secret(), text);
        }
    }
}
