/** A small model with a case on it: revenue and profit from price, volume and a unit cost. */
import type { Case, Result } from '../../src/case/case';
import { atAddress, createCase } from '../../src/case/create-case';
import type { ExcelInNodeOptions } from '../support/excel-in-node';

export const MODEL: NonNullable<ExcelInNodeOptions['sheets']> = {
  Inputs: [
    ['Unit price', 10, 'USD'],
    ['Volume', 100, 'units'],
    ['Unit cost', 6, 'USD'],
    ['Margin', '=B1-B3', 'USD'],
    ['Label', 'text'],
  ],
  KPIs: [
    ['Profit', '=Inputs!B2*Inputs!B4', 'USD'],
    ['Revenue', '=Inputs!B1*Inputs!B2', 'USD'],
  ],
};

export function sampleCase(): Case {
  return createCase({
    decision: { decision: 'Raise the price or cut the cost?', horizon: '1 year', decideBy: '2026-12-31' },
    alternatives: [{ name: 'Do nothing' }, { name: 'Raise price' }, { name: 'Cut cost' }],
    drivers: [
      {
        name: 'Price',
        cell: atAddress('Inputs!B1'),
        unit: 'USD',
        low: 9,
        likely: 10,
        high: 13,
        distribution: 'pert',
        date: '2026-01-31',
        values: { 'Do nothing': 10, 'Raise price': 12, 'Cut cost': null },
      },
      {
        name: 'Volume',
        cell: atAddress('Inputs!B2'),
        values: { 'Do nothing': null, 'Raise price': 90, 'Cut cost': null },
      },
      {
        name: 'Unit cost',
        cell: atAddress('Inputs!B3'),
        values: { 'Do nothing': 6.5, 'Raise price': null, 'Cut cost': 5 },
      },
    ],
    metrics: [
      {
        name: 'Profit',
        cell: atAddress('KPIs!B1'),
        role: 'primary',
        direction: 'higher',
        threshold: 400,
        lenses: ['CFO', 'commercial'],
      },
      {
        name: 'Revenue',
        cell: atAddress('KPIs!B2'),
        role: 'guardrail',
        direction: 'higher',
        threshold: 1050,
      },
    ],
    effects: [{ party: 'Sales', alternative: 'Raise price', costBorne: 5, benefitReceived: null }],
    followThrough: [{ kind: 'tripwire', metric: 'Profit', threshold: 350, action: 'review the price' }],
  });
}

/** Worked by hand: price × volume, and (price − cost) × volume, with do nothing's values where an option has none. */
export const EXPECTED = {
  'Do nothing': { Profit: 350, Revenue: 1000 },
  'Raise price': { Profit: 495, Revenue: 1080 },
  'Cut cost': { Profit: 500, Revenue: 1000 },
} as const;

/** What an evaluation found for an alternative and a metric. */
export const resultOf = (
  alternative: string,
  metric: string,
  value: number | null,
  note = value === null ? 'the metric cell showed #N/A' : '',
): Result => ({
  alternative,
  metric,
  value,
  p10: null,
  p90: null,
  time: '2026-01-01T00:00:00.000Z',
  fingerprint: 'f',
  engine: 'Excel',
  verification: '',
  note,
});
