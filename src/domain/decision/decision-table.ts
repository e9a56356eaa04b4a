import { DomainError, requireSameLength } from '../domain-error';
import { requireMatrix } from './option-matrix';
import type { Direction } from './option-matrix';

export const METRIC_ROLES = ['primary', 'guardrail', 'second-order'] as const;
export type MetricRole = (typeof METRIC_ROLES)[number];

export type Verdict = 'better' | 'worse' | 'same';

export interface TableCell {
  readonly value: number;
  /** Value less that of do nothing. */
  readonly delta: number;
  readonly verdict: Verdict;
  /** Whether the threshold holds; undefined without one. */
  readonly threshold: 'pass' | 'breach' | undefined;
}

/**
 * Decision table: each alternative beside do nothing (the first column), as it is and as a difference, better or worse,
 * and against its threshold (the least of a higher-is-better metric, the most of a lower-is-better one).
 *
 * @param values metrics × alternatives, do nothing first
 * @param thresholds one per metric, undefined without
 * @returns metrics × alternatives
 * @throws DomainError "out-of-range" for ragged values or lists of another length than metrics
 */
export function decisionTable(
  values: readonly (readonly number[])[],
  directions: readonly Direction[],
  thresholds: readonly (number | undefined)[],
): TableCell[][] {
  requireMatrix('values', values);
  requireSameLength('directions', directions, 'values', values);
  requireSameLength('thresholds', thresholds, 'values', values);
  return values.map((row, m) => {
    const sign = directions[m] === 'higher' ? 1 : -1;
    const threshold = thresholds[m];
    return row.map((value): TableCell => {
      const delta = value - row[0]!;
      return {
        value,
        delta,
        verdict: delta === 0 ? 'same' : sign * delta > 0 ? 'better' : 'worse',
        threshold: threshold === undefined ? undefined : sign * (value - threshold) >= 0 ? 'pass' : 'breach',
      };
    });
  });
}

/** Reads roles, in upper or lower case. @throws DomainError "out-of-range" naming the entry and the choices */
export function readRoles(texts: readonly string[]): MetricRole[] {
  return texts.map((text, i) => {
    const role = METRIC_ROLES.find((name) => name === text.trim().toLowerCase());
    if (role) return role;
    throw new DomainError(
      'out-of-range',
      `roles, entry ${i + 1},`,
      `must be "primary", "guardrail" or "second-order", not "${text}"`,
    );
  });
}
