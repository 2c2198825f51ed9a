### The briefing: two pages for somebody who begins here. And what is handed over by somebody who rests or leaves.

briefing-kind = Briefing
briefing-for = For { $who }.
briefing-at = As of { $date }: what somebody needs to know who begins here. The names in brackets lead to the entries themselves.
briefing-from = Your reading begins on { $date }; of what is older you have only what was given on to you.
briefing-inks = ○ is before what was only said, ? before what is not known, │ before what the group judged. What is hard to read is folded.
briefing-heading = { $code ->
    [standing] Where things stand
    [half_year] The last half year
    [tasks] Open tasks
    [waiting] What is waited for, and what is coming
    [agreements] Agreements in force
    [rules] Rules for contact
    [people] Who is who
    [boundaries] What you need not know
   *[on] Where to read on
}

briefing-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

## Where things stand

briefing-finding = Finding of the group, { $date }: { $finding }.
briefing-review = {" "}To be looked at again on { $date }.
briefing-no-finding = The group has made no finding on the whole of it yet.
briefing-findings = Finding of the group on single points:

## The last half year

briefing-letters = Letters ({ $perpetrator }): { $sent } written, { $came } received{ $count ->
    [0] {""}
    [one] ; 1 answer is overdue
   *[other] ; { $count } answers are overdue
}
briefing-meetings = Meetings ({ $perpetrator }):
briefing-meetings-of = { $code ->
    [held] { $count ->
        [one] 1 took place
       *[other] { $count } took place
    }
    [missed] { $count ->
        [one] 1 missed by the other side
       *[other] { $count } missed by the other side
    }
   *[other] { $count ->
        [one] 1 cancelled or moved
       *[other] { $count } cancelled or moved
    }
}
briefing-found = finding of the group on { $about }: { $finding }
briefing-change = { $code ->
    [joined] { $who } has joined
    [resting] { $who } is resting
    [returned] { $who } is back
   *[left] { $who } has left
}
briefing-claim = { $code ->
    [confirmed] said ({ $who }), checked and confirmed
    [contradicted] said ({ $who }), checked and contradicted
    [unverifiable] said ({ $who }); it cannot be told whether it is so
   *[unchecked] said ({ $who }), not checked
}
briefing-said = only said, not confirmed:{" "}
briefing-folded = {" "}(folded; before reading: { $note })

## What is open

briefing-carried = { $count ->
    [0] {" "}– nobody yet
   *[other] {" "}– { $who }
}
briefing-when = { $code ->
    [due] , due on { $date }
    [was_due] , was due on { $date }
    [on] , on { $date }
    [no_outcome] , was to be on { $date }; what became of it is not noted
    [since] , since { $date }
    [standing] , without an end
   *[none] {""}
}
briefing-handover = { $count ->
    [one] On offer, 1 task: from { $from } to { $to }
   *[other] On offer, { $count } tasks: from { $from } to { $to }
}
briefing-answer = Answer to the message of { $date } ({ $who })
briefing-meeting = Meeting ({ $who })
briefing-question = Question:{" "}
briefing-concern = Concern:{" "}
briefing-agreed = { $date } ({ $who }):{" "}
briefing-given = {"."} Given for it: { $text }

## Rules, people, boundaries

briefing-pause = { $code ->
    [about] Her side has asked, on { $date }, to leave this surrounding in peace: { $who }.
   *[all] Her side has asked, on { $date }, to hold still. Nothing goes out until that is over.
}
briefing-no-mandate = No mandate is in force.
briefing-reply-within = { $count ->
    [one] An answer is expected within 1 day, unless a letter names another.
   *[other] An answer is expected within { $count } days, unless a letter names another day.
}
briefing-days-between = { $count ->
    [one] At least 1 day lies between two messages ({ $perpetrator }).
   *[other] At least { $count } days lie between two messages ({ $perpetrator }).
}
briefing-channels = Only in these ways: { $channels }.
briefing-urgent = One exception is agreed: urgent danger is told at once, whatever else she wants to hear.
briefing-mandate = The mandate of { $date } says what the group does, and what not.
briefing-circles = Circles ({ $perpetrator })
role = { $code ->
    [liaison] liaison to her side
    [spokesperson] writes for the group
   *[coordinator] coordination
}
briefing-need-not = About her you need to know no more than is in your rooms. Nothing she said is used towards the other side, but for words that she has cleared.
briefing-not-asked = Not for you to ask, nor to bring up with her side:
briefing-told = What she wants to be told:
briefing-cleared = { $count ->
    [0] No words are cleared in her name.
    [one] Words cleared in her name: { $refs }
   *[other] Words cleared in her name ({ $count }): { $refs }
}
briefing-paper = { $kind } of { $date }
briefing-read-how = Overview and timeline show the whole; each name in brackets opens an entry.

## Handing over

handing-over-kind = Handing over
handing-over-at = As of { $date }: what rests on { $who }, and who else carries it. Whatever is with nobody needs somebody now.
handing-over-hanging = { $count ->
    [0] Nothing of it is left with nobody.
    [one] 1 of these is with nobody.
   *[other] { $count } of these are with nobody.
}
handing-over-heading = { $code ->
    [tasks] Open tasks
    [handovers] Tasks on offer
    [replies] Answers that are waited for
    [meetings] Meetings
    [questions] Open questions
    [concerns] Open concerns
    [roles] Roles
   *[to] Who could take it on
}
handing-over-nothing = Nothing rests on { $who }.
handing-over-nobody = Nobody else is there who could take it on.
handing-over-how = Offer tasks with a handover; they pass on once it is accepted. Until then they stay where they are.
