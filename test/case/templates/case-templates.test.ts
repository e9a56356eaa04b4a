import { isDoNothing } from '../../../src/case/case';
import type { Metric } from '../../../src/case/case';
import { TEMPLATE_KEYS, caseFromTemplate } from '../../../src/case/templates/case-templates';
import { fractionRest } from '../../../src/case/unit';

const IN_EACH_LANGUAGE = TEMPLATE_KEYS.flatMap((key) => ['en', 'de'].map((language) => ({ key, language })));

describe.each(IN_EACH_LANGUAGE)('the template $key in "$language"', ({ key, language }) => {
  const of = caseFromTemplate(key, language);

  it('weighs at least two alternatives beside do nothing, with names of their own', () => {
    expect(of.alternatives.length).toBeGreaterThanOrEqual(3);
    expect(of.alternatives.map(({ name }) => isDoNothing(name))).toEqual(
      of.alternatives.map((_, i) => i === 0),
    );
    expect(new Set(of.alternatives.map(({ name }) => name)).size).toBe(of.alternatives.length);
    expect(of.alternatives.every(({ description }) => description !== '')).toBe(true);
  });

  it('suggests a primary metric and a guardrail, each with a direction, and invents no threshold or owner', () => {
    expect(of.metrics.some(({ role }) => role === 'primary')).toBe(true);
    expect(of.metrics.some(({ role }) => role === 'guardrail')).toBe(true);
    for (const metric of of.metrics) {
      expect(metric).toMatchObject({ cell: null, threshold: null, owner: '' });
      expect(metric.direction).not.toBeNull();
      expect(metric.lenses.length).toBeGreaterThan(0);
    }
    expect(new Set(of.metrics.map(({ name }) => name)).size).toBe(of.metrics.length);
  });

  it('has a horizon, and a review and an escalation to fill in', () => {
    expect(of.decision.horizon).toMatch(/^\d (years|Jahre)$/);
    expect(of.followThrough.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['review cadence', 'escalation path']),
    );
  });
});

const whatItAsks = ({ role, direction, cadence, lenses }: Metric): unknown[] => [
  role,
  direction,
  cadence,
  lenses,
];

test('a German template asks the same of its owner as the English one, in German words', () => {
  for (const key of TEMPLATE_KEYS) {
    const [english, german] = [caseFromTemplate(key, 'en'), caseFromTemplate(key, 'de')];
    expect(german.alternatives).toHaveLength(english.alternatives.length);
    expect(german.metrics.map(whatItAsks)).toEqual(english.metrics.map(whatItAsks));
    expect(german.metrics.map(({ unit }) => fractionRest(unit) !== null)).toEqual(
      english.metrics.map(({ unit }) => fractionRest(unit) !== null),
    );
    expect(german.followThrough.map(({ kind }) => kind)).toEqual(
      english.followThrough.map(({ kind }) => kind),
    );
    const words = ({ alternatives, followThrough }: typeof german): string[] => [
      ...alternatives.flatMap(({ name, description }) => [name, description]),
      ...followThrough.map(({ text }) => text),
    ];
    expect(words(german).filter((text) => words(english).includes(text))).toEqual([]);
  }
});

test('a language without words of its own gets the English template', () => {
  expect(caseFromTemplate('network', 'fr')).toEqual(caseFromTemplate('network', 'en'));
});
