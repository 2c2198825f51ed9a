### Die Fragen der Formulare in den Seiten, und was zu dem gesagt wird, was darin steht.

## Eine Frage: form-ART-FELD, in einem Teil form-part-TEIL-FELD, bei jeder Art form-any-FELD

form-person-name = Wie heißt die Person hier?
    .hint = Besser ein Pseudonym als der echte Name; über Dritte so wenig wie möglich.
form-person-side = Auf welcher Seite steht sie?
form-person-place = Wo lebt sie?
    .hint = Nur, wenn die Gruppe es braucht.
form-person-addresses = Von welchen Adressen schreibt er?
    .hint = Eine pro Zeile. Nur seine; Adressen anderer werden nicht aufgehoben.
form-person-on = Seit wann wissen wir von der Person?
form-person-text = Was sollte die Gruppe über sie wissen?
    .hint = Auch Interessenkonflikte: Mit wem ist sie befreundet?
form-membership-person = Wer?
form-membership-change = Was hat sich geändert?
    .hint = Gehen und Kommen sind normal; sagt früh, wenn jemand geht.
form-membership-on = Seit wann?
form-membership-roles = Was übernimmt die Person?
form-membership-text = Ist etwas dazu zu sagen?
form-letter-on = Von welchem Tag ist der Brief?
form-letter-text = Was steht im Brief?
    .hint = Schreib oder kopier ihn, wie er ist.
form-letter-demands = Was fordert er?
    .hint = Eine Forderung nach der anderen, und woran sich zeigt, dass sie erfüllt ist.
form-letter-replaces = Welchen Brief ersetzt er?
form-letter-attachments = Den Brief als Datei?
form-mandate-on = Ab welchem Tag gilt er?
form-mandate-aims = Was soll die Gruppe erreichen?
    .hint = Ein Ziel pro Zeile.
form-mandate-principles = Woran hält sie sich?
    .hint = Ein Prinzip pro Zeile.
form-mandate-tasks = Was sind ihre Aufgaben?
form-mandate-letter = Zu welchem Brief gehört er?
form-mandate-contact-rules = Wie soll der Kontakt mit ihm laufen?
form-mandate-review-every-days = Nach wie vielen Tagen sieht die Gruppe ihn neu an?
form-mandate-urgent-override = Wird ihr eine dringende Gefahr gesagt, auch gegen ihre Grenzen?
    .hint = Die eine Ausnahme, vorher vereinbart.
form-mandate-retention-months = Wie viele Monate nach dem Abschluss bleibt die Aufzeichnung?
    .hint = Gelöscht wird an einem vereinbarten Tag; alte Kopien erreicht das nicht.
form-mandate-replaces = Welchen Auftrag ersetzt er?
form-mandate-text = Gehört noch etwas dazu?
form-acceptance-mandate = Welcher Auftrag?
form-acceptance-persons = Wer nimmt ihn an?
form-acceptance-on = An welchem Tag?
form-acceptance-text = Ist etwas dazu zu sagen?
form-handover-tasks = Welche Aufgaben?
form-handover-from = Wer gibt sie ab?
form-handover-to = Wer soll sie übernehmen?
    .hint = Es gilt, sobald die Person ja gesagt hat.
form-handover-on = An welchem Tag?
form-handover-text = Was sollte die Person wissen?
form-clearance-text = Welche Worte dürfen in ihrem Namen gesagt werden?
    .hint = Genau so, wie sie sie gegeben hat. Andere Worte von ihr werden ihm gegenüber nicht verwendet.
form-clearance-audience = Wem gegenüber?
form-clearance-on = Ab welchem Tag?
form-boundary-topic = Welches Thema?
    .hint = In den Worten, die Einträge verwenden werden.
form-boundary-wish = Was will sie davon hören?
    .hint = Sie kann es sich jeden Tag anders überlegen.
form-boundary-on = Ab welchem Tag?
form-boundary-text = Ist etwas dazu zu sagen?
form-pause-on = Ab welchem Tag?
form-pause-about = Nur bei einem Umfeld?
    .hint = Ohne Angabe steht alles still.
