/** Checks of the model's own formulas. */
import { parseA1Ref, tokenize } from '@borgar/fx';
import { areasMeet, formatAddress, parseAddress } from '../../workbook/address';
import type { CellArea } from '../../workbook/address';
import type { CellValue, RangeContent } from '../../workbook/workbook';
import { nameKey } from '../case';
import type { Case, Driver } from '../case';
import { say } from '../said';
import type { Check } from './check';

/** At most so many literals are listed; a model full of them says it once. */
const LITERALS_LISTED = 40;

/** Numbers that are part of a formula's logic and no assumption. */
const HARMLESS = new Set(['0', '1']);

/** One number in formulas that stand in one row or column each with another: a formula filled right or down. */
interface Filled {
  readonly cell: string;
  readonly literal: number;
  readonly rows: Set<number>;
  readonly columns: Set<number>;
  readonly cells: Set<string>;
}

/** A literal number in a formula hides an assumption; a formula that was filled right or down is told once. */
export function literalsInFormulas(model: readonly RangeContent[]): Check[] {
  const bySheet = new Map<string, Filled[]>();
  const all: Filled[] = [];
  for (const { source, cell, row, column, sheet } of formulasOf(model)) {
    for (const literal of literalsIn(source)) {
      const key = `${literal} ${sheet}`;
      const fills = bySheet.get(key) ?? [];
      bySheet.set(key, fills);
      let filled = fills.find(({ rows, columns }) => rows.has(row) || columns.has(column));
      if (!filled) {
        filled = { cell, literal: Number(literal), rows: new Set(), columns: new Set(), cells: new Set() };
        fills.push(filled);
        all.push(filled);
      }
      filled.rows.add(row);
      filled.columns.add(column);
      filled.cells.add(cell);
    }
  }
  const found = all.map(({ cell, literal, cells }): Check => ({
    rule: 'literal-in-formula',
    severity: 'warning',
    cell,
    ...(cells.size === 1
      ? say('literalInFormula', { cell, literal })
      : say('literalInFormulas', { cell, literal, count: cells.size })),
  }));
  if (found.length <= LITERALS_LISTED) return found;
  const rest = found[LITERALS_LISTED]!;
  return [
    ...found.slice(0, LITERALS_LISTED),
    { ...rest, ...say('moreLiterals', { cell: rest.cell, count: found.length }) },
  ];
}

/** Fractions, and numbers that stand as operands; a whole number alone, such as the 2 of ROUND(x, 2), chooses a mode. */
function literalsIn(source: string): string[] {
  const tokens = tokenize(source, { mergeRefs: true }).filter(({ type }) => type !== 'whitespace');
  const isOperator = (at: number): boolean =>
    tokens[at]?.type === 'operator' && !['(', ')', ',', ';', '{', '}'].includes(tokens[at].value);
  return tokens.flatMap(({ type, value }, i) =>
    type === 'number' &&
    !HARMLESS.has(value) &&
    (isOperator(i - 1) || isOperator(i + 1) || !Number.isInteger(Number(value)))
      ? [value]
      : [],
  );
}

const BENEFIT =
  /\b(benefits?|savings?|revenues?|uplifts?|avoided|avoidance|gains?|nutzen|einsparung(?:en)?|umsatz|umsätze|mehrerlöse?|vermiedene?)\b/i;

/** A driver that goes straight into two rows of benefits may be counted twice. */
export function doubleCountedDrivers(
  of: Case,
  model: readonly RangeContent[],
  cellOfDriver: (driver: Driver) => string,
): Check[] {
  const drivers = of.drivers.flatMap((driver) => {
    const area = driver.cell?.address ? parseAddress(driver.cell.address) : null;
    return area ? [{ driver, area, lines: new Map<string, string>() }] : [];
  });
  if (drivers.length === 0) return [];
  for (const { source, cell, sheet, label } of formulasOf(model)) {
    if (!BENEFIT.test(label)) continue;
    const references = referencesIn(source, sheet);
    for (const { driver, area, lines } of drivers) {
      const name = driver.cell!.name;
      const feeds =
        references.areas.some((one) => areasMeet(one, area)) ||
        (name !== null && references.names.has(nameKey(name)));
      if (feeds && !lines.has(label)) lines.set(label, cell);
    }
  }
  return drivers
    .filter(({ lines }) => lines.size > 1)
    .map(({ driver, lines }) => ({
      rule: 'double-counted-driver',
      severity: 'warning',
      cell: cellOfDriver(driver),
      ...say('doubleCounted', {
        driver: driver.name,
        count: lines.size,
        lines: [...lines].map(([label, cell]) => `${label} (${cell})`),
      }),
    }));
}

