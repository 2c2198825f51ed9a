### Zum Einstieg: zwei Seiten für alle, die neu dazukommen. Und was jemand übergibt, der oder die pausiert oder geht.

briefing-kind = Zum Einstieg
briefing-for = Für { $who }.
briefing-at = Stand { $date }: was wissen muss, wer hier anfängt. Die Namen in Klammern führen zu den Einträgen selbst.
briefing-from = Du liest ab { $date }; von Älterem hast du nur, was an dich weitergegeben wurde.
briefing-inks = ○ steht vor dem, was nur behauptet ist, ? vor dem, was nicht bekannt ist, │ vor Einschätzungen der Gruppe. Was schwer zu lesen ist, bleibt zugeklappt.
briefing-heading = { $code ->
    [standing] Wo es steht
    [half_year] Das letzte halbe Jahr
    [tasks] Offene Aufgaben
    [waiting] Worauf gewartet wird, und was kommt
    [agreements] Was vereinbart ist
    [rules] Regeln für den Kontakt
    [people] Wer ist wer
    [boundaries] Was du nicht wissen musst
   *[on] Wo du weiterlesen kannst
}

briefing-more = { $count ->
    [one] und noch 1
   *[other] und noch { $count }
}

## Wo es steht

briefing-finding = Einschätzung der Gruppe vom { $date }: { $finding }.
briefing-review = {" "}Wieder anzusehen am { $date }.
briefing-no-finding = Zum Ganzen hat die Gruppe noch keine Einschätzung.
briefing-findings = Einschätzung der Gruppe zu einzelnen Punkten:

## Das letzte halbe Jahr

briefing-letters = Nachrichten ({ $perpetrator }): { $sent } geschrieben, { $came } bekommen{ $count ->
    [0] {""}
    [one] ; 1 Antwort steht über die Frist hinaus aus
   *[other] ; { $count } Antworten stehen über die Frist hinaus aus
}
briefing-meetings = Treffen ({ $perpetrator }):
briefing-meetings-of = { $code ->
    [held] { $count ->
        [one] 1 fand statt
       *[other] { $count } fanden statt
    }
    [missed] { $count ->
        [one] zu 1 kam die Gegenseite nicht
       *[other] zu { $count } kam die Gegenseite nicht
    }
   *[other] { $count ->
        [one] 1 wurde abgesagt oder verschoben
       *[other] { $count } wurden abgesagt oder verschoben
    }
}
briefing-found = Einschätzung der Gruppe zu { $about }: { $finding }
briefing-change = { $code ->
    [joined] { $who } ist dazugekommen
    [resting] { $who } pausiert
    [returned] { $who } ist wieder da
   *[left] { $who } ist gegangen
}
briefing-claim = { $code ->
    [confirmed] behauptet ({ $who }), geprüft und bestätigt
    [contradicted] behauptet ({ $who }), geprüft und widerlegt
    [unverifiable] behauptet ({ $who }); ob es stimmt, lässt sich nicht feststellen
   *[unchecked] behauptet ({ $who }), nicht geprüft
}
briefing-said = nur behauptet, nicht bestätigt:{" "}
briefing-folded = {" "}(zugeklappt; vor dem Lesen: { $note })

## Was offen ist

briefing-carried = { $count ->
    [0] {" "}– noch niemand
   *[other] {" "}– { $who }
}
briefing-when = { $code ->
    [due] , bis { $date }
    [was_due] , war am { $date } fällig
    [on] , { $date }
    [no_outcome] , sollte am { $date } sein; was daraus wurde, ist nicht notiert
    [since] , seit { $date }
    [standing] , auf Dauer
   *[none] {""}
}
briefing-handover = { $count ->
    [one] Angeboten, 1 Aufgabe: von { $from } an { $to }
   *[other] Angeboten, { $count } Aufgaben: von { $from } an { $to }
}
briefing-answer = Antwort auf die Nachricht vom { $date } ({ $who })
briefing-meeting = Treffen ({ $who })
briefing-question = Frage:{" "}
briefing-concern = Sorge:{" "}
briefing-agreed = { $date } ({ $who }):{" "}
briefing-given = {"."} Dafür gegeben: { $text }

## Regeln, Leute, Grenzen

briefing-pause = { $code ->
    [about] Ihre Seite hat am { $date } darum gebeten, dieses Umfeld in Ruhe zu lassen: { $who }.
   *[all] Ihre Seite hat am { $date } um eine Pause gebeten. Bis sie vorbei ist, geht nichts hinaus.
}
briefing-no-mandate = Es ist kein Auftrag in Kraft.
briefing-reply-within = { $count ->
    [one] Eine Antwort wird innerhalb von 1 Tag erwartet, wenn ein Brief nichts anderes nennt.
   *[other] Eine Antwort wird innerhalb von { $count } Tagen erwartet, wenn ein Brief nichts anderes nennt.
}
briefing-days-between = { $count ->
    [one] Zwischen zwei Nachrichten ({ $perpetrator }) liegt mindestens 1 Tag.
   *[other] Zwischen zwei Nachrichten ({ $perpetrator }) liegen mindestens { $count } Tage.
}
briefing-channels = Nur auf diesen Wegen: { $channels }.
briefing-urgent = Eine Ausnahme ist vereinbart: Akute Gefahr wird sofort weitergesagt, was immer sie sonst hören will.
briefing-mandate = Was die Gruppe tut und was nicht, sagt der Auftrag vom { $date }.
briefing-circles = Umfeld ({ $perpetrator })
role = { $code ->
    [liaison] Verbindung zu ihrer Seite
    [spokesperson] schreibt für die Gruppe
   *[coordinator] Koordination
}
briefing-need-not = Über sie musst du nicht mehr wissen, als in deinen Räumen liegt. Nichts, was sie gesagt hat, wird der Gegenseite gegenüber verwendet, außer Worten, die sie dafür freigegeben hat.
briefing-not-asked = Danach fragst du nicht, und du sprichst es bei ihrer Seite nicht an:
briefing-told = Was sie erfahren will:
briefing-cleared = { $count ->
    [0] In ihrem Namen sind keine Worte freigegeben.
    [one] In ihrem Namen freigegebene Worte: { $refs }
   *[other] In ihrem Namen freigegebene Worte ({ $count }): { $refs }
}
briefing-paper = { $kind } vom { $date }
briefing-read-how = Das Ganze zeigen die Übersicht und die Zeitleiste; jeder Name in Klammern öffnet einen Eintrag.

## Übergabe

handing-over-kind = Übergabe
handing-over-at = Stand { $date }: was bei { $who } liegt, und wer es sonst noch trägt. Was bei niemandem ist, braucht jetzt jemanden.
handing-over-hanging = { $count ->
    [0] Nichts davon bleibt bei niemandem.
    [one] 1 davon ist bei niemandem.
   *[other] { $count } davon sind bei niemandem.
}
handing-over-heading = { $code ->
    [tasks] Offene Aufgaben
    [handovers] Angebotene Aufgaben
    [replies] Antworten, auf die gewartet wird
    [meetings] Treffen
    [questions] Offene Fragen
    [concerns] Offene Sorgen
    [roles] Rollen
   *[to] Wer es übernehmen könnte
}
handing-over-nothing = Bei { $who } liegt nichts.
handing-over-nobody = Sonst ist niemand da, der oder die es übernehmen könnte.
handing-over-how = Biete Aufgaben mit einer Übergabe an; sie gehen über, wenn sie angenommen ist. Bis dahin bleiben sie, wo sie sind.
