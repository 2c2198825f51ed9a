//! The one table of everything that can be asked for. The server, the ways between pages and the tests read it.

use super::answer::Answer;
use super::ask::Ask;
use super::given::Given;
use super::trouble::Trouble;
use super::{
    agreements, answered, back, backup, called, calm, claims, correct, decisions, demands, demo,
    draft, drafts, entry, exchange, handing, help, hers, invite, joining, leave, letters, lock,
    mandate, meetings, members, met, minutes, paper_key, passphrase, people, pieces, record,
    restore, search, settings, start, statement, steps, storages, surroundings, timeline, today,
    unlock, vaults, waiting, welcome, write,
};

/// What makes a page, or does what its form asks for.
pub type Handler = fn(&mut Ask, &Given) -> Result<Answer, Trouble>;

/// Something that can be asked for.
pub struct Route {
    /// Its address; `{id}` stands for a random id.
    pub path: &'static str,
    /// What kind of page it is: the key of its title.
    pub kind: &'static str,
    /// Where the ways to it stand; nothing where other pages lead to it.
    pub group: Option<Group>,
    /// Whether the vault must be open for it.
    pub needs_open: bool,
    /// Makes the page.
    pub get: Option<Handler>,
    /// Does what its form asks for.
    pub post: Option<Handler>,
    /// Whether it says the same as long as nothing changes in the record.
    pub again: bool,
    /// Whether its form has a one-time id, so that it never does a thing twice.
    pub once: bool,
    /// Whether its form holds a secret: one that is sent while the vault is locked is not kept.
    pub secret: bool,
    /// Whether pages send to it by themselves: what comes back is shown to nobody.
    pub by_script: bool,
    /// Whether what stands in its form outlasts that the form is not known any more: as a draft, or shown once more.
    pub outlasts: bool,
}

/// Ways that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The work, week by week.
    Work,
    /// The group, her side, what is decided and said.
    Sides,
    /// Everything that is there, and how the program is set.
    Record,
}

impl Group {
    /// All of them, in the order in which they stand.
    pub const ALL: [Group; 3] = [Group::Work, Group::Sides, Group::Record];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Group::Work => "pages-group-work",
            Group::Sides => "pages-group-sides",
            Group::Record => "pages-group-record",
        }
    }
}

/// A page that is there to be read.
const fn page(path: &'static str, kind: &'static str, get: Handler) -> Route {
    Route {
        path,
        kind,
        group: None,
        needs_open: true,
        get: Some(get),
        post: None,
        again: false,
        once: true,
        secret: false,
        by_script: false,
        outlasts: false,
    }
}

/// Something that is only sent to.
const fn act(path: &'static str, kind: &'static str, post: Handler) -> Route {
    Route {
        path,
        kind,
        group: None,
        needs_open: true,
        get: None,
        post: Some(post),
        again: false,
        once: true,
        secret: false,
        by_script: false,
        outlasts: false,
    }
}

impl Route {
    /// The way to it stands in this group on every page.
    const fn in_group(self, group: Group) -> Route {
        Route {
            group: Some(group),
            ..self
        }
    }

    /// Its form is sent to the same address.
    const fn takes(self, post: Handler) -> Route {
        Route {
            post: Some(post),
            ..self
        }
    }

    /// What it says hangs on the record alone, the day and the language.
    const fn of_record(self) -> Route {
        Route {
            again: true,
            ..self
        }
    }

    /// It is there while the vault is locked too.
    const fn while_locked(self) -> Route {
        Route {
            needs_open: false,
            ..self
        }
    }

    /// Doing it twice is the same as once, so its form needs no id of its own.
    const fn repeatable(self) -> Route {
        Route {
            once: false,
            ..self
        }
    }

    /// Pages send to it by themselves.
    const fn by_script(self) -> Route {
        Route {
            by_script: true,
            ..self
        }
    }

    /// What stands in its form becomes a draft, or is shown once more, where it is not written down.
    const fn outlasting(self) -> Route {
        Route {
            outlasts: true,
            ..self
        }
    }

