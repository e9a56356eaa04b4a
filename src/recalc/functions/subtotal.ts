/** SUBTOTAL and AGGREGATE: they leave out other subtotals, hidden rows, and on request errors. */
import type { CellStore } from '../store';
import type { CellError, Scalar, Value } from '../values';
import { ArrayValue, cellsOf, isError, MultiRange, RangeValue, VALUE } from '../values';
import type { CallContext, FunctionDefinition } from './definition';
import { contextFunction } from './definition';
import { statisticsFunctions } from './statistics';
import { mathFunctions } from './math';

const byName = new Map(
  [...statisticsFunctions, ...mathFunctions].map((definition) => [definition.name, definition]),
);

/** In the order of their numbers, from 1. */
const overRanges = [
  'AVERAGE',
  'COUNT',
  'COUNTA',
  'MAX',
  'MIN',
  'PRODUCT',
  'STDEV.S',
  'STDEV.P',
  'SUM',
  'VAR.S',
  'VAR.P',
  'MEDIAN',
  'MODE.SNGL',
];
/** Those that take a second argument, from 14. */
const withRank = ['LARGE', 'SMALL', 'PERCENTILE.INC', 'QUARTILE.INC', 'PERCENTILE.EXC', 'QUARTILE.EXC'];

interface Leave {
  readonly subtotals: boolean;
  readonly hidden: boolean;
  readonly errors: boolean;
}

const isSubtotal = (store: CellStore, slot: number) =>
  /\b(?:SUBTOTAL|AGGREGATE)\(/i.test(store.cells[slot]?.formula ?? '');

/** The cells that count, in one column, so that blanks and texts are treated as in a range. */
function counted({ store }: CallContext, values: readonly Value[], leave: Leave): ArrayValue {
  const cells: Scalar[] = [];
  const areas = values.flatMap((value): readonly Value[] =>
    value instanceof MultiRange ? value.areas : [value],
  );
  for (const area of areas) {
    const list = cellsOf(area);
    for (const [i, cell] of list.entries()) {
      if (leave.errors && isError(cell)) continue;
      if (area instanceof RangeValue) {
        const slot = area.slots[i] as number;
        const row = area.top + Math.floor(i / area.columns);
        if (leave.subtotals && slot >= 0 && isSubtotal(store, slot)) continue;
        const sheet = store.sheets[area.sheet.index];
        if (sheet?.isFiltered(row) === true || (leave.hidden && sheet?.isHidden(row) === true)) continue;
      }
      cells.push(cell);
    }
  }
  return new ArrayValue(cells.length, 1, cells);
}

function call(context: CallContext, name: string | undefined, ...args: Value[]): number | CellError {
  const definition = byName.get(name ?? '');
  return definition ? (definition.call(context, ...(args as never[])) as number | CellError) : VALUE;
}

export const subtotalFunctions: readonly FunctionDefinition[] = [
  contextFunction('SUBTOTAL', 'n r*', 'number', (context, code, ...values) => {
    const number = Math.trunc(code);
    const hidden = number > 100;
    const name = number % 100 <= 11 ? overRanges[(hidden ? number - 100 : number) - 1] : undefined;
    return call(context, name, counted(context, values, { subtotals: true, hidden, errors: false }));
  }),
  contextFunction('AGGREGATE', 'n n a*', 'number', (context, code, option, ...values) => {
    const number = Math.trunc(code);
    const choice = Math.trunc(option);
    if (choice < 0 || choice > 7) return VALUE;
    const leave = {
      subtotals: choice <= 3,
      hidden: [1, 3, 5, 7].includes(choice),
      errors: [2, 3, 6, 7].includes(choice),
    };
    if (number <= 13) return call(context, overRanges[number - 1], counted(context, values, leave));
    const [array, rank] = values;
    if (array === undefined || rank === undefined) return VALUE;
    const place = cellsOf(rank)[0] ?? 0;
    return call(context, withRank[number - 14], counted(context, [array], leave), place);
  }),
];
