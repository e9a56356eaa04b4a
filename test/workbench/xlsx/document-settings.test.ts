import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import fc from 'fast-check';
import type { Parts } from '../../../workbench/xlsx/archive';
import { ADD_IN_ID, readSettings, writeSettings } from '../../../workbench/xlsx/document-settings';

const emptyParts = (): Parts => new Map([['_rels/.rels', strToU8('<Relationships></Relationships>')]]);

it('belong to the add-in of the manifest', () => {
  expect(readFileSync('manifest.xml', 'utf8')).toContain(`<Id>${ADD_IN_ID}</Id>`);
});

it('come back as they were, whatever their names and values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.jsonValue()), { maxLength: 4 }),
      (entries) => {
        // XML knows no other control characters in an attribute, not even escaped.
        const clean = entries.filter(([name]) => !/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|^Office\./u.test(name));
        const settings = new Map<string, unknown>(clean.map(([k, v]) => [k, JSON.parse(JSON.stringify(v))]));
        const parts = emptyParts();
        writeSettings(parts, settings);
        expect(readSettings(parts)).toEqual(settings);
      },
    ),
    { numRuns: 100 },
  );
});

it('of another add-in are left alone', () => {
  const parts = emptyParts();
  writeSettings(parts, new Map([['theirs', 1]]));
  const path = 'xl/webextensions/webextension1.xml';
  const xml = new TextDecoder().decode(parts.get(path));
  parts.set(path, strToU8(xml.replaceAll(ADD_IN_ID, '00000000-0000-0000-0000-000000000000')));
  expect(readSettings(parts).size).toBe(0);
});
