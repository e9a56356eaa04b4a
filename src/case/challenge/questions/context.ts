/** What the board's questions are made from, and the questions' shape. */
import type { RangeContent } from '../../../workbook/workbook';
import { DO_NOTHING, sameName } from '../../case';
import type { Case, CellBinding, ChallengeAnswer, Driver, Metric } from '../../case';
import { cellOf } from '../../case-sheet/case-sheet';
import type { CaseSheet, ReadTable } from '../../case-sheet/case-sheet';
import type { ChallengeSentence } from '../challenge-sentences';
import { checkCase } from '../../checks/checks';
import { compare } from '../../decision/comparison';
import { primaryMetric } from '../../decision/recommendation';
import type { Sensitivity } from '../../decision/sensitivity';
import type { Facts, Figure } from '../../said';

export const CHALLENGE_GROUPS = ['assumptions', 'alternatives', 'risk', 'implementation'] as const;
export type ChallengeGroup = (typeof CHALLENGE_GROUPS)[number];

export interface ChallengeQuestion {
  /** The rule and what it concerns, such as "unsourced-driver:Fuel price". */
  readonly key: string;
  readonly group: ChallengeGroup;
  readonly sentence: ChallengeSentence;
  /** What the sentence's places are filled with; several names stand in a list. */
  readonly facts: Facts;
  /** The cells that it is about, such as "Inputs!B4"; the model's own before those of the case sheet. */
  readonly cells: readonly string[];
  /** Greater is graver, within a group. */
  readonly weight: number;
  readonly answer: ChallengeAnswer | null;
}

export interface ChallengeInput {
  readonly sheet: CaseSheet;
  /** The model's cells (`readModel`); without them nothing is asked about formulas. */
  readonly model?: readonly RangeContent[];
  /** Swings and switching values, where they were computed. */
  readonly sensitivity?: Sensitivity;
  /** "2026-09-30". */
  readonly today: string;
}

/** A question before its place among the others and its answer are known. */
export type Draft = Omit<ChallengeQuestion, 'answer' | 'group'>;

export interface Context {
  readonly of: Case;
  readonly base: string;
  readonly primary: Metric | null;
  readonly comparison: ReturnType<typeof compare>;
  readonly checks: ReturnType<typeof checkCase>;
  readonly sensitivity: Sensitivity;
  readonly today: string;
  /** The cell of a row of the case sheet; the table's first heading where it is not there. */
  readonly place: (table: string, row: string | null, header: string) => string;
}

/** What all questions are made from. */
export function contextOf({ sheet, model = [], sensitivity = [], today }: ChallengeInput): Context {
  const of = sheet.case;
  return {
    of,
    base: of.alternatives[0]?.name ?? DO_NOTHING,
    primary: primaryMetric(of),
    comparison: compare(of),
    // Whether results are stale is for the checks; no question comes of it.
    checks: checkCase({ sheet, freshness: { state: 'none' }, model }),
    sensitivity,
    today,
    place: (table, row, header) => {
      const read = sheet.tables.get(table) as ReadTable<Record<string, unknown>> | undefined;
      if (!read) return sheet.versionCell;
      const found = read.rows.find(
        ({ row: { name, field } }) => row !== null && sameName(String(name ?? field), row),
      );
      return found ? cellOf(read.content, found.index, header) : cellOf(read.content, -1, 0);
    },
  };
}

/** The model's cell where there is one, then the cell of the case sheet. */
export function cellsOf(row: { readonly cell: CellBinding | null }, ...more: readonly string[]): string[] {
  return [...(row.cell?.address ? [row.cell.address] : []), ...more];
}

export function plannedValue({ of, base }: Context, driver: Driver): Figure {
  const own = of.alternatives.map(({ name }) => driver.values[name] ?? null).find((value) => value !== null);
  return { value: driver.likely ?? driver.values[base] ?? own ?? null, unit: driver.unit };
}