    /// Its form holds a secret, which is never kept.
    const fn secret(self) -> Route {
        Route {
            secret: true,
            ..self
        }
    }
}

use Group::{Record, Sides, Work};

/// Everything that can be asked for, beside the assets and the way in; in the order in which ways stand.
#[rustfmt::skip]
pub static ROUTES: &[Route] = &[
    // Opening.
    page("/", "pages-welcome", welcome::get).while_locked(),
    page("/begin", "pages-welcome", welcome::begin).while_locked(),
    act("/choose", "pages-welcome", vaults::choose).while_locked().repeatable(),
    page("/start", "pages-start", start::get).takes(start::post).while_locked(),
    page("/unlock", "pages-unlock", unlock::get).takes(unlock::post).while_locked().repeatable(),
    page("/join", "pages-join", joining::get).takes(joining::post).while_locked(),
    page("/back", "pages-back", back::get).takes(back::post).while_locked().secret(),
    page("/pieces", "pages-back", back::pieces).takes(back::join).while_locked().secret(),
    page("/restore", "pages-restore", restore::get).takes(restore::post).while_locked(),
    page("/joining", "pages-joining", joining::state),
    act("/demo", "pages-welcome", demo::post).while_locked(),
    act("/lock", "pages-unlock", lock::post).while_locked().repeatable(),
    act("/leave", "pages-leave", leave::post).while_locked().repeatable(),
    act("/here", "pages-leave", leave::here).while_locked().repeatable().by_script(),
    act("/cover", "pages-settings", settings::cover).while_locked().repeatable(),
    page(answered::AT, "pages-trouble", answered::get).while_locked(),
    // The work.
    page("/today", "pages-today", today::get).in_group(Work).of_record(),
    act("/looked", "pages-today", today::looked),
    page("/write", "pages-write", write::list).in_group(Work),
    page("/write/{id}", "pages-write", write::get).takes(write::post).outlasting(),
    page("/met", "pages-write", met::get).takes(met::post).outlasting(),
    act(drafts::KEEP, "pages-drafts", drafts::keep).repeatable().by_script(),
    page("/drafts", "pages-drafts", drafts::get).takes(drafts::drop).in_group(Work),
    page("/minutes", "pages-minutes", minutes::get).takes(minutes::post).in_group(Work),
    page("/demands", "pages-demands", demands::get).in_group(Work).of_record(),
    page("/demand/{id}", "pages-demand", demands::one).of_record(),
    page("/letters", "pages-letters", letters::get).in_group(Work).of_record(),
    page("/letters/{id}", "pages-thread", letters::one).of_record(),
    page("/meetings", "pages-meetings", meetings::get).in_group(Work).of_record(),
    page("/agreements", "pages-agreements", agreements::get).in_group(Work).of_record(),
    page("/claims", "pages-claims", claims::get).in_group(Work).of_record(),
    page("/surroundings", "pages-surroundings", surroundings::get).in_group(Work).of_record(),
    page("/timeline", "pages-timeline", timeline::get).in_group(Work).of_record(),
    // The group.
    page("/people", "pages-people", people::get).in_group(Sides).of_record(),
    page("/decisions", "pages-decisions", decisions::get).in_group(Sides).of_record(),
    page("/members", "pages-members", members::get).in_group(Sides),
    act("/members/remove", "pages-members", members::remove),
    act("/members/device", "pages-members", members::drop_device),
    page("/handing", "pages-handing", handing::get).takes(handing::post),
    act("/members/leave", "pages-members", members::leave),
    page("/invite", "pages-invite", invite::get).takes(invite::post),
    page("/code", "pages-code", invite::code),
    page("/waiting", "pages-waiting", waiting::get).takes(waiting::post).in_group(Sides),
    act("/waiting/copied", "pages-waiting", waiting::copied),
    page("/storages", "pages-storages", storages::get).in_group(Sides),
    act("/storages/add", "pages-storages", storages::add),
    act("/storages/drop", "pages-storages", storages::drop_one),
    act("/sync", "pages-storages", storages::sync),
    page("/exchange", "pages-storages", exchange::get),
    act("/exchange/stop", "pages-storages", exchange::stop).repeatable(),
    page("/hers", "pages-hers", hers::get).in_group(Sides),
    page("/pause", "pages-step", steps::pause).takes(steps::pause_post),
    page("/question", "pages-step", steps::question).takes(steps::question_post),
    page("/withdraw", "pages-step", steps::withdraw).takes(steps::withdraw_post),
    page("/withdraw/{id}", "pages-step", steps::withdraw),
    page("/consent/{id}", "pages-step", steps::consent).takes(steps::consent_post),
    page("/topic/{id}", "pages-topic", calm::topic),
    page("/mandate", "pages-mandate", mandate::get).in_group(Sides).of_record(),
    page("/version/{id}", "pages-mandate", mandate::one),
    page("/statement", "pages-statement", statement::get).in_group(Sides).of_record(),
    page("/statement/{id}", "pages-statement", statement::one),
    page("/statement-draft", "pages-draft", draft::get).of_record(),
    // The record.
    page("/entry/{id}", "pages-entry", entry::get),
    page("/file/{id}", "pages-entry", entry::file),
    page("/correct/{id}", "pages-correct", correct::get).takes(correct::post).outlasting(),
    page("/search", "pages-search", search::get).takes(search::post).in_group(Record).repeatable(),
    page("/record", "pages-record", record::get).in_group(Record),
    page("/settings", "pages-settings", settings::get).takes(settings::post).in_group(Record),
    page("/called", "pages-called", called::get).takes(called::post),
    page("/passphrase", "pages-passphrase", passphrase::get).takes(passphrase::post).secret(),
    page("/paper-key", "pages-paper-key", paper_key::get).takes(paper_key::post),
    page("/paper-key/words", "pages-paper-key", paper_key::words),
    page("/paper-key/check", "pages-paper-key", paper_key::check).takes(paper_key::compare).secret(),
    page("/paper-key/pieces", "pages-pieces", pieces::get).takes(pieces::post),
    page("/paper-key/pieces/shown", "pages-pieces", pieces::shown),
    page("/paper-key/pieces/check", "pages-pieces", pieces::check).takes(pieces::compare).secret(),
    page("/backup", "pages-backup", backup::get).takes(backup::post).repeatable(),
    page("/help", "pages-help", help::get).in_group(Record).while_locked(),
    page("/help/{id}", "pages-help", help::chapter).while_locked(),
];

