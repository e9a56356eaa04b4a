import fc from 'fast-check';
import { LocalModel } from '../../src/recalc/local-model';
import type { CellModel, WorkbookModel } from '../../src/recalc/model';
import type { Scalar } from '../../src/recalc/values';
import { CONSTANT_COLUMNS, constantCell, formulas } from './random-formulas';

/** Rows 1–4 are drivers (column A) and constants (B–D), rows below hold formulas that read the rows above them. */
const DRIVERS = 4;
const TRIALS = 7;

const EMPTY: WorkbookModel = {
  sheets: [],
  names: [],
  tables: [],
  dateSystem: '1900',
  iterative: false,
  dialect: 'file',
};

const workbook = fc
  .tuple(
    fc.array(fc.array(constantCell, { minLength: CONSTANT_COLUMNS, maxLength: CONSTANT_COLUMNS }), {
      minLength: DRIVERS,
      maxLength: DRIVERS,
    }),
    fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: DRIVERS, maxLength: DRIVERS }),
    fc.tuple(...[0, 1, 2, 3, 4, 5].map((i) => formulas(DRIVERS + i))),
    fc.constantFrom<'file' | 'sheet'>('file', 'sheet'),
  )
  .map(([constants, drivers, texts, dialect]): WorkbookModel => {
    const cells: CellModel[] = [];
    for (const [row, list] of constants.entries()) {
      cells.push({ row, column: 0, value: drivers[row] as number });
      for (const [i, value] of list.entries()) if (value !== null) cells.push({ row, column: i + 1, value });
    }
    for (const [i, formula] of texts.entries())
      cells.push({ row: DRIVERS + i, column: 0, formula, value: null });
    return { ...EMPTY, sheets: [{ name: 'Model', cells }], dialect };
  });

const trialValues = fc.array(
  fc.array(fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -2, max: 8 })), {
    minLength: DRIVERS,
    maxLength: DRIVERS,
  }),
  { minLength: TRIALS, maxLength: TRIALS },
);

const describeValue = (value: Scalar) =>
  Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? String(value));

/** Cells that the block compilation computes otherwise than the scalar one, trial by trial. */
function disagreements(model: WorkbookModel, metricCount: number, trials: readonly number[][]): string[] {
  const drivers = Array.from({ length: DRIVERS }, (_, row) => ({ sheet: 'Model', row, column: 0 }));
  const metrics = Array.from({ length: metricCount }, (_, i) => ({
    sheet: 'Model',
    row: DRIVERS + i,
    column: 0,
  }));
  const local = new LocalModel(model, drivers, metrics, { blockSize: 4 });
  // A second case changes some of the drivers only: what the others alone feed is not computed again.
  const cases = [
    trials,
    trials.map((values, t) => values.map((v, d) => (d < 2 ? v : (trials[t ^ 1]?.[d] ?? v)))),
  ];
  const expected = cases.map((list) => list.map((values) => local.replay(values).cone));
  const inputs = cases.map((list) =>
    drivers.map((_, d) => Float64Array.from(list, (values) => values[d] as number)),
  );
  const found: string[] = [];
  const program = local.blockProgram();
  const compareCase = (of: number) => (first: number, count: number) => {
    for (let t = 0; t < count; t++) {
      for (const { slot, cell, value } of expected[of]?.[first + t] ?? []) {
        const computed = program.valueAt(slot, t);
        if (Object.is(computed, value)) continue;
        found.push(
          `${cell}, case ${of}, trial ${first + t}: ${describeValue(computed)} instead of ${describeValue(value)}`,
        );
      }
    }
  };
  program.run(inputs, 0, trials.length, [compareCase(0), compareCase(1)]);
  return found;
}

describe('the scalar and the block compilation', () => {
  it.each([
    ['=A1+(-IFERROR(B1,A1))', true],
    ['=A1+IFERROR(B1,A1)%', true],
    ['=LET(x,COUNT(A1:A1),y,-IFERROR(B1,A1),x+y*x)', true],
    ['=A1+(-IF(B1,"2",A1))', true],
    ['=A1&IFNA(SWITCH(A2,0,A1,D1),A1)', true],
  ])('agree where an operand reads a driver, yet is constant or blank: %s', (formula, constant) => {
    const cells: CellModel[] = Array.from({ length: DRIVERS }, (_, row) => ({ row, column: 0, value: 1 }));
    cells.push({ row: 0, column: 1, value: constant });
    cells.push({ row: DRIVERS, column: 0, formula, value: null });
    const trials = Array.from({ length: TRIALS }, (_, t) => Array.from({ length: DRIVERS }, () => t - 2));
    expect(disagreements({ ...EMPTY, sheets: [{ name: 'Model', cells }] }, 1, trials)).toEqual([]);
  });

  it.each([
    ['=INDEX(B1:D1,1,A5)', '=MATCH(A1,B1:D1,0)'],
    ['=INDEX(B1:D1,A5)', '=MATCH(A1,B1:D1,0)'],
    ['=INDEX(B1:D1,1,A5)', '=MATCH(A1,A2:A4,0)'],
    ['=INDEX(B1:D1,1,A5)', '=MATCH(A1,B1:D1,0)-1'],
    ['=VLOOKUP(2,B1:D4,3,FALSE)+A5', '=VLOOKUP("x",A1:D4,2,FALSE)'],
    ['=COUNTIF(A1:A5,">1")&A5', '=A1*2'],
    ['=SUMIFS(B1:B4,A1:A4,A5)', '=MAX(A1,A2)'],
  ])('agree where trials repeat and a lookup leads to another: %s with A5 %s', (formula, fifth) => {
    const cells: CellModel[] = Array.from({ length: DRIVERS }, (_, row) => [
      { row, column: 0, value: 1 },
      ...[1, 2, 3].map((column) => ({ row, column, value: row + column })),
    ]).flat();
    cells.push({ row: DRIVERS, column: 0, formula: fifth, value: null });
    cells.push({ row: DRIVERS + 1, column: 0, formula, value: null });
    const trials = [0, 1, 1, 2, 2, 9, 9, 3, -0, 0].map((x) => [x, 1, 2, 3]);
    expect(disagreements({ ...EMPTY, sheets: [{ name: 'Model', cells }] }, 2, trials)).toEqual([]);
  });

  it('agree bit for bit, errors included, on random formulas over random cells', () => {
    fc.assert(
      fc.property(workbook, trialValues, (model, trials) => {
        expect(disagreements(model, 6, trials)).toEqual([]);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
    );
  });
});
