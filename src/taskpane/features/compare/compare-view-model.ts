import type { TFunction } from 'i18next';
import { METRIC_ROLES } from '../../../case/case';
import type { Case, Metric } from '../../../case/case';
import type { ComparedCell, ComparedMetric, Comparison } from '../../../case/decision/comparison';
import { nearestSwitching, primaryMetric } from '../../../case/decision/recommendation';
import type { Sensitivity } from '../../../case/decision/sensitivity';
import { decimalsFor, isFraction, unitBesideNumber } from '../../i18n/quantity';
import type { Formatter, QuantityStyle } from '../../i18n/quantity';

/** A comparison put into words and numbers of the display language. */
export interface ComparisonView {
  /** Do nothing first. */
  readonly columns: readonly ComparisonColumn[];
  /** Metrics by role; roles without a metric are left out. */
  readonly groups: readonly ComparisonGroup[];
}

export interface ComparisonColumn {
  readonly name: string;
  /** Its place among the cells of a row. */
  readonly index: number;
  /** What it is dominated by, and its breaches; null where there is nothing to say. */
  readonly remark: string | null;
  readonly dominated: boolean;
  /** The case's recommendation names it. */
  readonly recommended: boolean;
}

interface ComparisonGroup {
  readonly label: string;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  readonly metric: string;
  /** Such as "days", "of revenue"; null where it stands with each number. */
  readonly unit: string | null;
  /** Such as "at least 95 %"; null without one. */
  readonly threshold: string | null;
  /** The cell that computes it. */
  readonly address: string | null;
  readonly cells: readonly ComparisonCellView[];
}

export type MeritKind = 'better' | 'worse' | 'same' | 'changed';

export interface ComparisonCellView {
  /** In full precision, for tools that read the page; null where there is none. */
  readonly exact: number | null;
  readonly value: string;
  readonly delta: string | null;
  readonly relative: string | null;
  readonly merit: { readonly kind: MeritKind; readonly label: string } | null;
  readonly guardrail: { readonly holds: boolean; readonly label: string } | null;
  readonly range: string | null;
  /** Why there is no value. */
  readonly note: string | null;
}

/**
 * @param recommended the alternative that the case recommends
 * @param compact for panes too narrow for millions in full
 */
export function comparisonView(
  comparison: Comparison,
  recommended: string | null,
  t: TFunction,
  format: Formatter,
  compact = false,
): ComparisonView {
  const roles = [...METRIC_ROLES, null];
  return {
    columns: comparison.alternatives.map(({ name, dominatedBy, breaches }, index) => ({
      name,
      index,
      dominated: dominatedBy.length > 0,
      recommended: name === recommended,
      remark:
        dominatedBy.length > 0
          ? t('compare.dominatedBy', { names: dominatedBy.join(', ') })
          : breaches.length > 0
            ? t('compare.breaches', { count: breaches.length })
            : null,
    })),
    groups: roles.flatMap((role) => {
      const rows = comparison.metrics.filter(({ metric }) => metric.role === role);
      if (rows.length === 0) return [];
      const label = t(`metrics.roles.${role ?? 'none'}`);
      return { label, rows: rows.map((row) => rowView(row, t, format, compact)) };
    }),
  };
}

function rowView(
  { metric, cells }: ComparedMetric,
  t: TFunction,
  format: Formatter,
  compact: boolean,
): ComparisonRow {
  const decimals = decimalsFor(
    cells.map(({ value }) => value),
    metric.unit,
  );
  const style = { decimals, compact, bare: true };
  return {
    metric: metric.name,
    unit: unitBesideNumber(metric.unit) || null,
    threshold: thresholdText(metric, t, format, compact),
    address: metric.cell?.address ?? null,
    cells: cells.map((cell) => cellView(cell, metric, style, t, format)),
  };
}

/** "at least 95 %", "at most $5"; null without threshold or direction. */
function thresholdText(
  { threshold, direction, unit }: Metric,
  t: TFunction,
  format: Formatter,
  compact: boolean,
): string | null {
  if (threshold === null || direction === null) return null;
  const value = format.quantity(threshold, unit, { bare: true, ...(compact && { compact: 'exact' }) });
  return t(direction === 'higher' ? 'metrics.atLeast' : 'metrics.atMost', { value });
}

