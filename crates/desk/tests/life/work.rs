//! Two years of work, as it is written down: letters and their answers, a meeting, what was agreed and what
//! came of it, what he said and what could be found out, the circles around him, what she was told.

use crate::person::Person;

/// Marten writes to him, in cleared words; Plover writes his answer down, and arranges a meeting.
pub async fn the_first_spring(marten: &mut Person, plover: &mut Person) {
    marten.comes("2023-04-01").await;
    marten.reads(&["Saturday 1 April 2023"], &[]).await;
    marten.follows("A letter went").await;
    marten
        .fills(&[
            ("with", "perpetrator"),
            ("channel", "letter on paper"),
            ("subject", "The open letter, and who we are"),
            (
                "text",
                "She asked us to speak with you. Her letter is enclosed, and what she asks.",
            ),
            ("expects_reply", "yes"),
            ("reply_by", "22 April 2023"),
            ("bears_on", "D1 "),
            ("cites", "cleared words"),
        ])
        .await;
    marten.writes_down().await;
    marten
        .writes(
            "task",
            &[
                ("text", "Find out who speaks for the choir"),
                ("assignee", "Plover"),
                ("due", "1 August 2023"),
                ("mandate_task", "Put the demands to him"),
            ],
        )
        .await;
    marten.exchanges().await;
    marten.goes().await;

    plover.comes("2023-04-20").await;
    plover.exchanges().await;
    plover
        .sees(
            "Today",
            &["Find out who speaks for the choir", "Marten ("],
            &["no reply"],
        )
        .await;
    plover.looks_up("enclosed").await;
    plover
        .writes_on(
            "A letter came",
            &[
                ("with", "perpetrator"),
                ("channel", "mail"),
                ("on", "18 April 2023"),
                ("subject", "Your letter"),
                (
                    "text",
                    "I have begun with a counselling centre. To tell the others I need time.",
                ),
            ],
        )
        .await;
    plover
        .writes(
            "claim",
            &[
                ("speaker", "perpetrator"),
                ("text", "I have begun with a counselling centre."),
                ("on", "18 April 2023"),
                ("about", "D1.a"),
            ],
        )
        .await;
    plover
        .writes(
            "meeting",
            &[
                ("with", "perpetrator"),
                ("at", "2 June 2023"),
                ("at.time", "18:30"),
                ("channel", "in person"),
                ("place", "The reading room"),
                ("persons", "Marten"),
                ("persons", "Plover"),
            ],
        )
        .await;
    plover.exchanges().await;
    plover.goes().await;
}

/// The meeting; what was agreed there, and what he said there.
pub async fn the_meeting(marten: &mut Person) {
    marten.comes("2023-06-05").await;
    marten.exchanges().await;
    marten
        .sees("Today", &["meeting without a noted outcome"], &["no reply"])
        .await;
    marten
        .writes(
            "surrounding",
            &[
                ("name", "The choir"),
                ("kind", "friends"),
                ("since", "2020"),
            ],
        )
        .await;
    marten
        .writes(
            "surrounding",
            &[
                ("name", "The print shop"),
                ("kind", "work"),
                ("since", "May 2022"),
            ],
        )
        .await;
    marten.opens("Today").await;
    marten.follows("What happened at a meeting").await;
    marten
        .fills(&[
            ("outcome.of", "meeting"),
            ("outcome.result", "took place"),
            (
                "outcome.text",
                "He came alone, and spoke of himself for an hour.",
            ),
            ("agreement.text", "He tells the choir himself."),
            ("agreement.due", "15 July 2023"),
            ("claim.text", "At the print shop they have known since May."),
            ("claim.about", "The print shop"),
            ("task.text", "Write to her what may be told"),
            ("task.assignee", "Plover"),
            ("task.due", "1 December 2023"),
        ])
        .await;
    marten.writes_down().await;
    marten.exchanges().await;
    marten.goes().await;
}

/// What came of it, settled in a call; who was told by whom.
pub async fn what_came_of_it(plover: &mut Person) {
    plover.comes("2023-09-10").await;
    plover.exchanges().await;
    plover
        .sees(
            "Today",
            &[
                "agreement past its term",
                "claim not checked",
                "task overdue",
            ],
            &[],
        )
        .await;
    plover
        .settles(
            "An agreement is past its day",
            &[
                ("0.result", "broken"),
                ("0.text", "Nobody there had heard of it."),
            ],
        )
        .await;
    plover
        .settles(
            "At the print shop they have known",
            &[
                ("0.finding", "it is not so"),
                ("0.basis", "a third party"),
                ("0.text", "Two who work there knew nothing."),
            ],
        )
        .await;
    plover
        .settles("Find out who speaks for the choir", &[("0.result", "done")])
        .await;
    plover
        .writes(
            "disclosure",
            &[
                ("surrounding", "The choir"),
                ("told_by", "the contact group"),
                ("on", "9 September 2023"),
                ("letter", "yes"),
                ("basis", "seen or heard by the group"),
                ("text", "We told two of them, and read the letter to them."),
            ],
        )
        .await;
    plover
        .writes(
            "stance",
            &[
                ("surrounding", "The choir"),
                ("stance", "holds to account on its own"),
                ("text", "They ask him to answer."),
            ],
        )
        .await;
    plover.exchanges().await;
    plover.goes().await;
}

