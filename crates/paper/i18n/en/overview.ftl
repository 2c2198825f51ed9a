### The ledgers, in a terminal.

overview-at = As of { $date }
overview-from = Read from { $date } on
overview-heading = { $code ->
    [demands] Demands
    [known] What is known, said and not known
    [disclosures] Who around was told
    [replies] Replies
    [meetings] Meetings
    [agreements] Agreements
    [claims] What was said to be so
    [stances] Where the surroundings stand
    [patterns] Patterns
    [members] Members
   *[attention] What needs somebody now
}
overview-finding = Finding of the group: { $finding } ({ $date })
overview-no-finding = Finding of the group: none
overview-indication = The record indicates: { $indication }
overview-criterion-finding = . Finding of the group: { $finding }
overview-list = { $code ->
    [for] for:
    [against] against:
   *[claimed] only claimed:
}
overview-known = { $code ->
    [for] Known, for it:
    [against] Known, against it:
    [said] Only said, not confirmed:
   *[not_known] We do not know whether:
}
overview-reply = { $code ->
    [expected] asked for
    [in_time] answered in time
    [late] answered late
    [overdue] not answered
   *[open] still in time
}
overview-median = Days until an answer, in the middle: { $days }
overview-meeting = { $code ->
    [scheduled] arranged
    [attended] took place
    [missed] missed by the other side
    [cancelled_by_them] cancelled by the other side
    [cancelled_by_us] cancelled by the group
    [moved] moved to another day
    [no_outcome] outcome not written down
   *[open] still to come
}
overview-agreement = { $code ->
    [made] made
    [kept] kept
    [partly] kept in part
    [broken] broken
    [withdrawn] withdrawn
    [overdue] past the term
   *[open] still running
}
overview-concession = { $code ->
    [given] with ground given for them
    [kept] of these kept
    [partly] of these kept in part
    [broken] of these broken
   *[open] of these without an outcome
}
overview-stance = { $code ->
    [takes_part] { $count ->
        [one] takes part in this process
       *[other] take part in this process
    }
    [holds_accountable] { $count ->
        [one] holds to account on its own
       *[other] hold to account on their own
    }
    [neutral] neutral
    [legitimising] legitimising
   *[unknown] not known
}
overview-claim = { $code ->
    [made] made
    [confirmed] confirmed
    [contradicted] contradicted
    [unverifiable] cannot be told
   *[unchecked] not checked
}
overview-column = { $code ->
    [surrounding] Surrounding
    [under_duty] asked
    [informed] informed
    [letter] letter
    [told_by] told by
   *[first_told] first told
}
overview-informed = { $code ->
    [confirmed] confirmed
    [claimed] only said
    [no] no
   *[unknown] not known
}
yes-no = { $code ->
    [yes] yes
   *[no] no
}
overview-tasks = { $count ->
    [0] no open task
    [one] 1 open task
   *[other] { $count } open tasks
}
overview-earlier = (and { $count } earlier)
overview-no-attention = Nothing waits.
overview-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
