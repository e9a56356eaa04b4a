import { shownFormula, storedFormula } from '../../src/recalc/custom-function-names';

describe('the names of custom functions in a file', () => {
  const shown = '=SUM(FULCRUM.INV.EOQ(A1,2),1)&"FULCRUM.INV.EOQ("&FULCRUM.METRIC.TURNS(1,2)';
  const stored = '=SUM(_xldudf_FULCRUM_INV_EOQ(A1,2),1)&"FULCRUM.INV.EOQ("&_xldudf_FULCRUM_METRIC_TURNS(1,2)';

  it('takes the prefix that Excel writes, and leaves texts alone', () => {
    expect(storedFormula(shown)).toBe(stored);
    expect(shownFormula(stored)).toBe(shown);
  });

  it('leaves other functions and names as they are', () => {
    for (const formula of ['=SUM(A1)', '=_xldudf_OTHER_ADD(1)', '=FULCRUM_Name*2', '=_xlfn.LET(x,1,x)']) {
      expect(storedFormula(formula)).toBe(formula);
      expect(shownFormula(formula)).toBe(formula);
    }
  });
});
