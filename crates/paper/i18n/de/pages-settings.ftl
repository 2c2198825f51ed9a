### Seiten für das, was eine Aufzeichnung bewahrt: Passphrase, Papierschlüssel, Sicherung, Zurückkommen, mehrere Tresore, die Worte für Menschen, Übergeben.

pages-passphrase = Eine andere Passphrase
pages-paper-key = Papierschlüssel
pages-pieces = Ein Schlüssel in Teilen
pages-backup = Sicherung
pages-back = Zurückkommen
pages-restore = Eine Sicherung zurückholen
pages-called = Unsere Worte für Menschen
pages-handing = Übergeben und gehen

## Einstellungen

settings-safe = Damit nichts verloren geht und niemand hineinkommt
settings-group = Die Gruppe
settings-invite = Jemanden einladen, oder ein weiteres eigenes Gerät
settings-waiting = Einladungen mit ihren vier Wörtern, und was sonst auf unser Wort wartet
settings-storages = Austausch, und die Ablagen
settings-back = Zu den Einstellungen
settings-paper-none = Es gibt noch keinen.
settings-paper-not-compared = Es gibt einen. Ob das Blatt stimmt, hat noch niemand nachgesehen.
settings-paper-there = Es gibt einen, und das Blatt ist verglichen.

## Passphrase

passphrase-lead = Die jetzige gilt, bis die neue angenommen ist. Sicherungen von vorher öffnen sich weiter mit der alten.
passphrase-present = Die jetzige Passphrase
passphrase-new = Die neue Passphrase
passphrase-do = Die neue nehmen
passphrase-backup = Eine neue Sicherung machen
passphrase-weak = Gib eine längere ein, zweimal. Willst du trotzdem diese, gib sie noch einmal zweimal ein und kreuze es unten an.
passphrase-keep = Diese nehmen, obwohl sie nicht lange hielte

## Papierschlüssel

paper-lead = Vierundzwanzig Wörter auf einem Blatt Papier. Mit dem Blatt und sonst nichts kommst du auf einem neuen Rechner zurück, wenn alle deine Geräte weg sind. Wer es findet, kann sich als du ausgeben.
paper-no-storage = Ein Papierschlüssel findet deine Aufzeichnung in einer Ablage, und noch gibt es keine. Wähle zuerst eine. Bis dahin bewahrt eine Sicherung, was du schreibst.
paper-none = Es gibt noch keinen.
paper-usable = Es gibt einen Papierschlüssel, und was er braucht, liegt in einer Ablage.
paper-not-usable = Es gibt einen Papierschlüssel. Zurückkommen könnte damit noch niemand: Tausche aus, sobald eine Ablage erreichbar ist.
paper-compared = Das Blatt wurde mit den Wörtern verglichen: { $date }.
paper-not-compared = Ob die Wörter auf dem Blatt stimmen, hat noch niemand nachgesehen.
paper-compared-now = Das Blatt stimmt. Leg es dorthin, wo deine Geräte nicht sind.
paper-to-show = Die Wörter ansehen
paper-to-compare = Nachsehen, ob das Blatt stimmt
paper-another = Einen anderen machen
    .more = Ist das Blatt weg, hat es jemand gesehen oder steht etwas Falsches darauf: Ein neuer tritt an seine Stelle, und der alte ist dann nichts mehr wert.
paper-before = Leg Papier und Stift bereit, und sieh, dass niemand hinter dir steht. Die Wörter werden nur dieses eine Mal gezeigt.
paper-make = Einen Papierschlüssel machen
paper-use = Sind alle deine Geräte weg: Starte das Programm auf einem neuen Rechner, und wähle das Zurückkommen mit einem Papierschlüssel. Die Wörter gelten einmal.
paper-print = Am besten von Hand. Wenn du druckst: auf einem eigenen Drucker, nicht über das Netz eines Büros, und speichere es nicht als Datei.
paper-written = Ich habe es aufgeschrieben
paper-shown-before = Die Wörter wurden schon gezeigt und werden nicht noch einmal gezeigt. Stimmt dein Blatt nicht, mach einen anderen Papierschlüssel.
paper-nothing-to-compare = Es gibt nichts mehr zu vergleichen: Die Wörter werden nicht aufgehoben. Stimmt dein Blatt vielleicht nicht, mach einen anderen Papierschlüssel.
paper-check = Stimmt das Blatt?
paper-check-lead = Gib diese Wörter vom Blatt ein. Die ersten vier Buchstaben genügen.
paper-asked = Wort { $count }
paper-differs = Wort { $count } heißt anders.
paper-differs-how = Sieh noch einmal auf das Blatt. Vielleicht bist du eine Zeile verrutscht, oder es ist schlecht zu lesen. Ist es falsch, mach einen anderen Papierschlüssel; dieser ist dann nichts mehr wert.
paper-check-do = Vergleichen

