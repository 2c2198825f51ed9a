### Die Übersichten, im Terminal.

overview-at = Stand { $date }
overview-from = Gelesen ab { $date }
overview-heading = { $code ->
    [demands] Forderungen
    [known] Was bekannt, behauptet und nicht bekannt ist
    [disclosures] Wer im Umfeld informiert wurde
    [replies] Antworten
    [meetings] Treffen
    [agreements] Absprachen
    [claims] Was behauptet wurde
    [stances] Wo das Umfeld steht
    [patterns] Muster
    [members] Mitglieder
   *[attention] Was jetzt jemanden braucht
}
overview-finding = Einschätzung der Gruppe: { $finding } ({ $date })
overview-no-finding = Einschätzung der Gruppe: keine
overview-indication = Die Aufzeichnung zeigt: { $indication }
overview-criterion-finding = . Einschätzung der Gruppe: { $finding }
overview-list = { $code ->
    [for] dafür:
    [against] dagegen:
   *[claimed] nur behauptet:
}
overview-known = { $code ->
    [for] Bekannt, dafür:
    [against] Bekannt, dagegen:
    [said] Nur behauptet, nicht bestätigt:
   *[not_known] Wir wissen nicht, ob dies zutrifft:
}
overview-reply = { $code ->
    [expected] erbeten
    [in_time] rechtzeitig gekommen
    [late] verspätet gekommen
    [overdue] nicht gekommen
   *[open] noch in der Frist
}
overview-median = Tage bis zur Antwort, in der Mitte: { $days }
overview-meeting = { $code ->
    [scheduled] vereinbart
    [attended] stattgefunden
    [missed] Gegenseite nicht erschienen
    [cancelled_by_them] von der Gegenseite abgesagt
    [cancelled_by_us] von der Gruppe abgesagt
    [moved] verschoben
    [no_outcome] Ausgang nicht notiert
   *[open] noch bevorstehend
}
overview-agreement = { $code ->
    [made] getroffen
    [kept] eingehalten
    [partly] teilweise eingehalten
    [broken] gebrochen
    [withdrawn] zurückgenommen
    [overdue] über der Frist
   *[open] noch offen
}
overview-concession = { $code ->
    [given] mit Zugeständnis
    [kept] davon eingehalten
    [partly] davon teilweise eingehalten
    [broken] davon gebrochen
   *[open] davon ohne Ausgang
}
overview-stance = { $code ->
    [takes_part] { $count ->
        [one] beteiligt sich an diesem Prozess
       *[other] beteiligen sich an diesem Prozess
    }
    [holds_accountable] { $count ->
        [one] zieht selbst zur Rechenschaft
       *[other] ziehen selbst zur Rechenschaft
    }
    [neutral] neutral
    [legitimising] legitimierend
   *[unknown] nicht bekannt
}
overview-claim = { $code ->
    [made] gemacht
    [confirmed] bestätigt
    [contradicted] widerlegt
    [unverifiable] nicht feststellbar
   *[unchecked] nicht geprüft
}
overview-column = { $code ->
    [surrounding] Umfeld
    [under_duty] gefordert
    [informed] informiert
    [letter] Brief
    [told_by] informiert von
   *[first_told] zuerst
}
overview-informed = { $code ->
    [confirmed] bestätigt
    [claimed] nur behauptet
    [no] nein
   *[unknown] nicht bekannt
}
yes-no = { $code ->
    [yes] ja
   *[no] nein
}
overview-tasks = { $count ->
    [0] keine offene Aufgabe
    [one] 1 offene Aufgabe
   *[other] { $count } offene Aufgaben
}
overview-earlier = (und { $count } frühere)
overview-no-attention = Nichts wartet.
overview-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
}
