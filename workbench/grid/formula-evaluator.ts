/**
 * A small evaluator of formulas for the in-memory workbook: operators, references, names, arrays, a handful of
 * Excel's functions, and whatever functions it is given. It is there to make tests of the object model real, not
 * to be an engine.
 */
import type { AstExpression } from '@borgar/fx';
import { parse, parseA1Ref, tokenize } from '@borgar/fx';
import type { Area, CellError, CellValue, Computed, SheetArea, SheetId } from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';
import { nativeFunctions } from './native-functions';

/** What a formula may ask of the workbook around it. */
export interface FormulaSurroundings {
  readonly sheet: SheetId;
  readonly row: number;
  readonly column: number;
  readCell(area: SheetArea): CellValue[][];
  sheetIdOf(name: string): SheetId | null;
  /** The formula a name stands for, the sheet's own before the workbook's; null when there is none. */
  nameFormula(name: string, sheet: SheetId): string | null;
  spillOf(sheet: SheetId, row: number, column: number): Area | null;
  /** The cells a structured reference such as `Table1[Price]` covers; null when it refers to nothing. */
  tableArea(reference: string, sheet: SheetId, row: number): SheetArea | null;
}

/** A custom function as Office.js associates it; `range` arguments arrive as rows of cells. */
export type InjectedFunction = (...args: never[]) => unknown;

/** Computes one formula; an implementation may replace the built-in one. */
export type FormulaEvaluator = (formula: string, surroundings: FormulaSurroundings) => Computed;

