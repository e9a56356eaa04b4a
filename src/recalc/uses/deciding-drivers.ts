import { DomainError } from '../../domain/domain-error';
import type { RunOptions } from '../local-model';
import type { Alternative } from './evaluate-alternatives';
import type { ModelEvaluator } from './model-evaluator';
import { evenly, withDriver } from './sensitivity';
import type { DriverRange } from './tornado';

const BINS = 10;

/** Index of the best alternative in each future, −1 where it cannot be told. */
export function winners(outcomes: readonly Float64Array[], direction: 'higher' | 'lower'): Int32Array {
  const sign = direction === 'higher' ? 1 : -1;
  const count = outcomes[0]?.length ?? 0;
  const best = new Int32Array(count).fill(-1);
  for (let t = 0; t < count; t++) {
    let most = -Infinity;
    for (const [i, values] of outcomes.entries()) {
      const value = sign * (values[t] as number);
      if (Number.isNaN(value)) {
        best[t] = -1;
        break;
      }
      if (value > most) {
        most = value;
        best[t] = i;
      }
    }
  }
  return best;
}

/** Bits that knowing which of the cells a future falls into tells about which alternative wins. */
function information(
  cells: ArrayLike<number>,
  cellCount: number,
  best: Int32Array,
  alternatives: number,
): number {
  const joint = new Float64Array(cellCount * alternatives);
  const overall = new Float64Array(alternatives);
  let total = 0;
  for (let t = 0; t < best.length; t++) {
    const winner = best[t] as number;
    if (winner < 0) continue;
    (joint[(cells[t] as number) * alternatives + winner] as number)++;
    (overall[winner] as number)++;
    total++;
  }
  let bits = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const counts = joint.subarray(cell * alternatives, (cell + 1) * alternatives);
    const inCell = counts.reduce((a, b) => a + b, 0);
    counts.forEach((n, winner) => {
      if (n > 0) bits += (n / total) * Math.log2((n * total) / (inCell * (overall[winner] as number)));
    });
  }
  return total === 0 ? 0 : bits;
}

/**
 * The two drivers that decide: the pair whose values tell most, in bits, about which alternative wins. Undefined when
 * the same alternative wins in every future.
 *
 * @param probabilities for each driver its percentile in every future
 * @throws DomainError "out-of-range" with fewer than two drivers
 */
export function decidingDrivers(
  probabilities: readonly Float64Array[],
  best: Int32Array,
  alternatives: number,
): { first: number; second: number; bits: number; single: readonly number[] } | undefined {
  if (probabilities.length < 2) throw new DomainError('out-of-range', 'drivers', 'must be at least two');
  const isDecided = new Set(best.filter((winner) => winner >= 0)).size < 2;
  if (isDecided) return undefined;
  const bins = probabilities.map((column) => {
    const cells = new Int32Array(column.length);
    for (let t = 0; t < cells.length; t++)
      cells[t] = Math.min(BINS - 1, Math.floor((column[t] as number) * BINS));
    return cells;
  });
  const single = bins.map((cells) => information(cells, BINS, best, alternatives));
  const cells = new Int32Array(best.length);
  let found: { first: number; second: number; bits: number } | undefined;
  for (let i = 0; i < bins.length; i++) {
    for (let j = i + 1; j < bins.length; j++) {
      const across = bins[i] as Int32Array;
      const down = bins[j] as Int32Array;
      for (let t = 0; t < cells.length; t++) cells[t] = (across[t] as number) * BINS + (down[t] as number);
      const bits = information(cells, BINS * BINS, best, alternatives);
      if (!found || bits > found.bits) found = { first: i, second: j, bits };
    }
  }
  if (!found) return undefined;
  // The driver that tells more by itself comes first.
  const { first, second, bits } = found;
  const swap = (single[second] as number) > (single[first] as number);
  return { first: swap ? second : first, second: swap ? first : second, bits, single };
}

export interface RegionMap {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Index of the winning alternative by row and column; −1 where a metric is not a number. */
  readonly winners: readonly (readonly number[])[];
}

/** A driver with its range under each alternative, in their order. */
interface RangedDriver {
  readonly driver: number;
  readonly ranges: readonly DriverRange[];
}

/**
 * Which alternative wins where, as two drivers run over their ranges, which the map shows as they are under the first
 * alternative. The others run over their own at the same time, as they do in a simulation; all other drivers stay at
 * each alternative's values.
 */
export async function winningRegions(
  model: ModelEvaluator,
  alternatives: readonly Alternative[],
  across: RangedDriver,
  down: RangedDriver,
  metric: number,
  direction: 'higher' | 'lower',
  resolution = 21,
  options?: RunOptions,
): Promise<RegionMap> {
  const places = ({ low, high }: DriverRange): number[] => evenly(low, high, resolution);
  const cases = alternatives.flatMap(({ values }, a) => {
    const columns = places(across.ranges[a] as DriverRange);
    return places(down.ranges[a] as DriverRange).flatMap((y) =>
      columns.map((x) => withDriver(withDriver(values, across.driver, x), down.driver, y)),
    );
  });
  const columns = places(across.ranges[0] as DriverRange);
  const rows = places(down.ranges[0] as DriverRange);
  const results = await model.evaluateCases(cases, options);
  const size = rows.length * columns.length;
  const outcomes = alternatives.map((_, a) =>
    Float64Array.from({ length: size }, (__, i) => results[a * size + i]?.[metric]?.value ?? NaN),
  );
  const best = winners(outcomes, direction);
  return {
    columns,
    rows,
    winners: rows.map((_, r) => columns.map((__, c) => best[r * columns.length + c] ?? -1)),
  };
}
