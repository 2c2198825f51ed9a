### Was alle Papiere gemeinsam haben: Daten, Menschen, Kürzel.

## Wörter für Menschen, wo eine Gruppe keine eigenen gewählt hat

wording-survivor = betroffene Person
wording-perpetrator = Täter
wording-support-group = Unterstützungsgruppe
wording-contact-group = Kontaktgruppe

## Daten

date-long = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
  }, { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-plain = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
  } { $year }
date-short = { $day }. { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
  } { $year }
date-month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
  } { $year }
time-ago = { $unit ->
    [days] { $count ->
        [0] heute
        [one] vor 1 Tag
       *[other] vor { $count } Tagen
    }
    [months] { $count ->
        [one] vor 1 Monat
       *[other] vor { $count } Monaten
    }
   *[years] { $count ->
        [one] vor 1 Jahr
       *[other] vor { $count } Jahren
    }
}
time-ahead = { $unit ->
    [days] { $count ->
        [one] in 1 Tag
       *[other] in { $count } Tagen
    }
    [months] { $count ->
        [one] in 1 Monat
       *[other] in { $count } Monaten
    }
   *[years] { $count ->
        [one] in 1 Jahr
       *[other] in { $count } Jahren
    }
}
days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}

## Wer

who-other = andere
who-erased = (Name gelöscht)
entry-erased = ein gelöschter Eintrag
who-unseen = etwas, das nicht in deinen Räumen liegt

## Kürzel der Aufzeichnung, als Wörter

finding = { $code ->
    [met] erfüllt
    [partly] teilweise erfüllt
    [not_met] nicht erfüllt
    [refused] verweigert
    [lapsed] nicht mehr erfüllt
   *[unknown] nicht bekannt
}
kind = { $code ->
    [process] Prozess
    [person] Person
    [membership] Mitgliedschaft
    [letter] offener Brief
    [mandate] Auftrag
    [acceptance] Annahme des Auftrags
    [handover] Übergabe
    [clearance] freigegebene Worte
    [boundary] Grenze
    [pause] Pause
    [question] Frage
    [withdrawal] Rücknahme
    [surrounding] Umfeld
    [overlap] Überschneidung
    [stance] Haltung
    [contact] Kontakt
    [meeting] Treffen
    [agreement] Absprache
    [claim] Behauptung
    [check] Prüfung einer Behauptung
    [disclosure] Information des Umfelds
    [help] kritische Hilfe
    [reflection] Reflexion
    [refusal] Weigerung
    [pattern] Muster
    [outreach] Gespräche im Umfeld
    [concern] Sorge
    [task] Aufgabe
    [outcome] Ausgang
    [note] Notiz
    [decision] Beschluss
    [position] Position
    [assessment] Einschätzung der Gruppe
    [report] Bericht
    [statement] Erklärung
    [consent] Zustimmung
    [publication] Veröffentlichung
    [closure] Abschluss
    [correction] Berichtigung
    [erasure] Löschung
   *[release] Freigabe in einen anderen Raum
}
ending = { $code ->
    [attended] fand statt
    [missed] nicht erschienen
    [cancelled_by_them] von der anderen Seite abgesagt
    [cancelled_by_us] von der Gruppe abgesagt
    [moved] auf einen anderen Tag verschoben
    [kept] eingehalten
    [partly] teilweise eingehalten
    [broken] gebrochen
    [withdrawn] zurückgenommen
    [done] erledigt
    [dropped] fallen gelassen
    [accepted] angenommen
    [declined] abgelehnt
    [settled] geklärt
    [answered] beantwortet
    [adopted] angenommen
   *[rejected] abgelehnt
}
basis = { $code ->
    [own_word] eigene Aussage
    [third_party] Dritte
    [document] ein Schriftstück
    [professional] eine Fachperson
    [witnessed] von der Gruppe gesehen oder gehört
   *[unknown] nicht bekannt
}
indication = { $code ->
    [no_record] nichts aufgezeichnet
    [supported] belegt
    [lapsed] nicht mehr belegt
    [refused] verweigert
    [contradicted] widerlegt
    [not_met] nicht erfüllt
    [claimed] nur behauptet
   *[unknown] nicht bekannt
}
help-status = { $code ->
    [asked_for] angefragt
    [started] begonnen
    [attended] wahrgenommen
    [ended] beendet
   *[refused] verweigert
}
perspective = { $code ->
    [yes] ja
    [partly] teilweise
   *[no] nein
}
stance = { $code ->
    [takes_part] beteiligt sich an diesem Prozess
    [holds_accountable] zieht selbst zur Rechenschaft
    [neutral] neutral
    [legitimising] legitimierend
   *[unknown] nicht bekannt
}
vote = { $code ->
    [agree] stimmt zu
    [stand_aside] steht beiseite
    [object] widerspricht
   *[block] blockiert
}
closure-reason = { $code ->
    [fulfilled] die Forderungen wurden erfüllt
    [refused] Weigerung
    [stalled] nichts bewegte sich mehr
    [capacity] keine Kraft mehr
    [mandate_withdrawn] der Auftrag wurde zurückgenommen
   *[safety] Sicherheit
}
pattern = { $code ->
    [denial] Leugnen
    [minimising] Verharmlosen
    [blaming_circumstances] Umstände vorschieben
    [reversing_roles] Umkehr von Opfer und Täter
    [seeking_sympathy] Mitleid suchen
    [playing_for_time] Zeit schinden
    [partial_compliance] teilweises Entgegenkommen
    [discrediting] Herabsetzen
   *[other] anderes
}
member-state = { $code ->
    [active] aktiv
    [resting] ruht
   *[left] ausgeschieden
}
channel = { $code ->
    [email] E-Mail
    [letter] Brief auf Papier
    [phone] Anruf
    [message] Nachricht
    [in_person] persönlich
   *[other] auf anderem Weg
}
attention-kind = { $code ->
    [reply_overdue] keine Antwort
    [meeting_without_outcome] Treffen ohne notierten Ausgang
    [agreement_overdue] Absprache über der Frist
    [task_overdue] Aufgabe überfällig
    [task_unheld] Aufgabe ohne jemanden, der sie hat
    [claim_unchecked] Behauptung nicht geprüft
    [surrounding_uninformed] Umfeld nicht informiert
    [finding_review_due] Einschätzung neu anzusehen
    [mandate_review_due] Auftrag neu anzusehen
    [decision_open] Beschluss offen
    [question_open] Frage offen
    [concern_open] dringende Sorge offen
    [publication_without_consent] Veröffentlichung ohne Zustimmung
   *[in_dispute] Einträge im Widerspruch
}
