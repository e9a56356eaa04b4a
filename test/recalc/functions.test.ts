import fc from 'fast-check';
import { worksheetFunctions } from '../../src/recalc/functions';
import { formatted } from '../../src/recalc/number-format';
import { parseNumberText } from '../../src/recalc/number-text';
import { dateOfSerial, serialOfDate } from '../../src/recalc/dates';
import { DIV0, generalText, NA, NUM, REF, VALUE } from '../../src/recalc/values';
import { valueOf } from './workbook-fixture';

const close = (formula: string, expected: number, digits = 9) =>
  expect(valueOf(formula)).toBeCloseTo(expected, digits);

describe('worksheet functions', () => {
  // A workbook from elsewhere may ask for anything; the worker that computes it must stay free to be cancelled.
  it.each<[string, unknown]>([
    ['=COMBIN(1E15,5E14)', NUM],
    ['=PERMUT(1E15,5E14)', NUM],
    ['=VDB(1,1,1E9,0,1E9)', NUM],
    ['=DB(1E9,1,1E9,1E9)', NUM],
    ['=CUMIPMT(0.1,1E9,1,1,1E9,0)', NUM],
    ['=BINOM.INV(1E6,0.5,0.5)', 500_000],
    ['=BINOM.INV(6,0.5,0.75)', 4],
    ['=BINOM.DIST.RANGE(1E9,0.5,0,1E9)', 1],
    ['=ROUND(BINOM.DIST.RANGE(60,0.75,45,50),3)', 0.524],
    ['=SUM(MUNIT(4))', 4],
    ['=ROWS(A1:XFD1048576)', 1_048_576],
    ['=COUNTA(A2:XFD9)', 0],
    ['=INDEX(A:A,5000)', 0],
    ['=INDEX(A:A,2000000)', REF],
    ['=SUM(A1:INDEX(A:A,5000))', 1],
  ])('answer %s at once', (formula, expected) => {
    expect(valueOf(formula, { A1: 1 })).toBe(expected);
  });

  it.each(['=SUM(SEQUENCE(1048576,16384))', '=SUM(MUNIT(1E5))', '=SUM(EXPAND({1},1E6,1E4,0))'])(
    'say of %s that it is too large, before memory is asked for',
    (formula) => {
      expect(() => valueOf(formula)).toThrow(/an array of \d+ rows and \d+ columns is too large/);
    },
  );

  it('are more than 400', () => {
    expect(worksheetFunctions.size).toBeGreaterThan(400);
  });

  it('discount as the examples of the Excel help for NPV, IRR, XNPV, XIRR and PMT', () => {
    close('=NPV(0.1,-10000,3000,4200,6800)', 1188.44, 2);
    close('=IRR({-70000,12000,15000,18000,21000,26000})', 0.0866, 4);
    close('=PMT(0.08/12,10,10000)', -1037.03, 2);
    close('=XNPV(0.09,{-10000,2750,4250,3250,2750},{39448,39508,39751,39859,39904})', 2086.65, 2);
    close('=XIRR({-10000,2750,4250,3250,2750},{39448,39508,39751,39859,39904},0.1)', 0.373362535, 6);
  });

  it.each([
    // In closed form: for whole shapes a sum of Poisson probabilities, for two degrees of freedom exponentials.
    ['=GAMMA.DIST(1010,1000,1,TRUE)', 0.6276789447369946],
    ['=CHISQ.DIST(2020,2000,TRUE)', 0.6276789447369946],
    ['=GAMMA.INV(0.9,1000,1)', 1040.73430801369],
    ['=CHISQ.DIST.RT(100,2)', Math.exp(-50)],
    ['=T.INV.2T(2E-18,1)', 1e18 / Math.PI],
    ['=T.TEST({9999999999,10000000001},{-1,1},2,2)', 2e-20],
    ['=Z.TEST({9,11},0,1)', 1.0442437918812724e-45],
  ])('keep their digits in the tails and at large shapes: %s', (formula, expected) => {
    expect((valueOf(formula) as number) / expected).toBeCloseTo(1, 4);
  });

  it('depreciate as the examples of the Excel help for DB, DDB, VDB and SYD', () => {
    close('=DB(1000000,100000,6,1,7)', 186083.33, 2);
    close('=DDB(2400,300,10,1)', 480, 9);
    close('=VDB(2400,300,10,0,1)', 480, 9);
    close('=VDB(2400,300,10,0,0.875,1.5)', 315, 9);
    close('=SYD(30000,7500,10,1)', 4090.91, 2);
  });

  it('price bonds as the examples of the Excel help for PRICE, YIELD and DURATION', () => {
    close('=PRICE(DATE(2008,2,15),DATE(2017,11,15),0.0575,0.065,100,2,0)', 94.63436, 5);
    close('=YIELD(DATE(2008,2,15),DATE(2016,11,15),0.0575,95.04287,100,2,0)', 0.065, 6);
    close('=DURATION(DATE(2018,7,1),DATE(2048,1,1),0.08,0.09,2,1)', 10.9191453, 6);
  });

  it('accrue interest as the examples of the Excel help for ACCRINT, and as Excel before and after the first coupon', () => {
    close('=ACCRINT(39508,39691,39569,0.1,1000,2,0)', 16.666667, 6);
    close('=ACCRINT(DATE(2008,3,5),39691,39569,0.1,1000,2,0,FALSE)', 15.555556, 6);
    close('=ACCRINT(DATE(2008,4,5),39691,39569,0.1,1000,2,0,TRUE)', 7.2222222, 6);
    // Whole periods count as one, and days are taken off again; values of Excel in ../shared/data/excel-oracle.
    close('=ACCRINT(DATE(2019,12,1),DATE(2021,12,1),DATE(2020,9,1),0.05,1000,2,2,TRUE)', (25 * 267) / 180);
    close('=ACCRINT(DATE(2019,12,1),DATE(2021,12,1),DATE(2020,9,1),0.05,1000,2,2,FALSE)', (25 * -273) / 180);
    expect(valueOf('=ACCRINT(39569,39691,39569,0.1,1000,2,0)')).toBe(NUM);
  });

  it('count as the examples of the Excel help for SUMIFS, COUNTIF and AVERAGEIFS', () => {
    const sales = {
      A1: 5,
      A2: 4,
      A3: 15,
      A4: 3,
      B1: 'Apples',
      B2: 'Apples',
      B3: 'Artichokes',
      B4: 'Bananas',
      C1: 'Tom',
      C2: 'Sarah',
      C3: 'Tom',
      C4: 'Sarah',
    };
    expect(valueOf('=SUMIFS(A1:A4,B1:B4,"=A*",C1:C4,"Tom")', sales)).toBe(20);
    expect(valueOf('=COUNTIF(B1:B4,"?pples")', sales)).toBe(2);
    expect(valueOf('=AVERAGEIFS(A1:A4,B1:B4,"<>Bananas",A1:A4,">4")', sales)).toBe(10);
    expect(valueOf('=SUMIF(C1:C4,"sarah",A1)', sales)).toBe(7);
  });

  it('read texts and blanks for GCD and LCM, as Excel in ../shared/data/excel-oracle', () => {
    expect(valueOf('=LCM({4,"8",12})')).toBe(24);
    expect(valueOf('=GCD({4,"eight",12})')).toBe(VALUE);
    expect(valueOf('=GCD({4,TRUE,12})')).toBe(VALUE);
    expect(valueOf('=LCM(A1,B1)', { B1: 5 })).toBe(5);
    expect(valueOf('=LCM(A1:B1)', { B1: 5 })).toBe(0);
    expect(valueOf('=LCM(,B1)', { B1: 5 })).toBe(NA);
  });

  it('halve a sorted list for XLOOKUP, finding the first of equal cells, as Excel in ../shared/data/excel-oracle', () => {
    const list = { A1: 1, A2: 5, A3: 5, A4: 5, A5: 7, B1: 'a', B2: 'b', B3: 'c', B4: 'd', B5: 'e' };
    expect(valueOf('=XLOOKUP(5,A:A,B:B,,0,2)', list)).toBe('b');
    expect(valueOf('=XLOOKUP(6,A:A,B:B,,-1,2)', list)).toBe('d');
    expect(valueOf('=XLOOKUP(6,A:A,B:B,,1,2)', list)).toBe('e');
    expect(valueOf('=XLOOKUP(8,A:A,B:B,"none",1,2)', list)).toBe('none');
    expect(valueOf('=XLOOKUP(5,{7,5,5,1},{1,2,3,4},,0,-2)')).toBe(3);
    expect(valueOf('=XLOOKUP(6,{7,5,5,1},{1,2,3,4},,1,-2)')).toBe(1);
    expect(valueOf('=XLOOKUP(6,{7,5,5,1},{1,2,3,4},,-1,-2)')).toBe(2);
    expect(valueOf('=XLOOKUP("a*",A:A,B:B,,2,2)', list)).toBe(VALUE);
  });

  it('split texts as Excel in ../shared/data/excel-oracle', () => {
    expect(valueOf('=TEXTAFTER("123 the 456 the 891","the",-1.6)')).toBe(' 456 the 891');
    expect(valueOf('=TEXTBEFORE("a-b","-",1,0,0,1/0)')).toBe('a');
    expect(valueOf('=TEXTAFTER("del","deli",1)')).toBe(VALUE);
    expect(valueOf('=TEXTAFTER("a-b","-",1,0,2)')).toBe(VALUE);
    expect(valueOf('=SEARCH("~d","My dear")')).toBe(4);
  });

  it('refuse what Excel refuses', () => {
    expect(valueOf('=XNPV(-0.3,{-100,110},{44958,45000})')).toBe(NUM);
    expect(valueOf('=DATE(9999,13,-1)')).toBe(NUM);
    expect(valueOf('=BINOM.INV(10,1,0.8)')).toBe(NUM);
    expect(valueOf('=FV(-1,-2,1)')).toBe(DIV0);
    expect(valueOf('=SQRT(-1)')).toBe(NUM);
    expect(valueOf('=EDATE(TRUE,1)')).toBe(VALUE);
    expect(valueOf('=CEILING(5,-2)')).toBe(NUM);
    expect(valueOf('=VLOOKUP(1,{1,2},0)')).toBe(VALUE);
  });
});

describe('numbers, dates and texts', () => {
  it('write a number so that it reads as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (x) => {
        const read = parseNumberText(generalText(x));
        expect(Math.abs((read ?? NaN) - x)).toBeLessThanOrEqual(Math.abs(x) * 1e-14);
      }),
    );
  });

  it('turn any serial into its date and back, the phantom day of 1900 included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_958_465 }), (serial) => {
        const { year, month, day } = dateOfSerial(serial)!;
        expect(serialOfDate(year, month, day)).toBe(serial);
      }),
    );
    expect(dateOfSerial(60)).toEqual({ year: 1900, month: 2, day: 29 });
  });

  it.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0;(#,##0)', '(1,235)'],
    [0.256, '0.0%', '25.6%'],
    [12345678, '0.00E+00', '1.23E+07'],
    [1.25, '# ?/?', '1 1/4'],
    [45000.75, 'd mmm yyyy hh:mm AM/PM', '15 Mar 2023 06:00 PM'],
    [1.5, '[h]:mm', '36:00'],
    [5, '000-00', '000-05'],
  ])('format %d by %s as %s', (value, format, text) => {
    expect(formatted(value, format)).toBe(text);
  });
});
