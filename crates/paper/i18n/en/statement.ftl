### The draft of the concluding statement.

statement-kind = Concluding statement (draft)
statement-sources = Sources
statement-draft = A draft from the record as it stands on { $date }. Nobody has consented to it, and it is not published. Check names and places, and ask a lawyer, before it leaves the group.
statement-inks = What is known stands plain. What was only said has a ring (○) and says who said it. What is not known has a question mark (?). What the group judged stands in a box. Numbers in brackets are sources.
statement-out-of-sight = Parts of the record are not in your rooms. What is missing here may be recorded there.
statement-nothing = Nothing is recorded.
statement-source = { $kind }, { $date } ({ $ref })
statement-content-note = Before reading: { $note }

statement-asked = Asked in the open letter of { $date } ({ $perpetrator }):
statement-not-in-force = This demand is no longer in force.

statement-known = { $date }:{" "}
statement-basis = . Where it comes from: { $basis }.
statement-said-only = Said, not confirmed, { $date }:{" "}
statement-claim = Said ({ $who }), { $date }.{" "}
statement-check = { $code ->
    [confirmed] Checked { $date }: confirmed.
    [contradicted] Checked { $date }: contradicted.
    [unverifiable] Checked { $date }: it cannot be told.
   *[unchecked] Nobody has checked it.
}
statement-no-answer = No answer to the letter of { $date } ({ $who }); it was due on { $due }.
statement-entry = { $kind }
statement-contact = { $direction ->
    [from] message received ({ $who })
   *[to] message sent ({ $who })
}
statement-outcome = { $kind } of { $date }: { $result }
statement-help = { $named ->
    [yes] critical help ({ $provider }): { $status }
   *[no] critical help: { $status }
}
statement-reflection = written reflection; the survivor’s perspective in it: { $perspective }
statement-disclosure = { $surrounding }: told ({ $who })

statement-not-known = { $code ->
    [no_record] We do not know whether this is so: { $text }. Nothing is recorded about it.
    [claimed] We do not know whether this is so: { $text }. It was said, and not confirmed.
   *[unknown] We do not know whether this is so: { $text }. What is recorded does not settle it.
}
statement-informed = { $code ->
    [confirmed] { $surrounding }: told ({ $perpetrator }). This is confirmed.
    [no] { $surrounding }: not told ({ $perpetrator }).
    [claimed] Said ({ $perpetrator }): this surrounding was told: { $surrounding }. Nobody has confirmed it.
   *[unknown] We do not know whether this surrounding was told ({ $perpetrator }): { $surrounding }.
}
statement-passed-on = { $code ->
    [confirmed] { $surrounding }: the letter was passed on ({ $perpetrator }). This is confirmed.
    [no] { $surrounding }: the letter was not passed on ({ $perpetrator }).
    [claimed] Said ({ $perpetrator }): the letter was passed on: { $surrounding }. Nobody has confirmed it.
   *[unknown] We do not know whether the letter was passed on ({ $perpetrator }): { $surrounding }.
}
statement-no-circles = We do not know of any surrounding that this applies to.

statement-finding = Finding of the group on { $about }, { $date }: { $finding }.
statement-adopted = Decided on { $date }.
statement-agreed = { $count ->
    [one] 1 person agreed.
   *[other] { $count } people agreed.
}
statement-dissent = { $who }: { $vote }.
statement-review = To be looked at again on { $date }.
statement-no-finding = The group has no finding on this demand.

statement-contacts = Letters and meetings
statement-replies = { $code ->
    [in_time] Letters answered in time ({ $perpetrator }): { $count }.
    [late] Letters answered late ({ $perpetrator }): { $count }.
    [overdue] Letters not answered ({ $perpetrator }): { $count }.
   *[open] Letters whose term still runs ({ $perpetrator }): { $count }.
}
statement-meetings = { $code ->
    [attended] Meetings that took place: { $count }.
    [missed] Meetings missed ({ $perpetrator }): { $count }.
    [cancelled_by_them] Meetings cancelled ({ $perpetrator }): { $count }.
    [cancelled_by_us] Meetings cancelled ({ $contact_group }): { $count }.
    [moved] Meetings moved to another day: { $count }.
    [no_outcome] We do not know what became of a number of meetings, as nobody wrote it down: { $count }.
   *[open] Meetings still to come: { $count }.
}
statement-agreements = What was agreed, and what was given for it
statement-agreement = { $code ->
    [kept] Agreed on { $date }. Kept ({ $on }).
    [partly] Agreed on { $date }. Kept in part ({ $on }).
    [broken] Agreed on { $date }. Broken ({ $on }).
    [withdrawn] Agreed on { $date }. Withdrawn ({ $on }).
    [overdue] Agreed on { $date }. The term ended on { $on }; no outcome is recorded.
   *[open] Agreed on { $date }. It still runs.
}
statement-given = The group gave ground for it ({ $contact_group }):
statement-claims = What else was said, and not confirmed
statement-surroundings = The surroundings ({ $perpetrator })
statement-stance = { $surrounding }: { $stance } ({ $date }).
statement-stance-unknown = We do not know where this surrounding stands: { $surrounding }.
statement-standing = What stands
statement-closed = The group closed on { $date }. The reason: { $reason }.
statement-resumed = The work was taken up again on { $date }.
statement-demand = { $code ->
    [in_force] In force: { $id } { $title }.
   *[ended] No longer in force: { $id } { $title }.
}
statement-no-discharge = Closing is not discharge. A demand stands until it is fulfilled or withdrawn ({ $survivor }), also when the group has stopped.
statement-not-released = (not released to both sides)
