/**
 * Reads an .xlsx file into a WorkbookModel, straight from its XML: libraries for spreadsheets turn serial dates
 * into rounded date objects and drop names that stand for formulas, both of which change results.
 */
import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx/xlsx';
import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { DomainError } from '../domain/domain-error';
import type { Area, CellModel, CellValue, NameModel, SheetModel, TableModel, WorkbookModel } from './model';
import { cellAddress, MAX_COLUMNS, MAX_ROWS, parseAreaAddress, parseCellAddress } from './model';
import { HostileArchive, unpack } from './unpack';

type Attributes = Record<string, string>;

/** Walks an XML text: `open` and `close` get local names; `close` also the text directly inside the element. */
function walk(
  xml: string,
  open: (name: string, attributes: Attributes) => void,
  close: (name: string, text: string) => void,
): void {
  const parser = new SaxesParser();
  const texts: string[] = [];
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', (tag) => {
    texts.push('');
    open(local(tag.name), tag.attributes as Attributes);
  });
  const add = (text: string) => {
    if (texts.length > 0) texts[texts.length - 1] += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => close(local(tag.name), texts.pop() ?? ''));
  parser.on('error', ({ message }) => {
    throw unreadable(`is damaged: its XML cannot be read (${message.slice(0, 120)})`);
  });
  parser.write(xml).close();
}

/** Characters that XML cannot hold are written _xHHHH_. */
function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

const unreadable = (rule: string) => new DomainError('out-of-range', 'file', rule);

/** How a compound file begins. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

class Package {
  private constructor(private readonly parts: ReadonlyMap<string, Uint8Array>) {}

  static open(data: Uint8Array): Package {
    try {
      return new Package(unpack(data));
    } catch (error) {
      if (error instanceof HostileArchive) throw unreadable(`was not opened: ${error.message}`);
      // Excel keeps an encrypted workbook, like one of its old format, in a compound file.
      const isCompound = COMPOUND_FILE.every((byte, i) => data[i] === byte);
      const rule = isCompound
        ? 'is encrypted, or saved in the old .xls format; remove its password in Excel or save it as .xlsx'
        : 'must be an .xlsx workbook; it could not be opened as one';
      throw unreadable(rule);
    }
  }

  text(path: string): string | undefined {
    const part =
      this.parts.get(path) ?? this.parts.get([...this.parts.keys()].find((name) => same(name, path)) ?? '');
    return part && strFromU8(part);
  }

  /** Targets of a part's relationships by id, as paths from the root. */
  relations(path: string): Map<string, { type: string; target: string }> {
    const slash = path.lastIndexOf('/') + 1;
    const xml = this.text(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
    const relations = new Map<string, { type: string; target: string }>();
    if (xml === undefined) return relations;
    const onOpen = (name: string, a: Attributes) => {
      if (name !== 'Relationship' || a['TargetMode'] === 'External') return;
      const target = resolvePath(path.slice(0, slash), a['Target'] ?? '');
      relations.set(a['Id'] ?? '', { type: (a['Type'] ?? '').replace(/^.*\//, ''), target });
    };
    walk(xml, onOpen, () => undefined);
    return relations;
  }
}

/** Excel itself ends far below, where an array formula is entered into a range. */
const MOST_ARRAY_CELLS = 2 ** 20;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function readSharedStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let current = '';
  let phonetic = false;
  walk(
    xml,
    (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
    },
    (name, text) => {
      if (name === 't' && !phonetic) current += text;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(unescapeText(current));
    },
  );
  return strings;
}

interface WorkbookPart {
  readonly sheets: { name: string; relation: string }[];
  readonly names: { name: string; sheetIndex: number | undefined; formula: string }[];
  readonly date1904: boolean;
  readonly iterative: boolean;
}

function readWorkbookPart(xml: string): WorkbookPart {
  const isTrue = (text: string | undefined) => text === '1' || text === 'true';
  const sheets: WorkbookPart['sheets'] = [];
  const names: WorkbookPart['names'] = [];
  let date1904 = false;
  let iterative = false;
  let named: Attributes = {};
  walk(
    xml,
    (element, a) => {
      if (element === 'sheet') {
        sheets.push({ name: a['name'] ?? '', relation: a['r:id'] ?? a['relationships:id'] ?? '' });
      }
      if (element === 'definedName') named = a;
      if (element === 'workbookPr') date1904 = isTrue(a['date1904']);
      if (element === 'calcPr') iterative = isTrue(a['iterate']);
    },
    (element, text) => {
      if (element !== 'definedName') return;
      const sheetIndex = named['localSheetId'] === undefined ? undefined : Number(named['localSheetId']);
      names.push({ name: named['name'] ?? '', sheetIndex, formula: `=${text}` });
    },
  );
  return { sheets, names, date1904, iterative };
}

function cellValue(type: string | undefined, text: string, strings: readonly string[]): CellValue {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescapeText(text);
    case 'b':
      return text === '1' || text === 'true';
    case 'e':
      return { error: text };
    case 'd':
      return Date.parse(text.endsWith('Z') ? text : `${text}Z`) / 86_400_000 + 25_569;
    default:
      return text === '' ? null : Number(text);
  }
}

/** The cells an array formula fills. */
function arrayArea(ref: string): Area | undefined {
  const area = parseAreaAddress(ref);
  if (!area) return undefined;
  if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_ARRAY_CELLS) {
    throw unreadable(`was not opened: an array formula of it fills ${ref.slice(0, 40)}, too many cells`);
  }
  return area;
}