form-pause-text = Ist etwas dazu zu sagen?
    .hint = Ein Grund ist nicht nötig.
form-question-to = Wen fragt ihr?
    .hint = Fragen an sie gehen über die Kontaktperson.
form-question-text = Was fragt ihr?
form-question-on = Wann wurde gefragt?
form-withdrawal-of = Was wird zurückgenommen?
form-withdrawal-on = Ab welchem Tag?
form-withdrawal-text = Ist etwas dazu zu sagen?
    .hint = Ein Grund ist nicht nötig.
form-surrounding-name = Wie heißt das Umfeld hier?
    .hint = Ein Pseudonym, an dem niemand erkennt, welches es ist.
form-surrounding-kind = Was für ein Umfeld ist es?
form-surrounding-since = Seit wann bewegt er sich darin?
    .hint = So genau, wie ihr es wisst.
form-surrounding-until = Bis wann?
form-surrounding-on = Wann habt ihr davon erfahren?
form-surrounding-text = Was ist darüber bekannt?
    .hint = Wer darin nimmt ihn in die Verantwortung, wer entschuldigt ihn?
form-overlap-surrounding = Welches Umfeld?
form-overlap-overlaps = Ist es auch ihres?
    .hint = Wenn ja, entscheidet sie, was man dort wissen darf.
form-overlap-on = Seit wann ist das bekannt?
form-overlap-text = Ist etwas dazu zu sagen?
form-stance-surrounding = Welches Umfeld?
form-stance-stance = Welche Haltung nimmt es ein?
form-stance-on = Seit wann?
form-stance-text = Woran zeigt sich das?
form-contact-with = Mit wem?
form-contact-direction = Wer hat geschrieben oder angerufen?
form-contact-channel = Auf welchem Weg?
form-contact-on = Wann?
    .hint = So genau, wie ihr es wisst: 4.3.2016, März 2016 oder 2016.
form-contact-subject = Worum geht es, in wenigen Worten?
form-contact-text = Was wurde gesagt?
    .hint = Was wurde gefragt und zugesagt, bis wann; Ausflüchte in seinen Worten; was er über sie erfahren haben könnte. So, als läse er oder ein Gericht mit: keine Wertung, keine Diagnose.
form-contact-answers = Auf welche Schreiben antwortet es?
form-contact-expects-reply = Wird eine Antwort erwartet?
form-contact-reply-by = Bis zu welchem Tag?
    .hint = Ohne Angabe gelten die Tage aus dem Auftrag.
form-contact-delivery = Ist es angekommen?
form-contact-attachments = Das Schreiben als Datei?
form-meeting-with = Mit wem?
form-meeting-at = An welchem Tag, um wie viel Uhr?
form-meeting-channel = Auf welchem Weg?
form-meeting-place = Wo?
    .hint = Erste Treffen an öffentlichen Orten, nie allein.
form-meeting-persons = Wer geht hin?
    .hint = Nie allein.
form-meeting-on = Wann wurde es vereinbart?
form-meeting-text = Worum soll es gehen?
    .hint = Wer könnte Schaden nehmen, was ist vorgesorgt, wer ist an dem Abend erreichbar?
form-agreement-with = Mit wem?
form-agreement-text = Was wurde vereinbart?
    .hint = So, wie es gesagt wurde.
form-agreement-on = Wann?
form-agreement-demand = Zu welcher Forderung gehört es?
form-agreement-due = Bis zu welchem Tag?
form-agreement-standing = Gilt es fortwährend, ohne Frist?
form-agreement-concession = Was hat die Gruppe dafür aufgegeben?
    .hint = Kein Handel um kleine Verbesserungen; schreibt auf, was es gekostet hat.
form-agreement-surrounding = Um welches Umfeld geht es?
form-claim-speaker = Wer hat es gesagt?
form-claim-text = Was wurde gesagt?
    .hint = In den eigenen Worten der Person. Es bleibt eine Behauptung, bis jemand sie geprüft hat.