const EXCESS = /(?<!\p{L})(excess|surplus|overstock|overage|überbest\p{L}+|überschuss)(?!\p{L})/iu;
const SHORTAGE =
  /\b(shortages?|shortfall|stock-?outs?|backorders?|lost sales|fehlmengen?|fehlbest\p{L}+)(?!\p{L})/iu;

/** Too much of one item does not serve another: excess and shortage must not cancel out in one sum. */
export function nettedExcessAndShortage(model: readonly RangeContent[]): Check[] {
  const labels = labelsOf(model);
  return [...formulasOf(model)].flatMap(({ source, cell, sheet }): Check[] => {
    const tokens = tokenize(source, { mergeRefs: true });
    const nets = tokens.some(({ type, value }) => type === 'operator' && value === '-');
    if (!nets) return [];
    const read = referencesIn(source, sheet).areas.map((area) => labels(area));
    const excess = read.find((label) => EXCESS.test(label));
    const shortage = read.find((label) => SHORTAGE.test(label));
    if (excess === undefined || shortage === undefined || excess === shortage) return [];
    return [
      {
        rule: 'excess-and-shortage-netted',
        severity: 'warning',
        cell,
        ...say('netted', { cell, excess, shortage }),
      },
    ];
  });
}

// ---------------------------------------------------------------------------------------------

interface FormulaCell {
  readonly source: string;
  readonly cell: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The nearest text to the left in its row. */
  readonly label: string;
}

function* formulasOf(model: readonly RangeContent[]): Generator<FormulaCell> {
  for (const { address, values, formulas } of model) {
    const area = parseAddress(address)!;
    for (const [r, line] of formulas.entries()) {
      for (const [c, source] of line.entries()) {
        if (source === null) continue;
        const place = { sheet: area.sheet, row: area.row + r, column: area.column + c };
        yield {
          source,
          cell: formatAddress({ ...place, rowCount: 1, columnCount: 1 }),
          sheet: area.sheet,
          row: place.row,
          column: place.column,
          label: lastText(values[r]!.slice(0, c)),
        };
      }
    }
  }
}

/** Looks up the label of an area: the nearest text to the left of its first cell. */
function labelsOf(model: readonly RangeContent[]): (area: CellArea) => string {
  const sheets = model.map((content) => ({ area: parseAddress(content.address)!, content }));
  return (wanted) => {
    const found = sheets.find(({ area }) => areasMeet(area, wanted));
    if (!found) return '';
    const line = found.content.values[wanted.row - found.area.row] ?? [];
    return lastText(line.slice(0, Math.max(0, wanted.column - found.area.column)));
  };
}

function lastText(values: readonly CellValue[]): string {
  const found = values.findLast((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : '';
}

function referencesIn(source: string, home: string): { areas: CellArea[]; names: Set<string> } {
  const areas: CellArea[] = [];
  const names = new Set<string>();
  for (const { type, value } of tokenize(source, { mergeRefs: true })) {
    if (type === 'range_named') names.add(nameKey(value));
    if (type !== 'range') continue;
    const reference = parseA1Ref(value);
    if (!reference || !('range' in reference) || !reference.range) continue;
    const area = closedArea(reference.range);
    const sheet = 'context' in reference ? (reference.context?.at(-1) ?? home) : home;
    if (area) areas.push({ sheet, ...area });
  }
  return { areas, names };
}

/** Whole columns and rows have open ends and are no area. */
function closedArea({ top, left, bottom, right }: Partial<Record<Edge, number | null>>): LocalArea | null {
  const isNumber = (edge: number | null | undefined): edge is number => typeof edge === 'number';
  if (!isNumber(top) || !isNumber(left) || !isNumber(bottom) || !isNumber(right)) return null;
  return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}

type Edge = 'top' | 'left' | 'bottom' | 'right';
type LocalArea = Omit<CellArea, 'sheet'>;