export function isCellErrorValue(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

class FormulaFailure extends Error {
  constructor(readonly cell: CellError) {
    super(cell.error);
  }
}

function fail(error: string, message?: string): never {
  throw new FormulaFailure(message === undefined ? { error } : { error, message });
}

const parsed = new Map<string, AstExpression | null>();

function syntaxOf(formula: string): AstExpression | null {
  let tree = parsed.get(formula);
  if (tree === undefined) {
    try {
      tree = parse(tokenize(formula, { mergeRefs: true })) as AstExpression;
    } catch {
      tree = null;
    }
    parsed.set(formula, tree);
  }
  return tree;
}

/** Whether the formula can be read at all: Excel refuses to enter one that cannot. */
export function isFormula(formula: string): boolean {
  return syntaxOf(formula) !== null;
}

/** The evaluator with these functions beside Excel's own few; keys are upper-case names such as "FULCRUM.NET.X". */
export function formulaEvaluator(
  functions: ReadonlyMap<string, InjectedFunction> = new Map(),
): FormulaEvaluator {
  return (formula, surroundings) => {
    const tree = syntaxOf(formula);
    if (!tree) return { error: '#NAME?' };
    try {
      return new Evaluation(surroundings, functions, 0).value(tree);
    } catch (error) {
      if (error instanceof FormulaFailure) return error.cell;
      throw error;
    }
  };
}

const NAME_DEPTH_LIMIT = 32;

class Evaluation {
  private readonly variables = new Map<string, Computed>();

  constructor(
    private readonly around: FormulaSurroundings,
    private readonly functions: ReadonlyMap<string, InjectedFunction>,
    private readonly depth: number,
  ) {}

  value(node: AstExpression): Computed {
    switch (node.type) {
      case 'Literal':
        return node.value as CellValue;
      case 'ErrorLiteral':
        return { error: node.value };
      case 'ArrayExpression':
        return node.elements.map((row) => row.map((cell) => this.scalar(cell as AstExpression)));
      case 'ReferenceIdentifier':
        return this.reference(node.value, node.kind);
      case 'UnaryExpression':
        return this.unary(node.operator, node.arguments[0]!);
      case 'BinaryExpression': {
        const [left, right] = node.arguments as [AstExpression, AstExpression];
        return broadcast(this.value(left), this.value(right), (a, b) => operate(node.operator, a, b));
      }
      case 'LetExpression':
        for (const { id, init } of node.declarations) {
          this.variables.set(id.name.toUpperCase(), this.value(init as AstExpression));
        }
        return this.value(node.body as AstExpression);
      case 'CallExpression':
        if (node.callee.type !== 'Identifier') return fail('#NAME?');
        return this.call(node.callee.name, node.arguments as (AstExpression | null)[]);
      default:
        return fail('#NAME?');
    }
  }

  private scalar(node: AstExpression): CellValue {
    const value = this.value(node);
    return Array.isArray(value) ? (value[0]?.[0] ?? null) : value;
  }

  private unary(operator: string, operand: AstExpression): Computed {
    if (operator === '#') return this.spilled(operand);
    if (operator === '@') return this.scalar(operand);
    const value = this.value(operand);
    if (operator === '+') return value;
    return map(value, (cell) => (operator === '%' ? toNumber(cell) / 100 : -toNumber(cell)));
  }

  private spilled(operand: AstExpression): Computed {
    const anchor = operand.type === 'ReferenceIdentifier' ? this.areaOf(operand.value) : null;
    const spill = anchor && this.around.spillOf(anchor.sheet, anchor.row, anchor.column);
    if (!anchor || !spill) return fail('#REF!');
    return this.around.readCell({ ...spill, sheet: anchor.sheet });
  }

  private areaOf(reference: string): SheetArea | null {
    const ref = parseA1Ref(reference);
    if (!ref || !('range' in ref) || !ref.range) return null;
    const sheetName = ref.context?.at(-1);
    const sheet = sheetName === undefined ? this.around.sheet : this.around.sheetIdOf(sheetName);
    if (sheet === null) return null;
    const row = ref.range.top ?? 0;
    const column = ref.range.left ?? 0;
    return {
      sheet,
      row,
      column,
      rowCount: (ref.range.bottom ?? ROW_LIMIT - 1) - row + 1,
      columnCount: (ref.range.right ?? COLUMN_LIMIT - 1) - column + 1,
    };
  }

  private reference(text: string, kind: string): Computed {
    if (kind === 'name') return this.named(text);
    const area =
      kind === 'table' ? this.around.tableArea(text, this.around.sheet, this.around.row) : this.areaOf(text);
    return area ? collapse(this.around.readCell(area)) : fail('#REF!');
  }

  private named(text: string): Computed {
    const variable = this.variables.get(text.toUpperCase());
    if (variable !== undefined) return variable;
    const ref = parseA1Ref(text);
    const name = ref && 'name' in ref ? ref.name : text;
    const sheetName = ref?.context?.at(-1);
    const sheet = sheetName === undefined ? this.around.sheet : this.around.sheetIdOf(sheetName);
    if (sheet === null) return fail('#REF!');
    const formula = this.around.nameFormula(name, sheet);
    if (formula === null) {
      const whole = this.around.tableArea(text, this.around.sheet, this.around.row);
      return whole ? collapse(this.around.readCell(whole)) : fail('#NAME?');
    }
    const tree = this.depth < NAME_DEPTH_LIMIT ? syntaxOf(formula) : null;
    if (!tree) return fail('#NAME?');
    return new Evaluation({ ...this.around, sheet }, this.functions, this.depth + 1).value(tree);
  }

  private call(name: string, nodes: readonly (AstExpression | null)[]): Computed {
    const key = name.toUpperCase();
    if (key === 'IF') return this.conditional(nodes);
    if (key === 'IFERROR') return this.ifError(nodes);
    const native = nativeFunctions.get(key);
    if (native) {
      const result = native(nodes.map((node) => (node ? this.value(node) : null)));
      return isCellErrorValue(result) ? fail(result.error) : result;
    }
    const injected = this.functions.get(key);
    return injected ? this.inject(injected, nodes) : fail('#NAME?');
  }

  private conditional([test, yes, no]: readonly (AstExpression | null | undefined)[]): Computed {
    if (!test) return fail('#VALUE!');
    const branch = (node: AstExpression | null | undefined, absent: CellValue): Computed =>
      node === undefined ? absent : node === null ? 0 : this.value(node);
    const condition = this.value(test);
    if (!Array.isArray(condition)) return toBoolean(condition) ? branch(yes, true) : branch(no, false);
    const whenTrue = branch(yes, true);
    const whenFalse = branch(no, false);
    return broadcast(
      broadcast(condition, whenTrue, (c, a) => (toBoolean(c) ? a : null)),
      whenFalse,
      (a, b) => a ?? b,
    );
  }

  private ifError([node, otherwise]: readonly (AstExpression | null | undefined)[]): Computed {
    const fallback = (): Computed => (otherwise ? this.value(otherwise) : 0);
    try {
      const value = node ? this.value(node) : 0;
      return isCellErrorValue(value) ? fallback() : value;
    } catch (error) {
      if (error instanceof FormulaFailure) return fallback();
      throw error;
    }
  }

  /** Ranges go in as rows of cells, as Excel passes them; errors come out with their sentence. */
  private inject(injected: InjectedFunction, nodes: readonly (AstExpression | null)[]): Computed {
    const args = nodes.map((node) => {
      if (!node) return null;
      const value = this.value(node);
      if (isCellErrorValue(value)) return fail(value.error, value.message);
      return Array.isArray(value) ? value : [[value]];
    });
    try {
      return fromFunction((injected as (...list: unknown[]) => unknown)(...args));
    } catch (error) {
      if (error instanceof FormulaFailure) throw error;
      if (hasCode(error)) return fail(error.code, error.message);
      throw error;
    }
  }
}

function hasCode(error: unknown): error is { code: string; message: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

function fromFunction(result: unknown): Computed {
  if (Array.isArray(result)) {
    const rows = result.map((row: unknown) => (Array.isArray(row) ? row : [row]).map(fromFunctionCell));
    return collapse(rows);
  }
  return fromFunctionCell(result);
}

function fromFunctionCell(cell: unknown): CellValue {
  if (hasCode(cell)) return { error: cell.code, message: cell.message };
  if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (cell === null || cell === undefined) return 0;
  return { error: '#VALUE!' };
}

function collapse(rows: CellValue[][]): Computed {
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? null) : rows;
}

/** A number as Excel's operators take it; text that is no number is #VALUE!. */
function toNumber(value: CellValue): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return fail(value.error, value.message);
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? fail('#VALUE!') : number;
}

