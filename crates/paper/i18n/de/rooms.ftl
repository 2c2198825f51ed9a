### Was zwischen den Mitgliedern hin- und hergeht: was an etwas Angekommenem nicht stimmte, und was zu tun ist.
###
### Eine Nachricht für jede Prüfung, nach ihrer Nummer; `.advice` sagt, was sicher ist und was hilft. Wessen
### Gerät es war, steht dahinter, wo das bekannt ist. Niemand wird beschuldigt: Das meiste kommt von alten
### Kopien und schlechten Ablagen.

check-line = { $what } { $advice } ({ $id })
check-whose = Es kam von einem Gerät dieser Person: { $who }.
check-whose-own = Es kam von diesem Gerät oder von einer Kopie seines Tresors.
check-whose-unknown = Von wem es kam, ist nicht bekannt.

## Die Form

check-r-001 = Etwas kam in einer Form an, die dieses Programm nicht schreibt.
    .advice = Es wurde nicht aufgenommen, und die Aufzeichnung ist, wie sie war. Kommt es wieder, frag alle, die hier schreiben, ob ihr Programm auf dem neuesten Stand ist.
check-r-002 = Etwas kam an, das größer ist als alles, was eine Gruppe braucht.
    .advice = Es wurde nicht aufgenommen, und die Aufzeichnung ist, wie sie war. Kommt es wieder, frag nach, woher.
check-r-003 = Das hat ein neueres Programm geschrieben, oder es soll so aussehen.
    .advice = Es wartet, und nichts geht verloren. Bring dieses Programm auf den neuesten Stand; wartet es dann immer noch, frag, wer es geschrieben hat.

## Unterschriften und Geräte

check-r-010 = Eine Unterschrift stimmt nicht.
    .advice = Wofür sie einstehen soll, wurde nicht aufgenommen. Kommt es wieder, sag es der Person, der das Gerät gehört.
check-r-011 = Ein Gerät kam mit einem Schlüssel, der niemanden schützt.
    .advice = Es wurde nicht eingelassen. Lade das Gerät neu ein, mit einem Programm auf dem neuesten Stand.
check-r-012 = Ein Gerät konnte nicht zeigen, dass sein Schlüssel ihm gehört.
    .advice = Es wurde nicht eingelassen. Mach eine neue Einladung, und vergleicht die vier Wörter mündlich.
check-r-013 = Das ist auf eine Art unterschrieben, die nur ein neueres Programm kennt.
    .advice = Es wartet, und nichts geht verloren. Bring dieses Programm auf den neuesten Stand; wartet es dann immer noch, frag, wer es geschrieben hat.
check-r-014 = Hier liegt etwas aus einem anderen Raum oder einem anderen Prozess.
    .advice = Es wurde nicht aufgenommen. Sieh nach, ob zwei Gruppen denselben Ordner oder dieselbe Ablage benutzen, und gib jeder eine eigene.
check-r-015 = Etwas ist von einem Gerät unterschrieben, das dieser Raum nie gekannt hat.
    .advice = Es wurde nicht aufgenommen. Wartet jemand darauf, eingelassen zu werden, bring die Einladung zu Ende; sonst kann es liegen bleiben.
check-r-016 = Ein Gerät hat etwas anderes unterschrieben, als es geschrieben hat.
    .advice = Was vorher aufgenommen wurde, bleibt. Sag es der Person, der das Gerät gehört; sie sollte mit einem neuen weitermachen.
check-r-017 = Ein älterer Stand wurde an die Stelle eines neueren gelegt.
    .advice = Was hier bekannt ist, bleibt. Frag nach, ob jemand die Ablage aus einer Sicherung zurückgeholt hat.
check-r-018 = Ein Gerät gibt an, etwas nicht gesehen zu haben, das es schon gesehen hatte.
    .advice = Nichts geht verloren. Vielleicht ist sein Tresor eine alte Sicherung: Bitte die Person abzugleichen und, falls es so ist, mit einem neuen Gerät weiterzumachen.

## Was geschrieben wurde

check-r-020 = Zwischen zwei Einträgen eines Geräts fehlt etwas, oder es wurde woandershin gelegt.
    .advice = Was davor kam, ist sicher; der Rest wartet. Gleiche mit einer anderen Ablage oder einem anderen Mitglied ab.
check-r-021 = Ein Stück schließt nicht an das an, was von diesem Gerät bekannt ist.
    .advice = Was bekannt ist, ist sicher; das Stück wartet. Gleiche mit einer anderen Ablage oder einem anderen Mitglied ab.
