/** Functions that compute only the arguments they need, or that look at references rather than at values. */
import { callFunction, elementAt, intersect } from './call-function';
import type { CompileContext, Evaluate, SpecialForm } from './compile-scalar';
import { callContextOf, compile, compileOperand, compileRange, OMITTED, staticRange } from './compile-scalar';
import type { Expression } from './expression';
import { compareScalars } from './values';
import type { Scalar, Value, CellError } from './values';
import {
  ArrayValue,
  isError,
  isMatrix,
  MultiRange,
  NA,
  RangeValue,
  REF,
  single,
  toBoolean,
  toNumber,
  toText,
  VALUE,
} from './values';
import { remark } from './remark';
import { UnsupportedFeature } from './resolve';

type Args = readonly (Expression | null)[];

const isArray = (value: Value): value is ArrayValue | RangeValue =>
  isMatrix(value) && value.rows * value.columns > 1;

/** The condition of IF and its like: one scalar, or an array where arrays are computed. */
function compileCondition(argument: Expression | null | undefined, context: CompileContext): Evaluate {
  return argument ? compileOperand(argument, context) : () => null;
}

/** A branch keeps its range, because IF may hand on a reference. */
function compileBranch(
  argument: Expression | null | undefined,
  context: CompileContext,
  missing: Scalar,
): Evaluate {
  if (argument === undefined) return () => missing;
  return argument === null ? () => 0 : compileRange(argument, context);
}

function need(name: string, args: Args, least: number, most: number): void {
  if (args.length < least || args.length > most) {
    throw new UnsupportedFeature(remark('argumentCount', { name, count: args.length }));
  }
}

/** Chooses element by element where the condition is an array. */
function choose(condition: ArrayValue | RangeValue, branches: (at: Scalar) => Value | CellError): Value {
  const cells: Value[] = [];
  for (let r = 0; r < condition.rows; r++) {
    for (let c = 0; c < condition.columns; c++) cells.push(branches(condition.at(r, c)));
  }
  // Spreading a long list over the arguments of Math.max would overflow the stack.
  let { rows, columns } = condition;
  for (const value of cells) {
    if (!isArray(value)) continue;
    rows = Math.max(rows, value.rows);
    columns = Math.max(columns, value.columns);
  }
  return ArrayValue.make(rows, columns, (r, c) => {
    const row = condition.rows === 1 ? 0 : r;
    const column = condition.columns === 1 ? 0 : c;
    if (row >= condition.rows || column >= condition.columns) return NA;
    const value = cells[row * condition.columns + column] as Value;
    return isArray(value) ? elementAt(value, r, c) : (single(value) ?? 0);
  });
}

const ifForm: SpecialForm = (args, context) => {
  need('IF', args, 1, 3);
  const condition = compileCondition(args[0], context);
  const yes = compileBranch(args[1], context, true);
  const no = compileBranch(args[2], context, false);
  return (scope) => {
    const value = condition(scope);
    if (isArray(value)) {
      let whenTrue: Value | undefined;
      let whenFalse: Value | undefined;
      return choose(value, (at) => {
        const holds = toBoolean(at);
        if (isError(holds)) return holds;
        return holds ? (whenTrue ??= yes(scope)) : (whenFalse ??= no(scope));
      });
    }
    const holds = typeof value === 'boolean' ? value : toBoolean(single(value));
    if (isError(holds)) return holds;
    return holds ? yes(scope) : no(scope);
  };
};

const replaceErrors =
  (name: string, isReplaced: (error: CellError) => boolean): SpecialForm =>
  (args, context) => {
    need(name, args, 2, 2);
    const first = args[0] ? compileOperand(args[0], context) : () => 0;
    const fallback = compileBranch(args[1], context, 0);
    return (scope) => {
      const value = first(scope);
      if (isArray(value)) {
        return choose(value, (at) => (isError(at) && isReplaced(at) ? fallback(scope) : (at ?? 0)));
      }
      const scalar = value instanceof MultiRange ? VALUE : isMatrix(value) ? single(value) : value;
      if (!isError(scalar) || !isReplaced(scalar)) return scalar ?? 0;
      return fallback(scope);
    };
  };

