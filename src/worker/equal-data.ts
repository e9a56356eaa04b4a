/** Whether two values of plain data (numbers, texts, arrays, records) are equal; stops at the first difference. */
export function equalData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, i) => equalData(value, b[i]));
  }
  if (Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalData(left[key], right[key]))
  );
}

/** How many single values plain data holds, a measure of its memory. */
export function numbersIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 1;
  if (Array.isArray(data)) {
    return typeof data[0] === 'number'
      ? data.length
      : data.reduce((sum: number, value) => sum + numbersIn(value), 0);
  }
  return Object.values(data).reduce((sum: number, value) => sum + numbersIn(value), 0);
}
