import fc from 'fast-check';
import { fromFileFormula, isDynamicArray, toFileFormula } from '../../../workbench/xlsx/file-formula';

const spellings: readonly (readonly [shown: string, written: string])[] = [
  ['=SUM(A1:A9)', 'SUM(A1:A9)'],
  ['=XLOOKUP(1,A:A,B:B)', '_xlfn.XLOOKUP(1,A:A,B:B)'],
  ['=SORT(FILTER(A1:B9,B1:B9>2))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:B9,B1:B9>2))'],
  ['=LET(x,A1,y,x+1,x*y)', '_xlfn.LET(_xlpm.x,A1,_xlpm.y,_xlpm.x+1,_xlpm.x*_xlpm.y)'],
  ['=MAP(A1:A3,LAMBDA(v,v^2))', '_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v^2))'],
  ['=SUM(A1#)+B2', 'SUM(_xlfn.ANCHORARRAY(A1))+B2'],
  ['=@A1:A9*2', '_xlfn.SINGLE(A1:A9)*2'],
  ['=FULCRUM.INV.EOQ(1,2,3)&"FILTER(A1#"', '_xldudf_FULCRUM_INV_EOQ(1,2,3)&"FILTER(A1#"'],
];

it.each(spellings)('%s is written as %s and read back', (shown, written) => {
  expect(toFileFormula(shown)).toBe(written);
  expect(fromFileFormula(written)).toBe(shown);
});

it('keeps texts as they are, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const formula = `="${text.replaceAll('"', '""')}"&A1`;
      expect(fromFileFormula(toFileFormula(formula))).toBe(formula);
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['=SUM(A1:A3)*2', false],
  ['=A1*B1', false],
  ['=INDEX(A1:B9,MATCH(1,C1:C9,0),2)', false],
  ['=Drivers[[#This Row],[low]]*2', false],
  ['=A1:A3*2', true],
  ['=SUM((A1:A3)*B1:B3)', true],
  ['=A1:A3', true],
  ['=TRANSPOSE(A1:B2)', true],
  ['=FULCRUM.NET.DISTANCEMATRIX(A1:B2)', true],
])('%s is a dynamic array: %s', (formula, dynamic) => {
  expect(isDynamicArray(formula)).toBe(dynamic);
});
