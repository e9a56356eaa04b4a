/** Pairs the rows of two versions of a list, so that only what differs need be written. */

export interface Matching {
  /** Positions in the old and the new list of one row; its key may differ where it was renamed. */
  readonly pairs: readonly { readonly before: number; readonly after: number }[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/**
 * Rows of the same key are paired (the nth of a key with the nth); what is left over between the same two paired
 * rows is taken as renamed. Where the order changed, rows are paired by their position instead.
 */
export function matchRows(before: readonly string[], after: readonly string[]): Matching {
  const byKey = pairByKey(before, after);
  const inOrder = byKey.every((pair, i) => i === 0 || byKey[i - 1]!.before < pair.before);
  const pairs = inOrder
    ? withRenames(byKey, before.length, after.length)
    : byPosition(before.length, after.length);
  const kept = new Set(pairs.map((pair) => pair.before));
  const placed = new Set(pairs.map((pair) => pair.after));
  return {
    pairs,
    removed: [...before.keys()].filter((i) => !kept.has(i)),
    added: [...after.keys()].filter((i) => !placed.has(i)),
  };
}

type Pair = Matching['pairs'][number];

function pairByKey(before: readonly string[], after: readonly string[]): Pair[] {
  const waiting = new Map<string, number[]>();
  before.forEach((key, i) => waiting.set(key, [...(waiting.get(key) ?? []), i]));
  return after.flatMap((key, i) => {
    const old = waiting.get(key)?.shift();
    return old === undefined ? [] : [{ before: old, after: i }];
  });
}

function withRenames(paired: readonly Pair[], beforeCount: number, afterCount: number): Pair[] {
  const result: Pair[] = [];
  let last: Pair = { before: -1, after: -1 };
  for (const pair of [...paired, { before: beforeCount, after: afterCount }]) {
    const renamed = Math.min(pair.before - last.before, pair.after - last.after) - 1;
    for (let i = 1; i <= renamed; i++) result.push({ before: last.before + i, after: last.after + i });
    if (pair.after < afterCount) result.push(pair);
    last = pair;
  }
  return result;
}

function byPosition(beforeCount: number, afterCount: number): Pair[] {
  return Array.from({ length: Math.min(beforeCount, afterCount) }, (_, i) => ({ before: i, after: i }));
}
