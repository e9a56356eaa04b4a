/** Formulas that follow when cells move or a sheet gets another name. */
import type { RangeA1 } from '@borgar/fx';
import { parseA1Ref, stringifyTokens, tokenize } from '@borgar/fx';
import { areaAddress, quotedSheetName } from './a1';
import type { Area, CellShift, SheetArea } from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';
import { movedArea } from './moved-area';

const REFERENCE = new Set(['range', 'range_beam']);

/** Rewrites each reference of the formula; `rewrite` gets the sheet's name (null when unqualified) and the range. */
function mapReferences(
  formula: string,
  rewrite: (reference: { sheetName: string | null; range: RangeA1; text: string }) => string,
): string {
  const tokens = tokenize(formula, { mergeRefs: true });
  for (const token of tokens) {
    if (!REFERENCE.has(token.type)) continue;
    const parsed = parseA1Ref(token.value);
    if (!parsed || !('range' in parsed)) continue;
    const context = parsed.context ?? [];
    token.value = rewrite({
      sheetName: context[context.length - 1] ?? null,
      range: parsed.range,
      text: token.value,
    });
  }
  return stringifyTokens(tokens);
}

function areaOf(range: RangeA1): Area {
  const row = range.top ?? 0;
  const column = range.left ?? 0;
  return {
    row,
    column,
    rowCount: (range.bottom ?? ROW_LIMIT - 1) - row + 1,
    columnCount: (range.right ?? COLUMN_LIMIT - 1) - column + 1,
  };
}

/** The address with the "$" marks of the range it replaces. */
function markedAddress(area: Area, range: RangeA1): string {
  const plain = areaAddress(area);
  if (!range.$top && !range.$left && !range.$bottom && !range.$right) return plain;
  const ends = plain.split(':');
  const marks = [
    { column: range.$left, row: range.$top },
    { column: range.$right, row: range.$bottom },
  ];
  return ends
    .map((end, i) =>
      end.replace(/^([A-Z]*)(\d*)$/, (_, column: string, row: string) => {
        const mark = marks[i]!;
        return `${column && mark.column ? '$' : ''}${column}${row && mark.row ? '$' : ''}${row}`;
      }),
    )
    .join(':');
}

/** The formula of a cell on `home`, as it reads after cells moved; deleted cells become #REF!. */
export function movedFormula(
  formula: string,
  home: string,
  shift: CellShift,
  sheetIdOf: (name: string) => string | null,
): string {
  return mapReferences(formula, ({ sheetName, range, text }) => {
    const sheet = sheetName === null ? home : sheetIdOf(sheetName);
    if (sheet !== shift.area.sheet) return text;
    const area: SheetArea = { sheet, ...areaOf(range) };
    const moved = movedArea(area, shift);
    if (moved === area) return text;
    if (!moved) return '#REF!';
    const prefix = sheetName === null ? '' : `${quotedSheetName(sheetName)}!`;
    const address = markedAddress(moved, range);
    // A range that has shrunk to one cell is still written as a range.
    return prefix + (text.includes(':') && !address.includes(':') ? `${address}:${address}` : address);
  });
}

/** The formula after a sheet got another name, or went: `to` is null then. */
export function renamedFormula(formula: string, from: string, to: string | null): string {
  const tokens = tokenize(formula, { mergeRefs: true });
  const old = from.toLowerCase();
  for (const token of tokens) {
    const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(token.value);
    if (!match || !/^range|^structured/.test(token.type)) continue;
    const name = match[1]?.replaceAll("''", "'") ?? match[2];
    if (name?.toLowerCase() !== old) continue;
    token.value = to === null ? '#REF!' : `${quotedSheetName(to)}!${token.value.slice(match[0].length)}`;
  }
  return stringifyTokens(tokens);
}