check-r-022 = Ein Eintrag sagt etwas Falsches darüber, was beim Schreiben schon bekannt war.
    .advice = Er wurde nicht aufgenommen. Sag es der Person, die ihn geschrieben hat; vielleicht ist das Programm auf dem Gerät beschädigt oder verändert.
check-r-023 = Damit das gezeigt werden kann, fehlt noch etwas.
    .advice = Es wartet, und nichts geht verloren. Gleiche noch einmal ab; bleibt es dabei, bitte die Person, von der etwas fehlt, abzugleichen.
check-r-024 = Ein Text ist nicht der, der geschrieben wurde.
    .advice = Er wird nicht gezeigt, und der Platz bleibt für den richtigen frei. Vielleicht hat ihn eine andere Ablage oder ein anderes Mitglied: Gleiche mit ihnen ab.
check-r-025 = Da ist eine Art von Eintrag, die dieses Programm nicht kennt.
    .advice = Er wartet, und mit ihm alles, was das Gerät danach geschrieben hat. Bring dieses Programm auf den neuesten Stand.

## Was für den Weg verpackt ist

check-r-026 = Ein Stück in der Ablage ist beschädigt, verschoben oder überschrieben.
    .advice = Falsches wurde nicht aufgenommen. Vielleicht hat es eine andere Ablage oder ein anderes Mitglied heil: Gleiche mit ihnen ab.
check-r-027 = Einträge wurden mit einem Schlüssel verschlossen, der nicht für sie gedacht ist.
    .advice = Sie wurden nicht aufgenommen. Bitte die Person, die sie verpackt hat, noch einmal abzugleichen.
check-r-028 = Ein Stück in der Ablage ist nicht so lang, wie es sein sollte.
    .advice = Falsches wurde nicht aufgenommen. Vielleicht hat es eine andere Ablage oder ein anderes Mitglied heil: Gleiche mit ihnen ab.
check-r-029 = Ein Stück in der Ablage würde beim Öffnen über alle Maßen wachsen.
    .advice = Es blieb zu, und nichts wurde aufgenommen. Kommt es wieder, frag nach, woher.
check-r-030 = Ein Gerät hat zwei verschiedene Fassungen dessen unterschrieben, was es geschrieben hat.
    .advice = Bis dahin, wo sie auseinandergehen, zählt es; beide bleiben als Beleg. Sprich mit der Person, der das Gerät gehört: Entweder wurde eine Kopie des Tresors zweimal benutzt, oder jemand anderes hat, was darin ist. Sie macht mit einem neuen Gerät weiter.
check-r-031 = Zwei Einträge sollen an genau derselben Stelle stehen.
    .advice = Der zweite wurde nicht aufgenommen; durch Zufall geschieht so etwas nicht. Sprich mit der Person, die ihn geschrieben hat.
check-r-032 = Jemand hat mehr gesehen, als diese Ablage hergibt.
    .advice = Was hier ist, ist sicher, aber nicht vollständig. Gleiche mit einer anderen Ablage ab, oder bitte diese Person abzugleichen.

## Wer im Raum ist

check-r-040 = Der Anfang dieses Raums ist nicht so, wie er sein sollte.
    .advice = Der Raum wurde nicht geöffnet. Bitte die Person, die ihn gegründet hat, ihn neu zu gründen.
check-r-041 = Das hat jemand geschrieben, der oder die zu der Zeit nicht im Raum war.
    .advice = Es zählt nicht. Ist die Person inzwischen eingelassen, kann sie es noch einmal schreiben.
check-r-042 = Aus einem Raum zu zweit kann niemand entfernt werden, und die betroffene Person nie.
    .advice = Alle bleiben, wie es war. Geht es so nicht weiter, verlass den Raum und gründe einen neuen.
check-r-043 = Eine Entfernung nennt einen anderen letzten Eintrag, als beim Schreiben bekannt war.
    .advice = Sie zählt nicht. Schlag sie noch einmal vor.
check-r-044 = Eine Zustimmung zählt nicht.
    .advice = Wer sie gab, hat hier nicht mitzuentscheiden oder hat schon zugestimmt, oder die Sache ist erledigt. Alles andere bleibt, wie es war.
check-r-045 = Dieses Gerät, diese Person oder diese Einladung gab es schon.
    .advice = Niemand wurde damit eingelassen. Mach eine neue Einladung; wer zurückkommt, kommt mit einem neuen Gerät.
