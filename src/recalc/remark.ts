/**
 * What the engine has to say of a model: a sentence with places and what they hold. It is English here, in errors and
 * on the command line; the pane puts it into the display language.
 */
import { DomainError } from '../domain/domain-error';
import type { DomainErrorCode } from '../domain/domain-error';

export const RECALC_SENTENCES = {
  // Why a formula cannot be recalculated
  unreadableFormula: 'the formula {{formula}} cannot be read',
  unreadableName: 'a name that the formula {{formula}} uses cannot be read',
  externalLink: 'it uses an external link, {{link}}',
  unknownFunction: 'it uses the function {{name}}',
  argumentCount: 'it uses {{name}} with {{count}} arguments',
  missingSheet: 'it uses a reference to the sheet "{{sheet}}", which does not exist',
  answersLater: 'the function {{name}}, which does not answer at once',
  clock: 'it uses the volatile function {{name}}',
  onCircle: 'circular reference {{path}}',

  // Why a model cannot be recalculated
  formulaRefused: '{{cell}} cannot be recalculated: {{why}}',
  random: '{{cell}} uses the volatile function {{name}}, so that the same inputs give different results',
  circularIterated: '{{cell}} is part of a circular reference, {{path}}; Excel iterates over it',
  circular: '{{cell}} is part of a circular reference, {{path}}; it has no value',
  driverInArray: '{{cell}} is a driver and is filled by an array formula',
  offSheet: '{{cell}} lies on a sheet that does not exist',
  orderUnsettled: 'the order of calculation does not settle at {{cell}}, which a computed reference reads',
  baseDiffers: '{{cell}} shows {{workbook}}, but {{computed}} was computed from {{formula}}',
  workerStopped: 'the recalculation stopped: {{detail}}',
  workerNotLoaded: 'the recalculation stopped: its file could not be loaded',

  // Cases by which a model is compared with the workbook
  baseCase: 'the base case',
  alternativeCase: '"{{name}}"',
  allLow: 'all drivers low',
  allHigh: 'all drivers high',
  randomCase: 'random case {{number}}',
  extremeCase: 'extreme case {{number}}',
  blankCell: 'blank',
} as const;

export type RecalcSentence = keyof typeof RECALC_SENTENCES;

export interface Remark {
  readonly sentence: RecalcSentence;
  readonly facts: Readonly<Record<string, RemarkFact>>;
}

/** What a place holds; a bare number stands in full precision. */
export type RemarkFact = string | number | Remark;

export function remark(sentence: RecalcSentence, facts: Remark['facts'] = {}): Remark {
  return { sentence, facts };
}

/** The remark in English. */
export function remarkText({ sentence, facts }: Remark): string {
  return RECALC_SENTENCES[sentence].replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) =>
    factText(facts[place] ?? ''),
  );
}

/** A fact in English. */
export function factText(fact: RemarkFact): string {
  return typeof fact === 'object' ? remarkText(fact) : String(fact);
}

/** A model that the engine cannot recalculate. */
export class ModelRefused extends DomainError {
  constructor(
    code: DomainErrorCode,
    /** The cell at fault. */
    field: string,
    readonly why: Remark,
  ) {
    super(code, field, remarkText(why).replace(`${field} `, ''));
  }
}