const chooseForm: SpecialForm = (args, context) => {
  need('CHOOSE', args, 2, 255);
  const index = compileCondition(args[0], context);
  const options = args.slice(1).map((arg) => compileBranch(arg, context, 0));
  const pick = (at: Scalar, scope: readonly Value[]): Value => {
    const number = toNumber(at);
    if (isError(number)) return number;
    const option = options[Math.trunc(number) - 1];
    return option && number >= 1 ? option(scope) : VALUE;
  };
  return (scope) => {
    const value = index(scope);
    if (!isArray(value)) return pick(single(value), scope);
    // CHOOSE({1,2},a,b) sets the chosen columns side by side.
    return choose(value, (at) => pick(at, scope));
  };
};

const ifsForm: SpecialForm = (args, context) => {
  if (args.length < 2 || args.length % 2 !== 0)
    throw new UnsupportedFeature(remark('argumentCount', { name: 'IFS', count: args.length }));
  return args.reduceRight<Evaluate>(
    (rest, _, i) => {
      if (i % 2 !== 0) return rest;
      const condition = compileCondition(args[i], context);
      const result = compileBranch(args[i + 1], context, 0);
      return (scope) => {
        const value = condition(scope);
        if (isArray(value)) {
          return choose(value, (at) => {
            const holds = toBoolean(at);
            return isError(holds) ? holds : holds ? result(scope) : rest(scope);
          });
        }
        const holds = toBoolean(single(value));
        return isError(holds) ? holds : holds ? result(scope) : rest(scope);
      };
    },
    () => NA,
  );
};

const switchForm: SpecialForm = (args, context) => {
  need('SWITCH', args, 3, 254);
  const subject = compileCondition(args[0], context);
  const pairs: { match: Evaluate; result: Evaluate }[] = [];
  let i = 1;
  for (; i + 1 < args.length; i += 2) {
    pairs.push({ match: compileCondition(args[i], context), result: compileBranch(args[i + 1], context, 0) });
  }
  const otherwise = i < args.length ? compileBranch(args[i], context, 0) : () => NA;
  const pick = (at: Scalar, scope: readonly Value[]): Value => {
    if (isError(at)) return at;
    for (const { match, result } of pairs) {
      const candidate = single(match(scope));
      if (isError(candidate)) return candidate;
      if (typeof (candidate ?? 0) === typeof (at ?? 0) && compareScalars(at, candidate) === 0)
        return result(scope);
    }
    return otherwise(scope);
  };
  return (scope) => {
    const value = subject(scope);
    return isArray(value) ? choose(value, (at) => pick(at, scope)) : pick(single(value), scope);
  };
};

/** ROW and COLUMN look at where a reference is, never at what it holds. */
const positionForm =
  (name: 'ROW' | 'COLUMN'): SpecialForm =>
  (args, context) => {
    need(name, args, 0, 1);
    const { place } = context;
    const argument = args[0];
    if (!argument) return () => (name === 'ROW' ? place.row : place.column) + 1;
    const reference = compileRange(argument, context);
    return (scope) => {
      const range = reference(scope);
      if (!(range instanceof RangeValue)) return isError(range) ? range : VALUE;
      const first = (name === 'ROW' ? range.top : range.left) + 1;
      const count = name === 'ROW' ? range.rows : range.columns;
      if (count === 1 || !context.arrays) return first;
      return name === 'ROW'
        ? ArrayValue.make(count, 1, (r) => first + r)
        : ArrayValue.make(1, count, (_, c) => first + c);
    };
  };

