import pipeline from '../../scripts/functions-pipeline.cjs';
import type { DescribedFunction } from '../../scripts/functions-pipeline.cjs';
import translation from '../../scripts/functions-translation.cjs';

const english = pipeline.describeFunctions();
const german = translation.translated(english, 'de');

/** Every text of a function that is translated, by where it stands; references are the same in all languages. */
function texts({ id, summary, sections, returns, excel }: DescribedFunction): Map<string, string> {
  return new Map([
    [`${id}, summary`, summary],
    ...sections.map(({ text }, i): [string, string] => [`${id}, section ${i + 1}`, text]),
    [`${id}, returns`, returns],
    ...excel.parameters.map(({ name, description }): [string, string] => [`${id}, ${name}`, description]),
  ]);
}

/** What the translation does not carry over, each as "where: what". */
function lost(carried: (text: string) => readonly string[], inGerman = carried): string[] {
  return english.flatMap((entry, i) => {
    const translatedTexts = texts(german[i]!);
    return [...texts(entry)].flatMap(([where, text]) => {
      const there = new Set(inGerman(translatedTexts.get(where)!));
      return [...new Set(carried(text))].filter((one) => !there.has(one)).map((one) => `${where}: ${one}`);
    });
  });
}

const matches = (pattern: RegExp) => (text: string) => text.match(pattern) ?? [];

describe.each(translation.helpLanguages())('the help of the functions in "%s"', (language) => {
  it('has every function, section, result and argument, and none that is no more', () => {
    expect(translation.translationFaults(english, language)).toEqual([]);
  });

  it('changes texts alone: ids, argument names and what Excel calls stay', () => {
    const shape = (functions: DescribedFunction[]) =>
      functions.map(({ id, functionName, examples, excel }) => ({
        id,
        functionName,
        examples,
        excel: {
          ...excel,
          description: '',
          parameters: excel.parameters.map((one) => ({ ...one, description: '' })),
        },
      }));
    expect(shape(translation.translated(english, language))).toEqual(shape(english));
  });
});

describe('a translation', () => {
  const [one] = english;

  it('names what it lacks and what is no more', () => {
    const changed: DescribedFunction = {
      ...one!,
      sections: [...one!.sections, { title: 'Limits', text: 'New.' }],
      excel: { ...one!.excel, parameters: [{ name: 'added', description: 'New.', type: 'number' }] },
    };
    const faults = translation.translationFaults([changed, { ...one!, id: 'ALT.NEW' }], 'de');
    expect(faults).toContain('de/alt.json lacks "ALT.NEW"');
    expect(faults).toContain('de/alt.json, ALT.TABLE, sections lacks "Limits"');
    expect(faults).toContain('de/alt.json, ALT.TABLE, parameters lacks "added"');
    expect(faults).toContain(
      'de/alt.json, ALT.TABLE, parameters has "metrics", which the English does not have',
    );
    expect(faults).toContain('de/alt.json has "ALT.VALUE", which the English does not have');
  });

  it('leaves the English where it has nothing', () => {
    const [shown] = translation.translated([{ ...one!, id: 'ALT.NEW' }], 'de');
    expect(shown!.summary).toBe(one!.summary);
    expect(shown!.excel.parameters).toEqual(one!.excel.parameters);
    expect(shown!.sections[0]).toEqual({ title: 'Einsatz', text: one!.sections[0]!.text });
  });

  it('is refused where Excel would cut a description', () => {
    const long = { ...one!.excel.parameters[0]!, name: 'added', description: 'x'.repeat(129) };
    const changed = { ...one!, excel: { ...one!.excel, parameters: [long] } };
    expect(() => translation.translated([changed], 'de')).toThrow(
      'ALT.TABLE (de), parameter added: description has 129 characters; at most 128',
    );
  });
});

describe('the German help', () => {
  it('writes names of arguments and columns as formulas have them', () => {
    expect(lost(matches(/\b[a-z]+(?:[A-Z][a-z]*)+\d?\b/g))).toEqual([]);
  });

  it('names each argument that a formula is made of', () => {
    const formulaOf = ({ sections }: DescribedFunction, title: string) =>
      sections.find((section) => section.title === title)?.text ?? '';
    const missing = english.flatMap((entry, i) => {
      const ours = formulaOf(entry, 'Formula');
      const theirs = formulaOf(german[i]!, 'Formel');
      return entry.excel.parameters
        .filter(({ name }) =>
          new RegExp(`[=(×/·+−|] ?${name}\\b(?! [a-z])|(?<![a-z] )\\b${name}\\)? [=×/·+−]`).test(ours),
        )
        .filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(theirs))
        .map(({ name }) => `${entry.id}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('writes choices and other functions as a formula has them', () => {
    expect(lost(matches(/"(?:[a-z][a-z-]*|E[A-Z]+(?:\+[A-Z]+)?)"/g))).toEqual([]);
    expect(lost(matches(/\b[A-Z]{2,}\.[A-Z]{2,}\b/g))).toEqual([]);
  });

  it('has the same numbers, with decimal comma, and the same symbols', () => {
    const numbers = (text: string) => text.match(/(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
    const read = (text: string) => numbers(text).map((one) => String(Number(one.replace(/,/g, ''))));
    // References keep their points: § 3.4, ch. 2.1.
    const anyPoint = (text: string) => [
      ...read(text),
      ...read(text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))),
    ];
    expect(lost(read, anyPoint)).toEqual([]);
    expect(lost(matches(/[\p{Script=Greek}√Σ∫Π≤≥±×∞₀-₉ₘₙₜᵢⱼ⁻⁺]/gu))).toEqual([]);
  });

  it('puts quotation marks around words as German does, straight ones around what a formula holds', () => {
    const odd = german.flatMap((entry) =>
      [...texts(entry)].filter(
        ([, text]) => (text.match(/„/g) ?? []).length !== (text.match(/“/g) ?? []).length,
      ),
    );
    expect(odd).toEqual([]);
  });

  it('speaks no English', () => {
    const words = /\b(the|and|of|when|with|each|which|money|units?|omitted|default|cost of|per)\b/;
    const references = (entry: DescribedFunction) =>
      entry.sections.filter(({ title }) => title === 'Quelle').map(({ text }) => text);
    const left = german.flatMap((entry) =>
      [...texts(entry)].filter(
        ([, text]) =>
          !references(entry).includes(text) && words.test(text.replace(/"[^"]*"|and, or, not/g, '')),
      ),
    );
    expect(left).toEqual([]);
  });
});
