/** Was der Fall von sich sagt, auf Deutsch: Ablehnungen, Mängel des Fallblatts und Prüfungen. */
import type { CaseSentence } from '../../case/said';

export const sentences: Readonly<Record<CaseSentence, string>> = {
  // Zellen binden
  driverNotOneCell: '{{cell}} ist nicht eine Zelle; wählen Sie eine einzelne Zelle als Treiber.',
  metricNotOneCell: '{{cell}} ist nicht eine Zelle; wählen Sie eine einzelne Zelle als Kennzahl.',
  cellOnOwnSheet:
    '{{cell}} steht auf einem Blatt, das Fulcrum schreibt; wählen Sie eine Zelle Ihres Modells.',
  cellProtected:
    '{{cell}} steht auf dem geschützten Blatt „{{sheet}}“; heben Sie den Schutz auf (Überprüfen, Blattschutz aufheben), denn eine Auswertung schreibt den Treiber dorthin.',
  driverBoundAlready: '{{cell}} ist schon als Treiber „{{other}}“ gebunden.',
  metricBoundAlready: '{{cell}} ist schon als Kennzahl „{{other}}“ gebunden.',
  driverHoldsFormula:
    '{{cell}} enthält die Formel {{formula}}; ein Treiber ist eine Eingabe. Wählen Sie die Zelle mit der Zahl, die die Formel liest, oder ersetzen Sie die Formel durch eine Zahl.',
  driverShowsError: '{{cell}} zeigt {{error}}; ein Treiber braucht dort eine Zahl.',
  driverBlank: '{{cell}} ist leer; ein Treiber braucht dort eine Zahl.',
  driverFormattedAsText:
    '{{cell}} ist als Text formatiert; Excel nähme jede Zahl, die dort eingetragen wird, für Text. Formatieren Sie die Zelle zuerst als Zahl.',
  driverText: '{{cell}} enthält den Text „{{text}}“; ein Treiber braucht dort eine Zahl.',
  metricBlank: '{{cell}} ist leer; eine Kennzahl braucht dort eine Zahl.',
  metricText: '{{cell}} enthält den Text „{{text}}“; eine Kennzahl braucht dort eine Zahl.',
  severalAreas: '{{selection}} sind mehrere Bereiche; wählen Sie einen zusammenhängenden Block von Zellen.',
  tooManyCells:
    '{{cells}} sind {{count}} Zellen; wählen Sie die wenigen Ergebnisse, nach denen Sie urteilen, höchstens {{most}}.',

  // Auswertung planen
  noCase: 'Es gibt keinen Fall zum Auswerten; legen Sie zuerst einen an.',
  noMetricBound:
    'Noch ist keine Kennzahl an eine Zelle gebunden; wählen Sie ein Ergebnis des Modells und fügen Sie es als Kennzahl hinzu.',
  noSuchAlternative: 'Keine der verlangten Alternativen ist im Fall.',
  driverProtected:
    'Das Blatt „{{sheet}}“ ist geschützt, sodass sich der Treiber „{{driver}}“ in {{cell}} nicht ändern lässt; heben Sie den Schutz auf (Überprüfen, Blattschutz aufheben) und werten Sie erneut aus.',
  driverDeleted:
    'Die Zelle des Treibers „{{row}}“ wurde gelöscht ({{name}} zeigt ins Leere); wählen Sie seine Zelle im Modell und binden Sie sie erneut.',
  metricDeleted:
    'Die Zelle der Kennzahl „{{row}}“ wurde gelöscht ({{name}} zeigt ins Leere); wählen Sie ihre Zelle im Modell und binden Sie sie erneut.',
  driverSeveralCells:
    'Der Treiber „{{row}}“ bezieht sich auf mehrere Zellen ({{cell}}); binden Sie ihn an eine Zelle.',
  metricSeveralCells:
    'Die Kennzahl „{{row}}“ bezieht sich auf mehrere Zellen ({{cell}}); binden Sie sie an eine Zelle.',
  driversShareCell:
    'Die Treiber „{{one}}“ und „{{other}}“ teilen sich die Zelle {{cell}}; entfernen Sie einen davon.',
  driverOnFormula:
    'Der Treiber „{{driver}}“ ist an {{cell}} gebunden; dort steht die Formel {{formula}}. Binden Sie ihn an die Eingabezelle, die die Formel liest.',
  driverCellBlank:
    'Der Treiber „{{driver}}“ braucht eine Zahl in {{cell}}, doch die Zelle ist leer; geben Sie dort eine Zahl ein.',
  driverCellNoNumber:
    'Der Treiber „{{driver}}“ braucht eine Zahl in {{cell}}, doch dort steht {{found}}; geben Sie dort eine Zahl ein.',

  // Auswerten
  recoveryNeeded:
    'Eine frühere Auswertung wurde unterbrochen, und ihre Treiberzellen sind noch nicht wiederhergestellt; stellen Sie sie zuerst wieder her.',
  editedMeanwhile:
    '{{cell}} wurde während der Auswertung bearbeitet; die Ergebnisse wurden verworfen und die Treiberzellen wiederhergestellt. Prüfen Sie die Zelle und werten Sie erneut aus.',
  editedMeanwhileTo:
    '{{cell}} wurde während der Auswertung auf {{value}} geändert; die Ergebnisse wurden verworfen und die Treiberzellen wiederhergestellt. Prüfen Sie die Zelle und werten Sie erneut aus.',
  emptyCell: 'leer',
  keepsEdit:
    '{{cell}} wurde während der Auswertung bearbeitet und behält die Änderung ({{found}}; vorher {{original}}). Die Auswertung wurde beendet; werten Sie erneut aus.',
  modelEditedMeanwhile:
    'Das Modell wurde während der Auswertung bearbeitet, sodass die Ergebnisse nicht zusammenpassen; werten Sie erneut aus.',
  notRestored:
    'Die Treiberzellen ließen sich nicht wiederherstellen. Ihre ursprünglichen Werte sind in der Arbeitsmappe aufbewahrt: Öffnen Sie den Aufgabenbereich neu und wählen Sie „Meine Zellen wiederherstellen“.',
  notRestoredBecause:
    'Die Treiberzellen ließen sich nicht wiederherstellen ({{reason}}). Ihre ursprünglichen Werte sind in der Arbeitsmappe aufbewahrt: Öffnen Sie den Aufgabenbereich neu und wählen Sie „Meine Zellen wiederherstellen“.',
  cellNotRestored:
    '{{cell}} nahm den ursprünglichen Wert {{original}} nicht wieder an; öffnen Sie den Aufgabenbereich neu, um es erneut zu versuchen.',
  journalUnreadable:
    'Das Protokoll einer unterbrochenen Auswertung ist nicht lesbar; vergleichen Sie die Treiberzellen mit der Tabelle der Treiber.',
  cancelled: 'Die Auswertung wurde abgebrochen; Ihre Zellen sind, wie sie waren.',
  simulationStale: 'Modell oder Annahmen haben sich seit der Simulation geändert; simulieren Sie erneut.',
  evaluationNotKept: 'Die Auswertung „{{name}}“ ist nicht mehr aufbewahrt.',
  noSavedNumber: '„{{evaluation}}“ enthält keine Zahl für „{{metric}}“ unter „{{alternative}}“.',
  workbookEdited: 'Die Arbeitsmappe wurde seit der Auswertung bearbeitet.',
  unexpected: '{{reason}}',

  // Neben der Arbeitsmappe rechnen
  cellDiffers:
    '{{cell}} zeigt in der Arbeitsmappe {{workbook}}, berechnet wurde aber {{computed}} (Fall: {{trial}}; Formel: {{formula}}). Deshalb rechnet die Arbeitsmappe.',
  verifiedBase: 'geprüft: {{cells}} Zellen, nur der Ausgangsfall',
  verified: 'geprüft: {{cells}} Zellen, der Ausgangsfall und {{replays}} nachgespielte Fälle',
  cannotRecalculate:
    'Das Modell lässt sich nicht nebenher rechnen; deshalb rechnet die Arbeitsmappe. Grund: {{reason}}.',
  recalculationBroke:
    'Die Berechnung neben der Arbeitsmappe ist ausgefallen ({{reason}}). Deshalb rechnet die Arbeitsmappe.',

  // Blätter
  noCaseOnSheet: 'In der Arbeitsmappe ist kein Fall; legen Sie zuerst einen an.',
  caseSheetDeleted: 'Das Blatt „{{sheet}}“ wurde gelöscht; holen Sie es mit Rückgängig zurück.',
  caseSheetTaken:
    'Die Arbeitsmappe hat schon ein Blatt „{{sheet}}“; benennen Sie es um, um einen neuen Fall anzulegen. Nichts wurde geändert.',
  versionMissing:
    'In {{cell}} sollte die Version des Fallblatts stehen, die Zahl {{version}}, doch die Zelle ist leer. Stellen Sie sie mit Rückgängig wieder her, oder benennen Sie das Blatt um, um einen neuen Fall anzulegen.',
  versionUnreadable:
    'In {{cell}} sollte die Version des Fallblatts stehen, die Zahl {{version}}, doch dort steht {{found}}. Stellen Sie sie mit Rückgängig wieder her, oder benennen Sie das Blatt um, um einen neuen Fall anzulegen.',
  newerCase:
    'Der Fall wurde mit einer neueren Fulcrum-Version gespeichert: In {{cell}} steht Version {{version}}, diese hier kennt bis {{known}}. Aktualisieren Sie Fulcrum; nichts wurde geändert.',
  tableMissing:
    'Die Tabelle {{table}} fehlt in dem Fall, dessen Version in {{cell}} steht. Stellen Sie sie mit Rückgängig oder aus einem früheren Stand der Datei wieder her; nichts wurde geändert.',
  quotedWord: '„{{word}}“',
  columnMissing:
    'Der Tabelle {{table}}, deren Überschriften in {{cell}} beginnen, fehlt die Spalte {{columns}}. Geben Sie der Spalte ihre Überschrift zurück, oder nutzen Sie Rückgängig; nichts wurde geändert.',

  // Mängel einzelner Zellen des Fallblatts
  cellShowsError: '{{table}} {{cell}} zeigt den Fehler {{error}}; geben Sie Text ein.',
  notANumber: '{{table}} {{cell}} ({{column}}) muss eine Zahl sein, nicht {{found}}.',
  scoreOutOfRange: '{{table}} {{cell}} ({{column}}) muss eine ganze Zahl von 1 bis 5 sein, nicht {{found}}.',
  negative: '{{table}} {{cell}} ({{column}}) muss null oder größer sein, nicht {{found}}.',
  noSuchChoice: '{{table}} {{cell}} ({{column}}) muss eines von {{choices}} sein, nicht {{found}}.',
  notADate: '{{table}} {{cell}} muss ein Datum sein, nicht {{found}}.',
  boundCellDeleted:
    '{{table}} {{cell}} verweist auf {{name}}, dessen Zelle gelöscht wurde; wählen Sie die Zelle im Modell und binden Sie sie erneut.',
  answerCellDeleted:
    '{{table}} {{cell}} verweist auf eine gelöschte Zelle; binden Sie die Antwort an eine andere.',
  notAnAddress:
    '{{table}} {{cell}} muss die Adresse einer Zelle mit ihrem Blatt sein, etwa Inputs!B4, nicht {{found}}.',
  nameBlank: '{{table}} {{cell}} ist leer; geben Sie der Zeile einen Namen.',
  nameTwice: '{{table}} {{cell}} wiederholt den Namen „{{name}}“; es gilt die erste Zeile mit diesem Namen.',
  noDoNothing:
    'Keine Alternative in {{table}} heißt „Do nothing“ oder „Nichtstun“; verglichen wird mit „{{alternative}}“.',

  // Prüfungen
  noAlternatives: 'Neben dem Nichtstun gibt es keine Alternative; eine Entscheidung braucht mindestens 2.',
  oneAlternative: 'Neben dem Nichtstun gibt es 1 Alternative; eine Entscheidung braucht mindestens 2.',
  owner: 'Verantwortung',
  cadence: 'Rhythmus',
  threshold: 'Schwelle',
  metricIncomplete: 'Der Kennzahl „{{metric}}“ fehlt: {{missing}}.',
  primaryIncomplete: 'Der Kennzahl „{{metric}}“ fehlt: {{missing}}; so kann sie nicht primär sein.',
  guardrailBreached:
    '„{{alternative}}“ verletzt die Leitplanke „{{metric}}“ ohne Ausnahme; ändern Sie die Alternative, oder halten Sie fest, wer die Ausnahme gewährt und warum.',
  lensEmpty: 'Noch zu sehr aus einer Funktion gedacht: keine Kennzahl aus der Sicht von {{lenses}}.',
  rangeReversed:
    'Das untere Ende {{value}} des Treibers „{{driver}}“ liegt über dem oberen Ende {{high}}; berichtigen Sie die Spanne.',
  lognormalNotPositive:
    'Das untere Ende des Treibers „{{driver}}“ ist {{value}}, lognormalverteilte Werte sind aber immer größer als 0; erhöhen Sie es, oder wählen Sie eine andere Verteilung.',
  likelyBelowRange:
    'Der wahrscheinliche Wert {{value}} des Treibers „{{driver}}“ liegt unter dem unteren Ende {{low}} der Spanne; berichtigen Sie Wert oder Spanne.',
  likelyAboveRange:
    'Der wahrscheinliche Wert {{value}} des Treibers „{{driver}}“ liegt über dem oberen Ende {{high}} der Spanne; berichtigen Sie Wert oder Spanne.',
  valueBelowRange:
    'Der Treiber „{{driver}}“ liegt unter „{{alternative}}“ mit {{value}} unter dem unteren Ende {{low}} seiner Spanne; berichtigen Sie Wert oder Spanne.',
  valueAboveRange:
    'Der Treiber „{{driver}}“ liegt unter „{{alternative}}“ mit {{value}} über dem oberen Ende {{high}} seiner Spanne; berichtigen Sie Wert oder Spanne.',
  metricHorizon:
    'Die Kennzahl „{{name}}“ gilt für {{own}}, der Horizont der Entscheidung beträgt aber {{horizon}}; vergleichen Sie Gleiches mit Gleichem.',
  implementationHorizon:
    'Die Umsetzung von „{{name}}“ dauert {{own}}, der Horizont der Entscheidung beträgt aber {{horizon}}; vergleichen Sie Gleiches mit Gleichem.',
  oneMonth: '1 Monat',
  months: '{{count}} Monate',
  oneYear: '1 Jahr',
  years: '{{count}} Jahre',
  noDownside:
    '„{{alternative}}“ hat keine Kehrseite: keine Kennzahl wird schlechter, niemand trägt Kosten, kein Risiko ist genannt. Suchen Sie, was fehlt.',
  resultsStale:
    'Das Modell hat sich seit der Auswertung von {{alternatives}} geändert; werten Sie erneut aus.',
  notEvaluated: 'Der Fall ist noch nicht ausgewertet.',
  freshnessUnknown: 'Ob die Ergebnisse noch gelten, ist nicht bekannt: {{reason}}',
  literalInFormula:
    'Die Formel in {{cell}} enthält die Zahl {{literal}}; legen Sie sie in eine Eingabezelle mit Einheit und Quelle.',
  literalInFormulas:
    '{{cell}} und Formeln daneben oder darunter, zusammen {{count}}, enthalten die Zahl {{literal}}; legen Sie sie in eine Eingabezelle mit Einheit und Quelle.',
  moreLiterals: 'Weitere Formeln enthalten Zahlen, ab {{cell}}: insgesamt {{count}}.',
  doubleCounted:
    'Der Treiber „{{driver}}“ speist {{count}} Zeilen mit Nutzen: {{lines}}; stellen Sie sicher, dass nichts doppelt zählt.',
  netted:
    '{{cell}} verrechnet „{{excess}}“ mit „{{shortage}}“; zeigen Sie beides, denn Überschuss des einen Artikels deckt nicht die Fehlmenge eines anderen.',
};
