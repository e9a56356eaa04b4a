import { riskSheet, writeRisk } from '../../../src/case/output-sheets/risk-sheet';
import type { RiskFigures } from '../../../src/case/output-sheets/risk-sheet';
import { writeSensitivities } from '../../../src/case/output-sheets/sensitivities-sheet';
import { readModel } from '../../../src/case/evaluation/fingerprint';
import { say } from '../../../src/case/said';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { text } from '../../../src/workbook/workbook';
import type { Workbook } from '../../../src/workbook/workbook';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';
import { MODEL, sampleCase } from '../sample-case';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  const isNumber = (cell: unknown) => typeof cell === 'number';
  excel = await openExcel({
    sheets: MODEL,
    functions: new Map([
      ['ISNUMBER', (cell: unknown) => isNumber(Array.isArray(cell) ? cell.flat()[0] : cell)],
    ]),
  });
  workbook = excelWorkbook();
});

afterEach(() => excel.close());

const outcome = (mean: number) => ({
  mean,
  sd: 20,
  meanError: 1,
  percentiles: [0.1, 0.5, 0.9].map((share) => ({ share, value: mean + 100 * (share - 0.5) })),
  probabilityNegative: 0.25,
  probabilityMissed: null,
  lowestTwentieth: mean - 60,
  computed: 990,
});

const of = sampleCase();
const names = of.alternatives.map(({ name }) => name);
const figures: RiskFigures = {
  trials: 1000,
  seed: 1,
  metrics: of.metrics,
  alternatives: names.map((name, a) => ({
    name,
    metrics: of.metrics.map((_, m) => outcome(350 + 50 * a + m)),
  })),
  regret: [names.map((_, a) => ({ mean: a, percentile95: 2 * a, greatest: 3 * a, shareBest: 0.25 })), null],
  verification: say('verifiedBase', { cells: 3 }),
};

const contentOf = async (address: string) => (await workbook.read([address]))[0]!;

describe('the sheet Risk results', () => {
  it('holds what was simulated as values, and ranges and changes as formulas', async () => {
    await writeRisk(workbook, of, figures);
    const { values, formulas } = await contentOf("'Risk results'!A1:M14");
    expect(values[1]![0]).toContain('1,000 trials of each alternative on common random numbers, seed 1');
    expect(values[1]![0]).toContain('verified: 3 cells');
    expect(values[4]!.slice(0, 5)).toEqual(['Profit', 'P10', 'P50', 'P90', 'Mean']);
    expect(values[6]!.slice(0, 9)).toEqual(['Raise price', 360, 400, 440, 400, 1, 20, 80, 50]);
    expect(formulas[6]!.slice(7, 9)).toEqual(['=D7-B7', '=E7-E$6']);
    expect(values[6]!.slice(9, 13)).toEqual([0.25, null, 340, 10]);
    expect(values[9]).toEqual(expect.arrayContaining(['Regret, Profit', 'Best in']));
    expect(values[11]!.slice(0, 5)).toEqual(['Raise price', 1, 2, 3, 0.25]);
  });

  it('says that a figure is not available, and whatever follows from it', () => {
    const lost = { ...outcome(NaN), percentiles: [0.1, 0.5, 0.9].map((share) => ({ share, value: NaN })) };
    const [base, raised] = figures.alternatives;
    const { blocks } = riskSheet(of, {
      ...figures,
      alternatives: [base!, { ...raised!, metrics: [lost, lost] }],
    });
    const contents = blocks[0]!.rows[6]!.map((cell) => cell?.content);
    expect(contents.slice(0, 9)).toEqual([
      text('Raise price'),
      ...[1, 2, 3, 4].map(() => text('n/a')),
      1,
      20,
      ...[1, 2].map(() => text('n/a')),
    ]);
  });

  it('charts the percentiles of the primary metric, wherever it stands', () => {
    const reversed = { ...figures, metrics: [...of.metrics].reverse(), regret: [null, null] };
    for (const one of [figures, reversed]) {
      const { charts, blocks } = riskSheet(of, one);
      const [, first] = /^A(\d+):D\d+$/.exec(charts![0]!.source)!;
      expect(blocks[0]!.rows[Number(first) - 1]![0]!.content).toEqual({ text: 'Profit' });
    }
  });

  it('written again is the same, and is no part of the model', async () => {
    const model = JSON.stringify(await readModel(workbook));
    await writeRisk(workbook, of, figures);
    const once = JSON.stringify(await contentOf("'Risk results'!A1:M30"));
    await writeRisk(workbook, of, figures);
    expect(JSON.stringify(await contentOf("'Risk results'!A1:M30"))).toBe(once);
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['Inputs', 'KPIs', 'Risk results']);
    expect(JSON.stringify(await readModel(workbook))).toBe(model);
  });
});

describe('the sheet Sensitivities', () => {
  const entry = { metric: 'Profit', alternative: 'Raise price', atBase: 495 };
  const entries = [
    { ...entry, driver: 'Price', base: 12, atLow: 220, atHigh: 580, switching: { value: 10, against: null } },
    { ...entry, driver: 'Volume', base: 90, atLow: null, atHigh: 500, switching: null },
  ];

  it('holds what was computed as values, swings and changes as formulas, with the cell of each driver', async () => {
    for (let round = 0; round < 2; round++) await writeSensitivities(workbook, of, entries);
    const { values, formulas } = await contentOf('Sensitivities!A1:L6');
    expect(values[0]![0]).toBe('What drives Profit of Raise price');
    expect(values[4]!.slice(0, 8)).toEqual(['Price', 360, 'USD', 'Inputs!B1', 12, 220, 495, 580]);
    expect(formulas[4]![1]).toBe('=IF(AND(ISNUMBER(F5),ISNUMBER(H5)),ABS(H5-F5),"n/a")');
    expect(values[4]![8]).toBeCloseTo(360 / 495, 12);
    expect(values[4]![9]).toBe(10);
    expect(values[4]![10]).toBeCloseTo(-1 / 6, 12);
    expect(values[4]![11]).toBe('its threshold');
    expect(values[5]!.slice(1, 2)).toEqual(['n/a']);
    expect(values[5]![9]).toBe('none found');
  });

  it('shows figures as their units ask: shares in percent, money in whole units', async () => {
    const shares = {
      ...of,
      drivers: of.drivers.map((one) => (one.name === 'Price' ? { ...one, unit: '%' } : one)),
      metrics: of.metrics.map((one) => ({ ...one, unit: '$' })),
    };
    const figures = { base: 0.035, atLow: -2_004_466.5, atBase: -2_026_817.8, atHigh: -2_098_244.7 };
    await writeSensitivities(workbook, shares, [
      { ...entry, ...figures, driver: 'Price', switching: { value: 0.04, against: null } },
    ]);
    const [content] = await workbook.read(['Sensitivities!A5:L5'], { numberFormats: true });
    const formats = content!.numberFormats![0]!;
    expect([formats[4], formats[9]]).toEqual(['0.0%', '0.0%']);
    expect([1, 5, 6, 7].map((column) => formats[column])).toEqual(Array(4).fill('#,##0'));
  });
});
