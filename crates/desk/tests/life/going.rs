//! One leaves and hands over what rests on them; one comes, with everybody's word, and reads from the beginning.

use crate::founding::{comes_in, invites};
use crate::person::Person;

/// Plover leaves, after Marten took over what rested on them.
pub async fn one_leaves(marten: &mut Person, plover: &mut Person) {
    plover.comes("2024-09-01").await;
    plover.exchanges().await;
    plover
        .sees("People", &["Write to her what may be told"], &[])
        .await;
    plover.opens("Members and devices").await;
    plover.follows("Hand over and leave").await;
    plover
        .reads(
            &["Write to her what may be told"],
            &["Nothing rests on you"],
        )
        .await;
    plover.fills(&[("to", "Marten")]).await;
    plover.browser.press("form[action='/handing'] .do").await;
    plover.browser.says("It is offered.").await;
    plover.exchanges().await;

    marten.comes("2024-09-01").await;
    marten.exchanges().await;
    marten
        .sees("People", &["Offered, and not yet taken"], &[])
        .await;
    marten
        .settles("A handover that waits", &[("0.result", "accepted")])
        .await;
    marten.exchanges().await;

    plover.exchanges().await;
    plover.opens("Members and devices").await;
    plover.follows("Hand over and leave").await;
    for part in ["input[@name='sure']", "button"] {
        plover
            .presses(&format!("//form[@action='/members/leave']//{part}"))
            .await;
    }
    plover.browser.says("You have left.").await;
    plover.exchanges().await;
    plover.goes().await;

    marten.exchanges().await;
    marten
        .sees(
            "People",
            &[
                "left since 1 September 2024",
                "Write to her what may be told",
            ],
            &["Nobody carries this"],
        )
        .await;
}

/// Heron is invited by Marten, and comes in with Linden's word.
pub async fn one_comes(marten: &mut Person, linden: &mut Person, heron: &mut Person) {
    linden.comes("2024-10-05").await;
    heron.comes("2024-10-05").await;
    let code = invites(
        marten,
        "The contact group",
        "Everything, from the beginning",
    )
    .await;
    comes_in(marten, heron, &code, &[linden]).await;
    heron
        .sees(
            "Letters",
            &["1 answered in time", "1 answered late", "1 not answered"],
            &[],
        )
        .await;
    heron.follows("All 5 entries").await;
    heron
        .reads(
            &["The open letter, and who we are", "A third time"],
            &["not in your rooms"],
        )
        .await;
    heron
        .writes(
            "acceptance of the mandate",
            &[("mandate", "mandate"), ("persons", "Heron")],
        )
        .await;
    heron.exchanges().await;
    for person in [marten, linden, heron] {
        person.goes().await;
    }
}