function readSheet(name: string, xml: string, strings: readonly string[], filters: Area[]): SheetModel {
  const cells: CellModel[] = [];
  const hiddenRows: number[] = [];
  const shared = new Map<string, string>();
  let row = -1;
  let column = -1;
  let type: string | undefined;
  let value = '';
  let formula: { text: string; attributes: Attributes } | undefined;
  let formulaAttributes: Attributes = {};
  let inCell = false;
  let phonetic = false;
  let filter: Area | undefined;

  const formulaText = (): string | undefined => {
    if (!formula) return undefined;
    const { text, attributes } = formula;
    if (attributes['t'] === 'dataTable') return `=TABLE(${attributes['r1'] ?? ''},${attributes['r2'] ?? ''})`;
    if (attributes['t'] !== 'shared') return text === '' ? undefined : `=${text}`;
    const key = attributes['si'] ?? '';
    if (text !== '') {
      // Kept relative to its cell, so that each sharing cell reads it from its own place.
      if (attributes['ref'] !== undefined) {
        shared.set(key, translateFormulaToR1C1(`=${text}`, cellAddress(row, column)));
      }
      return `=${text}`;
    }
    const relative = shared.get(key);
    return relative === undefined ? undefined : translateFormulaToA1(relative, cellAddress(row, column));
  };

  walk(
    xml,
    (element, a) => {
      if (element === 'autoFilter') filter = parseAreaAddress(a['ref'] ?? '');
      else if (element === 'filterColumn' && filter) filters.push(filter);
      else if (element === 'row') {
        row = a['r'] === undefined ? row + 1 : Number(a['r']) - 1;
        column = -1;
        if (a['hidden'] === '1' || a['hidden'] === 'true') hiddenRows.push(row);
      } else if (element === 'c') {
        const at = a['r'] === undefined ? undefined : parseCellAddress(a['r']);
        column = at?.column ?? column + 1;
        row = at?.row ?? row;
        type = a['t'];
        value = '';
        formula = undefined;
        inCell = true;
        const isPlace = at !== undefined || a['r'] === undefined;
        if (!(isPlace && row >= 0 && row < MAX_ROWS && column < MAX_COLUMNS)) {
          throw unreadable(
            `was not opened: it holds a cell outside the sheet, ${(a['r'] ?? `in row ${row + 1}`).slice(0, 40)}`,
          );
        }
      } else if (element === 'f') formulaAttributes = a;
      else if (element === 'rPh') phonetic = true;
    },
    (element, text) => {
      if (!inCell) return;
      if (element === 'v') value = text;
      else if (element === 't' && !phonetic) value += text;
      else if (element === 'rPh') phonetic = false;
      else if (element === 'f') formula = { text: unescapeText(text), attributes: formulaAttributes };
      else if (element === 'c') {
        inCell = false;
        const written = formulaText();
        const read = cellValue(type, value, strings);
        if (written === undefined && read === null) return;
        const array =
          formula?.attributes['t'] === 'array' ? arrayArea(formula.attributes['ref'] ?? '') : undefined;
        const isText = type === 'str' || type === 's' || type === 'inlineStr';
        cells.push({
          row,
          column,
          ...(written === undefined ? {} : { formula: written }),
          value: read === null && isText ? '' : read,
          ...(array ? { array } : {}),
        });
      }
    },
  );
  return hiddenRows.length > 0 ? { name, cells, hiddenRows } : { name, cells };
}

