import fc from 'fast-check';
import {
  actualsAgainstRanges,
  calibration,
  latestActual,
  recordActual,
} from '../../../src/case/follow-through/actuals';
import type { Case, Effect } from '../../../src/case/case';
import {
  chargeToDeciders,
  deviationsFromPlan,
  paysAndGains,
} from '../../../src/case/follow-through/charge-back';
import { followThrough } from '../../../src/case/create-case';
import {
  counterCase,
  leadingAlternative,
  recommendedAlternative,
} from '../../../src/case/decision/recommendation';
import { effectOfMove, switchingReach } from '../../../src/case/decision/sensitivity';
import type { DriverSensitivity } from '../../../src/case/decision/sensitivity';
import { goodSide, proposeTripwires, tripwireStates } from '../../../src/case/follow-through/tripwires';
import { EXPECTED, sampleCase } from '../sample-case';

const price: DriverSensitivity = {
  driver: 'Price',
  metric: 'Profit',
  alternative: 'Raise price',
  base: 12,
  atBase: 495,
  atLow: 225,
  atHigh: 585,
  switching: { value: 10.9444, against: null },
};

/** The sample as evaluated, with ranges of Profit under each alternative. */
function evaluated(): Case {
  const of = sampleCase();
  const results = of.alternatives.flatMap(({ name }) =>
    of.metrics.map((metric) => {
      const value = EXPECTED[name as keyof typeof EXPECTED][metric.name as 'Profit' | 'Revenue'];
      return {
        alternative: name,
        metric: metric.name,
        value,
        p10: metric.name === 'Profit' ? value - 50 : null,
        p90: metric.name === 'Profit' ? value + 50 : null,
        time: '2026-11-01T00:00:00Z',
        fingerprint: 'f',
        engine: 'local' as const,
        verification: '',
        note: '',
      };
    }),
  );
  return { ...of, results };
}

const actual = (subject: string, date: string, value: number) => ({ subject, date, value, by: 'Ada' });

describe('sensitivity', () => {
  test('a move is straight between low, base and high: 12 → 10 loses (495 − 225) × 2/3 = 180', () => {
    expect(effectOfMove(price, sampleCase(), 10)).toBeCloseTo(-180);
    expect(effectOfMove(price, sampleCase(), 12.5)).toBeCloseTo(45);
    expect(effectOfMove(price, sampleCase(), 12)).toBe(0);
    expect(effectOfMove({ ...price, atLow: null }, sampleCase(), 10)).toBeNull();
    expect(effectOfMove({ ...price, driver: 'Nobody' }, sampleCase(), 10)).toBeNull();
  });

  test('the switching value lies at 35 % of the way down to the low end', () => {
    const driver = sampleCase().drivers[0]!;
    expect(switchingReach(price, driver)).toBeCloseTo((12 - 10.9444) / 3);
    expect(switchingReach({ ...price, switching: null }, driver)).toBeNull();
    expect(switchingReach(price, { ...driver, low: null })).toBeNull();
  });
});

describe('recommendation', () => {
  test('the recommendation names an alternative, the longest name that it holds', () => {
    const of = evaluated();
    const recommending = (recommendation: string) =>
      recommendedAlternative({ ...of, decision: { ...of.decision, recommendation } });
    expect(recommending('We should RAISE PRICE now')).toBe('Raise price');
    expect(recommending('Wait')).toBeNull();
    const [base, one, two] = of.alternatives;
    const longer = {
      ...of,
      alternatives: [base!, one!, two!, { ...one!, name: 'Raise price and cut cost' }],
    };
    expect(
      recommendedAlternative({
        ...longer,
        decision: { ...of.decision, recommendation: 'Raise price and cut cost.' },
      }),
    ).toBe('Raise price and cut cost');
  });

  test('the leader is the best that breaches no guardrail', () => {
    expect(leadingAlternative(evaluated())).toBe('Raise price');
    const free = evaluated();
    expect(
      leadingAlternative({
        ...free,
        metrics: free.metrics.map((metric) => ({
          ...metric,
          role: metric.name === 'Profit' ? 'primary' : null,
        })),
      }),
    ).toBe('Cut cost');
    expect(leadingAlternative(sampleCase())).toBeNull();
  });

  test('the counter-case: breach first, then the nearest switching value, then where another is better', () => {
    expect(counterCase(evaluated(), 'Cut cost')).toEqual([
      { kind: 'breach', metric: 'Revenue', missedBy: 50 },
      { kind: 'beaten', metric: 'Revenue', by: 'Raise price', difference: 80 },
    ]);
    expect(counterCase(evaluated(), 'Raise price', [price])).toEqual([
      { kind: 'switching', entry: price, at: price.switching },
      { kind: 'beaten', metric: 'Profit', by: 'Cut cost', difference: 5 },
    ]);
    expect(counterCase(evaluated(), 'Unknown')).toEqual([]);
  });
});

