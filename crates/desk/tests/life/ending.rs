//! The group judges, says in public what became of the demands, and closes.

use crate::person::Person;

/// What Marten and Heron decide on.
const FINDS: &str = "Do we find the first demand refused, and the second not met?";
const SAYS: &str = "Do we say so in public, and close?";

/// Findings, by a decision in which one stands aside.
pub async fn the_group_judges(marten: &mut Person, heron: &mut Person) {
    marten.comes("2025-02-01").await;
    marten.exchanges().await;
    for question in [FINDS, SAYS] {
        marten.writes("decision", &[("question", question)]).await;
        marten
            .writes_on("position", &[("person", "Marten"), ("stance", "agrees")])
            .await;
    }
    marten.exchanges().await;

    heron.comes("2025-02-01").await;
    heron.exchanges().await;
    heron.sees("Today", &["decision open"], &[]).await;
    heron.opens("Decisions").await;
    heron.follows(FINDS).await;
    heron
        .writes_on(
            "position",
            &[
                ("person", "Heron"),
                ("stance", "stands aside"),
                ("text", "I was not there for most of it."),
            ],
        )
        .await;
    heron.opens("Decisions").await;
    heron.follows(SAYS).await;
    heron
        .writes_on("position", &[("person", "Heron"), ("stance", "agrees")])
        .await;
    heron.exchanges().await;

    marten.exchanges().await;
    for question in [FINDS, SAYS] {
        marten.opens("Decisions").await;
        marten.follows(question).await;
        marten.writes_on("outcome", &[("result", "adopted")]).await;
    }
    for (about, finding, text) in [
        (
            "D1 ",
            "refused",
            "He went to no place that anybody could confirm, and refuses.",
        ),
        (
            "D2 ",
            "not met",
            "One circle was told, by us; of the other nobody knows.",
        ),
    ] {
        marten
            .writes(
                "finding of the group",
                &[
                    ("about", about),
                    ("finding", finding),
                    ("text", text),
                    ("review_on", "1 February 2026"),
                    ("decision", FINDS),
                ],
            )
            .await;
    }
    marten
        .sees(
            "Decisions",
            &["stands aside", "I was not there for most of it."],
            &[],
        )
        .await;
    heron.goes().await;
}

/// The statement: what it cites is shown to both sides first.
pub async fn the_statement(marten: &mut Person) {
    marten.opens("Surroundings").await;
    marten.follows("The choir").await;
    marten
        .writes_on("release", &[("to_room", "both sides")])
        .await;
    for words in [
        "who confirms it",
        "told two of them",
        "begun with a counselling centre",
    ] {
        marten.looks_up(words).await;
        marten
            .writes_on("release", &[("to_room", "both sides")])
            .await;
    }
    marten
        .writes(
            "statement",
            &[
                ("audience", "for everybody"),
                ("paragraphs.0.text", "We asked him to begin critical help, and to tell those around him."),
                ("paragraphs.0.kind", "asked"),
                ("paragraphs.0.cites", "open letter: What you did"),
                ("+", "One more"),
                ("paragraphs.1.text", "He did not tell the choir. We did."),
                ("paragraphs.1.kind", "known, with its sources"),
                ("paragraphs.1.cites", "The choir: told"),
                ("paragraphs.1.cites", "What you had agreed to"),
                ("+", "One more"),
                ("paragraphs.2.text", "He said that he had begun with a counselling centre."),
                ("paragraphs.2.kind", "said by somebody"),
                ("paragraphs.2.cites", "claim: I have begun"),
                ("+", "One more"),
                ("paragraphs.3.text", "We find the first demand refused and the second not met. One of us stood aside."),
                ("paragraphs.3.kind", "judged by the group"),
                ("paragraphs.3.cites", FINDS),
                ("decision", SAYS),
            ],
        )
        .await;
    marten.exchanges().await;
}

/// Without her yes it is not published; what was typed stays.
pub async fn not_without_her(marten: &mut Person) {
    marten.opens("Write down").await;
    marten.follows("publication").await;
    marten
        .fills(&[
            ("statement", "statement"),
            ("how", "On paper, at the assembly"),
        ])
        .await;
    marten.browser.press("main .ends .do:not(.second)").await;
    marten.browser.found("main [role='alert']").await;
    let how = marten
        .browser
        .found("[name='how']")
        .await
        .prop("value")
        .await;
    assert_eq!(
        how.expect("a box").as_deref(),
        Some("On paper, at the assembly")
    );
    marten.goes().await;
}

/// Her yes, from her own pages, with a condition.
pub async fn her_yes(linden: &mut Person) {
    linden.comes("2025-03-01").await;
    linden.exchanges().await;
    linden.opens("Today").await;
    linden
        .reads(&["A statement waits for your yes or no"], &[])
        .await;
    linden.follows("The statement of").await;
    linden
        .reads(
            &[
                "He did not tell the choir. We did.",
                "One of us stood aside.",
            ],
            &["It cites nothing"],
        )
        .await;
    linden.follows("Consent, or don").await;
    linden
        .fills(&[
            ("choice", "Yes, in these words"),
            ("conditions", "On paper first."),
        ])
        .await;
    linden.browser.press("main form .do").await;
    linden.browser.at("/hers").await;
    linden.exchanges().await;
    linden.sees("Today", &[], &["A statement waits"]).await;
    linden.goes().await;
}

/// Published, and closed.
pub async fn published_and_closed(marten: &mut Person) {
    marten.comes("2025-03-15").await;
    marten.exchanges().await;
    marten
        .writes(
            "publication",
            &[
                ("statement", "statement"),
                ("how", "On paper, at the assembly"),
            ],
        )
        .await;
    marten
        .writes(
            "closure",
            &[
                ("reason", "no more strength"),
                ("demands_stand", "yes"),
                ("decision", SAYS),
            ],
        )
        .await;
    marten.exchanges().await;
    marten.goes().await;
}