## Ein Schlüssel in Teilen

paper-to-pieces = Ein Schlüssel in Teilen
    .more = Du hast deinen Raum allein: Mehrere Menschen bewahren je einen Teil auf, und einige zusammen holen dich zurück.
pieces-lead = Ein Weg zurück in deinen eigenen Raum, den niemand allein hat: Mehrere Menschen bewahren je einen Teil auf, und so viele davon, wie du sagst, holen dich zusammen zurück. Das ist für die, der der Raum gehört, wenn sie ihn allein hat.
pieces-no-storage = Die Teile finden deinen Raum in einer Ablage, und noch gibt es keine. Wähle zuerst eine. Bis dahin bewahrt eine Sicherung, was du schreibst.
pieces-not-alone = Teile sind für die, die ihren eigenen Raum allein hat. Ist noch jemand in deinem Raum, lassen die dich wieder herein, und ein eigenes Blatt tut es auch.
pieces-none = Es gibt noch keinen.
pieces-usable = Es gibt einen Schlüssel in Teilen, und was er braucht, liegt in einer Ablage.
pieces-not-usable = Es gibt einen Schlüssel in Teilen. Zurückkommen könnte damit noch niemand: Tausche aus, sobald eine Ablage erreichbar ist.
pieces-compared = Das Aufgeschriebene wurde mit den Teilen verglichen: { $date }.
pieces-not-compared = Ob die Teile richtig aufgeschrieben sind, hat noch niemand nachgesehen.
pieces-compared-now = Die Teile stimmen. Gib jeden der Person, für die er ist.
pieces-to-show = Die Teile ansehen
pieces-to-compare = Nachsehen, ob sie richtig aufgeschrieben sind
pieces-another = Andere machen
    .more = Ist ein Teil verloren, hat ihn jemand gesehen, oder soll jemand keinen mehr haben: Neue treten an ihre Stelle, und die alten sind ab dann nichts mehr wert.
pieces-who = Wer bewahrt einen Teil auf?
    .hint = Menschen deiner Seite und Umstehende. Niemand aus der Kontaktgruppe, und nicht er.
pieces-others = Andere, die nicht in der Aufzeichnung stehen
    .hint = Je ein Name in einer eigenen Zeile. Zusammen 2 bis 8 Menschen.
pieces-enough = Wie viele davon reichen?
    .hint = Von dreien zwei. Mehr schützt besser davor, dass einige sich zusammentun, und ist schwerer, wenn du sie brauchst.
pieces-before = Leg Papier und Stift bereit oder nimm einen eigenen Drucker, und sieh, dass niemand hinter dir steht. Die Teile werden nur dieses eine Mal gezeigt.
pieces-make = Die Teile machen
pieces-sheet-page = Jeder ist ein Teil eines Schlüssels zu deinem eigenen Raum und gehört auf ein Blatt für sich. Gib jeden der Person, für die er ist, auf Papier oder von Hand zu Hand. Sie werden nur dieses eine Mal gezeigt.
pieces-holder = Bewahre das auf, wo niemand darauf stößt, und fotografier es nicht. Allein öffnet es nichts. Gib es nur ihr zurück, die du kennst, wenn sie dich mit ihrer Stimme darum bittet.
pieces-use-page = Sind alle deine Geräte weg: Lass dir { $count } Teile geben, starte das Programm auf einem neuen Rechner, wähle das Zurückkommen mit einem Papierschlüssel und dort, dass du stattdessen Teile hast. In die anderen Räume lassen dich die anderen wieder herein.
pieces-print = Wenn du druckst, hat jeder eine Seite für sich: auf einem eigenen Drucker, nicht über das Netz eines Büros, und speichere es nicht als Datei.
pieces-written = Ich habe sie aufgeschrieben
pieces-shown-before = Die Teile wurden schon gezeigt und werden nicht noch einmal gezeigt. Stimmt einer von deinen nicht, mach andere.
pieces-nothing-to-compare = Es gibt nichts mehr zu vergleichen: Die Teile werden nicht aufgehoben. Stimmt einer von deinen vielleicht nicht, mach andere.
pieces-check = Sind die Teile richtig aufgeschrieben?
pieces-check-lead = Gib diese Zeichen von den Blättern ein, von jedem eine Gruppe.
pieces-asked = Für { $who }: Gruppe { $count }
pieces-differs = Gruppe { $count } im Teil für { $who } heißt anders.
pieces-differs-how = Sieh noch einmal auf das Blatt. Vielleicht bist du eine Gruppe verrutscht, oder es ist schlecht zu lesen. Ist es falsch, mach andere Teile; diese sind dann nichts mehr wert.

