/** German words of the challenge and the follow-through. */
import type { Translation } from './translation';

export const governance: Pick<Translation, 'challenge' | 'evidence' | 'followThrough' | 'remarks'> = {
  remarks: {
    vague: 'Unter „{{word}}“ muss nichts geschehen: sagen Sie, was getan wird.',
    noDate: 'Bis wann? Nennen Sie hier oder unter Entscheiden bis ein Datum.',
    tooShort: 'Sagen Sie, was, wo und bis wann.',
    tooLong: 'In einem Atemzug: die Gründe gehören in die Felder darunter.',
    against: 'Was gegen {{alternative}} spricht',
    nothing: 'Nichts Berechnetes spricht gegen {{alternative}}. Suchen Sie, was fehlt.',
    breach: 'Die Leitplanke {{metric}} wird um {{gap}} verletzt.',
    dominated: '{{other}} ist nirgends schlechter und irgendwo besser.',
    beaten: '{{other}} ist in {{metric}} um {{difference}} besser.',
    switching: 'Sie verliert gegen {{other}}, sobald {{driver}}, geplant mit {{base}}, {{value}} erreicht.',
    switchingThreshold:
      'Sie verfehlt die Schwelle von {{metric}}, sobald {{driver}}, geplant mit {{base}}, {{value}} erreicht.',
  },
  evidence: {
    title: '{{field}}: was die Zahlen sagen',
    add: 'In den Text übernehmen',
    addTo: 'In den Text übernehmen: {{field}}',
    waiting:
      'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} bringt {{gain}} mehr als Nichtstun, und später ist bei {{rate}} im Jahr weniger wert.',
    forgone: {
      year: 'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} ist um {{gain}} im Jahr besser als Nichtstun.',
      quarter:
        'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} ist um {{gain}} im Quartal besser als Nichtstun.',
      month:
        'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} ist um {{gain}} im Monat besser als Nichtstun.',
      week: 'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} ist um {{gain}} in der Woche besser als Nichtstun.',
      day: 'Jeder Monat Warten kostet etwa {{month}}: {{alternative}} ist um {{gain}} am Tag besser als Nichtstun.',
    },
    misses: 'Ohne Entscheidung bleibt {{metric}} bei {{value}} und verfehlt die Schwelle von {{threshold}}.',
    worse: 'Ohne Entscheidung bleibt {{metric}} bei {{value}}; {{alternative}} erreicht {{best}}.',
    leadsInBreach:
      '{{alternative}}: führt bei {{metric}} mit {{value}}, doch keine ausgewertete Alternative hält jede Leitplanke ein.',
    leads: '{{alternative}}: führt bei {{metric}} mit {{value}} unter denen, die keine Leitplanke verletzen.',
  },
  challenge: {
    intro: 'Was ein Vorstand fragen würde, aus den Schwachstellen von Fall und Modell.',
    reading: 'Schwachstellen werden gesucht',
    again: 'Erneut suchen',
    write: 'Protokoll schreiben',
    writing: 'Das Blatt Challenge wird geschrieben',
    written: 'Das Blatt Challenge ist geschrieben.',
    progress_one: '{{answered}} von {{count}} Frage beantwortet',
    progress_other: '{{answered}} von {{count}} Fragen beantwortet',
    none: 'Keine Schwachstelle gefunden',
    noneHint: 'Die Regeln finden nichts zu fragen. Fragen Sie jemanden, der anderer Meinung ist.',
    groups: {
      assumptions: 'Annahmen',
      alternatives: 'Wahl der Alternativen',
      risk: 'Risiken',
      implementation: 'Umsetzung',
    },
    open: 'Unbeantwortet',
    answered: 'Beantwortet',
    answer: 'Antwort',
    answerHint: 'Eine Zahl, auf der die Antwort ruht, gehört in eine Zelle: verknüpfen Sie sie unten.',
    by: 'Beantwortet von',
    saved: 'Die Antwort ist auf dem Fallblatt gespeichert.',
    backing: 'Zellen, die sie stützen',
    addCell: '{{cell}} verknüpfen',
    addNothing: 'Wählen Sie eine Zelle, um sie zu verknüpfen',
    cellAdded: '{{cell}} stützt die Antwort.',
    oneCell: 'Wählen Sie eine einzelne Zelle; {{cell}} sind mehrere.',
    removeCell: '{{cell}} von der Antwort lösen',
    before: 'Früher beantwortet',
    beforeHint: 'Diese Fragen stellen sich nicht mehr.',
    questions: {
      unsourcedDriver:
        'Woher stammt der Wert {{value}} für {{driver}}, und wer steht dafür ein? Er hat keine Quelle.',
      unsourcedDriverSwing:
        'Woher stammt der Wert {{value}} für {{driver}}? Er hat keine Quelle und bewegt {{metric}} über seine Spanne um {{swing}}.',
      staleDriver: 'Der Wert für {{driver}} ist vom {{date}}, {{months}} Monate alt. Gilt er noch?',
      undatedDriver: 'Wann wurde der Wert für {{driver}} erhoben? Er hat kein Datum.',
      wideDriver:
        '{{driver}} kann irgendwo zwischen {{low}} und {{high}} liegen. Was würde das vor der Entscheidung eingrenzen, und was kostet es, das herauszufinden?',
      wideDriverSwing:
        '{{driver}} kann irgendwo zwischen {{low}} und {{high}} liegen, was {{metric}} um {{swing}} bewegt. Was würde das vor der Entscheidung eingrenzen, und was kostet es, das herauszufinden?',
      lowConfidence: 'Dem Wert für {{driver}} wird wenig vertraut. Was würde das ändern, und bis wann?',
      unrangedDriver:
        'Die Alternativen unterscheiden sich in {{driver}}, das keine Spanne hat. Welcher schlechteste Wert würde Sie nicht überraschen?',
      literalInFormula:
        'Die Formel in {{cell}} enthält die Zahl {{literal}}. Wessen Annahme ist sie, und wäre sie unter einer Alternative anders?',
      doubleCounted: '{{driver}} speist mehrere Nutzenzeilen. Zählt etwas doppelt?',
      tooFewAlternatives:
        'Welche Alternativen wurden geprüft und weggelassen, und warum? Eine Entscheidung braucht mindestens zwei neben dem Nichtstun.',
      idleBaseline:
        'Unter {{alternative}} bleibt jeder Treiber wie heute. Was geschähe wirklich mit {{drivers}}, wenn nichts getan würde?',
      noDownside:
        'Unter {{alternative}} wird nichts schlechter, niemand trägt Kosten, kein Risiko ist genannt. Was fehlt?',
      dominated:
        '{{alternative}} ist nirgends besser als {{other}} und irgendwo schlechter. Warum steht sie zur Wahl?',
      closeRace:
        '{{alternative}} und {{other}} unterscheiden sich in {{metric}} nur um {{difference}}. Was entscheidet sonst zwischen ihnen?',
      noCounterCase:
        'Was würde unsere Meinung ändern? Nennen Sie die Beobachtung, bei der die Empfehlung falsch wäre.',
      switchingThreshold:
        '{{driver}} muss nur von {{base}} auf {{value}} gehen, damit {{alternative}} den Schwellenwert von {{metric}} verfehlt. Wie wahrscheinlich ist das, und wer merkt es zuerst?',
      switchingAgainst:
        '{{driver}} muss nur von {{base}} auf {{value}} gehen, damit {{other}} bei {{metric}} mit {{alternative}} gleichzieht. Wie wahrscheinlich ist das, und wer merkt es zuerst?',
      guardrailBreached:
        '{{alternative}} verletzt die Leitplanke {{metric}} um {{gap}}. Wer nimmt das hin, und im Tausch wofür?',
      thresholdMet:
        '{{metric}} hält unter {{alternatives}} den Schwellenwert {{threshold}} ohne jeden Abstand ein. Was lässt ihn zuerst verfehlen?',
      thresholdNear:
        '{{metric}} kommt seinem Schwellenwert {{threshold}} unter {{alternatives}} bis auf {{headroom}} nahe. Was zehrt diesen Abstand zuerst auf?',
      thresholdAtRisk:
        'In mindestens einem von zehn Fällen verfehlt {{metric}} unter {{alternative}} den Schwellenwert {{threshold}}. Was ist der Plan für diesen Fall?',
      unnamedRisk: 'Was ist das größte Risiko von {{alternative}}, und wer trägt es? Keines ist genannt.',
      noWayBack:
        'Wie wird {{alternative}} rückgängig gemacht, wenn sie scheitert, wie lange dauert das, und was ginge verloren?',
      splitBenefit:
        '{{payer}} trägt {{share}} der Kosten von {{alternative}}, und {{gainers}} erhalten den größten Teil des Nutzens. Warum sollte {{payer}} durchhalten?',
      losingParty:
        '{{party}} steht unter {{alternative}} um {{loss}} schlechter da. Warum mitmachen, und wer gleicht es aus?',
      unownedMetric: 'Wer steht für {{metric}} ein, und wie oft wird berichtet?',
      unstatedBurden: 'Wie viele Monate, welche Menschen und welche Systeme braucht {{alternative}}?',
      lateSteps:
        'Was geschieht in den ersten 90 Tagen nach der Entscheidung, und durch wen? Kein Schritt hat Verantwortliche und Datum.',
      noTripwire: 'Bei welcher Zahl halten wir an oder kehren um? Kein Stolperdraht ist gesetzt.',
      noDeadline: 'Bis wann muss entschieden sein, und was kostet jeder Monat Warten?',
    },
  },
  followThrough: {
    intro: 'Wer wofür einsteht, was uns handeln lässt, und was daraus geworden ist.',
    writeSheet: 'Umsetzungsblatt schreiben',
    writingSheet: 'Das Blatt Follow-through wird geschrieben',
    sheetWritten: 'Das Blatt Follow-through ist geschrieben.',
    writeBrief: 'Kurzbericht schreiben',
    writingBrief: 'Das Blatt Brief wird geschrieben',
    briefWritten: 'Das Blatt Brief ist geschrieben; es druckt auf eine Seite.',
    showSheet: 'Anzeigen',
    followed: 'Verfolgte Alternative',
    promises: 'Zusagen',
    promisesEmpty:
      'Noch ist nichts zugesagt. Fügen Sie eine Überprüfung, den ersten Umsetzungsschritt und einen Stolperdraht hinzu.',
    add: 'Hinzufügen',
    kind: 'Art',
    kinds: {
      'review cadence': 'Überprüfung',
      'escalation path': 'Eskalation',
      'metric owner': 'Verantwortung für Kennzahl',
      'adoption step': 'Umsetzungsschritt',
      tripwire: 'Stolperdraht',
      waiver: 'Ausnahme',
    },
    added: 'Hinzugefügt: {{kind}}. Füllen Sie es aus.',
    removed: 'Aus der Umsetzung entfernt.',
    removeAsk: '„{{name}}“ entfernen?',
    unnamed: 'Noch nicht ausgefüllt',
    text: 'Was',
    owner: 'Verantwortlich',
    date: 'Datum',
    metric: 'Beobachtet',
    waived: 'Leitplanke',
    alternative: 'Für Alternative',
    threshold: 'Schwellenwert',
    action: 'Handlung bei Überschreiten',
    noOwner: 'niemand verantwortlich',
    noDate: 'ohne Datum',
    actual: 'letzter Istwert {{value}}',
    states: { clear: 'nicht erreicht', tripped: 'erreicht: jetzt handeln', unknown: 'noch kein Istwert' },
    proposals: 'Stolperdrähte aus kritischen Werten',
    proposal: '{{driver}}: handeln bei {{value}}',
    drawsLevel: 'Bei {{value}} zieht {{other}} in {{metric}} gleich.',
    misses: 'Bei {{value}} verfehlt {{metric}} den Schwellenwert.',
    review: 'Die Entscheidung mit den Verantwortlichen überprüfen',
    accept: 'Setzen',
    acceptOf: 'Diesen Stolperdraht setzen: {{driver}}',
    due: {
      higher: 'handeln unter {{value}}',
      lower: 'handeln über {{value}}',
      unknown: 'handeln bei {{value}}',
    },
    metrics: 'Kennzahlen und wer für sie einsteht',
    metricsEmpty: 'Noch ist keine Kennzahl gebunden.',
    metricName: 'Kennzahl',
    ownerAndCadence: 'Verantwortung und Rhythmus',
    lastActual: 'Letzter Istwert',
    noCadence: 'ohne Rhythmus',
    noActual: 'noch keiner',
    meets: 'hält {{threshold}}',
    missesThreshold: 'verfehlt {{threshold}}',
    changeMetrics: 'Verantwortung und Rhythmus ändern',
    actuals: 'Istwerte',
    actualsEmpty:
      'Noch kein Istwert. Tragen Sie ein, was aus einem Treiber oder einer Kennzahl geworden ist.',
    subject: 'Treiber oder Kennzahl',
    value: 'Wert',
    enteredBy: 'Von',
    enter: 'Istwert eintragen',
    entered: 'Der Istwert von {{name}} ist gespeichert.',
    incomplete: 'Wählen Sie, wovon er ist, und tragen Sie Datum und Wert ein.',
    expected: 'Erwartet',
    places: {
      within: 'innerhalb der Spanne',
      below: 'unter der Spanne',
      above: 'über der Spanne',
      unjudged: 'keine Spanne angegeben',
    },
    rangeOf: '{{low}} bis {{high}}',
    calibration_one: '{{within}} von {{count}} liegt innerhalb seiner Spanne.',
    calibration_other: '{{within}} von {{count}} liegen innerhalb ihrer Spannen.',
    parties: 'Wer zahlt und wer gewinnt',
    partiesEmpty: 'Für {{alternative}} ist keine Funktion und kein Partner eingetragen.',
    party: 'Funktion oder Partner',
    addParty: 'Funktion oder Partner hinzufügen',
    partyAdded: '{{name}} ist da; tragen Sie Kosten und Nutzen ein.',
    cost: 'Getragene Kosten',
    benefit: 'Erhaltener Nutzen',
    net: 'Saldo {{value}}',
    after: '{{value}} nach Ausgleich',
    removeParty: '{{name}} bei {{alternative}} entfernen?',
    transfers: 'Der kleinste Ausgleich, bei dem niemand schlechter dasteht',
    transfer: '{{from}} zahlt {{to}} {{amount}}',
    noTransfers: 'Niemand steht schlechter da; es braucht keinen Ausgleich.',
    shortfall:
      'Die Kosten übersteigen den Nutzen um {{amount}}: kein Ausgleich kann verhindern, dass jemand schlechter dasteht.',
    charges: 'Folgen für {{metric}}, dem angelastet, der entschied',
    charge: '{{decider}} verantwortet {{amount}}',
    nobody: 'Niemand verantwortet den Treiber',
  },
};
