/**
 * Least Σ gain·x with Σ weight·x ≤ capacity and 0 ≤ x ≤ 1 over items whose gain is negative and weight
 * positive, in expected linear time: the items are partitioned around a ratio instead of sorted.
 * `items[0..count)` is reordered; the shares taken are written to `share` by item.
 *
 * @see Balas & Zemel, "An algorithm for large zero-one knapsack problems", Operations Research 28 (1980)
 */
export function fractionalKnapsack(
  items: Int32Array,
  count: number,
  gain: Float64Array,
  weight: Float64Array,
  capacity: number,
  share: Float64Array,
): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weight[items[i]!]!;
  let value = 0;
  let room = capacity;
  let low = 0;
  let high = count;
  if (total <= capacity) {
    for (let i = 0; i < count; i++) {
      share[items[i]!] = 1;
      value += gain[items[i]!]!;
    }
    return value;
  }
  // Everything before `low` is taken, everything from `high` on is not; the critical item lies between.
  while (low < high) {
    const middle = items[(low + high) >> 1]!;
    const ratio = gain[middle]! / weight[middle]!;
    let better = low;
    let equal = low;
    let weightBetter = 0;
    // Three-way partition: better than the ratio, equal to it, worse.
    let worse = high;
    while (equal < worse) {
      const item = items[equal]!;
      const own = gain[item]! / weight[item]!;
      if (own < ratio) {
        items[equal++] = items[better]!;
        items[better++] = item;
        weightBetter += weight[item]!;
      } else if (own > ratio) {
        items[equal] = items[--worse]!;
        items[worse] = item;
      } else equal++;
    }
    if (weightBetter > room) {
      high = better;
      continue;
    }
    for (let i = low; i < better; i++) {
      share[items[i]!] = 1;
      value += gain[items[i]!]!;
    }
    room -= weightBetter;
    for (let i = better; i < worse; i++) {
      const item = items[i]!;
      const taken = Math.min(1, room / weight[item]!);
      share[item] = taken;
      value += taken * gain[item]!;
      room -= taken * weight[item]!;
      if (taken < 1) return value;
    }
    low = worse;
  }
  return value;
}
