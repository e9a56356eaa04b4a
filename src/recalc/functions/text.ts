import { parseNumberText } from '../number-text';
import { hasWildcard, wildcardPattern } from '../criteria';
import { fixedDigits, formatted } from '../number-format';
import type { CellError, Scalar, Value } from '../values';
import { ArrayValue, cellsOf, isError, matrixOf, NA, toNumber, toText, VALUE } from '../values';
import type { FunctionDefinition } from './definition';
import { booleanFunction, contextFunction, numberFunction, textFunction, valueFunction } from './definition';
import { round } from './rounding';

const LONGEST = 32_767;
const limited = (text: string): string | CellError => (text.length > LONGEST ? VALUE : text);

/** All cells as one text. */
function concatenated(values: readonly Value[]): string | CellError {
  let out = '';
  for (const value of values) {
    for (const cell of cellsOf(value)) {
      const text = toText(cell);
      if (isError(text)) return text;
      out += text;
    }
  }
  return limited(out);
}

function joinTexts(delimiters: Value, skipBlank: boolean, values: readonly Value[]): string | CellError {
  const between: string[] = [];
  for (const cell of cellsOf(delimiters)) {
    const text = toText(cell);
    if (isError(text)) return text;
    between.push(text);
  }
  const texts: string[] = [];
  for (const value of values) {
    for (const cell of cellsOf(value)) {
      const text = toText(cell);
      if (isError(text)) return text;
      if (text !== '' || !skipBlank) texts.push(text);
    }
  }
  return limited(
    texts.reduce((out, text, i) => out + (i > 0 ? (between[(i - 1) % between.length] ?? '') : '') + text, ''),
  );
}

function substitute(
  text: string,
  old: string,
  fresh: string,
  instance: number | undefined,
): string | CellError {
  if (instance !== undefined && instance < 1) return VALUE;
  if (old === '') return text;
  if (instance === undefined) return limited(text.split(old).join(fresh));
  let at = -1;
  for (let i = 0; i < Math.trunc(instance); i++) {
    at = text.indexOf(old, at + 1);
    if (at < 0) return text;
  }
  return limited(text.slice(0, at) + fresh + text.slice(at + old.length));
}

function find(wanted: string, text: string, start: number | undefined): number | CellError {
  const from = Math.trunc(start ?? 1);
  if (from < 1 || from > text.length + 1) return VALUE;
  const at = text.indexOf(wanted, from - 1);
  return at < 0 ? VALUE : at + 1;
}

function search(wanted: string, text: string, start: number | undefined): number | CellError {
  const from = Math.trunc(start ?? 1);
  if (from < 1 || from > text.length + 1) return VALUE;
  if (!hasWildcard(wanted)) return find(wanted.toLowerCase(), text.toLowerCase(), from);
  // A tilde goes before what it makes plain, here before any sign, and at the end before nothing.
  const plain = wanted.replace(/~([^*?~]|$)/g, '$1');
  const pattern = new RegExp(
    wildcardPattern(plain)
      .source.slice(1, -1)
      .replace(/\[\\s\\S\]\*/g, '[\\s\\S]*?'),
    'gi',
  );
  pattern.lastIndex = from - 1;
  const found = pattern.exec(text);
  return found ? found.index + 1 : VALUE;
}

