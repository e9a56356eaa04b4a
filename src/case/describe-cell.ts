/** What a cell of a model is called and measured in, as a reader would tell from the cells around it. */
import type { CellValue } from '../workbook/workbook';
import type { Direction } from './case';

export interface CellDescription {
  /** The text to the left, or above; both where the cell stands in a grid. Empty where there is none. */
  readonly label: string;
  /** A short text beside the cell, between it and its label, or in brackets after that; empty where there is none. */
  readonly unit: string;
}

/** The content of a sheet by row and column, counted from 0; null beyond what is filled. */
export type CellsAround = (row: number, column: number) => CellValue;

/** How far a label may stand above its cell beyond blank cells. */
const ROWS_ABOVE = 30;
const LONGEST_UNIT = 20;
const UNIT = new RegExp(
  "^(?:[$€£¥%‰]|[A-Z]{3}|pp|(?:[$€£¥]|[A-Z]{3}) ?(?:k|m|bn|thousand|million|'?000s?)|" +
    '(?:hours?|days?|weeks?|months?|years?|minutes?|h|d|km|miles?|mi|kg|t|tons?|lb|m3|m²|units?|pieces?|pcs|cases?|' +
    'pallets?|orders?|lines?|FTE|heads?|sites?|turns|x|Tage?|Wochen?|Monate?|Jahre?|Stunden?|Stück|Stk\\.?)' +
    '(?:\\s.*)?|.*(?:/| per | pro | je ).*|(?:share|fraction|%|percent|Prozent|Anteil)(?: .*)?)$',
  'i',
);

/** Of a unit, such as "k units", "thousand EUR". */
const MULTIPLE = /^(?:k|m|mn|mm|bn|thousand|million|Tsd\.?|Mio\.?|'?000s?) ?(?=\S)/i;

export function describeCell(at: CellsAround, row: number, column: number): CellDescription {
  const right = at(row, column + 1);
  const unitRight = isText(right) && right.trim().length <= LONGEST_UNIT ? right.trim() : '';
  let left = textToTheLeft(at, row, column);
  let unitLeft = '';
  if (left && UNIT.test(left.text)) {
    const further = textToTheLeft(at, row, left.column);
    if (further) {
      unitLeft = left.text;
      left = further;
    }
  }
  const above = textAbove(at, row, column);
  const own = withoutUnit(left?.text ?? above);
  const inGrid = left !== null && above !== '' && standsInGrid(at, row, column, left.column);
  return { label: inGrid ? `${own.label}, ${above}` : own.label, unit: unitLeft || unitRight || own.unit };
}

/**
 * "Price (EUR/kg)" as a label and its unit; what else stands in brackets stays. A percent sign does too: it does not
 * tell whether the cell holds 0.05 or 5, which the cell's number format does.
 */
function withoutUnit(text: string): CellDescription {
  const [, label, unit] = /^(.*\S)\s*[([]\s*([^()[\]]+?)\s*[)\]]\s*:?$/.exec(text) ?? [];
  if (label === undefined || unit === undefined || unit.length > LONGEST_UNIT || unit.includes('%')) {
    return { label: text, unit: '' };
  }
  return UNIT.test(unit.replace(MULTIPLE, '')) ? { label, unit } : { label: text, unit: '' };
}

/** A text that says something; a bar drawn of blocks or a row of dashes does not. */
function isText(value: CellValue): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}%$€£¥]/u.test(value);
}

function textToTheLeft(
  at: CellsAround,
  row: number,
  column: number,
): { readonly text: string; readonly column: number } | null {
  for (let c = column - 1; c >= 0; c--) {
    const value = at(row, c);
    if (isText(value)) return { text: value.trim(), column: c };
  }
  return null;
}

/** The nearest heading: a text, or a year, which heads columns as a number. */
function textAbove(at: CellsAround, row: number, column: number): string {
  let isFilled = true;
  for (let r = row - 1; r >= 0 && (isFilled || r >= row - ROWS_ABOVE); r--) {
    const value = at(r, column);
    // The heading of a long table stands at its top, however far that is.
    isFilled &&= value !== null;
    if (isText(value)) return value.trim();
    if (isYear(value) && !isYear(at(r - 1, column)) && !isYear(at(r + 1, column))) return String(value);
  }
  return '';
}

function isYear(value: CellValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1990 && value <= 2100;
}

/** Whether further numbers stand in the row, so that its label alone does not tell them apart. */
function standsInGrid(at: CellsAround, row: number, column: number, labelColumn: number): boolean {
  if (typeof at(row, column + 1) === 'number') return true;
  for (let c = labelColumn + 1; c < column; c++) if (typeof at(row, c) === 'number') return true;
  return false;
}

/**
 * The unit that a number format shows: "%" for percentages, the sign of a currency, or a word in quotes; empty for
 * any other.
 */
export function unitOfFormat(format: string): string {
  const [positive = ''] = format.split(';');
  const bracketed = /\[\$([^\]-]+)/.exec(positive)?.[1];
  if (bracketed) return bracketed.trim();
  const words = [...positive.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word.trim()).filter(Boolean);
  const plain = positive.replace(/"[^"]*"/g, '');
  if (plain.includes('%')) return '%';
  return /[$€£¥]/.exec(plain)?.[0] ?? words.find((word) => word.length <= LONGEST_UNIT) ?? '';
}

/** What is spent, whatever else the label speaks of: "NPV of cost", "Cost of sales"; not what is saved of it. */
const COST =
  /^(?:total |unit |annual )?(?:costs?|kosten) |(?:costs?|kosten)(?:$| per | pro | je |,)|(?:of|der) (?:costs?|kosten)/i;
const SAVED = /saving|avoid|reduc|ersparnis|einspar|senkung/i;
const LOWER = new RegExp(
  'cost|spend|expense|lead ?time|cycle|delay|stock(?!.*turn)|inventor(?:y|ies)(?! turn)|emission|CO2|late|error|' +
    'bias|backorder|lost|waste|scrap|payback|risk|working capital|kosten|aufwand|zeit|bestand|dauer|verlust|fehler',
  'i',
);
const HIGHER = new RegExp(
  'NPV|IRR|net present|profit|margin|revenue|sales|benefit|saving|service|fill rate|turns|perfect|utili[sz]ation|' +
    'availability|return on|kapitalwert|gewinn|marge|umsatz|ersparnis|liefer(?:treue|service)|umschlag',
  'i',
);

/** Which way is better, as far as a label tells: a proposal to be confirmed. */
export function likelyDirection(label: string): Direction | null {
  if (COST.test(label) && !SAVED.test(label)) return 'lower';
  if (HIGHER.test(label)) return 'higher';
  return LOWER.test(label) ? 'lower' : null;
}
