import { sentenceFlaws } from '../../../src/case/decision/decision-sentence';

const kinds = (sentence: string, decideBy = '') => sentenceFlaws(sentence, decideBy).map(({ kind }) => kind);

test('a verb, an object, a place and a date are enough', () => {
  expect(kinds('Add a west distribution centre by March 2027.')).toEqual([]);
  expect(kinds('Move sourcing of castings to Mexico', '2026-12-31')).toEqual([]);
  expect(kinds('')).toEqual([]);
});

test('a German sentence is read by its German words', () => {
  expect(kinds('Im Westen bis März 2027 ein zweites Lager eröffnen')).toEqual([]);
  expect(kinds('Den Gusseinkauf innerhalb von sechs Monaten nach Mexiko verlegen')).toEqual([]);
  expect(sentenceFlaws('Wir prüfen die Verlagerung aller Teile', '')).toEqual([
    { kind: 'vague', word: 'prüfen' },
    { kind: 'noDate' },
  ]);
  expect(kinds('Ein zweites Lager im Westen eröffnen')).toEqual(['noDate']);
});

test('vague verbs are named, missing dates and lengths told', () => {
  expect(sentenceFlaws('We optimise the network by June 2027', '')).toEqual([
    { kind: 'vague', word: 'optimise' },
  ]);
  expect(kinds('Explore nearshoring options for all castings')).toEqual(['vague', 'noDate']);
  expect(kinds('Buy trucks')).toEqual(['noDate', 'tooShort']);
  expect(kinds(`${'very '.repeat(61)}by 2027`)).toEqual(['tooLong']);
});
