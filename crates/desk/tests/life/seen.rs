//! What each of them sees, once it is over.

use crate::person::Person;

/// How far the statement came, as everybody reads it.
const SAID: [&str; 4] = [
    "Adopted by the group on 1 February 2025",
    "She consented on 1 March 2025",
    "Published on 15 March 2025",
    "for everybody",
];

/// Those of the contact group see the same, all of it.
pub async fn by_the_group(marten: &mut Person, heron: &mut Person) {
    let mut counts = Vec::new();
    for person in [marten, heron] {
        person.comes("2025-04-30").await;
        person.exchanges().await;
        // It is closed: nobody is asked for anything any more but what was left lying.
        person
            .sees(
                "Today",
                &["Wednesday 30 April 2025"],
                &["no reply", "claim not checked"],
            )
            .await;
        person
            .sees(
                "Demands",
                &[
                    "Finding of the group: refused (1 February 2025)",
                    "Finding of the group: not met (1 February 2025)",
                ],
                &["This demand is no longer in force"],
            )
            .await;
        person
            .sees(
                "Letters",
                &["1 answered in time", "1 answered late", "1 not answered"],
                &[],
            )
            .await;
        person
            .sees("Meetings", &["The reading room", "took place"], &[])
            .await;
        person
            .sees(
                "Agreements",
                &["He tells the choir himself.", "broken"],
                &[],
            )
            .await;
        person
            .sees(
                "Claims",
                &["checked: contradicted", "begun with a counselling centre"],
                &[],
            )
            .await;
        person
            .sees("Surroundings", &["The choir", "The print shop"], &[])
            .await;
        person.sees("Statement", &SAID, &[]).await;
        person
            .sees(
                "Her side",
                &[
                    "I want you to answer them.",
                    "On paper first.",
                    "March 2023",
                ],
                &[],
            )
            .await;
        person.opens("Record").await;
        let text = person.browser.text().await;
        let count = text.lines().find(|line| line.contains("entries, the last"));
        counts.push(count.map(str::to_owned));
        person.goes().await;
    }
    assert!(counts[0].is_some() && counts[0] == counts[1], "{counts:?}");
}

/// Linden sees what is said and what it rests on, and nothing else of what the contact group reads. A copy
/// is shown since the moment at which the machine made it, whatever day the pages are on; so she looks today.
pub async fn by_her(linden: &mut Person) {
    linden.comes_today().await;
    linden.exchanges().await;
    linden.sees("Statement", &SAID, &[]).await;
    linden.browser.press("main section h2 a").await;
    linden
        .browser
        .says("He did not tell the choir. We did.")
        .await;
    linden
        .reads(
            &["The choir: told", "message sent", "open letter"],
            &["not in your rooms"],
        )
        .await;
    linden.opens("Search").await;
    linden.browser.write("#f-words", "print shop").await;
    linden.browser.press("main form .do").await;
    linden.browser.says("Nothing was found").await;
    linden.goes().await;
}

/// Plover, who left, has what was there until then, and nothing after it.
pub async fn by_who_left(plover: &mut Person) {
    plover.comes("2025-04-30").await;
    plover.exchanges().await;
    plover
        .sees("Statement", &["No statement is written down yet."], &[])
        .await;
    plover.sees("Decisions", &[], &["refused"]).await;
    plover.sees("Meetings", &["The reading room"], &[]).await;
    plover.goes().await;
}
