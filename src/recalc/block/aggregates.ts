/** Sums and their like over blocks of trials. Terms are taken in the order in which the scalar function takes them. */
import type { Scalar } from '../values';
import { DIV0, isError, NUM } from '../values';
import type { BlockNode, ColumnPool, NumericColumn, NumericNode } from './nodes';
import { errorNumber, runAll, setError } from './nodes';
import { columnOf } from './operators';

/** A number that takes part in every trial, or a column of numbers. */
export type Term = number | NumericColumn;

type Accumulate = (out: NumericColumn, terms: readonly Term[], count: number) => void;

/** Puts into each trial whose result is not finite the first error among the terms, or #NUM!. */
function mend(out: NumericColumn, terms: readonly Term[], count: number): void {
  const o = out.values;
  for (let t = 0; t < count; t++) {
    const value = o[t] as number;
    if (value - value === 0) continue;
    const failed = terms.find((term) => typeof term !== 'number' && Number.isNaN(term.values[t] as number));
    const error = failed && typeof failed !== 'number' ? (failed.errors[t] as number) : errorNumber(NUM);
    setError(out, t, error);
  }
}

function addUp(out: NumericColumn, terms: readonly Term[], count: number): void {
  const o = out.values;
  o.fill(0, 0, count);
  for (const term of terms) {
    if (typeof term === 'number') for (let t = 0; t < count; t++) (o[t] as number) += term;
    else {
      const x = term.values;
      for (let t = 0; t < count; t++) (o[t] as number) += x[t] as number;
    }
  }
}

export const sumUp: Accumulate = (out, terms, count) => {
  addUp(out, terms, count);
  mend(out, terms, count);
};

export const averageOf: Accumulate = (out, terms, count) => {
  const o = out.values;
  if (terms.length === 0) {
    for (let t = 0; t < count; t++) setError(out, t, errorNumber(DIV0));
    return;
  }
  addUp(out, terms, count);
  for (let t = 0; t < count; t++) (o[t] as number) /= terms.length;
  mend(out, terms, count);
};

export const productOf: Accumulate = (out, terms, count) => {
  const o = out.values;
  o.fill(terms.length === 0 ? 0 : 1, 0, count);
  for (const term of terms) {
    if (typeof term === 'number') for (let t = 0; t < count; t++) (o[t] as number) *= term;
    else {
      const x = term.values;
      for (let t = 0; t < count; t++) (o[t] as number) *= x[t] as number;
    }
  }
  mend(out, terms, count);
};

/** The least or the greatest: a later term takes the place only where it is truly smaller or larger. */
const extreme =
  (sign: 1 | -1): Accumulate =>
  (out, terms, count) => {
    const o = out.values;
    const [first = 0, ...rest] = terms;
    if (typeof first === 'number') o.fill(first, 0, count);
    else o.set(first.values.subarray(0, count));
    let failed = false;
    for (const term of rest) {
      if (typeof term === 'number') {
        for (let t = 0; t < count; t++) if (sign * term < sign * (o[t] as number)) o[t] = term;
        continue;
      }
      const x = term.values;
      for (let t = 0; t < count; t++) {
        const value = x[t] as number;
        if (sign * value < sign * (o[t] as number)) o[t] = value;
        else if (Number.isNaN(value)) failed = true;
      }
    }
    if (failed) {
      for (const term of rest) {
        if (typeof term === 'number') continue;
        for (let t = 0; t < count; t++) if (Number.isNaN(term.values[t] as number)) o[t] = NaN;
      }
    }
    mend(out, terms, count);
  };

export const leastOf = extreme(1);
export const greatestOf = extreme(-1);

/** AND and OR: any error in any term is the result, whatever the others say. */
const truth =
  (all: boolean): Accumulate =>
  (out, terms, count) => {
    const o = out.values;
    o.fill(all ? 1 : 0, 0, count);
    for (const term of terms) {
      for (let t = 0; t < count; t++) {
        const value = typeof term === 'number' ? term : (term.values[t] as number);
        const current = o[t] as number;
        if (Number.isNaN(value) || Number.isNaN(current)) o[t] = NaN;
        else if (all ? value === 0 : value !== 0) o[t] = all ? 0 : 1;
      }
    }
    mend(out, terms, count);
  };

export const allOf = truth(true);
export const anyOf = truth(false);

/** Σ of products of the terms that stand in the same place. */
export function sumOfProducts(
  out: NumericColumn,
  products: readonly (readonly Term[])[],
  count: number,
): void {
  const o = out.values;
  o.fill(0, 0, count);
  for (const factors of products) {
    const [x, y] = factors;
    if (factors.length === 2 && typeof x === 'object' && typeof y === 'object') {
      const a = x.values;
      const b = y.values;
      for (let t = 0; t < count; t++) (o[t] as number) += (a[t] as number) * (b[t] as number);
      continue;
    }
    for (let t = 0; t < count; t++) {
      let product = 1;
      for (const factor of factors)
        product *= typeof factor === 'number' ? factor : (factor.values[t] as number);
      (o[t] as number) += product;
    }
  }
  mend(out, products.flat(), count);
}

/** Net present value: the rate first, then the flows from one period on. */
export const presentValue: Accumulate = (out, [rate = 0, ...flows], count) => {
  const o = out.values;
  for (let t = 0; t < count; t++) {
    const r = typeof rate === 'number' ? rate : (rate.values[t] as number);
    let discount = 1;
    let total = 0;
    for (const flow of flows) {
      discount *= 1 + r;
      total += (typeof flow === 'number' ? flow : (flow.values[t] as number)) / discount;
    }
    o[t] = total;
  }
  mendExcept(out, [rate, ...flows], count);
};

/** Like `mend`, but leaves the errors that are there where no term holds one. */
function mendExcept(out: NumericColumn, terms: readonly Term[], count: number): void {
  const isDivision = errorNumber(DIV0);
  for (let t = 0; t < count; t++) {
    const value = out.values[t] as number;
    if (value - value === 0) continue;
    const failed = terms.find((term) => typeof term === 'object' && Number.isNaN(term.values[t] as number));
    const rate = terms[0];
    const atMinusOne = (typeof rate === 'object' ? rate.values[t] : rate) === -1;
    const error =
      failed && typeof failed === 'object'
        ? (failed.errors[t] as number)
        : atMinusOne
          ? isDivision
          : errorNumber(NUM);
    setError(out, t, error);
  }
}

/** A node that computes terms and then runs an aggregate over them. */
export function aggregateNode(
  kind: 'number' | 'boolean',
  accumulate: Accumulate,
  nodes: readonly BlockNode[],
  terms: readonly Term[],
  pool: ColumnPool,
): NumericNode {
  const prepare = runAll(nodes);
  // The result must not share memory with a term: it grows while later terms are still to be read.
  const column = pool.take();
  pool.give(nodes);
  return {
    kind,
    column,
    isTemporary: true,
    run: (count) => {
      prepare(count);
      accumulate(column, terms, count);
    },
  };
}

/** The term a numeric node stands for. */
export function termOf(node: BlockNode, pool: ColumnPool): Term | undefined {
  if (node.kind === 'mixed') return undefined;
  if (node.kind !== 'constant') return node.column;
  const value: Scalar = node.value;
  if (isError(value)) return columnOf(node, pool);
  return typeof value === 'number' ? value : undefined;
}
