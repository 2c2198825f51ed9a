### The timeline, drawn and said.

picture-kind = Timeline
picture-period = { $from } to { $at }. Time runs from left to right.
picture-foot = A line is waiting. Where nothing came it runs on and ends nowhere. The numbers count everything.
picture-lane = { $code ->
    [letters] Letters and replies
    [meetings] Meetings
    [agreements] Agreements
    [claims] What was said to be so
    [surroundings] Who around was told
    [people] Who was there
   *[demands] Demands and findings
}
picture-nothing = Nothing is recorded.
picture-out-of-sight = Not in your rooms. This does not mean that nothing happened.
picture-thinned = One mark stands for up to { $stride }; there are { $count }.
picture-more = and { $count } more, in the numbers above
picture-holds = When the work held still
picture-as-list = The same as a list
picture-list-more = and { $count } more; choose fewer years to see them
picture-until = until { $day }
picture-since = since { $from }
picture-from-until = { $from } to { $until }
picture-standing = no term

picture-reply = { $code ->
    [in_time] answered in time
    [late] answered late
    [overdue] not answered
    [open] still in time
    [came_back] came back undelivered
    [not_expected] no answer asked for
   *[unasked] also received
}
picture-meeting = { $code ->
    [attended] took place
    [missed] missed ({ $perpetrator })
    [cancelled_by_them] cancelled ({ $perpetrator })
    [cancelled_by_us] cancelled ({ $contact_group })
    [moved] moved to another day
    [no_outcome] outcome not written down
   *[open] still to come
}
picture-agreement = { $code ->
    [kept] kept
    [partly] kept in part
    [broken] broken
    [withdrawn] withdrawn
    [overdue] past its term
    [open] still running
   *[concession] with ground given for it
}
picture-claim = { $code ->
    [confirmed] checked: confirmed
    [contradicted] checked: contradicted
    [unverifiable] checked: cannot be told
   *[unchecked] not checked
}
picture-telling = { $code ->
    [known] known
    [order] the order in which they were told
   *[said] said, not confirmed
}
picture-told-as = { $place }.{" "}
picture-informed = { $code ->
    [confirmed] informed: confirmed
    [claimed] informed: only said
    [no] informed: no
   *[unknown] informed: not known
}
picture-letter-passed-on = { $code ->
    [confirmed] letter: confirmed
    [claimed] letter: only said
    [no] letter: no
   *[unknown] letter: not known
}
picture-not-under-duty = not demanded
picture-presence = { $code ->
    [active] active
    [resting] resting
   *[around] part of the surroundings
}
picture-finding = a finding of the group, with its day
picture-no-finding = no finding
picture-hold = { $code ->
    [pause] Pause
    [pause_about] Pause about
   *[closure] Closed
}
