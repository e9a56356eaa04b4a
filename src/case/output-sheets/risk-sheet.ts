/**
 * The sheet `Risk results`: what a simulation found, as values with their trials and seed, and formulas for what
 * follows from them. Written on request; writing it again replaces it.
 */
import { columnLetters } from '../../workbook/address';
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import type { Case, Metric } from '../case';
import type { Said } from '../said';
import { columnWidth, nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import type { SheetWords } from './words/en';
import { RISK_SHEET } from './output-sheets';

/** One metric of one alternative over all trials. */
interface SimulatedMetric {
  readonly mean: number;
  readonly sd: number;
  readonly meanError: number;
  readonly percentiles: readonly { readonly share: number; readonly value: number }[];
  readonly probabilityNegative: number;
  readonly probabilityMissed: number | null;
  readonly lowestTwentieth: number;
  readonly computed: number;
}

/** A simulation as the sheet shows it, metrics and alternatives in the order of their names. */
export interface RiskFigures {
  readonly trials: number;
  readonly seed: number;
  readonly metrics: readonly Metric[];
  readonly alternatives: readonly { readonly name: string; readonly metrics: readonly SimulatedMetric[] }[];
  readonly regret: readonly (readonly RegretFigures[] | null)[];
  /** How far the model was compared with the workbook; null where it was not. */
  readonly verification: Said | null;
}

interface RegretFigures {
  readonly mean: number;
  readonly percentile95: number;
  readonly greatest: number;
  readonly shareBest: number;
}

type Row = (PlannedCell | undefined)[];

/** Columns after the percentiles. */
const AFTER = [
  'mean',
  'meanError',
  'sd',
  'range',
  'change',
  'negative',
  'missed',
  'lowest',
  'failed',
] as const;

/** Writes the sheet. @throws WorkbookError "refused" where the workbook is protected */
export async function writeRisk(
  workbook: Workbook,
  of: Case,
  figures: RiskFigures,
  language: SheetLanguage = ENGLISH,
): Promise<void> {
  await workbook.writeSheet(riskSheet(of, figures, language));
}

export function riskSheet(
  of: Case,
  figures: RiskFigures,
  { words, textOf }: SheetLanguage = ENGLISH,
): SheetPlan {
  const { risk } = words;
  const { trials, seed, verification } = figures;
  const shares = figures.alternatives[0]?.metrics[0]?.percentiles.map(({ share }) => share) ?? [];
  const width = 1 + shares.length + AFTER.length;
  const whole = (content: string, role: 'title' | 'note'): Row => [
    { content: text(content), role, columns: width },
  ];
  const rows: Row[] = [
    whole(risk.title, 'title'),
    whole(
      risk.howMade({ trials, seed, verification: verification ? textOf(verification) : risk.notVerified }),
      'note',
    ),
    whole(risk.note, 'note'),
  ];
  for (const [m, metric] of figures.metrics.entries()) {
    rows.push([], ...metricRows(figures, metric, m, shares, rows.length + 2, words));
    const regret = figures.regret[m];
    if (regret) rows.push([], ...regretRows(figures, metric, regret, words));
  }
  const first = figures.metrics.findIndex(({ role }) => role === 'primary');
  rows.push([], whole(words.legend, 'note'));
  return {
    name: RISK_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [
      nameWidth(
        figures.alternatives.map(({ name }) => name),
        30,
      ),
      ...shares.map(() => 13),
      ...AFTER.map((column) => columnWidth(risk[column], 15)),
    ],
    freeze: { rows: 1, columns: 1 },
    print: { orientation: 'landscape', ...sheetFooter(of, words) },
    gridlines: false,
    charts: first < 0 ? [] : [percentileChart(figures, first, shares, rows.length + 2, words)],
  };
}

/** The heading, then an alternative to a row; `top` is the row of the heading, counted from 1. */
function metricRows(
  { alternatives, trials }: RiskFigures,
  metric: Metric,
  m: number,
  shares: readonly number[],
  top: number,
  words: SheetWords,
): Row[] {
  const unit = metric.unit === '' ? '' : `, ${metric.unit}`;
  const format = formatOf(alternatives.map(({ metrics }) => metrics[m]?.mean ?? NaN));
  const column = (share: number) => columnLetters(1 + shares.indexOf(share));
  const mean = columnLetters(1 + shares.length);
  const headings = [
    `${metric.name}${unit}`,
    ...shares.map((share) => `P${Math.round(share * 100)}`),
    ...AFTER.map((column) => words.risk[column]),
  ];
  const base = alternatives[0]?.metrics[m]?.mean ?? NaN;
  /** The formula of a difference; where one of the two is no number, neither is the difference. */
  const between = (one: number, other: number, source: string, numberFormat: string): PlannedCell =>
    Number.isFinite(one - other) ? derived(source, numberFormat) : figure(NaN, numberFormat, words);
  const rows: Row[] = [headingRow(headings)];
  for (const [a, { name, metrics }] of alternatives.entries()) {
    const outcome = metrics[m];
    if (!outcome) continue;
    const r = top + 1 + a;
    const at = (share: number) => outcome.percentiles.find((one) => one.share === share)?.value ?? NaN;
    rows.push([
      { content: text(name), role: 'label' },
      ...outcome.percentiles.map(({ value }) => figure(value, format, words)),
      figure(outcome.mean, format, words),
      figure(outcome.meanError, format, words),
      figure(outcome.sd, format, words),
      between(at(0.9), at(0.1), `=${column(0.9)}${r}-${column(0.1)}${r}`, format),
      a === 0 ? undefined : between(outcome.mean, base, `=${mean}${r}-${mean}$${top + 1}`, signed(format)),
      figure(outcome.probabilityNegative, '0.0%', words),
      outcome.probabilityMissed === null ? undefined : figure(outcome.probabilityMissed, '0.0%', words),
      figure(outcome.lowestTwentieth, format, words),
      figure(trials - outcome.computed, '0', words),
    ]);
  }
  return rows;
}

/** The first over names, the others over numbers. */
function headingRow(headings: readonly string[]): Row {
  return headings.map((content, i) => ({
    content: text(content),
    role: 'heading',
    ...(i > 0 && { align: 'right' as const }),
  }));
}

function regretRows(
  { alternatives }: RiskFigures,
  metric: Metric,
  regret: readonly RegretFigures[],
  words: SheetWords,
): Row[] {
  const { risk } = words;
  const format = formatOf(regret.map(({ greatest }) => greatest));
  const headings = [risk.regret(metric.name), risk.mean, 'P95', risk.worst, risk.bestIn];
  return [
    headingRow(headings),
    ...alternatives.flatMap(({ name }, a): Row[] => {
      const one = regret[a];
      if (!one) return [];
      return [
        [
          { content: text(name), role: 'label' },
          figure(one.mean, format, words),
          figure(one.percentile95, format, words),
          figure(one.greatest, format, words),
          figure(one.shareBest, '0.0%', words),
        ],
      ];
    }),
  ];
}

function percentileChart(
  { metrics, alternatives, regret }: RiskFigures,
  chosen: number,
  shares: readonly number[],
  below: number,
  { risk }: SheetWords,
): NonNullable<SheetPlan['charts']>[number] {
  let top = 5;
  for (let m = 0; m < chosen; m++) top += (alternatives.length + 2) * (regret[m] ? 2 : 1);
  const metric = metrics[chosen]!;
  return {
    name: 'Fulcrum risk',
    kind: 'line',
    title: risk.chart(metric.name),
    source: `A${top}:${columnLetters(shares.length)}${top + alternatives.length}`,
    seriesBy: 'rows',
    covers: `A${below + 1}:H${below + 18}`,
    ...(metric.unit === '' ? {} : { valueAxisTitle: metric.unit }),
  };
}

function figure(value: number, numberFormat: string, { notAvailable }: SheetWords): PlannedCell {
  return { content: Number.isFinite(value) ? value : text(notAvailable), numberFormat, align: 'right' };
}

const derived = (source: string, numberFormat: string): PlannedCell => ({
  content: formula(source),
  role: 'calculation',
  numberFormat,
  align: 'right',
});

/** Whole numbers where the largest has four digits, two decimals where it is small. */
function formatOf(values: readonly number[]): string {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  return largest >= 1000 ? '#,##0' : largest >= 10 ? '#,##0.0' : '0.000';
}

const signed = (code: string): string => `+${code};-${code};${code}`;
