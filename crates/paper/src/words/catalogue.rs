//! The Fluent files, embedded. A further language is a folder in `i18n` and one line here.

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::LanguageIdentifier;

use super::lang::Lang;

pub(super) type Bundle = FluentBundle<FluentResource>;

/// The files that each language has, in `i18n/<tag>/`.
pub const FILES: &[&str] = &[
    "paper.ftl",
    "picture.ftl",
    "overview.ftl",
    "statement.ftl",
    "drawn.ftl",
    "work.ftl",
    "briefing.ftl",
    "faults.ftl",
    "cli.ftl",
    "rooms.ftl",
    "group.ftl",
    "pages-forms.ftl",
    "hers.ftl",
    "pages.ftl",
    "pages-rooms.ftl",
    "pages-settings.ftl",
];

macro_rules! language {
    ($tag:literal) => {
        (
            $tag,
            &[
                include_str!(concat!("../../i18n/", $tag, "/paper.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/picture.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/overview.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/statement.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/drawn.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/work.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/briefing.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/faults.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/cli.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/rooms.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/group.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/pages-forms.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/hers.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/pages.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/pages-rooms.ftl")),
                include_str!(concat!("../../i18n/", $tag, "/pages-settings.ftl")),
            ],
        )
    };
}

/// The languages, English first: a line each.
pub(super) static LANGUAGES: &[(&str, &[&str])] = &[language!("en"), language!("de")];

/// Parses the files of a language. They are part of the program, so a fault in them is a bug.
pub(super) fn bundle(lang: Lang) -> Bundle {
    parsed(lang.tag(), lang.sources())
}

/// Parses some files in the language of a tag.
pub(super) fn parsed(tag: &str, sources: &[&str]) -> Bundle {
    let id: LanguageIdentifier = tag.parse().expect("each folder is a language tag");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Words of people carry their own marks (see `phrase`), so Fluent must not add its own.
    bundle.set_use_isolating(false);
    for source in sources {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) => resource,
            // What could be read is said; the test of the catalogue refuses such a file.
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