/// A second letter; a report to her, and a question.
pub async fn a_report_to_her(marten: &mut Person) {
    marten.comes("2023-11-20").await;
    marten.exchanges().await;
    marten.opens("Today").await;
    marten.follows("A letter went").await;
    marten
        .fills(&[
            ("with", "perpetrator"),
            ("channel", "letter on paper"),
            ("subject", "What you had agreed to"),
            ("text", "You had agreed to tell the choir. We told them. Where do you go, and who confirms it?"),
            ("expects_reply", "yes"),
            ("reply_by", "11 December 2023"),
            ("bears_on", "D1 "),
        ])
        .await;
    marten.writes_down().await;
    marten
        .writes(
            "report",
            &[
                ("covers_from", "March 2023"),
                ("covers_to", "November 2023"),
                ("text", "He answered once and met us once. The choir knows now; from us, and not from him."),
                ("topics", "the choir"),
            ],
        )
        .await;
    marten
        .writes(
            "question",
            &[
                ("to", "survivor"),
                (
                    "text",
                    "May we say in the choir that you wish to be asked first?",
                ),
            ],
        )
        .await;
    marten.exchanges().await;
    marten.goes().await;
}

/// Linden reads what she wants to read, answers, and asks them to hold still over the winter.
pub async fn her_winter(linden: &mut Person, plover: &mut Person) {
    linden.comes("2023-12-02").await;
    linden.exchanges().await;
    linden.opens("Today").await;
    linden
        .reads(
            &["You are asked something", "March 2023"],
            &["The choir knows now", "print shop"],
        )
        .await;
    linden.looks_up("wish to be asked first").await;
    linden
        .writes_on(
            "outcome",
            &[("result", "answered"), ("text", "Yes, you may say that.")],
        )
        .await;
    linden.opens("Today").await;
    linden.follows("Pause").await;
    linden.browser.press("main form .do").await;
    linden.browser.at("/hers").await;
    linden.exchanges().await;
    linden.goes().await;

    plover.comes("2024-01-10").await;
    plover.exchanges().await;
    // The letter is overdue, and yet nobody is asked to do anything about it.
    plover.sees("Today", &["task overdue"], &["no reply"]).await;
    plover.sees("Her side", &["until that is over"], &[]).await;
    plover.goes().await;

    linden.comes("2024-02-03").await;
    linden.follows("End the pause").await;
    linden.browser.press("main form .do").await;
    linden.browser.at("/hers").await;
    linden.reads(&[], &["until that is over"]).await;
    linden.exchanges().await;
    linden.goes().await;
}

/// A third letter; he refuses.
pub async fn he_refuses(marten: &mut Person, plover: &mut Person) {
    marten.comes("2024-02-10").await;
    marten.exchanges().await;
    marten.sees("Today", &["no reply"], &[]).await;
    marten.follows("A letter went").await;
    marten
        .fills(&[
            ("with", "perpetrator"),
            ("channel", "letter on paper"),
            ("subject", "A third time"),
            (
                "text",
                "We ask a third time: who confirms that you go there?",
            ),
            ("expects_reply", "yes"),
            ("bears_on", "D1 "),
        ])
        .await;
    marten.writes_down().await;
    marten.exchanges().await;
    marten.goes().await;

    plover.comes("2024-05-20").await;
    plover.exchanges().await;
    plover.looks_up("a third time").await;
    plover
        .writes_on(
            "A letter came",
            &[
                ("with", "perpetrator"),
                ("channel", "message"),
                ("on", "12 May 2024"),
                (
                    "text",
                    "I will not go there any more, and I will not tell you anything.",
                ),
            ],
        )
        .await;
    plover
        .writes(
            "refusal",
            &[
                ("on", "12 May 2024"),
                ("text", "He will not go there any more."),
                ("bears_on", "D1 "),
                ("content_note", "He speaks ill of her in it"),
            ],
        )
        .await;
    plover
        .writes(
            "critical help",
            &[
                ("status", "ended"),
                ("provider", "A counselling centre"),
                ("on", "May 2024"),
                ("basis", "own word"),
            ],
        )
        .await;
    plover.exchanges().await;
    plover.goes().await;
}