const offsetForm: SpecialForm = (args, context) => {
  need('OFFSET', args, 3, 5);
  const base = args[0] ? compileRange(args[0], context) : () => REF;
  const steps = args.slice(1).map((arg) => (arg ? compileOperand(arg, context) : undefined));
  const { store } = context;
  return (scope) => {
    const from = base(scope);
    if (!(from instanceof RangeValue)) return isError(from) ? from : VALUE;
    const numbers: number[] = [];
    for (const [i, step] of steps.entries()) {
      const written = step && single(step(scope));
      const number = written === undefined || (written === null && i > 1) ? undefined : toNumber(written);
      if (isError(number)) return number;
      numbers.push(Math.trunc(number ?? (i === 2 ? from.rows : i === 3 ? from.columns : 0)));
    }
    const [down = 0, right = 0, height = from.rows, width = from.columns] = numbers;
    if (height === 0 || width === 0) return REF;
    let top = from.top + down;
    let left = from.left + right;
    // A negative size reaches up or to the left.
    if (height < 0) top += height + 1;
    if (width < 0) left += width + 1;
    if (top < 0 || left < 0) return REF;
    const range = store.range(from.sheet, top, left, top + Math.abs(height) - 1, left + Math.abs(width) - 1);
    context.touched(range);
    return range;
  };
};

const indirectForm: SpecialForm = (args, context) => {
  need('INDIRECT', args, 1, 2);
  const text = args[0] ? compileOperand(args[0], context) : () => null;
  const style = args[1] ? compileOperand(args[1], context) : undefined;
  const { parser, place } = context;
  return (scope) => {
    const written = toText(single(text(scope)));
    if (isError(written)) return written;
    if (style) {
      const a1 = toBoolean(single(style(scope)));
      if (isError(a1)) return a1;
      if (!a1) return indirectR1C1(written, context);
    }
    let found;
    try {
      const { expression } = parser.parse(`=${written}`, place.row, place.column);
      found = staticRange(expression, context);
    } catch {
      return REF;
    }
    if (!(found instanceof RangeValue)) return REF;
    context.touched(found);
    return found;
  };
};

function indirectR1C1(text: string, context: CompileContext): Value {
  const match = /^(?:'?([^'!]+)'?!)?R(\[-?\d+\]|\d*)C(\[-?\d+\]|\d*)$/i.exec(text.trim());
  if (!match) return REF;
  const sheet = match[1] === undefined ? context.place.sheet : context.store.sheet(match[1]);
  const at = (written: string, origin: number) =>
    written.startsWith('[')
      ? origin + Number(written.slice(1, -1))
      : written === ''
        ? origin
        : Number(written) - 1;
  const row = at(match[2] ?? '', context.place.row);
  const column = at(match[3] ?? '', context.place.column);
  if (!sheet || row < 0 || column < 0) return REF;
  const range = context.store.range(sheet, row, column, row, column);
  context.touched(range);
  return range;
}

/** A look at the reference itself. */
const referenceForm =
  (name: string, look: (value: Value, context: CompileContext) => Value): SpecialForm =>
  (args, context) => {
    need(name, args, 1, 1);
    const [argument] = args;
    const value = argument ? compileRange(argument, context) : () => null;
    return (scope) => look(value(scope), context);
  };

function formulaIn(value: Value, context: CompileContext): string | undefined {
  if (!(value instanceof RangeValue)) return undefined;
  const slot = value.sheet.slotAt(value.top, value.left);
  return slot < 0 ? undefined : context.store.cells[slot]?.formula;
}

function overCells(value: Value, context: CompileContext, look: (cell: RangeValue) => Scalar): Value {
  if (!(value instanceof RangeValue)) return isError(value) ? value : VALUE;
  if (value.rows * value.columns === 1 || !context.arrays) return look(value.part(0, 0, 1, 1));
  return ArrayValue.make(value.rows, value.columns, (r, c) => look(value.part(r, c, 1, 1)));
}