describe('actuals', () => {
  test('are judged by the ranges given: a driver by low and high, a metric by P10 and P90', () => {
    let of = evaluated();
    for (const one of [
      actual('Price', '2026-12-31', 13.5),
      actual('Profit', '2026-12-31', 440),
      actual('Revenue', '2026-12-31', 1080),
      actual('Price', '2026-11-30', 12.5),
      actual('Weather', '2026-11-30', 3),
    ]) {
      of = recordActual(of, one);
    }
    expect(of.actuals.map(({ date }) => date)).toEqual([...of.actuals.map(({ date }) => date)].sort());
    const rows = actualsAgainstRanges(of, 'Raise price');
    const of1 = (subject: string) => rows.filter((row) => row.subject === subject);
    expect(of1('Price').map(({ place, expected, deviation }) => [place, expected, deviation])).toEqual([
      ['within', 12, 0.5],
      ['above', 12, 1.5],
    ]);
    expect(of1('Profit')[0]).toMatchObject({
      kind: 'metric',
      expected: 495,
      low: 445,
      high: 545,
      place: 'below',
    });
    expect(of1('Revenue')[0]!.place).toBe('unjudged');
    expect(of1('Weather')[0]!.kind).toBe('unknown');
    expect(calibration(rows)).toEqual({ judged: 2, within: 0 });
    expect(latestActual(of, 'price')!.value).toBe(13.5);
  });

  test('a second figure of the same day takes the place of the first', () => {
    const of = recordActual(
      recordActual(evaluated(), actual('Price', '2026-12-31', 1)),
      actual('price', '2026-12-31', 2),
    );
    expect(of.actuals.map(({ value }) => value)).toEqual([2]);
  });
});

describe('tripwires', () => {
  test('are proposed three quarters of the way to the switching value, for drivers without one', () => {
    const of = evaluated();
    const [proposal, ...more] = proposeTripwires(of, 'Raise price', [price, { ...price, metric: 'Revenue' }]);
    expect(more).toEqual([]);
    // 12 − 0.75 × 1.0556 = 11.2083
    expect(proposal!.tripwire).toMatchObject({
      metric: 'Price',
      threshold: 11.2,
      alternative: 'Raise price',
    });
    expect(proposal!.tripwire.text).toBe('At $10.9 Profit misses its threshold');
    // The case gives the price a range of 9 to 13: a value outside it is no tripwire.
    const beyond = { ...price, switching: { value: 8.5, against: null } };
    expect(proposeTripwires(of, 'Raise price', [beyond])).toEqual([]);
    const accepted = { ...of, followThrough: [proposal!.tripwire] };
    expect(proposeTripwires(accepted, 'Raise price', [price])).toEqual([]);
    expect(goodSide(accepted, proposal!.tripwire)).toBe('higher');
    const state = (value: number) =>
      tripwireStates(recordActual(accepted, actual('Price', '2026-12-31', value)))[0]!.state;
    expect([state(11.3), state(11.1)]).toEqual(['clear', 'tripped']);
  });

  test('of metrics follow the metric; without an actual or a threshold there is no verdict', () => {
    const of = evaluated();
    expect(tripwireStates(of)[0]).toMatchObject({ good: 'higher', state: 'unknown' });
    expect(tripwireStates(recordActual(of, actual('Profit', '2026-12-31', 349)))[0]!.state).toBe('tripped');
    const open = { ...of, followThrough: [followThrough({ kind: 'tripwire', metric: 'Profit' })] };
    expect(tripwireStates(recordActual(open, actual('Profit', '2026-12-31', 1)))[0]!.state).toBe('unknown');
  });
});

