//! Her side founds; people come in with four words, and take the mandate on.

use std::path::Path;

use crate::person::Person;

/// Linden founds on her own machine: him, the letter, the mandate, words of hers, what she wants to hear;
/// and a stick that will go from hand to hand.
pub async fn she_founds(linden: &mut Person, stick: &Path) {
    linden.comes("2023-03-04").await;
    linden.founds("Harbour", "It is my own process").await;
    linden.reads(&["Here you decide"], &["Nothing waits"]).await;
    linden
        .writes("person", &[("name", "Varn"), ("side", "perpetrator")])
        .await;
    linden
        .writes(
            "open letter",
            &[
                (
                    "text",
                    "What you did in the summer of 2021 was violence. This is what I ask of you.",
                ),
                ("demands.0.title", "Work on what you did"),
                (
                    "demands.0.text",
                    "Begin critical help with people who know this work, and stay with it.",
                ),
                ("demands.0.kind", "done once, it is done"),
                (
                    "demands.0.criteria.0.text",
                    "He goes there, and somebody there confirms it",
                ),
                ("+", "One more"),
                ("demands.1.title", "Tell the people around you"),
                ("demands.1.kind", "towards each surrounding"),
                (
                    "demands.1.criteria.0.text",
                    "He told each circle what he did",
                ),
                (
                    "demands.1.criteria.0.kind",
                    "by whether he told each surrounding",
                ),
            ],
        )
        .await;
    linden
        .writes(
            "mandate",
            &[
                (
                    "aims",
                    "He answers the letter\nNobody around him can say they did not know",
                ),
                (
                    "principles",
                    "What he says is not what happened\nNobody meets him alone",
                ),
                (
                    "tasks.0.text",
                    "Put the demands to him, and ask until there is an answer",
                ),
                ("+", "One more"),
                ("tasks.1.text", "Report to her, as she wants it"),
                ("letter", "open letter"),
                ("contact_rules.reply_within_days", "21"),
                ("review_every_days", "365"),
                ("retention_months", "24"),
            ],
        )
        .await;
    linden
        .writes(
            "cleared words",
            &[
                (
                    "text",
                    "I do not want to hear from you. I want you to answer them.",
                ),
                ("audience", "for him"),
            ],
        )
        .await;
    linden
        .writes("boundary", &[("topic", "helpline"), ("wish", "tell her")])
        .await;
    linden
        .writes("boundary", &[("topic", "his flat"), ("wish", "not at all")])
        .await;
    linden.opens("Members and devices").await;
    linden.follows("Choose a storage").await;
    let place = stick.to_str().expect("plain");
    linden.browser.write("#place", place).await;
    linden
        .browser
        .press("form[action='/storages/add'] .do")
        .await;
    linden.browser.says("Exchange now").await;
}

/// Linden invites Marten, Marten invites Plover; both take the mandate on.
pub async fn two_take_it_on(linden: &mut Person, marten: &mut Person, plover: &mut Person) {
    let all = "Everything, from the beginning";
    let code = invites(linden, "The contact group", all).await;
    marten.comes("2023-03-04").await;
    comes_in(linden, marten, &code, &[]).await;
    let code = invites(marten, "The contact group", all).await;
    plover.comes("2023-03-04").await;
    comes_in(marten, plover, &code, &[linden]).await;
    plover
        .sees(
            "Mandate and letter",
            &["Work on what you did", "Nobody meets him alone"],
            &[],
        )
        .await;
    plover
        .writes(
            "acceptance of the mandate",
            &[
                ("mandate", "mandate"),
                ("persons", "Marten"),
                ("persons", "Plover"),
            ],
        )
        .await;
    for person in [plover, marten, linden] {
        person.exchanges().await;
        person.goes().await;
    }
}

/// Makes the code for somebody who joins.
pub async fn invites(inviter: &Person, side: &str, reads: &str) -> String {
    inviter.opens("Members and devices").await;
    inviter.follows("Invite somebody").await;
    inviter.fills(&[("side", side), ("from", reads)]).await;
    inviter.browser.press("main form .do").await;
    inviter.browser.at("/code").await;
    let code = inviter.browser.found("#code").await;
    let code = code.prop("value").await.expect("a field");
    code.expect("a code")
}

/// The newcomer answers; both see the same words; everybody whose word it takes gives it.
pub async fn comes_in(inviter: &Person, newcomer: &Person, code: &str, others: &[&Person]) {
    newcomer.answers(code).await;
    inviter.exchanges().await;
    inviter.opens("Waits for our word").await;
    let theirs = inviter.browser.found(".compare").await.text().await;
    newcomer.browser.press("main a.do").await;
    let mine = newcomer.browser.found(".compare").await.text().await;
    assert_eq!(
        mine.expect("words"),
        theirs.expect("words"),
        "they don't see the same words"
    );
    inviter
        .browser
        .press("form[action='/waiting'] .do:not(.second)")
        .await;
    inviter.browser.found("main [role='status']").await;
    inviter.exchanges().await;
    for other in others {
        other.exchanges().await;
        other.opens("Waits for our word").await;
        other.reads(&[newcomer.name], &[]).await;
        other
            .browser
            .press("form[action='/waiting'] .do:not(.second)")
            .await;
        other.browser.says("Done. It holds.").await;
        other.exchanges().await;
    }
    if !others.is_empty() {
        inviter.exchanges().await;
    }
    newcomer.browser.press("main a.do").await;
    newcomer.browser.at("/today").await;
}
