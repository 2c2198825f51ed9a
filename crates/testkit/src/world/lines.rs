//! What people write down in a world: lines that fold into something, about what their writer knows.

use std::rc::Rc;

use answerable_rooms::outline::Outline;
use serde_json::{Value as Json, json};

use super::{World, Written};
use crate::records::{beginning, day, next_line};

impl World {
    /// The group's letter, mandate and people, with which its record begins.
    pub(super) fn begin_record(&mut self) {
        for line in beginning() {
            self.write_line(0, line);
        }
    }

    /// Somebody writes something down.
    pub(super) fn write(&mut self, at: usize, week: u64) {
        let chance = self.chance.named("says").of(at as u64).of(week);
        let picks = chance.bytes(20);
        let picks: Vec<u16> = picks
            .chunks(2)
            .map(|two| u16::from_be_bytes([two[0], two[1]]))
            .collect();
        let picks = picks.try_into().expect("10 of 20 bytes");
        let kept = &self.members[at].replica.kept;
        let known = self.written.iter();
        let known = known.filter(|written| kept.opens(&written.id));
        let known: Vec<Rc<Json>> = known.map(|written| Rc::clone(&written.said)).collect();
        let name = format!("w{week}-{at}-{}", self.written.len());
        let line = next_line(known, &name, picks).filter(|line| self.is_fit(line));
        let line = line.unwrap_or_else(
            || json!({"type": "note", "ref": name, "on": day(picks_day(week)), "text": "x"}),
        );
        let erased = (line["type"] == "erasure").then(|| line["of"].clone());
        let is_written = self.write_line(at, line);
        if let Some(of) = erased
            .as_ref()
            .and_then(Json::as_str)
            .filter(|_| is_written)
        {
            self.ask_to_erase(at, of);
        }
    }

    /// Whether a line is about something that it may be about here: what people are is settled, and what
    /// erased or corrected stays.
    fn is_fit(&self, line: &Json) -> bool {
        let changes = line["type"] == "erasure" || line["type"] == "correction";
        let Some(of) = line["of"].as_str().filter(|_| changes) else {
            return true;
        };
        let mut targets = self.written.iter().filter(|it| it.said["ref"] == of);
        let settled = ["person", "process", "erasure", "correction"];
        targets.next().is_some_and(|target| {
            let kind = target.said["type"].as_str();
            kind.is_some_and(|kind| !settled.contains(&kind))
        })
    }

    /// Says whether this member writes at all.
    fn write_line(&mut self, at: usize, said: Json) -> bool {
        let (line, now_s) = (said.to_string(), self.now_s());
        let oldest = self.shape.fault == Some(super::Fault::OldestKey);
        let replica = &mut self.members[at].replica;
        let id = match oldest {
            true => replica.write_under_the_oldest_key(&line, now_s),
            false => replica.write(&line, now_s),
        };
        if let Some(id) = id {
            self.report.lines += 1;
            let device = self.members[at].replica.device();
            self.written.push(Written {
                id,
                line,
                said: Rc::new(said),
                device,
                lost: false,
            });
        }
        id.is_some()
    }

    fn ask_to_erase(&mut self, by: usize, of: &str) {
        let replica = &self.members[by].replica;
        let mut targets = self.written.iter().filter(|it| it.said["ref"] == of);
        let target = targets.find(|it| replica.kept.opens(&it.id));
        if let Some(entry) = target.map(|target| target.id).filter(|_| !replica.copied) {
            let at = self.now_s();
            let erase = Outline::Erase {
                at,
                entry,
                reason: 3,
            };
            self.members[by].replica.say(erase);
            self.report.erasures += 1;
        }
    }
}

fn picks_day(week: u64) -> u16 {
    u16::try_from(week * 7 % u64::from(crate::records::DAYS)).expect("less than a year")
}
