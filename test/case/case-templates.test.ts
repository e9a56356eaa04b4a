import { isDoNothing } from '../../src/case/case';
import { TEMPLATE_KEYS, caseFromTemplate } from '../../src/case/case-templates';

describe.each(TEMPLATE_KEYS)('the template %s', (key) => {
  const of = caseFromTemplate(key);

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
    expect(of.decision.horizon).toMatch(/^\d years$/);
    expect(of.followThrough.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['review cadence', 'escalation path']),
    );
  });
});
