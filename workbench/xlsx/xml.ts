/** The few things asked of the flat XML parts of a workbook that exceljs does not read or write; in linear time. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function escapeXml(text: string): string {
  // XML 1.0 allows no other control characters, not even escaped.
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}

export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between the tags: text with its entities read, or further elements as written. */
  readonly content: string;
}

interface FoundElement {
  readonly start: number;
  readonly end: number;
  readonly attributes: string;
  readonly content: string;
}

/** Walks every element of this name that holds no other element of the same name. */
function* walk(xml: string, name: string): Generator<FoundElement> {
  const opening = `<${name}`;
  const closing = `</${name}>`;
  for (let at = xml.indexOf(opening); at >= 0;) {
    const afterName = at + opening.length;
    const close = xml.indexOf('>', afterName);
    if (close < 0) return;
    if (/[\s/>]/.test(xml[afterName]!)) {
      const selfClosing = xml[close - 1] === '/';
      const attributes = xml.slice(afterName, selfClosing ? close - 1 : close);
      const contentEnd = selfClosing ? close + 1 : xml.indexOf(closing, close);
      if (contentEnd < 0) return;
      const end = selfClosing ? close + 1 : contentEnd + closing.length;
      yield { start: at, end, attributes, content: selfClosing ? '' : xml.slice(close + 1, contentEnd) };
      at = xml.indexOf(opening, end);
    } else {
      at = xml.indexOf(opening, afterName);
    }
  }
}

/** Every element of this name that holds no other element of the same name. */
export function elements(xml: string, name: string): XmlElement[] {
  return Array.from(walk(xml, name), ({ attributes, content }) => ({
    attributes: new Map(
      Array.from(
        attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
        (match): [string, string] => [match[1]!, unescapeXml(match[2] ?? match[3] ?? '')],
      ),
    ),
    content: content.includes('<') ? content : unescapeXml(content),
  }));
}

/** The XML without any element of these names. */
export function withoutElements(xml: string, names: readonly string[]): string {
  return names.reduce((rest, name) => {
    let kept = '';
    let from = 0;
    for (const { start, end } of walk(rest, name)) {
      kept += rest.slice(from, start);
      from = end;
    }
    return from === 0 ? rest : kept + rest.slice(from);
  }, xml);
}
