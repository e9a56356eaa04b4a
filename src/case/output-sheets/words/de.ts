/** Die Wörter der geschriebenen Blätter auf Deutsch. */
import { joined } from '../formula-text';
import type { SheetWords } from './en';

/** Hält Zahl und Einheit in einer Zeile. */
const GAP = '\u00a0';

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const list = new Intl.ListFormat('de');

const OF_TERM = {
  metric: 'Kennzahl',
  unit: 'Einheit',
  owner: 'Verantwortlich',
  threshold: 'Schwelle',
  alternative: 'Alternative',
  driver: 'Treiber',
  lastActual: 'Letzter Istwert',
};

export const de: SheetWords = {
  numbers: {
    percent: `${GAP}%`,
    thousand: `${GAP}Tsd.`,
    million: `${GAP}Mio.`,
    billion: `${GAP}Mrd.`,
    gap: GAP,
    currencyFirst: false,
  },
  day: (date) =>
    `IF(ISNUMBER(${date}),RIGHT("0"&DAY(${date}),2)&"."&RIGHT("0"&MONTH(${date}),2)&"."&YEAR(${date}),` +
    `IF(AND(LEN(${date})=10,MID(${date},5,1)="-",MID(${date},8,1)="-"),` +
    `RIGHT(${date},2)&"."&MID(${date},6,2)&"."&LEFT(${date},4),${date}))`,

  roles: { primary: 'Hauptkennzahl', guardrail: 'Leitplanke', 'second-order': 'Zweite Ordnung' },
  directions: { higher: 'höher', lower: 'niedriger' },
  cadences: {
    daily: 'täglich',
    weekly: 'wöchentlich',
    monthly: 'monatlich',
    quarterly: 'vierteljährlich',
    yearly: 'jährlich',
    annually: 'jährlich',
  },
  kinds: {
    'review cadence': 'Überprüfung',
    'escalation path': 'Eskalation',
    'metric owner': 'Kennzahlverantwortung',
    'adoption step': 'Umsetzungsschritt',
    tripwire: 'Stolperdraht',
    waiver: 'Ausnahme',
  },
  criteria: {
    'Strategic fit': 'Passung zur Strategie',
    'Customer experience': 'Kundenerlebnis',
    Resilience: 'Widerstandskraft',
    'Ease of implementation': 'Leichte Umsetzung',
    'People and capability': 'Menschen und Können',
  },

  notAvailable: 'n. v.',
  notSet: 'nicht gesetzt',
  notEvaluated: 'nicht ausgewertet',
  noDate: 'ohne Termin',
  pass: 'eingehalten',
  waived: 'zugelassen',
  breach: 'VERLETZT',
  decisionMissing: 'Entscheidung noch nicht formuliert',
  legend:
    'Legende: Eingaben stehen blau auf Hellgelb, Berechnungen schwarz, Verweise auf andere Blätter grün; ' +
    '▲ besser, ▼ schlechter und = unverändert gelten gegenüber dem Nichtstun; VERLETZT kennzeichnet eine nicht eingehaltene Leitplanke.',

  footer: {
    version: (mark) => `Modellversion ${mark}`,
    notEvaluated: 'noch nicht ausgewertet',
    discountRate: (rate) => `Kalkulationszinssatz ${number.format(rate * 100)} %`,
    noDiscountRate: 'Kalkulationszinssatz nicht angegeben',
    page: 'Seite &P von &N',
  },

  tradeOffs: {
    title: 'Alternativenvergleich',
    decisionMissing: 'Entscheidung noch nicht formuliert',
    changes: 'Veränderungen sind Alternative minus Nichtstun.',
    fresh:
      'Die Werte stammen aus der letzten Auswertung des Falls; seither war das Modell beim Schreiben dieses Blatts unverändert.',
    stale: (alternatives) =>
      `Beim Schreiben VERALTET: Das Modell hat sich seit der Auswertung von ${list.format(alternatives)} geändert.`,
    unchecked: (reason) =>
      `Die Werte stammen aus der letzten Auswertung des Falls; seither nicht geprüft: ${reason}`,
    none: 'Der Fall ist noch nicht ausgewertet.',
    ...OF_TERM,
    role: 'Rolle',
    better: 'Besser ist',
    values: 'Werte',
    change: 'Veränderung zum Nichtstun',
    share: 'Veränderung in % des Nichtstuns',
    verdicts: 'Besser oder schlechter',
    guardrails: 'Leitplanken',
    base: 'Basis',
    noDirection: 'ohne Richtung',
    isSame: '= unverändert',
    isBetter: '▲ besser',
    isWorse: '▼ schlechter',
    judgement: 'Umsetzung und Beurteilung',
    months: 'Dauer der Umsetzung',
    unitOfMonths: 'Monate',
    people: 'Personal',
    systems: 'Systeme',
    reversibility: 'Umkehrbarkeit',
    risk: 'Risiko',
    implication: 'Folgen für Kunden und Belegschaft',
    scores: '1 bis 5',
    chart: (metric) => `${metric} je Alternative`,
  },

  brief: {
    terms: (p) =>
      joined`Entscheidungsvorlage. Zu entscheiden bis: ${p.decideBy}, verantwortlich: ${p.owner}, Horizont: ${p.horizon}`,
    problem: 'Ausgangslage',
    businessReasonMissing: 'Geschäftlicher Grund noch nicht formuliert',
    whyNow: (words) => joined`Warum jetzt: ${words}`,
    whyNowMissing: 'Warum jetzt: noch nicht formuliert',
    value: 'Was auf dem Spiel steht',
    options: 'Alternativen',
    stale: ' (beim Schreiben VERALTET: Das Modell hat sich seit der Auswertung geändert)',
    unchecked: ' (beim Schreiben nicht gegen das Modell geprüft)',
    assumptions: 'Annahmen',
    implementation: 'Umsetzung',
    inaction: 'Folgen des Nichtstuns',
    notWritten: 'Noch nicht formuliert',
    note: 'Grün: vom Fallblatt. Schwarz: berechnet. Zahlen auf drei signifikante Stellen; VERLETZT kennzeichnet eine nicht eingehaltene Leitplanke.',

    noPrimary: 'Es ist keine Hauptkennzahl festgelegt; deshalb lässt sich kein Wert nennen.',
    recommended: (p) =>
      joined`Empfehlung: ${p.name}. ${p.metric} ${p.own} gegenüber ${p.base} bei ${p.baseName}: ${p.change}.`,
    leading: (p) =>
      joined`Noch keine Empfehlung. In Führung: ${p.name}. ${p.metric} ${p.own} gegenüber ${p.base} bei ${p.baseName}: ${p.change}.`,
    recommendedOnly: (name) => joined`Empfehlung: ${name}. Noch nicht ausgewertet.`,
    leadingOnly: (name) => joined`Noch keine Empfehlung. In Führung: ${name}. Noch nicht ausgewertet.`,
    nothingRecommended: (base) => joined`Gegenüber ${base} wird nichts empfohlen.`,
    noneEvaluated: 'Noch ist keine Alternative ausgewertet.',
    highest: (p) => joined`Höchster Wert für ${p.metric}: ${p.name}, ${p.value}.`,
    lowest: (p) => joined`Niedrigster Wert für ${p.metric}: ${p.name}, ${p.value}.`,
    range: (p) =>
      joined`In acht von zehn Fällen liegt ${p.metric} bei ${p.name} zwischen ${p.low} und ${p.high}.`,
    noRange: (name) => joined`Für ${name} ist keine Spanne simuliert.`,
    noMetric: 'Es ist keine Kennzahl festgelegt.',

    strongestCase: (name, objection) =>
      `Stärkster Einwand gegen ${name} beim Schreiben dieses Blatts: ${objection}.`,
    breaches: (metric, gap) => `Die Leitplanke ${metric} wird um ${gap} verletzt`,
    dominated: (by) => `${by} ist in keiner Kennzahl schlechter und in mindestens einer besser`,
    switches: (driver, value, planned, to) =>
      `${to} liegt vorn, sobald ${driver} ${value} erreicht (geplant: ${planned})`,
    switchesThreshold: (driver, value, planned, metric) =>
      `${metric} verfehlt die Schwelle, sobald ${driver} ${value} erreicht (geplant: ${planned})`,
    beaten: (by, metric, difference) => `${by} ist bei ${metric} um ${difference} besser`,

    ...OF_TERM,
    change: 'Veränderung zum Nichtstun',
    percentile: (name) => `${name} aus der Simulation`,
    guardrail: (bound, limit) => joined`Leitplanke: ${bound} ${limit}`,
    atLeast: 'mindestens',
    atMost: 'höchstens',
    moreMetrics: (count) => `und ${count} weitere auf dem Blatt Trade-offs`,

    noDrivers: 'Noch ist kein Treiber gebunden.',
    low: 'Niedrig',
    high: 'Hoch',
    source: 'Quelle',
    noSource: 'OHNE QUELLE',
    asInModel: 'wie im Modell',
    moreDrivers: (count) => `und ${count} weitere auf dem Blatt Fulcrum case`,

    burden: (p) =>
      joined`${p.name}. Dauer: ${p.time}; Personal: ${p.people}; Systeme: ${p.systems}; Umkehrbarkeit: ${p.wayBack}; Risiko: ${p.risk}.`,
    months: (count) => `${count}&IF(${count}=1," Monat"," Monate")`,
    notStated: 'keine Angabe',
    step: (p) => joined`• ${p.day}: ${p.what}, ${p.owner}`,
    noOwner: 'niemand verantwortlich',
    noSteps: 'Es sind keine Umsetzungsschritte festgelegt.',
    tripwire: (p) => joined`• Stolperdraht: ${p.subject} bei ${p.value}: ${p.action}`,
    noAction: 'keine Handlung festgelegt',
    changeOfMind: (words) => joined`Was uns umstimmen würde: ${words}`,
    changeOfMindMissing: 'Was uns umstimmen würde: noch nicht formuliert',
  },

  followThrough: {
    title: 'Umsetzung',
    followed: (alternative) => `Verfolgte Alternative: ${alternative}`,
    note: 'Grün: vom Fallblatt und dort zu ändern. Schwarz: berechnet. Zusagen und Istwerte werden im Aufgabenbereich oder in den Tabellen des Fallblatts eingetragen.',
    ...OF_TERM,
    nobody: 'NIEMAND',
    noneYet: 'noch keiner',
    noVerdictYet: 'noch offen',
    state: 'Stand',

    reviews: 'Überprüfung und Eskalation',
    what: 'Was',
    how: 'Wie',
    noReviews: 'Weder Überprüfung noch Eskalation ist festgelegt.',

    metrics: 'Kennzahlen',
    cadence: 'Rhythmus',
    expected: 'Erwartet',
    meets: 'Schwelle eingehalten',
    misses: 'Schwelle VERFEHLT',
    noMetrics: 'Noch ist keine Kennzahl gebunden.',

    tripwires: 'Stolperdrähte',
    watches: 'Beobachtet',
    goodSide: 'Soll liegen',
    action: 'Handlung',
    nothing: 'nichts',
    notKnown: 'nicht bekannt',
    above: 'darüber',
    below: 'darunter',
    clear: 'nicht erreicht',
    tripped: 'AUSGELÖST',
    noTripwires: 'Kein Stolperdraht ist gesetzt: Keine Zahl lässt uns anhalten oder umkehren.',

    steps: 'Umsetzungsschritte',
    dueBy: 'Bis',
    step: 'Schritt',
    noSteps: 'Es sind keine Umsetzungsschritte festgelegt.',

    waivers: 'Ausnahmen',
    guardrail: 'Leitplanke',
    allowedBy: 'Gewährt von',
    why: 'Begründung',

    actuals: 'Istwerte im Vergleich mit den angegebenen Spannen',
    subject: 'Treiber oder Kennzahl',
    date: 'Datum',
    enteredBy: 'Von',
    actual: 'Istwert',
    low: 'Niedrig / P10',
    high: 'Hoch / P90',
    place: 'Lage',
    noValue: 'kein Wert',
    notSimulated: 'nicht simuliert',
    noVerdict: 'kein Urteil',
    belowRange: 'UNTER Spanne',
    aboveRange: 'ÜBER Spanne',
    within: 'in der Spanne',
    noRange: 'keine Spanne',
    noActuals: 'Noch ist kein Istwert eingetragen.',

    parties: (alternative) => `Wer zahlt und wer gewinnt bei ${alternative}`,
    party: 'Funktion oder Partner',
    cost: 'Getragene Kosten',
    benefit: 'Erhaltener Nutzen',
    net: 'Saldo',
    transfer: 'Ausgleich',
    netAfter: 'Saldo danach',
    noTransfer: 'keiner',
    all: 'Summe',
    noEffects: 'Für Funktionen und Partner sind keine Wirkungen eingetragen.',
    transfers:
      'Der kleinste Ausgleich, bei dem niemand schlechter dasteht: Wer gewinnt, gleicht die Verluste im Verhältnis seines Gewinns aus.',
    shortfall:
      'Die Kosten übersteigen den Nutzen: Kein Ausgleich kann verhindern, dass jemand schlechter dasteht.',

    charges: (metric) => `Folgen für ${metric}, der Funktion angelastet, die entschieden hat`,
    decider: 'Funktion',
    consequence: 'Folge',
    unitOfIt: 'Einheit',
    deviating: 'Abweichende Treiber',
    unowned: 'niemand verantwortet den Treiber',
    noCharges: 'Noch ist kein Treiber mit bekannter Wirkung anders ausgefallen.',
    chargesNote:
      'Jeder Treiber für sich, vom Plan zum letzten Istwert, die anderen wie geplant; berechnet, als dieses Blatt geschrieben wurde.',
  },

  checks: {
    title: 'Prüfungen',
    nothingFound: 'Keine Prüfung hat etwas gefunden.',
    summary: (errors, warnings) => `${errors} vor der Entscheidung zu klären, ${warnings} anzusehen.`,
    weight: 'Einstufung',
    check: 'Prüfung',
    cell: 'Zelle',
    whatToDo: 'Was zu tun ist',
    settle: 'klären',
    lookAt: 'ansehen',
    rules: {
      'unreadable-cell': 'unlesbare Zelle',
      'too-few-alternatives': 'zu wenige Alternativen',
      'incomplete-metric': 'unvollständige Kennzahl',
      'guardrail-breached': 'verletzte Leitplanke',
      'empty-lens': 'leerer Blickwinkel',
      'driver-outside-range': 'Treiber außer Spanne',
      'double-counted-driver': 'doppelt gezählter Treiber',
      'different-horizons': 'ungleiche Horizonte',
      'no-downside': 'keine Kehrseite',
      'excess-and-shortage-netted': 'verrechnete Fehlmenge',
      'literal-in-formula': 'Zahl in einer Formel',
      'stale-results': 'veraltete Ergebnisse',
    },
  },

  challenge: {
    title: 'Kritische Fragen',
    summary: (count, answered) =>
      `${count} ${count === 1 ? 'Frage' : 'Fragen'} aus den Schwachstellen von Fall und Modell, davon ${answered} beantwortet.`,
    note: 'Antworten werden im Aufgabenbereich oder in der Tabelle FulcrumChallenge des Fallblatts geschrieben und erscheinen hier.',
    groups: {
      assumptions: 'Annahmen',
      alternatives: 'Wahl der Alternativen',
      risk: 'Risiken',
      implementation: 'Umsetzung',
    },
    question: 'Frage',
    about: 'Betrifft',
    answer: 'Antwort',
    backedBy: 'Gestützt durch',
    cellsNow: 'Zellen jetzt',
    by: 'Von',
    date: 'Datum',
    nothingToAsk: 'Hier stellt sich keine Frage.',
    answeredBefore: 'Früher beantwortet',
    open: 'OFFEN',
  },

  risk: {
    title: 'Risiko',
    howMade: (p) =>
      `${number.format(p.trials)} Durchläufe je Alternative mit gemeinsamen Zufallszahlen, Startwert ${p.seed}; das Modell ` +
      `wurde neben der Arbeitsmappe gerechnet (${p.verification}).`,
    notVerified: 'nicht geprüft',
    note: 'Die Werte sind simuliert und bleiben, bis dieses Blatt erneut geschrieben wird; Spannen und Veränderungen sind Formeln.',
    mean: 'Mittelwert',
    meanError: '± 95 % des Mittelwerts',
    sd: 'Standardabweichung',
    range: 'P90 − P10',
    change: 'Abstand zum Nichtstun',
    negative: 'P(unter null)',
    missed: 'P(verfehlt Schwelle)',
    lowest: 'Mittelwert der untersten 5 %',
    failed: 'Durchläufe ohne Zahl',
    regret: (metric) => `Bedauern, ${metric}`,
    worst: 'Höchstes',
    bestIn: 'Beste in',
    chart: (metric) => `${metric}: Perzentile je Alternative`,
  },

  sensitivities: {
    title: (metric, alternative) => `Was ${metric} bei ${alternative} treibt`,
    emptyTitle: 'Was das Ergebnis treibt',
    note:
      'Jeder Treiber läuft für sich von niedrig bis hoch; alle anderen behalten die Werte der Alternative. Die Werte sind ' +
      'berechnet und bleiben, bis dieses Blatt erneut geschrieben wird; Ausschläge und Veränderungen sind Formeln.',
    headings: {
      driver: 'Treiber',
      swing: 'Ausschlag der Kennzahl',
      unit: 'Einheit',
      cell: 'Zelle',
      value: 'Wert',
      atLow: 'Kennzahl bei niedrig',
      atValue: 'Kennzahl beim Wert',
      atHigh: 'Kennzahl bei hoch',
      share: 'Ausschlag in % der Kennzahl',
      switching: 'Kritischer Wert',
      change: 'Änderung bis zum kritischen Wert',
      against: 'Gleichstand mit',
    },
    noneFound: 'keiner gefunden',
    threshold: 'der Schwelle',
    chart: (metric) => `Ausschlag von ${metric} je Treiber`,
  },

  waterfall: {
    title: (metric) => `Wasserfall: ${metric}`,
    subtitle: (base, alternative, unit) =>
      `Von ${base} zu ${alternative}, in ${unit || 'der Einheit der Kennzahl'}`,
    exact:
      'Die Beträge sind Shapley-Werte: exakt über alle Reihenfolgen, in denen sich die Treiber ändern könnten. Sie ergeben zusammen den Unterschied. Berechnet, als dieses Blatt geschrieben wurde.',
    sampled: (orders) =>
      `Die Beträge sind Shapley-Werte: gemittelt über ${number.format(orders)} zufällige Reihenfolgen, in denen sich die Treiber ändern könnten, jede auch umgekehrt; der Standardfehler steht daneben. Sie ergeben zusammen den Unterschied. Berechnet, als dieses Blatt geschrieben wurde.`,
    step: 'Schritt',
    amount: 'Betrag',
    level: 'Niveau',
    standardError: 'Standardfehler',
    unitOfDriver: 'Einheit',
    before: 'Treiber vorher',
    after: 'Treiber nachher',
    check: 'Vergleich mit der Auswertung',
    agrees: 'stimmt überein',
    differs: 'WEICHT AB: seither neu ausgewertet',
    chart: (metric, base, alternative) =>
      `${metric}: was jeder Treiber von ${base} zu ${alternative} beiträgt`,
  },

  changeBridge: {
    title: (metric) => `Was ${metric} verändert hat`,
    subtitle: (alternative, unit) => `${alternative}${unit === '' ? '' : `, in ${unit}`}`,
    moment: (iso) => `${iso.slice(0, 10).split('-').reverse().join('.')}, ${iso.slice(11, 16)} UTC`,
    step: 'Schritt',
    before: 'Vorher',
    after: 'Nachher',
    change: 'Veränderung',
    total: 'Laufende Summe',
    rest: 'Modell und unbekannte Treiber',
    check: 'Probe: laufende Summe minus Ergebnis, soll 0 sein',
    methods: {
      'every order':
        'Jeder Anteil ist das Mittel über alle Reihenfolgen, in denen sich die Treiber hätten ändern können (Shapley), am heutigen Modell.',
      'sampled orders':
        'Jeder Anteil ist das Mittel über ausgeloste Reihenfolgen der Änderung (Shapley), am heutigen Modell.',
      'one after the other':
        'Die Treiber wurden in der Arbeitsmappe einer nach dem anderen geändert, in der Reihenfolge des Falls.',
    },
    sameModel:
      'Formeln und Konstanten sind in beiden Auswertungen dieselben; ein Rest entsteht, weil die Anteile am heutigen Modell berechnet sind.',
    otherModel: 'Was kein Treiber erklärt, kommt aus geänderten Formeln und Konstanten.',
    unknown: (drivers) =>
      `Treiber, die nur eine der beiden kennt, stecken in diesem Rest: ${list.format(drivers)}.`,
    chart: (metric) => `Veränderung von ${metric} je Treiber`,
  },
};