form-claim-on = Wann wurde es gesagt?
form-claim-about = Worum geht es darin?
form-claim-basis = Woher wisst ihr, dass es gesagt wurde?
form-check-claim = Welche Behauptung?
form-check-finding = Was kam heraus?
    .hint = „Lässt sich nicht sagen“ ist eine Antwort.
form-check-basis = Woher wisst ihr es?
    .hint = Sein eigenes Wort bestätigt nichts; fragt andere, mehrmals.
form-check-on = Wann habt ihr es geprüft?
form-check-text = Wie habt ihr es herausgefunden?
    .hint = Nennt die Quelle, soweit sie genannt werden darf.
form-disclosure-surrounding = Welches Umfeld wurde informiert?
form-disclosure-told-by = Wer hat es ihnen gesagt?
form-disclosure-on = Wann?
    .hint = Die Reihenfolge, in der Menschen es erfahren, entscheidet viel.
form-disclosure-letter = Wurde der offene Brief weitergegeben?
    .hint = Nicht bekannt ist eine Antwort.
form-disclosure-basis = Woher wisst ihr es?
form-disclosure-text = Was wurde gesagt, und wie haben sie es aufgenommen?
form-help-status = Wie ist der Stand?
form-help-provider = Wo, bei wem?
form-help-on = Seit wann?
form-help-basis = Woher wisst ihr es?
    .hint = Sagt er es, oder jemand, der es weiß?
form-help-text = Was ist darüber bekannt?
form-reflection-on = Wann hat er es abgegeben?
form-reflection-text = Was steht darin?
    .hint = Was er getan hat, ohne Ausrede und Schuldzuweisung? Was es mit ihr gemacht hat?
form-reflection-survivor-perspective = Sieht er es aus ihrer Sicht?
form-reflection-attachments = Den Text selbst als Datei?
form-refusal-on = Wann?
form-refusal-text = Was hat er verweigert, und wie?
    .hint = In Worten oder durch sein Handeln.
form-refusal-bears-on = Um welche Forderungen geht es?
form-pattern-kind = Wonach sieht es aus?
form-pattern-cites = Wo zeigt es sich?
    .hint = Mindestens ein Eintrag.
form-pattern-text = In welchen Worten?
    .hint = Seine eigenen Worte; was man denkt, steht getrennt von dem, was gesagt wurde.
form-pattern-on = Wann?
form-outreach-on = Wann?
form-outreach-surroundings = Welche Umfelder?
form-outreach-place = Wo?
form-outreach-text = Was wurde gesagt, und wie wurde es aufgenommen?
    .hint = Zuerst die, die ihn in die Verantwortung nehmen, nicht seine Nächsten.
form-concern-endangered = Wer könnte in Gefahr sein?
    .hint = Bei unmittelbarer Gefahr holt zuerst Hilfe; dieses Programm ruft niemanden.
form-concern-urgent = Ist es dringend?
form-concern-text = Was wisst ihr?
form-concern-on = Seit wann?
form-task-text = Was ist zu tun?
    .hint = Arbeit der Gruppe, nie seine.
form-task-assignee = Wer macht es?
form-task-due = Bis zu welchem Tag?
form-task-mandate-task = Zu welcher Aufgabe aus dem Auftrag gehört es?
form-task-on = Wann wurde es übernommen?
form-outcome-of = Wovon?
form-outcome-result = Wie ging es aus?
form-outcome-on = Wann?
form-outcome-moved-to = Auf welches Treffen wurde es verschoben?
form-outcome-text = Was ist passiert?
    .hint = Ausflüchte in seinen Worten, Neues und woher es stammt, was er über sie erfahren haben könnte.
form-note-text = Was soll festgehalten werden?
    .hint = Was gesehen, was gesagt, was gedacht wurde: getrennt.
form-note-on = Wann?
form-note-attachments = Dateien?
form-decision-question = Was ist zu beschließen?
    .hint = Eine Frage, die sich beantworten lässt.
