### Die Zeitleiste, gezeichnet und gesagt.

picture-kind = Zeitleiste
picture-period = { $from } bis { $at }. Die Zeit läuft von links nach rechts.
picture-foot = Eine Linie wartet. Wo nichts kam, läuft sie weiter und endet nirgends. Die Zahlen zählen alles.
picture-lane = { $code ->
    [letters] Briefe und Antworten
    [meetings] Treffen
    [agreements] Absprachen
    [claims] Was behauptet wurde
    [surroundings] Wer im Umfeld informiert wurde
    [people] Wer da war
   *[demands] Forderungen und Einschätzungen
}
picture-nothing = Nichts aufgezeichnet.
picture-out-of-sight = Nicht in deinen Räumen. Das heißt nicht, dass nichts geschehen ist.
picture-thinned = Ein Zeichen steht für bis zu { $stride }; es sind { $count }.
picture-more = und { $count } weitere, in den Zahlen oben enthalten
picture-holds = Wann die Arbeit ruhte
picture-as-list = Dasselbe als Liste
picture-list-more = und { $count } weitere; mit weniger Jahren sind sie zu sehen
picture-until = bis { $day }
picture-since = seit { $from }
picture-from-until = { $from } bis { $until }
picture-standing = ohne Frist

picture-reply = { $code ->
    [in_time] rechtzeitig beantwortet
    [late] verspätet beantwortet
    [overdue] nicht beantwortet
    [open] noch in der Frist
    [came_back] unzustellbar zurück
    [not_expected] ohne Bitte um Antwort
   *[unasked] außerdem gekommen
}
picture-meeting = { $code ->
    [attended] stattgefunden
    [missed] nicht erschienen ({ $perpetrator })
    [cancelled_by_them] abgesagt ({ $perpetrator })
    [cancelled_by_us] abgesagt ({ $contact_group })
    [moved] verschoben
    [no_outcome] ohne notierten Ausgang
   *[open] noch bevorstehend
}
picture-agreement = { $code ->
    [kept] eingehalten
    [partly] teilweise eingehalten
    [broken] gebrochen
    [withdrawn] zurückgenommen
    [overdue] über der Frist
    [open] noch offen
   *[concession] mit Zugeständnis
}
picture-claim = { $code ->
    [confirmed] geprüft: bestätigt
    [contradicted] geprüft: widerlegt
    [unverifiable] geprüft: nicht feststellbar
   *[unchecked] nicht geprüft
}
picture-telling = { $code ->
    [known] bekannt
    [order] Reihenfolge, in der informiert wurde
   *[said] behauptet, nicht bestätigt
}
picture-told-as = { $place }.{" "}
picture-informed = { $code ->
    [confirmed] informiert: bestätigt
    [claimed] informiert: nur behauptet
    [no] informiert: nein
   *[unknown] informiert: nicht bekannt
}
picture-letter-passed-on = { $code ->
    [confirmed] Brief: bestätigt
    [claimed] Brief: nur behauptet
    [no] Brief: nein
   *[unknown] Brief: nicht bekannt
}
picture-not-under-duty = nicht gefordert
picture-presence = { $code ->
    [active] aktiv
    [resting] ruht
   *[around] Teil des Umfelds
}
picture-finding = eine Einschätzung der Gruppe, mit ihrem Tag
picture-no-finding = keine Einschätzung
picture-hold = { $code ->
    [pause] Pause
    [pause_about] Pause zu
   *[closure] Beendet
}