const sheetForm: SpecialForm = (args, context) => {
  need('SHEET', args, 0, 1);
  const [argument] = args;
  if (!argument) return () => context.place.sheet.index + 1;
  if (argument.kind === 'reference' || argument.kind === 'name' || argument.kind === 'table') {
    const range = staticRange(argument, context);
    if (range instanceof RangeValue) return () => range.sheet.index + 1;
    if (range instanceof MultiRange) return () => (range.areas[0]?.sheet.index ?? 0) + 1;
  }
  const value = compileRange(argument, context);
  return (scope) => {
    const written = value(scope);
    if (written instanceof RangeValue) return written.sheet.index + 1;
    if (isError(written)) return written;
    const text = toText(single(written));
    const sheet = typeof text === 'string' ? context.store.sheet(text) : undefined;
    return sheet ? sheet.index + 1 : NA;
  };
};

/** Sums over a range as large as the range of conditions, whatever size is written. */
const sumIfForm =
  (name: 'SUMIF' | 'AVERAGEIF'): SpecialForm =>
  (args, context) => {
    need(name, args, 2, 3);
    const definition = context.functions.get(name);
    if (!definition) throw new UnsupportedFeature(remark('unknownFunction', { name }));
    const parts = args.map((arg, i) =>
      arg === null ? () => null : i === 1 ? compile(arg, context) : compileRange(arg, context),
    );
    const call = callContextOf(context);
    const { place, arrays } = context;
    return (scope) => {
      const values = parts.map((part) => part(scope));
      const [range, , summed] = values;
      if (range instanceof RangeValue && summed instanceof RangeValue) {
        if (range.rows !== summed.rows || range.columns !== summed.columns) {
          const { sheet, top, left } = summed;
          const resized = context.store.range(
            sheet,
            top,
            left,
            top + range.rows - 1,
            left + range.columns - 1,
          );
          context.touched(resized);
          values[2] = resized;
        }
      }
      return callFunction(definition, call, values, arrays ? undefined : place);
    };
  };

const omittedForm: SpecialForm = (args, context) => {
  need('ISOMITTED', args, 1, 1);
  const value = args[0] ? compile(args[0], context) : () => OMITTED;
  return (scope) => value(scope) === OMITTED;
};

const singleForm: SpecialForm = (args, context) => {
  need('SINGLE', args, 1, 1);
  const value = args[0] ? compileRange(args[0], context) : () => null;
  return (scope) => {
    const found = value(scope);
    return found instanceof RangeValue ? intersect(found, context.place) : single(found);
  };
};

export const specialForms: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['IF', ifForm],
  ['IFERROR', replaceErrors('IFERROR', () => true)],
  ['IFNA', replaceErrors('IFNA', (error) => error === NA)],
  ['CHOOSE', chooseForm],
  ['IFS', ifsForm],
  ['SWITCH', switchForm],
  ['ROW', positionForm('ROW')],
  ['COLUMN', positionForm('COLUMN')],
  ['OFFSET', offsetForm],
  ['INDIRECT', indirectForm],
  ['SUMIF', sumIfForm('SUMIF')],
  ['AVERAGEIF', sumIfForm('AVERAGEIF')],
  ['ISOMITTED', omittedForm],
  ['SINGLE', singleForm],
  ['SHEET', sheetForm],
  ['ISREF', referenceForm('ISREF', (value) => value instanceof RangeValue || value instanceof MultiRange)],
  [
    'ISFORMULA',
    referenceForm('ISFORMULA', (value, context) =>
      overCells(value, context, (cell) => formulaIn(cell, context) !== undefined),
    ),
  ],
  [
    'FORMULATEXT',
    referenceForm('FORMULATEXT', (value, context) =>
      overCells(
        value,
        context,
        (cell) => formulaIn(cell, context)?.replace(/_xlfn\.|_xlws\.|_xlpm\./g, '') ?? NA,
      ),
    ),
  ],
]);

/** Forms whose arguments are looked at for their place only; a change of the cells' values is nothing to them. */
export const placeOnly: ReadonlySet<string> = new Set([
  'ROW',
  'COLUMN',
  'ROWS',
  'COLUMNS',
  'AREAS',
  'SHEET',
  'SHEETS',
  'ISREF',
  'ISFORMULA',
  'FORMULATEXT',
]);
