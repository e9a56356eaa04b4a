import { de } from '../../../src/taskpane/i18n/de';
import { en } from '../../../src/taskpane/i18n/en';
import { createI18n } from '../../../src/taskpane/i18n/i18n';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(`${path}${key}`, value);
    else for (const [below, text] of leaves(value, `${path}${key}.`)) found.set(below, text);
  }
  return found;
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const english = leaves(en as unknown as Tree);
const german = leaves(de as unknown as Tree);

test('German has every key and no other', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
});

test('no German text is empty or forgotten in English', () => {
  // Words that are the same in both languages.
  const alike =
    /^(Name|Details|Start|PERT|Fulcrum.*|CFO|COO|CIO|Excel|Alternative.*|(Logn|N)ormal \(P10–P90\)|\W*\{\{\w+\}\}(\W*| \(optional\)))$/;
  const same = [...german].filter(
    ([key, text]) => text === '' || (text === english.get(key) && !alike.test(text)),
  );
  expect(same).toEqual([]);
});

test('each German text fills in what the English one does', () => {
  const differing = [...english]
    // The codes choose between the English message and its place.
    .filter(([key]) => !key.startsWith('errors.codes.'))
    .filter(([key, text]) => placeholders(text).join() !== placeholders(german.get(key)!).join());
  expect(differing).toEqual([]);
});

test('the display language picks the translation; others fall back to English', async () => {
  expect((await createI18n('de-AT')).t('views.compare')).toBe('Vergleichen');
  expect((await createI18n('en-GB')).t('views.compare')).toBe('Compare');
  expect((await createI18n('ja-JP')).t('views.compare')).toBe('Compare');
});

test('plurals and places are filled in', async () => {
  const { t } = await createI18n('de-DE');
  expect(t('compare.breaches', { count: 2 })).toBe('2 Leitplanken verletzt');
  expect(t('compare.breaches', { count: 1 })).toBe('1 Leitplanke verletzt');
});