form-decision-text = Was gehört dazu?
form-decision-on = Wann wurde sie gestellt?
form-decision-rule = Wie wird beschlossen?
form-position-decision = Zu welcher Frage?
form-position-person = Wessen Position?
form-position-stance = Wie steht die Person dazu?
form-position-text = Warum?
    .hint = Wer widerspricht oder blockiert, sagt warum, damit die anderen es abwägen können.
form-position-on = Wann?
form-assessment-about = Zu welcher Forderung oder welchem Kriterium?
form-assessment-finding = Wie schätzt es die Gruppe ein?
    .hint = „Wir wissen es nicht“ ist eine Einschätzung. Worte allein erfüllen nichts.
form-assessment-text = Warum?
form-assessment-cites = Worauf stützt sie sich?
form-assessment-on = An welchem Tag?
form-assessment-review-on = An welchem Tag sieht die Gruppe es neu an?
    .hint = Was erfüllt war, kann wieder verfallen.
form-assessment-decision = Nach welchem Beschluss?
form-report-covers-from = Ab wann berichtet er?
form-report-covers-to = Bis wann?
form-report-text = Was steht darin?
    .hint = Nichts, was sie nicht lesen will.
form-report-on = Wann wurde er gegeben?
form-statement-audience = Für wen?
form-statement-paragraphs = Was steht darin?
    .hint = Absatz für Absatz: jede Tatsache mit dem, worauf sie sich stützt, jede Behauptung als Behauptung.
form-statement-decision = Nach welchem Beschluss?
form-statement-replaces = Welche Erklärung ersetzt sie?
form-statement-on = Von welchem Tag?
form-statement-text = Ein Wort vorweg?
form-consent-to = Wozu?
form-consent-person = Wessen Einverständnis?
form-consent-given = Ist es gegeben?
    .hint = Es gilt für eine Sache, auf Zeit, und kann zurückgenommen werden.
form-consent-conditions = Unter welchen Bedingungen?
form-consent-on = Wann?
form-consent-text = Ist etwas dazu zu sagen?
form-publication-statement = Welche Erklärung?
    .hint = Vor jeder Veröffentlichung liest sie jemand vom Fach.
form-publication-how = Wo und wie?
    .hint = Zuerst auf Papier.
form-publication-on = Wann?
form-publication-text = Ist etwas dazu zu sagen?
form-closure-reason = Warum hört die Gruppe auf?
form-closure-demands-stand = Bleiben die Forderungen bestehen?
    .hint = Sie bleiben, außer sie sind erfüllt oder sie hat sie zurückgenommen.
form-closure-decision = Nach welchem Beschluss?
form-closure-text = Was bleibt zu sagen?
form-closure-on = Ab welchem Tag?
form-correction-text = Warum wird es berichtigt?
form-erasure-of = Welcher Eintrag?
    .hint = Sein Inhalt wird vernichtet, wo wir hinreichen; alte Sicherungen behalten ihn.
form-erasure-reason = Warum?
form-erasure-on = An welchem Tag?
form-erasure-text = Ist etwas dazu zu sagen?
    .hint = Was hier steht, bleibt.
form-release-of = Welcher Eintrag?
form-release-to-room = Wer soll ihn sehen?
form-release-on = An welchem Tag?
form-release-text = Ist etwas dazu zu sagen?
form-any-bears-on = Über welche Forderungen sagt es etwas?
form-any-speaks = Spricht es dafür, dass sie erfüllt sind, oder dagegen?
form-any-basis = Woher wisst ihr es?
form-any-cites = Auf welche Einträge stützt es sich?
form-any-topics = Worum geht es, in den Worten ihrer Grenzen?
    .hint = Ein Thema pro Zeile.
form-any-content-note = Was sollte jemand vor dem Lesen wissen?
    .hint = Schweres bleibt hinter dieser Zeile verborgen.
form-any-attachments = Dateien, die dazugehören?
form-any-room = Wer darf es lesen?
    .hint = Ohne Auswahl dort, wo solche Einträge liegen.