function proper(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** What stands for a text that is not there: #N/A unless told, nothing where a blank cell is given. */
const absent = (missing: Scalar | undefined): Scalar => (missing === undefined ? NA : (missing ?? ''));

/** Text before or after the n-th delimiter; a negative n counts from the end. */
function split(
  text: string,
  delimiters: Value,
  instance: number | undefined,
  ignoreCase: number | undefined,
  atEnd: number | undefined,
  missing: Scalar | undefined,
  before: boolean,
): Scalar {
  const wanted: string[] = [];
  for (const cell of cellsOf(delimiters)) {
    const delimiter = toText(cell);
    if (isError(delimiter)) return delimiter;
    wanted.push(delimiter);
  }
  const n = Math.floor(instance ?? 1);
  if (atEnd !== undefined && atEnd !== 0 && atEnd !== 1) return VALUE;
  if (instance !== undefined && wanted.every((delimiter) => delimiter.length > text.length)) return VALUE;
  if (n === 0 || Math.abs(n) > Math.max(1, text.length)) return n === 0 ? VALUE : absent(missing);
  if (wanted.some((delimiter) => delimiter === '')) {
    // An empty delimiter stands at the very beginning, counted from the end at the very end.
    return n > 0 === before ? '' : text;
  }
  const fold = (value: string) => ((ignoreCase ?? 0) === 1 ? value.toLowerCase() : value);
  const folded = fold(text);
  const places: { start: number; end: number }[] = [];
  for (let i = 0; i < text.length;) {
    const hit = wanted
      .filter((delimiter) => folded.startsWith(fold(delimiter), i))
      .sort((a, b) => b.length - a.length)[0];
    if (hit !== undefined) {
      places.push({ start: i, end: i + hit.length });
      i += hit.length;
    } else i++;
  }
  if ((atEnd ?? 0) === 1) {
    if (n > 0) places.push({ start: text.length, end: text.length });
    else places.unshift({ start: 0, end: 0 });
  }
  const place = n > 0 ? places[n - 1] : places[places.length + n];
  if (!place) return absent(missing);
  return before ? text.slice(0, place.start) : text.slice(place.end);
}

function splitBy(
  text: string,
  delimiters: readonly string[],
  skipEmpty: boolean,
  ignoreCase: boolean,
): string[] {
  if (delimiters.length === 0) return [text];
  const escaped = delimiters.map((delimiter) => delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pieces = text.split(new RegExp(escaped.join('|'), ignoreCase ? 'i' : ''));
  return skipEmpty ? pieces.filter((piece) => piece !== '') : pieces;
}

function textSplit(
  text: string,
  columns: Value | undefined,
  rows: Value | undefined,
  skipEmpty: boolean | undefined,
  matchMode: number | undefined,
  pad: Scalar | undefined,
): Value {
  const texts = (value: Value | undefined) =>
    value === undefined || value === null ? [] : cellsOf(value).map((cell) => String(toText(cell)));
  const byRow = texts(rows);
  const byColumn = texts(columns);
  if ([...byRow, ...byColumn].some((delimiter) => delimiter === '') || byRow.length + byColumn.length === 0)
    return VALUE;
  const skip = skipEmpty ?? false;
  const fold = (matchMode ?? 0) === 1;
  const lines = splitBy(text, byRow, skip, fold).map((line) => splitBy(line, byColumn, skip, fold));
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return ArrayValue.make(lines.length, width, (r, c) => lines[r]?.[c] ?? (pad === undefined ? NA : pad));
}

function fixed(
  value: number,
  decimals: number | undefined,
  noCommas: boolean | undefined,
): string | CellError {
  const places = Math.trunc(decimals ?? 2);
  if (places > 127) return VALUE;
  const rounded = round(value, places);
  const [whole = '0', rest] = fixedDigits(Math.abs(rounded), Math.max(0, places)).split('.');
  const grouped = noCommas === true ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${rounded < 0 ? '-' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

function dollar(value: number, decimals: number | undefined): string | CellError {
  const text = fixed(Math.abs(value), decimals, false);
  if (isError(text)) return text;
  const isZero = round(value, Math.trunc(decimals ?? 2)) === 0;
  return value < 0 && !isZero ? `($${text})` : `$${text}`;
}

/** A value as VALUETOTEXT writes it: strict texts in quotes. */
function asWritten(value: Scalar, strict: boolean): string {
  if (typeof value === 'string' && strict) return `"${value.replace(/"/g, '""')}"`;
  const text = toText(value);
  return isError(text) ? text.code : text;
}

function numberValue(
  text: string,
  decimal: string | undefined,
  group: string | undefined,
): number | CellError {
  const point = (decimal ?? '.')[0];
  const comma = (group ?? ',')[0];
  if (point === undefined || comma === undefined) return VALUE;
  let body = text.replace(/\s/g, '');
  if (body === '') return 0;
  const at = body.indexOf(point);
  if (at >= 0 && body.indexOf(comma, at) >= 0) return VALUE;
  body = body.split(comma).join('').split(point).join('.');
  let percents = 0;
  while (body.endsWith('%')) {
    body = body.slice(0, -1);
    percents++;
  }
  const number = parseNumberText(body);
  return number === undefined ? VALUE : number / Math.pow(100, percents);
}

/** Codes 128 to 159 of Windows' western character set. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function characterOf(code: number): string | CellError {
  const whole = Math.trunc(code);
  if (whole < 1 || whole > 255) return VALUE;
  return whole >= 128 && whole < 160 ? (WINDOWS_1252[whole - 128] as string) : String.fromCharCode(whole);
}

function codeOf(text: string): number | CellError {
  const [first] = text;
  if (first === undefined) return VALUE;
  const at = WINDOWS_1252.indexOf(first);
  if (at >= 0) return 128 + at;
  const code = first.charCodeAt(0);
  return code < 256 ? code : 63;
}

const characters = (count: number | undefined) => Math.trunc(count ?? 1);

function regularExpression(pattern: string, insensitive: number | undefined, flags = ''): RegExp | CellError {
  try {
    return new RegExp(pattern, `${flags}${(insensitive ?? 0) === 1 ? 'i' : ''}`);
  } catch {
    return VALUE;
  }
}

export const textFunctions: readonly FunctionDefinition[] = [
  textFunction('CONCAT', 'r*', (...values) => concatenated(values)),
  textFunction('CONCATENATE', 't*', (...texts) => limited(texts.join(''))),
  textFunction('TEXTJOIN', 'r b r*', (delimiters, skip, ...values) => joinTexts(delimiters, skip, values)),
  textFunction('LEFT', 't n?', (text, n) => (characters(n) < 0 ? VALUE : text.slice(0, characters(n)))),
  textFunction('RIGHT', 't n?', (text, n) =>
    characters(n) < 0 ? VALUE : text.slice(Math.max(0, text.length - characters(n))),
  ),
  textFunction('MID', 't n n', (text, start, n) =>
    start < 1 || n < 0 ? VALUE : text.slice(Math.trunc(start) - 1, Math.trunc(start) - 1 + Math.trunc(n)),
  ),
  numberFunction('LEN', 't', (text) => text.length),
  textFunction('UPPER', 't', (text) => text.toUpperCase()),
  textFunction('LOWER', 't', (text) => text.toLowerCase()),
  textFunction('PROPER', 't', proper),
  textFunction('TRIM', 't', (text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  // Characters below 32 are what CLEAN is for.
  textFunction('CLEAN', 't', (text) => [...text].filter((sign) => sign.charCodeAt(0) >= 32).join('')),
  textFunction('REPT', 't n', (text, n) =>
    n < 0 || text.length * n > LONGEST ? VALUE : text.repeat(Math.trunc(n)),
  ),
  textFunction('SUBSTITUTE', 't t t n?', substitute),
  textFunction('REPLACE', 't n n t', (text, start, n, fresh) =>
    start < 1 || n < 0
      ? VALUE
      : text.slice(0, Math.trunc(start) - 1) + fresh + text.slice(Math.trunc(start) - 1 + Math.trunc(n)),
  ),
  numberFunction('FIND', 't t n?', find),
  numberFunction('SEARCH', 't t n?', search),
  booleanFunction('EXACT', 't t', (a, b) => a === b),
  numberFunction('VALUE', 'v', (value) => (typeof value === 'boolean' ? VALUE : toNumber(value))),
  numberFunction('NUMBERVALUE', 't t? t?', numberValue),
  contextFunction('TEXT', 'v t', 'text', ({ dateOffset }, value, format) => {
    const number = typeof value === 'string' ? parseNumberText(value) : undefined;
    return formatted(number ?? value, format, dateOffset);
  }),
  textFunction('FIXED', 'n n? b?', fixed),
  textFunction('DOLLAR', 'n n?', dollar),
  textFunction('CHAR', 'n', characterOf),
  numberFunction('CODE', 't', codeOf),
  textFunction('UNICHAR', 'n', (code) => {
    const whole = Math.trunc(code);
    if (whole === 0) return VALUE;
    return whole < 0 || whole > 0x10ffff
      ? VALUE
      : whole >= 0xd800 && whole <= 0xdfff
        ? NA
        : String.fromCodePoint(whole);
  }),
  numberFunction('UNICODE', 't', (text) => text.codePointAt(0) ?? VALUE),
  valueFunction('TEXTBEFORE', 't r n? n? n? e?', (text, by, n, mode, end, missing) =>
    split(text, by, n, mode, end, missing, true),
  ),
  valueFunction('TEXTAFTER', 't r n? n? n? e?', (text, by, n, mode, end, missing) =>
    split(text, by, n, mode, end, missing, false),
  ),
  valueFunction('TEXTSPLIT', 't r? r? b? n? e?', textSplit),
  textFunction('VALUETOTEXT', 'e n?', (value, mode) =>
    mode !== undefined && mode !== 0 && mode !== 1 ? VALUE : asWritten(value, mode === 1),
  ),
  textFunction('ARRAYTOTEXT', 'r n?', (value, mode) => {
    const strict = mode === 1;
    const matrix = matrixOf(value);
    const lines = Array.from({ length: matrix.rows }, (_, r) =>
      Array.from({ length: matrix.columns }, (__, c) => asWritten(matrix.at(r, c), strict)).join(
        strict ? ',' : ', ',
      ),
    );
    return strict ? `{${lines.join(';')}}` : lines.join(', ');
  }),
  booleanFunction('REGEXTEST', 't t n?', (text, pattern, mode) => {
    const expression = regularExpression(pattern, mode);
    return isError(expression) ? expression : expression.test(text);
  }),
  valueFunction('REGEXEXTRACT', 't t n? n?', (text, pattern, returns, mode) => {
    const expression = regularExpression(pattern, mode, 'g');
    if (isError(expression)) return expression;
    const matches = [...text.matchAll(expression)];
    const [first] = matches;
    if (!first) return NA;
    if (returns === 1)
      return new ArrayValue(
        1,
        matches.length,
        matches.map((match) => match[0]),
      );
    if (returns === 2)
      return new ArrayValue(
        1,
        Math.max(1, first.length - 1),
        first.slice(1).map((group) => group ?? ''),
      );
    return first[0];
  }),
  textFunction('REGEXREPLACE', 't t t n? n?', (text, pattern, fresh, instance, mode) => {
    const expression = regularExpression(pattern, mode, 'g');
    if (isError(expression)) return expression;
    const n = Math.trunc(instance ?? 0);
    if (n === 0) return text.replace(expression, fresh);
    const matches = [...text.matchAll(expression)];
    const chosen = n > 0 ? matches[n - 1] : matches[matches.length + n];
    if (!chosen) return text;
    const at = chosen.index;
    const once = new RegExp(pattern, (mode ?? 0) === 1 ? 'i' : '');
    return text.slice(0, at) + chosen[0].replace(once, fresh) + text.slice(at + chosen[0].length);
  }),
];
