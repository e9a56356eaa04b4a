/**
 * The words of the written sheets in English. Functions whose places are *expressions* (cells, calls of functions or
 * quoted text) are made with `joined` and give an expression for a formula; all others give text.
 */
import { joined } from '../formula-text';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const OF_TERM = {
  metric: 'Metric',
  unit: 'Unit',
  owner: 'Owner',
  threshold: 'Threshold',
  alternative: 'Alternative',
  driver: 'Driver',
  lastActual: 'Last actual',
};

export const en = {
  /** Around a number that is put into words; the currency's sign stands before the number or after it. */
  numbers: {
    percent: '%',
    thousand: 'k',
    million: 'M',
    billion: 'bn',
    /** Between number and unit. */
    gap: ' ',
    currencyFirst: true,
  },
  /** A day: text such as "2026-09-30" or a date of Excel's. */
  day: (date: string): string =>
    `IF(ISNUMBER(${date}),YEAR(${date})&"-"&RIGHT("0"&MONTH(${date}),2)&"-"&RIGHT("0"&DAY(${date}),2),${date})`,

  /** What the case sheet calls these, whatever the language, and what the written sheets do. */
  roles: { primary: 'primary', guardrail: 'guardrail', 'second-order': 'second-order' },
  directions: { higher: 'higher', lower: 'lower' },
  cadences: {
    daily: 'daily',
    weekly: 'weekly',
    monthly: 'monthly',
    quarterly: 'quarterly',
    yearly: 'yearly',
    annually: 'annually',
  },
  kinds: {
    'review cadence': 'review cadence',
    'escalation path': 'escalation path',
    'metric owner': 'metric owner',
    'adoption step': 'adoption step',
    tripwire: 'tripwire',
    waiver: 'waiver',
  },
  criteria: {
    'Strategic fit': 'Strategic fit',
    'Customer experience': 'Customer experience',
    Resilience: 'Resilience',
    'Ease of implementation': 'Ease of implementation',
    'People and capability': 'People and capability',
  },

  notAvailable: 'n/a',
  notSet: 'not set',
  notEvaluated: 'not evaluated',
  noDate: 'no date',
  pass: 'pass',
  waived: 'waived',
  breach: 'BREACH',
  decisionMissing: 'Decision not written yet',
  legend:
    'Legend: inputs are blue on pale yellow; calculations are black; references to other sheets are green; ' +
    '▲ better, ▼ worse and = same are against do nothing; BREACH marks a guardrail that is not met.',

  footer: {
    version: (mark: string): string => `model version ${mark}`,
    notEvaluated: 'not evaluated yet',
    discountRate: (rate: number): string => `discount rate ${Number((rate * 100).toFixed(2))} %`,
    noDiscountRate: 'discount rate not stated',
    /** With Excel's codes for page and pages. */
    page: 'page &P of &N',
  },

  tradeOffs: {
    title: 'Trade-offs',
    decisionMissing: 'Decision not stated yet',
    changes: 'Changes are alternative minus do nothing.',
    fresh:
      'Values come from the last evaluation of the case; the model had not changed since when this was written.',
    stale: (alternatives: readonly string[]): string =>
      `STALE when written: the model changed since the evaluation of ${alternatives.join(', ')}.`,
    unchecked: (reason: string): string =>
      `Values come from the last evaluation of the case; not checked since: ${reason}`,
    none: 'The case is not evaluated yet.',
    ...OF_TERM,
    role: 'Role',
    better: 'Better',
    values: 'Values',
    change: 'Change against do nothing',
    share: 'Change, share of do nothing',
    verdicts: 'Better or worse',
    guardrails: 'Guardrails',
    base: 'base',
    noDirection: 'no direction',
    isSame: '= same',
    isBetter: '▲ better',
    isWorse: '▼ worse',
    judgement: 'Implementation and judgement',
    months: 'Months',
    unitOfMonths: 'months',
    people: 'People',
    systems: 'Systems',
    reversibility: 'Reversibility',
    risk: 'Risk',
    implication: 'Implication for customers and staff',
    scores: '1 to 5',
    chart: (metric: string): string => `${metric} by alternative`,
  },

  brief: {
    terms: (p: Record<'decideBy' | 'owner' | 'horizon', string>): string =>
      joined`Decision brief. Decide by: ${p.decideBy}, owner: ${p.owner}, horizon: ${p.horizon}`,
    problem: 'Problem',
    businessReasonMissing: 'Business reason not written yet',
    whyNow: (words: string): string => joined`Why now: ${words}`,
    whyNowMissing: 'Why now: not written yet',
    value: 'Value at stake',
    options: 'Options',
    stale: ' (STALE when written: the model changed since the evaluation)',
    unchecked: ' (not checked against the model when written)',
    assumptions: 'Assumptions',
    implementation: 'Implementation',
    inaction: 'Consequences of inaction',
    notWritten: 'Not written yet',
    note: 'Green: from the case sheet. Black: calculated. Figures have three significant digits; BREACH marks a guardrail that is not met.',

    noPrimary: 'No primary metric is set, so that no value can be told.',
    recommended: (p: Stakes): string =>
      joined`Recommended: ${p.name}. ${p.metric} ${p.own} against ${p.base} under ${p.baseName}: ${p.change}.`,
    leading: (p: Stakes): string =>
      joined`No recommendation yet. Leading: ${p.name}. ${p.metric} ${p.own} against ${p.base} under ${p.baseName}: ${p.change}.`,
    recommendedOnly: (name: string): string => joined`Recommended: ${name}. Not evaluated yet.`,
    leadingOnly: (name: string): string =>
      joined`No recommendation yet. Leading: ${name}. Not evaluated yet.`,
    nothingRecommended: (base: string): string => joined`Nothing is recommended against ${base}.`,
    noneEvaluated: 'No alternative is evaluated yet.',
    highest: (p: Best): string => joined`Highest ${p.metric}: ${p.name}, ${p.value}.`,
    lowest: (p: Best): string => joined`Lowest ${p.metric}: ${p.name}, ${p.value}.`,
    range: (p: Record<'metric' | 'name' | 'low' | 'high', string>): string =>
      joined`In eight cases out of ten ${p.metric} under ${p.name} lies between ${p.low} and ${p.high}.`,
    noRange: (name: string): string => joined`No range is simulated for ${name}.`,
    noMetric: 'No metric is set.',

    strongestCase: (name: string, objection: string): string =>
      `Strongest case against ${name}, when this was written: ${objection}.`,
    breaches: (metric: string, gap: string): string => `it breaches the guardrail ${metric} by ${gap}`,
    dominated: (by: string): string => `${by} is nowhere worse and somewhere better`,
    switches: (driver: string, value: string, planned: string, to: string): string =>
      `it loses to ${to} once ${driver} reaches ${value}, planned ${planned}`,
    switchesThreshold: (driver: string, value: string, planned: string, metric: string): string =>
      `it misses the threshold of ${metric} once ${driver} reaches ${value}, planned ${planned}`,
    beaten: (by: string, metric: string, difference: string): string =>
      `${by} is better in ${metric} by ${difference}`,

    ...OF_TERM,
    change: 'change against do nothing',
    percentile: (name: string): string => `${name}, from the simulation`,
    guardrail: (bound: string, limit: string): string => joined`guardrail: ${bound} ${limit}`,
    atLeast: 'at least',
    atMost: 'at most',
    moreMetrics: (count: number): string => `and ${count} more on the sheet Trade-offs`,

    noDrivers: 'No driver is bound yet.',
    low: 'Low',
    high: 'High',
    source: 'Source',
    noSource: 'NO SOURCE',
    asInModel: 'as in the model',
    moreDrivers: (count: number): string => `and ${count} more on the sheet Fulcrum case`,

    burden: (p: Burden): string =>
      joined`${p.name}. Time: ${p.time}; people: ${p.people}; systems: ${p.systems}; way back: ${p.wayBack}; risk: ${p.risk}.`,
    months: (count: string): string => `${count}&IF(${count}=1," month"," months")`,
    notStated: 'not stated',
    step: (p: Record<'day' | 'what' | 'owner', string>): string => joined`• ${p.day}: ${p.what}, ${p.owner}`,
    noOwner: 'no owner',
    noSteps: 'No adoption steps are set.',
    tripwire: (p: Record<'subject' | 'value' | 'action', string>): string =>
      joined`• Tripwire: ${p.subject} at ${p.value}: ${p.action}`,
    noAction: 'no action set',
    changeOfMind: (words: string): string => joined`What would change our mind: ${words}`,
    changeOfMindMissing: 'What would change our mind: not written yet',
  },

  followThrough: {
    title: 'Follow-through',
    followed: (alternative: string): string => `Followed: ${alternative}`,
    note: 'Green: from the case sheet, where it is changed. Black: calculated. Promises and actuals are entered in the pane or in the tables of the case sheet.',
    ...OF_TERM,
    nobody: 'NOBODY',
    noneYet: 'none yet',
    noVerdictYet: 'no verdict yet',
    state: 'State',

    reviews: 'Review and escalation',
    what: 'What',
    how: 'How',
    noReviews: 'No review cadence and no escalation path are set.',

    metrics: 'Metrics',
    cadence: 'Cadence',
    expected: 'Expected',
    meets: 'meets threshold',
    misses: 'MISSES threshold',
    noMetrics: 'No metric is bound yet.',

    tripwires: 'Tripwires',
    watches: 'Watches',
    goodSide: 'Good side',
    action: 'Action',
    nothing: 'nothing',
    notKnown: 'not known',
    above: 'above',
    below: 'below',
    clear: 'clear',
    tripped: 'TRIPPED',
    noTripwires: 'No tripwire is set: no figure makes us stop or turn back.',

    steps: 'Adoption steps',
    dueBy: 'By',
    step: 'Step',
    noSteps: 'No adoption steps are set.',

    waivers: 'Waivers',
    guardrail: 'Guardrail',
    allowedBy: 'Allowed by',
    why: 'Why',

    actuals: 'Actuals against the ranges given',
    subject: 'Driver or metric',
    date: 'Date',
    enteredBy: 'By',
    actual: 'Actual',
    low: 'Low or P10',
    high: 'High or P90',
    place: 'Place',
    noValue: 'no value',
    notSimulated: 'not simulated',
    noVerdict: 'no verdict',
    belowRange: 'BELOW range',
    aboveRange: 'ABOVE range',
    within: 'within',
    noRange: 'no range',
    noActuals: 'No actual is entered yet.',

    parties: (alternative: string): string => `Who pays and who gains under ${alternative}`,
    party: 'Function or partner',
    cost: 'Cost borne',
    benefit: 'Benefit received',
    net: 'Net',
    transfer: 'Transfer',
    netAfter: 'Net after transfer',
    noTransfer: 'none',
    all: 'All',
    noEffects: 'No effects on functions or partners are entered.',
    transfers:
      'The least transfers that leave nobody worse off: losses are made whole by those who gain, in proportion to their gain.',
    shortfall: 'The costs exceed the benefits: no transfers can leave nobody worse off.',

    charges: (metric: string): string => `Consequences for ${metric}, charged to the function that decided`,
    decider: 'Function',
    consequence: 'Consequence',
    unitOfIt: 'Unit of it',
    deviating: 'Drivers that came out otherwise',
    unowned: 'nobody owns the driver',
    noCharges: 'No driver with a known effect came out otherwise yet.',
    chargesNote:
      'Each driver alone, from its plan to its last actual, the others as planned; as computed when this was written.',
  },

  checks: {
    title: 'Checks',
    nothingFound: 'No check found anything.',
    summary: (errors: number, warnings: number): string =>
      `${errors} to settle before the decision, ${warnings} to look at.`,
    weight: 'Weight',
    check: 'Check',
    cell: 'Cell',
    whatToDo: 'What to do',
    settle: 'settle',
    lookAt: 'look at',
    rules: {
      'unreadable-cell': 'unreadable cell',
      'too-few-alternatives': 'too few alternatives',
      'incomplete-metric': 'incomplete metric',
      'guardrail-breached': 'guardrail breached',
      'empty-lens': 'empty lens',
      'driver-outside-range': 'driver outside range',
      'double-counted-driver': 'double counted driver',
      'different-horizons': 'different horizons',
      'no-downside': 'no downside',
      'excess-and-shortage-netted': 'excess and shortage netted',
      'literal-in-formula': 'literal in formula',
      'stale-results': 'stale results',
    },
  },

  challenge: {
    title: 'Challenge',
    summary: (count: number, answered: number): string =>
      `${count} ${count === 1 ? 'question' : 'questions'} from the weak points of the case and its model, ${answered} answered.`,
    note: 'Answers are written in the pane or in the table FulcrumChallenge of the case sheet, and show here.',
    groups: {
      assumptions: 'Assumptions',
      alternatives: 'Alternatives',
      risk: 'Risk',
      implementation: 'Implementation',
    },
    question: 'Question',
    about: 'About',
    answer: 'Answer',
    backedBy: 'Backed by',
    cellsNow: 'Cells now',
    by: 'By',
    date: 'Date',
    nothingToAsk: 'Nothing to ask.',
    answeredBefore: 'Answered before',
    open: 'OPEN',
  },

  risk: {
    title: 'Risk',
    howMade: (p: { readonly trials: number; readonly seed: number; readonly verification: string }): string =>
      `${number.format(p.trials)} trials of each alternative on common random numbers, seed ${p.seed}; the model ` +
      `was recalculated beside the workbook (${p.verification}).`,
    notVerified: 'not verified',
    note: 'Values were simulated and stay as they are until this sheet is written again; ranges and changes are formulas.',
    mean: 'Mean',
    meanError: '± 95 % of mean',
    sd: 'Standard deviation',
    range: 'P90 − P10',
    change: 'Mean against do nothing',
    negative: 'P(below zero)',
    missed: 'P(misses threshold)',
    lowest: 'Mean of lowest 5 %',
    failed: 'Trials without a number',
    regret: (metric: string): string => `Regret, ${metric}`,
    worst: 'Worst',
    bestIn: 'Best in',
    chart: (metric: string): string => `${metric}: percentiles by alternative`,
  },

  sensitivities: {
    title: (metric: string, alternative: string): string => `What drives ${metric} of ${alternative}`,
    emptyTitle: 'What drives the result',
    note:
      'Each driver alone goes from its low to its high; all others keep the alternative\u2019s values. Values were ' +
      'computed and stay until this sheet is written again; swings and changes are formulas.',
    headings: {
      driver: 'Driver',
      swing: 'Swing of the metric',
      unit: 'Unit',
      cell: 'Cell',
      value: 'Value',
      atLow: 'Metric at its low',
      atValue: 'Metric at its value',
      atHigh: 'Metric at its high',
      share: 'Swing, share of the metric',
      switching: 'Switching value',
      change: 'Change to the switching value',
      against: 'Switches against',
    },
    noneFound: 'none found',
    threshold: 'its threshold',
    chart: (metric: string): string => `Swing of ${metric} by driver`,
  },

  waterfall: {
    title: (metric: string): string => `Waterfall: ${metric}`,
    subtitle: (base: string, alternative: string, unit: string): string =>
      `From ${base} to ${alternative}, in ${unit || 'units of the metric'}`,
    exact:
      'Amounts are Shapley values: exact over all orders in which the drivers could change. They add up to the difference. As computed when this was written.',
    sampled: (orders: number): string =>
      `Amounts are Shapley values: averaged over ${number.format(orders)} random orders in which the drivers could change, each with its reverse; the standard error is beside it. They add up to the difference. As computed when this was written.`,
    step: 'Step',
    amount: 'Amount',
    level: 'Level',
    standardError: 'Standard error',
    unitOfDriver: 'Unit of driver',
    before: 'Driver before',
    after: 'Driver after',
    check: 'Against the evaluation',
    agrees: 'agrees',
    differs: 'DIFFERS: evaluated again since',
    chart: (metric: string, base: string, alternative: string): string =>
      `${metric}: what each driver adds from ${base} to ${alternative}`,
  },

  changeBridge: {
    title: (metric: string): string => `What changed ${metric}`,
    subtitle: (alternative: string, unit: string): string =>
      `${alternative}${unit === '' ? '' : `, in ${unit}`}`,
    moment: (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`,
    step: 'Step',
    before: 'Before',
    after: 'After',
    change: 'Change',
    total: 'Running total',
    rest: 'Model and unknown drivers',
    check: 'Check: running total less result, to be 0',
    methods: {
      'every order':
        'Parts by the mean over every order in which the drivers could have changed (Shapley), on the model of today.',
      'sampled orders': 'Parts by the mean over sampled orders of change (Shapley), on the model of today.',
      'one after the other':
        'Parts by changing one driver after the other in the workbook, in the order of the case.',
    },
    sameModel:
      'Formulas and constants are the same in both evaluations; a rest comes from computing the parts on the model of today.',
    otherModel: 'What no driver explains comes from changed formulas and constants.',
    unknown: (drivers: readonly string[]): string =>
      `Drivers that one of the two does not know are in that rest: ${drivers.join(', ')}.`,
    chart: (metric: string): string => `Change of ${metric} by driver`,
  },
};

type Stakes = Record<'name' | 'metric' | 'own' | 'base' | 'baseName' | 'change', string>;
type Best = Record<'metric' | 'name' | 'value', string>;
type Burden = Record<'name' | 'time' | 'people' | 'systems' | 'wayBack' | 'risk', string>;

/** The words of the written sheets in one language: the same keys and places in each. */
export type SheetWords = typeof en;
