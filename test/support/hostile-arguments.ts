/** Arguments such as no model expects: what a hurried, a mistaken or a malicious user puts into the cells of a formula. */
import fc from 'fast-check';

type Cells = unknown[][];
export type Draw = fc.GeneratorValue;

/** An error that stands in a cell a formula refers to, as Excel hands it over. */
const DIVISION_BY_ZERO = Object.assign(new Error('a cell that the formula refers to'), { code: '#DIV/0!' });

const plainNumber = fc.constantFrom(0, 1, 2, 3, 5, 7, 10, 12, 100, 0.1, 0.25, 0.5, 0.9, 0.95, 0.99, 1.5);
const oddNumber = fc.constantFrom<unknown>(
  ...[-0, -1, -2.5, -1e9, 1e-9, 1e-300, Number.MIN_VALUE, 1e9, 1e15, 1e100, 1e300, Number.MAX_VALUE],
  ...[NaN, Infinity, -Infinity, 0.1 + 0.2, 1 - 1e-16, 2 ** 31, 2 ** 53, 1e6 + 0.5, -Number.MAX_VALUE],
);
const oddCell = fc.constantFrom<unknown>(
  ...['', ' ', 'text', '12', '1,5', '=1+1', '__proto__', 'constructor', 'normal', 'poisson', 'fill', 'open'],
  ...[null, undefined, true, false, DIVISION_BY_ZERO, 'ü漢\u0000', '<img src=x onerror=alert(1)>'],
);
const anyCell = fc.oneof(
  { weight: 5, arbitrary: plainNumber as fc.Arbitrary<unknown> },
  { weight: 2, arbitrary: oddNumber },
  { weight: 1, arbitrary: oddCell },
);
const hostileCell = fc.oneof(oddNumber, oddCell);
const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 6, max: 30 }) },
);
const upTo = Array.from({ length: 64 }, (_, most) => fc.nat({ max: most }));
const factor = fc.constantFrom(-1, 0, 1e-12, 1e-3, 0.5, 2, 1e3, 1e12, 1e200);
const percent = fc.nat({ max: 99 });

/** A whole number from 0 to count − 1; 0 where count is. */
function below(draw: Draw, count: number): number {
  return draw(() => upTo[Math.min(Math.max(count, 1), upTo.length) - 1]!);
}

function column(count: number, draw: Draw): Cells {
  return Array.from({ length: count }, () => [draw(() => anyCell)]);
}

/** A range from nothing: one cell mostly, a column, a row, a grid, a ragged or an empty one. */
function anyRange(draw: Draw): Cells | null {
  switch (draw(() => percent) % 10) {
    case 0:
      return null;
    case 1:
    case 2:
    case 3:
    case 4:
      return column(1, draw);
    case 5:
      return column(
        draw(() => size),
        draw,
      );
    case 6:
      return [
        column(
          draw(() => size),
          draw,
        ).flat(),
      ];
    case 7:
      return Array.from({ length: draw(() => size) }, () =>
        column(
          draw(() => size),
          draw,
        ).flat(),
      );
    default: {
      const width = draw(() => size);
      return Array.from({ length: draw(() => size) }, () => column(width, draw).flat());
    }
  }
}

function transposed(cells: Cells): Cells {
  return (cells[0] ?? []).map((_, c) => cells.map((row) => row[c]));
}

/** Other values of the right kind, far from the usual ones at times: what leads deepest into a model. */
function strained(cells: Cells, draw: Draw): Cells {
  const by = draw(() => factor);
  const at = below(draw, cells.length * (cells[0]?.length ?? 1));
  const whole = draw(() => percent) < 30;
  const replaced = draw(() => percent) < 50 ? draw(() => plainNumber) : undefined;
  let i = 0;
  return cells.map((row) =>
    row.map((cell) => {
      const chosen = i++ === at || whole;
      return chosen && typeof cell === 'number' ? (replaced ?? cell * by) : cell;
    }),
  );
}

/** One thing gone wrong with a range that was right. */
function damaged(cells: Cells, draw: Draw): Cells | null {
  const rows = cells.length;
  const columns = cells[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return anyRange(draw);
  const r = below(draw, rows);
  const c = below(draw, columns);
  const withCell = (cell: unknown): Cells =>
    cells.map((row, i) => (i === r ? row.map((old, j) => (j === c ? cell : old)) : row));
  switch (draw(() => percent) % 12) {
    case 0:
      return null;
    case 1:
      return anyRange(draw);
    case 2:
      return transposed(cells);
    case 3:
      return cells.filter((_, i) => i !== r);
    case 4:
      return cells.map((row) => row.filter((_, j) => j !== c));
    case 5:
      return [...cells, cells[r]!];
    case 6:
      return cells.map((row, i) => (i === r ? row.slice(0, -1) : row));
    case 7: {
      const by = draw(() => factor);
      return cells.map((row) => row.map((cell) => (typeof cell === 'number' ? cell * by : cell)));
    }
    case 8: {
      const by = draw(() => factor);
      const cell = cells[r]![c];
      return typeof cell === 'number' ? withCell(cell * by) : withCell(draw(() => anyCell));
    }
    case 9:
      return withCell(draw(() => plainNumber));
    default:
      return withCell(draw(() => hostileCell));
  }
}

/**
 * What a function is to be called with, a range or a single cell as its parameters are declared: arguments of an
 * example with a few things wrong, or anything at all.
 */
export function hostileArguments(
  ranges: readonly boolean[],
  examples: readonly (readonly unknown[])[],
  draw: Draw,
): unknown[] {
  const args = hostileRanges(ranges.length, examples, draw);
  return args.map((arg, i) => (ranges[i] ? arg : (arg?.[0]?.[0] ?? null)));
}

function asCells(arg: unknown): Cells | null {
  if (arg === null || arg === undefined) return null;
  return Array.isArray(arg) ? (arg as Cells) : [[arg]];
}

function hostileRanges(
  parameters: number,
  examples: readonly (readonly unknown[])[],
  draw: Draw,
): (Cells | null)[] {
  if (examples.length === 0 || draw(() => percent) < 20) {
    return Array.from({ length: parameters }, () => anyRange(draw));
  }
  const example = examples[below(draw, examples.length)]!;
  const args = Array.from({ length: parameters }, (_, i) => asCells(example[i]));
  const gently = draw(() => percent) < 50;
  for (let i = below(draw, 3); i >= 0; i--) {
    const at = below(draw, parameters);
    const arg = args[at]!;
    if (gently) args[at] = arg === null ? arg : strained(arg, draw);
    else if (draw(() => percent) < 10) {
      const other = below(draw, parameters);
      [args[at], args[other]] = [args[other]!, arg];
    } else args[at] = arg === null ? anyRange(draw) : damaged(arg, draw);
  }
  return args;
}