## Sicherung

backup-lead = Eine Datei mit allem, was in diesem Tresor liegt, mit deiner Passphrase verschlossen. Wo du allein schreibst, ist sie die einzige andere Kopie.
backup-do = Eine Sicherung machen und die Datei behalten
backup-keep = Leg sie auf einen Stick oder eine Platte, die nicht bei diesem Rechner liegt, und lösche sie aus dem Ordner der heruntergeladenen Dateien. Sie geht mit der Passphrase von heute auf.
backup-try = Hol sie einmal, in einer ruhigen Stunde, zurück und sieh hinein: Eine Sicherung, die niemand ausprobiert hat, ist eine Hoffnung. Der Weg dahin steht auf der Seite, mit der das Programm beginnt.

## Zurückkommen

welcome-back = Mit einem Papierschlüssel zurückkommen
    .more = Alle deine Geräte sind weg, und du hast dein Blatt mit 24 Wörtern.
welcome-restore = Eine Sicherung zurückholen
    .more = Du hast eine Datei, die als Sicherung gemacht wurde.
back-lead = Nimm dein Blatt. Bevor du zurück bist, ist nichts verbraucht: Versuch es, so oft du willst.
back-lead-pieces = Bitte die, die ein Teil haben, um ihres. Bevor du zurück bist, ist nichts verbraucht.
back-words = Die Wörter auf dem Blatt
    .hint = Alle 24, in einer Zeile oder mehreren, mit Nummern oder ohne. Von jedem genügen die ersten vier Buchstaben. Beim Tippen sind sie zu sehen.
back-again = Wort { $count } noch einmal
back-others-kept = Die anderen sind im Speicher aufgehoben und werden nicht gezeigt.
back-kept = Was du vom Blatt abgetippt hast, ist im Speicher aufgehoben und wird nicht gezeigt.
back-all-again = Alle noch einmal eingeben
back-number = Die Nummer des Prozesses
    .hint = Vier Gruppen aus vier Buchstaben; sie steht unter den Wörtern.
back-storage = Wo ist die Ablage deiner Gruppe?
back-pieces = Die Teile
    .hint = Jedes beginnt mit answerable-share- und ist eine Zeile. Leerzeichen und Umbrüche schaden nicht.
back-do = Zurückkommen
back-no-words = Die Wörter vom Blatt fehlen. Es ist nichts verbraucht.
back-to-pieces = Ich habe stattdessen Teile, die andere für mich aufbewahrt haben
back-to-words = Ich habe stattdessen ein Blatt mit 24 Wörtern
back-others = Ohne Blatt: Andere aus deiner Gruppe können dich wieder hereinlassen. Sie machen unter „Jemanden einladen“ einen Code für jemanden, deren oder dessen Geräte verloren sind, und du wählst „Mit einem Code dazukommen“.
back-go-on = Mit dem Zurückkommen weitermachen
back-done = Du bist zurück. Deine anderen Geräte sind abgemeldet: Was von jetzt an geschrieben wird, lässt sich mit ihnen nicht lesen.
back-not-all = Nicht jede Ablage war erreichbar; vielleicht wissen es die anderen noch nicht. Tausche aus, sobald sie wieder da sind.
back-new-sheet = Das alte Blatt ist verbraucht. Zerreiß es, und mach jetzt ein neues.
back-new-pieces = Die alten Teile sind verbraucht. Mach jetzt neue, und gib sie wieder aus. In die anderen Räume lassen dich die anderen wieder herein.

