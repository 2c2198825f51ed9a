//! What people do in a week.

use super::{World, Written};

impl World {
    /// What all of them do in a week, before they come to the storages.
    pub(super) fn live(&mut self, week: u64) {
        self.gather(week);
        for at in 0..self.members.len() {
            if self.members[at].gone {
                continue;
            }
            let chance = self.chance.named("week").of(week).of(at as u64);
            self.approve(at, chance.of(1));
            if chance.of(2).happens(self.shape.writes) {
                self.write(at, week);
            }
        }
    }

    fn write(&mut self, at: usize, week: u64) {
        let line = format!("w{week}-{at}-{}", self.written.len());
        let now_s = self.now_s();
        if let Some(id) = self.members[at].replica.write(&line, now_s) {
            self.report.lines += 1;
            self.written.push(Written {
                id,
                line,
                replica: at,
            });
        }
    }

    /// In the first weeks the group comes together.
    fn gather(&mut self, week: u64) {
        let people = self.members.len() + self.pending.len();
        if people < self.shape.people as usize && self.pending.is_empty() {
            self.admit(0, false, self.chance.named("gathers").of(week));
        }
    }
}