form-any-text = Ist etwas dazu zu sagen?
form-part-demands-id = Kürzel
form-part-demands-title = Die Forderung in wenigen Worten
form-part-demands-text = So, wie sie im Brief steht
form-part-demands-kind = Was für eine Forderung ist es?
form-part-demands-surrounding-kinds = Gegenüber welchen Umfeldern?
    .hint = Ohne Auswahl: allen.
form-part-demands-new-only = Nur gegenüber neuen?
form-part-demands-criteria = Woran zeigt sich, dass sie erfüllt ist?
form-part-criteria-id = Kürzel
form-part-criteria-text = Woran es sich zeigt
form-part-criteria-kind = Wie wird es angesehen?
form-part-tasks-id = Kürzel
form-part-tasks-text = Die Aufgabe
form-part-contact-rules-reply-within-days = In wie vielen Tagen wird eine Antwort erwartet?
    .hint = Ohne Angabe: 14.
form-part-contact-rules-min-days-between = Wie viele Tage mindestens zwischen zwei Schreiben?
form-part-contact-rules-channels = Auf welchen Wegen darf ihm geschrieben werden?
form-part-rule-quorum = Wie viele Positionen sind nötig?
form-part-rule-may-block = Darf jemand blockieren?
form-part-paragraphs-text = Der Absatz
form-part-paragraphs-kind = Was ist er?
form-part-paragraphs-cites = Auf welche Einträge stützt er sich?

## Was an dem nicht stimmt, was in einem Feld steht

form-wrong-needed = Das wird gebraucht.
    .mend = Wenn es niemand weiß, wähl, was das sagt; sonst kann es als Entwurf warten.
form-wrong-no-date = Das lässt sich nicht als Datum lesen.
    .mend = Schreib 4.3.2016, März 2016 oder 2016; „heute“ und „gestern“ gehen auch.
form-wrong-no-such-day = Diesen Tag gibt es im Kalender nicht.
    .mend = Sieh nach, ob es ein Schreibfehler ist.
form-wrong-season = Eine Jahreszeit lässt sich nicht als Datum aufheben.
    .mend = Schreib den Monat oder das Jahr, und die Jahreszeit in den Text.
form-wrong-not-a-day = Hier braucht es den genauen Tag.
    .mend = Schreib ihn als 4.3.2016, oder lass das Feld leer, wo das geht.
form-wrong-no-time = Das ist keine Uhrzeit.
    .mend = Schreib sie als 18:30.
form-wrong-no-time-given = Die Uhrzeit fehlt.
    .mend = Schreib sie als 18:30; ungefähr genügt.
form-wrong-not-a-number = Das ist keine ganze Zahl.
    .mend = Schreib sie in Ziffern.
form-wrong-not-a-choice = Das steht nicht zur Wahl.
    .mend = Wähl etwas aus der Liste.
form-wrong-one-only = Hier kann nur eins stehen.
    .mend = Wähl eins, oder nenne jemand Neues, nicht beides.
form-wrong-unchanged = Nichts ist anders, als es aufgezeichnet ist.
    .mend = Ändere, was falsch ist, oder lass es.

## Punkte einer Tagesordnung

minutes-topic = { $code ->
    [reply_overdue] Es kam keine Antwort
    [meeting_without_outcome] Niemand hat notiert, wie das Treffen war
    [agreement_overdue] Eine Absprache ist über ihren Tag hinaus
    [task_overdue] Eine Aufgabe ist über ihren Tag hinaus
    [task_unheld] Eine Aufgabe, die gerade niemand hat
    [claim_unchecked] Eine Behauptung, die niemand geprüft hat
    [surrounding_uninformed] Ein Umfeld, das er hätte informieren sollen
    [finding_review_due] Eine Einschätzung, die neu anzusehen ist
    [mandate_review_due] Der Auftrag ist neu anzusehen
    [decision_open] Eine offene Frage an die Gruppe
    [question_open] Eine offene Frage der anderen Seite
    [concern_open] Eine offene Sorge
    [publication_without_consent] Veröffentlicht, ohne dass sie jetzt zustimmt
    [in_dispute] Zweimal und verschieden aufgezeichnet
    [handover_open] Eine Übergabe, die auf ein Ja oder Nein wartet
   *[task_due_soon] Eine Aufgabe, die bald fällig ist
}

