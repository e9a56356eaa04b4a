/**
 * How xlsx files spell functions newer than the format: with the prefix "_xlfn.".
 * @see [MS-XLSX] 2.2.2, "Formulas", future-function-list
 */
const FUTURE = `ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV
  BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT
  CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S
  CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST
  FLOOR.MATH FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT
  GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS GROUPBY HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH
  IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS
  MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION
  PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI PIVOTBY POISSON.DIST QUARTILE.EXC
  QUARTILE.INC QUERYSTRING RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY
  STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT
  TOCOL TOROW TRIMRANGE UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP
  XMATCH XOR Z.TEST`;

const FUTURE_FUNCTIONS = new Set(FUTURE.split(/\s+/));
/** Future functions of worksheets alone carry a second prefix. */
const WORKSHEET_FUNCTIONS = new Set(['FILTER', 'SORT']);

/** Functions that return, or may return, more than one cell. */
const ARRAY_FUNCTIONS = new Set(
  `BYCOL BYROW CHOOSECOLS CHOOSEROWS DROP EXPAND FILTER FREQUENCY GROUPBY GROWTH HSTACK LET LINEST LOGEST MAKEARRAY MAP
  MINVERSE MMULT MODE.MULT MUNIT PIVOTBY RANDARRAY SCAN SEQUENCE SORT SORTBY TAKE TEXTSPLIT TOCOL TOROW TRANSPOSE TREND
  TRIMRANGE UNIQUE VSTACK WRAPCOLS WRAPROWS XLOOKUP`.split(/\s+/),
);

/** The namespace of the add-in's custom functions. */
export const NAMESPACE = 'FULCRUM';
const CUSTOM_PREFIX = '_xldudf_';

function isCustomFunction(name: string): boolean {
  return name.toUpperCase().startsWith(`${NAMESPACE}.`);
}

export function mayReturnArray(name: string): boolean {
  return isCustomFunction(name) || ARRAY_FUNCTIONS.has(name.toUpperCase());
}

/** The spelling in the file, such as "_xlfn.XLOOKUP" or "_xldudf_FULCRUM_INV_EOQ". */
export function toFileFunction(name: string): string {
  const upper = name.toUpperCase();
  if (isCustomFunction(name)) return CUSTOM_PREFIX + upper.replaceAll('.', '_');
  if (WORKSHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
  return FUTURE_FUNCTIONS.has(upper) ? `_xlfn.${upper}` : name;
}

/** The spelling that people see. */
export function fromFileFunction(name: string): string {
  const ours = `${CUSTOM_PREFIX}${NAMESPACE}_`;
  // No id of ours holds an underscore, so each stands for a dot.
  if (name.toUpperCase().startsWith(ours.toUpperCase())) {
    return `${NAMESPACE}.${name.slice(ours.length).replaceAll('_', '.')}`;
  }
  return name
    .replace(/^_xlfn\./i, '')
    .replace(/^_xlws\./i, '')
    .replace(/^_xludf\./i, '');
}