describe('who pays and who gains', () => {
  const withEffects = (rows: readonly (readonly [string, number, number])[]): Case => ({
    ...evaluated(),
    effects: rows.map(([party, costBorne, benefitReceived]): Effect => ({
      party,
      alternative: 'Cut cost',
      costBorne,
      benefitReceived,
    })),
  });

  test('by hand: the plant loses 60; sales and finance gain 90 and 30 and give 45 and 15', () => {
    const { parties, transfers, shortfall } = paysAndGains(
      withEffects([
        ['Plant', 60, 0],
        ['Sales', 0, 90],
        ['Finance', 0, 30],
      ]),
      'Cut cost',
    );
    expect(parties.map(({ net, transfer, netAfter }) => [net, transfer, netAfter])).toEqual([
      [-60, 60, 0],
      [90, -45, 45],
      [30, -15, 15],
    ]);
    expect(transfers).toEqual([
      { from: 'Sales', to: 'Plant', amount: 45 },
      { from: 'Finance', to: 'Plant', amount: 15 },
    ]);
    expect(shortfall).toBe(0);
  });

  test('costs above the benefits are told as a shortfall, without transfers; negative amounts change sides', () => {
    const { parties, transfers, shortfall } = paysAndGains(
      withEffects([
        ['Plant', 60, 0],
        ['Sales', -10, 30],
      ]),
      'Cut cost',
    );
    expect(shortfall).toBe(20);
    expect(transfers).toEqual([]);
    expect(parties[1]).toEqual({
      party: 'Sales',
      cost: 0,
      benefit: 40,
      net: 40,
      transfer: null,
      netAfter: null,
    });
    expect(paysAndGains(evaluated(), 'Cut cost')).toEqual({ parties: [], transfers: [], shortfall: 0 });
  });

  test('transfers add up to zero and leave nobody worse off, whatever the effects', () => {
    const amount = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), amount, amount), { minLength: 1 }),
        (rows) => {
          const { parties, shortfall } = paysAndGains(withEffects(rows), 'Cut cost');
          const total = parties.reduce((sum, { net }) => sum + net, 0);
          expect(total).toBeCloseTo(
            rows.reduce((sum, [, cost, benefit]) => sum + benefit - cost, 0),
            6,
          );
          if (total < 0) return expect(shortfall).toBeCloseTo(-total, 6);
          expect(parties.reduce((sum, { transfer }) => sum + transfer!, 0)).toBeCloseTo(0, 6);
          expect(parties.every(({ netAfter }) => netAfter! >= 0)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('consequences are charged to the function that owns the driver', () => {
  const of = evaluated();
  const owned = {
    ...of,
    drivers: of.drivers.map((driver) => ({
      ...driver,
      owner: driver.name === 'Price' ? 'Sales' : 'Procurement',
    })),
  };
  const late = recordActual(owned, actual('Price', '2026-12-31', 10));
  const amounts = deviationsFromPlan(late, 'Raise price', 'Profit', [price]);
  expect(amounts).toEqual([{ driver: 'Price', amount: expect.closeTo(-180) as number }]);
  expect(
    chargeToDeciders(owned, [
      { driver: 'Unit cost', amount: -30 },
      { driver: 'Price', amount: 20 },
      { driver: 'Volume', amount: -5 },
      { driver: 'Luck', amount: 1 },
    ]).map(({ decider, amount }) => [decider, amount]),
  ).toEqual([
    ['Procurement', -35],
    ['Sales', 20],
    ['', 1],
  ]);
});
