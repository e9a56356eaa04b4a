import { atAddress, createCase, emptyCase } from '../../../../src/case/create-case';
import { nextStep, primaryLacks, startSteps } from '../../../../src/taskpane/features/start/start-view-model';

test('an empty case begins with the decision', () => {
  const steps = startSteps(emptyCase(), false, false);
  expect(steps.every(({ done }) => !done)).toBe(true);
  expect(nextStep(steps).id).toBe('decision');
});

test('a row without a cell is no bound row yet', () => {
  const of = createCase({
    decision: { decision: 'Add a west DC by March.' },
    alternatives: [{ name: 'Do nothing' }, { name: 'West' }],
    drivers: [{ name: 'Rate' }],
    metrics: [{ name: 'NPV', cell: atAddress('KPIs!B2') }],
  });
  const steps = startSteps(of, false, false);
  expect(steps.filter(({ done }) => done).map(({ id }) => id)).toEqual([
    'decision',
    'alternatives',
    'metrics',
  ]);
  expect(nextStep(steps)).toMatchObject({ id: 'drivers', view: 'drivers', part: 'drivers' });
});

test('the comparison is done while its results are fresh; the deciding metric and the brief come after it', () => {
  const result = { alternative: 'Do nothing', metric: 'NPV', value: 1 } as never;
  const of = {
    ...createCase({
      decision: { decision: 'Add a west DC by March.' },
      alternatives: [{ name: 'Do nothing' }, { name: 'West' }],
      drivers: [{ name: 'Rate', cell: atAddress('Inputs!B2') }],
      metrics: [{ name: 'NPV', cell: atAddress('KPIs!B2') }],
    }),
    results: [result],
  };
  expect(nextStep(startSteps(of, false, false)).id).toBe('evaluate');
  expect(nextStep(startSteps(of, true, false)).id).toBe('primary');
  const [npv] = of.metrics;
  const decided = { ...of, metrics: [{ ...npv!, role: 'primary' as const, threshold: 0 }] };
  expect(primaryLacks(decided)).toEqual(['owner', 'cadence']);
  expect(nextStep(startSteps(decided, true, false)).id).toBe('primary');
  const whole = { ...of, metrics: [{ ...decided.metrics[0]!, owner: 'CFO', cadence: 'monthly' }] };
  expect(nextStep(startSteps(whole, true, false))).toMatchObject({ id: 'brief', view: 'followThrough' });
  expect(startSteps(whole, true, true).every(({ done }) => done)).toBe(true);
  expect(nextStep(startSteps(whole, true, true)).view).toBe('compare');
});
