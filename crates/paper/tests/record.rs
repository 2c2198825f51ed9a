//! Papers of whole records: what they show is what the ledgers say.

mod script;

use answerable_paper::picture::{AgreementState, CheckState, Meeting, MeetingState, Reply, of_record};
use answerable_paper::reading::{Reading, Speaker};
use answerable_paper::words::{Lang, Words};
use script::each_case;

#[test]
fn the_picture_counts_what_the_ledgers_count() {
    each_case(|name, record, at, sight| {
        let reading = Reading::new(record.entries.clone(), at, sight);
        let words = Words::new(Lang::EN);
        let wording = reading.wording(&words);
        let speaker = Speaker { reading: &reading, words: &words, wording: &wording };
        let ledgers = record.ledgers(at, sight);
        let picture = of_record(&speaker, &ledgers);
        assert_eq!(picture.correspondences.is_some(), ledgers.replies.is_some(), "{name}");
        if let (Some(his), Some(replies)) = (&picture.correspondences, &ledgers.replies) {
            let letters = his.first().map(|one| one.letters.as_slice()).unwrap_or_default();
            let count = |is: fn(Reply, answerable_record::Day) -> bool| letters.iter().filter(|one| is(one.reply, at)).count();
            assert_eq!(count(|one, _| matches!(one, Reply::Came { on, due } if on <= due)), replies.in_time, "{name}");
            assert_eq!(count(|one, _| matches!(one, Reply::Came { on, due } if on > due)), replies.late, "{name}");
            assert_eq!(count(|one, at| matches!(one, Reply::Awaited { due } if due < at)), replies.overdue, "{name}");
            assert_eq!(count(|one, at| matches!(one, Reply::Awaited { due } if due >= at)), replies.open, "{name}");
        }
        if let (Some(meetings), Some(ledger)) = (&picture.meetings, &ledgers.meetings) {
            let count = |state| meetings.iter().filter(|one: &&Meeting| one.state == state).count();
            use MeetingState::*;
            let found = [Attended, Missed, CancelledByThem, CancelledByUs, Moved, NoOutcome, Open].map(count);
            let expected = [
                ledger.attended, ledger.missed, ledger.cancelled_by_them, ledger.cancelled_by_us,
                ledger.moved, ledger.no_outcome, ledger.open,
            ];
            assert_eq!(found, expected, "{name}");
        }
        if let (Some(agreements), Some(ledger)) = (&picture.agreements, &ledgers.agreements) {
            let count = |state| agreements.iter().filter(|one| one.state == state).count();
            use AgreementState::*;
            let found = [Kept, Partly, Broken, Withdrawn, Overdue, Open].map(count);
            let expected = [
                ledger.kept, ledger.partly, ledger.broken, ledger.withdrawn, ledger.overdue, ledger.open,
            ];
            assert_eq!(found, expected, "{name}");
            let given = agreements.iter().filter(|one| one.concession).count();
            assert_eq!(given, ledger.concessions.given, "{name}");
        }
        if let (Some(claims), Some(ledger)) = (&picture.claims, &ledgers.claims) {
            let count = |state| claims.iter().filter(|one| one.check.map(|(_, state)| state) == state).count();
            use CheckState::*;
            let found = [Some(Confirmed), Some(Contradicted), Some(Unverifiable), None].map(count);
            assert_eq!(found, [ledger.confirmed, ledger.contradicted, ledger.unverifiable, ledger.unchecked], "{name}");
        }
        if let (Some(demands), Some(ledger)) = (&picture.demands, &ledgers.demands) {
            for (drawn, row) in demands.iter().zip(ledger) {
                let last = drawn.findings.iter().rfind(|one| one.criterion.is_none()).map(|one| one.code);
                let found = row.finding.map(|finding| answerable_record::words::Word::name(finding));
                assert_eq!(last, found, "{name}");
            }
        }
    });
}
