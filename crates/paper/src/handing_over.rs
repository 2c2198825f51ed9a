//! What somebody hands over who rests or leaves: everything that rests on them, and who else carries it.
//!
//! Unlike the briefing it leaves nothing out, so that nothing hangs unseen.

use answerable_record::words::Word;
use answerable_record::{Carried, Held, Ledgers, Member, MemberState, Open, When};

use crate::briefing::{Writer, open};
use crate::reading::Speaker;
use crate::sheet::{Block, Draft, Ink, Paragraph, Sheet};
use crate::words::{Phrase, Value};

type Say = fn(&Writer, &Carried) -> Paragraph;

/// Writes what rests on a person, as [`View::left_by`](answerable_record::View::left_by) found it.
pub fn handing_over(speaker: &Speaker, ledgers: &Ledgers, left: &Open, person: &str) -> Sheet {
    let words = speaker.words;
    let kind = words.say("handing-over-kind", &[]);
    let mut draft = Draft::new(words.lang(), kind, String::new());
    let writer = Writer {
        speaker: *speaker,
        for_whom: None,
    };
    let at = speaker.date(When::day(speaker.reading.at()));
    let who = [("date", at), ("who", speaker.named(person))];
    draft.remark(speaker.say("handing-over-at", &who));
    let lists: [(&str, &Option<Vec<Carried>>, Say); 6] = [
        ("tasks", &left.tasks, open::task),
        ("handovers", &left.handovers, open::handover),
        ("replies", &left.replies, open::reply),
        ("meetings", &left.meetings, open::meeting),
        ("questions", &left.questions, open::question),
        ("concerns", &left.concerns, open::concern),
    ];
    let mut any = false;
    for (code, list, say) in lists {
        let lines = match list {
            Some(list) => list.iter().map(|one| say(&writer, one)).collect(),
            None => vec![out_of_sight(speaker)],
        };
        any |= section(&mut draft, speaker, code, lines);
    }
    let roles = match &left.roles {
        Some(roles) => roles.iter().map(|held| role(&writer, held)).collect(),
        None => vec![out_of_sight(speaker)],
    };
    any |= section(&mut draft, speaker, "roles", roles);
    if !any {
        draft.remark(speaker.say("handing-over-nothing", &who[1..]));
        return draft.sheet;
    }
    let hanging = [("count", Value::count(left.hanging()))];
    draft.remark(speaker.say("handing-over-hanging", &hanging));
    section(&mut draft, speaker, "to", others(speaker, ledgers, person));
    draft.remark(speaker.say("handing-over-how", &[]));
    draft.sheet
}

/// Sets a section; says whether there is anything in it.
fn section(draft: &mut Draft, speaker: &Speaker, code: &str, lines: Vec<Paragraph>) -> bool {
    if lines.is_empty() {
        return false;
    }
    let code = [("code", Value::program(code))];
    draft.heading(2, speaker.say("handing-over-heading", &code));
    draft.sheet.blocks.push(Block::List(lines));
    true
}

fn role(writer: &Writer, held: &Held) -> Paragraph {
    let speaker = writer.speaker;
    let mut words = Phrase::program(
        speaker
            .words
            .say("role", &[("code", Value::program(held.role.name()))]),
    );
    let who: Vec<String> = held
        .by
        .iter()
        .map(|person| speaker.who(person).plain())
        .collect();
    let values = [
        ("count", Value::count(who.len())),
        ("who", Value::people(who.join(", "))),
    ];
    words.push(speaker.say("briefing-carried", &values));
    Paragraph::line(Ink::Known, words)
}

/// Who is there, with how much they have in hand already.
fn others(speaker: &Speaker, ledgers: &Ledgers, person: &str) -> Vec<Paragraph> {
    let Some(members) = &ledgers.members else {
        return vec![out_of_sight(speaker)];
    };
    let is_them = |member: &&Member| speaker.reading.is_same(member.person, person);
    // Those who accompany her do not take over what is done with him, nor the other way round.
    let side = members.iter().find(is_them).and_then(|member| member.side);
    let there = members.iter().filter(|member| {
        member.state == MemberState::Active && member.side == side && !is_them(member)
    });
    let lines = there.map(|member| {
        let mut words = speaker.who(member.person);
        if let Some(tasks) = member.tasks_open {
            let tasks = [("count", Value::count(tasks))];
            words.push(Phrase::program(": "));
            words.push(speaker.say("overview-tasks", &tasks));
        }
        Paragraph::line(Ink::Known, words)
    });
    let lines: Vec<Paragraph> = lines.collect();
    if lines.is_empty() {
        return vec![Paragraph::line(
            Ink::NotKnown,
            speaker.say("handing-over-nobody", &[]),
        )];
    }
    lines
}

fn out_of_sight(speaker: &Speaker) -> Paragraph {
    Paragraph::line(Ink::NotKnown, speaker.say("picture-out-of-sight", &[]))
}