## Wie lange eine Passphrase hielte

strength-hours = Wer viele Rechner hat, errät sie in Stunden.
    .advice = Nimm sechs oder mehr Wörter, die nichts miteinander zu tun haben.
strength-days = Wer viele Rechner hat, errät sie in Tagen.
    .advice = Zwei Wörter mehr, die nicht dazu passen, helfen viel.
strength-months = Wer viele Rechner hat, errät sie in Monaten.
    .advice = Ein oder zwei Wörter mehr tragen sie über Jahre.
strength-years = Sie hält Jahre, auch gegen viele Rechner.
    .advice = Sie öffnet alles; bewahr sie nicht beim Gerät auf.
strength-lifetimes = Sie hält länger, als wir leben, so weit man das heute weiß.
    .advice = Sie öffnet alles; bewahr sie nicht beim Gerät auf.

## Pages of writing down

pages-write = Eintragen
pages-drafts = Entwürfe
pages-correct = Berichtigen
pages-minutes = Protokoll einer Besprechung
pages-search = Suche
pages-record = Aufzeichnung
write-came = Ein Brief kam
write-went = Ein Brief ging raus
write-from-whom = Von wem?
write-to-whom = An wen?
write-met = Wie ein Treffen war
write-drafts = { $count ->
    [one] 1 Entwurf wartet
   *[other] { $count } Entwürfe warten
}
write-what = { $code ->
    [surrounding] ein Kreis, in dem er sich bewegt
    [overlap] ob ein Umfeld auch ihres ist
    [stance] wo ein Umfeld steht, und seit wann
    [contact] ein Brief, eine Mail, eine Nachricht, ein Anruf, mit wem auch immer
    [meeting] verabredet: mit wem, wann, wo
    [agreement] wozu beide Seiten Ja gesagt haben, und was dafür gegeben wurde
    [claim] wovon jemand sagt, es sei so
    [check] was das Nachsehen ergab
    [disclosure] ein Umfeld hat es erfahren: von wem, mit welchem Papier
    [help] Arbeit mit Fachleuten an dem, was er getan hat
    [reflection] was er darüber geschrieben und abgegeben hat
    [refusal] was er verweigert hat, in Worten oder durch sein Handeln
    [pattern] eine Art auszuweichen, mit den Stellen dazu
    [outreach] die Gruppe hat mit Umfeldern gesprochen
    [concern] jemand könnte in Gefahr sein
    [task] Arbeit, die jemand aus der Gruppe übernimmt
    [outcome] wie ein Treffen, eine Absprache oder eine Aufgabe ausging
    [note] was sonst festzuhalten ist
    [decision] eine Frage an die Gruppe
    [position] wie jemand dazu steht
    [assessment] wie die Gruppe eine Forderung einschätzt, mit Datum
    [report] an ihre Seite, über einen Zeitraum
    [statement] was die Gruppe öffentlich sagt
    [consent] ihre, zu genau einer Sache
    [publication] wo und wie eine Erklärung hinausging
    [closure] die Gruppe hört auf, und warum
    [person] jemand, der oder die hier vorkommt, unter einem Pseudonym
    [membership] wer kommt, pausiert, wieder da ist oder geht
    [letter] der offene Brief mit seinen Forderungen
    [mandate] womit die Gruppe beauftragt ist
    [acceptance] wer den Auftrag annimmt
    [handover] Aufgaben gehen von einer Person zur anderen
    [clearance] Worte, die in ihrem Namen gesagt werden dürfen
    [boundary] was sie erfahren will und was nicht
    [pause] alles hält still
    [question] von einer Seite an die andere
    [withdrawal] etwas von ihr wird zurückgenommen
    [erasure] der Inhalt eines Eintrags wird vernichtet
   *[release] ein Eintrag wird einem anderen Raum gezeigt
}
write-corrections = Etwas ist falsch eingetragen? Öffne den Eintrag und berichtige ihn dort; was vorher dastand, bleibt lesbar.
form-write = Eintragen
form-kept = Als Entwurf im Tresor aufgehoben.
form-drop = Du kannst Dateien auch auf diese Seite ziehen.
form-draft-gone = Dieser Entwurf wurde inzwischen eingetragen oder verworfen, vielleicht in einem anderen Tab. Sieh zuerst unter Entwürfe und in der Aufzeichnung nach. Soll das hier trotzdem eingetragen werden, schick es noch einmal.
form-used = Dieses Formular wurde schon eingetragen, mit etwas anderem darin. Was du seitdem geändert hast, steht hier als Entwurf: Berichtigt es das Eingetragene, berichtige den Eintrag; ist es etwas anderes, trag es ein.
form-used-entry = Zu dem, was eingetragen wurde
form-old = Dieses Formular war sehr lange offen oder stammt von vor dem letzten Start des Programms. Sieh in der Aufzeichnung nach, ob es schon eingetragen ist; was hier steht, ist als Entwurf aufgehoben.
form-empty = Es steht nichts darin. Schreib auf, was du weißt.
form-save = Als Entwurf aufheben
form-more = Mehr, wenn ihr es wisst
form-find = Es steht nicht dabei
form-find-words = Wörter, die darin stehen
form-find-do = Danach suchen
form-find-nothing = Nichts, was hierher passt, enthält diese Wörter.
form-find-first = Was diese Wörter enthält, steht in der Liste zuerst.
form-may = kann frei bleiben
form-not-known = Nicht bekannt
form-choose = Wählen …
form-none = Nicht bekannt, oder keins
form-nothing-to-choose = Davon ist noch nichts eingetragen.
form-all-choices = Alles zeigen, was zur Wahl steht
form-another = Noch eins
form-date-like = 4.3.2016 oder März 2016
form-clock = Uhrzeit
form-somebody-new = Jemand, der nicht in der Liste steht
form-new-name = Wie heißt die Person oder das Umfeld hier? Ein Pseudonym.
form-new-names = Wie heißen sie hier? Ein Pseudonym pro Zeile.
form-new-as = Wer oder was ist es?
form-some-wrong = Noch ist nichts eingetragen. Das ist noch anzusehen:
form-waiting = Diese Dateien warten mit dem Entwurf, versiegelt:
form-without = Herausnehmen
form-choice-gone = Was hier gewählt war, gibt es nicht mehr. Wähl noch einmal.
form-file-gone = Eine Datei, die auf dieser Seite stand, wartet nicht mehr; sie wurde inzwischen herausgenommen oder eingetragen, etwa in einem anderen Tab. Wähl sie noch einmal, wenn sie hierher gehört.
form-files-not-kept = Dateien, die unten nicht stehen, sind nicht aufgehoben. Wähl sie noch einmal.
drafts-lead = Sie ruhen im Tresor, bis du sie einträgst oder verwirfst. Niemand sonst sieht sie.
drafts-none = Kein Entwurf wartet.
drafts-drop = Verwerfen
drafts-files = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
}
correct-lead = Ändere, was falsch ist. Bevor etwas geschrieben wird, siehst du beides nebeneinander. Was vorher dastand, bleibt für alle lesbar.
correct-look = Vorher und nachher zeigen
correct-leave = So lassen
correct-compare = Vorher und nachher
correct-field = Was
correct-meanwhile = Dieser Eintrag wurde inzwischen berichtigt, in einem anderen Tab oder von jemand anderem. Davon geht nichts verloren; sieh noch einmal hin, bevor du das hier einträgst.
correct-left = Was dort geändert wurde, bleibt, wie es jetzt ist:
correct-now = Jetzt
correct-before = Bisher
correct-after = Von jetzt an
correct-nothing = nichts
correct-on = Wann
correct-do = Berichtigung eintragen
correct-back = Weiter ändern
find-words = Welche Wörter?
    .hint = Alle müssen darin stehen. Ab vier Buchstaben werden auch längere Wörter gefunden, die so anfangen.
