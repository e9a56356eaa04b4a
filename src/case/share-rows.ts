import type { Case } from './case';

/**
 * The later version of a case with the earlier one's objects wherever they say the same: reading or saving the sheet
 * makes every row anew, and what is shown need be drawn again only where it differs.
 */
export function shareRows(before: Case | null, after: Case): Case {
  if (!before || before === after) return after;
  const same = (one: unknown, other: unknown): boolean =>
    one === other || JSON.stringify(one) === JSON.stringify(other);
  const shared = Object.fromEntries(
    Object.entries(after).map(([part, now]: [string, unknown]) => {
      const old: unknown = before[part as keyof Case];
      if (!Array.isArray(now) || !Array.isArray(old)) return [part, same(old, now) ? old : now];
      const rows = now.map((row: unknown, i) => (same(old[i], row) ? (old[i] as unknown) : row));
      const isWhole = rows.length === old.length && rows.every((row, i) => row === old[i]);
      return [part, isWhole ? old : rows];
    }),
  ) as unknown as Case;
  const isSame = (Object.keys(shared) as (keyof Case)[]).every((part) => shared[part] === before[part]);
  return isSame ? before : shared;
}