/// Does what a form asks for, once; a second sending of the same leads where the first one led.
pub fn perform(ask: &mut Ask, route: &Route, given: &Given) -> Result<Answer, Trouble> {
    use super::forms::Sent;
    let post = route.post.ok_or(Trouble::NotHere)?;
    if !route.once {
        return post(ask, given);
    }
    let form = given.field("form").unwrap_or_default();
    let once = given.once();
    let forms = &ask.state.forms;
    match forms.sent(form, &once) {
        // Done once more after another form was done, as a pause after its end, it is meant anew; an entry of the
        // same words in the same form is not.
        Sent::Done(led_to)
            if (route.outlasts || forms.is_last(form)) && !answered::is_gone(ask, &led_to) =>
        {
            Ok(Answer::Go(led_to))
        }
        Sent::Unknown if !route.outlasts => Err(Trouble::OldForm),
        // What it was done with is not known any more, and no record is begun twice.
        _ if !route.needs_open && forms.is_let_go(form) => Err(Trouble::OldForm),
        // What outlasts that says itself why it can't be written down, and loses nothing of it.
        _ => {
            let answer = match post(ask, given)? {
                Answer::Page(page) if page.status == 200 => {
                    let to = answered::put_away(ask, page, route.path);
                    if let Answer::Go(at) = &to {
                        ask.state.forms.showed(form, once, at);
                    }
                    return Ok(to);
                }
                answer => answer,
            };
            if let Answer::Go(led_to) = &answer {
                ask.state.forms.done(form, once, led_to);
            }
            Ok(answer)
        }
    }
}