restore-lead = Aus der Datei wird ein Tresor auf diesem Rechner. Beim nächsten Austausch geht er als eigenes Gerät weiter, denn vielleicht ist der andere noch in Gebrauch.
restore-file = Die Sicherung
restore-path = Oder wo sie auf diesem Rechner liegt
    .hint = Für eine große: der Pfad der Datei, etwa /media/stick/backup-2026-03-01.sealed
restore-do = Zurückholen
restore-no-file = Wähle die Datei der Sicherung, oder sag, wo sie liegt. Es wurde nichts gemacht.
restore-next = Die Sicherung ist zurückgeholt. Sie geht mit der Passphrase von dem Tag auf, an dem sie gemacht wurde.

## Mehrere Tresore

vaults-heading = Aufzeichnungen auf diesem Rechner
vaults-else = Etwas anderes
vaults-number = Aufzeichnung { $count }
vaults-other = Eine andere Aufzeichnung
vaults-written = { $vault } – zuletzt geschrieben: { $date }
unlock-others = Eine andere Aufzeichnung, oder neu anfangen

## Die Worte für Menschen

called-lead = Wie ihr die Menschen unter euch nennt. Diese Worte stehen dann auf allen Seiten und Papieren; die anderen haben sie nach dem nächsten Austausch.
called-survivor = Der Mensch, dem es angetan wurde
called-perpetrator = Der Mensch, der es getan hat
called-support-group = Die, die ihr beistehen
called-contact-group = Die, die ihn in die Pflicht nehmen
called-usual = Das übliche Wort:
called-kept = Von jetzt an gelten diese Worte.
called-long = Das ist länger, als ein Wort für jemanden sein kann. Es wurde nichts geändert.
called-case = Nehmt Worte in der Grundform, ohne „der“ oder „die“. Ein leeres Feld heißt: das übliche Wort.

## Übergeben

handing-lead = Was bei dir liegt, damit nichts hängen bleibt, wenn du gehst. Biete es an; wen du fragst, kann ja oder nein sagen.
handing-nothing = Bei dir liegt nichts.
handing-nobody = Dieser Tresor weiß nicht, wer du in der Aufzeichnung bist, und kann darum nicht sagen, was bei dir liegt.
handing-rests = Liegt bei dir
handing-what = Was bietest du an?
handing-to = Wem?
handing-how = Aufgaben gehen über, wenn sie angenommen sind. Aus allem anderen wird eine Aufgabe, in der steht, worum es sich zu kümmern gilt, und die mit angeboten wird. Sag es der Person auch selbst.
handing-do = Anbieten
handing-offered = Es ist angeboten. Tausche aus, damit die Person es erfährt; bis sie annimmt, bleibt es bei dir.
handing-no-one = Wähle, wem du es anbietest. Es wurde nichts aufgeschrieben.
handing-nothing-ticked = Es ist nichts angekreuzt, also wurde nichts angeboten.
handing-roles = Deine Rollen
handing-roles-how = Wer eine Rolle übernimmt, entscheidet die Gruppe; schreibt es als Mitgliedschaft auf.
handing-look-after = Sich kümmern um: { $what } ({ $about }), { $date }

## Mitglieder, und ob dieser Tresor eine Kopie ist

members-further = Ein weiteres eigenes Gerät dazunehmen
members-lost = Die Geräte dieser Person sind verloren: wieder hereinlassen
waiting-copy = Ist dieser Tresor eine Kopie?
waiting-copy-said = Andere haben von diesem Gerät mehr gesehen, als hier ist. Das sagt: { $who }. In den Ablagen zeigt es nichts, darum wird nichts gesendet, bis du geantwortet hast. Nur du weißt es.
waiting-was-copied = Ja, er wurde kopiert oder aus einer Sicherung zurückgeholt
    .more = Er geht als neues Gerät weiter, und nichts ist verloren.
waiting-never-copied = Nein, nie
    .more = Er geht weiter, wie er ist. War er doch eine Kopie, würde sich, was du schreibst, in zwei spalten; dann sag ja.
waiting-goes-on-anew = Beim nächsten Austausch geht dieser Tresor als neues Gerät weiter.
waiting-stays-the-same = Dieser Tresor geht weiter, wie er ist, und fragt nicht noch einmal, weil sie es sagen. Tausche jetzt aus.