check-r-046 = So etwas gibt es hier nicht zu klären.
    .advice = Nichts hat sich geändert. Sieh bei den Mitgliedern nach, was offen ist.
check-r-047 = Jemand, der oder die entfernt wurde, hat später noch etwas geschickt oder es älter aussehen lassen.
    .advice = Es wurde nicht aufgenommen, und wer im Raum ist, ändert sich dadurch nicht.
check-r-048 = Jemand hat weitergegeben, was ein entferntes Gerät später geschrieben hat.
    .advice = Was diese Person davor geschrieben hat, zählt. Sprich mit ihr: Vielleicht ist ihr Programm beschädigt oder verändert.

## Schlüssel

check-r-050 = Das ist mit einem alten Schlüssel verschlossen: Wer entfernt wurde, kann es vielleicht lesen.
    .advice = Es zählt. Wer es schrieb, wusste von der Entfernung wahrscheinlich noch nichts; was von jetzt an geschrieben wird, hat einen neuen Schlüssel.
check-r-051 = Das ist mit einem Schlüssel verschlossen, von dem der Raum nichts weiß.
    .advice = Es wurde nicht aufgenommen oder wartet, bis er bekannt ist. Gleiche noch einmal ab.
check-r-052 = Ein Schlüssel, der dir geschickt wurde, ist nicht der, den die anderen haben.
    .advice = Er wird nicht benutzt. Sag es der Person, die ihn geschickt hat, und bitte ein anderes Mitglied abzugleichen.
check-r-053 = Ein Schlüssel, der für dich bestimmt ist, lässt sich nicht öffnen.
    .advice = Nichts geht verloren. Bitte noch einmal darum: Er kommt, wenn ein anderes Mitglied das nächste Mal abgleicht.
check-r-054 = Ein Schlüssel ging an jemanden, der oder die ihn nicht haben sollte.
    .advice = Das lässt sich nicht zurückholen: Was er öffnet, muss als gelesen gelten. Sprich mit der Person, die ihn weitergegeben hat.
check-r-055 = Ältere Einträge wurden jemand Neuem auf eine Art weitergegeben, die nicht passt.
    .advice = Sie wurden nicht aufgenommen. Bitte die Person, die sie weitergegeben hat, noch einmal abzugleichen.

## Ihre Worte, und das Löschen

check-r-060 = Das Zeichen an einem Eintrag passt nicht zu dem, was er sagt.
    .advice = Er bleibt und zählt nicht als ihr Wort. Ist es ihres, soll es jemand von ihrer Seite schreiben.
check-r-061 = Für diese Löschung braucht es das Wort anderer, oder Zeit.
    .advice = Bis dahin ist der Text verborgen und nicht vernichtet. Wer nicht einverstanden ist, kann widersprechen.
check-r-062 = Eine Löschung zählt nicht.
    .advice = Nichts wurde vernichtet. Wer sie wollte, hatte zu der Zeit kein Recht dazu, oder es gibt keinen solchen Eintrag.
check-r-063 = Ein Wort für oder gegen eine Löschung zählt nicht.
    .advice = Nichts hat sich geändert. Geben können es die Mitglieder außer der Person, die löschen will.

## Einladungen

check-r-070 = Das ist keine vollständige Einladung.
    .advice = Es ist nichts geschehen. Kopiere sie noch einmal, vom ersten Zeichen bis zum letzten.
check-r-071 = Auf diese Einladung hat noch jemand anderes geantwortet.
    .advice = Niemand wurde eingelassen. Mach eine neue, und schick sie auf einem anderen Weg.
check-r-072 = Die Antwort kam nicht von der Person, die dich eingeladen hat.
    .advice = Niemand wurde eingelassen. Wer die Einladung hat, kann den Namen lesen, den du angegeben hast, und sonst nichts. Hör hier auf, ruf die Person an, und bitte um eine neue.
check-r-073 = Der Raum, der dir gezeigt wurde, ist nicht der, in den du eingeladen bist.
    .advice = Niemand wurde eingelassen. Wer die Einladung hat, kann den Namen lesen, den du angegeben hast, und sonst nichts. Hör hier auf, ruf die Person an, die dich eingeladen hat, und bitte um eine neue.
check-r-074 = Du bist noch nicht eingelassen, oder nicht von diesem Raum.
    .advice = Nichts geht verloren. Warte, bis die anderen zugestimmt haben, und gleiche ab; bleibt es dabei, ruf die Person an, die dich eingeladen hat.

## Weitere Geräte