function toBoolean(value: CellValue): boolean {
  if (typeof value === 'string') {
    const text = value.toUpperCase();
    return text === 'TRUE' ? true : text === 'FALSE' ? false : fail('#VALUE!');
  }
  return toNumber(value) !== 0;
}

function toText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') return fail(value.error, value.message);
  return String(value);
}

/** Numbers before texts before booleans; texts by letter, whatever their case. */
function compare(a: CellValue, b: CellValue): number {
  if (isCellErrorValue(a)) return fail(a.error);
  if (isCellErrorValue(b)) return fail(b.error);
  const rank = (value: CellValue): number =>
    typeof value === 'boolean' ? 2 : typeof value === 'string' ? 1 : 0;
  const like = (value: CellValue, other: CellValue): CellValue =>
    value !== null ? value : typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
  const left = like(a, b);
  const right = like(b, a);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [left.toLowerCase(), right.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return toNumber(left) - toNumber(right);
}

function operate(operator: string, a: CellValue, b: CellValue): CellValue {
  switch (operator) {
    case '+':
      return toNumber(a) + toNumber(b);
    case '-':
      return toNumber(a) - toNumber(b);
    case '*':
      return toNumber(a) * toNumber(b);
    case '/': {
      const divisor = toNumber(b);
      return divisor === 0 ? fail('#DIV/0!') : toNumber(a) / divisor;
    }
    case '^': {
      const power = toNumber(a) ** toNumber(b);
      return Number.isFinite(power) ? power : fail('#NUM!');
    }
    case '&':
      return toText(a) + toText(b);
    case '=':
      return compare(a, b) === 0;
    case '<>':
      return compare(a, b) !== 0;
    case '<':
      return compare(a, b) < 0;
    case '<=':
      return compare(a, b) <= 0;
    case '>':
      return compare(a, b) > 0;
    case '>=':
      return compare(a, b) >= 0;
    default:
      return fail('#NAME?');
  }
}

function guarded(cell: () => CellValue): CellValue {
  try {
    return cell();
  } catch (error) {
    if (error instanceof FormulaFailure) return error.cell;
    throw error;
  }
}

function map(value: Computed, cell: (value: CellValue) => CellValue): Computed {
  return Array.isArray(value)
    ? value.map((row) => row.map((item) => guarded(() => cell(item))))
    : cell(value);
}

/** Combines two values cell by cell; a single value, row or column is repeated to the other's shape. */
function broadcast(a: Computed, b: Computed, combine: (a: CellValue, b: CellValue) => CellValue): Computed {
  if (!Array.isArray(a) && !Array.isArray(b)) return combine(a, b);
  const left = Array.isArray(a) ? a : [[a]];
  const right = Array.isArray(b) ? b : [[b]];
  const rows = Math.max(left.length, right.length);
  const columns = Math.max(left[0]!.length, right[0]!.length);
  const at = (matrix: CellValue[][], r: number, c: number): CellValue => {
    const row = matrix.length === 1 ? matrix[0] : matrix[r];
    const cell = row && (row.length === 1 ? row[0] : row[c]);
    return cell === undefined ? { error: '#N/A' } : cell;
  };
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => guarded(() => combine(at(left, r, c), at(right, r, c)))),
  );
}