function cellView(
  cell: ComparedCell,
  { unit }: Metric,
  style: QuantityStyle,
  t: TFunction,
  format: Formatter,
): ComparisonCellView {
  const { value, delta, deltaShare, p10, p90 } = cell;
  const short = { ...style, compact: true };
  const compared = cell.effect !== 'base' && delta !== null;
  return {
    exact: value,
    value: value === null ? t('compare.noValue') : format.quantity(value, unit, style),
    delta: compared && delta !== 0 ? format.delta(delta, unit, style) : null,
    // A percentage of a percentage is read wrongly more often than not.
    relative:
      compared && delta !== 0 && deltaShare !== null && !isFraction(unit)
        ? format.relative(deltaShare)
        : null,
    merit: compared ? meritOf(cell, t) : null,
    guardrail: guardrailOf(cell, unit, style, t, format),
    range:
      // A metric that no uncertain driver moves has no range.
      p10 === null || p90 === null || p10 === p90
        ? null
        : t('compare.range', {
            low: format.quantity(p10, unit, short),
            high: format.quantity(p90, unit, short),
          }),
    note: value === null ? cell.note || t('compare.notEvaluated') : null,
  };
}

function meritOf({ effect, delta }: ComparedCell, t: TFunction): ComparisonCellView['merit'] {
  if (effect === 'base') return null;
  // Without a direction a difference is neither better nor worse.
  const kind = effect === 'unknown' ? (delta === 0 ? 'same' : 'changed') : effect;
  return { kind, label: t(`compare.${kind}`) };
}

function guardrailOf(
  { guardrail, headroom }: ComparedCell,
  unit: string,
  style: QuantityStyle,
  t: TFunction,
  format: Formatter,
): ComparisonCellView['guardrail'] {
  if (guardrail === null) return null;
  if (guardrail === 'pass') return { holds: true, label: t('compare.pass') };
  const gap = format.distance(headroom ?? 0, unit, style);
  const label = t(guardrail === 'waived' ? 'compare.waivedBy' : 'compare.breachBy', { gap });
  return { holds: guardrail === 'waived', label };
}

/** The nearest switching value of each alternative; null where none is known. */
export interface SwitchingCell {
  readonly text: string;
  readonly fact: string | null;
}

/** Of the primary metric, a cell for each alternative; null before switching values are computed. */
export function switchingRow(
  of: Case,
  sensitivity: Sensitivity,
  t: TFunction,
  format: Formatter,
): readonly SwitchingCell[] | null {
  const unitOf = (name: string) => of.drivers.find((driver) => driver.name === name)?.unit ?? '';
  const metric = primaryMetric(of)?.name;
  const known = sensitivity.filter((entry) => entry.metric === metric);
  if (known.length === 0) return null;
  const rounded = (value: number) => Number(value.toPrecision(3));
  return of.alternatives.map(({ name }) => {
    const entry = nearestSwitching(known, name);
    if (!entry?.switching) return { text: t('tradeOffs.switchingNone'), fact: null };
    const { driver, base, switching } = entry;
    const unit = unitOf(driver);
    return {
      text: t('tradeOffs.switchingAt', { driver, value: format.quantity(rounded(switching.value), unit) }),
      fact:
        switching.against === null
          ? null
          : t('tradeOffs.switchingFrom', {
              base: format.quantity(base, unit),
              other: switching.against,
            }),
    };
  });
}

export type MissingPart = 'alternatives' | 'drivers' | 'metrics';

/** What an evaluation needs and the case does not have yet, in the order of work. */
export function missingParts({ alternatives, drivers, metrics }: Case): MissingPart[] {
  const bound = (rows: Case['drivers'] | Case['metrics']) =>
    rows.some(({ cell }) => typeof cell?.address === 'string');
  const missing: MissingPart[] = [];
  if (alternatives.length < 2) missing.push('alternatives');
  if (!bound(drivers)) missing.push('drivers');
  if (!bound(metrics)) missing.push('metrics');
  return missing;
}

/** When and by which engine the results came about: the latest of them. */
export function latestRun({ results }: Case): { time: string; engine: 'local' | 'Excel' | 'none' } | null {
  const latest = results.reduce<Case['results'][number] | null>(
    (last, result) => (last === null || result.time > last.time ? result : last),
    null,
  );
  return latest && { time: latest.time, engine: latest.engine ?? 'none' };
}