find-do = Suchen
find-found = { $count ->
    [0] Nichts wurde gefunden
    [one] 1 Eintrag
   *[other] { $count } Einträge, der zuletzt geschriebene zuerst
}
find-more = Es gibt noch mehr. Ein weiteres Wort grenzt es ein.
record-count = { $count ->
    [one] 1 Eintrag, der zuletzt geschriebene zuerst
   *[other] { $count } Einträge, der zuletzt geschriebene zuerst
}
record-kind = Nur
record-all = alles
record-do = Zeigen
record-next = Frühere
record-written = Eingetragen von { $who } am { $when }.
record-written-on = Eingetragen von { $who } am { $when }, Gerät { $device }.
record-written-unknown = Eingetragen am { $when }.
record-vouched = { $code ->
    [signed] Unterschrieben und geprüft.
    [not-sent-yet] Noch nicht gesendet; mit dem nächsten Austausch wird es unterschrieben.
    [unsigned] Eine Unterschrift dafür ist noch nicht da.
    [waits] Aufgehoben, zählt jetzt aber nicht.
   *[alone] Allein geschrieben, also ohne Unterschrift.
}
minutes-lead = Was heute zu besprechen ist, wie es sich aus der Aufzeichnung ergibt. Jeder Punkt wird dort erledigt, wo er steht; was du da ausfüllst, wird eingetragen.
minutes-load = Wer was trägt
minutes-rests = macht Pause
minutes-tasks = { $count ->
    [0] keine offene Aufgabe
    [one] 1 offene Aufgabe
   *[other] { $count } offene Aufgaben
}
minutes-points = { $count ->
    [0] Kein Punkt ist übrig
    [one] 1 Punkt
   *[other] { $count } Punkte
}
minutes-settle = Hier erledigen
minutes-do = Eintragen
minutes-later = Später
minutes-nothing-said = Füll eine der Möglichkeiten aus, oder lass den Punkt für später.
minutes-settled = Dieser Punkt steht nicht mehr auf der Tagesordnung: Er wurde inzwischen erledigt, etwa in einem anderen Tab. Zuletzt wurde dazu gesagt:
minutes-else = Etwas anderes kam auf
minutes-decision = Der Gruppe vorlegen
minutes-task = Jemand übernimmt etwas
minutes-note = Etwas ist festzuhalten
met-which-one = Welches Treffen?
met-next-at = Wann ist es jetzt?
met-which = Wähl das Treffen, oder sag, mit wem und wann es war.
met-belongs-to-none = Oben ist ein Treffen gewählt, also gehört das hier zu keinem. Nimm es hier heraus, oder wähl kein Treffen.
met-part-needs = Das wird gebraucht, weil daneben etwas ausgefüllt ist. Füll es aus, oder leere, was daneben steht.
met-part-meeting = Ein Treffen, das noch nicht eingetragen ist
met-part-next = Es wurde verschoben, oder das nächste ist verabredet
met-part-agreement = Etwas wurde vereinbart
met-part-claim = Etwas wurde behauptet
met-part-task = Jemand übernimmt etwas
entry-written = Eingetragen.
entry-waits = Das ist aufgehoben und zählt jetzt nicht: Es wartet auf ihre Seite, soll gelöscht werden, oder steht abseits.
entry-files-away = { $count ->
    [one] 1 Datei ist noch nicht auf diesem Gerät; der nächste Austausch holt sie.
   *[other] { $count } Dateien sind noch nicht auf diesem Gerät; der nächste Austausch holt sie.
}
entry-next = Was folgen kann
entry-cut = Das ist lang; hier steht, wie es anfängt.
entry-whole = Alles zeigen
entry-whence = Woher es kommt
entry-corrected = Es wurde berichtigt; oben steht, was jetzt gilt.
entry-correct = Berichtigen
entry-put-away = Einem anderen Raum zeigen, zurücknehmen, löschen