/** Hidden rows within an active filter are taken to be hidden by it. */
function withFilteredRows(sheet: SheetModel, filters: readonly Area[]): SheetModel {
  const isFiltered = (row: number) => filters.some(({ top, bottom }) => row > top && row <= bottom);
  const filteredRows = (sheet.hiddenRows ?? []).filter(isFiltered);
  return filteredRows.length > 0 ? { ...sheet, filteredRows } : sheet;
}

function readTable(sheet: string, xml: string, filters: Area[]): TableModel | undefined {
  const columns: string[] = [];
  let table: Attributes | undefined;
  let filter: Area | undefined;
  walk(
    xml,
    (element, a) => {
      if (element === 'table') table = a;
      if (element === 'autoFilter') filter = parseAreaAddress(a['ref'] ?? '');
      if (element === 'filterColumn' && filter) filters.push(filter);
      if (element === 'tableColumn') columns.push(unescapeText(a['name'] ?? ''));
    },
    () => undefined,
  );
  const area: Area | undefined = parseAreaAddress(table?.['ref'] ?? '');
  if (!table || !area) return undefined;
  return {
    name: table['displayName'] ?? table['name'] ?? '',
    sheet,
    area,
    headerRows: Number(table['headerRowCount'] ?? 1),
    totalsRows: Number(table['totalsRowCount'] ?? 0),
    columns,
  };
}

/**
 * Reads a workbook saved as .xlsx: formulas, the values Excel last calculated, names, tables, spill ranges, date
 * system and iteration setting.
 *
 * @throws DomainError "out-of-range" when the bytes are not an .xlsx workbook
 * @see ECMA-376, Part 1, 5th ed. (2016), chapter 18
 */
export function readXlsx(data: Uint8Array): WorkbookModel {
  const file = Package.open(data);
  const root = [...file.relations('').values()].find(({ type }) => type === 'officeDocument');
  const path = root?.target ?? 'xl/workbook.xml';
  const xml = file.text(path);
  if (xml === undefined) {
    throw unreadable('must be an .xlsx workbook; it holds no workbook part');
  }
  const workbook = readWorkbookPart(xml);
  const relations = file.relations(path);
  const stringsPath = [...relations.values()].find(({ type }) => type === 'sharedStrings')?.target;
  const strings = readSharedStrings(stringsPath === undefined ? undefined : file.text(stringsPath));

  const sheets: SheetModel[] = [];
  const tables: TableModel[] = [];
  for (const { name, relation } of workbook.sheets) {
    const target = relations.get(relation);
    const sheetXml = target?.type === 'worksheet' ? file.text(target.target) : undefined;
    const filters: Area[] = [];
    const sheet = sheetXml === undefined ? { name, cells: [] } : readSheet(name, sheetXml, strings, filters);
    for (const part of target ? file.relations(target.target).values() : []) {
      const tableXml = part.type === 'table' ? file.text(part.target) : undefined;
      const table = tableXml === undefined ? undefined : readTable(name, tableXml, filters);
      if (table) tables.push(table);
    }
    sheets.push(withFilteredRows(sheet, filters));
  }
  const names: NameModel[] = workbook.names.map(({ name, sheetIndex, formula }) => {
    const sheet = sheetIndex === undefined ? undefined : workbook.sheets[sheetIndex]?.name;
    return sheet === undefined ? { name, formula } : { name, sheet, formula };
  });
  return {
    sheets,
    names,
    tables,
    dateSystem: workbook.date1904 ? '1904' : '1900',
    iterative: workbook.iterative,
    dialect: 'file',
  };
}