check-r-080 = Ein Papierschlüssel wurde zweimal benutzt, oder für etwas, das er nicht kann.
    .advice = Was er darüber hinaus getan hat, zählt nicht. Vielleicht hat jemand eine Kopie des Blatts: Mach einen neuen Papierschlüssel.
check-r-081 = Dieser Tresor ist eine Kopie oder eine Sicherung von einem, mit dem weitergearbeitet wurde.
    .advice = Nichts geht verloren. Er nimmt auf, was der andere geschrieben hat, und macht als neues Gerät weiter.
check-r-082 = Ein Gerät kam auf eine Art zurück, die es allein nicht darf.
    .advice = Es wartet, und nichts geht verloren. Einlassen kann es ein anderes Gerät derselben Person, ihr Papierschlüssel oder die Zustimmung der anderen.
check-r-085 = Jemand sagt, mehr von hier Geschriebenem gesehen zu haben, als dieser Tresor kennt, und keine Ablage zeigt es.
    .advice = Nichts geht verloren, und vorerst wird nichts gesendet. Wurde dieser Tresor kopiert oder aus einer Sicherung zurückgeholt: `answerable device anew`. Wenn nie: `answerable device same`, und redet miteinander.
    .page = Nichts geht verloren, und vorerst wird nichts gesendet. Sag unter „Wartet auf unser Wort“, ob dieser Tresor kopiert oder aus einer Sicherung zurückgeholt wurde. Wenn nie, redet außerdem miteinander.
check-r-083 = Diese Stücke passen nicht zusammen.
    .advice = Es ist nichts geschehen. Sieh nach, ob alle zum selben Satz gehören und jedes richtig abgetippt ist.
check-r-084 = Das lässt sich hier nicht öffnen: Es ist für ein anderes Gerät, oder nicht das, was geschrieben wurde.
    .advice = Nichts geht verloren. Sieh nach, ob jedes Wort stimmt und keines fehlt; sonst bitte noch einmal darum.
check-r-086 = Wo andere diesem Gerät den Weg zurück in einen Raum zeigen würden, liegt etwas, das dafür nicht taugt.
    .advice = Es wurde übergangen, nichts ist verloren. Kommt das öfter vor, kann jemand, die oder der diesen Raum kannte, noch in diese Ablage schreiben: Ändert ihr Passwort.

## Ablagen

check-d-001 = Ein Stück in dieser Ablage ist beschädigt, verschoben oder überschrieben.
    .advice = Falsches wurde nicht aufgenommen. Vielleicht hat es eine andere Ablage oder ein anderes Mitglied heil: Gleiche mit ihnen ab.
check-d-002 = Diese Ablage zeigt einen älteren Stand als zuvor.
    .advice = Was hier bekannt ist, bleibt. Frag nach, ob jemand sie aus einer Sicherung zurückgeholt hat; der nächste Abgleich füllt sie wieder auf.
check-d-003 = Hier gibt es von niemandem etwas Neueres.
    .advice = Entweder hat niemand geschrieben, oder diese Ablage hält es zurück. Frag die anderen, oder gleiche mit einer anderen Ablage ab.
check-d-004 = In dieser Ablage fehlt etwas, das geschrieben wurde.
    .advice = Was hier ist, ist sicher. Vielleicht hat es eine andere Ablage oder ein anderes Mitglied: Gleiche mit ihnen ab.
check-d-005 = Jemand hat etwas an die Stelle eines anderen Mitglieds gelegt.
    .advice = Es wurde nicht aufgenommen. Frag die anderen, wer noch in diese Ablage schreiben kann; vielleicht braucht sie ein neues Passwort.
check-d-006 = Von dort kommt mehr, als eine Gruppe schreiben kann.
    .advice = Es wird langsam gelesen, und nichts geht verloren. Frag die Person, der das Gerät gehört.
check-d-007 = Etwas, das nur einmal geschrieben wird, wurde noch einmal geschrieben.
    .advice = Falsches wurde nicht aufgenommen. Frag die anderen, wer noch in diese Ablage schreiben kann; vielleicht braucht sie ein neues Passwort.
check-d-008 = Diese Ablage antwortet nicht, wie sie sollte.
    .advice = Nichts geht verloren. Versuch es später noch einmal, oder gleiche mit einer anderen Ablage ab.
check-d-009 = Eine angehängte Datei ist nicht heil.
    .advice = Sie wird nicht geöffnet. Vielleicht hat sie eine andere Ablage oder ein anderes Mitglied heil: Gleiche mit ihnen ab.
