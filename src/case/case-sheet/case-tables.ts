/** The worksheet tables of a case: their names, titles and columns. */
import {
  CONFIDENCES,
  CRITERIA,
  DIRECTIONS,
  DISTRIBUTIONS,
  ENGINES,
  FOLLOW_THROUGH_KINDS,
  LENSES,
  METRIC_ROLES,
  SAVED_KINDS,
  nameKey,
} from '../case';
import type {
  Actual,
  Alternative,
  ChallengeAnswer,
  Criterion,
  Decision,
  Driver,
  Effect,
  FollowThrough,
  Metric,
  Result,
  SavedValue,
} from '../case';
import {
  bindingColumn,
  bindingsColumn,
  choiceColumn,
  choicesColumn,
  dateColumn,
  numberColumn,
  readDate,
  readNumber,
  readText,
  textColumn,
  textOrNothing,
} from './case-columns';
import type { Column, NumberCheck } from './case-columns';
import { alternative, driver, followThrough, metric } from '../create-case';

export const CASE_SHEET = 'Fulcrum case';

export interface TableSpec<Row> {
  /** The Excel table's name. */
  readonly table: string;
  /** The heading above it. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** Whether the sheet is damaged without it; the others are made when first needed. */
  readonly required: boolean;
  readonly blank: Row;
  /** What a row is known by when the case and the sheet are compared. */
  readonly key: (row: Row) => string;
}

const joined = (...names: string[]): string => names.map(nameKey).join('\u0000');

export interface DecisionRow {
  readonly field: string;
  readonly text: string;
}

/** The rows of the Decision table, in order. */
export const DECISION_FIELDS: Readonly<Record<keyof Decision, string>> = {
  decision: 'Decision in one sentence',
  businessReason: 'Business reason',
  whyNow: 'Why now',
  horizon: 'Horizon',
  decideBy: 'Decide by',
  stakeholders: 'Stakeholders',
  owner: 'Owner',
  consequencesOfInaction: 'Consequences of inaction',
  recommendation: 'Recommendation',
  whatWouldChangeOurMind: 'What would change our mind',
};

export const DECISION_TABLE: TableSpec<DecisionRow> = {
  table: 'FulcrumDecision',
  title: 'Decision',
  required: true,
  blank: { field: '', text: '' },
  key: ({ field }) => nameKey(field),
  columns: [
    textColumn('Field', 'field'),
    {
      ...textColumn<DecisionRow>('Text', 'text'),
      // A number is a day in one field only; a horizon of 5 is not the fifth of January 1900.
      read: (row, cell) => ({
        ...row,
        text: nameKey(row.field) === nameKey(DECISION_FIELDS.decideBy) ? readDate(cell) : readText(cell),
      }),
    },
  ],
};

/** Without the columns of the alternatives, which follow the last of these. */
export const DRIVERS_TABLE: TableSpec<Driver> = {
  table: 'FulcrumDrivers',
  title: 'Drivers',
  required: true,
  blank: driver({ name: '' }),
  key: ({ name }) => nameKey(name),
  columns: [
    textColumn('Name', 'name'),
    bindingColumn('Cell', 'cell'),
    textColumn('Unit', 'unit'),
    numberColumn('Low', 'low'),
    numberColumn('Likely', 'likely'),
    numberColumn('High', 'high'),
    choiceColumn('Distribution', 'distribution', DISTRIBUTIONS),
    textColumn('Owner', 'owner'),
    textColumn('Source', 'source'),
    dateColumn('Date', 'date'),
    choiceColumn('Confidence', 'confidence', CONFIDENCES),
  ],
};

/** The column of an alternative in the Drivers table, headed by its name. */
export function valueColumn(alternativeName: string): Column<Driver> {
  return {
    header: alternativeName,
    read: (row, cell) => ({
      ...row,
      values: { ...row.values, [alternativeName]: readNumber(cell, alternativeName) },
    }),
    write: (row) => row.values[alternativeName] ?? null,
  };
}

export const METRICS_TABLE: TableSpec<Metric> = {
  table: 'FulcrumMetrics',
  title: 'Metrics',
  required: true,
  blank: metric({ name: '' }),
  key: ({ name }) => nameKey(name),
  columns: [
    textColumn('Name', 'name'),
    bindingColumn('Cell', 'cell'),
    textColumn('Unit', 'unit'),
    choiceColumn('Role', 'role', METRIC_ROLES),
    choiceColumn('Direction', 'direction', DIRECTIONS),
    numberColumn('Threshold', 'threshold'),
    textColumn('Owner', 'owner'),
    textColumn('Cadence', 'cadence'),
    choicesColumn('Lens', 'lenses', LENSES),
    textColumn('Second-order start', 'secondOrderStart'),
  ],
};

const notNegative: NumberCheck = (value) => (value >= 0 ? null : 'negative');
const score: NumberCheck = (value) =>
  Number.isInteger(value) && value >= 1 && value <= 5 ? null : 'scoreOutOfRange';

function criterionColumns(criterion: Criterion): Column<Alternative>[] {
  return [
    {
      header: criterion,
      read: (row, cell) => withCriterion(row, criterion, { score: readNumber(cell, criterion, score) }),
      write: (row) => row.criteria[criterion].score,
    },
    {
      header: `${criterion}: evidence`,
      read: (row, cell) => withCriterion(row, criterion, { evidence: readText(cell) }),
      write: (row) => textOrNothing(row.criteria[criterion].evidence),
    },
  ];
}

function withCriterion(
  row: Alternative,
  criterion: Criterion,
  part: Partial<Alternative['criteria'][Criterion]>,
): Alternative {
  return { ...row, criteria: { ...row.criteria, [criterion]: { ...row.criteria[criterion], ...part } } };
}

export const ALTERNATIVES_TABLE: TableSpec<Alternative> = {
  table: 'FulcrumAlternatives',
  title: 'Alternatives',
  required: true,
  blank: alternative({ name: '' }),
  key: ({ name }) => nameKey(name),
  columns: [
    textColumn('Name', 'name'),
    textColumn('What it is', 'description'),
    numberColumn('Months', 'months', notNegative),
    textColumn('People', 'people'),
    textColumn('Systems', 'systems'),
    textColumn('Reversibility', 'reversibility'),
    textColumn('Risk', 'risk'),
    textColumn('Implication for customers and staff', 'implication'),
    ...CRITERIA.flatMap(criterionColumns),
  ],
};

export const EFFECTS_TABLE: TableSpec<Effect> = {
  table: 'FulcrumEffects',
  title: 'Effects',
  required: true,
  blank: { party: '', alternative: '', costBorne: null, benefitReceived: null },
  key: ({ party, alternative: option }) => joined(party, option),
  columns: [
    textColumn('Function or partner', 'party'),
    textColumn('Alternative', 'alternative'),
    numberColumn('Cost borne', 'costBorne'),
    numberColumn('Benefit received', 'benefitReceived'),
  ],
};

export const FOLLOW_THROUGH_TABLE: TableSpec<FollowThrough> = {
  table: 'FulcrumFollowThrough',
  title: 'Follow-through',
  required: true,
  blank: followThrough({}),
  key: (row) => joined(row.kind ?? '', row.text, row.metric, row.alternative),
  columns: [
    choiceColumn('Kind', 'kind', FOLLOW_THROUGH_KINDS),
    textColumn('Text', 'text'),
    textColumn('Owner', 'owner'),
    dateColumn('Date', 'date'),
    textColumn('Metric', 'metric'),
    textColumn('Alternative', 'alternative'),
    numberColumn('Threshold', 'threshold'),
    textColumn('Action', 'action'),
  ],
};

export const RESULTS_TABLE: TableSpec<Result> = {
  table: 'FulcrumResults',
  title: 'Results',
  required: true,
  blank: {
    alternative: '',
    metric: '',
    value: null,
    p10: null,
    p90: null,
    time: '',
    fingerprint: '',
    engine: null,
    verification: '',
    note: '',
  },
  key: (row) => joined(row.alternative, row.metric),
  columns: [
    textColumn('Alternative', 'alternative'),
    textColumn('Metric', 'metric'),
    numberColumn('Value', 'value'),
    numberColumn('P10', 'p10'),
    numberColumn('P90', 'p90'),
    textColumn('Time', 'time'),
    textColumn('Fingerprint', 'fingerprint'),
    choiceColumn('Engine', 'engine', ENGINES),
    textColumn('Verification', 'verification'),
    textColumn('Note', 'note'),
  ],
};

export const CHALLENGE_TABLE: TableSpec<ChallengeAnswer> = {
  table: 'FulcrumChallenge',
  title: 'Challenge',
  required: false,
  blank: { key: '', group: '', question: '', answer: '', cells: [], by: '', date: '' },
  key: ({ key }) => nameKey(key),
  columns: [
    textColumn('Key', 'key'),
    textColumn('Group', 'group'),
    textColumn('Question', 'question'),
    textColumn('Answer', 'answer'),
    bindingsColumn('Cells', 'cells'),
    textColumn('By', 'by'),
    dateColumn('Date', 'date'),
  ],
};

export const ACTUALS_TABLE: TableSpec<Actual> = {
  table: 'FulcrumActuals',
  title: 'Actuals',
  required: false,
  blank: { subject: '', date: '', value: null, by: '' },
  key: ({ subject, date }) => joined(subject, date),
  columns: [
    textColumn('Driver or metric', 'subject'),
    dateColumn('Date', 'date'),
    numberColumn('Value', 'value'),
    textColumn('By', 'by'),
  ],
};

export const HISTORY_TABLE: TableSpec<SavedValue> = {
  table: 'FulcrumHistory',
  title: 'History of evaluations',
  required: false,
  blank: { evaluation: '', time: '', by: '', model: '', alternative: '', kind: null, name: '', value: null },
  key: (row) => joined(row.evaluation, row.alternative, row.kind ?? '', row.name),
  columns: [
    textColumn('Evaluation', 'evaluation'),
    textColumn('Time', 'time'),
    textColumn('By', 'by'),
    textColumn('Alternative', 'alternative'),
    choiceColumn('Kind', 'kind', SAVED_KINDS),
    textColumn('Name', 'name'),
    numberColumn('Value', 'value'),
    { ...textColumn<SavedValue>('Model', 'model'), since: 2 },
  ],
};
